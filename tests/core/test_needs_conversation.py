"""A journey starts with a conversation about a need, and is agreed by two."""

from __future__ import annotations

from datetime import date

import pytest

from journey.expected.expectations import (
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationMoved,
    ExpectationOpened,
    What,
)
from journey.expected.silence import SilenceWatched
from journey.needs.agreement import Accept, Agreed, AgreementAccepted, AgreementChanged, Propose
from journey.needs.need import PACES, Rhythm
from journey.steps.needs_conversation import JourneyStarted, MomentLogged, Spoke
from journey.who.people import PersonId
from tests.core.telling import (
    ACCEPT,
    BRAM,
    DAY,
    FEMKE,
    ID,
    KARIM,
    MARIEKE,
    MONDAY,
    SANNE,
    SAW_IT,
    SPOKE,
    START,
    WEEK,
    agreed,
    noon,
    nothing_yet,
    started,
)

TUESDAY = MONDAY + DAY
MORE_HOURS = Propose(by=KARIM, hours=2)


def test_who_starts_has_accepted_and_the_others_are_asked() -> None:
    journey = started().then(
        JourneyStarted, AgreementAccepted, ExpectationOpened, ExpectationOpened, ExpectationOpened, SilenceWatched
    )
    journey.expects(What.NEEDS_TALK, What.ACCEPT, What.PRACTICE)
    assert (journey.open(What.NEEDS_TALK).who, journey.open(What.NEEDS_TALK).due) == (KARIM, date(2026, 3, 16))
    assert (journey.open(What.ACCEPT).who, journey.open(What.ACCEPT).due) == (KARIM, date(2026, 3, 16))
    assert (journey.open(What.PRACTICE).who, journey.open(What.PRACTICE).due) == (SANNE, date(2026, 3, 16))
    assert journey.agenda.phase == "needs-conversation"


def test_when_ld_starts_both_are_asked() -> None:
    journey = started(by=MARIEKE)
    assert {one.who for one in journey.now.open(What.ACCEPT)} == {SANNE, KARIM}
    assert [one.id for one in journey.now.open(What.ACCEPT)] == ["accept-1", "accept-2"]
    assert journey.now.accepted == frozenset()


def test_the_opening_holds_steps_and_figures_as_they_were_that_day() -> None:
    opening = started(aim=6, hours=1.5, horizon=date(2026, 9, 1)).log[0]
    assert isinstance(opening, JourneyStarted)
    assert (opening.journey, opening.template, opening.aim, opening.practices_asked) == (ID, "standard@1", 6, 2)
    assert opening.pace == PACES[Rhythm.WEEKLY]
    assert (opening.frame.hours, opening.frame.in_working_time, opening.frame.horizon) == (
        1.5, True, date(2026, 9, 1),
    )  # fmt: skip
    assert opening.people.watchers == (FEMKE,)
    assert started().now.aim == 8


@pytest.mark.parametrize(
    ("rhythm", "due"),
    [
        (Rhythm.DAILY, date(2026, 3, 5)),
        (Rhythm.WEEKLY, date(2026, 3, 16)),
        (Rhythm.MONTHLY, date(2026, 4, 13)),
    ],
)
def test_the_first_try_comes_from_the_rhythm(rhythm: Rhythm, due: date) -> None:
    assert started(rhythm=rhythm).open(What.PRACTICE).due == due


def test_or_on_the_day_that_was_chosen() -> None:
    assert started(first_try=date(2026, 3, 14)).open(What.PRACTICE).due == date(2026, 3, 16), "a Saturday"
    assert started(first_try=date(2026, 3, 10)).open(What.PRACTICE).due == date(2026, 3, 10)
    assert started(first_try=date(2026, 1, 1)).open(What.PRACTICE).due == MONDAY, "not before it started"


def test_the_learner_watches_nobody_learn() -> None:
    assert started(noticed_by=(SANNE, FEMKE, FEMKE)).now.people.watchers == (FEMKE,)


def test_the_second_yes_makes_the_agreement_and_opens_the_first_check_in() -> None:
    journey = agreed().then(AgreementAccepted, ExpectationAnswered, Agreed, ExpectationClosed, ExpectationOpened)
    journey.expects(What.PRACTICE, What.CHECK_IN)
    assert journey.now.agreed == noon(TUESDAY)
    assert (journey.open(What.CHECK_IN).who, journey.open(What.CHECK_IN).due) == (KARIM, TUESDAY + 4 * WEEK)
    assert journey.agenda.phase == "practice"


def test_the_first_of_two_yeses_makes_no_agreement() -> None:
    journey = started(by=MARIEKE).when(ACCEPT, TUESDAY).then(
        AgreementAccepted, ExpectationAnswered
    )  # fmt: skip
    assert journey.now.agreed is None
    assert journey.open(What.ACCEPT).who == SANNE


