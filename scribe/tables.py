"""The made tables of docs/how-a-journey-runs.md."""

from __future__ import annotations

from collections.abc import Iterator

from journey.agenda import DONE
from journey.expected.expectations import KINDS, What
from journey.expected.ladders import ladder_of
from journey.ground import Ladder, Policy, RungName
from journey.lnd.reasons import FIRST_MOVE, Reason
from journey.needs.need import PACES, Pace
from journey.plans.plan import StepKind
from journey.speaking import MAY
from journey.steps.watch import MONTHS
from journey.who.people import Role
from letters.tongue import tongue
from scribe.dates import together
from scribe.expected import Expected, expected
from scribe.markdown import code, table
from scribe.naming import RUNGS, first_sentence, move, roles, typed
from starter.cli.vocabulary import UNTYPED, WORDS
from starter.showing.labels import PHASES, REASONS, WHATS

TIME = "*silence*"
AT_ONCE = "at once, as soon as it is so"
NOTHING = "–"
ROLE_HEADS = {Role.FRAME_HOLDER: "gives room", Role.HELPER: "was asked", Role.LND: "L&D"}
BOTH_YES = "Both said yes to the agreement."


def expectations() -> str:
    """Who is expected to do what by when, which word answers it, and what L&D reads if none does."""
    head = ("what is expected", "kind", "of whom", "opened by", "by when (D)", "answered by", "L&D reads")
    return table(head, (_expectation(what, known) for what, known in expected().items()))


def ladders() -> str:
    """What happens if nobody answers, in working days after D; those that climb the same ladder share a row."""
    sharing: dict[tuple[str, str], list[str]] = {}
    for what in What:
        sharing.setdefault((KINDS[what], _ladder(what)), []).append(WHATS[what])
    head = ("kind", "if nobody answers: working days after D", "for")
    return table(head, ((kind, ladder, "; ".join(whats)) for (kind, ladder), whats in sharing.items()))


def rhythms() -> str:
    """The table of rhythms."""
    head = ("how often it occurs", "first try, and each next", "catching up", "seen, to be there", "silence after")
    return table(head, ((rhythm, *_pace(pace)) for rhythm, pace in PACES.items()))


def reasons() -> str:
    """The closed list, in its order."""
    asked_at = {reason: [what for what, known in expected().items() if reason in known.stuck] for reason in Reason}
    head = ("", "reason", "comes up where nobody answered when asked to …", "L&D's first move")
    return table(
        head,
        (
            (str(nth), REASONS[reason], _asked(asked_at[reason]), move(tongue(), FIRST_MOVE[reason]))
            for nth, reason in enumerate(Reason, 1)
        ),
    )


def phases() -> str:
    """In their order, and when each is done."""
    *months, last = map(str, MONTHS)
    watched = f"Asked {', '.join(months)} and {last} months after *applied*; then it is over."
    head = ("", "phase", "done when")
    return table(head, ((str(nth), PHASES[kind], _done(kind) or watched) for nth, kind in enumerate(StepKind, 1)))


def speaking() -> str:
    """Who may say which word."""
    whose = [role for role in Role if any(role in may for may in MAY.values())]
    head = ("word", "means", *(ROLE_HEADS.get(role, role) for role in whose))
    return table(
        head,
        (
            (code([name]), word.means, *("●" if role in MAY[word.request] else "" for role in whose))
            for name, word in (WORDS | UNTYPED).items()
        ),
    )


def _expectation(what: What, known: Expected) -> tuple[str, ...]:
    opened = ", ".join(filter(None, (typed(known.opened_by), TIME if None in known.opened_by else "")))
    read = [REASONS[reason] for reason in Reason if reason in known.stuck]
    return (
        WHATS[what],
        KINDS[what],
        roles(known.who),
        opened,
        "; ".join(together(known.by_when)),
        "; ".join(_answers(known)),
        "; ".join(read) or NOTHING,
    )


def _answers(known: Expected) -> Iterator[str]:
    moved, closed = known.moved_by - known.answered_by, known.closed_by - known.answered_by
    if known.answered_by:
        yield typed(known.answered_by)
    if moved:
        yield f"put off by {typed(moved)}"
    if closed:
        yield f"falls away with {typed(closed)}"


def _ladder(what: What) -> str:
    """Where rhythms differ, each of them."""
    if what is What.TAKE_OVER:
        return " · ".join(_rungs(((RungName.LND, 0),)))
    found: dict[str, list[str]] = {}
    for rhythm, pace in PACES.items():
        ladder = " · ".join(_rungs(ladder_of(what, pace, Policy()))) or NOTHING
        found.setdefault(ladder, []).append(rhythm)
    if len(found) == 1:
        return next(iter(found))
    return "<br>".join(f"{', '.join(rhythms)}: {ladder}" for ladder, rhythms in found.items())


def _rungs(ladder: Ladder) -> Iterator[str]:
    theirs = dict(ladder).get(RungName.LND)
    above = [(name, theirs + days) for name, days in Policy().lnd] if theirs is not None else []
    for name, days in (*ladder, *above):
        sign = "+" if days > 0 else "−"
        rung = f"**{RUNGS[name]}**" if name is RungName.LND else RUNGS[name]
        yield f"{rung} {sign}{abs(days)}" if days else f"{rung} on D"


def _pace(pace: Pace) -> tuple[str, ...]:
    if pace.after_occasion is not None:
        return (
            "on its next occasion, which has a day",
            f"within {pace.after_occasion} working days after each occasion",
            f"on {pace.sightings} occasions",
            f"{pace.silence} working days after the occasion",
        )
    return (
        f"within {pace.first_try} working days",
        f"every {_weeks(pace.check_in.days)}",
        f"{pace.sightings} times, over {_weeks(pace.spread.days)} or more",
        f"{pace.silence} working days",
    )


def _weeks(days: int) -> str:
    return f"{days // 7} weeks"


def _asked(whats: list[What]) -> str:
    return "; ".join(AT_ONCE if what is What.TAKE_OVER else WHATS[what] for what in whats)


def _done(kind: StepKind) -> str:
    """As the rule itself says it; the first has no rule of its own."""
    if kind is StepKind.NEEDS_CONVERSATION:
        return BOTH_YES
    return first_sentence(DONE[kind].__doc__) if kind in DONE else ""
