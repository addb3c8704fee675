"""docs/: what is made from the code is what the code says, and what is shown can be done."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pydantic import BaseModel

from journey.expected.expectations import ExpectationMoved, ExpectationOpened, RungClimbed, What
from journey.expected.ladders import ladder_of
from journey.ground import Policy, RungName
from journey.lnd.reasons import Reason
from journey.speaking import MAY
from journey.state import Ending
from journey.unsaying.taking_back import TakeBack
from journey.who.people import Role
from records import templates
from records.template_file import Charter, Factor, Guide, TemplateFile, Text, Thresholds
from records.templates import BadTemplate
from scribe import pages, tables, trying
from scribe.dates import Seen, rule
from scribe.expected import LONG, expected
from scribe.shortest import by_phase
from scribe.tales import tales
from scribe.telling import SETTINGS, Setting, Telling, noon
from scribe.year import the_year
from settings import Settings
from starter.cli import root

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted(pages.DOCS.glob("*.md"))]
TEMPLATE = (pages.DOCS / "write-a-template.md").read_text(encoding="utf-8")
(OWN,) = re.findall(r'```toml\n(name = "feedback".*?)```', TEMPLATE, re.DOTALL)


def test_what_is_made_from_the_code_is_what_the_code_says() -> None:
    behind = ", ".join(f"docs/{path.name}" for path in pages.stale())
    assert not behind, f"{behind}: not what the code says any more. Run `make docs`, read what changed, and commit it."


def test_every_part_is_on_a_page() -> None:
    asked = {name for path in PAGES for _, name, _ in pages.MADE.findall(path.read_text(encoding="utf-8"))}
    assert asked == set(pages.PARTS)


@pytest.mark.parametrize("what", list(What))
def test_a_tale_tells_of_every_expectation(what: What) -> None:
    known = expected()[what]
    assert known.told_in, f"no tale opens {what}: add one to scribe/tales.py"
    assert known.who
    assert known.by_when
    assert known.answered_by | known.closed_by, f"nobody can say anything that answers {what}"


@pytest.mark.parametrize("reason", list(Reason))
def test_a_tale_leads_to_every_reason(reason: Reason) -> None:
    told = [what for what, known in expected().items() if reason in known.stuck]
    assert told, f"no tale is stuck for {reason}: add one to scribe/tales.py"


@pytest.mark.parametrize("name", list(tales(Setting())))
def test_the_ladders_that_are_printed_are_climbed(name: str) -> None:
    here = Setting()
    telling = Telling(here).tell(tales(here)[name]).until(noon(here.first) + LONG)
    opened = {one.event.id: one.event for one in telling.heard if isinstance(one.event, ExpectationOpened)}
    moved = {one.event.id for one in telling.heard if isinstance(one.event, ExpectationMoved)}
    for heard in telling.heard:
        if isinstance(heard.event, RungClimbed) and heard.event.id not in moved:
            asked, day = opened[heard.event.id], here.ground.calendar.day(heard.event.at)
            pace = heard.journey.pace
            assert (heard.event.rung, between(asked.due, day)) in printed(asked.what, pace) or day == opened_on(asked)


def printed(what: What, pace: object) -> set[tuple[RungName, int]]:
    rungs = ((RungName.LND, 0),) if what is What.TAKE_OVER else ladder_of(what, pace, Policy())  # type: ignore[arg-type]
    theirs = dict(rungs).get(RungName.LND, 0)
    return {*rungs, *((name, theirs + days) for name, days in Policy().lnd)}


def between(due: date, day: date) -> int:
    """Working days from the day on which it was due, backwards where it is earlier."""
    calendar = Setting().ground.calendar
    return calendar.between(due, day) if day >= due else -calendar.between(day, due)


def opened_on(asked: ExpectationOpened) -> date:
    return Setting().ground.calendar.day(asked.at)


def test_the_rule_of_a_date_is_found_and_not_believed() -> None:
    ten_days = [Seen(here, here.first, here.ground.calendar.plus(here.first, 10)) for here in SETTINGS]
    two_weeks = [Seen(here, here.first, here.first + timedelta(weeks=2)) for here in SETTINGS]
    assert (rule(ten_days), rule(two_weeks)) == ("10 working days later", "2 weeks later")
    with pytest.raises(ValueError, match=r"add a way to scribe/dates\.py"):
        rule([Seen(here, here.first, here.first + timedelta(days=500 + nth)) for nth, here in enumerate(SETTINGS)])


def test_everything_that_may_be_said_is_tried() -> None:
    here = Setting()
    told = [Telling(here).tell(tale) for tale in tales(here).values()]
    tried = {type(word) for telling in told for word in trying.words(telling.now, here.named)}
    assert tried == set(MAY) - {TakeBack}


def test_the_year_of_the_story_needs_nobody_of_l_and_d() -> None:
    telling = Telling().tell(the_year(Setting()))
    rungs = [heard.event.rung for heard in telling.heard if isinstance(heard.event, RungClimbed)]
    assert RungName.OTHER in rungs
    assert RungName.LND not in rungs
    assert telling.now.ended is Ending.APPLIED
    assert not telling.now.expectations


def test_the_shortest_way_has_something_in_every_phase() -> None:
    assert all(by_phase().values())


def test_every_role_that_may_speak_has_its_column() -> None:
    head = tables.speaking().splitlines()[0]
    assert head.count("|") - 1 == 2 + len({role for may in MAY.values() for role in may} & set(Role))


def test_the_picture_is_read_aloud_and_its_words_do_not_run_into_each_other() -> None:
    drawing = ElementTree.fromstring((pages.DOCS / pages.PICTURE).read_text(encoding="utf-8"))
    space = "{http://www.w3.org/2000/svg}"
    assert drawing.find(f"{space}title") is not None
    assert "First talk" in (drawing.findtext(f"{space}desc") or "")
    texts = [(int(one.attrib["y"]), int(one.attrib["x"]), one.text or "") for one in drawing.iter(f"{space}text")]
    for y, x, text in texts:
        ends = x + len(text) * 7.3  # as wide as the widest of its fonts draws it
        assert all(right >= ends for other, right, _ in texts if other == y and right > x), f"{text!r} is too long"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^):#]+)\)", page.read_text(encoding="utf-8"))
    gone = [link for link in links if not (page.parent / link).exists()]
    assert not gone


def test_no_page_shows_what_only_the_code_understands() -> None:
    for page in PAGES:
        made = " ".join(part for part in page.read_text(encoding="utf-8").split("<!-- made: ")[1:])
        assert "None" not in made
        assert "Rung" not in made


def commands() -> Iterator[str]:
    for block in re.findall(r"```sh\n(.*?)```", TEMPLATE, re.DOTALL):
        yield from block.replace("\\\n", "").splitlines()


@pytest.mark.parametrize("command", list(commands()))
def test_the_commands_of_the_page_about_templates_can_be_typed(command: str) -> None:
    *settings, program = re.findall(r"^(?:([A-Z_]+)=\S+ )?(\S+)", command)[0]
    assert {name for name in settings if name} <= {f"LEERREIS_{field.upper()}" for field in Settings.model_fields}
    if program == "make":
        assert "\nup:" in (ROOT / "Makefile").read_text()
        return
    typed = shlex.split(re.sub(r"--as \S+", "", command))[1:]
    if typed[0] not in {name for name, *_ in root.COMMANDS}:
        pytest.skip(f"`leerreis {typed[0]}` comes in by another hand")
    root.app().parse_args(root._word_first(typed), print_error=False, exit_on_error=False)


def test_the_template_of_the_page_can_be_used_beside_ours(tmp_path: Path) -> None:
    (tmp_path / "feedback.toml").write_text(OWN, encoding="utf-8")
    own = templates.known(tmp_path)["feedback"]
    assert (own.label, own.aim, own.practices) == ("feedback@1", 7, 4)


@pytest.mark.parametrize(
    ("model", "prefix"),
    [
        (TemplateFile, ""),
        (Thresholds, "thresholds."),
        (Charter, "charter.LANGUAGE."),
        (Factor, "success_factors.NAME."),
        (Guide, "guides.TALK.LANGUAGE."),
        (Text, "text.LANGUAGE."),
    ],
)
def test_every_key_of_a_template_is_explained(model: type[BaseModel], prefix: str) -> None:
    tables_of_its_own = (
        {"thresholds", "charter", "success_factors", "guides", "text"} if model is TemplateFile else set()
    )
    explained = set(re.findall(r"^\| `([^`]+)` \|", TEMPLATE, re.MULTILINE))
    assert {f"{prefix}{name}" for name in model.model_fields if name not in tables_of_its_own} <= explained


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('"practice"', '"exam"', "steps.1: Input should be 'needs-conversation', 'activity', "),
        (', "confident-application"', "", "steps: every journey has the step confident-application; add it"),
        ("aim = 7", "aims = 7", "thresholds.aims: is not a key of a template; take it out."),
        ("feedback", "standard", "there is a template standard already; give this one another name."),
    ],
)
def test_its_faults_are_told_as_the_page_says(right: str, wrong: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN.replace(right, wrong), encoding="utf-8")
    with pytest.raises(BadTemplate) as bad:
        templates.known(tmp_path)
    assert sentence in str(bad.value)
    assert sentence in TEMPLATE


def test_the_released_standard_is_shown_as_it_is() -> None:
    shown = re.findall(r"```toml\n(# The standard.*?)```", TEMPLATE, re.DOTALL)
    assert [tomllib.loads(one)["name"] for one in shown] == ["standard"]
