"""`leerreis show JOURNEY`: where it stands, who is asked for what, and what was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from cyclopts import Parameter

from letters.tongue import Tongue
from starter.cli import naming, next_up, the_plan
from starter.cli.errand import Given, Json
from starter.cli.tell import Journey
from starter.cli.view import View, view
from starter.showing import labels
from starter.showing.readers import HIDDEN

STANDS = "{phase}, since {day}"
PAUSED = "paused until {day}"
PROVISIONAL = "provisional: not both have said yes"
HEADINGS = {
    "want": "What I want to be able to do",
    "behaviour": "What others then see",
    "if-then": "If-then plan",
    "frame": "What there is room for",
    "confidence": "Confidence",
    "seen": "Seen by others",
    "shared": "A need of several",
    "people": "Who",
    "plan": "Plan",
    "factors": "What helps, and what may come in between",
    "next": "Next",
    "stuck": "Stuck",
    "so-far": "So far",
}
ENTERED_BY = "{who} (entered by {other})"
ALSO = "{start}, with {names}"
NOTHING = "nothing is asked of anybody"
STANDS_IN = "{acts} stands in for {who} up to {day}"
ONCE, TIMES = "once", "{count} times"

Closer = Annotated[
    bool,
    Parameter(
        "--need",
        negative="",
        show_default=False,
        help="Also the need and its behaviours; whose they are reads who looked.",
    ),
]
At = Annotated[
    str | None,
    Parameter(metavar="WHEN", help="As it was known then, others by their role: a day (its end), or an instant."),
]


async def show(journey: Journey, /, *, errand: Given, need: Closer = False, at: At = None, json: Json = False) -> int:
    """Where a journey stands."""
    id_ = await naming.journey(errand, journey)
    then = None if at is None else naming.known(at, await errand.calendar(), errand.now)
    found = await view(errand, id_, closer=need, at=then)
    if json:
        errand.output.json(as_json(found))
    else:
        put(errand, found)
    return 0


def _success_factors(errand: Given, found: View) -> dict[str, str]:
    """What the success factors and risks of the journey are called, in the language of who asks."""
    from records import templates

    if not found.shown.success_factors:
        return {}
    file = templates.files(errand.settings.templates).get(found.shown.template.partition("@")[0])
    return {} if file is None else {name: one.said(errand.say.language) for name, one in file.success_factors.items()}


def put(errand: Given, found: View) -> None:
    """Print it, for a person."""
    say, out, shown = errand.say, errand.output, found.shown
    out.title(f"{found.names[shown.learner]} · {shown.title}")
    out.line(f"{shown.journey}")
    if shown.phase:
        out.line(_stands(found, say))
    for name, text in _head(found, say):
        if text:
            out.line(f"{say(HEADINGS[name])}: {text}")
    if shown.gently:
        out.line()
        out.line(shown.gently)
    _section(errand, "people", _people(found, say))
    _section(errand, "plan", [*the_plan.lines(found, say)])
    _section(errand, "factors", [*the_plan.success_factors(found, _success_factors(errand, found), say)])
    _section(errand, "next", _next(errand, found))
    _section(errand, "stuck", [labels.reason(say, reason) for reason in shown.stuck])
    _section(errand, "so-far", _lines(found, say))


def _head(found: View, say: Tongue) -> Iterator[tuple[str, str]]:
    """What stands above everything, each under its heading; empty where there is nothing, or nothing to read."""
    shown = found.shown
    yield "want", shown.want
    yield from (("behaviour", text) for text in shown.behaviours)
    yield "if-then", shown.if_then
    yield "frame", shown.frame
    yield "confidence", shown.confidence
    yield "seen", say(ONCE if shown.seen == 1 else TIMES, count=shown.seen) if shown.seen else ""
    yield "shared", _shared(found, say) if found.team_need else ""


def _section(errand: Given, heading: str, lines: list[str]) -> None:
    if lines:
        errand.output.line()
        errand.output.title(errand.say(HEADINGS[heading]))
    for line in lines:
        errand.output.line(f"  {line}")


def _next(errand: Given, found: View) -> list[str]:
    if found.shown.ended:
        return []
    return next_up.lines(errand, found) or ([errand.say(NOTHING)] if found.shown.phase else [])


def _stands(found: View, say: Tongue) -> str:
    shown = found.shown
    if shown.paused:
        return labels.capital(say(PAUSED, day=say.day(shown.paused)))
    if shown.ended:
        return labels.capital(labels.ending(say, shown.ended))
    assert shown.since is not None
    stands = say(STANDS, phase=labels.phase(say, shown.phase), day=say.day(shown.since))
    return labels.capital(stands) + ("" if shown.agreed else f" ({say(PROVISIONAL)})")


def _shared(found: View, say: Tongue) -> str:
    """The id that `team tell` takes, and who else could be asked."""
    start = found.team_need[: naming.SHOWN]
    return say(ALSO, start=start, names=say.all(found.beside)) if found.beside else start


def _people(found: View, say: Tongue) -> list[str]:
    """A line each, with everything that they are."""
    roles: dict[str, list[str]] = {}
    for role, who in found.shown.people:
        roles.setdefault(who, []).append(labels.role(say, role))
    lines = [f"{found.names[who]}, {say.all(theirs)}" for who, theirs in roles.items()]
    return lines + [
        say(STANDS_IN, acts=found.names[one.acts], who=found.names[one.who], day=say.day(one.until))
        for one in found.shown.away
    ]


def _lines(found: View, say: Tongue) -> list[str]:
    told = []
    for line in found.shown.lines:
        who = found.names.get(line.by or line.to or "", "")
        if line.entered_by:
            who = say(ENTERED_BY, who=who, other=found.names[line.entered_by])
        text = "" if line.text is None else f" — {line.text if line.text == HIDDEN else f'“{line.text}”'}"
        told.append(f"{say.day(line.on, short=True):<12}  {f'{who}: ' if who else ''}{line.what}{text}")
    return told


def as_json(found: View) -> dict[str, Any]:
    """The same, for a program."""
    shown, names = found.shown, found.names
    return {
        "journey": shown.journey,
        "learner": names[shown.learner],
        "title": shown.title,
        "phase": shown.phase,
        "since": shown.since,
        "agreed": shown.agreed,
        "ended": shown.ended,
        "paused_until": shown.paused,
        "want": shown.want,
        "behaviours": list(shown.behaviours),
        "if_then": shown.if_then or None,
        "frame": shown.frame,
        "confidence": shown.confidence,
        "template": shown.template,
        "plan": the_plan.as_json(found),
        "charter": [names[who] for who in shown.charter],
        "factors": [{"factor": factor, "mark": mark} for factor, mark in shown.success_factors],
        "seen": shown.seen,
        "people": [{"role": role, "name": names[who]} for role, who in shown.people],
        "stand_ins": [{"who": names[one.who], "to": names[one.acts], "until": one.until} for one in shown.away],
        "next": [
            {
                "id": one.id,
                "who": names[one.who],
                "through": found.through.get(one.who),
                "role": one.role,
                "what": one.what,
                "by": one.by,
            }
            for one in shown.asked
        ],
        "team_need": found.team_need or None,
        "shared_with": list(found.beside),
        "stuck": list(shown.stuck),
        "question": shown.gently or None,
        "timeline": [
            {
                "on": line.on,
                "by": names.get(line.by or ""),
                "to": names.get(line.to or ""),
                "entered_by": names.get(line.entered_by or ""),
                "what": line.what,
                "text": line.text,
            }
            for line in shown.lines
        ],
    }
