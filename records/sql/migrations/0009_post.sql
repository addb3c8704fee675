-- Letters: what went to whom and what became of it; what each person chose about it; and what texts were good for.

alter table post add column letter text;
alter table post add column passed_over smallint check (passed_over >= 0);
update post set passed_over = 0;
alter table post alter column passed_over set not null;
comment on column post.letter is 'The letter that carried it.';
comment on column post.passed_over is 'How many letters of the week had no room for it.';
comment on column post.settled is 'sent, or why it was not: a code of post.holding.Gone.';
create index post_of_letter on post (letter) where letter is not null;
create index post_sent on post (journey, expectation, what) where settled = 'sent';
drop index post_open;
create index post_open on post (due, person) where settled is null and letter is null;
create index post_to on post (person) where settled is null;

create table letter (
    id text primary key,
    person text not null,
    goes text not null,
    day date not null,
    asks smallint not null check (asks >= 0),
    minutes smallint not null check (minutes >= 0),
    composed timestamptz not null,
    attempts smallint not null check (attempts >= 0),
    next_try timestamptz not null,
    settled text check (settled in ('sent', 'refused', 'given-up', 'gone')),
    settled_at timestamptz,
    why text,
    unique (person, goes, day),
    check ((settled is null) = (settled_at is null))
);
comment on table letter is
    'A letter, written before it is sent; its id is in the Message-ID. No text of it is kept: it is composed anew, of what '
    'still holds, whenever it is sent. "day": of the person; "next_try": nobody else sends it before then.';
create index letter_open on letter (next_try) where settled is null;
create index letter_latest on letter (person, composed);

create table habit (
    person text primary key references person (id),
    day smallint not null check (day between 1 and 7),
    hour smallint not null check (hour between 0 and 23),
    busy_until date,
    practice smallint not null check (practice between 0 and 2),
    through text not null,
    hook text
);
comment on table habit is
    'When letters suit a person, and how they reach them; no row: as everybody. "hook" is an address of theirs.';

create table usefulness (
    subject text not null,
    language text not null,
    useful int not null check (useful >= 0),
    not_useful int not null check (not_useful >= 0),
    primary key (subject, language)
);
comment on table usefulness is 'Was this useful? How often yes and no, per kind of text; by whom is nowhere.';

create function forget_letters() returns trigger language plpgsql as $fn$
begin
    delete from habit where person = new.id;
    update post set settled = 'forgotten', settled_at = new.forgotten where person = new.id and settled is null;
    return null;
end
$fn$;
create trigger forget_letters after update of forgotten on person
    for each row when (new.forgotten is not null) execute function forget_letters();

-- Asked in the letter of the week in which it is due: the asks of the days to come.
create index expectation_asked_soon on expectation (rung_at)
    where valid_until is null and kind = 'answer' and rung = 'ask';

grant select, insert, update, delete on letter, habit, usefulness to leerreis_app;
