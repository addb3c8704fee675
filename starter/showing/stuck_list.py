"""Where journeys are stuck, a row each: why in one sentence, whom it waits on, since when, and the first move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import journey as core
from journey.days.calendar import Calendar
from journey.expected.expectations import What
from journey.lnd.reasons import Move, Reason
from journey.who.people import PersonId, Role
from letters.tongue import Tongue
from records import event_log
from records.database import Database
from records.read_models import FOLLOWING, speaker
from records.stuck import StuckRow
from starter.showing import labels
from starter.showing.one_journey import FORGOTTEN, SOMEBODY

WHY = {
    Reason.HELP_UNANSWERED: "{learner} asked for help by {since}, and has no answer of {who} yet",
    Reason.PROMISE_NOT_KEPT: "{who} promised {learner} something for {since}, and it has not come yet",
    Reason.PICTURES_DIFFER: "{learner} feels sure of it, and who looked last saw that it is not there yet, on {since}",
    Reason.NO_MANAGER: "nobody gives {learner} room since {holder} left, as of {since}",
    Reason.CONDITION_NOT_MET: "something has to be there first for {learner}; {who} was to see to it by {since}",
    Reason.NO_TIME: "{learner} has no time for it yet; {who} was to make some by {since}",
    Reason.NO_OPPORTUNITY: "{learner} gets no opportunity to do it; {who} was to find one by {since}",
    Reason.NOT_HELD: "the first talk of {learner} and {who} was to be held by {since}",
    Reason.NOT_ACCEPTED: "what {learner} wants to learn waits for the yes of {who} since {since}",
    Reason.NOT_STARTED: "the activity of {learner} has no date, or was not told of; {who} was to say by {since}",
    Reason.NO_MENTOR: "{learner} has no mentor yet; {who} was asked, with an answer by {since}",
    Reason.MENTOR_SILENT: "{learner} and the mentor, {who}, were to meet by {since}",
    Reason.NO_PRACTICE: "{learner} has told of no try lately, and was asked to say by {since} how things stand",
    Reason.CHECK_IN_MISSED: "{who} was to catch up with {learner} by {since}",
    Reason.NOT_SEEN: "up to {since} nobody has seen {learner} do it",
    Reason.FLAT: "{learner} feels no surer than weeks before, as of {since}",
    Reason.SEEN_NOT_CONFIDENT: "others see {learner} do it; {who} was asked to say by {since} whether it is there",
    Reason.NOT_CONCLUDED: "{learner} seems to have it; {who} was asked to say by {since} whether it is there",
    Reason.DATE_PASSED: "the day that {learner} aimed at has passed; {who} was to talk about a new one by {since}",
    Reason.SILENCE: "it is silent around {learner}; {who} was asked to say by {since} how things stand",
    Reason.UNREACHABLE: "nothing arrives at the address of {who}, on the journey of {learner}, as was said on {since}",
}
LOOKED = {
    Reason.CONDITION_NOT_MET: "what {learner} waited for will not be there, as was said on {since}",
    Reason.NO_TIME: "{learner} gets no time for it, as was said on {since}",
    Reason.NO_OPPORTUNITY: "{learner} gets no opportunity to do it, as was said on {since}",
    Reason.NO_MENTOR: "who was asked to be the mentor of {learner} said no on {since}",
}
"""Where it came to L&D at once, because nobody else is asked any more."""
TALKS = {
    What.BEFORE_TALK: "{learner} and {who} were to talk before the activity, by {since}",
    What.AFTER_TALK: "{learner} and {who} were to talk after the activity, by {since}",
    What.HAND_OVER: "{who} took over and was to talk with {learner} by {since}",
}
"""Which conversation was not held, where it is not the first."""
BETWEEN_TWO = {
    What.PRIVATE: "{learner} asked {who} something between the two of them; an answer was due by {since}",
    What.COACHING: "somebody around {learner} asked {who} for help with their own part; an answer was due by {since}",
}
"""For the adviser, and for whom L&D's own ladder leads to; nobody is told what was asked."""
LAST = "{why}. The last word was {what}, of {speaker}, on {day}."
OTHER = "{sentence} The same goes for 1 other journey of this team need."
OTHERS = "{sentence} The same goes for {count} other journeys of this team need."
TWINS = "{sentence} (Journey {start}.)"
NOBODY_YET = "nobody yet"
"""Who gives room and goes along, where a need came along to a job in which that is not known."""


@dataclass(frozen=True)
class Stuck:
    """One row. Where no names are read, `learner` and `waiting_on` are empty: it says reason and role."""

    row: StuckRow
    learner: str
    waiting_on: str
    sentence: str
    move: str
    through: str | None = None
    """Who reaches them, where they have no address."""


