-- put_aside --
-- A word, or an alarm, that could not be put on record; once, however often it was tried.
insert into set_aside (journey, entry, word, why, at)
select $1, $2, $3, $4, $5
where not exists (
    select from set_aside where journey = $1 and entry is not distinct from $2 and settled is null
);

-- list_open --
-- What waits for somebody to look, oldest first.
select id, journey, entry, word, why, at from set_aside where settled is null order by id;

-- one --
-- One of them.
select id, journey, entry, word, why, at from set_aside where id = $1 and settled is null;

-- settle --
-- It was tried again, or dropped; gives no row where there was nothing to settle.
update set_aside set settled = $2, settled_at = $3 where id = $1 and settled is null returning id;
