-- Codes that stand for a person: only that one was tried, never which.

create table code_try (
    id bigint generated always as identity primary key,
    journey text not null,
    at timestamptz not null
);
comment on table code_try is
    'A code that was typed for a journey and fitted nothing there; guessing is bounded by it. What is old may be deleted.';
create index code_try_journey on code_try (journey, at);

grant select, insert, delete on code_try to leerreis_app;
