"""Laws 17 and 19 on random histories: who reads that nobody answered, and who reads what was said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hypothesis import given, settings

from journey import Event, Journey
from journey.endings import Ended
from journey.expected.expectations import (
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationMoved,
    ExpectationOpened,
    ExpectationPassed,
    RungClimbed,
)
from journey.expected.later import PutOff
from journey.expected.silence import SilenceWatched
from journey.helping.thanks import Thanked
from journey.lnd.at_once import CrowdedOut, TurnedAway
from journey.lnd.corrections import RowCorrected
from journey.lnd.moves import PickedUp
from journey.needs.agreement import Agreed
from journey.noticing.sightings import Sighting
from journey.noticing.watching import FEWEST
from journey.reading.audience import READ_AS, may_read, read_as
from journey.reading.between_two import CoachingAsked, CoachingGiven, PrivatelyAnswered, PrivatelySaid
from journey.reading.readers import NOBODY, Act, may
from journey.steps.application import Applied
from journey.steps.mentoring import MentorMet
from journey.steps.needs_conversation import JourneyStarted
from journey.who import stand_ins
from journey.who.people import PersonId, Role
from journey.who.reaching import FoundUnreachable, Reached
from tests.core.histories import PERSONS, Heard, History, histories
from tests.core.telling import HELEEN, JOB

TELLS_OF_SILENCE = (RungClimbed, ExpectationPassed, SilenceWatched, PickedUp, RowCorrected, FoundUnreachable, Reached)
"""What says, or lets one guess, that somebody did not answer."""
BETWEEN_TWO = (PrivatelySaid, PrivatelyAnswered, CoachingAsked, CoachingGiven, Thanked, MentorMet)
EXPECTS = (ExpectationOpened, ExpectationMoved, ExpectationAnswered, ExpectationClosed)
KNOWN_TO_LND = (JourneyStarted, Agreed, Applied, Ended, PutOff, TurnedAway, CrowdedOut, *EXPECTS, *TELLS_OF_SILENCE)
BESIDE_IT = frozenset({"learner", "side"})
SHOWN: Mapping[Act, frozenset[str]] = {
    Act.PHASE: BESIDE_IT | {"mentor", "lnd"},
    Act.NEXT: BESIDE_IT | {"mentor", "lnd"},
    Act.NEED: BESIDE_IT | {"mentor"},
    Act.BEHAVIOUR: BESIDE_IT | {"mentor"},
    Act.PLAN: BESIDE_IT,
    Act.COURSE: BESIDE_IT,
    Act.CONFIDENCE: frozenset({"learner"}),
    Act.SIGHTINGS: BESIDE_IT | {"mentor"},
    Act.SIGHTINGS_FROM_BELOW: BESIDE_IT | {"mentor"},
    Act.SAID: BESIDE_IT,
    Act.MENTORED: frozenset({"learner"}),
    Act.PRIVATE: frozenset({"learner"}),
    Act.BETWEEN_TWO: frozenset(),
    Act.WAITING: frozenset({"lnd"}),
}
"""Of what others said, by the privacy page: who reads all of it, beside whom it was said by or put to."""
SOME = settings(max_examples=60)


@SOME
@given(histories())
def test_law_17_nobody_but_l_and_d_reads_that_somebody_did_not_answer(history: History) -> None:
    """Whom it was put to reads that they were asked."""
    journey = history.journey
    for one in history.heard:
        if not isinstance(one.event, TELLS_OF_SILENCE):
            continue
        for person in PERSONS:
            reads = [*read_of(person, [one], journey)]
            assert bool(reads) == (one.is_own(person) or person == journey.people.adviser), (person, one)
            assert shown(person, Act.WAITING, one, journey, beside=frozenset({Role.LND})), "an adviser of the team"


@SOME
@given(histories())
def test_law_17_who_was_not_asked_themselves_reads_the_same_where_no_rung_was_climbed(history: History) -> None:
    """So nothing else that they read tells them: neither another event, nor how much they may read."""
    journey = history.journey
    for person in PERSONS:
        if person == journey.people.adviser:
            continue
        rungs = {
            place
            for place, one in enumerate(history.heard)
            if isinstance(one.event, RungClimbed) and not one.is_own(person)
        }
        silent = history.without(rungs)
        for act in Act:
            assert may(person, act, journey, at=history.now) == may(person, act, silent, at=history.now), act
        left = [one for place, one in enumerate(history.heard) if place not in rungs]
        assert [*read_of(person, history.heard, journey)] == [*read_of(person, left, silent)], person


@SOME
@given(histories())
def test_law_19_a_word_is_shown_to_whom_it_was_said_to_and_to_its_readers_only(history: History) -> None:
    """Own words, what was put to somebody, and the table; of a newcomer, the text from then on."""
    journey = history.journey
    for one in history.heard:
        for person in PERSONS:
            for act in acts(one.event):
                expected = one.is_own(person) or is_for(person, act, one.event, journey)
                assert shown(person, act, one, journey) == expected, (person, act, one)


@SOME
@given(histories())
def test_law_19_what_is_between_two_is_read_by_the_two(history: History) -> None:
    """And, of what waits on the private line, by the adviser who answers now; unless they stand beside the learner."""
    journey = history.journey
    people = journey.people
    for one in history.heard:
        if not isinstance(one.event, BETWEEN_TWO):
            continue
        for person in PERSONS:
            came_along = isinstance(one.event, PrivatelySaid) and one.event.at in journey.entrusted.get(person, ())
            beside = person in (people.frame_holder, people.companion)
            may_know = one.is_own(person) or (came_along and not beside) or _was_mentored(person, one.event, journey)
            assert may_know or not any(shown(person, act, one, journey) for act in _kept(one.event)), (person, one)


@SOME
@given(histories())
def test_law_19_no_text_reaches_who_never_had_a_part_in_it_or_is_of_l_and_d(history: History) -> None:
    """Neither a stranger, nor somebody's manager, nor who of L&D was not addressed."""
    ever = {person for journey in history.stood for person in _with_a_part(journey)}
    for one in history.heard:
        text = read_as(one.event).text
        for person in PERSONS:
            if person in ever or one.is_own(person):
                continue
            assert not shown(person, text, one, history.journey), (person, one)
            lnd = shown(person, text, one, history.journey, beside=frozenset({Role.LND}))
            assert not lnd or person in history.journey.entrusted, (person, one)


