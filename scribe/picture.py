"""The picture of a journey: its phases in order, who is asked for what in each, and which word answers it. An SVG."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from html import escape
from itertools import chain

from journey.expected.expectations import What
from journey.expected.ladders import ladder_of
from journey.ground import Policy, RungName
from journey.needs.need import PACES, Rhythm
from journey.plans.plan import StepKind
from journey.who.people import Role
from scribe.expected import expected
from scribe.naming import RUNGS, TYPED, roles
from scribe.shortest import Answered, by_phase
from starter.showing.labels import PHASES, WHATS, capital

WIDTH, ROW, GAP, EDGE = 1000, 25, 9, 24
WHO, ASKED, WORD, SECOND, INDENT = 268, 468, 846, 510, 164
"""Where columns begin; `SECOND`: the right half of what may come at any time."""
NOTE = "The one who gives room and the companion are usually one person: the manager."
MANY = "whoever was asked"
STYLE = """
  text { font: 13.5px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328; }
  .card { fill: #ffffff; stroke: #d1d9e0; } .phase { fill: #dbeafe; } .rung { fill: #fef3c7; }
  .strong { font-weight: 600; } .soft { fill: #59636e; } .title { font-size: 18px; font-weight: 600; }
  .word { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 12.5px; }
  .line { stroke: #d1d9e0; } .arrow { stroke: #59636e; fill: none; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; } .card { fill: #0d1117; stroke: #3d444d; } .phase { fill: #1d3a5f; } .rung { fill: #57430a; }
    .soft { fill: #9198a1; } .line { stroke: #3d444d; } .arrow { stroke: #9198a1; }
  }"""


def picture() -> str:
    """The same bytes every time."""
    page = _Page()
    page.text(EDGE, 0, "How a journey runs", "title")
    page.down(ROW + 10)
    for x, head in ((EDGE, "phase"), (WHO, "who"), (ASKED, "is asked to …"), (WORD, "answered by")):
        page.text(x, 0, head, "soft")
    page.down(ROW + 2)
    for nth, (kind, answered) in enumerate(by_phase().items(), 1):
        _phase(page, f"{nth}  {PHASES[kind]}", list(answered.values()))
    page.text(EDGE, 0, NOTE, "soft")
    page.down(ROW)
    _any_time(page)
    _nobody_answers(page)
    return page.svg("How a journey runs", _in_words())


class _Page:
    """What is drawn, from top to bottom."""

    def __init__(self) -> None:
        self._drawn: list[str] = []
        self._y = EDGE

    def down(self, by: int) -> None:
        self._y += by

    def text(self, x: int, y: int, text: str, kind: str = "") -> None:
        """`y`: how far below where the page is now."""
        self._drawn.append(f'<text x="{x}" y="{self._y + y + 17}" class="{kind}">{escape(text)}</text>')

    def box(self, x: int, width: int, height: int, kind: str) -> None:
        self._drawn.append(
            f'<rect x="{x}" y="{self._y}" width="{width}" height="{height}" rx="6" class="{kind}"/>'
        )  # fmt: skip

    def line(self) -> None:
        self._drawn.append(f'<path d="M{EDGE} {self._y}H{WIDTH - EDGE}" class="line"/>')

    def arrow(self, x: int, y: int) -> None:
        y += self._y
        self._drawn.append(f'<path d="M{x} {y}h14m-5 -4l5 4l-5 4" class="arrow"/>')

    def svg(self, title: str, told: str) -> str:
        """`told`: the picture in words, for who hears it."""
        height = self._y + EDGE
        lines = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
            'role="img" aria-labelledby="title told">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="told">{escape(told)}</desc>',
            f"<style>{STYLE}\n</style>",
            f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="10" class="card"/>',
            *self._drawn,
            "</svg>",
        )
        return "\n".join(lines) + "\n"


def _phase(page: _Page, name: str, answered: Sequence[Answered]) -> None:
    page.box(EDGE, WHO - EDGE - 18, ROW * max(1, len(answered)), "phase")
    page.text(EDGE + 10, (len(answered) - 1) * ROW // 2 + 1, name, "strong")
    for one in answered:
        page.text(WHO, 1, roles(one.who))
        page.text(ASKED, 1, WHATS[one.what])
        page.text(WORD, 1, _words(one), "word")
        page.down(ROW)
    page.down(GAP)


def _any_time(page: _Page) -> None:
    """Two columns of what may come in between."""
    page.down(4)
    page.line()
    page.down(12)
    page.text(EDGE, 0, "At any time, if it is needed", "strong")
    page.down(ROW)
    others = _others()
    half = (len(others) + 1) // 2
    for left, right in zip(others[:half], (*others[half:], None), strict=False):
        for x, what in ((EDGE, left), (SECOND, right)):
            if what is not None:
                page.text(x, 0, _one_or_many(expected()[what].who), "soft")
                page.text(x + INDENT, 0, WHATS[what])
        page.down(ROW - 2)


def _nobody_answers(page: _Page) -> None:
    """The ladder of a check-in: most have this one."""
    page.down(12)
    page.line()
    page.down(12)
    page.text(EDGE, 0, "If nobody answers, so many working days after the day on which it was expected", "strong")
    page.down(ROW + 2)
    ladder = ladder_of(What.CHECK_IN, PACES[Rhythm.WEEKLY], Policy())
    width = (WIDTH - 2 * EDGE - 26 * (len(ladder) - 1)) // len(ladder)
    for nth, (name, days) in enumerate(ladder):
        x = EDGE + nth * (width + 26)
        page.box(x, width, ROW + 3, "rung")
        page.text(x + 10, 2, _rung(name, days))
        if nth:
            page.arrow(x - 20, (ROW + 3) // 2)
    page.down(ROW + 3)


def _others() -> list[What]:
    on_the_way = set(chain.from_iterable(by_phase().values()))
    return [what for what in What if what not in on_the_way]


def _one_or_many(found: Collection[Role]) -> str:
    return roles(found) if len(found) == 1 else MANY


def _words(answered: Answered) -> str:
    return ", ".join(TYPED[word] for word in answered.words)


def _rung(name: RungName, days: int) -> str:
    return f"+{days}: {RUNGS[name]}" if days else f"on the day: {RUNGS[name]}"


def _in_words() -> str:
    return " ".join(chain.from_iterable(_phase_in_words(kind, whats.values()) for kind, whats in by_phase().items()))


def _phase_in_words(kind: StepKind, answered: Iterable[Answered]) -> Iterator[str]:
    asked = "; ".join(f"{roles(one.who)}: {WHATS[one.what]}, answered by {_words(one)}" for one in answered)
    yield f"{capital(PHASES[kind])} – {asked}."
