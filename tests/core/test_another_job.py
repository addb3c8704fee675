"""Another job: does the need come along? The learner decides."""

from __future__ import annotations

from datetime import date

import pytest

from journey import Refusal, Said
from journey.arranged import Needed
from journey.endings import Ended, EndJourney, EndProposed, KeepGoing
from journey.expected.expectations import What
from journey.helping.conditions import NameCondition
from journey.helping.support import AskSupport, Promise
from journey.needs.agreement import Accept
from journey.noticing.sightings import LogSighting
from journey.noticing.watching import AskWatchers
from journey.reading.audience import may_read
from journey.reading.between_two import AnswerPrivately, PrivatelyAnswered, PrivatelySaid, SayPrivately
from journey.reading.readers import Act
from journey.state import Ending, SightingAnswer
from journey.steps.activity import PlanActivity
from journey.steps.needs_conversation import Spoke
from journey.who import roles
from journey.who.another_job import CameAlong, ChangeJob, JobChangeProposed
from journey.who.hand_over import Handed, HandOver
from journey.who.letting_read import LetRead
from journey.who.people import NOBODY, PersonId, Role, TeamId
from journey.who.stand_ins import NameStandIn
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    FEMKE_SAW_IT,
    HELEEN,
    JOB,
    KARIM,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    SANNE_SAYS_YES,
    SPOKE,
    TRIED,
    WEEK,
    Telling,
    agreed,
    noon,
    started,
    sure,
)

NEXT = MONDAY + WEEK
IN_TEN_DAYS = NEXT + 2 * WEEK
STAYS_BEHIND = ChangeJob(by=SANNE, comes_along=False, line="my successor does it")


def along(by: PersonId = SANNE, **to: object) -> ChangeJob:
    return ChangeJob.model_validate({"by": by, "comes_along": True, **to})


def moved(journey: Telling | None = None, **to: object) -> Telling:
    return (journey or agreed()).when(along(**({"frame_holder": LOTTE} | to)), NEXT)


@pytest.mark.parametrize("by", [SANNE, KARIM, MARIEKE])
def test_an_end_because_of_another_job_is_answered_with_the_question(by: PersonId) -> None:
    end = EndJourney(by=by, how=Ending.MOVED)
    assert agreed().refuses(end, NEXT).code == "does-it-come-along"
    behind = end.model_copy(update={"stays_behind": True})
    journey = agreed().when(behind, NEXT)
    assert isinstance(journey.fresh[0], Ended if by == SANNE else EndProposed)


def test_no_is_an_honest_end() -> None:
    journey = agreed().when(STAYS_BEHIND, NEXT).then(Ended)
    assert (journey.now.ended, journey.only(Ended).line) == (Ending.MOVED, "my successor does it")


def test_yes_is_a_hand_over_with_a_new_agreement_and_first_a_talk() -> None:
    journey = moved(companion=LUC, adviser=JOB, team=TeamId("south"))
    assert isinstance(journey.fresh[0], CameAlong)
    people = journey.now.people
    assert (people.frame_holder, people.companion, people.adviser, people.team) == (LOTTE, LUC, JOB, "south")
    assert journey.whom(What.HAND_OVER) == [(LUC, IN_TEN_DAYS)]
    assert journey.whom(What.ACCEPT) == [(LOTTE, IN_TEN_DAYS)]
    assert (journey.now.agreed, journey.now.accepted) == (None, {SANNE})
    assert journey.when(Accept(by=LOTTE), NEXT + DAY).now.agreed, "by the new two"
    assert journey.when(Spoke(by=LUC), NEXT + DAY).now.open(What.HAND_OVER) == ()


def test_who_gives_room_goes_along_if_nobody_else_is_named() -> None:
    assert moved().now.people.companion == LOTTE
    assert agreed().refuses(along(companion=LUC), NEXT).code == "no-room-without-anybody"


