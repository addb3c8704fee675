-- learner --
-- Whose journey this is; no row for a journey of which nothing is on record.
select learner from journey where id = $1;

-- journeys --
-- A page of the journeys, those that waited longest for a word first, in parts: the open ones, then those that are over.
select page.*
from unnest($6::boolean[], $7::timestamptz[], $8::text[]) as part (over, last_word, id)
cross join lateral (
    select id, position, learner, frame_holder, companion, adviser, team, template, phase, title, started,
        last_word, last_by, last_kind, alarm, over, ended
    from journey
    where journey.over = part.over and (journey.last_word, journey.id) > (part.last_word, part.id)
        and ($1::text is null or team = $1) and ($2::text is null or phase = $2)
        and ($3::text is null or split_part(template, '@', 1) = $3)
        and ($4::text is null or learner = $4 or frame_holder = $4 or companion = $4 or adviser = $4
            or team = any($5::text[]))
    order by journey.last_word, journey.id
    limit $9
) as page
order by over, last_word, id
limit $9;

-- left_over --
-- How many journeys there are in these parts, counted up to a bound.
select count(*) from (
    select
    from unnest($6::boolean[], $7::timestamptz[], $8::text[]) as part (over, last_word, id)
    join journey on journey.over = part.over and (journey.last_word, journey.id) > (part.last_word, part.id)
    where ($1::text is null or team = $1) and ($2::text is null or phase = $2)
        and ($3::text is null or split_part(template, '@', 1) = $3)
        and ($4::text is null or learner = $4 or frame_holder = $4 or companion = $4 or adviser = $4
            or team = any($5::text[]))
    limit $9
) as counted;

-- counts --
-- How many journeys stand where: by phase, and those that have ended by how.
select coalesce(ended, phase) as stands, count(*) as journeys
from journey
where ($6::boolean or not over) and ($1::text is null or team = $1) and ($2::text is null or phase = $2)
    and ($3::text is null or split_part(template, '@', 1) = $3)
    and ($4::text is null or learner = $4 or frame_holder = $4 or companion = $4 or adviser = $4
        or team = any($5::text[]))
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

-- beside --
-- The journeys that have not ended and on which this person gives room or goes along, oldest first.
select id from journey where ended is null and (frame_holder = $1 or companion = $1) order by started, id;

-- mentorships --
-- On how many journeys somebody is asked to be the mentor, or to meet as one.
select count(distinct journey) from expectation
where who = $1 and valid_until is null and what = any($2::text[]);

-- companionships --
-- With how many journeys that have not ended somebody goes along.
select count(*) from journey where ended is null and companion = $1 and learner <> $1;

-- expected --
-- Who is expected to do what on one journey, soonest first.
select id, what, kind, who, due, rung, rung_at, reason, stuck_since, stuck_from, move
from expectation where journey = $1 and valid_until is null order by due, id;

-- post_to --
-- Every message that was written to somebody, oldest first.
select post.id, post.journey, person, what, expectation, due, coalesce(journey.companion, '') as companion, team_need
from post left join journey on journey.id = post.journey
where person = $1 order by due, post.id;

-- post_waiting --
-- Messages that wait, and when each may go; those about what is between two, only to whom they are for.
select post.id, post.journey, post.person, what, expectation, greatest(due, next_try) as due,
    coalesce(journey.companion, '') as companion, team_need
from post
left join journey on journey.id = post.journey
left join letter on letter.id = post.letter
where post.settled is null
    and (post.person = $1 or (split_part(what, '.', 1) <> all($2::text[]) and what <> all($2::text[])))
order by 6, post.id;
