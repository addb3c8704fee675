"""At once: it is not for who was asked, or there was no room to ask them; L&D has it now."""

from __future__ import annotations

import pytest

from journey import Said, sayable
from journey.arranged import Needed
from journey.endings import EndJourney
from journey.expected.expectations import ExpectationMoved, RungClimbed, What
from journey.ground import RungName
from journey.helping.support import AskSupport, Promise
from journey.lnd.at_once import CrowdedOut, NoRoom, NotMine, TurnedAway
from journey.lnd.moves import PickUp
from journey.lnd.reasons import Move, Stuck
from journey.noticing.confidence import Rate
from journey.noticing.watching import AskWatchers
from journey.pause import Pause, PauseReason, Resume
from journey.reading.audience import may_read, put_to, read_as
from journey.reading.between_two import SayPrivately
from journey.reading.readers import Act
from journey.speaking import MAY
from journey.state import Ending
from journey.steps.mentoring import InviteMentor
from journey.steps.needs_conversation import Spoke
from journey.unsaying.taking_back import TakeBack
from journey.who.for_somebody import Confirm
from journey.who.people import POST, PersonId, Role
from journey.who.reaching import IsUnreachable, Reached
from journey.who.stand_ins import NameStandIn
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    JOB,
    KARIM,
    KARIM_SAYS_YES,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    SANNE_SAYS_YES,
    SAW_IT,
    START,
    WEEK,
    Telling,
    agreed,
    nothing_yet,
    started,
)

NEXT = MONDAY + WEEK
WATCHED = MONDAY + 13 * WEEK
EVERYBODY = (SANNE, KARIM, FEMKE, LUC, MARIEKE, BRAM)


def applied() -> Telling:
    """It is there, and watched."""
    return agreed().when(SAW_IT, NEXT).when(SANNE_SAYS_YES, NEXT).when(KARIM_SAYS_YES, NEXT)


def not_mine(journey: Telling, what: What, by: PersonId = KARIM) -> NotMine:
    """What they say about what was asked of them."""
    return NotMine(by=by, expectation=journey.open(what).id)


def no_room(journey: Telling, what: What) -> NoRoom:
    """What the post says about it."""
    return NoRoom(by=POST, expectation=journey.open(what).id)


def stuck(journey: Telling, what: What) -> Stuck:
    """What L&D reads about it."""
    found = journey.open(what).stuck
    assert found is not None
    return found


def test_what_is_not_for_them_comes_to_lnd_at_once_and_to_nobody_else() -> None:
    journey = started()
    due = journey.open(What.NEEDS_TALK).due
    journey.when(not_mine(journey, What.NEEDS_TALK), NEXT).then(TurnedAway, ExpectationMoved)
    assert journey.only(TurnedAway).expectation == journey.open(What.NEEDS_TALK).id
    assert journey.whom(What.NEEDS_TALK) == [(KARIM, due)], "nothing is handed over by it"
    row = stuck(journey, What.NEEDS_TALK)
    assert (row.reason, row.on, row.move, row.since) == (
        "conversation-not-held", Role.COMPANION, Move.TAKE_OVER, NEXT,
    )  # fmt: skip
    assert journey.until(NEXT).climbed(What.NEEDS_TALK) == [(RungName.LND, NEXT, MARIEKE)]
    later = journey.until(NEXT + 8 * DAY).climbed(What.NEEDS_TALK)
    assert later == [(RungName.COLLEAGUE, NEXT + WEEK, JOB)], "and nobody is told that somebody did not answer"


def test_without_room_in_two_letters_nobody_is_charged_with_it() -> None:
    journey = started().when(no_room(started(), What.ACCEPT), NEXT).then(CrowdedOut, ExpectationMoved)
    assert (journey.fresh[0].by, journey.only(CrowdedOut).who) == (POST, KARIM)
    assert journey.only(CrowdedOut).expectation == journey.open(What.ACCEPT).id
    assert stuck(journey, What.ACCEPT).move is Move.TAKE_OVER
    assert journey.until(NEXT).climbed(What.ACCEPT) == [(RungName.LND, NEXT, MARIEKE)]


def test_room_is_made_where_that_helps() -> None:
    journey = agreed().when(AskSupport(by=SANNE, sort=Needed.SWAP), NEXT).when(Promise(by=KARIM, due=NEXT + WEEK), NEXT)
    journey.when(no_room(journey, What.PROMISE), NEXT)
    assert stuck(journey, What.PROMISE).move is Move.MAKE_ROOM


