-- look --
-- Somebody looks closer; written before anything is shown.
insert into access (who, about, journey, what, at) values ($1, $2, $3, $4, $5);

-- looks_at --
-- Who looked at what about this person, oldest first.
select who, journey, what, at from access where about = $1 order by at, id;

-- looks_by --
-- What this person looked at, oldest first.
select who, journey, what, at from access where who = $1 order by at, id;