def test_need_plan_sightings_and_dates_stay() -> None:
    journey = agreed(horizon=date(2026, 9, 1)).when(TRIED, MONDAY + 2 * DAY).when(FEMKE_SAW_IT, MONDAY + 2 * DAY)
    journey.when(PlanActivity(by=SANNE, title="A course", on=date(2026, 4, 20)), MONDAY + 2 * DAY).when(sure(5), NEXT)
    before = journey.now
    now = moved(journey).now
    for kept in ("need", "frame", "practices", "sightings", "ratings", "activities", "steps"):
        assert getattr(now, kept) == getattr(before, kept)
    assert journey.whom(What.PRACTICE) == [(SANNE, date(2026, 3, 18))]
    assert journey.whom(What.BEFORE_TALK) == [(LOTTE, date(2026, 4, 17))]
    assert journey.whom(What.CHECK_IN) == [(LOTTE, date(2026, 3, 31))]


def test_what_others_promised_stays_and_what_the_old_manager_owed_does_not() -> None:
    journey = agreed().when(AskSupport(by=SANNE, sort=Needed.TIME), MONDAY + 2 * DAY)
    journey.when(AskSupport(by=SANNE, sort=Needed.SWAP, of=BRAM), MONDAY + 2 * DAY)
    journey.when(Promise(by=BRAM, due=date(2026, 4, 1)), MONDAY + 2 * DAY)
    journey.when(NameCondition(by=SANNE, what="a room", owner=KARIM), MONDAY + 2 * DAY)
    moved(journey)
    assert journey.whom(What.PROMISE) == [(BRAM, date(2026, 4, 1))]
    assert journey.now.open(What.SUPPORT) == journey.now.open(What.CONDITION) == ()
    assert journey.refuses(Promise(by=KARIM, due=date(2026, 4, 1)), NEXT).code == "of-somebody-else"


def test_the_old_manager_has_no_part_in_it_any_more() -> None:
    journey = moved(agreed().when(SANNE_SAYS_YES, MONDAY + 2 * DAY))
    assert journey.refuses(SPOKE, NEXT).code == "not-yours"
    assert KARIM not in {one.who for one in journey.now.expectations.values()}
    assert (journey.now.yes, journey.now.open(What.CONCLUDE)) == (frozenset(), ())


def test_free_text_stays_behind_unless_the_learner_lets_it() -> None:
    """Law 11."""
    journey = moved(companion=LUC)
    assert journey.now.newcomers == {LOTTE: noon(NEXT), LUC: noon(NEXT)}
    assert set(journey.when(LetRead(by=SANNE, who=LUC), NEXT).now.newcomers) == {LOTTE}
    assert moved(let_read=True).now.newcomers == {}


def reads(journey: Telling, who: PersonId) -> list[str]:
    """What this person reads of what was said on the private line."""
    said = [one for one in journey.log if isinstance(one, PrivatelySaid | PrivatelyAnswered)]
    beside = frozenset({Role.LND})
    return [one.line for one in said if may_read(who, Act.PRIVATE, one, one.to, journey.now, beside)]


def test_an_open_question_of_the_private_line_comes_along_and_nothing_of_before() -> None:
    """It was answered to Marieke before; Job is asked now, and reads what he is asked."""
    journey = agreed().when(SayPrivately(by=SANNE, line="once"), MONDAY + DAY)
    journey.when(AnswerPrivately(by=MARIEKE, line="well"), MONDAY + 2 * DAY)
    for line in ("my manager works against it", "and again"):
        journey.when(SayPrivately(by=SANNE, line=line), MONDAY + 3 * DAY)
    assert reads(journey, JOB) == []
    moved(journey, adviser=JOB)
    assert [who for who, _ in journey.whom(What.PRIVATE)] == [JOB]
    assert reads(journey, JOB) == ["my manager works against it", "and again"]
    journey.when(AnswerPrivately(by=JOB, line="tell me"), NEXT + DAY).when(along(adviser=HELEEN), NEXT + DAY)
    journey.when(SayPrivately(by=SANNE, line="to Heleen"), NEXT + 2 * DAY)
    assert reads(journey, JOB) == ["my manager works against it", "and again", "tell me"]
    assert reads(journey, HELEEN) == ["to Heleen"]
    assert reads(journey, MARIEKE) == ["once", "well", "my manager works against it", "and again"]
    assert len(reads(journey, SANNE)) == 6