def test_who_was_invited_as_a_mentor_makes_way_for_another() -> None:
    journey = agreed().when(InviteMentor(by=SANNE, mentor=LUC), NEXT)
    journey.when(not_mine(journey, What.MENTOR, LUC), NEXT)
    assert (stuck(journey, What.MENTOR).reason, stuck(journey, What.MENTOR).move) == ("no-mentor", Move.NEW_MENTOR)
    assert journey.now.people.mentor == LUC, "nothing is handed over by it"


def test_whoever_acts_for_them_says_it_too() -> None:
    journey = started().when(NameStandIn(by=KARIM, who=KARIM, to=LOTTE, until=NEXT + WEEK), NEXT)
    journey.when(not_mine(journey, What.NEEDS_TALK, LOTTE), NEXT).then(TurnedAway, ExpectationMoved)


def test_the_adviser_alone_reads_why_and_lnd_that_it_was_said() -> None:
    journey = started()
    word = NotMine(by=KARIM, expectation=journey.open(What.NEEDS_TALK).id, line="Lotte knows her better")
    said = journey.when(word, NEXT).only(TurnedAway)
    that, _, text = read_as(said)
    to = put_to(said, journey.now)
    assert {who for who in EVERYBODY if may_read(who, that, said, to, journey.now)} == {KARIM, MARIEKE}
    assert {who for who in EVERYBODY if may_read(who, text, said, to, journey.now)} == {KARIM, MARIEKE}
    beside = frozenset({Role.LND})
    assert may_read(JOB, that, said, to, journey.now, beside)
    assert not may_read(JOB, text, said, to, journey.now, beside)


def test_whose_letters_were_full_can_read_that_they_were() -> None:
    journey = started().when(no_room(started(), What.NEEDS_TALK), NEXT)
    said = journey.only(CrowdedOut)
    read = {who for who in EVERYBODY if may_read(who, Act.WAITING, said, put_to(said, journey.now), journey.now)}
    assert read == {KARIM, MARIEKE}


def test_what_is_about_oneself_nobody_else_can_answer() -> None:
    journey = agreed()
    assert journey.refuses(not_mine(journey, What.PRACTICE, SANNE), NEXT).code == "only-yours"
    journey.when(EndJourney(by=KARIM, how=Ending.LAPSED), NEXT)
    assert journey.refuses(not_mine(journey, What.CONFIRM_END, SANNE), NEXT).code == "only-yours"
    entered = agreed().when(Rate(by=SANNE, entered_by=KARIM, figure=6), NEXT)
    assert entered.refuses(not_mine(entered, What.CONFIRM, SANNE), NEXT).code == "only-yours"


def test_what_ends_with_nobody_comes_to_nobody() -> None:
    journey = agreed().when(Spoke(by=SANNE), NEXT).when(AskWatchers(by=SANNE), NEXT)
    for what in (What.PRACTICE, What.CONFIDENCE, What.SIGHTING):
        assert journey.refuses(no_room(journey, what), NEXT).code == "nothing-to-do"
    assert journey.refuses(not_mine(journey, What.SIGHTING, FEMKE), NEXT).code == "nothing-to-do"


def test_whether_it_is_still_done_is_let_be_too() -> None:
    journey = applied()
    assert journey.refuses(no_room(journey, What.STILL_DOING), WATCHED).code == "nothing-to-do"


def test_what_is_with_lnd_comes_no_second_time_and_what_was_asked_of_them_stays() -> None:
    journey = started().when(not_mine(started(), What.NEEDS_TALK), NEXT)
    assert journey.refuses(not_mine(journey, What.NEEDS_TALK), NEXT).code == "nothing-changed"
    assert journey.refuses(no_room(journey, What.NEEDS_TALK), NEXT).code == "nothing-changed"
    journey.when(SayPrivately(by=SANNE, line="may I call you?"), NEXT)
    assert journey.refuses(not_mine(journey, What.PRIVATE, MARIEKE), NEXT).code == "stays-with-lnd"
    assert journey.refuses(no_room(journey, What.PRIVATE), NEXT).code == "stays-with-lnd"


def test_what_lnd_let_rest_comes_back_when_somebody_says_that_it_is_not_theirs() -> None:
    journey = (
        started().when(no_room(started(), What.NEEDS_TALK), NEXT).when(PickUp(by=MARIEKE, move=Move.REST), NEXT + DAY)
    )
    assert journey.stuck(NEXT + DAY) == []
    journey.when(not_mine(journey, What.NEEDS_TALK), NEXT + 2 * DAY)
    assert journey.stuck(NEXT + 2 * DAY) == ["conversation-not-held"]


