-- of --
-- What these people chose; no row for who chose nothing.
select person, day, hour, busy_until, practice, through, hook from habit where person = any($1::text[]);

-- save --
-- What one person chose.
insert into habit (person, day, hour, busy_until, practice, through, hook) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (person) do update set day = excluded.day, hour = excluded.hour, busy_until = excluded.busy_until,
    practice = excluded.practice, through = excluded.through, hook = excluded.hook;