def test_who_gives_room_in_the_new_job_reads_no_private_line_though_they_advise() -> None:
    journey = agreed().when(SayPrivately(by=SANNE, line="my manager works against it"), MONDAY + DAY)
    assert reads(moved(journey, adviser=LOTTE), LOTTE) == []


def test_where_nobody_is_known_yet_ld_looks_at_once_and_nobody_else_is_asked() -> None:
    journey = agreed().when(along(adviser=JOB), NEXT)
    assert journey.now.people.frame_holder == journey.now.people.companion == NOBODY
    assert journey.stuck(on=NEXT) == ["no-manager"]
    assert journey.whom(What.TAKE_OVER) == [(JOB, NEXT)]
    journey.expects(What.PRACTICE, What.TAKE_OVER)
    journey.until(NEXT + 12 * WEEK)
    assert {one.to for one in journey.fresh if hasattr(one, "to")} <= {SANNE, JOB, HELEEN}


@pytest.mark.parametrize("role", [Handed.MANAGER, Handed.FRAME_HOLDER])
def test_until_somebody_is_who_then_talks_and_is_asked_to_accept(role: Handed) -> None:
    journey = agreed().when(along(), NEXT).when(HandOver(by=MARIEKE, role=role, to=LOTTE), NEXT + DAY)
    assert (journey.now.people.frame_holder, journey.now.people.companion) == (LOTTE, LOTTE)
    assert journey.stuck(on=NEXT + DAY) == []
    assert journey.whom(What.ACCEPT) == journey.whom(What.HAND_OVER) == [(LOTTE, IN_TEN_DAYS + DAY)]
    assert journey.whom(What.CHECK_IN) == [(LOTTE, date(2026, 3, 30))]
    assert LOTTE in journey.now.newcomers


def test_long_after_it_the_new_one_is_not_asked_to_catch_up_at_once() -> None:
    day = NEXT + 12 * WEEK
    journey = agreed().when(along(), NEXT).when(HandOver(by=MARIEKE, to=LOTTE), day)
    assert journey.whom(What.CHECK_IN) == [(LOTTE, day + WEEK)]


@pytest.mark.parametrize("by", [KARIM, MARIEKE])
def test_anybody_else_proposes_and_the_learner_is_asked(by: PersonId) -> None:
    journey = agreed().when(along(by, frame_holder=LOTTE), NEXT)
    assert isinstance(journey.fresh[0], JobChangeProposed)
    assert journey.whom(What.COMES_ALONG) == [(SANNE, IN_TEN_DAYS)]
    assert (journey.now.people.frame_holder, journey.now.watch) == (KARIM, None), "one question at a time"
    journey.when(along(), NEXT + DAY)
    assert journey.now.people.frame_holder == LOTTE, "as it was proposed"
    assert journey.now.open(What.COMES_ALONG) == ()
    assert journey.now.end_proposed is None


def test_the_learner_names_others_than_were_proposed() -> None:
    journey = agreed().when(along(KARIM, frame_holder=LOTTE, companion=LUC, adviser=JOB), NEXT)
    journey.when(along(frame_holder=BRAM), NEXT + DAY)
    people = journey.now.people
    assert (people.frame_holder, people.companion, people.adviser) == (BRAM, BRAM, JOB)


def test_or_answers_that_it_stays_behind_or_goes_on_here() -> None:
    journey = agreed().when(along(KARIM), NEXT)
    assert journey.when(STAYS_BEHIND, NEXT + DAY).now.ended is Ending.MOVED
    journey = agreed().when(along(KARIM), NEXT).when(KeepGoing(by=SANNE), NEXT + DAY)
    assert (journey.now.open(What.COMES_ALONG), journey.now.end_proposed) == ((), None)
    assert journey.now.watch


