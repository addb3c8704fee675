-- newest_version --
-- The number of the organisation that counts.
select version from organisation order by version desc limit 1;

-- organisation --
-- One version of the organisation.
select name, body from organisation where version = $1;

-- lock_organisation --
-- One import at a time; readers go on.
lock table organisation in share row exclusive mode;

-- add_organisation --
-- A new version.
insert into organisation (version, name, body, at) values ($1, $2, $3, $4);