@SOME
@given(histories())
def test_law_19_l_and_d_reads_that_it_began_how_it_stands_and_what_is_expected_and_no_word(history: History) -> None:
    looking, journey = frozenset({Role.LND}), history.journey
    for one in history.heard:
        that, what, _ = read_as(one.event)
        for person in {HELEEN, JOB} - _with_a_part(journey) - {*journey.entrusted}:
            shows = any(shown(person, act, one, journey, beside=looking) for act in (that, what))
            assert not shows or one.is_own(person) or isinstance(one.event, KNOWN_TO_LND), (person, one)


def test_the_table_here_has_every_act_by_which_something_that_happened_is_read() -> None:
    used = {act for how in READ_AS.values() for act in how}
    assert used | {Act.SIGHTINGS_FROM_BELOW} == set(SHOWN)


def _kept(event: Event) -> tuple[Act, ...]:
    """That two met is no secret; what they said is."""
    that, what, text = read_as(event)
    return (text,) if isinstance(event, MentorMet) else (that, what, text)


def _was_mentored(person: PersonId, event: Event, journey: Journey) -> bool:
    """The learner reads what was said between them and a mentor, also where the mentor is another one by now."""
    return isinstance(event, MentorMet) and person == journey.people.learner


def acts(event: Event) -> tuple[Act, ...]:
    """By which others read of it, each once."""
    return tuple(dict.fromkeys(read_as(event)))


def shown(person: PersonId, act: Act, one: Heard, journey: Journey, beside: frozenset[Role] = NOBODY) -> bool:
    """What the code says."""
    return may_read(person, act, one.event, one.to, journey, beside)


def read_of(person: PersonId, heard: list[Heard], journey: Journey) -> Iterator[tuple[Event, Act]]:
    """All that somebody reads of a history, part by part; a text is nothing without what happened."""
    for one in heard:
        that, what, text = read_as(one.event)
        if any(shown(person, act, one, journey) for act in (that, what)):
            yield from ((one.event, act) for act in (that, what, text) if shown(person, act, one, journey))


def is_for(person: PersonId, act: Act, event: Event, journey: Journey) -> bool:
    """What the privacy page says of somebody who did not say it, and whom it was not said to."""
    parts = _parts(person, journey)
    if isinstance(event, PrivatelySaid) and event.at in journey.entrusted.get(person, ()):
        return bool(parts - {"side"}) and "side" not in parts
    if act is Act.PRIVATE and "side" in parts:
        return False
    if act is Act.CONFIDENCE and journey.figure_shared:
        return bool(parts & (BESIDE_IT | {"mentor"}))
    return bool(parts & SHOWN[act]) and not _is_withheld(person, act, event, journey)


def _is_withheld(person: PersonId, act: Act, event: Event, journey: Journey) -> bool:
    """Text from before somebody came, without the learner's yes; and what one of fewer than three saw from below."""
    since = stand_ins.reads_since(journey, person, journey.last_word)
    if act is Act.SAID and since is not None and event.at < since:
        return True
    from_below = isinstance(event, Sighting) and event.nameless and act is not Act.COURSE
    return bool(from_below) and len(journey.receiving.get(event.behaviour, ())) < FEWEST  # type: ignore[union-attr]


def _parts(person: PersonId, journey: Journey) -> set[str]:
    """What somebody is to this journey."""
    people = journey.people
    standing = {one.of for one in journey.stand_ins if one.who == person and one.since <= journey.last_word < one.over}
    sides = {people.frame_holder, people.companion}
    found = {
        "learner": person == people.learner,
        "side": person in sides or bool(standing & sides),
        "mentor": person == people.mentor and journey.mentoring.accepted,
        "lnd": person == people.adviser,
    }
    return {name for name, is_so in found.items() if is_so}


def _with_a_part(journey: Journey) -> set[PersonId | None]:
    people = journey.people
    had = {people.learner, people.frame_holder, people.companion, people.mentor, people.adviser}
    return had | {one.who for one in journey.stand_ins}
