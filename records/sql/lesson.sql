-- stuck --
-- Per factor: on how many journeys one of its reasons came to L&D in a quarter.
-- On how many of those something was done in it, and how many do not wait for it any more; each with how many learners
-- that is.
with reached as (
    select coalesce(placed.factor, '') as factor, e.journey, bool_or(e.valid_until is null) as waits
    from expectation e left join unnest($3::text[], $4::text[]) as placed (reason, factor) using (reason)
    where e.reason is not null and (e.valid_until is null or e.valid_until > e.stuck_from)
        and e.stuck_from >= $1 and e.stuck_from < $2
    group by 1, 2
),
-- What counts as something done is this one line; a kind of event that is not in the index event_lesson needs it there.
done as (
    select distinct journey from event
    where kind in ('support-given', 'handed-over', 're-planned', 'picked-up') and at >= $1 and at < $2
)
select factor,
    count(*) as journeys, count(distinct learner) as learners,
    count(done.journey) as done, count(distinct learner) filter (where done.journey is not null) as done_learners,
    count(*) filter (where not waits) as moving, count(distinct learner) filter (where not waits) as moving_learners
from reached join journey on journey.id = reached.journey left join done on done.journey = reached.journey
group by factor;

-- failed --
-- Per factor: on how many journeys a condition of its sorts was said to fail in a quarter, and of how many learners.
select coalesce(placed.factor, '') as factor, count(distinct journey.id) as journeys,
    count(distinct learner) as learners
from event settled
join journey on journey.id = settled.journey
join event named on named.journey = settled.journey and named.kind = 'condition-named'
    and named.body ->> 'condition' = settled.body ->> 'condition'
left join unnest($3::text[], $4::text[]) as placed (sort, factor) on placed.sort = named.body ->> 'sort'
where settled.kind = 'condition-settled' and settled.at >= $1 and settled.at < $2
    and settled.body ->> 'outcome' = 'failed'
group by 1;
