"""The role charter, success factors and risks: what a template brings along, and what people say to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journey import Said
from journey.arranged import Around, Mark
from journey.expected.expectations import ExpectationAnswered, What
from journey.needs.agreement import Accept, AgreementAccepted, Propose
from journey.needs.behaviours import AddBehaviour
from journey.needs.finding import Find
from journey.plans.charter import AcceptCharter, CharterAccepted
from journey.plans.success_factors import MarkSuccessFactor, SuccessFactorMarked
from journey.plans.upgrading import Upgrade
from journey.steps.activity import ActivityWasDone, PlanActivity
from journey.steps.talks import DropTalk, TalkDropped
from journey.who.another_job import ChangeJob
from journey.who.hand_over import Handed, HandOver
from journey.who.people import PersonId
from journey.who.stand_ins import NameStandIn
from tests.core.telling import FEMKE, GROUND, KARIM, LOTTE, LUC, MONDAY, SANNE, WEEK, Telling, agreed, started

NEXT = MONDAY + WEEK
TEMPLATE = replace(GROUND.templates["standard"], charter=True, success_factors=("room", "silence"))
WITH_CHARTER = replace(GROUND, templates={"standard": TEMPLATE})
NEWER = replace(GROUND, templates={"standard": replace(TEMPLATE, label="standard@2")})
YES = {person: AcceptCharter(by=person) for person in (SANNE, KARIM, LOTTE, FEMKE)}
COURSE = PlanActivity(by=SANNE, title="A course", on=NEXT + WEEK)


def found(by: PersonId) -> Find:
    """What the need comes down to, as this person says it."""
    return Find(by=by, behaviour="in a meeting where I disagree, I say so", noticed_by=(FEMKE,))


def chartered(**changed: object) -> Telling:
    """Sanne and Karim agreed, on a template with a role charter."""
    return agreed(WITH_CHARTER, **changed)


def test_a_yes_to_the_agreement_is_a_yes_to_the_charter_and_asks_nobody_twice() -> None:
    journey = chartered()
    assert journey.only(AgreementAccepted).charter == "standard@1"
    assert journey.now.chartered == {SANNE: "standard@1", KARIM: "standard@1"}
    assert journey.refuses(YES[SANNE], NEXT).code == "already-accepted"


@pytest.mark.parametrize("by", [SANNE, KARIM])
def test_whoever_finds_what_the_need_comes_down_to_says_yes_to_the_charter_with_it(by: PersonId) -> None:
    journey = started(WITH_CHARTER, behaviour=None).when(found(by), NEXT)
    assert journey.now.chartered == {by: "standard@1"}
    assert journey.refuses(YES[by], NEXT).code == "already-accepted"
    other = KARIM if by == SANNE else SANNE
    assert journey.when(Accept(by=other), NEXT).now.chartered == {SANNE: "standard@1", KARIM: "standard@1"}


def test_a_companion_who_finds_it_has_accepted_nothing_and_says_yes_to_the_charter_apart() -> None:
    journey = started(WITH_CHARTER, behaviour=None, companion=LOTTE).when(found(LOTTE), NEXT)
    assert journey.now.accepted == set()
    assert journey.now.chartered == {}
    assert journey.when(YES[LOTTE], NEXT).now.chartered == {LOTTE: "standard@1"}


@pytest.mark.parametrize(
    "word",
    [Propose(by=KARIM, hours=4), AddBehaviour(by=KARIM, behaviour="I ask who has not spoken yet")],
    ids=("another-proposal", "one-more-behaviour"),
)
def test_who_first_speaks_with_a_change_of_the_agreement_has_said_yes_to_the_charter(word: Said) -> None:
    journey = started(WITH_CHARTER).when(word, NEXT)
    assert journey.now.accepted == {KARIM}
    assert journey.now.chartered == {SANNE: "standard@1", KARIM: "standard@1"}


def test_who_stands_in_says_the_frame_holders_yes_and_an_own_yes_to_the_charter() -> None:
    away = NameStandIn(by=KARIM, who=KARIM, to=LUC, until=NEXT + 4 * WEEK)
    journey = started(WITH_CHARTER).when(away, NEXT).when(Propose(by=LUC, hours=4), NEXT + WEEK)
    assert journey.now.accepted == {KARIM}
    assert journey.now.chartered == {SANNE: "standard@1", LUC: "standard@1"}


def test_who_takes_the_need_along_to_another_job_says_yes_to_the_charter_as_it_is_now() -> None:
    journey = chartered()
    journey.ground = NEWER
    journey.when(Upgrade(by=SANNE), NEXT)
    journey.when(ChangeJob(by=SANNE, comes_along=True, frame_holder=LOTTE), NEXT)
    assert journey.now.accepted == {SANNE}
    assert journey.now.chartered == {SANNE: "standard@2", KARIM: "standard@1"}


def test_a_change_on_a_template_without_a_charter_is_no_yes_to_one() -> None:
    assert started().when(Propose(by=KARIM, hours=4), NEXT).now.chartered == {}


def test_a_companion_who_is_somebody_else_says_it_and_nothing_was_asked() -> None:
    journey = chartered(companion=LOTTE)
    expected = journey.now.expectations
    journey.when(YES[LOTTE], MONDAY + WEEK / 7).then(CharterAccepted)
    assert journey.now.expectations == expected
    assert journey.now.chartered[LOTTE] == "standard@1"


def test_a_watcher_has_no_part_in_it_and_where_there_is_none_there_is_nothing_to_say_yes_to() -> None:
    assert chartered().refuses(YES[FEMKE], NEXT).code == "not-yours"
    journey = agreed()
    assert journey.now.chartered == {}
    assert journey.refuses(YES[KARIM], NEXT).code == "no-charter"


def test_who_takes_over_and_who_upgrades_may_say_yes_anew() -> None:
    handed = chartered().when(HandOver(by=KARIM, role=Handed.MANAGER, to=LOTTE), NEXT)
    assert LOTTE not in handed.now.chartered
    assert handed.when(YES[LOTTE], NEXT).now.chartered[LOTTE] == "standard@1"
    upgraded = chartered()
    upgraded.ground = NEWER
    upgraded.when(Upgrade(by=SANNE), NEXT)
    assert upgraded.now.chartered[KARIM] == "standard@1", "a yes to the older one stays on record"
    assert upgraded.when(YES[KARIM], NEXT).now.chartered[KARIM] == "standard@2"


def test_factors_are_ticked_and_struck_one_after_the_other_and_otherwise_again() -> None:
    journey = chartered().when(MarkSuccessFactor(by=SANNE, mark=Mark.TICKED), NEXT).then(SuccessFactorMarked)
    journey.when(MarkSuccessFactor(by=KARIM, mark=Mark.STRUCK), NEXT)
    assert journey.now.marks == {"room": Mark.TICKED, "silence": Mark.STRUCK}
    journey.when(MarkSuccessFactor(by=KARIM, mark=Mark.STRUCK, factor="room"), NEXT)
    assert journey.now.marks["room"] is Mark.STRUCK
    again = MarkSuccessFactor(by=SANNE, mark=Mark.STRUCK, factor="room")
    assert journey.refuses(again, NEXT).code == "nothing-changed"


def test_a_factor_that_is_none_is_refused_with_those_that_are() -> None:
    refusal = chartered().refuses(MarkSuccessFactor(by=SANNE, mark=Mark.TICKED, factor="tea"), NEXT)
    assert (refusal.code, refusal.about["known"]) == ("no-such-success-factor", "room silence")
    assert agreed().refuses(MarkSuccessFactor(by=SANNE, mark=Mark.TICKED), NEXT).code == "no-such-success-factor"


def left_out(talk: Around, **named: str) -> DropTalk:
    return DropTalk(by=KARIM, talk=talk, line="we sit next to each other", **named)  # type: ignore[arg-type]


def test_a_person_leaves_out_the_talk_before_one_activity() -> None:
    journey = started().when(COURSE, NEXT).when(left_out(Around.BEFORE), NEXT)
    journey.then(TalkDropped, ExpectationAnswered)
    assert not journey.now.open(What.BEFORE_TALK)
    assert journey.refuses(left_out(Around.BEFORE), NEXT).code == "no-such-talk"
    journey.when(ActivityWasDone(by=SANNE), NEXT + WEEK)
    assert journey.now.open(What.AFTER_TALK), "the other talk stays"


def test_a_talk_afterwards_can_be_left_out_before_it_is_there_and_when_it_is() -> None:
    before = started().when(COURSE, NEXT).when(left_out(Around.AFTER), NEXT).then(TalkDropped)
    assert not before.when(ActivityWasDone(by=SANNE), NEXT + WEEK).now.open(What.AFTER_TALK)
    after = started().when(COURSE, NEXT).when(ActivityWasDone(by=SANNE), NEXT + WEEK)
    after.when(left_out(Around.AFTER), NEXT + WEEK).then(TalkDropped, ExpectationAnswered)


def test_every_other_activity_keeps_its_talks() -> None:
    journey = started().when(COURSE, NEXT).when(COURSE, NEXT).when(left_out(Around.BEFORE, activity="a2"), NEXT)
    assert [one.of for one in journey.now.open(What.BEFORE_TALK)] == ["a1"]


def test_there_is_no_talk_around_what_is_learned_on_the_job() -> None:
    on_the_job = PlanActivity.model_validate(COURSE.model_dump() | {"sort": "on-the-job"})
    journey = started().when(on_the_job, NEXT)
    assert journey.refuses(left_out(Around.AFTER), NEXT).code == "no-such-talk"
