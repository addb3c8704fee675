-- by_prefix --
-- Team needs whose id begins like this: people type the first few characters.
select distinct team_need from journey
where team_need like replace(replace($1, '%', ''), '_', '') || '%' order by team_need limit 2;

-- journeys --
-- The journeys of a team need, and whose each is.
select id, learner from journey where team_need = $1 order by started, id;

-- learners --
-- Whose other journeys there are beside this one.
select other.learner from journey one join journey other on other.team_need = one.team_need
where one.id = $1 and other.learner <> one.learner
group by other.learner order by min(other.started), other.learner;

-- asks --
-- What is asked of one companion on the journeys of a team need, the oldest of each journey first.
select j.id as journey, j.learner, e.id as expectation, e.opened
from journey j cross join lateral (
    select open.id, (select min(valid_from) from expectation as first
        where first.journey = j.id and first.id = open.id) as opened
    from expectation as open
    where open.journey = j.id and open.valid_until is null and open.who = $2 and open.what = any($3::text[])
    order by open.due, open.id limit 1
) as e
where j.team_need = $1 and j.companion = $2 and not j.over
order by j.started, j.id;

-- shared --
-- The journeys that share the need of one: whether this is asked of this person there, and whether they said that word.
select j.id as journey,
    exists (
        select from expectation as open
        where open.journey = j.id and open.valid_until is null and open.who = $2 and open.what = $3
    ) as asked,
    exists (select from word where word.journey = j.id and word.id = $4) as said
from journey as one join journey as j on j.team_need = one.team_need
where one.id = $1
order by j.started, j.id;
