-- page --
-- A page of one of the lists, worst first, in parts: what is left of a reason, then the reasons below it.
select page.*
from unnest($2::smallint[], $3::smallint[], $4::timestamptz[], $5::text[]) as part (first, last, from_, journey)
cross join lateral (
    select stuck.journey, reason, on_role, who, since, stuck.from_, move, what, more, others, learner, companion, frame_holder,
        team, phase, last_word, last_by, last_kind, place
    from stuck
    where list = $6 and place between part.first and part.last and stuck.from_ <= $1
        and (stuck.from_, stuck.journey) > (part.from_, part.journey)
        and shown_from <= $1 and (shown_until is null or shown_until > $1)
        and ($7::text is null or adviser = $7) and ($8::text is null or phase = $8)
        and ($9::text is null or template = $9)
    order by place, stuck.from_, stuck.journey
    limit $10
) as page
order by place, from_, journey
limit $10;

-- left_over --
-- How many rows a list has in these parts, counted up to a bound.
select count(*) from (
    select
    from unnest($2::smallint[], $3::smallint[], $4::timestamptz[], $5::text[]) as part (first, last, from_, journey)
    join stuck on list = $6 and place between part.first and part.last and stuck.from_ <= $1
        and (stuck.from_, stuck.journey) > (part.from_, part.journey)
    where shown_from <= $1 and (shown_until is null or shown_until > $1)
        and ($7::text is null or adviser = $7) and ($8::text is null or phase = $8)
        and ($9::text is null or template = $9)
    limit $10
) as counted;

-- known_at --
-- Whose ladder had run out at an instant of the past, as it was known then, on journeys that belong there today.
select e.journey, e.what, e.who, e.reason, e.on_role, e.stuck_since as since, e.stuck_from as from_, e.move,
    j.learner, j.companion, j.frame_holder, j.team, j.phase, j.last_word, j.last_by, j.last_kind, j.team_need
from expectation e join journey j on j.id = e.journey left join team on team.id = j.team
where e.reason is not null and e.stuck_from <= $1
    and e.valid_from <= $1 and (e.valid_until is null or e.valid_until > $1)
    and ($2::text is null or j.team = $2) and ($3::text is null or coalesce(team.adviser, j.adviser) = $3)
    and ($4::text is null or split_part(j.template, '@', 1) = $4)
    and e.what <> all($5::text[])
order by e.stuck_from, e.journey, e.id;

-- of_journey --
-- What one journey shows.
select journey, reason, on_role, who, since, from_, move, what, more, learner, companion, frame_holder,
    team, phase, last_word, last_by, last_kind
from stuck
where list = '' and journey = $2 and from_ <= $1 and shown_from <= $1 and (shown_until is null or shown_until > $1);

-- between_two --
-- What was asked of an adviser between two and waits: for that adviser, and for whom L&D's own ladder leads to.
select e.journey, e.what, e.who, e.reason, e.on_role, e.stuck_since as since, e.stuck_from as from_, e.move,
    j.learner, j.companion, j.frame_holder, j.team, j.phase, j.last_word, j.last_by, j.last_kind
from expectation e join journey j on j.id = e.journey
where e.valid_until is null and e.reason is not null and e.what = any($2::text[]) and e.stuck_from <= $1
    and ($3 or e.who = any($4::text[]))
order by e.stuck_from, e.journey, e.id;

-- were_right --
-- Of the rows that L&D last said something of: how many were picked up, and how many there were.
select count(*) filter (where kind = 'picked-up') as "right", count(*) as rows
from (
    select kind from event
    where kind in ('picked-up', 'row-corrected') and recorded <= $1
    order by recorded desc, journey desc, position desc
    limit $2
) as said;
