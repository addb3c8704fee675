-- journeys_of --
-- Every journey on which this person said something, was asked something, or has a part, of their own first.
select touched.id
from (
    select journey as id from event where by = $1
    union select journey from expectation where who = $1
    union select journey from post where person = $1
    union select id from journey where learner = $1 or frame_holder = $1 or companion = $1 or adviser = $1
) as touched
join journey using (id)
order by journey.learner <> $1, journey.started, journey.id;

-- asked_of --
-- What was ever expected of this person, oldest first; a move to another day is a row of its own.
select journey, what, due, valid_from, valid_until from expectation where who = $1 order by valid_from, journey, id;
