-- learner --
-- Whose journey this is; no row for a journey of which nothing is on record.
select learner from journey where id = $1;

-- journeys --
-- Every journey and where it stands, those that waited longest for a word first.
select id, position, learner, frame_holder, companion, adviser, team, template, phase, title, started,
    last_word, last_by, last_kind, alarm, over, ended
from journey
where ($1::boolean or not over)
order by over, last_word, id;

-- open_journeys --
-- The journeys that are not over, by their next alarm: the order in which they are started again.
select id, alarm, position from journey where not over order by alarm nulls last, id;

-- journey --
-- One journey and where it stands.
select id, position, learner, frame_holder, companion, adviser, team, template, phase, title, started,
    last_word, last_by, last_kind, alarm, over, ended
from journey where id = $1;

-- by_prefix --
-- Journeys whose id begins like this: people type the first few characters.
select id from journey where id like replace(replace($1, '%', ''), '_', '') || '%' order by id limit 2;

-- of_learner --
-- The journeys of one learner, newest first.
select id, over from journey where learner = $1 order by started desc, id;

-- expected --
-- Who is expected to do what on one journey, soonest first.
select id, what, kind, who, due, rung, rung_at, reason, stuck_since, stuck_from, move
from expectation where journey = $1 and valid_until is null order by due, id;

-- stuck_at --
-- Whose ladder has run out at an instant, as it was known then. Stuck is a comparison, never a stored flag.
select e.journey, e.what, e.who, e.reason, e.on_role, e.stuck_since as since, e.stuck_from as from_, e.move,
    j.learner, j.companion, j.frame_holder, j.adviser, j.team, j.phase, j.title,
    j.last_word, j.last_by, j.last_kind
from expectation e join journey j on j.id = e.journey
where e.reason is not null and e.stuck_from <= $1
    and e.valid_from <= $1 and (e.valid_until is null or e.valid_until > $1)
order by e.stuck_from, e.journey, e.id;

-- stuck_now --
-- Whose ladder has run out at this instant: the open intervals only, so that a partial index answers.
select e.journey, e.what, e.who, e.reason, e.on_role, e.stuck_since as since, e.stuck_from as from_, e.move,
    j.learner, j.companion, j.frame_holder, j.adviser, j.team, j.phase, j.title,
    j.last_word, j.last_by, j.last_kind
from expectation e join journey j on j.id = e.journey
where e.reason is not null and e.valid_until is null and e.stuck_from <= $1
order by e.stuck_from, e.journey, e.id;

-- post_due --
-- Messages that nobody has delivered yet.
select id, journey, person, what, expectation, due from post where settled is null and due <= $1 order by due, id;
