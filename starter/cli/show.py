"""`leerreis show JOURNEY`: where it stands, who is asked for what, and what was said."""

from __future__ import annotations

from typing import Any

from starter.cli import naming, next_up
from starter.cli.errand import Given, Json
from starter.cli.tell import Journey
from starter.cli.view import View, view
from starter.showing import labels
from starter.showing.readers import HIDDEN
from starter.showing.tongue import Tongue

STANDS = "{phase}, since {day}"
PAUSED = "paused until {day}"
PROVISIONAL = "provisional: not both have said yes"
HEADINGS = {
    "want": "What I want to be able to do",
    "behaviour": "What others then see",
    "if-then": "If-then plan",
    "frame": "What there is room for",
    "confidence": "Confidence",
    "people": "Who",
    "next": "Next",
    "stuck": "Stuck",
    "so-far": "So far",
}
NOTHING = "nothing is asked of anybody"
STANDS_IN = "{acts} stands in for {who} up to {day}"


async def show(journey: Journey, /, *, errand: Given, json: Json = False) -> int:
    """Where a journey stands."""
    id_ = await naming.journey(errand, journey)
    found = await view(errand, id_)
    if json:
        errand.output.json(_json(found))
    else:
        _print(errand, found)
    return 0


def _print(errand: Given, found: View) -> None:
    say, out, shown = errand.say, errand.output, found.shown
    out.title(f"{found.names[shown.learner]} · {shown.title}")
    out.line(f"{shown.journey}")
    if shown.phase:
        out.line(_stands(found, say))
    behaviours = [("behaviour", text) for text in shown.behaviours]
    for name, text in (("want", shown.want), *behaviours, ("if-then", shown.if_then), ("frame", shown.frame)):
        if text:
            out.line(f"{say(HEADINGS[name])}: {text}")
    if shown.confidence:
        out.line(f"{say(HEADINGS['confidence'])}: {shown.confidence}")
    _section(errand, "people", _people(found, say))
    if not shown.ended:
        _section(errand, "next", next_up.lines(errand, found) or ([say(NOTHING)] if shown.phase else []))
    _section(errand, "stuck", [labels.reason(say, reason) for reason in shown.stuck])
    _section(errand, "so-far", _lines(found, say))


def _section(errand: Given, heading: str, lines: list[str]) -> None:
    if lines:
        errand.output.line()
        errand.output.title(errand.say(HEADINGS[heading]))
    for line in lines:
        errand.output.line(f"  {line}")


def _stands(found: View, say: Tongue) -> str:
    shown = found.shown
    if shown.paused:
        return labels.capital(say(PAUSED, day=say.day(shown.paused)))
    if shown.ended:
        return labels.capital(labels.ending(say, shown.ended))
    assert shown.since is not None
    stands = say(STANDS, phase=labels.phase(say, shown.phase), day=say.day(shown.since))
    return labels.capital(stands) + ("" if shown.agreed else f" ({say(PROVISIONAL)})")


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
        text = "" if line.text is None else f" — {line.text if line.text == HIDDEN else f'“{line.text}”'}"
        told.append(f"{say.day(line.on, short=True):<12}  {f'{who}: ' if who else ''}{line.what}{text}")
    return told


def _json(found: View) -> dict[str, Any]:
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
        "people": [{"role": role, "name": names[who]} for role, who in shown.people],
        "stand_ins": [{"who": names[one.who], "to": names[one.acts], "until": one.until} for one in shown.away],
        "next": [{"who": names[one.who], "role": one.role, "what": one.what, "by": one.by} for one in shown.asked],
        "stuck": list(shown.stuck),
        "timeline": [
            {
                "on": line.on,
                "by": names.get(line.by or ""),
                "to": names.get(line.to or ""),
                "what": line.what,
                "text": line.text,
            }
            for line in shown.lines
        ],
    }
