"""Support: asked, promised, done; or declined, with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from journey import Said
from journey.arranged import Needed
from journey.expected.expectations import ExpectationAnswered, ExpectationOpened, What
from journey.expected.silence import AnswerStillYours, StillYours
from journey.helping.support import (
    AskSupport,
    DeclineSupport,
    Promise,
    SupportAsked,
    SupportDeclined,
    SupportGiven,
    SupportPromised,
    SupportWasGiven,
)
from journey.state import SightingAnswer
from journey.steps.check_ins import CheckIn
from journey.steps.mentoring import AnswerInvitation, InviteMentor
from journey.steps.needs_conversation import Spoke
from journey.who.people import PersonId, Role
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    HELEEN,
    JOB,
    KARIM,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    SPOKE,
    WEEK,
    Telling,
    agreed,
)

NEXT = MONDAY + WEEK
DUE = date(2026, 3, 18)
HELP = AnswerStillYours(by=SANNE, answer=StillYours.HELP)


def asking(sort: Needed = Needed.SWAP, by: PersonId = SANNE, of: PersonId | None = None) -> AskSupport:
    return AskSupport(by=by, sort=sort, of=of)


def promised(by: PersonId = KARIM, due: date = DUE, support: str | None = None) -> Promise:
    return Promise(by=by, due=due, support=support)


def done(by: PersonId = KARIM, support: str | None = None) -> SupportWasGiven:
    return SupportWasGiven(by=by, support=support)


def declined(by: PersonId = KARIM, support: str | None = None) -> DeclineSupport:
    return DeclineSupport(by=by, support=support, line="not before summer")


def asked(word: AskSupport | None = None) -> Telling:
    return agreed().when(word or asking(), NEXT)


def test_the_companion_is_asked_at_once() -> None:
    journey = asked().then(SupportAsked, ExpectationOpened)
    assert journey.whom(What.SUPPORT) == [(KARIM, NEXT)]
    assert (journey.only(SupportAsked).support, journey.only(SupportAsked).of) == ("s1", KARIM)


def test_what_nobody_answers_climbs_within_four_days() -> None:
    journey = asked().until(date(2026, 3, 27))
    assert journey.climbed(What.SUPPORT) == [
        ("ask", NEXT, KARIM), ("again", date(2026, 3, 11), KARIM), ("lnd", date(2026, 3, 13), MARIEKE),
        ("colleague", date(2026, 3, 20), JOB), ("head", date(2026, 3, 27), HELEEN),
    ]  # fmt: skip
    assert journey.stuck(on=date(2026, 3, 13)) == ["help-unanswered"]


def test_the_companion_asks_ld_and_anybody_may_ask_somebody_else_by_name() -> None:
    assert asked(asking(by=KARIM)).whom(What.SUPPORT) == [(MARIEKE, NEXT)]
    journey = asked(asking(of=BRAM))
    assert journey.whom(What.SUPPORT) == [(BRAM, NEXT)]
    assert journey.now.people.roles(BRAM) == {Role.HELPER}
    assert agreed().refuses(asking(of=SANNE), NEXT).code == "not-of-yourself"


def test_a_promise_has_a_day_and_a_ladder_of_its_own() -> None:
    journey = asked().when(promised(), NEXT + DAY).then(SupportPromised, ExpectationAnswered, ExpectationOpened)
    assert journey.now.open(What.SUPPORT) == ()
    assert journey.whom(What.PROMISE) == [(KARIM, DUE)]
    journey.until(date(2026, 4, 7))
    assert journey.climbed(What.PROMISE) == [
        ("ask", DUE, KARIM), ("again", date(2026, 3, 20), KARIM), ("lnd", date(2026, 3, 24), MARIEKE),
        ("colleague", date(2026, 3, 31), JOB), ("head", date(2026, 4, 7), HELEEN),
    ]  # fmt: skip
    assert journey.stuck(on=date(2026, 3, 24)) == ["promise-not-kept"]
    assert {stuck.on for stuck in journey.agenda.stuck if stuck.reason == "promise-not-kept"} == {Role.COMPANION}


def test_what_ld_promises_climbs_the_same_ladder() -> None:
    """Law 22."""
    journey = asked(asking(of=MARIEKE)).when(promised(by=MARIEKE), NEXT).until(date(2026, 4, 7))
    assert [(rung, to) for rung, _, to in journey.climbed(What.PROMISE)] == [
        ("ask", MARIEKE), ("again", MARIEKE), ("lnd", MARIEKE), ("colleague", JOB), ("head", HELEEN),
    ]  # fmt: skip
    assert journey.stuck(on=date(2026, 3, 24)) == ["promise-not-kept"]
    assert Role.LND in {stuck.on for stuck in journey.agenda.stuck}


def test_a_new_day_is_a_promise_as_well() -> None:
    journey = asked().when(promised(), NEXT).when(promised(due=DUE + WEEK), NEXT + DAY)
    assert journey.whom(What.PROMISE) == [(KARIM, DUE + WEEK)]
    assert journey.open(What.PROMISE).id == "promise-2"


@pytest.mark.parametrize("by", [KARIM, SANNE])
def test_who_promised_or_who_asked_says_that_it_is_done(by: PersonId) -> None:
    journey = asked().when(promised(), NEXT).when(done(by=by), NEXT + DAY).then(SupportGiven, ExpectationAnswered)
    assert journey.now.open(What.PROMISE) == ()
    assert journey.refuses(done(by=by), NEXT + DAY).code == "no-such-support"


def test_done_without_a_promise_is_done() -> None:
    assert asked().when(done(), NEXT).then(SupportGiven, ExpectationAnswered).now.supports["s1"].settled


def test_a_no_with_its_reason_is_an_answer() -> None:
    journey = asked().when(declined(), NEXT).then(SupportDeclined, ExpectationAnswered)
    assert journey.only(SupportDeclined).line == "not before summer"
    assert asked().when(promised(), NEXT).when(declined(), NEXT).now.open(What.PROMISE) == (), "a promise taken back"


def test_a_promise_is_for_a_day_to_come() -> None:
    assert asked().when(promised(due=NEXT), NEXT).whom(What.PROMISE) == [(KARIM, NEXT)]
    assert asked().refuses(promised(due=NEXT - DAY), NEXT).code == "due-has-passed"


@pytest.mark.parametrize("word", [promised(by=SANNE), declined(by=SANNE), promised(by=LOTTE), done(by=MARIEKE)])
def test_only_who_was_asked_answers(word: Said) -> None:
    journey = agreed(companion=LOTTE).when(asking(of=KARIM), NEXT)
    refusal = journey.refuses(word, NEXT)
    assert (refusal.code, refusal.about["may"]) == ("of-somebody-else", "frame-holder")


def test_without_a_name_it_is_what_waits_for_the_speaker_the_oldest_first() -> None:
    journey = asked().when(asking(by=KARIM, of=MARIEKE), NEXT).when(asking(of=LUC), NEXT).when(asking(), NEXT)
    assert journey.when(promised(by=MARIEKE), NEXT).only(SupportPromised).support == "s2"
    assert journey.when(done(by=LUC), NEXT).only(SupportGiven).support == "s3"
    assert journey.when(promised(), NEXT).only(SupportPromised).support == "s1"
    assert journey.when(promised(), NEXT).only(SupportPromised).support == "s4", "not the one that was promised already"
    assert journey.when(promised(), NEXT).only(SupportPromised).support == "s1", "and then a new day for the oldest"
    assert journey.when(done(support="s4"), NEXT).only(SupportGiven).support == "s4"
    assert journey.when(asking(), NEXT).when(declined(), NEXT).only(SupportDeclined).support == "s5"
    assert journey.when(done(by=KARIM), NEXT).only(SupportGiven).support == "s1"
    assert journey.when(done(by=KARIM), NEXT).only(SupportGiven).support == "s2", "and then what he asked for himself"
    assert journey.refuses(done(support="s3"), NEXT).code == "no-such-support"


@pytest.mark.parametrize("by", [KARIM, SANNE])
def test_a_talk_that_was_asked_is_answered_by_we_spoke(by: PersonId) -> None:
    journey = asked(asking(Needed.TALK)).when(asking(Needed.TIME), NEXT).when(Spoke(by=by), NEXT + DAY)
    assert journey.only(SupportGiven).support == "s1"
    assert [one.of for one in journey.now.open(What.SUPPORT)] == ["s2"], "time is not made by talking"


def test_a_talk_with_the_companion_is_none_with_the_frame_holder() -> None:
    journey = agreed(companion=LOTTE).when(asking(Needed.TALK, of=KARIM), NEXT).when(Spoke(by=LOTTE), NEXT)
    assert journey.open(What.SUPPORT).who == KARIM


@pytest.mark.parametrize("of", [MARIEKE, LUC])
def test_a_talk_of_the_two_is_not_the_talk_with_somebody_else(of: PersonId) -> None:
    journey = asked(asking(Needed.TALK, of=of)).when(Spoke(by=SANNE), NEXT).when(SPOKE, NEXT)
    assert journey.open(What.SUPPORT).who == of
    assert journey.when(done(by=of), NEXT).now.open(What.SUPPORT) == ()


def test_what_is_blocked_comes_to_ld_and_no_talk_of_the_two_takes_it_away() -> None:
    blocked = CheckIn(by=KARIM, answer=SightingAnswer.NOT_YET, blocked=True)
    journey = agreed().when(blocked, NEXT)
    assert journey.whom(What.SUPPORT) == [(MARIEKE, NEXT)]
    assert journey.when(SPOKE, NEXT + DAY).open(What.SUPPORT).who == MARIEKE


@pytest.mark.parametrize(("by", "of"), [(KARIM, MARIEKE), (LOTTE, KARIM)])
def test_what_a_check_in_needs_is_asked_of_who_gives_room(by: PersonId, of: PersonId) -> None:
    needs = CheckIn(by=by, answer=SightingAnswer.SPOKE, needs=Needed.TIME)
    journey = agreed(companion=LOTTE).when(needs, NEXT)
    assert journey.whom(What.SUPPORT) == [(of, NEXT)]
    assert journey.now.supports["s1"].sort is Needed.TIME


def test_could_use_help_opens_a_talk_also_where_something_else_was_promised() -> None:
    journey = asked().when(promised(), NEXT).when(HELP, NEXT + DAY)
    assert journey.whom(What.SUPPORT) == [(KARIM, NEXT + DAY)]
    assert journey.when(HELP, NEXT + DAY).whom(What.SUPPORT) == [(KARIM, NEXT + DAY)], "one at a time"


def test_a_mentor_asks_too_and_a_watcher_does_not() -> None:
    journey = agreed().when(InviteMentor(by=SANNE, mentor=LUC), NEXT).when(AnswerInvitation(by=LUC, yes=True), NEXT)
    assert journey.when(asking(by=LUC), NEXT).whom(What.SUPPORT) == [(KARIM, NEXT)]
    refusal = journey.refuses(asking(by=FEMKE), NEXT)
    assert refusal.about["may"] == "learner frame-holder companion mentor"


@pytest.mark.parametrize("word", [promised(by=FEMKE), declined(by=FEMKE), done(by=FEMKE)])
def test_who_was_never_asked_may_not(word: Said) -> None:
    assert asked().refuses(word, NEXT).about["may"] == "learner frame-holder companion mentor helper lnd"


def test_a_name_says_which() -> None:
    journey = asked().when(asking(), NEXT)
    promise = journey.when(promised(support="s2"), NEXT).only(SupportPromised)
    assert (promise.support, promise.due) == ("s2", DUE)
    assert journey.when(promised(support="s1"), NEXT).only(SupportPromised).support == "s1"
    assert journey.when(declined(support="s2"), NEXT).only(SupportDeclined).support == "s2"


def test_a_no_without_a_name_is_to_what_waits_for_the_speaker() -> None:
    journey = asked(asking(of=LUC)).when(asking(), NEXT)
    assert journey.when(declined(), NEXT).only(SupportDeclined).support == "s2"


def test_done_without_a_name_is_rather_what_one_asked_than_what_is_between_others() -> None:
    journey = asked(asking(by=KARIM, of=MARIEKE)).when(asking(of=LUC), NEXT)
    assert journey.when(done(by=SANNE), NEXT).only(SupportGiven).support == "s2"
    first_promised = asked().when(promised(), NEXT).when(asking(), NEXT)
    assert first_promised.when(done(), NEXT).only(SupportGiven).support == "s1", "what was promised first"


def test_what_is_not_there_is_refused_by_name() -> None:
    refusal = asked().when(asking(), NEXT).refuses(done(support="s9"), NEXT)
    assert (refusal.code, refusal.about) == ("no-such-support", {"known": "s1 s2"})
    refusal = asked().refuses(promised(due=NEXT - DAY), NEXT)
    assert refusal.about == {"until": "2026-03-08", "today": "2026-03-09"}
