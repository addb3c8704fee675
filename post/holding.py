"""Whether a message still holds: looked at last, at the moment of sending, against the journey as it then stands."""

from __future__ import annotations

from datetime import datetime, timedelta

from journey.days.calendar import Calendar
from journey.expected import climbing
from journey.expected.expectations import Expectation
from journey.grammar.codes import Code
from journey.ground import Ground, RungName
from journey.state import Journey
from journey.who.people import PersonId
from post import diaries, guides
from post.diaries import Place, Talk
from post.item import Item
from post.subjects import GUIDES, LADDER, LNDS_OWN, Subject

AHEAD = timedelta(days=6, hours=12)
"""How far a letter of the week looks ahead for what it asks: up to the day of the next one."""


class Gone(Code):
    """Why a message is not sent."""

    ANSWERED = "answered"
    """What was asked is done, or is not asked any more."""
    ENDED = "ended"
    PAUSED = "paused"
    HANDED_OVER = "handed-over"
    """Somebody else is asked now."""
    PASSED = "passed"
    """The day for it has been, or it is in a diary."""
    NOT_INVITED = "not-invited"
    """What is called off never came to them."""
    OVERTAKEN = "overtaken"
    """A later message says the same."""
    UNREACHABLE = "unreachable"
    """Nothing arrives at this address; L&D knows."""
    NOT_CHOSEN = "not-chosen"
    """The learner wants no nudges to practise."""
    NO_ROOM = "no-room"
    """Two letters were full: it is on L&D's list."""
    FORGOTTEN = "forgotten"
    """Of this person nothing is known any more."""


def gone(journey: Journey | None, item: Item, at: datetime, ground: Ground) -> Gone | None:
    """Why this message is not to be sent any more; None: it still holds."""
    if journey is None:
        return Gone.ANSWERED
    if item.person in journey.unreachable:
        return Gone.UNREACHABLE
    if item.expectation is None:
        return None
    if item.talk is not None:
        return _of_a_diary(journey, item, at, ground)
    expectation = journey.expectations.get(item.expectation)
    if expectation is None:
        return Gone.ENDED if journey.ended else Gone.ANSWERED
    if expectation.held is not None:
        return Gone.PAUSED
    return _not_theirs(journey, expectation, item, at, ground) or _too_late(expectation, item, at, ground)


def _of_a_diary(journey: Journey, item: Item, at: datetime, ground: Ground) -> Gone | None:
    """An invitation holds while the talk stands there just so; that it is called off, until it stands again."""
    assert item.talk is not None and item.expectation is not None
    if not diaries.is_to_come(item.talk, at, ground.calendar):
        return Gone.PASSED
    stands = diaries.standing(journey).get(Place(item.person, item.expectation))
    if stands is not None:
        return None if item.subject is Subject.INVITED and stands == item.talk else Gone.OVERTAKEN
    return None if item.subject is Subject.CALLED_OFF else _out_of_it(journey, item)


def _out_of_it(journey: Journey, item: Item) -> Gone:
    """Why a talk that somebody was to be invited to is not in their diary."""
    expectation = journey.expectations.get(item.expectation) if item.expectation else None
    if expectation is None:
        return Gone.ENDED if journey.ended else Gone.ANSWERED
    if expectation.held is not None:
        return Gone.PAUSED
    return Gone.OVERTAKEN if item.person in diaries.sides(journey, expectation) else Gone.HANDED_OVER


def _not_theirs(journey: Journey, expectation: Expectation, item: Item, at: datetime, ground: Ground) -> Gone | None:
    assert item.rung is not None
    if item.rung in LNDS_OWN:
        is_stuck = expectation.stuck is not None and expectation.stuck.from_ <= at
        return None if is_stuck or item.subject is Subject.ASKED_OF_LND else Gone.ANSWERED
    asked: PersonId = climbing.asks(journey, expectation, item.rung, at, ground)
    return None if item.person in guides.readers(journey, asked, item.rung, ground.seniors) else Gone.HANDED_OVER


def _too_late(expectation: Expectation, item: Item, at: datetime, ground: Ground) -> Gone | None:
    """What only prepares a talk says nothing once its day has come, but on that morning; nor does an ask whose date
    moved to one that is further away than the week.
    """
    if _begins_again(expectation, item, at):
        return Gone.PASSED
    today, day = ground.calendar.day(at), expectation.due
    if item.rung is RungName.PLAN and (expectation.in_diary or day <= today):
        return Gone.PASSED
    return Gone.PASSED if item.rung in GUIDES and _has_begun(expectation, at, ground.calendar) else None


def _has_begun(expectation: Expectation, at: datetime, calendar: Calendar) -> bool:
    """Whether the talk's day has been, or the hour that it has in a diary."""
    planned = expectation.planned if expectation.in_diary else None
    if planned is None or planned.starts is None:
        return expectation.due < calendar.day(at)
    return not diaries.is_to_come(Talk(planned.on, planned.starts, planned.minutes), at, calendar)


def _begins_again(expectation: Expectation, item: Item, at: datetime) -> bool:
    """Whether its ladder stands below this rung: the date moved since. An ask of this week goes before its day."""
    next_ = expectation.rung
    if next_ is None or LADDER[next_.name] > LADDER[item.rung]:
        return False
    return item.rung not in LNDS_OWN and not (item.rung is RungName.ASK and next_.at < at + AHEAD)
