"""A vague need: it begins with what somebody wants, and a talk finds what others then see."""

from __future__ import annotations

from datetime import date

import pytest

from journey import Said, sayable
from journey.expected.expectations import ExpectationAnswered, ExpectationOpened, What
from journey.needs.agreement import AgreementAccepted, Propose
from journey.needs.behaviours import AddBehaviour, NameWatchers
from journey.needs.finding import Find, NeedFound
from journey.needs.need import PACES, Rhythm
from journey.needs.occasions import DateOccasion, OccasionDated
from journey.needs.team_need import LeaveTeam, TeamLeft
from journey.noticing.watching import AskWatchers
from journey.state import SightingAnswer
from journey.steps.check_ins import CheckIn
from journey.who import roles
from journey.who.people import PersonId, Role
from journey.who.stand_ins import NameStandIn
from tests.core.telling import (
    ACCEPT,
    DAY,
    FEMKE,
    FEMKE_SAW_IT,
    KARIM,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    NO_OCCASION,
    SANNE,
    SANNE_SAYS_YES,
    SAW_IT,
    SPOKE,
    START,
    TRIED,
    WEEK,
    Telling,
    noon,
    nothing_yet,
    started,
    sure,
)

NEXT = MONDAY + WEEK


def vague(**changed: object) -> Telling:
    return started(behaviour=None, **changed)


def finding(by: PersonId = SANNE, **changed: object) -> Find:
    said = {"by": by, "behaviour": "in a meeting where I disagree, I say so", "noticed_by": (LUC,)}
    return Find.model_validate(said | changed)


def test_the_first_thing_that_is_expected_is_a_talk_and_nothing_else_is() -> None:
    journey = vague().expects(What.NEEDS_TALK)
    assert journey.whom(What.NEEDS_TALK) == [(KARIM, date(2026, 3, 16))]
    assert not any(isinstance(one, AgreementAccepted) for one in journey.log), "there is nothing to accept yet"
    assert journey.agenda.phase == "needs-conversation"


def test_where_it_is_not_held_the_list_says_so() -> None:
    assert vague().until(date(2026, 3, 30)).stuck(on=date(2026, 3, 30)) == ["conversation-not-held"]


def test_a_talk_that_did_not_find_it_is_not_the_last() -> None:
    journey = vague().when(SPOKE, NEXT)
    assert journey.open(What.NEEDS_TALK).id == "needs-talk-2"
    assert journey.whom(What.NEEDS_TALK) == [(KARIM, NEXT + 2 * WEEK)]


@pytest.mark.parametrize(
    ("by", "waiting"),
    [(SANNE, [KARIM]), (KARIM, [SANNE]), (LOTTE, [SANNE, KARIM])],
    ids=["learner", "holder", "companion"],
)
def test_either_side_finds_it_and_the_other_is_asked_to_accept(by: PersonId, waiting: list[PersonId]) -> None:
    journey = vague(companion=LOTTE).when(finding(by), NEXT)
    assert isinstance(journey.fresh[0], NeedFound)
    assert [who for who, _ in journey.whom(What.ACCEPT)] == waiting
    assert journey.whom(What.PRACTICE) == [(SANNE, date(2026, 3, 23))]
    journey.expects(*[What.ACCEPT] * len(waiting), What.PRACTICE)


def test_found_it_is_a_need_like_any_other() -> None:
    journey = vague().when(finding(rhythm=Rhythm.DAILY, title="Say so"), NEXT)
    journey.then(NeedFound, ExpectationAnswered, ExpectationOpened, ExpectationOpened)
    need = journey.now.need
    assert (need.title, need.want) == ("Say so", START.want)
    assert (need.behaviours[0].id, need.behaviours[0].rhythm) == ("b1", Rhythm.DAILY)
    assert (journey.now.pace, journey.now.watching) == (PACES[Rhythm.DAILY], {"b1": (LUC,)})
    journey.when(ACCEPT, NEXT).when(FEMKE_SAW_IT.model_copy(update={"by": LUC}), NEXT).when(TRIED, NEXT)
    assert journey.now.agreed
    assert (len(journey.now.sightings), journey.now.practices) == (1, 1)


def test_who_was_named_at_the_start_may_notice_it_if_nobody_else_is() -> None:
    assert vague().when(finding(noticed_by=()), NEXT).now.people.watchers == (FEMKE,)
    assert vague().when(finding(), NEXT).now.people.watchers == (LUC,)


