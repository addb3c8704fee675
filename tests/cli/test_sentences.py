"""Every text that people get is there in every language, and every refusal that is raised anywhere has one."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from journey import Refusal
from journey.expected import later
from journey.lnd import factors as learning
from journey.state import Ending
from journey.unsaying import putting_back
from journey.who.people import Role
from letters.tongue import texts, tongue
from records import decisions
from starter import deciding
from starter.cli import (
    afterwards,
    bounced,
    coaching,
    confirm,
    coverage,
    factors,
    goals,
    holdings,
    inbox,
    journeys,
    lesson,
    letters,
    link_keys,
    my_frequency,
    narrowing,
    next_up,
    own,
    own_words,
    partner_talks,
    policy,
    post,
    post_log,
    post_round,
    preview,
    quarterly,
    sayable,
    show,
    silence,
    stand_ins,
    stuck,
    stuck_row,
    team,
    template,
    the_plan,
    useful,
    vocabulary,
)
from starter.pages import texts as pages
from starter.showing import (
    decided,
    going,
    in_full,
    labels,
    looked,
    messages,
    one_journey,
    opening,
    questions,
    sentences,
    statements,
    stuck_list,
    sums,
    timeline,
)
from starter.showing import stuck_row as row_in_full

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "nl")
ABOUT = {
    "may": " ".join(Role), "how": Ending.STOPPED, "known": "onboarding standard", "template": "sprint",
    "on": "2026-03-02", "oldest": "2026-02-01", "newest": "2026-03-04", "until": "None", "today": "2026-03-04",
    "learner": "Sanne", "mentor": "Luc", "count": "2", "audience": "managers",
}  # fmt: skip
TEXTS = {
    *(text for table in labels.ALL for text in table.values()),
    *sentences.REFUSALS.values(), sentences.UNKNOWN,
    *in_full.SHORT.values(), *in_full.FULL.values(), timeline.RUNG, timeline.ENDED, timeline.FIGURE,
    one_journey.HOUR, one_journey.HOURS, one_journey.HORIZON, one_journey.FORGOTTEN,
    *(text for gently in questions.GENTLY.values() for text in gently), *messages.TO_YOU.values(),
    *looked.WHATS.values(),
    *stuck_list.WHY.values(), *stuck_list.LOOKED.values(), *stuck_list.TALKS.values(), sentences.NONE,
    *stuck_list.BETWEEN_TWO.values(), *opening.OPENINGS.values(), opening.HELLO, in_full.HEARD_OF,
    row_in_full.STANDS, row_in_full.AGREED, row_in_full.PROVISIONAL, row_in_full.NEXT, row_in_full.NOBODY_NEXT,
    *stuck_row.HEADINGS.values(), stuck_row.NOT_STUCK, stuck_row.ALSO, stuck_row.CALL, stuck.WERE_RIGHT,
    sayable.WHO, sayable.NOTHING, sayable.NOT_YOURS, *(word.means for word in vocabulary.WORDS.values()),
    *(word.means for word in vocabulary.UNTYPED.values()),
    stuck_list.LAST, stuck_list.OTHER, stuck_list.OTHERS, stuck_list.TWINS, stuck_list.NOBODY_YET,
    one_journey.SOMEBODY, labels.SOME_WORD, show.ALSO, post.SHARED, team.NOBODY_WAITS, team.FOR, team.NOT_FOR,
    next_up.NEXT, next_up.NEXT_NO_DAY, next_up.CHARTER,
    *show.HEADINGS.values(), show.STANDS, show.PAUSED, show.PROVISIONAL, show.NOTHING, show.STANDS_IN,
    stand_ins.SAID, stand_ins.SAID_OF_ONE, stand_ins.BACK, stand_ins.BACK_ON_ONE,
    *the_plan.STANDINGS.values(), *the_plan.FIGURES.values(), the_plan.MADE, the_plan.CHARTER,
    *sentences.AUDIENCES.values(), *template.CHARTER.values(), *template.KINDS.values(), template.MEANT_FOR,
    sums.FEWER, sums.OF_WHOM, *(factor.name for factor in learning.DEFAULT),
    *coaching.COLUMNS, coaching.ASKED, coaching.UNASKED, coaching.NOBODY, coaching.HELPED, coaching.NOTED,
    *partner_talks.COLUMNS, partner_talks.NOBODY, partner_talks.OWED, partner_talks.HELD,
    *coverage.PHASES, *coverage.SUPPORT, *coverage.KINDS.values(), *coverage.LEANING,
    coverage.LEAN, coverage.NO_LEANING,
    lesson.TITLE, *lesson.COLUMNS, lesson.NOT_PLACED, *factors.COLUMNS, *goals.COLUMNS, goals.NONE, goals.AS_OF,
    quarterly.STATEMENT, quarterly.THANKS, quarterly.QUARTER, *statements.STATEMENTS.values(),
    *statements.ANSWERS.values(),
    *my_frequency.COLUMNS, my_frequency.NONE, my_frequency.ONLY_YOU,
    show.ONCE, show.TIMES, *own.COLUMNS, own.NOBODY_LOOKED,
    holdings.TITLE, *holdings.HEADINGS.values(), holdings.NOTHING, *holdings.FIELDS.values(),
    *stuck.COLUMNS, stuck.NOBODY_STUCK,
    *journeys.COLUMNS, *journeys.COUNTED, journeys.NONE, journeys.LAST,
    narrowing.MORE, narrowing.MANY_MORE, narrowing.SOME_MORE,
    *post.COLUMNS, post.NOTHING, post.ROUNDS, post.YOU,
    *going.WAITS.values(), *going.GONE.values(), *going.SORTS.values(), *going.BECAME.values(), going.SILENT,
    *preview.COLUMNS, preview.YES, preview.WAITS, preview.NO, preview.NO_LETTER, preview.LETTERS, preview.DEAD_LINKS,
    *post_log.COLUMNS, post_log.NONE, *useful.COLUMNS, useful.NONE, useful.TOGETHER,
    bounced.NO_BOUNCE, bounced.FOREIGN, bounced.DELAYED, bounced.NOT_THE_ADDRESS, bounced.OVER, bounced.REFUSED,
    post_round.BECAME, post_round.NO_ROUNDS, post_round.UNDER_WAY,
    link_keys.DONE_SO, link_keys.KEPT, link_keys.NONE, link_keys.WRONG, silence.CLOCKS,
    letters.WHEN, letters.NEXT, letters.BUSY, *letters.PRACTICE, *letters.THROUGH.values(),
    *messages.TOLD.values(), show.ENTERED_BY, timeline.TAKEN_BACK, one_journey.THROUGH,
    own_words.MAY_TAKE_BACK, own_words.LINE, afterwards.ASKED_AGAIN, afterwards.WAITS, *labels.ASKED.values(),
    confirm.CONFIRMED, confirm.NOT_SAID, *pages.ALL,
    *policy.COLUMNS, *policy.HISTORY, policy.NOTHING, policy.VERSION, *deciding.READ_BY.values(), deciding.NOTHING_YET,
    *decided.WHATS.values(), decided.YES, decided.NO, decided.NONE, decided.PERIOD, decided.OF_SOME,
    *inbox.COLUMNS, inbox.NONE, inbox.ONE, inbox.MANY,
    inbox.ELSEWHERE, inbox.LOOK, inbox.LINKS, inbox.FILES, inbox.NO_ADDRESS, inbox.OWN,
}  # fmt: skip


def raised() -> Iterator[str]:
    """The code of each refusal in the sources: the first argument of Refusal, of Refused, of a subclass's `super`."""
    for folder in ("journey", "activities", "starter", "workflows"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and (code := _code(node, path)):
                    yield code


def _code(call: ast.Call, path: Path) -> str | None:
    name = ast.unparse(call.func)
    if name not in ("Refusal", "Refused") and (name != "super().__init__" or path.name != "refusals.py"):
        return None
    first = next((one.value for one in call.keywords if one.arg == "code"), call.args[0] if call.args else None)
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def _fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def test_every_refusal_that_is_raised_has_a_sentence_and_no_sentence_is_left_over() -> None:
    codes = {code for code in raised() if code != "code"} | {*putting_back.STAYS, *later.OWN_WORDS.values()}
    assert codes == set(sentences.REFUSALS)


def test_whatever_is_decided_as_a_whole_has_a_name() -> None:
    assert not {*decisions.ITSELF, "site", "goal", "quiet"} ^ {*decided.WHATS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sentences.REFUSALS)
def test_a_refusal_is_a_sentence_in_the_language_of_the_person(code: str, language: str) -> None:
    about = {field: ABOUT[field] for field in _fields(sentences.REFUSALS[code])}
    said = sentences.sentence(tongue(language), Refusal(code, **about))
    assert said[0] == said[0].upper()
    assert said.endswith(".")
    assert "{" not in said
    assert "!" not in said


def test_a_refusal_of_a_newer_worker_is_a_sentence_too() -> None:
    assert sentences.sentence(tongue("nl"), Refusal("brand-new", x="y")) == "Dit kan nu niet gezegd worden (brand-new)."


def test_a_refusal_names_the_roles_that_may() -> None:
    refusal = Refusal("not-yours", may="learner frame-holder")
    assert sentences.sentence(tongue("en"), refusal) == "This can be said by the learner or the one who gives room."
    assert (
        sentences.sentence(tongue("nl"), refusal) == "Dit kan gezegd worden door de medewerker of wie de ruimte geeft."
    )


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_the_catalogue_has_every_text_and_no_other(language: str) -> None:
    catalogue = texts(language)
    assert set(catalogue) == TEXTS
    assert all(catalogue.values())


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_a_translation_is_about_the_same(language: str) -> None:
    assert {text: _fields(other) for text, other in texts(language).items()} == {text: _fields(text) for text in TEXTS}


def test_dutch_dates_are_dutch() -> None:
    refusal = Refusal("until-must-be-later", until="2026-03-02", today="2026-03-04")
    assert sentences.sentence(tongue("nl"), refusal) == "“Tot” is een dag na 4 maart 2026; 2 maart 2026 is dat niet."
