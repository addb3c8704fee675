"""What a template would ask of whom, printed week by week: the real rules, and people of simple habits."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from letters.tongue import Tongue
from starter.cli.errand import Errand
from starter.cli.faults import BadWord
from starter.showing import labels

if TYPE_CHECKING:
    from journey.ground import Template
    from simulation.dry_run import DryRun, Entry

Start = Annotated[str | None, Parameter("--start", metavar="DAY", help="Its first day; today, if nothing is said.")]
Learner = Annotated[Literal["steady", "slow", "silent"], Parameter("--learner", help="How the learner answers.")]
HABITS = {
    "steady": "answers after two working days",
    "slow": "answers after eight working days",
    "silent": "never answers",
}
WHO = {"learner": "learner", "companion": "manager, who goes along", "mentor": "mentor"}


def told(errand: Errand, template: Template, start: str | None, learner: str) -> None:
    """Run it, and print what came of it."""
    from simulation.dry_run import DryRun
    from simulation.people import COMPANION, LEARNER, MENTOR
    from simulation.people import HABITS as KNOWN

    others = {COMPANION: KNOWN["steady"], MENTOR: KNOWN["steady"]}
    ran = DryRun(template, _day(start, errand), {LEARNER: KNOWN[learner], **others}).run()
    out = errand.output
    out.title(f"{template.label}: the learner {HABITS[learner]}, everybody else {HABITS['steady']}.")
    for monday, entries in groupby(ran.entries, key=lambda entry: entry.on - timedelta(days=entry.on.weekday())):
        out.line()
        out.line(f"Week {(monday - ran.entries[0].on).days // 7 + 1}, {errand.say.day(monday)}")
        for entry in entries:
            out.line(f"  {entry.on:%a %d}  {_line(entry, errand.say)}")
    out.line()
    out.line(_end(ran, errand.say))
    _loads(errand, ran)


def _line(entry: Entry, say: Tongue) -> str:
    from simulation.dry_run import Asked, Done

    what = labels.what(say, entry.what)
    match entry:
        case Asked():
            return f"-> {WHO[entry.who]}: {what} ({labels.rung(say, entry.rung)})"
        case Done():
            return f"   {WHO[entry.who]} did: {what}"
    return f"!! L&D sees: {labels.reason(say, entry.reason)} ({what})"


def _end(ran: DryRun, say: Tongue) -> str:
    from simulation.dry_run import Seen

    rows = [entry for entry in ran.entries if isinstance(entry, Seen)]
    seen = f"On L&D's list: {len(rows)} times." if rows else "Nothing of it came to L&D."
    weeks = (ran.entries[-1].on - ran.entries[0].on).days // 7 + 1
    how = labels.ending(say, ran.now.ended) if ran.now.ended else "still open"
    return f"After {weeks} weeks: {how}. {seen}"


def _loads(errand: Errand, ran: DryRun) -> None:
    from simulation.load import loads

    errand.output.line()
    rows = [(f"{load.month:%Y-%m}", WHO[load.who], str(load.asks), str(load.minutes)) for load in loads(ran.entries)]
    errand.output.table(("month", "who", "messages", "minutes, about"), rows)


def _day(typed: str | None, errand: Errand) -> date:
    if typed is None:
        return errand.now.date()
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise BadWord(f"--start: “{typed}” is not right; write a day such as 2026-12-01.") from None
