"""Letters read today as they read when somebody last looked at them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from letters.gallery import main, texts
from tests.letters.write import FOLDER

MEANT = "if this was meant: `python -m tests.letters.write`, read what changed, and commit it"
TEXTS = texts()


@pytest.mark.parametrize("name", TEXTS)
def test_a_letter_reads_as_it_did(name: str) -> None:
    assert (FOLDER / f"{name}.txt").read_text(encoding="utf-8") == TEXTS[name], MEANT


def test_no_letter_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(TEXTS), MEANT


def test_the_gallery_is_a_page_in_each_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["gallery", str(tmp_path / "new")])
    main()
    assert {path.name for path in (tmp_path / "new").glob("*.html")} == {"en.html", "nl.html", "nl-formal.html"}
    assert "Hoi Karim," in (tmp_path / "new" / "nl.html").read_text(encoding="utf-8")
    assert len(list((tmp_path / "new" / "texts").glob("*.txt"))) == len(TEXTS)