def test_in_a_pause_it_waits_with_everything_else() -> None:
    journey = started().when(Pause(by=SANNE, why=PauseReason.LEAVE), NEXT)
    journey.when(not_mine(journey, What.NEEDS_TALK), NEXT)
    assert journey.stuck(NEXT + WEEK) == []
    journey.when(Resume(by=SANNE), NEXT + WEEK).until(NEXT + 2 * WEEK)
    assert journey.stuck(NEXT + 2 * WEEK) == ["conversation-not-held"]


def test_what_was_with_lnd_before_the_pause_is_so_in_it() -> None:
    journey = started().when(no_room(started(), What.NEEDS_TALK), NEXT).until(NEXT)
    journey.when(Pause(by=SANNE, why=PauseReason.LEAVE), NEXT + DAY)
    assert journey.refuses(no_room(journey, What.NEEDS_TALK), NEXT + DAY).code == "nothing-changed"


def test_of_somebody_else_or_not_open() -> None:
    journey = started()
    assert journey.refuses(not_mine(journey, What.NEEDS_TALK, SANNE), NEXT).code == "of-somebody-else"
    assert journey.refuses(NotMine(by=KARIM, expectation="check-in-7"), NEXT).code == "no-such-ask"
    assert journey.refuses(NoRoom(by=POST, expectation="check-in-7"), NEXT).code == "no-such-ask"


@pytest.mark.parametrize("by", [KARIM, POST])
def test_taken_back_it_is_asked_as_before(by: PersonId) -> None:
    journey = started()
    talk = journey.open(What.NEEDS_TALK)
    word: Said = NotMine(by=KARIM, expectation=talk.id) if by == KARIM else NoRoom(by=POST, expectation=talk.id)
    journey.when(word, NEXT).until(NEXT)
    assert journey.stuck(NEXT) == ["conversation-not-held"]
    journey.takes_back(by, NEXT + DAY)
    assert journey.stuck(NEXT + DAY) == []
    assert journey.whom(What.NEEDS_TALK) == [(KARIM, talk.due)]
    assert [rung for rung, _, _ in journey.until(talk.due + WEEK).climbed(What.NEEDS_TALK)] == [
        RungName.GUIDE, RungName.AGAIN,
    ]  # fmt: skip


def test_the_post_says_two_things_and_takes_back_what_it_said() -> None:
    says = {word for word, roles in MAY.items() if Role.POST in roles}
    assert says == {NoRoom, IsUnreachable, TakeBack}
    assert set(sayable(started().now, POST)) == {NoRoom, IsUnreachable}
    assert MAY[NoRoom] == (Role.POST,), "and the first no person says"
    refusal = started().refuses(NoRoom(by=MARIEKE, expectation="needs-talk-1"), NEXT)
    assert (refusal.code, refusal.about) == ("not-yours", {"may": "post"})


@pytest.mark.parametrize(
    "word",
    [
        Spoke(by=POST),
        Confirm(by=POST, yes=True),
        PickUp(by=POST, move=Move.CALL),
        EndJourney(by=POST, how=Ending.STOPPED),
        NotMine(by=POST, expectation="needs-talk-1"),
    ],
)
def test_all_else_is_said_by_people(word: Said) -> None:
    assert started().refuses(word, NEXT).code == "not-yours"


def test_the_post_starts_nothing_and_nobody_enters_anything_for_it() -> None:
    assert nothing_yet().refuses(START.model_copy(update={"by": POST}), MONDAY).code == "not-yours"
    for word in (NoRoom(by=POST, entered_by=KARIM, expectation="needs-talk-1"), Spoke(by=KARIM, entered_by=POST)):
        assert started().refuses(word, NEXT).code in ("not-for-lnd", "not-yours-to-enter")


def test_the_post_says_whom_no_letter_reaches_and_reads_nothing() -> None:
    journey = agreed().when(IsUnreachable(by=POST, who=KARIM), NEXT)
    assert journey.stuck(NEXT) == ["unreachable"]
    assert journey.when(Spoke(by=KARIM), NEXT + DAY).only(Reached).by == KARIM
    assert not any(may_read(POST, act, journey.log[0], None, journey.now) for act in Act)
    assert POST not in journey.now.people.everybody()


def test_neither_breaks_a_silence() -> None:
    journey = started()
    last = journey.now.last_word
    journey.when(no_room(journey, What.NEEDS_TALK), NEXT).when(not_mine(journey, What.ACCEPT), NEXT)
    assert journey.now.last_word == last
    assert not any(isinstance(one, RungClimbed) and one.rung is RungName.OTHER for one in journey.until(NEXT).fresh)
