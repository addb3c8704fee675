"""What the examples let somebody see: each scene on a journey of its own, on any day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from journey import Journey
from journey.arranged import Change, Mark
from journey.expected.expectations import What
from journey.ground import RungName
from journey.lnd.moves import PickUp
from journey.needs.need import Rhythm
from journey.noticing.sightings import LogSighting, Way
from journey.state import SightingAnswer
from journey.steps.check_ins import CheckIn
from journey.steps.needs_conversation import StartJourney
from journey.who.people import Role
from tests.examples.loaded import NOON, Stands, ground, histories, organised, persons, stand

TODAY = date(2027, 4, 21)
(NOW,) = stand(TODAY, NOON)
SAID = {one.need: [past.request for past in one.words] for one in histories(datetime.combine(TODAY, NOON, UTC))}


def test_a_part_timer_learns_on_one_journey_and_gives_room_on_others() -> None:
    katrien = "katrien.desmet"
    assert len(persons()[katrien].working_days) == 4
    assert journey("N-49").people.learner == katrien
    assert journey("N-49").template.startswith("manager-as-talent-developer")
    assert sum(one.journey.people.frame_holder == katrien for one in NOW.values() if not one.over) > 5


def test_in_a_matrix_two_people_stand_beside_the_learner() -> None:
    people = journey("N-51").people
    assert (people.frame_holder, people.companion) == ("peter.vanleeuwen", "anouk.janssen")


def test_five_began_a_team_need_with_one_companion_and_one_left_the_group() -> None:
    began = [need for need, words in SAID.items() if isinstance(words[0], StartJourney) and words[0].team_need]
    assert len(began) == 5
    assert {journey(need).people.companion for need in began} == {"tine.baert"}
    assert [need for need in began if journey(need).need.team_need is None] == ["N-57"]


def test_nobody_watches_a_talk_behind_a_closed_door() -> None:
    seen = [word for word in SAID["N-52"] if isinstance(word, LogSighting | CheckIn)]
    noticed = [word.way for word in seen if word.answer is not SightingAnswer.SPOKE]
    assert {*noticed} == {Way.RECEIVED, Way.RESULT}


def test_one_team_was_quiet_in_the_last_months_and_a_team_and_a_site_will_be() -> None:
    there = ground(TODAY)
    own = {team: [*({*days.quiet} - {*there.calendar.quiet})] for team, days in there.teams.items()}
    assert own["Burgerzaken"][0].last < TODAY < own["Bibliotheek"][0].first < own["KCC Willemstad"][0].first
    assert [len(periods) for periods in own.values()] == [1, 1, 1]


def test_who_is_away_is_off_the_list_and_nobody_wrote_why() -> None:
    (check_in,) = journey("N-58").open(What.CHECK_IN)
    assert check_in.due < TODAY
    assert check_in.rung and check_in.rung.name is RungName.LND and check_in.rung.at.date() > TODAY
    assert not NOW["N-58"].stuck


def test_what_is_rare_has_had_one_occasion_and_has_a_day_for_the_next() -> None:
    (behaviour,) = journey("N-59").need.behaviours
    was, comes = journey("N-59").occasions[behaviour.id]
    assert behaviour.rhythm is Rhythm.RARE
    assert was < TODAY < comes


def test_one_vague_need_waits_for_a_talk_and_another_was_found_in_one() -> None:
    assert journey("N-60").need.behaviours == () and journey("N-60").open(What.NEEDS_TALK)
    assert SAID["N-61"][0].behaviour is None  # type: ignore[union-attr]
    assert journey("N-61").need.behaviours and journey("N-61").agreed


def test_a_need_came_along_to_another_job() -> None:
    came = journey("N-62")
    assert (came.people.frame_holder, came.agreed is None, came.ended) == ("karim.elamrani", False, None)
    assert "nadia.bouzid" not in came.people.agreeing()


def test_a_plan_was_tailored_and_a_success_factor_struck() -> None:
    changes = {one.change for done in journey("N-51").tailored.values() for one in done}
    assert {Change.DROP, Change.MOVE} <= changes
    assert Mark.STRUCK in journey("N-51").marks.values()
    assert journey("N-49").practices_asked == 6


def test_a_leader_shares_what_they_know_with_a_buddy_beside_them() -> None:
    assert journey("N-50").template.startswith("leader-led-learning")
    assert journey("N-50").mentoring.meetings == 2


def test_goals_have_sponsors_and_journeys_that_serve_them() -> None:
    goals = {goal.id: goal.sponsor for goal in organised(TODAY).goals}
    assert len({*goals.values()}) == 2
    served = [one.journey.need.goal for one in NOW.values() if one.journey.need.goal]
    assert {*served} == {*goals}
    assert max(served.count(goal) for goal in goals) >= 10


def test_what_was_picked_up_is_off_the_list_until_a_day_to_come() -> None:
    (picked_up,) = [word for word in SAID["N-63"] if isinstance(word, PickUp)]
    assert picked_up.until and picked_up.until > TODAY
    assert [one.due < TODAY for one in journey("N-63").open(What.CONDITION)] == [True]
    assert not NOW["N-63"].stuck


def test_somebody_asked_for_coaching_and_still_waits() -> None:
    (asked,) = journey("N-44").open(What.COACHING)
    assert journey("N-44").people.role_awaited(asked.who) is Role.LND


def test_every_private_line_was_answered() -> None:
    assert sum(word.kind == "private" for words in SAID.values() for word in words) == 2
    assert not [need for need, one in NOW.items() if one.journey.open(What.PRIVATE)]


def journey(need: str) -> Journey:
    """As it stands."""
    one: Stands = NOW[need]
    return one.journey
