-- could_talk --
-- Managers of open journeys that this adviser looks after, whose last talk with L&D was longer ago; by name.
select p.id, p.name
from person p
where p.forgotten is null and p.id <> $1
    and p.id in (
        select frame_holder from journey where not over and (adviser = $1 or team = any($2::text[]))
    )
    and not exists (select from partner_talk where manager = p.id and held > $3)
order by p.name, p.id;

-- is_manager --
-- Whether somebody gives room on an open journey.
select exists (select from journey where frame_holder = $1 and not over);

-- promises --
-- What these people of L&D have promised and not done yet, on journeys of these managers.
select j.frame_holder as manager, e.journey, e.what, e.due
from expectation e join journey j on j.id = e.journey
where e.valid_until is null and e.who = any($1::text[]) and e.what = 'promise'
    and j.frame_holder = any($2::text[])
order by e.due, e.journey, e.id;

-- held --
-- They talked; the latest talk counts.
insert into partner_talk (manager, held) values ($1, $2)
on conflict (manager) do update set held = greatest(partner_talk.held, excluded.held);

-- let_go --
-- Talks of longer ago, which nothing looks at.
delete from partner_talk where held <= $1;
