-- contacts --
-- Per journey and month, how often the learner and this person spoke: for a learner, with anybody. Never for another.
with mine as materialized (
    select id, learner, title from journey
    where not over and (learner = $1 or frame_holder = $1 or companion = $1)
)
select mine.id as journey, mine.learner, mine.title, spoken.month, spoken.contacts
from mine
left join lateral (
    select to_char(contact.at at time zone $3, 'YYYY-MM') as month, count(*) as contacts
    from contact
    where contact.journey = mine.id and contact.at >= $2 and contact.kind <> 'sighting'
        and (contact.helper = $1 or mine.learner = $1)
    group by 1
) as spoken on true
order by mine.id, month;
