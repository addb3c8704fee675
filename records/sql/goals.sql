-- standings --
-- Per goal, as it stood at an instant, how its journeys fared; each sum with its learners.
-- Its journeys, those that ended applied and stand as that, those of them that did so half a year before, and what
-- their learner said the first time after that half year.
with served as (
    select body #>> '{need,goal}' as goal, journey, body #>> '{people,learner}' as learner
    from event
    where kind = 'journey-started' and body #>> '{need,goal}' is not null
        and body #>> '{need,goal}' = any($1::text[]) and at < $2
),
stands as (
    select served.*, applied.since is not null as applied,
        applied.half_year < $2 as long_ago, first.yes as still
    from served
    left join lateral (
        select at as since, ((at at time zone $3)::date + interval '6 months') at time zone $3 as half_year
        from (
            select kind, at from event
            where event.journey = served.journey and kind in ('applied', 'reopened') and at < $2
            order by at desc, position desc limit 1
        ) as latest
        where kind = 'applied'
    ) as applied on true
    left join lateral (
        select (body ->> 'yes')::boolean as yes from event
        where event.journey = served.journey and kind = 'still-doing-said'
            and at >= applied.half_year and at < $2
        order by at, position limit 1
    ) as first on true
)
select goal,
    count(*) as journeys, count(distinct learner) as learners,
    count(*) filter (where applied) as applied, count(distinct learner) filter (where applied) as applied_learners,
    count(*) filter (where long_ago) as long_ago, count(distinct learner) filter (where long_ago) as long_ago_learners,
    count(*) filter (where still) as still, count(distinct learner) filter (where still) as still_learners,
    count(*) filter (where long_ago and still is null) as unknown,
    count(distinct learner) filter (where long_ago and still is null) as unknown_learners
from stands
group by goal;
