-- The organisation, its people and teams, and the keys of their words.

create table organisation (
    version int primary key check (version > 0),
    name text not null,
    body jsonb not null,
    at timestamptz not null
);
comment on table organisation is 'What organisation.toml said, per import that changed something; the newest counts.';

create table team (
    id text primary key,
    name text not null unique,
    adviser text
);

create table person (
    id text primary key,
    known_as text unique,
    name text not null,
    email text,
    manager text references person (id) deferrable initially deferred,
    team text references team (id) deferrable initially deferred,
    language text not null,
    timezone text,
    working_days text,
    forgotten timestamptz,
    check ((known_as is null) = (forgotten is not null))
);
comment on table person is
    'The only place with names and addresses. A forgotten person stays as an id without a name: no key is made for it again.';
comment on column person.known_as is 'The organisation''s own id of this person, as in its files.';
comment on column person.timezone is 'Null: the organisation''s.';
comment on column person.working_days is 'ISO weekdays in order, such as 1234; null: the organisation''s.';
create index person_manager on person (manager);
create index person_team on person (team);

alter table team add constraint team_adviser
    foreign key (adviser) references person (id) deferrable initially deferred;

create table key (
    speaker text not null references person (id),
    learner text not null references person (id),
    wrapped bytea not null,
    primary key (speaker, learner)
);
comment on table key is 'The key of what one person said on one learner''s journeys, wrapped with the master key.';
create index key_learner on key (learner);

grant select, insert, update, delete on organisation, team, person, key to leerreis_app;
