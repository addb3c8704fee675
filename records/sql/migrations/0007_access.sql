-- Who looked closer, at whose journey: what the person it is about reads back.

create table access (
    id bigint generated always as identity primary key,
    who text not null references person (id),
    about text not null references person (id),
    journey text not null,
    what text not null,
    at timestamptz not null
);
comment on table access is
    'A click of L&D''s that showed what is otherwise kept from them; append-only. Nothing else that anybody reads is kept.';
create index access_about on access (about, at);

create trigger append_only before update or delete or truncate on access
    for each statement execute function refuse_change();
alter table access enable always trigger append_only;

grant select, insert on access to leerreis_app;
