-- save_journey --
-- Where a journey stands, for lists; read off the log and replaced each turn.
insert into journey (
    id, position, learner, frame_holder, companion, adviser, team, template, phase, title, started,
    last_word, last_by, last_kind, alarm, over, ended, fingerprint, team_need
) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
on conflict (id) do update set
    position = excluded.position, learner = excluded.learner, frame_holder = excluded.frame_holder,
    companion = excluded.companion, adviser = excluded.adviser, team = excluded.team,
    template = excluded.template, phase = excluded.phase, title = excluded.title, started = excluded.started,
    last_word = excluded.last_word, last_by = coalesce(excluded.last_by, journey.last_by),
    last_kind = coalesce(excluded.last_kind, journey.last_kind), alarm = excluded.alarm, over = excluded.over,
    ended = excluded.ended, fingerprint = excluded.fingerprint, team_need = excluded.team_need;

-- end_intervals --
-- These expectations were so until this instant; one that began at the same instant was never seen.
with gone as (
    delete from expectation
    where journey = $1 and id = any($2::text[]) and valid_until is null and valid_from = $3
)
update expectation set valid_until = $3
where journey = $1 and id = any($2::text[]) and valid_until is null and valid_from < $3;

-- forget_instant --
-- Intervals that began at this instant, as if nothing had been known at it.
delete from expectation where journey = $1 and valid_from = $2;

-- reopen_instant --
-- And those that ended at it go on.
update expectation set valid_until = null where journey = $1 and valid_until = $2;

-- begin_intervals --
-- These expectations are so from this instant on.
insert into expectation (
    journey, id, valid_from, what, kind, who, due, rung, rung_at, reason, on_role, stuck_since, stuck_from, move
)
select $1, id, $2, what, kind, who, due, rung, rung_at, reason, on_role, stuck_since, stuck_from, move
from unnest(
    $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::text[], $9::timestamptz[],
    $10::text[], $11::text[], $12::date[], $13::timestamptz[], $14::text[]
) as open (id, what, kind, who, due, rung, rung_at, reason, on_role, stuck_since, stuck_from, move);

-- save_stuck --
-- What a journey shows on the stuck list, one stretch of time after another, on each list that it is read from.
with gone as (delete from stuck where journey = $1 returning journey),
stands as (
    select j.*, coalesce(team.adviser, j.adviser) as looks_after, split_part(j.template, '@', 1) as name
    from journey j left join team on team.id = j.team
    where j.id = $1
)
insert into stuck (
    list, journey, shown_from, shown_until, place, from_, reason, on_role, who, since, move, what, more,
    learner, companion, frame_holder, adviser, team, phase, template, last_word, last_by, last_kind, team_need, others
)
select kept.list, $1, shown.*,
    learner, companion, frame_holder, looks_after, team, phase, name, last_word, last_by, last_kind, team_need, 0
from unnest(
    $2::timestamptz[], $3::timestamptz[], $4::smallint[], $5::timestamptz[], $6::text[], $7::text[], $8::text[],
    $9::date[], $10::text[], $11::text[], $12::smallint[]
) as shown
cross join stands
cross join lateral unnest(case when team_need is not null then array['need ' || team_need] else array[
    '', 'adviser ' || looks_after, 'team ' || team, 'phase ' || phase, 'template ' || name,
    'adviser ' || looks_after || ' phase ' || phase, 'adviser ' || looks_after || ' template ' || name,
    'phase ' || phase || ' template ' || name
] end) as kept (list)
-- Asking for what is gone makes it go first: a row may come again under the same key.
where (select count(*) from gone) >= 0;

-- drop_stuck --
-- A journey is not on the list any more, and will not be unless time goes on.
delete from stuck where journey = $1;

-- hold_team_needs --
-- One journey of a team need at a time, until the transaction ends.
select hold_team_needs($1::text[]);

-- show_together --
-- What the lists show of team needs, made again from the rows of their journeys.
select show_together(need) from unnest($1::text[]) as need;

-- place_reasons --
-- The places of reasons in the closed list of this build.
update stuck set place = known.place
from unnest($1::text[], $2::smallint[]) as known (reason, place)
where stuck.reason = known.reason and stuck.place <> known.place;

-- not_on_the_list --
-- Journeys that wait on somebody for too long, or soon will, and have no row on the stuck list.
select distinct journey from expectation
where valid_until is null and reason is not null
    and what <> all($1::text[])
    and not exists (select from stuck where stuck.journey = expectation.journey)
order by journey;

-- drop_journey --
-- Forget the row, to rebuild it from the log.
delete from journey where id = $1;

-- drop_expectations --
-- Forget the intervals, to rebuild them from the log.
delete from expectation where journey = $1;

-- journey_row --
-- One row, for the audit.
select * from journey where id = $1;

-- expectation_rows --
-- The intervals of a journey, for the audit.
select * from expectation where journey = $1 order by id, valid_from;

-- stuck_rows --
-- What a journey shows on the stuck list, for the audit.
select * from stuck where journey = $1 order by shown_from, list;
