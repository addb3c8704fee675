-- lock_stream --
-- The journey's lock until the transaction ends, and its position; 0 where nothing is on record yet.
insert into stream (journey, position) values ($1, 0)
on conflict (journey) do update set position = stream.position
returning position;

-- unlock_empty --
-- A refused opening leaves nothing behind.
delete from stream where journey = $1 and position = 0;

-- move_stream --
-- The journey's new position.
update stream set position = $2 where journey = $1;

-- append_events --
-- Events in order, after the position that is held.
insert into event (journey, position, kind, body, at, recorded, word, by)
select $1, position, kind, body, at, $2, word, by
from unnest($3::bigint[], $4::text[], $5::jsonb[], $6::timestamptz[], $7::text[], $8::text[])
    as told (position, kind, body, at, word, by);

-- append_words --
-- The ids of the words that were accepted in this turn.
insert into word (journey, id, by, digest, position)
select $1, id, by, digest, position
from unnest($2::text[], $3::text[], $4::bytea[], $5::bigint[]) as said (id, by, digest, position);

-- words_known --
-- Which of these ids are on record, and as what.
select id, by, digest, position from word where journey = $1 and id = any($2::text[]);

-- word_ids --
-- The ids of all words on record of these journeys.
select journey, id from word where journey = any($1::text[]);

-- openings --
-- How these journeys began.
select journey, body from event where journey = any($1::text[]) and position = 1;

-- events_after --
-- The log of a journey after a position, in order.
select position, body, recorded, word from event where journey = $1 and position > $2 order by position;

-- recorded --
-- When we knew one event.
select recorded from event where journey = $1 and position = $2;

-- width --
-- How much would be told of the events after a position.
select coalesce(sum(length(body::text)), 0)::bigint from event where journey = $1 and position > $2;

-- events_until --
-- The log of a journey as it was known at an instant, in order.
select position, body, recorded, word from event where journey = $1 and recorded <= $2 order by position;

-- position --
-- Where a journey's log stands; no row for a journey that never began.
select position from stream where journey = $1;

-- positions --
-- Where every journey's log stands.
select journey, position from stream order by journey;

-- snapshot --
-- A journey as this build of the core folded it, at or before its position.
select position, body from snapshot where journey = $1 and fingerprint = $2;

-- save_snapshot --
-- Cuts later folds short; may always be deleted.
insert into snapshot (journey, position, fingerprint, body) values ($1, $2, $3, $4)
on conflict (journey) do update
set position = excluded.position, fingerprint = excluded.fingerprint, body = excluded.body;
