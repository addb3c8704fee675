-- person_by_id --
-- One person by our own id; a forgotten one too.
select * from person where id = $1;

-- person_by_known_as --
-- One person by the organisation's id.
select * from person where known_as = $1;

-- persons_by_known_as --
-- Our ids for the organisation's.
select known_as, id from person where known_as = any($1::text[]);

-- team_by_id --
-- A team with its adviser.
select id, name, adviser from team where id = $1;

-- manages_somebody --
-- Whether somebody of people.csv has this manager.
select exists (select from person where manager = $1 and forgotten is null);

-- names --
-- Names for showing; empty for who was forgotten.
select id, name from person where id = any($1::text[]);

-- managers --
-- Whom these persons report to, as far as they have a manager.
select id, manager from person where id = any($1::text[]) and manager is not null;

-- weeks --
-- When somebody works, and until when they are away; null: as the organisation does.
select id, working_days, timezone, team, until
from person left join away on away.person = id where id = any($1::text[]);

-- forget_who_is_back --
-- This person is not away, as far as we know; and absences that were over by a day are of no use.
delete from away where person = $1 or until < $2;

-- save_away --
-- The last day of somebody's absence.
insert into away (person, until) values ($1, $2) on conflict (person) do update set until = excluded.until;

-- lock_people --
-- One import at a time; readers go on.
lock table team, person in share row exclusive mode;

-- all_persons --
-- Whom an import may meet, everybody who was not forgotten.
select * from person where forgotten is null;

-- all_teams --
-- Every team with its adviser.
select id, name, adviser from team;

-- save_person --
-- A person as a file has them, new or changed.
insert into person (id, known_as, name, email, manager, team, language, timezone, working_days)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (id) do update set
    known_as = excluded.known_as,
    name = excluded.name,
    email = excluded.email,
    manager = excluded.manager,
    team = excluded.team,
    language = excluded.language,
    timezone = excluded.timezone,
    working_days = excluded.working_days
where person.forgotten is null;

-- save_team --
-- A team with its adviser, new or changed.
insert into team (id, name, adviser) values ($1, $2, $3)
on conflict (id) do update set name = excluded.name, adviser = excluded.adviser;

-- through --
-- Who has no address is reached through a person who has one: their companion, else their manager.
select asked.person, asked.companion, coalesce(companion.id, manager.id) as id,
    coalesce(companion.name, manager.name) as name
from (select distinct * from unnest($1::text[], $2::text[]) as pair (person, companion)) as asked
join person on person.id = asked.person and person.email is null and person.forgotten is null
left join person companion
    on companion.id = asked.companion and companion.id <> person.id and companion.email is not null
left join person manager on manager.id = person.manager and manager.email is not null
where coalesce(companion.name, manager.name) is not null;

-- address --
-- How one person is written to; and who could print a card for somebody without an address: a companion, else the manager.
select person.id, person.name, person.email, person.language,
    coalesce(companion.name, manager.name) as through_name, coalesce(companion.email, manager.email) as through_email,
    coalesce(companion.language, manager.language) as through_language
from person
left join person companion on companion.id = $2 and companion.id <> person.id and companion.email is not null
left join person manager on manager.id = person.manager and manager.email is not null
where person.id = $1 and person.forgotten is null;
