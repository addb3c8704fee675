-- write --
-- Messages that a turn causes; the same cause never writes two.
insert into post (
    id, journey, person, what, expectation, due, written, passed_over, talk_on, talk_starts, talk_minutes, sequence
)
select message.id, $1, message.person, message.what, message.expectation, message.due, $2, 0, talk_on, talk_starts,
    talk_minutes, case when talk_on is not null then (
        select count(*) from post as earlier
        where earlier.person = message.person and earlier.journey = $1
            and earlier.expectation = message.expectation and earlier.sequence is not null
    ) end
from unnest(
    $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::date[], $9::time[], $10::smallint[]
) as message (id, person, what, expectation, due, talk_on, talk_starts, talk_minutes)
on conflict (id) do nothing;

-- waiting --
-- Messages to one person that no letter carries yet.
select id, what, written, due from post where person = $1 and settled is null and letter is null;

-- of_journey --
-- What waits of one journey, for these persons.
select id, journey, person, what, expectation, written, due, passed_over, null::text as team_need,
    talk_on, talk_starts, talk_minutes, sequence
from post where person = any($2::text[]) and journey = $1 and settled is null and letter is null and expectation is not null;

-- hand_on --
-- Somebody else is asked each of them, in letters of their own.
update post set person = asked.person, due = asked.due, passed_over = 0
from unnest($1::text[], $2::text[], $3::timestamptz[]) as asked (id, person, due)
where post.id = asked.id and post.settled is null;

-- wait --
-- When each of them goes.
update post set due = moment.due
from unnest($1::text[], $2::timestamptz[]) as moment (id, due)
where post.id = moment.id and post.settled is null;
