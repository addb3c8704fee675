"""Journey templates: released ones never change, and faults are named by file, key and what would be right."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from records import templates
from records.templates import BadTemplate

RELEASED = templates.OURS / "RELEASED"

GOOD = """
name = "kort"
version = 1
steps = ["needs-conversation", "practice", "confident-application"]
[text.nl]
title = "Kort"
"""

FAULTS = {
    "no TOML": ("name = ", "not TOML"),
    "a key that nobody knows": (
        GOOD.replace("version", "versions"),
        "versions: is not a key of a template; take it out.",
    ),
    "no steps": (GOOD.replace("steps = ", "stappen = "), "steps: is missing; add it."),
    "a step that is none": (GOOD.replace('"practice"', '"exam"'), "steps.1: Input should be 'needs-conversation'"),
    "a watch of its own": (
        GOOD.replace('"practice"', '"watch"'),
        "steps: watch comes by itself, after the application; take it out",
    ),
    "no application": (
        GOOD.replace(', "confident-application"', ""),
        "steps: every journey has the step confident-application; add it",
    ),
    "a step twice": (GOOD.replace('"practice"', '"practice", "practice"'), "each kind of step stands here once"),
    "an aim of eleven": (
        GOOD.replace("[text.nl]", "[thresholds]\naim = 11\n[text.nl]"),
        "thresholds.aim: Input should be",
    ),
    "a version that is no number": (GOOD.replace("= 1", '= "one"'), "version: Input should be a valid integer"),
    "no text": (GOOD[: GOOD.index("[text")], "text: is missing; add it."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_the_file_the_key_and_what_would_be_right(fault: str, tmp_path: Path) -> None:
    text, sentence = FAULTS[fault]
    file = tmp_path / "kort.toml"
    file.write_text(text)
    with pytest.raises(BadTemplate) as bad:
        templates.read(file)
    assert str(file) in str(bad.value)
    assert sentence in str(bad.value)


def test_an_organisation_has_its_own_templates_beside_ours(tmp_path: Path) -> None:
    (tmp_path / "kort.toml").write_text(GOOD)
    assert set(templates.known(tmp_path)) == {"kort", "on-the-job", "standard"}
    assert templates.known(tmp_path)["kort"].label == "kort@1"


def test_an_organisation_cannot_take_the_name_of_ours(tmp_path: Path) -> None:
    (tmp_path / "eigen.toml").write_text(GOOD.replace("kort", "standard"))
    with pytest.raises(BadTemplate, match="there is a template standard already"):
        templates.known(tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadTemplate, match="there is no such file"):
        templates.read(tmp_path / "weg.toml")


def test_a_released_template_changes_only_with_a_new_version() -> None:
    """A journey's opening keeps what the file said; `standard@1` must go on meaning one thing."""
    released = dict(line.split() for line in RELEASED.read_text().splitlines() if line)
    for path in sorted(templates.OURS.glob("*.toml")):
        rules = tomllib.loads(path.read_text())
        rules.pop("text")
        label, digest = f"{rules['name']}@{rules['version']}", hashlib.sha256(repr(rules).encode()).hexdigest()
        assert released.get(label) == digest, (
            f"{path.name} changed: give it a new version, and add `{label} {digest}` to {RELEASED.name}"
        )
