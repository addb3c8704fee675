-- due --
-- Who has a message that may go now, or a letter that was not sent; and whom something of this week is asked.
-- The latter on their day, or on the first on which they work after it.
select person from post where settled is null and letter is null and due <= $1
union
select person from letter where settled is null and next_try <= $1
union
select expectation.who from expectation
left join habit on habit.person = expectation.who left join person on person.id = expectation.who
where valid_until is null and kind = 'answer' and rung = 'ask' and rung_at > $1 and rung_at < $2
    and extract(isodow from $1 at time zone coalesce(person.timezone, $4))::int::text = coalesce(
        substring(working_days from '[' || coalesce(habit.day, $3) || '-7]'),
        left(working_days, 1),
        coalesce(habit.day, $3)::text
    )
    and not exists (
        select from letter where letter.person = expectation.who and letter.goes = 'digest' and letter.composed > $5
    )
limit $6;

-- hold --
-- One round at a time has this person; another one leaves them.
select pg_try_advisory_xact_lock(hashtextextended('post of ' || $1, 0));

-- of_person --
-- What waits for one person and may go now, with the team need of its journey.
select post.id, post.journey, post.person, what, expectation, written, due, passed_over, team_need,
    talk_on, talk_starts, talk_minutes, sequence
from post left join journey on journey.id = post.journey
where person = $1 and settled is null and letter is null and due <= $2
order by written, post.id;

-- soon --
-- What is asked of one person in the days to come: it goes with the letter of its week.
select expectation.journey, expectation.id as expectation, what, rung_at, due, team_need
from expectation left join journey on journey.id = expectation.journey
where who = $1 and valid_until is null and kind = 'answer' and rung = 'ask' and rung_at > $2 and rung_at < $3;

-- asked --
-- Which of these went with a letter, or go with one that is on its way.
select id from post where id = any($1::text[]) and (settled = 'sent' or settled is null and letter is not null);

-- invited --
-- To which of these talks an invitation went to this person, or may have: a letter with it was tried.
select distinct journey, expectation from post left join letter on letter.id = post.letter
where post.person = $1 and what = $2 and journey = any($3::text[]) and expectation = any($4::text[])
    and (post.settled = 'sent' or letter.attempts > 0);

-- ask_early --
-- An ask that goes with the letter of its week, before its own day.
insert into post (id, journey, person, what, expectation, due, written, letter, passed_over)
select id, journey, $1, what, expectation, $2, $2, $3, 0
from unnest($4::text[], $5::text[], $6::text[], $7::text[]) as message (id, journey, what, expectation)
on conflict (id) do nothing;

-- settle --
-- What is not sent any more, and why.
update post set settled = gone.why, settled_at = $1
from unnest($2::text[], $3::text[]) as gone (id, why)
where post.id = gone.id and post.settled is null;

-- carry --
-- Messages that a letter carries.
update post set letter = $2 where id = any($1::text[]) and settled is null;

-- let_go --
-- A letter carried them, and does not any more.
update post set letter = null where id = any($1::text[]) and settled is null;

-- pass_over --
-- The letter had no room: they wait for the next one.
update post set due = $2, passed_over = passed_over + 1 where id = any($1::text[]) and settled is null;

-- carried --
-- What a letter carries that is not settled.
select post.id, post.journey, post.person, what, expectation, written, due, passed_over, team_need,
    talk_on, talk_starts, talk_minutes, sequence
from post left join journey on journey.id = post.journey
where letter = $1 and settled is null
order by written, post.id;

-- ahead --
-- What waits for one person and may not go yet; with when the letter is tried again that carries it, if one does.
select post.id, post.journey, post.person, what, expectation, written, due, passed_over, team_need,
    talk_on, talk_starts, talk_minutes, sequence, next_try
from post
left join journey on journey.id = post.journey
left join letter on letter.id = post.letter
where post.person = $1 and post.settled is null and coalesce(next_try, due) > $2
order by due, post.id;
