-- The stuck list and the list of journeys at real size.

create table stuck (
    list text not null,
    journey text not null,
    shown_from timestamptz not null,
    shown_until timestamptz,
    place smallint not null,
    from_ timestamptz not null,
    reason text not null,
    on_role text not null,
    who text not null,
    since date not null,
    move text not null,
    what text not null,
    more smallint not null check (more >= 0),
    learner text not null,
    companion text not null,
    frame_holder text not null,
    adviser text not null,
    team text not null,
    phase text not null,
    template text not null,
    last_word timestamptz not null,
    last_by text,
    last_kind text,
    primary key (journey, shown_from, list),
    check (shown_until > shown_from)
);
comment on table stuck is
    'A read model, a row per stretch of time in which a journey shows one reason, once on each list that it may be read '
    'from. Only journeys that are stuck, or will be if nobody speaks: "shown_from" and "shown_until" are compared with an '
    'instant.';
comment on column stuck.list is
    'Empty: everybody''s. Otherwise "adviser ID", "team ID", "phase CODE", "template NAME", or two of them.';
comment on column stuck.place is 'Of the reason in the closed list: 0 is the worst.';
comment on column stuck.adviser is 'Who looks after it now: the adviser of its team, else the one it was agreed with.';
comment on column stuck.template is 'Its name, without the version.';


-- A page of any list is read from this index alone, in its order: it carries the whole row.
create index stuck_worst on stuck (list, place, from_, journey) include (
    shown_from, shown_until, reason, on_role, who, since, move, what, more,
    learner, companion, frame_holder, adviser, team, phase, template, last_word, last_by, last_kind
);

-- Another adviser looks after the journeys of the team from now on, whichever program said so.
create function hand_stuck_list_over() returns trigger language plpgsql as $fn$
begin
    update stuck
    set adviser = now.adviser, list = replace(list, 'adviser ' || stuck.adviser, 'adviser ' || now.adviser)
    from (select id, coalesce(new.adviser, adviser) as adviser from journey where team = new.id) as now
    where stuck.team = new.id and stuck.journey = now.id;
    return null;
end
$fn$;
create trigger hand_stuck_list_over after update of adviser on team
    for each row when (old.adviser is distinct from new.adviser) execute function hand_stuck_list_over();

grant select, insert, update, delete on stuck to leerreis_app;

-- The list of journeys, those that waited longest for a word first, and how many stand where. An index over the last
-- word means that each word writes to all indexes of the table: bench/stuck_list.py says what that costs.
create index journey_waiting on journey (over, last_word, id, phase, split_part(template, '@', 1));
create index journey_stands on journey (over, phase, ended);
create index journey_team on journey (team);
create index journey_adviser on journey (adviser);
