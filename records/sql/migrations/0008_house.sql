-- What the organisation decides for all, who is away, and needs that several people share.

create table decision (
    version int not null references organisation (version),
    nth smallint not null check (nth > 0),
    what text not null,
    was jsonb,
    now jsonb,
    by text,
    why text,
    at timestamptz not null,
    primary key (version, nth),
    check (was is distinct from now)
);
comment on table decision is
    'Each thing that the organisation decided for all, in the version that came of it; append-only. "was" null: it is new; '
    '"now" null: it is gone; "by" null: whoever runs the product imported a file.';
create trigger append_only before update or delete or truncate on decision
    for each statement execute function refuse_change();
alter table decision enable always trigger append_only;
grant select, insert on decision to leerreis_app;

create table away (
    person text primary key references person (id),
    until date not null
);
comment on table away is 'The last day of an absence; nobody records why. Of no use once the person is back: may be deleted.';
grant select, insert, update, delete on away to leerreis_app;

alter table journey add column team_need text;
comment on column journey.team_need is 'Opaque; shared by the journeys of several learners.';
update journey set team_need = event.body -> 'need' ->> 'team_need'
from event where event.journey = journey.id and event.position = 1;
create index journey_team_need on journey (team_need) where team_need is not null;

-- One row on L&D's list for all journeys of a team need that wait on one companion for one reason.
alter table stuck add column team_need text, add column others smallint check (others >= 0);
update stuck set others = 0;
alter table stuck alter column others set not null;
comment on column stuck.team_need is
    'Rows of its journeys stand on the list "need ID" only; what other lists show is made of those, by show_together.';
comment on column stuck.others is 'How many other journeys of the team need this row stands for.';
create index stuck_team_need on stuck (team_need) where team_need is not null;
drop index stuck_worst;
create index stuck_worst on stuck (list, place, from_, journey) include (
    shown_from, shown_until, reason, on_role, who, since, move, what, more, others,
    learner, companion, frame_holder, adviser, team, phase, template, last_word, last_by, last_kind
);

-- One at a time per team need, until the transaction ends; several in one order, so that nobody waits in a circle.
create function hold_team_needs(needs text[]) returns void language sql as $fn$
    select pg_advisory_xact_lock(hashtextextended('team need ' || need, 0))
    from unnest(needs) as need where need is not null group by need order by need
$fn$;

-- Makes what the lists show of a team need, from the rows of its journeys: per list, companion and reason one row for
-- each stretch of time in which the same journeys are in it, with the one that has been so for longest in front.
-- Where a list may be narrowed further, rows that differ in that stay apart: else one would hide the other.
create function show_together(need text) returns void language sql as $fn$
    delete from stuck where team_need = need and list <> 'need ' || need;
    with on_list as (
        select kept.list as on_list, kept.apart, stuck.*
        from stuck
        cross join lateral (values
            ('', ''),
            ('adviser ' || adviser, ''),
            ('team ' || team, concat_ws(' ', adviser, phase, template)),
            ('phase ' || phase, ''),
            ('template ' || template, ''),
            ('adviser ' || adviser || ' phase ' || phase, template),
            ('adviser ' || adviser || ' template ' || template, ''),
            ('phase ' || phase || ' template ' || template, '')
        ) as kept (list, apart)
        where team_need = need and stuck.list = 'need ' || need
    ),
    edge as (
        select distinct on_list, companion, reason, apart, edge
        from on_list cross join lateral unnest(array[shown_from, shown_until]) as edge
        where edge is not null
    ),
    stretch as (
        select *, lead(edge) over (partition by on_list, companion, reason, apart order by edge) as until from edge
    ),
    ranked as (
        select on_list.*, stretch.edge as begins, stretch.until as ends,
            row_number() over one as nth, count(*) over one_all as journeys
        from stretch join on_list using (on_list, companion, reason, apart)
        where on_list.shown_from <= stretch.edge
            and (on_list.shown_until is null or on_list.shown_until > stretch.edge)
        window one as (
            partition by stretch.on_list, companion, reason, apart, stretch.edge order by from_, journey
        ), one_all as (partition by stretch.on_list, companion, reason, apart, stretch.edge)
    )
    insert into stuck (
        list, journey, shown_from, shown_until, place, from_, reason, on_role, who, since, move, what, more, others,
        team_need, learner, companion, frame_holder, adviser, team, phase, template, last_word, last_by, last_kind
    )
    select on_list, journey, begins, ends, place, from_, reason, on_role, who, since, move, what, more, journeys - 1,
        need, learner, companion, frame_holder, adviser, team, phase, template, last_word, last_by, last_kind
    from ranked where nth = 1
$fn$;

-- Another adviser looks after the journeys of the team from now on, whichever program said so.
create or replace function hand_stuck_list_over() returns trigger language plpgsql as $fn$
declare
    shared text[] := (select array_agg(distinct team_need) from stuck where team = new.id and team_need is not null);
begin
    perform hold_team_needs(shared);
    update stuck
    set adviser = now.adviser, list = replace(list, 'adviser ' || stuck.adviser, 'adviser ' || now.adviser)
    from (select id, coalesce(new.adviser, adviser) as adviser from journey where team = new.id) as now
    where stuck.team = new.id and stuck.journey = now.id and (stuck.team_need is null or list like 'need %');
    perform show_together(need) from unnest(shared) as need;
    return null;
end
$fn$;
