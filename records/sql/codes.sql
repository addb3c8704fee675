-- try_code --
-- Remembered before it is looked at, so that many guesses at once are as bounded as one after another.
insert into code_try (journey, at) values ($1, $2) returning id;

-- tries --
-- How many codes were tried since an instant, those that fitted left out.
select count(*) from code_try where journey = $1 and at > $2;

-- not_a_try --
-- It does not count.
delete from code_try where id = $1;

-- forget_tries --
-- Older ones say nothing any more.
delete from code_try where journey = $1 and at <= $2;
