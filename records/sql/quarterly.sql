-- mark --
-- Somebody answered in this quarter; no row where they had already.
insert into quarterly_answered (quarter, mark) values ($1, $2) on conflict do nothing returning true;

-- let_go --
-- Who answered in another quarter need not be known any more.
delete from quarterly_answered where quarter <> $1;

-- lock --
-- One at a time: two at once would wait for each other's rows in another order.
lock table quarterly_answer in share row exclusive mode;

-- prepare --
-- A row for every answer that can be given, before anybody gives one.
insert into quarterly_answer (quarter, statement, answer, given)
select $1, statement, answer, 0 from unnest($2::text[]) as statement cross join unnest($3::text[]) as answer
on conflict do nothing;

-- count --
-- One more for each answer given. All rows are written, or the transaction of a row would tell who wrote it last.
update quarterly_answer
set given = given + case when (statement, answer) in (select * from unnest($2::text[], $3::text[])) then 1 else 0 end
where quarter = $1;

-- given --
-- How often each answer was given in a quarter.
select statement, answer, given from quarterly_answer where quarter = $1;
