-- The log, what is read off it, and the post that it causes.
-- No default is ever now(): every instant is given, so that tests and simulations can drive time.

-- A role belongs to the whole cluster, and several databases of one cluster may be prepared at once.
do $do$
begin
    if not exists (select from pg_roles where rolname = 'leerreis_app') then
        create role leerreis_app nologin;
    end if;
exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then
        raise exception 'The role leerreis_app does not exist, and "%" may not create it: have an administrator run '
            'CREATE ROLE leerreis_app NOLOGIN; GRANT leerreis_app TO "%";', current_user, current_user;
end
$do$;

do $do$
declare
    -- Since PostgreSQL 16 a member may still lack the right to SET ROLE.
    need constant text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
begin
    for attempt in 1..10 loop
        exit when pg_has_role(current_user, 'leerreis_app', need);
        begin
            execute format('grant leerreis_app to %I', current_user);
        exception
            -- "tuple concurrently updated": another database's migration grants at the same moment.
            when internal_error or unique_violation then perform pg_sleep(0.05);
            when insufficient_privilege then
                raise exception 'The role leerreis_app belongs to somebody else: have an administrator run '
                    'GRANT leerreis_app TO "%";', current_user;
        end;
    end loop;
end
$do$;

create table stream (
    journey text primary key,
    position bigint not null check (position >= 0)
);
comment on table stream is 'The lock and the position of a journey; created with its first event, never rebuilt.';

create table event (
    journey text not null,
    position bigint not null check (position > 0),
    kind text not null,
    body jsonb not null,
    at timestamptz not null,
    recorded timestamptz not null,
    word text,
    by text,
    primary key (journey, position)
);
comment on table event is 'The truth; append-only. "at": when it was so; "recorded": when we knew. Time has no word.';

create table word (
    journey text not null,
    id text not null,
    by text not null,
    digest bytea not null,
    position bigint not null,
    primary key (journey, id)
);
comment on table word is 'Every word that was accepted, once; append-only. "position": the journey''s, after it.';

create table snapshot (
    journey text primary key,
    position bigint not null,
    fingerprint text not null,
    body jsonb not null
);
comment on table snapshot is 'A folded journey, for the build of the core that made it; may always be deleted.';

create table journey (
    id text primary key,
    position bigint not null,
    learner text not null,
    frame_holder text,
    companion text,
    adviser text,
    team text,
    template text not null,
    phase text not null,
    title text not null,
    started timestamptz not null,
    last_word timestamptz,
    last_by text,
    last_kind text,
    alarm timestamptz,
    over boolean not null,
    ended text,
    fingerprint text not null
);
comment on table journey is 'A read model, may be rebuilt. "title" is sealed; "fingerprint": the core that computed it.';
create index journey_learner on journey (learner);
create index journey_frame_holder on journey (frame_holder);
create index journey_companion on journey (companion);

create table expectation (
    journey text not null,
    id text not null,
    valid_from timestamptz not null,
    valid_until timestamptz,
    what text not null,
    kind text not null,
    who text not null,
    due date not null,
    rung text,
    rung_at timestamptz,
    reason text,
    on_role text,
    stuck_since date,
    stuck_from timestamptz,
    move text,
    primary key (journey, id, valid_from)
);
comment on table expectation is
    'A read model of intervals: "valid_until" null is still so. Nothing in a row changes but its end.';
create index expectation_stuck on expectation (stuck_from) where valid_until is null and reason is not null;
create index expectation_who on expectation (who) where valid_until is null;
-- One open interval per expectation: a writer that forgets to end the last one hears it at once.
create unique index expectation_open on expectation (journey, id) where valid_until is null;

create table set_aside (
    id bigint generated always as identity primary key,
    journey text not null,
    entry text,
    word bytea,
    why text not null,
    at timestamptz not null,
    settled text check (settled in ('retried', 'dropped')),
    settled_at timestamptz,
    check ((settled is null) = (settled_at is null))
);
comment on table set_aside is
    'A word, or an alarm (no entry), that could not be put on record. "word" is bytes: it may hold anything.';
create index set_aside_open on set_aside (id) where settled is null;

create table post (
    id text primary key,
    journey text not null,
    person text not null,
    what text not null,
    expectation text,
    due timestamptz not null,
    written timestamptz not null,
    settled text,
    settled_at timestamptz,
    check ((settled is null) = (settled_at is null))
);
comment on table post is 'Messages to write, one per cause: the id is <journey>/<position>/<n>, so none is written twice.';
create index post_open on post (person, due) where settled is null;

create function refuse_change() returns trigger language plpgsql as $fn$
begin
    raise exception 'The log is append-only: nobody may % "%".', lower(tg_op), tg_table_name
        using hint = 'Say it anew: a correction is an event of its own.';
end
$fn$;

create trigger append_only before update or delete or truncate on event
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on word
    for each statement execute function refuse_change();
-- Also where triggers are switched off (session_replication_role = replica).
alter table event enable always trigger append_only;
alter table word enable always trigger append_only;

grant select, insert on event, word to leerreis_app;
grant select, insert, update, delete on stream, snapshot, journey, expectation, set_aside, post to leerreis_app;
