-- phases --
-- Open journeys that began before an instant, by phase: how many, and how many had no talk of anybody since.
select phase, count(*) as journeys, count(distinct learner) as learners,
    count(*) filter (where not spoke) as quiet, count(distinct learner) filter (where not spoke) as quiet_learners
from (
    select phase, learner, exists (
        select from contact where contact.journey = j.id and contact.at > $1 and kind <> 'sighting'
    ) as spoke
    from journey j
    where not over and started <= $1
) as looked_at
group by phase;

-- support --
-- Open journeys: how many got something of others since an instant.
-- Of a mentor, of somebody else than who gives room and goes along, and all of it, several times, of one person.
select count(*) as journeys, count(distinct learner) as learners,
    count(*) filter (where mentor) as mentor, count(distinct learner) filter (where mentor) as mentor_learners,
    count(*) filter (where peer) as peer, count(distinct learner) filter (where peer) as peer_learners,
    count(*) filter (where contacts >= $2 and helpers = 1) as leaning,
    count(distinct learner) filter (where contacts >= $2 and helpers = 1) as leaning_learners
from (
    select j.id, learner, count(*) as contacts, count(distinct helper) as helpers,
        bool_or(kind = 'mentor-met') as mentor,
        bool_or(kind <> 'mentor-met' and helper not in (frame_holder, companion, adviser)) as peer
    from journey j join contact on contact.journey = j.id
    where not over and contact.at > $1
    group by j.id, learner
) as helped;

-- leaning --
-- A page of the open journeys of an adviser that lean on one person.
-- Everything that they got since an instant, and several times, came from the same one. Whom, it does not say.
with mine as materialized (  -- or all journeys are walked through in the order of the page
    select id, learner, title, phase from journey
    where not over and (adviser = $3 or team = any($4::text[])) and id > $5
)
select mine.*
from mine
cross join lateral (
    select count(*) as contacts, count(distinct helper) as helpers
    from contact where contact.journey = mine.id and contact.at > $1
) as got
where contacts >= $2 and helpers = 1
order by id
limit $6;
