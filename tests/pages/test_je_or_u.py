"""Je or u: a page speaks as the organisation does, and says neither where nobody knows whose page it is."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from letters import asking, labels
from letters.tongue import texts, tongue
from starter.pages import texts as pages
from starter.showing import in_full
from starter.showing.sentences import REFUSALS

ROOT = Path(__file__).parents[2]
DUTCH = {**texts("nl"), **texts("nl", "letters")}
FORMAL = {**texts("nl_formal", "letters"), **texts("nl_formal")}
JE = re.compile(r"\b(je|jij|jou|jouw|jouwe|jullie|jezelf|hoi)\b", re.IGNORECASE)
U = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)
OF_NOBODYS = (
    pages.NOT_A_LINK, pages.NOT_A_LINK_HOW, pages.NOT_NOW, pages.NOT_NOW_HOW, pages.NOT_RIGHT, pages.CLOSE, pages.FOOT,
)  # fmt: skip
"""What the pages say that know neither person nor organisation."""


def rooms() -> set[Path]:
    """Every file that pages are made with: theirs, and whatever these import of what is said and shown."""
    found: set[Path] = set()
    waiting = [*(ROOT / "starter" / "pages").glob("*.py")]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += imported(path)
    return found


def imported(path: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(("starter", "letters")):
            for name in (node.module, *(f"{node.module}.{one.name}" for one in node.names)):
                file = ROOT / f"{name.replace('.', '/')}.py"
                yield from [file] if file.is_file() else []


def written() -> set[str]:
    """Every text that one of these files holds."""
    nodes = (node for path in rooms() for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)} & {*DUTCH}


SHOWN = sorted(written())


def test_what_pages_can_show_is_found() -> None:
    known = {*pages.ALL, *REFUSALS.values(), *in_full.FULL.values(), *asking.FIELDS.values(), labels.OPEN}
    assert not known - {*SHOWN}


@pytest.mark.parametrize("text", SHOWN)
def test_a_page_says_je_or_u_and_never_both(text: str) -> None:
    assert not U.search(tongue("nl").text(text))
    assert not JE.search(tongue("nl", is_formal=True).text(text))


def test_the_formal_texts_are_those_of_pages_and_about_the_same() -> None:
    def blanks(said: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(said) if name}

    formal = texts("nl_formal")
    assert not {*formal} - {*SHOWN}
    assert not [text for text, said in formal.items() if not said or blanks(said) != blanks(text)]
    assert not [text for text, said in formal.items() if said == DUTCH[text]]


@pytest.mark.parametrize("text", OF_NOBODYS)
def test_a_page_of_nobody_says_neither(text: str) -> None:
    said = tongue("nl").text(text)
    assert said != text
    assert not JE.search(said) and not U.search(said)
