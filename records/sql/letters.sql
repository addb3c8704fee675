-- add --
-- A letter, before it is sent; one of a kind, person and day.
insert into letter (id, person, goes, day, asks, minutes, composed, next_try, attempts)
values ($1, $2, $3, $4, $5, $6, $7, $8, 0) on conflict do nothing returning id;

-- latest --
-- By how they go: when the last letter of each went to this person, and how many did since; one that is on its way goes now.
select goes, max(coalesce(settled_at, $4)) as last, count(*) filter (where coalesce(settled_at, $4) > $2) as lately
from letter where person = $1 and settled is distinct from 'gone' and composed > $3 group by goes;

-- open --
-- Letters to this person that were not sent, and may be tried now.
select id, goes, composed, attempts from letter where person = $1 and settled is null and next_try <= $2;

-- try --
-- It is being sent: nobody else tries before then.
update letter set attempts = attempts + 1, next_try = $2 where id = $1 and settled is null;

-- later --
-- It could not be sent, and why.
update letter set next_try = $2, why = $3 where id = $1 and settled is null;

-- settle --
-- What became of it.
update letter set settled = $2, settled_at = $3, why = $4 where id = $1 and settled is null;

-- by_id --
-- Whose a letter is, and what became of it.
select id, person, goes, composed, settled from letter where id = $1;

-- about --
-- The journeys that a letter was about.
select distinct journey from post where letter = $1 order by journey;

-- bounced --
-- It came back, also after it went; nothing, where it is over already.
update letter set settled = 'refused', settled_at = $2, why = $3
where id = $1 and (settled is null or settled = 'sent') returning id;

-- log --
-- Letters, the newest first; of one person, or of all.
select id, person, goes, asks, minutes, composed, attempts, settled, settled_at, why
from letter where ($1::text is null or person = $1) order by composed desc, id limit $2;

-- attempts --
-- How often a letter was tried, and since when.
select attempts, composed from letter where id = $1 and settled is null for update;

-- sent --
-- The letter went: so did everything that it carries.
update post set settled = 'sent', settled_at = $2 where letter = $1 and settled is null;

-- unreachable --
-- Nothing arrives there: what it carries is over.
update post set settled = 'unreachable', settled_at = $2 where letter = $1 and settled is null;

-- never_arrived --
-- It went and came back: what it carries is over.
update post set settled = 'unreachable', settled_at = $2 where letter = $1 and (settled is null or settled = 'sent');

-- let_go --
-- What it carries waits for another letter.
update post set letter = null, due = $2 where letter = $1 and settled is null;
