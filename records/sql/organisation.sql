-- newest_version --
-- The number of the organisation that counts.
select version from organisation order by version desc limit 1;

-- organisation --
-- One version of the organisation.
select name, body from organisation where version = $1;

-- lock_organisation --
-- One import at a time; readers go on.
lock table organisation in share row exclusive mode;

-- add_decisions --
-- What was decided in a version, each thing by itself.
insert into decision (version, nth, what, was, now, by, why, at)
select $1, nth, one ->> 'what', nullif(one -> 'was', 'null'), nullif(one -> 'now', 'null'), $3, $4, $2
from jsonb_array_elements($5::jsonb) with ordinality as decided (one, nth);

-- decisions --
-- The newest decisions, the last one first.
select version, what, was, now, by, why, at from decision order by version desc, nth limit $1;

-- add_organisation --
-- A new version.
insert into organisation (version, name, body, at) values ($1, $2, $3, $4);
