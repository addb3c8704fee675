"""Check-ins: exactly one is open from the agreement on; it asks what somebody else has seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from journey.arranged import Needed
from journey.expected import asking, cadence, ladders
from journey.expected.asking import SETTLING_IN, Events
from journey.expected.expectations import Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.helping import conditions, support
from journey.needs import behaviours
from journey.noticing import sightings
from journey.noticing.sightings import Way, noticed
from journey.state import Journey, SightingAnswer
from journey.steps import needs_conversation
from journey.steps.needs_conversation import MomentLogged
from journey.who import roles
from journey.who.people import PersonId

UNSEEN = (SightingAnswer.NOT_YET, SightingAnswer.NO_OCCASION)


class CheckIn(Request):
    """The companion says what they have seen of it."""

    kind: Literal["check-in"] = "check-in"
    answer: SightingAnswer
    on: date | None = None
    """The day of the occasion; default: the day on which it is said."""
    way: Way = Way.SAW
    line: Words | None = None
    second: SightingAnswer | None = None
    """Of the second behaviour, where there is one."""
    third: SightingAnswer | None = None
    needs: Needed | None = None
    """Something is needed for it to go on."""
    blocked: bool = False
    """It is stuck fast: L&D is asked at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn(Fact):
    """The check-in was answered."""

    kind: Literal["checked-in"] = "checked-in"
    answer: SightingAnswer
    missed: bool
    """Nobody has seen it: one more in a row."""
    line: str | None = None


def check_in(journey: Journey, word: CheckIn, at: datetime, ground: Ground) -> Events:
    """Answers the open check-in and the talk that it may have been."""
    if word.answer is not SightingAnswer.SPOKE and not journey.need.behaviours:
        raise Refusal("no-behaviour-yet")
    answers = [answer for answer in (word.answer, word.second, word.third) if answer is not None]
    missed = all(answer in UNSEEN for answer in answers) and not _could_not_be_seen(journey, answers)
    yield CheckedIn(at=at, by=word.by, answer=word.answer, missed=missed, line=word.line)
    yield from asking.answered(
        (*journey.open(What.CHECK_IN), *needs_conversation.talks(journey, at, ground)), at, by=word.by
    )
    yield from support.talked(journey, at, by=word.by)
    for nth, answer in enumerate((word.answer, word.second, word.third), 1):
        if answer in (SightingAnswer.SEEN, SightingAnswer.NOT_YET):
            behaviour = behaviours.nth(journey, nth).id
            yield from sightings.answered(journey, word.by, behaviour, at)
            yield noticed(journey, behaviour, word.by, answer, word.on, word.way, None, at, ground)
    if word.needs or word.blocked:
        yield from support.asked(
            journey, word.needs or Needed.TALK, _helper(journey, word, at), None, at, ground, by=word.by
        )


def checked_in(journey: Journey, event: CheckedIn) -> Journey:
    """A contact; and one more without anybody having seen it, where that was the answer."""
    return replace(in_contact(journey, event), unseen=journey.unseen + 1 if event.missed else journey.unseen)


def in_contact(journey: Journey, event: CheckedIn | MomentLogged) -> Journey:
    """They spoke, or checked in."""
    return replace(journey, last_contact=max(journey.last_contact, event.at))


def is_done(journey: Journey) -> bool:
    """Every behaviour was seen as often, and over as long, as its rhythm asks."""
    if len(journey.sightings) < journey.pace.sightings:
        return False
    for behaviour in journey.need.behaviours:  # noqa: SIM110 - asked at every word: no generator
        if not cadence.seen_often_enough(journey, behaviour):
            return False
    return True


def next_check_in(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """One is open from the agreement on, its day counted from the last contact. Of what is rare it comes after each
    occasion, which no pause moves; between one and the next, as long as that has no day, there is none. One in the
    diary stays until they spoke on its day, or after it.
    """
    if journey.first_agreed is None:
        return
    every, open_ = cadence.between_check_ins(journey), journey.open(What.CHECK_IN)
    if open_ and open_[0].in_diary and ground.calendar.day(journey.last_contact) < open_[0].due:
        return
    due, fixed = _due(journey, every, ground), every is None
    if due is None:
        yield from asking.closed(open_, at, by=by)
    elif not open_:
        due = max(due, _soon(at, ground))
        yield from asking.asked(journey, What.CHECK_IN, journey.people.companion, due, at, ground, by=by, fixed=fixed)
    elif due > open_[0].due or (fixed and due >= _soon(at, ground)):
        yield from asking.moved(journey, open_[0], due, at, ground, by=by, fixed=fixed)


def _due(journey: Journey, every: timedelta | None, ground: Ground) -> date | None:
    calendar = ground.calendar
    contact = calendar.day(max(journey.last_contact, journey.agreed or journey.last_contact))
    if every is not None:
        return calendar.lands(contact + every)
    after = cadence.cadence(journey).after_occasion
    ahead = [day for day in cadence.occasions(journey) if day > contact]
    return calendar.plus(ahead[0], after or 0) if ahead else None


def _soon(at: datetime, ground: Ground) -> date:
    """Nobody is asked to catch up before this day because another day moved, or because they are new."""
    return ground.calendar.plus(ground.calendar.day(at), SETTLING_IN)


def _could_not_be_seen(journey: Journey, answers: Iterable[SightingAnswer]) -> bool:
    """No occasion, while there was nothing to try it on: what it waits for is the reason then, and L&D's to read."""
    return conditions.nothing_can_be_tried(journey) and all(one is SightingAnswer.NO_OCCASION for one in answers)


def _helper(journey: Journey, word: CheckIn, at: datetime) -> PersonId:
    """Who is asked: whoever gives room, where that is somebody else; what is blocked comes to L&D."""
    people, mine = journey.people, roles.speaks_as(journey, word.by, at)
    of_lnd = word.blocked or people.frame_holder in mine
    return people.adviser if of_lnd else ladders.or_lnd(journey, people.frame_holder)
