"""The plan, templates and guides at the command line: what is shown to whom, and what is said back."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.templates import OURS
from tests.cli.leerreis import NEED, Leerreis

WHY = "CANARY why"


@pytest.fixture(scope="module")
def tailored(leerreis: Leerreis) -> str:
    """Sanne's journey, agreed with Karim, with a plan that both made their own."""
    journey = leerreis.start("p017")
    leerreis.tell(journey, "accept", "p004").ok()
    leerreis.tell(journey, "drop-step", "p004", "--step", "mentoring", "--line", WHY).ok()
    leerreis.tell(journey, "override", "p017", "--step", "practice", "--number", "4", "--line", WHY).ok()
    leerreis.tell(journey, "move-step", "p101", "--step", "practice", "--before", "activity", "--line", WHY).ok()
    leerreis.tell(journey, "success-factor", "p004", "--mark", "ticked").ok()
    return journey


def test_the_plan_says_what_is_now_what_was_left_out_by_whom_and_why(leerreis: Leerreis, tailored: str) -> None:
    told = leerreis("show", tailored, "--as", "p017").ok().out
    assert "  done       first talk\n" in told
    assert "  now        learning\n" in told
    assert "  left out   with a mentor (2 meetings) · left out by Karim El Idrissi, " in told
    assert told.index("practice (4 tries) · another figure by Sanne Bakker") < told.index("now        learning")
    assert f"— “{WHY}”" in told
    assert "Role charter of standard@3: yes from Sanne Bakker and Karim El Idrissi" in told
    assert "There is time in the week to try it. · seen to" in told


def test_a_proposal_says_so_too_because_its_speaker_said_yes_with_it(leerreis: Leerreis) -> None:
    journey = leerreis.start("p018", "--companion", "p030")
    assert "Bij dit ja horen de rolafspraken" in leerreis.tell(journey, "propose", "p004", "--aim", "9").ok().out
    assert leerreis("show", journey, "--as", "p018", "--json").ok().json["charter"] == ["Mo Yilmaz", "Karim El Idrissi"]


def test_a_yes_to_the_agreement_says_that_the_role_charter_goes_with_it(leerreis: Leerreis) -> None:
    journey = leerreis.start("p018", "--companion", "p030")
    told = leerreis.tell(journey, "accept", "p004").ok().out
    assert told.endswith("Bij dit ja horen de rolafspraken: `leerreis template show standard` laat ze lezen.\n")
    assert "Role charter" in leerreis("show", journey, "--as", "p101").ok().out
    assert "  charter" in "  " + leerreis("tell", journey, "--as", "p030").ok().out
    leerreis.tell(journey, "charter", "p030").ok()
    told = leerreis("show", journey, "--as", "p101", "--json").ok().json
    assert told["charter"] == ["Mo Yilmaz", "Karim El Idrissi", "Luc Peeters"]
    assert leerreis.tell(journey, "charter", "p030").code == 1


def test_why_is_read_by_those_on_the_journey_and_by_who_wrote_it(leerreis: Leerreis, tailored: str) -> None:
    plan = {one["step"]: one for one in leerreis("show", tailored, "--as", "p101", "--json").ok().json["plan"]}
    assert plan["mentoring"]["tailored"][0]["text"] == "(sealed)"
    assert [made["text"] for made in plan["practice"]["tailored"]] == ["(sealed)", WHY], "the second is her own"
    assert plan["confident-application"]["number"] is None
    assert WHY not in leerreis("show", tailored).ok().out


def test_what_makes_no_sense_is_refused_in_the_language_of_who_said_it(leerreis: Leerreis, tailored: str) -> None:
    first = leerreis.tell(tailored, "drop-step", "p004", "--step", "needs-conversation", "--line", "x")
    assert (first.code, first.err) == (
        1,
        "Het startgesprek en het toepassen horen er altijd bij, en het vervolg komt vanzelf: "
        "die blijven waar ze zijn.\n",
    )
    newest = leerreis.tell(tailored, "upgrade", "p101")
    assert (newest.code, newest.err) == (1, "This is the newest version of its template already.\n")
    unexplained = leerreis.tell(tailored, "drop-step", "p004", "--step", "practice")
    assert (unexplained.code, unexplained.err) == (2, "--line is missing; write a text.\n")


def test_a_template_for_managers_is_refused_to_who_manages_nobody_unless_it_fits_anyway(leerreis: Leerreis) -> None:
    meant = ("--template", "manager-as-talent-developer", *NEED)
    refused = leerreis("start", "--as", "p017", "--learner", "p017", *meant)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == (
        "The template “manager-as-talent-developer” is meant for people who manage somebody, and Sanne Bakker is not "
        "one of them. Add --anyway if it fits all the same.\n"
    )
    leerreis("start", "--as", "p021", "--learner", "p021", "--anyway", *meant).ok()
    leerreis("start", "--as", "p004", "--learner", "p004", "--frame-holder", "p100", *meant).ok()


def test_a_template_is_shown_in_dutch_and_english(leerreis: Leerreis) -> None:
    dutch = leerreis("template", "show", "manager-as-talent-developer", "--language", "nl").ok().out
    assert dutch.startswith("Leidinggevende als talentontwikkelaar (manager-as-talent-developer@1)\n")
    assert "Bedoeld voor mensen die leiding geven aan iemand." in dutch
    assert "Wat leidinggevenden van L&D mogen verwachten\n  - L&D vraagt eerst" in dutch
    assert len(leerreis("template", "show").ok().out.splitlines()) == 4
    assert leerreis("template", "show", "sprint").code == 2


def test_a_guide_is_one_page_with_three_questions(leerreis: Leerreis) -> None:
    told = leerreis("guide", "before-talk", "--language", "nl").ok().out.splitlines()
    assert (told[0], told[2:3]) == ("Gesprekje vooraf", [""])
    assert [line[:3] for line in told[3:]] == ["1. ", "2. ", "3. "]
    own = leerreis("guide", "before-talk", "--template", "leader-led-learning").ok().out
    assert own.startswith("Before you share what you know\n")
    assert leerreis("guide", "exam").code == 2
    assert "check-in" in leerreis("guide").ok().out


def test_a_dry_run_tells_what_would_be_asked_of_whom_week_by_week(leerreis: Leerreis, tmp_path: Path) -> None:
    steady = leerreis("template", "try", str(OURS / "on-the-job.toml"), "--start", "2027-01-04").ok().out
    assert "\nWeek 1, 4 January 2027\n  Mon 04  -> manager, who goes along: have the first talk (plan it)\n" in steady
    assert "applied with confidence. Nothing of it came to L&D." in steady
    assert "\nmonth\twho\tmessages\tminutes, about\n2027-01\t" in steady
    silent = leerreis("template", "try", str(OURS / "on-the-job.toml"), "--learner", "silent").ok().out
    assert "!! L&D sees: agreement not accepted" in silent
    assert leerreis("template", "try", str(OURS / "on-the-job.toml"), "--start", "soon").code == 2
