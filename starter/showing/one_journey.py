"""One journey, put together for one reader: where it stands, who is asked for what, what was said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import journey as core
from journey import Journey, Refusal
from journey.days.calendar import Calendar
from journey.grammar.words import SEALED
from journey.noticing import confidence
from journey.reading import readers
from journey.reading.readers import Act, Cell
from journey.who import roles
from journey.who.people import WEIGHT, PersonId, Role
from letters.tongue import Tongue
from records.event_log import Recorded
from records.vault import Sealed, Vault
from starter.showing import labels, plan, timeline
from starter.showing.asked import Asked, Away, asked, away, people
from starter.showing.lnd import Desk
from starter.showing.questions import gently
from starter.showing.readers import HIDDEN, UNREADABLE, Reader
from starter.showing.timeline import Line

HOUR = "1 hour a week"
HOURS = "{hours} hours a week"
HORIZON = "aims at {day}"
THROUGH = "{who}, through {other}"
FORGOTTEN = "(somebody who was forgotten)"
SOMEBODY = "somebody"


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
    seen: int | None
    """How often, on days that count; None: not for this reader."""
    people: Sequence[tuple[Role, str]]
    away: Sequence[Away]
    asked: Sequence[Asked]
    stuck: Sequence[str]
    """Codes of reasons, worst first."""
    template: str
    plan: Sequence[plan.Step]
    charter: Sequence[str]
    """Who said yes to the role charter."""
    success_factors: Sequence[tuple[str, str | None]]
    """Ids, each with what was said of it."""
    gently: str
    """The worst of them, to those whom it is about."""
    lines: Sequence[Line]

    @property
    def persons(self) -> set[str]:
        """Everybody in it."""
        named = {self.learner, *(who for _, who in self.people), *(one.who for one in self.asked), *self.charter}
        named |= {made.by for step in self.plan for made in step.made if made.by}
        named |= {who for one in self.away for who in (one.who, one.acts)}
        return named | {who for line in self.lines for who in (line.by, line.to, line.entered_by) if who}


def reader(journey: Journey, person: str, desk: Desk, now: datetime) -> Reader:
    """This person, as a reader of this journey at this moment.

    Raises:
        Refusal: it is of others.
    """
    is_theirs = desk.advises(journey.people.team, journey.people.adviser) or desk.stands_in
    beside = frozenset({Role.LND}) if is_theirs else readers.NOBODY
    if not readers.is_reader(PersonId(person), journey, beside, now):
        raise Refusal("not-a-reader", may=" ".join(readers.whose(Act.TITLE)))
    return Reader(journey, PersonId(person), beside, now=now)


def show(log: Sequence[Recorded], reader: Reader, say: Tongue, calendar: Calendar, now: datetime) -> Shown:
    """The journey of a log that is not empty, as it stands now."""
    journey = core.retold(log)
    assert journey is not None
    agenda, need, phase = core.agenda(journey), journey.need, reader.may(Act.PHASE)
    stuck = [one.reason for one in agenda.stuck if one.from_ <= now]
    counts = reader.may(Act.SIGHTINGS) or reader.cell(Act.SIGHTINGS) is Cell.COUNT
    return Shown(
        journey=journey.id,
        learner=journey.people.learner,
        phase=agenda.phase if phase else "",
        since=calendar.day(_since(log)) if phase else None,
        agreed=journey.agreed is not None,
        ended=journey.ended,
        paused=journey.paused.until if journey.paused and phase else None,
        title=need.title if reader.may(Act.TITLE) else HIDDEN,
        want=need.want if reader.may(Act.NEED) else HIDDEN,
        behaviours=_behaviours(journey, reader),
        if_then=(journey.if_then or "") if reader.may(Act.NEED) else "",
        frame=_frame(journey, say) if reader.may(Act.NEED) else "",
        confidence=_confidence(journey, reader, say),
        template=journey.template if phase else "",
        plan=list(plan.steps(journey, reader, calendar)) if phase else [],
        charter=plan.yes_to_the_charter(journey) if phase else [],
        success_factors=[(factor, journey.marks.get(factor)) for factor in journey.success_factors] if phase else [],
        seen=len(journey.sightings) if counts else None,
        people=[*people(journey.people)] if phase else (),
        away=[*away(journey, now)] if phase else (),
        asked=asked(journey, reader, calendar.day(now)),
        stuck=stuck if reader.may(Act.STUCK) else [],
        gently=say(gently(stuck, reader.cell(Act.STUCK))),
        lines=[*timeline.lines(log, reader, say, calendar)],
    )


async def opened(vault: Vault, shown: Shown) -> Shown:
    """The same, with every sealed text that is in it opened."""
    written = (shown.title, shown.want, shown.if_then, *shown.behaviours)
    why = (made.text or "" for step in shown.plan for made in step.made)
    tokens = {*written, *why, *(line.text or "" for line in shown.lines)}
    sealed = sorted(token for token in tokens if token.startswith(SEALED))
    texts = await vault.open_many([Sealed(token, shown.learner) for token in sealed])
    found = {token: UNREADABLE if text is None else text for token, text in zip(sealed, texts, strict=True)}

    def plain(text: str) -> str:
        return found.get(text, text)

    lines = [replace(line, text=plain(line.text)) if line.text else line for line in shown.lines]
    steps = [replace(step, made=[_why(made, plain) for made in step.made]) for step in shown.plan]
    title, want, if_then, *behaviours = map(plain, written)
    return replace(shown, title=title, want=want, if_then=if_then, behaviours=behaviours, plan=steps, lines=lines)


def _why(made: plan.Made, plain: Callable[[str], str]) -> plan.Made:
    return replace(made, text=plain(made.text)) if made.text else made


def _since(log: Sequence[Recorded]) -> datetime:
    """When the phase became what it is."""
    journey, phase, since = None, None, log[0].event.at
    for event in core.counting(log):
        journey = core.evolve(journey, event)
        if (now := core.agenda(journey).phase) != phase:
            phase, since = now, event.at
    return since


def _behaviours(journey: Journey, reader: Reader) -> list[str]:
    """All of them, or those that this reader watches."""
    if reader.may(Act.BEHAVIOUR):
        return [one.text for one in journey.need.behaviours]
    watches = roles.watches(journey, reader.person) if reader.person else []
    watched = [one.text for one in journey.need.behaviours if one.id in watches]
    return watched or [HIDDEN]


def _frame(journey: Journey, say: Tongue) -> str:
    frame = journey.frame
    parts = [
        say(HOUR if frame.hours == 1 else HOURS, hours=f"{frame.hours:g}") if frame.hours else "",
        say(HORIZON, day=say.day(frame.horizon)) if frame.horizon else "",
    ]
    return ", ".join(part for part in parts if part)


def _confidence(journey: Journey, reader: Reader, say: Tongue) -> str:
    """The figures where they may be read, of one behaviour after another; else only where they go."""
    lines = (_of_one(journey, one.id, reader.cell(Act.CONFIDENCE), say) for one in journey.need.behaviours)
    return "; ".join(filter(None, lines))


def _of_one(journey: Journey, behaviour: str, cell: Cell, say: Tongue) -> str:
    if cell is Cell.YES:
        return " → ".join(map(str, confidence.figures(journey, behaviour)[-5:]))
    where = confidence.direction(journey, behaviour) if cell is Cell.DIRECTION else None
    return say(labels.DIRECTIONS[where]) if where else ""


def in_roles(journey: Journey, persons: Iterable[str], say: Tongue, at: datetime) -> dict[str, str]:
    """What each of them is there at that moment, for those who read no names."""
    theirs = {who: roles.of(journey, PersonId(who), at) for who in persons}
    weightiest = {
        who: next((role for role in (*WEIGHT, Role.POST) if role in found), None) for who, found in theirs.items()
    }
    return {who: labels.role(say, role) if role else say(SOMEBODY) for who, role in weightiest.items()}


def reached(say: Tongue, name: str, through: str | None) -> str:
    """Somebody by name; who has no address, with the person who reaches them."""
    return say(THROUGH, who=name, other=through) if through else name


def named(names: Mapping[str, str], person: str | None, say: Tongue) -> str:
    """A person's name; somebody forgotten has none."""
    return names.get(person or "") or say(FORGOTTEN)
