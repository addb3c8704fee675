-- positions --
-- Every journey that is anywhere: where its stream says it stands, and what its log and its words say.
select journey, s.position, e.last, coalesce(e.events, 0) as events, coalesce(w.stray, 0) as stray, j.over,
    j.id is not null as listed
from (select journey from stream union select journey from event union select id from journey) as known (journey)
left join stream s using (journey)
left join (select journey, max(position) as last, count(*) as events from event group by journey) e using (journey)
left join (
    select word.journey, count(*) as stray
    from word
    left join event on event.journey = word.journey and event.position = word.position
    where event.journey is null
    group by word.journey
) w using (journey)
left join journey j on j.id = known.journey
order by journey;

-- is_over --
-- Whether a journey has ended, by its row; no row where it has none.
select over from journey where id = $1;
