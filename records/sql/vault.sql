-- key_of_pair --
-- The wrapped key of what one person said on one learner's journeys.
select wrapped from key where speaker = $1 and learner = $2;

-- keys_of_pairs --
-- The wrapped keys that are left, for speakers and learners taken side by side.
select speaker, learner, wrapped
from key
join (select distinct * from unnest($1::text[], $2::text[]) as asked (speaker, learner)) as pair
    using (speaker, learner);

-- persons_to_keep --
-- The persons of a pair, held: whoever forgets one of them now waits, or is waited for.
select id, forgotten from person where id = any($1::text[]) order by id for share;

-- add_key --
-- A pair's first key; another session's, when that was quicker.
insert into key (speaker, learner, wrapped) values ($1, $2, $3) on conflict do nothing;

-- forget_person --
-- Leaves an id without a name; gives no row for an unknown person. The first time counts.
update person
set name = '', email = null, known_as = null, forgotten = coalesce(forgotten, $2)
where id = $1
returning id;

-- forget_away --
-- Nothing is kept of when they were away.
delete from away where person = $1;

-- forget_keys --
-- Makes unreadable what this person said, and what others said on this person's journeys.
delete from key where speaker = $1 or learner = $1;
