-- queue --
-- Whom L&D could help, and since when that is so.
-- Two journeys came to L&D at them within the time that is looked at, or they asked: at the desk, or by a word between
-- them and one adviser, for that adviser only. What they were helped with already counts for nothing.
with reached as (
    select e.who as person, e.journey, min(e.stuck_from) as at
    from expectation e
    join journey j on j.id = e.journey
    left join coaching c on c.person = e.who
    where e.reason is not null and (e.valid_until is null or e.valid_until > e.stuck_from)
        and e.stuck_from > $1 and e.stuck_from <= $2 and e.what <> 'take-over'
        and e.who not in (j.learner, j.adviser) and not exists (select from team where team.adviser = e.who)
        and (c.helped is null or e.stuck_from > c.helped)
    group by e.who, e.journey
),
waits as (
    select person, at, false as asked
    from (select *, row_number() over (partition by person order by at, journey) as nth from reached) as counted
    where nth = 2
    union all
    select person, asked, true from coaching where asked is not null
    union all
    select word.body ->> 'of', word.at, true
    from expectation e
    join event word on word.journey = e.journey and word.kind = 'expectation-opened' and word.body ->> 'id' = e.id
    left join coaching c on c.person = word.body ->> 'of'
    where e.who = $3 and e.what = 'coaching' and e.valid_until is null and word.at <= $2
        and (c.helped is null or word.at > c.helped)
)
select person, min(at) as since, bool_or(waits.asked) as asked
from waits join person p on p.id = person
where p.forgotten is null
group by person
order by since, person;

-- asked --
-- Somebody asked for help. Asking twice is asking once.
insert into coaching (person, asked) values ($1, $2)
on conflict (person) do update set asked = coalesce(coaching.asked, excluded.asked);

-- helped --
-- What came before this counts no more.
insert into coaching (person, helped) values ($1, $2)
on conflict (person) do update set asked = null, helped = excluded.helped;

-- let_go --
-- Nothing from before this instant is looked at any more, so nobody needs to know of the help either.
-- But for who asked by a word that still waits on its journey, and would be in the queue again.
delete from coaching
where asked is null and helped <= $1 and not exists (
    select from expectation e
    join event word on word.journey = e.journey and word.kind = 'expectation-opened' and word.body ->> 'id' = e.id
    where e.what = 'coaching' and e.valid_until is null and word.body ->> 'of' = coaching.person
);
