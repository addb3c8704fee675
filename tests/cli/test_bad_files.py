"""Files as they really come: each bad one gets its sentence, and nothing of it is taken over."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from records import templates
from starter.files.word_rows import kinds
from tests.cli.leerreis import Done, Leerreis

BAD = Path(__file__).with_name("bad")
GOOD = "need;learner;said;want;title;behaviour\nN-1;p017;2024-03-04;say it;Feedback;in a meeting, I say so\n"
TODAY = {"{words}": ", ".join(kinds()), "{templates}": ", ".join(sorted(templates.known()))}
"""What there is to choose from grows."""
EXPECTED: dict[str, str] = tomllib.loads((BAD / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def answers(leerreis: Leerreis) -> dict[str, Done]:
    """What was said to each file, one after the other."""
    (leerreis.home / "good.csv").write_text(GOOD)
    return dict(zip(EXPECTED, leerreis.at_once([typed(name) for name in EXPECTED]), strict=True))


def typed(name: str) -> list[str]:
    """What the file is for stands before the first dash; otherwise it is one of people. Words come with a good need."""
    file = str(BAD / f"{name}.csv")
    match name.partition("-")[0]:
        case "needs":
            return ["needs", "import", file]
        case "words":
            return ["needs", "import", "good.csv", "--words", file]
    return ["people", "import", file]


def test_every_file_has_its_sentence() -> None:
    assert set(EXPECTED) == {path.stem for path in BAD.glob("*.csv")}
    assert len(EXPECTED) >= 30


@pytest.mark.parametrize("name", EXPECTED)
def test_a_bad_file_is_told_what_would_be_right(answers: dict[str, Done], name: str) -> None:
    done = answers[name]
    assert done.code == 2
    assert done.err.splitlines()[0] == _filled(EXPECTED[name])
    assert done.out == ""


def _filled(sentence: str) -> str:
    for place, what in TODAY.items():
        sentence = sentence.replace(place, what)
    return sentence


def test_of_the_bad_files_nothing_was_taken_over(leerreis: Leerreis, answers: dict[str, Done]) -> None:
    assert leerreis("journeys", "--json").ok().json["journeys"] == []


def test_a_good_file_with_a_byte_order_mark_and_semicolons_is_taken_over_once(leerreis: Leerreis) -> None:
    good = leerreis.home / "excel.csv"
    good.write_bytes("\ufeffid;name;working_days\r\np200;Zoë Müller;ma-do\r\n".encode())
    said = leerreis("people", "import", str(good)).ok().out
    assert said == "People: 1 added, 0 changed, 0 as they were; 0 teams are new or have another adviser.\n"
    again = leerreis("people", "import", str(good)).ok().out
    assert again == "People: 0 added, 0 changed, 1 as they were; 0 teams are new or have another adviser.\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name = Vlinder", "bad.toml: is not TOML"),
        ('name = "V"\ncolour = "red"', "bad.toml, colour: there is no such key"),
        ('name = "V"\n[lnd]\nhead = "p999"', "bad.toml, lnd.head: “p999” is nobody here"),
        ('name = "V"\n[calendar]\ntimezone = "Amsterdam"', "bad.toml, calendar.timezone: is not right"),
    ],
)
def test_a_bad_organisation_is_told_what_would_be_right(leerreis: Leerreis, text: str, sentence: str) -> None:
    (leerreis.home / "bad.toml").write_text(text)
    done = leerreis("organisation", "import", "bad.toml")
    assert done.code == 2
    assert done.err.startswith(sentence)


def test_the_same_organisation_again_is_no_new_version(leerreis: Leerreis) -> None:
    said = leerreis("organisation", "import", "organisation.toml").ok().out
    assert said == "Nothing in it is different.\n"
