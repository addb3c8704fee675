-- contacts --
-- Per journey and month, how often the learner and this person spoke: for a learner, with anybody. Never for another.
select j.id as journey, j.learner, j.title,
    to_char(date_trunc('month', contact.at at time zone $3), 'YYYY-MM') as month, count(contact.journey) as contacts
from journey j
left join contact on contact.journey = j.id and contact.at >= $2 and contact.kind <> 'sighting'
    and (contact.helper = $1 or j.learner = $1)
where not over and (j.learner = $1 or j.frame_holder = $1 or j.companion = $1)
group by 1, 2, 3, 4
order by j.id, month;
