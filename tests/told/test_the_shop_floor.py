"""A colleague on the shop floor without e-mail: the machine comes late, and the mentor retires."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journey.arranged import Lacking, Settled
from journey.days.calendar import Calendar, Quiet
from journey.expected.expectations import What
from journey.helping.conditions import NameCondition, SettleCondition
from journey.lnd.moves import PickUp
from journey.lnd.reasons import Move, Reason
from journey.needs.agreement import Accept
from journey.needs.need import Rhythm
from journey.noticing.confidence import Rate
from journey.noticing.sightings import LogSighting, Way
from journey.reading.audience import may_read, put_to
from journey.reading.readers import Act, Cell
from journey.state import Ending, SightingAnswer
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.mentoring import AnswerInvitation, InviteMentor, MentorMet, Met, StopMentoring
from journey.steps.practice import LogPractice, Outcome
from journey.unsaying.taking_back import WordTakenBack
from journey.who.for_somebody import Confirm
from journey.who.hand_over import Handed, HandOver
from journey.who.people import PersonId, Role
from tests.core.telling import GROUND, HELEEN, JOB, MARIEKE, START
from tests.told.story import ASKS_A_WEEK, Row, Story, busiest_week

YUSUF, GREET = PersonId("yusuf"), PersonId("greet")
"""Who learns, without an address; and the foreman, who enters what he says."""
HANS, ELS, TOM = PersonId("hans"), PersonId("els"), PersonId("tom")
"""The mentor, who retires; the one after him; and who sees to the machine."""
GROUND_FLOOR = replace(GROUND, calendar=Calendar(quiet=(Quiet(date(2026, 7, 13), date(2026, 7, 31)),)))
"""Closed for three weeks in summer."""
OPENING = START.model_copy(
    update={
        "by": GREET,
        "learner": YUSUF,
        "frame_holder": GREET,
        "companion": GREET,
        "rhythm": Rhythm.DAILY,
        "noticed_by": (),
        "title": "Changing over",
        "behaviour": "when the line changes over, I set it up by myself",
    }
)
YES = Confirm(by=YUSUF, yes=True)
"""With the code on his card."""
COULD_NOT_SEE = CheckIn(by=GREET, answer=SightingAnswer.NO_OCCASION)
SAW_IT = CheckIn(by=GREET, answer=SightingAnswer.SEEN)


def day(month: int, number: int) -> date:
    return date(2026, month, number)


def tried(outcome: Outcome, entered_by: PersonId = GREET) -> LogPractice:
    return LogPractice(by=YUSUF, entered_by=entered_by, outcome=outcome)


def in_march() -> Story:
    """Agreed with a code. The machine is to come on the thirtieth; Hans will show the way, and they meet once."""
    story = Story(GROUND_FLOOR).when(OPENING, day(3, 2))
    story.when(Accept(by=YUSUF, entered_by=GREET), day(3, 3)).when(YES, day(3, 4))
    machine = NameCondition(by=GREET, what="the machine", owner=TOM, sort=Lacking.OPPORTUNITY, due=day(3, 30))
    story.when(machine, day(3, 4)).when(InviteMentor(by=GREET, mentor=HANS), day(3, 4))
    story.when(AnswerInvitation(by=HANS, yes=True), day(3, 5)).when(tried(Outcome.NO_OCCASION), day(3, 6))
    return story.when(COULD_NOT_SEE, day(3, 25)).when(Met(by=HANS, line="ask why it stops"), day(3, 26))


def in_may() -> Story:
    """It comes on the first of June, Marieke heard; Greet says each time that there was nothing to see yet."""
    story = in_march().when(PickUp(by=MARIEKE, move=Move.REST, until=day(6, 1)), day(4, 7))
    story.when(COULD_NOT_SEE, day(4, 15)).when(COULD_NOT_SEE, day(5, 6))
    return story.when(COULD_NOT_SEE, day(5, 27))


def in_june() -> Story:
    """Hans retires; Els takes it on. The machine is there, and Yusuf tries."""
    story = in_may().when(StopMentoring(by=HANS), day(5, 29))
    story.when(InviteMentor(by=MARIEKE, mentor=ELS), day(6, 1)).when(AnswerInvitation(by=ELS, yes=True), day(6, 1))
    story.when(SettleCondition(by=TOM, outcome=Settled.MET), day(6, 2)).when(tried(Outcome.WENT_STIFFLY), day(6, 5))
    story.when(tried(Outcome.WENT_WELL), day(6, 12)).when(SAW_IT, day(6, 15))
    return story.when(Met(by=ELS), day(6, 18)).when(tried(Outcome.WENT_WELL, ELS), day(6, 19))


def applied() -> Story:
    """Els sees the result; after the closing both say yes, Yusuf with a code."""
    story = in_june().when(tried(Outcome.WENT_WELL), day(6, 26)).when(SAW_IT, day(6, 29))
    story.when(LogSighting(by=ELS, answer=SightingAnswer.SEEN, way=Way.RESULT), day(7, 8))
    story.when(tried(Outcome.WENT_WELL), day(7, 8)).when(Conclude(by=YUSUF, entered_by=GREET, yes=True), day(8, 7))
    return story.when(Conclude(by=GREET, yes=True), day(8, 10)).when(YES, day(8, 12))


def test_what_his_foreman_entered_counts_with_his_code_and_no_sooner() -> None:
    story = Story(GROUND_FLOOR).when(OPENING, day(3, 2)).when(Accept(by=YUSUF, entered_by=GREET), day(3, 3))
    assert story.now.agreed is None
    assert story.whom(What.CONFIRM) == [(YUSUF, day(3, 10))]
    assert story.when(YES, day(3, 4)).now.agreed is not None
    story.when(Rate(by=YUSUF, entered_by=GREET, figure=6), day(3, 5))
    assert story.now.ratings == (), "a figure is his own"


def test_without_the_machine_nobody_asks_him_to_try_nor_how_sure_he_is() -> None:
    story = in_may().until(day(6, 1))
    asked = [(one.on, one.what) for one in story.messages(YUSUF) if one.what is not What.MENTOR_MEETING]
    assert asked == [(day(3, 5), What.PRACTICE)], "once, before he said that there was no occasion"
    later = [one.what for one in in_june().until(day(6, 24)).messages(YUSUF, day(6, 2))]
    assert {*later} == {What.PRACTICE, What.CONFIDENCE}, "once it is there, both"


def test_on_the_first_friday_of_april_ld_reads_that_the_machine_is_late_and_lets_it_rest() -> None:
    story = in_march().until(day(4, 2))
    assert [one.on for one in story.messages(TOM)] == [day(3, 30), day(4, 1)]
    assert story.row(day(4, 2)) is None
    assert story.until(day(4, 3)).row(day(4, 3)) == Row(Reason.NO_OPPORTUNITY, Role.HELPER, Move.ARRANGE)
    story.when(PickUp(by=MARIEKE, move=Move.REST, until=day(6, 1)), day(4, 7))
    assert Reason.NO_OPPORTUNITY not in story.until(day(5, 29)).stuck(day(5, 29))
    assert story.until(day(6, 1)).row(day(6, 1)).reason is Reason.NO_OPPORTUNITY, "back on its day"  # type: ignore[union-attr]


def test_what_could_not_be_seen_is_not_held_against_anybody() -> None:
    story = in_may()
    assert story.now.unseen == 0
    assert Reason.NOT_SEEN not in story.stuck(day(5, 27)), "four times there was nothing to see, and why is known"
    story.when(SettleCondition(by=TOM, outcome=Settled.MET), day(6, 2)).until(day(6, 10))
    story.when(COULD_NOT_SEE, day(6, 17)).when(COULD_NOT_SEE, day(7, 8))
    assert Reason.NOT_SEEN in story.when(COULD_NOT_SEE, day(8, 12)).stuck(day(8, 12)), "but from then on it counts"


def test_if_ld_does_nothing_its_colleague_and_the_head_look() -> None:
    story = in_march().until(day(4, 20))
    assert (story.on_lists(MARIEKE)[0], story.on_lists(JOB)[0], story.on_lists(HELEEN)[0]) == (
        day(4, 3),
        day(4, 10),
        day(4, 17),
    )


def test_a_mentor_who_retires_halfway_leaves_a_place_that_ld_sees_to() -> None:
    story = in_may().when(StopMentoring(by=HANS), day(5, 29))
    assert Row(Reason.NO_MENTOR, Role.LND, Move.NEW_MENTOR) == story.row(day(5, 29))
    assert story.messages(HANS, day(5, 30)) == []
    story.when(InviteMentor(by=MARIEKE, mentor=ELS), day(6, 1))
    assert Reason.NO_MENTOR not in story.stuck(day(6, 1))
    assert story.until(day(6, 1)).messages(ELS)[0].on == day(6, 1), "help is asked at once"


def test_a_mentor_who_hands_it_over_leaves_no_gap() -> None:
    story = in_may().when(HandOver(by=HANS, role=Handed.MENTOR, to=ELS), day(5, 29))
    assert story.open(What.MENTOR_MEETING).who == ELS
    assert story.open(What.HAND_OVER).who == ELS
    assert Reason.NO_MENTOR not in story.stuck(day(5, 29))
    assert story.until(day(12, 1)).messages(HANS, day(5, 30)) == []


def test_what_he_told_hans_stays_between_the_two() -> None:
    story = in_june()
    met = next(event for event in story.log if isinstance(event, MentorMet) and event.by == HANS)
    readers = [who for who in (YUSUF, HANS, GREET, ELS, MARIEKE) if may_read(who, Act.MENTORED, met, YUSUF, story.now)]
    assert readers == [YUSUF, HANS]
    assert put_to(met, in_may().now) == YUSUF
    assert story.reads(TOM, Act.NEED) == story.reads(TOM, Act.CONFIDENCE) == Cell.NO, "who helps reads the title"


def test_a_try_that_was_entered_by_mistake_is_taken_back_and_he_hears_of_it() -> None:
    story = in_june()
    tries = story.now.practices
    story.when(tried(Outcome.WENT_WELL), day(6, 22)).takes_back(GREET, day(6, 23))
    assert story.now.practices == tries
    assert story.only(WordTakenBack).to == YUSUF
    assert [who for who, _ in story.whom(What.PRACTICE)] == [YUSUF]


def test_nobody_is_nagged() -> None:
    story = applied().until(day(12, 31))
    assert busiest_week(story.messages()) <= 3 < ASKS_A_WEEK
    tries = [one for one in story.messages(YUSUF) if one.what is What.PRACTICE]
    assert busiest_week(tries) <= 2, "at most two a week"
    assert [one for one in story.messages() if day(7, 13) <= one.on <= day(8, 2)] == [], "closed"


def test_it_ends_applied_on_the_day_of_his_code_and_only_he_is_asked_afterwards() -> None:
    story = applied()
    assert (story.now.ended, story.whom(What.STILL_DOING)) == (Ending.APPLIED, [(YUSUF, day(11, 12))])
    assert {one.to for one in story.until(day(12, 31)).messages(since=day(8, 13))} == {YUSUF}