def test_nobody_accepts_twice() -> None:
    assert started().refuses(Accept(by=SANNE), TUESDAY).code == "already-accepted"


def test_a_counter_proposal_turns_the_question() -> None:
    journey = started().when(MORE_HOURS, TUESDAY)
    journey.then(AgreementChanged, ExpectationClosed, ExpectationOpened)
    assert (journey.open(What.ACCEPT).who, journey.open(What.ACCEPT).due) == (SANNE, date(2026, 3, 17))
    assert journey.now.frame.hours == 2
    assert journey.now.accepted == {KARIM}
    journey.when(Accept(by=SANNE), MONDAY + 2 * DAY)
    assert journey.now.agreed == noon(MONDAY + 2 * DAY)


def test_a_proposal_changes_what_it_names_and_nothing_else() -> None:
    before = started(hours=1, horizon=date(2026, 9, 1))
    need, frame = before.now.need, before.now.frame
    changed = before.when(Propose(by=KARIM, behaviour="in the Monday meeting, I say so", aim=7), TUESDAY).now
    assert (changed.need.title, changed.need.want, changed.frame) == (need.title, need.want, frame)
    assert changed.need.behaviours[0].text == "in the Monday meeting, I say so"
    assert (changed.need.behaviours[0].id, changed.need.behaviours[0].rhythm) == ("b1", Rhythm.WEEKLY)
    assert changed.aim == 7
    again = before.when(Propose(by=SANNE, title="Courage", want="dare", horizon=date(2026, 10, 1)), TUESDAY).now
    assert (again.need.title, again.need.want, again.frame.horizon) == ("Courage", "dare", date(2026, 10, 1))
    assert (again.frame.hours, again.aim) == (1, 7)


def test_a_proposal_that_proposes_nothing_is_none() -> None:
    journey = agreed()
    assert journey.refuses(Propose(by=SANNE), TUESDAY).code == "nothing-changed"
    assert journey.refuses(Propose(by=SANNE, title=None, aim=None), TUESDAY).code == "nothing-changed"
    assert journey.now.agreed


def test_a_changed_agreement_is_provisional_again_and_its_check_in_stays() -> None:
    journey = agreed().when(MORE_HOURS, MONDAY + 2 * DAY)
    assert journey.now.agreed is None
    journey.expects(What.PRACTICE, What.CHECK_IN, What.ACCEPT)
    journey.when(SAW_IT, MONDAY + 3 * DAY).expects(What.PRACTICE, What.CHECK_IN, What.ACCEPT)
    journey.when(Accept(by=SANNE), MONDAY + 4 * DAY)
    assert journey.now.agreed == noon(MONDAY + 4 * DAY)
    assert journey.open(What.CHECK_IN).due == date(2026, 4, 3)


@pytest.mark.parametrize("by", [SANNE, KARIM])
def test_either_side_says_that_they_spoke(by: PersonId) -> None:
    journey = started().when(Spoke(by=by), TUESDAY).then(MomentLogged, ExpectationAnswered)
    journey.expects(What.ACCEPT, What.PRACTICE)
    assert journey.now.last_contact == noon(TUESDAY)


def test_a_moment_moves_the_check_in_and_ends_its_ladder() -> None:
    journey = agreed().until(date(2026, 4, 17))
    assert journey.stuck(on=date(2026, 4, 16)) == ["check-in-missed"]
    journey.when(SPOKE, date(2026, 4, 17))
    assert journey.only(ExpectationMoved).due == date(2026, 5, 15)
    assert journey.open(What.CHECK_IN).rung is not None
    assert journey.stuck(on=date(2026, 4, 17)) == []


def test_two_people_agree() -> None:
    assert nothing_yet().refuses(START.model_copy(update={"frame_holder": SANNE}), MONDAY).code == "two-people"
    assert nothing_yet().refuses(START.model_copy(update={"companion": SANNE}), MONDAY).code == "two-people"


def test_a_template_that_is_not_there_is_refused_by_name() -> None:
    refusal = nothing_yet().refuses(START.model_copy(update={"template": "senior"}), MONDAY)
    assert (refusal.code, refusal.about) == ("no-such-template", {"template": "senior", "known": "standard"})


def test_only_somebody_with_a_role_starts() -> None:
    refusal = nothing_yet().refuses(START.model_copy(update={"by": BRAM}), MONDAY)
    assert refusal.code == "not-yours"
    assert refusal.about["may"] == "learner frame-holder companion watcher lnd"


def test_a_journey_is_started_once() -> None:
    assert started().refuses(START, TUESDAY).code == "already-started"


def test_nothing_is_said_on_a_journey_that_is_not_there() -> None:
    assert nothing_yet().refuses(ACCEPT, MONDAY).code == "not-started"
