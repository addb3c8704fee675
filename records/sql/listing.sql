-- learner --
-- Whose journey this is; no row for a journey of which nothing is on record.
select learner from journey where id = $1;

-- journeys --
-- A page of the journeys and where they stand, those that waited longest for a word first.
select id, position, learner, frame_holder, companion, adviser, team, template, phase, title, started,
    last_word, last_by, last_kind, alarm, over, ended
from journey
where ($1::boolean or not over) and ($2::text is null or team = $2) and ($3::text is null or phase = $3)
    and ($4::text is null or split_part(template, '@', 1) = $4)
    and ($5::text is null or learner = $5 or frame_holder = $5 or companion = $5 or adviser = $5 or team = any($6::text[]))
    and (over, last_word, id) > ($7::boolean, $8::timestamptz, $9::text)
order by over, last_word, id
limit $10;

-- left_over --
-- How many journeys come after that page, counted up to a bound.
select count(*) from (
    select from journey
    where ($1::boolean or not over) and ($2::text is null or team = $2) and ($3::text is null or phase = $3)
        and ($4::text is null or split_part(template, '@', 1) = $4)
        and ($5::text is null or learner = $5 or frame_holder = $5 or companion = $5 or adviser = $5 or team = any($6::text[]))
        and (over, last_word, id) > ($7::boolean, $8::timestamptz, $9::text)
    limit $10
) as counted;

-- counts --
-- How many journeys stand where: by phase, and those that have ended by how.
select coalesce(ended, phase) as stands, count(*) as journeys
from journey
where ($1::boolean or not over) and ($2::text is null or team = $2) and ($3::text is null or phase = $3)
    and ($4::text is null or split_part(template, '@', 1) = $4)
    and ($5::text is null or learner = $5 or frame_holder = $5 or companion = $5 or adviser = $5 or team = any($6::text[]))
group by coalesce(ended, phase)
order by journeys desc, stands;

-- templates --
-- The names of all templates that there are journeys of.
select distinct split_part(template, '@', 1) as name from journey;

-- is_adviser --
-- Whether any journey has this person for its adviser.
select exists (select from journey where adviser = $1);

-- open_journeys --
-- The journeys that are not over, by their next alarm: the order in which they are started again.
select id, alarm, position from journey where not over order by alarm nulls last, id;

-- journey --
-- One journey and where it stands.
select id, position, learner, frame_holder, companion, adviser, team, template, phase, title, started,
    last_word, last_by, last_kind, alarm, over, ended
from journey where id = $1;

-- by_prefix --
-- Journeys whose id begins like this: people type the first few characters.
select id from journey where id like replace(replace($1, '%', ''), '_', '') || '%' order by id limit 2;

-- of_learner --
-- The journeys of one learner, newest first.
select id, over from journey where learner = $1 order by started desc, id;

-- expected --
-- Who is expected to do what on one journey, soonest first.
select id, what, kind, who, due, rung, rung_at, reason, stuck_since, stuck_from, move
from expectation where journey = $1 and valid_until is null order by due, id;

-- post_due --
-- Messages that nobody has delivered yet.
select id, journey, person, what, expectation, due from post where settled is null and due <= $1 order by due, id;