def test_what_is_found_may_be_rare() -> None:
    assert vague().refuses(finding(rhythm=Rhythm.RARE), NEXT).code == "rare-needs-a-day"
    journey = vague().when(finding(rhythm=Rhythm.RARE, first_try=NEXT + 4 * WEEK), NEXT)
    assert journey.only(OccasionDated).on == NEXT + 4 * WEEK
    assert journey.whom(What.PRACTICE) == [(SANNE, NEXT + 4 * WEEK)]


@pytest.mark.parametrize(
    "word",
    [
        TRIED, FEMKE_SAW_IT, SAW_IT, NO_OCCASION, sure(5), ACCEPT, Propose(by=KARIM, hours=2),
        AddBehaviour(by=SANNE, behaviour="and then I wait"), NameWatchers(by=SANNE, noticed_by=(LUC,)),
        DateOccasion(by=SANNE, on=NEXT),
    ],
    ids=lambda word: word.kind,
)  # fmt: skip
def test_before_that_there_is_nothing_to_try_to_see_or_to_agree_on(word: Said) -> None:
    assert vague().refuses(word, NEXT).code == "no-behaviour-yet"
    assert type(word) not in sayable(vague().now, word.by) or isinstance(word, CheckIn)


def test_we_spoke_is_always_heard_and_the_end_waits_for_an_agreement() -> None:
    vague().when(CheckIn(by=KARIM, answer=SightingAnswer.SPOKE), NEXT).expects(What.NEEDS_TALK)
    assert vague().refuses(SANNE_SAYS_YES, NEXT).code == "not-agreed-yet"


def test_it_is_found_once() -> None:
    assert started().refuses(finding(), NEXT).code == "found-already"
    assert Find not in sayable(started().now, SANNE)
    for by in (FEMKE, MARIEKE):
        assert vague().refuses(finding(by), NEXT).about["may"] == "learner frame-holder companion"


def test_a_first_try_is_of_a_behaviour() -> None:
    opening = START.model_copy(update={"behaviour": None, "first_try": NEXT})
    assert nothing_yet().refuses(opening, MONDAY).code == "no-behaviour-yet"


def test_silence_on_it_is_silence_and_no_lack_of_practice() -> None:
    journey = vague().when(SPOKE, NEXT).until(NEXT + 5 * WEEK - DAY)
    assert journey.now.open(What.STILL_YOURS) == ()
    assert journey.until(NEXT + 5 * WEEK).open(What.STILL_YOURS).about == "silence"


@pytest.mark.parametrize("by", [SANNE, KARIM, MARIEKE])
def test_a_journey_leaves_its_team_need_and_goes_on(by: PersonId) -> None:
    journey = started(team_need="team-need-1").when(LeaveTeam(by=by), NEXT)
    assert journey.only(TeamLeft).team_need == "team-need-1"
    assert journey.now.need.team_need is None
    journey.expects(What.NEEDS_TALK, What.ACCEPT, What.PRACTICE)
    assert journey.refuses(LeaveTeam(by=by), NEXT).code == "no-team-need"


def test_who_may_not_take_it_out() -> None:
    journey = started(team_need="team-need-1", companion=LOTTE)
    assert journey.refuses(LeaveTeam(by=KARIM), NEXT).about["may"] == "learner companion lnd"
    assert LeaveTeam not in sayable(started().now, SANNE)


def test_who_stands_in_for_the_frame_holder_finds_it_and_says_their_yes() -> None:
    journey = vague().when(NameStandIn(by=KARIM, who=KARIM, to=LOTTE, until=NEXT + WEEK), NEXT)
    journey.when(finding(by=LOTTE), NEXT)
    assert journey.only(NeedFound).side == KARIM
    assert journey.now.accepted == {KARIM}
    assert [who for who, _ in journey.whom(What.ACCEPT)] == [SANNE]


def test_nobody_is_asked_what_they_noticed_of_a_need_that_is_not_found() -> None:
    assert AskWatchers not in sayable(vague().now, SANNE)
    assert vague().refuses(AskWatchers(by=SANNE), NEXT).code == "no-behaviour-yet"


def test_who_is_named_when_it_is_found_was_no_watcher_before() -> None:
    journey = vague(noticed_by=()).when(finding(), NEXT)
    assert roles.of(journey.now, LUC, noon(NEXT)) == {Role.WATCHER}
    assert roles.of(journey.now, LUC, noon(NEXT - DAY)) == set()
