"""One journey, put together for one reader: where it stands, who is asked for what, what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import journey as core
from journey import Journey, Refusal, roles, stand_ins
from journey.arranged import StandIn
from journey.calendar import Calendar
from journey.expectations import Expectation, What
from journey.people import WEIGHT, PersonId, Role
from journey.words import SEALED
from records.event_log import Recorded
from records.vault import Sealed, Vault
from starter.showing import timeline
from starter.showing.lnd import Desk
from starter.showing.readers import HIDDEN, UNREADABLE, Reader, Thing
from starter.showing.timeline import Line
from starter.showing.tongue import Tongue

DIRECTIONS = {1: "growing", 0: "level", -1: "falling"}
HOUR = "1 hour a week"
HOURS = "{hours} hours a week"
HORIZON = "aims at {day}"
FORGOTTEN = "(somebody who was forgotten)"


@dataclass(frozen=True)
class Asked:
    """Who is asked for what by when; `by` None: that day has passed, and this reader is not told so."""

    who: str
    role: str
    what: str
    by: date | None


@dataclass(frozen=True)
class Away:
    """Somebody acts for somebody up to a day, that day included."""

    who: str
    acts: str
    until: date


@dataclass(frozen=True)
class Shown:
    """What one reader may know. Persons are ids; texts are sealed until `opened`, and hidden ones stay so."""

    journey: str
    learner: str
    phase: str
    since: date | None
    agreed: bool
    ended: str | None
    paused: date | None
    """Until when."""
    title: str
    want: str
    behaviours: Sequence[str]
    if_then: str
    frame: str
    confidence: str
    people: Sequence[tuple[Role, str]]
    away: Sequence[Away]
    asked: Sequence[Asked]
    stuck: Sequence[str]
    """Codes of reasons, worst first."""
    lines: Sequence[Line]

    @property
    def persons(self) -> set[str]:
        """Everybody in it."""
        named = {self.learner, *(who for _, who in self.people), *(one.who for one in self.asked)}
        named |= {who for one in self.away for who in (one.who, one.acts)}
        return named | {who for line in self.lines for who in (line.by, line.to) if who}


def reader(journey: Journey, person: str, desk: Desk, now: datetime) -> Reader:
    """This person, as a reader of this journey at this moment.

    Raises:
        Refusal: it is of others.
    """
    people, id_ = journey.people, PersonId(person)
    theirs = roles.of(journey, id_, now)
    if desk.advises(people.team, people.adviser) or desk.stands_in:
        theirs |= {Role.LND}
    if not theirs:
        raise Refusal("not-a-reader", may=" ".join(WEIGHT))
    return Reader(id_, theirs, stand_ins.reads_since(journey, id_, now))


def show(log: Sequence[Recorded], reader: Reader, say: Tongue, calendar: Calendar, now: datetime) -> Shown:
    """The journey of a log that is not empty, as it stands now."""
    journey = core.fold(one.event for one in log)
    assert journey is not None
    agenda, need, phase = core.agenda(journey), journey.need, reader.may(Thing.PHASE)
    return Shown(
        journey=journey.id,
        learner=journey.people.learner,
        phase=agenda.phase if phase else "",
        since=calendar.day(_since(log)) if phase else None,
        agreed=journey.agreed is not None,
        ended=journey.ended,
        paused=journey.paused.until if journey.paused and phase else None,
        title=need.title if reader.may(Thing.TITLE) else HIDDEN,
        want=need.want if reader.may(Thing.NEED) else HIDDEN,
        behaviours=_behaviours(journey, reader),
        if_then=(journey.if_then or "") if reader.may(Thing.NEED) else "",
        frame=_frame(journey, say) if reader.may(Thing.NEED) else "",
        confidence=_confidence(journey, reader, say),
        people=_people(journey) if phase else (),
        away=[Away(one.of, one.who, one.until) for one in _lasting(journey, now)] if phase else (),
        asked=[_asked(journey, one, reader, calendar.day(now)) for one in _soonest(journey, reader)],
        stuck=[one.reason for one in agenda.stuck if one.from_ <= now] if reader.may(Thing.STUCK) else [],
        lines=[_hidden(line, reader) for line in timeline.lines(log, reader, say, calendar)],
    )


async def opened(vault: Vault, shown: Shown) -> Shown:
    """The same, with every sealed text that is in it opened."""
    written = (shown.title, shown.want, shown.if_then, *shown.behaviours)
    tokens = {*written, *(line.text or "" for line in shown.lines)}
    sealed = sorted(token for token in tokens if token.startswith(SEALED))
    texts = await vault.open_many([Sealed(token, shown.learner) for token in sealed])
    found = {token: UNREADABLE if text is None else text for token, text in zip(sealed, texts, strict=True)}

    def plain(text: str) -> str:
        return found.get(text, text)

    lines = [replace(line, text=plain(line.text)) if line.text else line for line in shown.lines]
    title, want, if_then, *behaviours = map(plain, written)
    return replace(shown, title=title, want=want, if_then=if_then, behaviours=behaviours, lines=lines)


def _since(log: Sequence[Recorded]) -> datetime:
    """When the phase became what it is."""
    journey, phase, since = None, None, log[0].event.at
    for one in log:
        journey = core.evolve(journey, one.event)
        if (now := core.agenda(journey).phase) != phase:
            phase, since = now, one.event.at
    return since


def _behaviours(journey: Journey, reader: Reader) -> list[str]:
    """All of them; a watcher reads those that they watch, and nobody else reads any."""
    if not reader.may(Thing.BEHAVIOUR):
        return [HIDDEN]
    watched = roles.watches(journey, reader.person) if reader.person else []
    only = None if reader.roles - {Role.WATCHER, Role.HELPER} else watched
    return [one.text for one in journey.need.behaviours if only is None or one.id in only]


def _people(journey: Journey) -> list[tuple[Role, str]]:
    """Who is on it; who reports to the learner and was asked is named to nobody."""
    people = journey.people
    pairs = [
        (Role.LEARNER, people.learner),
        (Role.FRAME_HOLDER, people.frame_holder),
        (Role.COMPANION, people.companion),
    ]
    if people.mentor:
        pairs.append((Role.MENTOR, people.mentor))
    if people.buddy:
        pairs.append((Role.BUDDY, people.buddy))
    return [*pairs, *((Role.WATCHER, watcher) for watcher in people.watchers), (Role.LND, people.adviser)]


def _lasting(journey: Journey, now: datetime) -> list[StandIn]:
    """Who stands in now, for somebody who still has a part in it."""
    sides = dict.fromkeys((journey.people.frame_holder, journey.people.companion))
    return [one for side in sides if (one := stand_ins.lasting(journey, side, now))]


def _soonest(journey: Journey, reader: Reader) -> list[Expectation]:
    """What is expected now, as far as this reader may know it: a pause holds everything but the look at itself; who
    watches sees what is asked of them; what is asked of a receiver is for their eyes only.
    """
    told = [one for one in journey.expectations.values() if not one.held and _is_told(journey, one, reader)]
    return sorted(told, key=lambda one: (one.due, one.id))


def _is_told(journey: Journey, one: Expectation, reader: Reader) -> bool:
    if one.what is not What.SIGHTING:
        return reader.may(Thing.PHASE)
    if reader.is_self(one.who):
        return True
    return reader.may(Thing.PHASE) and not roles.is_receiver(journey, one.who)


def _asked(journey: Journey, one: Expectation, reader: Reader, today: date) -> Asked:
    is_told = one.due >= today or reader.is_self(one.who) or reader.may(Thing.WAITING)
    role = Role.WATCHER if one.what is What.SIGHTING else journey.people.role_awaited(one.who)
    return Asked(one.who, role, one.what, one.due if is_told else None)


def _frame(journey: Journey, say: Tongue) -> str:
    frame = journey.frame
    parts = [
        say(HOUR if frame.hours == 1 else HOURS, hours=f"{frame.hours:g}") if frame.hours else "",
        say(HORIZON, day=say.day(frame.horizon)) if frame.horizon else "",
    ]
    return ", ".join(part for part in parts if part)


def _confidence(journey: Journey, reader: Reader, say: Tongue) -> str:
    """The figures for the learner, of one behaviour after another; for those beside them only where they go."""
    lines = (_figures(journey, one.id) for one in journey.need.behaviours)
    return "; ".join(line for figures in lines if figures and (line := _course(figures, reader, say)))


def _figures(journey: Journey, behaviour: str) -> list[int]:
    return [rating.figure for rating in journey.ratings if rating.behaviour == behaviour]


def _course(figures: list[int], reader: Reader, say: Tongue) -> str:
    if reader.may(Thing.FIGURE):
        return " → ".join(map(str, figures[-5:]))
    if not reader.may(Thing.DIRECTION) or len(figures) < 2:
        return ""
    rose = figures[-1] - figures[-2]
    return say(DIRECTIONS[(rose > 0) - (rose < 0)])


def _hidden(line: Line, reader: Reader) -> Line:
    if line.text is None or reader.is_self(line.by) or reader.is_self(line.to):
        return line
    if reader.may_read(line.thing, line.at):
        return line
    return replace(line, text=HIDDEN)


def named(names: Mapping[str, str], person: str | None, say: Tongue) -> str:
    """A person's name; somebody forgotten has none."""
    return names.get(person or "") or say(FORGOTTEN)
