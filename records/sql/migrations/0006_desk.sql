-- L&D's own side: whom to help, whom to talk with, what a quarter tells, and three questions without names.

-- What came to L&D, also where it was answered since. A pause takes it out of the row, so what it reads is no absence.
create index expectation_reached on expectation (stuck_from) include (journey, who, what, reason, valid_until)
    where reason is not null and (valid_until is null or valid_until > stuck_from);

-- The journeys of a goal, by the need that they began with.
create index event_goal on event ((body #>> '{need,goal}'), at)
    where kind = 'journey-started' and body #>> '{need,goal}' is not null;
create index event_milestone on event (journey, at) where kind in ('applied', 'reopened', 'still-doing-said');

-- What a lesson reads of its quarter. A kind that may come later costs nothing until it does.
create index event_lesson on event (at) include (journey, kind)
    where kind in ('condition-settled', 'support-given', 'handed-over', 're-planned', 'picked-up');

-- What a journey got of others: a page of journeys looks at it by journey, a sum by time.
create index event_contact on event (journey, at)
    where kind in ('moment-logged', 'checked-in', 'sighting', 'mentor-met', 'support-given')
        and (kind <> 'sighting' or body ->> 'answer' <> 'no-occasion');
create index event_lately on event (at)
    where kind in ('moment-logged', 'checked-in', 'sighting', 'mentor-met', 'support-given')
        and (kind <> 'sighting' or body ->> 'answer' <> 'no-occasion');
create view contact as
select e.journey, e.at, e.kind,
    case
        when e.by <> j.learner then e.by
        when e.kind = 'moment-logged' then j.companion
        when e.kind = 'mentor-met' then 'mentor'
        else coalesce((
            select promise.by from event promise
            where promise.journey = e.journey and promise.kind = 'support-promised'
                and promise.body ->> 'support' = e.body ->> 'support'
            limit 1
        ), 'somebody')
    end as helper
from event e join journey j on j.id = e.journey
where e.kind in ('moment-logged', 'checked-in', 'sighting', 'mentor-met', 'support-given')
    and (e.kind <> 'sighting' or e.body ->> 'answer' <> 'no-occasion');
comment on view contact is
    'What a journey got of others. "helper": who it came from, also where the learner told of it; today''s companion for '
    'a talk, and "mentor" or "somebody" where the word does not say whom.';

create table coaching (
    person text primary key references person (id),
    asked timestamptz,
    helped timestamptz,
    check (asked is not null or helped is not null)
);
comment on table coaching is
    'Who asked L&D to help, and whom L&D helped; what came before that counts no more. A row goes sixty days after the '
    'help: then nothing before it is looked at any more.';

create table partner_talk (
    manager text primary key references person (id),
    held date not null
);
comment on table partner_talk is 'When L&D and a manager last talked; for a quarter, and without a word about what was said.';

-- What a database administrator could still find out. There are no instants, and no answer has a person. Each answer
-- writes all rows of its quarter again, so that the transaction that PostgreSQL keeps with a row does not tell which ones
-- grew. But who reads the pages of the table before they are vacuumed, its WAL, or two backups, sees the sums before
-- and after one answer; and with the order of the marks, and the master key, whose it was.
create table quarterly_answer (
    quarter text not null,
    statement text not null,
    answer text not null,
    given integer not null check (given >= 0),
    primary key (quarter, statement, answer)
);
comment on table quarterly_answer is 'Three questions a quarter: how often each answer was given, and nothing else.';

create table quarterly_answered (
    quarter text not null,
    mark bytea not null,
    primary key (quarter, mark)
);
comment on table quarterly_answered is
    'That somebody answered, so that nobody does twice: a digest under a key that is not in the database. Gone once another '
    'quarter has begun.';

-- Whoever is forgotten is forgotten here too.
create function forget_at_the_desk() returns trigger language plpgsql as $fn$
begin
    delete from coaching where person = new.id;
    delete from partner_talk where manager = new.id;
    return null;
end
$fn$;
create trigger forget_at_the_desk after update of forgotten on person
    for each row when (new.forgotten is not null) execute function forget_at_the_desk();

grant select on contact to leerreis_app;
grant select, insert, update, delete on coaching, partner_talk, quarterly_answer, quarterly_answered to leerreis_app;