def test_nobody_answers_and_it_shows_as_silence_and_ends_nothing() -> None:
    """Law 2."""
    journey = agreed().when(along(KARIM), NEXT).until(date(2026, 6, 1))
    assert "silence" in journey.stuck(on=date(2026, 6, 1))
    assert (journey.now.ended, journey.now.people.frame_holder) == (None, KARIM)


def test_a_second_proposal_takes_the_place_of_the_first() -> None:
    journey = agreed().when(along(KARIM), NEXT).when(EndJourney(by=MARIEKE, how=Ending.LAPSED), NEXT)
    assert (len(journey.now.open(What.COMES_ALONG)), len(journey.now.open(What.CONFIRM_END))) == (0, 1)
    journey.when(along(KARIM), NEXT)
    assert (len(journey.now.open(What.COMES_ALONG)), len(journey.now.open(What.CONFIRM_END))) == (1, 0)


def test_a_need_that_is_still_vague_comes_along_too() -> None:
    journey = moved(started(behaviour=None)).expects(What.NEEDS_TALK)
    assert journey.whom(What.NEEDS_TALK) == [(LOTTE, IN_TEN_DAYS)]
    journey = started(behaviour=None).when(along(), NEXT).expects(What.TAKE_OVER)
    journey.when(HandOver(by=MARIEKE, to=LOTTE), NEXT).expects(What.NEEDS_TALK, What.HAND_OVER)


@pytest.mark.parametrize("word", [along(frame_holder=SANNE), along(frame_holder=LOTTE, companion=SANNE)])
def test_it_takes_two_there_as_well(word: Said) -> None:
    """Law 5."""
    assert agreed().refuses(word, NEXT).code == "two-people"


def test_who_may_not() -> None:
    for by in (FEMKE, LUC):
        assert agreed().refuses(along(by), NEXT).about["may"] == "learner frame-holder companion lnd"


def test_a_word_from_before_the_new_job_is_judged_by_who_was_who_then() -> None:
    """Karim gave room up to the new job; what he saw before it he may still tell, and what he says after it not."""
    journey = moved()
    said = LogSighting(by=KARIM, answer=SightingAnswer.SEEN, on=NEXT - DAY)
    assert journey.refuses(said, NEXT + DAY).code == "not-yours"
    assert journey.late(said, NEXT - DAY).now.sightings[0].by == KARIM


def test_another_adviser_is_so_from_the_new_job_on() -> None:
    journey = moved(frame_holder=KARIM, adviser=JOB)
    assert [roles.of(journey.now, who, noon(NEXT - DAY)) for who in (MARIEKE, JOB)] == [{Role.LND}, set()]


@pytest.mark.parametrize("to", [{"frame_holder": LOTTE}, {"frame_holder": None}])
def test_no_late_yes_to_the_old_agreement_makes_the_new_one(to: dict[str, PersonId | None]) -> None:
    journey = started().when(along(**to), NEXT)
    with pytest.raises(Refusal) as refused:
        journey.late(Accept(by=KARIM), NEXT - DAY)
    assert refused.value.code == "agreement-changed-since"
    assert journey.now.agreed is None


def test_a_job_that_began_before_a_hand_over_is_said_as_it_is_now() -> None:
    journey = agreed().when(HandOver(by=KARIM, to=BRAM), NEXT)
    with pytest.raises(Refusal) as refused:
        journey.late(along(frame_holder=LOTTE), NEXT - DAY)
    assert refused.value.code == "handed-over-since"


def test_who_stood_in_at_the_old_job_does_not_at_the_new_one() -> None:
    journey = agreed().when(NameStandIn(by=KARIM, who=KARIM, to=LUC, until=NEXT + 8 * WEEK), NEXT)
    moved(journey)
    assert roles.of(journey.now, LUC, noon(NEXT)) == set()
    assert roles.of(journey.now, LUC, noon(NEXT - DAY)) == set(), "not before he stood in either"


def test_who_was_asked_what_they_noticed_still_is() -> None:
    journey = agreed(noticed_by=(KARIM,)).when(AskWatchers(by=SANNE), NEXT)
    assert [one.who for one in moved(journey).now.open(What.SIGHTING)] == [KARIM]
