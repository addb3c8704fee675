"""Law 20: no figure, list or export per person for anybody but that person; and sums from ten people on."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from cyclopts import App

from journey.lnd.factors import DEFAULT, of_conditions, of_reasons
from records.database import open_pool
from records.people import find
from records.quarter import Quarter
from records.quarterly import Answer, Statement
from starter.cli import my_frequency, root
from tests.cli.leerreis import PEOPLE, Done, Leerreis
from tests.records.few import DAY, Few

CHANGES = {
    "up", "people import", "organisation import", "policy set", "quiet add", "quiet remove", "quiet on", "quiet off",
    "away", "post bounced", "post round", "post rotate-keys", "needs import",
    "words import", "template check", "start", "team start", "team tell", "tell", "stand-in", "confirm",
    "coaching asked", "coaching helped", "partner-talks held", "quarterly answer",
    "set-aside retry", "set-aside drop", "rehydrate", "forget",
}  # fmt: skip
"""Say something or take something over, and answer only whether that was done."""
READS: Mapping[str, tuple[str, ...]] = {
    "needs columns": (), "words columns": (), "reasons": (), "factors": (), "policy": (), "quiet list": (),
    "show": ("JOURNEY",), "journeys": (), "stuck": (), "post due": (), "post preview": ("p004",), "post log": (),
    "post useful": (), "letters": (), "inbox": (), "set-aside list": (), "audit": (),
    "access-log": (), "copy": (),
    "coaching": (), "partner-talks": (), "coverage": (), "lesson": (), "goals": (), "quarterly": (),
    "my-frequency": (),
}  # fmt: skip
"""Tell something, with what has to be typed beside them."""
ASKERS = (None, "p017", "p018", "p004", "p101", "p100")
"""Nobody, a learner, another one, a manager, an adviser, and the head of L&D, who is a sponsor."""
PAGES = {"template show", "template try", "guide"}
"""Tell of templates and talks, and of nobody."""
NOT_ASKED = {("copy", asker) for asker in ("p004", "p101", "p100")}
"""A copy tells a journey again, and of those that these have a part in here only a few lines were ever written."""
OF_A_JOURNEY = {("stuck", "more"), ("stuck", "others"), ("show", "seen"), ("copy", "seen")}
"""How many more reasons one journey has, how many share its team need, how often its behaviour was seen."""
OF_ONESELF = {("access-log", "times"), ("copy", "times")}
"""How often somebody of L&D looked closer at the one who asks, in a week."""
NAMES = {line.split(";")[1] for line in PEOPLE.splitlines()[1:]}
GOAL = """[lnd]
head = "p100"
[[goal]]
key = "G-1"
title = "Everybody says what they think"
sponsor = "p040"
"""


def commands() -> Iterator[str]:
    """Everything that can be typed; of `tell`, whose words all answer alike, only itself."""
    for name, place, *_ in root.COMMANDS:
        module, _, attribute = place.partition(":")
        found = getattr(import_module(f"starter.cli.{module}"), attribute)
        if not isinstance(found, App) or name == "tell":
            yield name
            continue
        if found.default_command is not None:
            yield name
        yield from (f"{name} {below}" for below in found if not below.startswith("-"))


def test_every_command_was_looked_at() -> None:
    """A new one has to be placed here, by somebody who knows whether it tells of people."""
    assert set(commands()) == CHANGES | PAGES | set(READS)


@pytest.fixture(scope="module")
async def few(leerreis: Leerreis) -> AsyncIterator[Few]:
    """The tables, for what would take a year to say."""
    toml = leerreis.home / "organisation.toml"
    toml.write_text(toml.read_text() + GOAL)
    leerreis("organisation", "import", "organisation.toml").ok()
    pool = await open_pool(leerreis.database)
    yield Few(pool, datetime.now(UTC))
    await pool.close()


@pytest.fixture(scope="module")
async def busy(leerreis: Leerreis, few: Few, agreed: str) -> str:
    """Journeys of one manager that came to L&D, promises that were not kept, and somebody who asked for help."""
    karim, marieke = [await find(few.pool, who) for who in ("p004", "p101")]
    assert karim
    assert marieke
    for nth in range(3):
        journey = await few.journey(f"new-{nth}", companion=karim.id, frame_holder=karim.id, adviser=marieke.id)
        await few.reached(journey, karim.id, few.now - DAY)
        await few.reached(journey, marieke.id, few.now - DAY, "promise-not-kept", what="promise")
        for week in range(4):
            await few.said(journey, "checked-in", karim.id, few.now - week * 7 * DAY)
    leerreis.start("p018", "--said", "29 days ago")
    leerreis("coaching", "asked", "p030", "--as", "p101").ok()
    leerreis("show", agreed, "--need", "--as", "p101").ok()
    return agreed


@pytest.fixture(scope="module")
def told(leerreis: Leerreis, busy: str) -> dict[tuple[str, str | None], Done]:
    """What everybody is answered."""
    asked = [(command, asker) for command in READS for asker in ASKERS if (command, asker) not in NOT_ASKED]
    answers = leerreis.at_once([_typed(command, asker, busy) for command, asker in asked])
    return dict(zip(asked, answers, strict=True))


def _typed(command: str, asker: str | None, journey: str) -> list[str]:
    words = [journey if word == "JOURNEY" else word for word in READS[command]]
    return [*command.split(), *words, *(("--as", asker) if asker else ()), "--json"]


@pytest.mark.parametrize("command", READS)
def test_no_answer_has_a_figure_beside_a_person(told: dict[tuple[str, str | None], Done], command: str) -> None:
    for asker in (one for asked, one in told if asked == command):
        done = told[command, asker]
        assert done.code in (0, 1, 2), done.err
        if done.out.startswith(("{", "[")):
            assert not list(figures_of_persons(command, done.json)), asker


def figures_of_persons(command: str, told: Any) -> Iterator[str]:
    """Each object in which a person and a number stand together, and each number under a name."""
    if isinstance(told, list):
        for one in told:
            yield from figures_of_persons(command, one)
    if not isinstance(told, dict):
        return
    numbers = {key for key, held in told.items() if isinstance(held, int | float) and not isinstance(held, bool)}
    numbers = {key for key in numbers if (command, key) not in OF_A_JOURNEY | OF_ONESELF}
    if numbers & NAMES or (numbers and any(held in NAMES for held in told.values() if isinstance(held, str))):
        yield f"{sorted(numbers)} in {told}"
    for held in told.values():
        yield from figures_of_persons(command, held)


@pytest.mark.parametrize(
    "wrong",
    [{"who": "Sanne Bakker", "journeys": 3}, {"Mo Yilmaz": 2}, {"rows": [{"x": {"who": "Luc Peeters", "asks": 1.5}}]}],
)
def test_a_figure_beside_a_person_would_be_found(wrong: Any) -> None:
    assert list(figures_of_persons("journeys", wrong))


def test_these_lists_name_people_to_l_and_d_alone(told: dict[tuple[str, str | None], Done]) -> None:
    for command in ("coaching", "partner-talks"):
        assert {asker: told[command, asker].code for asker in ASKERS} == {
            None: 2, "p017": 1, "p018": 1, "p004": 1, "p101": 0, "p100": 0,
        }  # fmt: skip
    assert [one["who"] for one in told["coaching", "p101"].json] == ["Karim El Idrissi", "Luc Peeters"]
    assert [one["manager"] for one in told["partner-talks", "p101"].json] == ["Karim El Idrissi"]
    assert told["partner-talks", "p100"].json == []


def test_who_looked_closer_and_how_often_is_for_whom_they_looked_at_alone(
    told: dict[tuple[str, str | None], Done],
) -> None:
    looked = {asker: told["access-log", asker].json for asker in ASKERS if asker}
    assert [(one["who"], one["times"]) for one in looked.pop("p017")] == [("Marieke Vos", 1)]
    assert set(map(len, looked.values())) == {0}
    assert told["access-log", None].code == told["copy", None].code == 2
    assert [one["times"] for one in told["copy", "p017"].json["looked_at"]] == [1]
    assert told["copy", "p018"].json["looked_at"] == []


def test_who_is_not_of_l_and_d_gets_no_sums_of_others(told: dict[tuple[str, str | None], Done]) -> None:
    for command in ("coverage", "lesson", "goals", "stuck"):
        assert {told[command, asker].code for asker in ("p017", "p018", "p004")} == {1}


def test_the_journeys_that_lean_on_one_person_name_nobody(told: dict[tuple[str, str | None], Done]) -> None:
    found = told["coverage", "p101"]
    assert len(found.json["leaning"]) == 3
    assert {key for row in found.json["leaning"] for key in row} == {"journey", "title", "phase"}
    assert not [name for name in NAMES if name in found.out]
    assert "leaning" not in told["coverage", None].json
    assert told["coverage", None].json["support"]["leaning"] is None


def test_how_often_somebody_speaks_is_for_them_alone(told: dict[tuple[str, str | None], Done]) -> None:
    """There is no way to ask it of another: nobody can be named."""
    assert set(inspect.signature(my_frequency.my_frequency).parameters) == {"errand", "months", "json"}
    assert told["my-frequency", None].code == 2
    assert told["my-frequency", "p101"].json == []
    month = str(datetime.now(UTC).date())[:7]
    assert sum(one["months"][month] > 0 for one in told["my-frequency", "p004"].json) >= 4
    assert len(told["my-frequency", "p017"].json) == 1


async def test_nine_are_fewer_than_ten_and_ten_are_ten(leerreis: Leerreis, few: Few) -> None:
    """On every page of sums, of other journeys than those above."""
    quarter = Quarter.of(few.now.date()).before
    goal = leerreis("goals", "--json").ok().json["goals"][0]["key"]
    assert goal == "G-1"
    seen = []
    for nth in range(10):
        if nth == 9:
            seen.append(page(leerreis))
        await applied_and_failed(few, quarter)
        await few.pool.execute(
            "insert into quarterly_answer values ($1, 'talks', 'yes', 1) "
            "on conflict (quarter, statement, answer) do update set given = quarterly_answer.given + 1",
            str(quarter),
        )
    seen.append(page(leerreis))
    assert seen == [dict.fromkeys(seen[0]), dict.fromkeys(seen[0], 10)]
    shown = leerreis("lesson").ok().out
    assert "\t10\t" in shown
    assert "\tfewer than 10\t" in shown
    assert "minder dan 10" in leerreis("goals", "--as", "p100").ok().out
    assert "Everybody says" in leerreis("goals", "--as", "p040").ok().out


async def applied_and_failed(few: Few, quarter: Quarter) -> None:
    """A journey of the goal that was stuck, was helped, had a failed condition, and was applied."""
    from starter.files.organisation_file import goal_of

    then = datetime(quarter.year, 3 * quarter.nth - 1, 9, 9, tzinfo=UTC)
    journey = await few.journey(
        goal=goal_of("G-1"), started=then - 300 * DAY, phase="mentoring", last_word=then, over=False
    )
    await few.reached(journey, "karim", then, "no-mentor", until=then + DAY)
    await few.said(journey, "condition-named", "karim", then - 9 * DAY, condition="c1", sort="time")
    await few.said(journey, "condition-settled", "karim", then, condition="c1", outcome="failed")
    await few.said(journey, "support-given", "karim", then, support="s1")
    await few.said(journey, "applied", "karim", then - 200 * DAY)
    await few.said(journey, "still-doing-said", "learner", then, yes=True)
    await few.said(journey, "mentor-met", "bram", few.now - DAY)


def page(leerreis: Leerreis) -> dict[str, int | None]:
    """The sums that these journeys are in, from all pages."""
    factors = {one["factor"]: one for one in leerreis("lesson", "--json").ok().json["factors"]}
    mentor, time = factors[of_reasons(DEFAULT)["no-mentor"]], factors[of_conditions(DEFAULT)["time"]]
    (goal,) = leerreis("goals", "--json").ok().json["goals"]
    covered = leerreis("coverage", "--json").ok().json
    (phase,) = [one for one in covered["phases"] if one["phase"] == "mentoring"]
    answers = leerreis("quarterly", "--json").ok().json["answers"]
    return {
        **{f"lesson {key}": mentor[key] for key in ("stuck", "done", "moving")},
        "lesson failed": time["failed"],
        **{f"goal {key}": goal[key] for key in ("journeys", "applied", "long_ago", "still")},
        "phase": phase["journeys"],
        "mentor": covered["support"]["mentor"],
        "quarterly": answers[Statement.TALKS][Answer.YES],
    }
