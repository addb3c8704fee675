"""Journey templates: released ones never change, and faults are named by file, key and what would be right."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from pathlib import Path

import pytest

from journey.expected.climbing import PLANNED_TOGETHER
from journey.expected.expectations import KINDS, What
from journey.ground import Kind
from records import guides, templates
from records.template_file import Talk
from records.templates import BadTemplate
from simulation.dry_run import DryRun, Seen
from simulation.people import COMPANION, HABITS, LEARNER, MENTOR

RELEASED = templates.OURS / "RELEASED"

GOOD = """
name = "kort"
version = 1
steps = ["needs-conversation", "practice", "confident-application"]
[text.nl]
title = "Kort"
"""

CHARTER = """
[charter.nl]
does = ["Wie leert, oefent."]
helps = ["Een collega."]
knows = ["Het team."]
expect = ["Dat L&D belt."]
brings = ["Dat het lukt."]
"""
GUIDE = """
[guides.check-in.nl]
title = "Even bijpraten"
questions = ["Wat?", "Wanneer?", "Met wie?"]
"""
OURS = ("leader-led-learning", "manager-as-talent-developer", "on-the-job", "standard")

FAULTS = {
    "half a charter": (GOOD + CHARTER.replace("brings", "brengt"), "charter.nl.brings: is missing; add it."),
    "an empty list in a charter": (GOOD + CHARTER.replace('"Een collega."', ""), "charter.nl.helps: Tuple should have"),
    "a charter in no language of the text": (
        GOOD + CHARTER.replace(".nl", ".en"),
        "charter.nl: is missing; text has that language, so add it.",
    ),
    "a guide in a further language": (
        GOOD + GUIDE + GUIDE.replace(".nl", ".en"),
        "guides.check-in.en: text does not have that language; add text.en.",
    ),
    "a guide for no talk": (GOOD + GUIDE.replace("check-in", "exam"), "guides.exam: Input should be 'needs-talk'"),
    "two questions": (GOOD + GUIDE.replace(', "Met wie?"', ""), "guides.check-in.nl.questions.2: is missing; add it."),
    "a factor of no kind": (
        GOOD + '[success_factors.tijd]\ntext.nl = "Er is tijd."\n',
        "success_factors.tijd.kind: is missing; add it.",
    ),
    "an audience that nobody knows": (
        GOOD.replace("version = 1", 'version = 1\naudience = "bosses"'),
        "audience: Input should be 'everybody', 'managers' or 'team-members'",
    ),
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
    assert set(templates.known(tmp_path)) == {*OURS, "kort"}
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


def test_every_talk_has_a_guide_in_every_language() -> None:
    talks = {*PLANNED_TOGETHER, *(what for what, kind in KINDS.items() if kind is Kind.TALK)}
    assert {*talks, What.CHECK_IN, What.CONCLUDE, "pictures-differ"} == set(Talk)
    for language in guides.LANGUAGES:
        assert set(guides.pages(language)) == set(Talk)
    assert {"en", "nl"} <= set(guides.LANGUAGES)


def test_a_template_may_have_a_guide_of_its_own_and_all_others_are_ours() -> None:
    own = templates.files()["manager-as-talent-developer"]
    assert guides.guide(Talk.NEEDS_TALK, "nl", own).title == "Herteken samen de rollen"
    assert guides.guide(Talk.NEEDS_TALK, "fr", own).title == "Draw the roles together"
    assert guides.guide(Talk.RE_PLAN, "nl", own) == guides.guide(Talk.RE_PLAN, "nl")
    assert guides.guide(Talk.RE_PLAN, "fr") == guides.guide(Talk.RE_PLAN, "en")


@pytest.mark.parametrize("name", OURS)
def test_ours_have_a_charter_and_factors_in_dutch_and_english(name: str) -> None:
    file = templates.files()[name]
    assert set(file.charter) == set(file.text) == {"en", "nl"}
    assert {factor.kind for factor in file.success_factors.values()} == {"success", "risk"}
    assert file.template().charter and file.template().success_factors == tuple(file.success_factors)


@pytest.mark.parametrize("name", OURS)
def test_each_of_ours_is_applied_by_steady_people_without_l_and_d(name: str) -> None:
    habits = dict.fromkeys((LEARNER, COMPANION, MENTOR), HABITS["steady"])
    ran = DryRun(templates.known()[name], date(2027, 1, 4), habits).run()
    assert ran.now.ended == "applied"
    assert not [entry for entry in ran.entries if isinstance(entry, Seen)]
