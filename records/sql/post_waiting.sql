-- waiting --
-- Messages to one person that have not gone.
select id, written from post where person = $1 and settled is null;

-- put_off --
-- When each of them goes.
update post set due = moment.due
from unnest($1::text[], $2::timestamptz[]) as moment (id, due)
where post.id = moment.id and post.settled is null;