class StuckList:
    """Composes rows in one language."""

    def __init__(self, say: Tongue, calendar: Calendar) -> None:
        self._say = say
        self._calendar = calendar

    def now(
        self, rows: Sequence[StuckRow], names: Mapping[str, str], through: Mapping[tuple[str, str], str]
    ) -> list[Stuck]:
        """Rows of the present, with names; `through`: by person and companion, who reaches them."""
        unknown = self._say(FORGOTTEN)
        found = {who: names.get(who) or unknown for who in persons(rows)}
        composed = [self._composed(row, found, learner=found[row.learner]) for row in rows]
        return self._apart([replace(one, through=through.get((one.row.who, one.row.companion))) for one in composed])

    def nameless(self, rows: Sequence[StuckRow], roles: Mapping[str, Mapping[str, str]]) -> list[Stuck]:
        """Rows of the past, or for whoever runs it; `roles`: by journey, what each person is there."""
        return self._apart([self._composed(row, roles[row.journey], learner="") for row in rows])

    def _composed(self, row: StuckRow, called: Mapping[str, str], *, learner: str) -> Stuck:
        say, who = self._say, self._whom(row, called)
        about = {
            "learner": called[row.learner],
            "who": who,
            "since": say.day(row.since),
            "companion": called.get(row.companion) or say(NOBODY_YET),
            "holder": called.get(row.frame_holder) or say(NOBODY_YET),
        }
        sentence = say(
            LAST,
            why=say(_why(row), **about),
            what=labels.last_word(say, row.last_kind),
            speaker=called.get(row.last_by or "", say(SOMEBODY)),
            day=say.day(self._calendar.day(row.last_word)),
        )
        if row.others:
            sentence = say(OTHER if row.others == 1 else OTHERS, sentence=sentence, count=row.others)
        move = say(labels.MOVES[Move(row.move)], **about | {"who": called.get(to_call(row), who)})
        return Stuck(row, learner, who if learner else "", labels.capital(sentence), labels.capital(move))

    def _whom(self, row: StuckRow, called: Mapping[str, str]) -> str:
        """Whom it waits on; whom nobody reaches is known by role, and by name where there is one in that role."""
        if row.reason != Reason.UNREACHABLE:
            return called.get(row.who, "")
        return called.get(to_call(row)) or labels.role(self._say, row.on_role)

    def _apart(self, rows: list[Stuck]) -> list[Stuck]:
        """No two sentences alike: who reads two of them would think that one is there twice."""
        often = Counter(one.sentence for one in rows)
        return [
            replace(one, sentence=self._say(TWINS, sentence=one.sentence, start=one.row.journey[:8]))
            if often[one.sentence] > 1
            else one
            for one in rows
        ]


def _why(row: StuckRow) -> str:
    reason, what = Reason(row.reason), What(row.what)
    return (LOOKED.get(reason) if what is What.TAKE_OVER else TALKS.get(what) or BETWEEN_TWO.get(what)) or WHY[reason]


CALLED = {Reason.NO_MANAGER: "learner", Reason.NO_MENTOR: "learner", Reason.FLAT: "learner"}
"""Whom L&D calls first where nobody was asked; anywhere else it is the companion."""
CALLED_BY_ROLE = {Role.LEARNER: "learner", Role.COMPANION: "companion", Role.FRAME_HOLDER: "frame_holder"}


def to_call(row: StuckRow) -> str:
    """Whom L&D calls about it: whom it waits on, or who can say most where that is L&D itself; empty: known by role."""
    if row.what != What.TAKE_OVER:
        return row.who
    if row.reason == Reason.UNREACHABLE:
        return str(getattr(row, CALLED_BY_ROLE.get(Role(row.on_role), ""), ""))
    return str(getattr(row, CALLED.get(Reason(row.reason), "companion")))


def persons(rows: Sequence[StuckRow]) -> set[str]:
    """Everybody whom the sentences may name."""
    return {who for row in rows for who in (row.learner, row.who, row.companion, row.frame_holder, row.last_by) if who}


def in_roles(rows: Sequence[StuckRow], say: Tongue) -> dict[str, dict[str, str]]:
    """By journey, what everybody is whom a row of the present would name."""
    return {row.journey: {who: labels.role(say, role) for who, role in _roles(row) if who} for row in rows}


def _roles(row: StuckRow) -> tuple[tuple[str | None, str], ...]:
    """The weightiest last."""
    return (
        (row.who, row.on_role),
        (row.frame_holder, Role.FRAME_HOLDER),
        (row.companion, Role.COMPANION),
        (row.learner, Role.LEARNER),
    )


async def as_known(
    db: Database, rows: Sequence[StuckRow], at: datetime, say: Tongue, phase: str | None, first: int | None
) -> tuple[list[StuckRow], dict[str, dict[str, str]]]:
    """The first rows of an instant of the past that were in a phase then, and what everybody was on them.

    A journey's row in the read model is of today; phase and last word are folded from the log instead.
    """
    found: list[StuckRow] = []
    roles: dict[str, dict[str, str]] = {}
    for row in rows:
        if len(found) == first:
            break
        log = await event_log.until(db, row.journey, at)
        journey = core.retold(log)
        if journey is None or phase not in (None, core.agenda(journey).phase):
            continue
        said = [event for event in core.counting(log) if event.by and event.kind not in FOLLOWING]
        last = max(said, key=lambda event: event.at)
        found.append(
            replace(
                row, phase=core.agenda(journey).phase, last_word=last.at, last_by=speaker(last), last_kind=last.kind
            )
        )
        people = journey.people
        everybody = {row.who, last.by or "", people.learner, people.companion, people.frame_holder, people.adviser}
        roles[row.journey] = {who: labels.role(say, people.role_awaited(PersonId(who))) for who in everybody if who}
    return found, roles
