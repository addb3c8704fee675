"""What can be said and what can have happened: closed lists, and plain JSON there and back."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from pydantic import ValidationError

import journey
from journey.evolution import CONSEQUENCES
from journey.expected.expectations import Fact
from journey.expected.silence import AnswerStillYours
from journey.grammar.request import Request
from journey.language import Event, Said, body, event, request
from journey.needs.agreement import Accept
from journey.noticing.confidence import Rate
from journey.noticing.sightings import LogSighting
from journey.rules import RULES
from journey.speaking import FITS, MAY
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.needs_conversation import JourneyStarted, StartJourney
from journey.steps.practice import LogPractice
from journey.steps.watch import StillDoing
from journey.who.people import Role
from tests.core.telling import ACCEPT, SANNE, START, started

ROOT = Path(journey.__file__).parent
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "sleep", "random", "uuid4"}
for module in pkgutil.walk_packages(journey.__path__, "journey."):
    importlib.import_module(module.name)


def _kinds(of: type[Fact] | type[Request]) -> set[str]:
    return {one.__name__ for one in of.__subclasses__() if one.__module__.startswith("journey.")}


def test_every_fact_is_an_event_of_the_language() -> None:
    assert _kinds(Fact) == {kind.__name__ for kind in get_args(Event)}


def test_every_request_can_be_said_and_every_one_has_those_who_may() -> None:
    assert _kinds(Request) == {kind.__name__ for kind in get_args(Said)}
    assert {*MAY, StartJourney} == {*RULES, StartJourney} == set(get_args(Said))
    assert all(MAY.values())
    assert set(FITS) < set(MAY)


def test_every_event_but_the_opening_has_its_consequence() -> None:
    assert {*CONSEQUENCES, JourneyStarted} == set(get_args(Event))


def test_kinds_are_names_that_occur_once_and_look_alike() -> None:
    events = [get_type_hints(one)["kind"].__args__[0] for one in get_args(Event)]
    requests = [one.model_fields["kind"].default for one in get_args(Said)]
    for kinds in (events, requests):
        assert len(kinds) == len(set(kinds))
        assert all(kind == kind.lower() and "_" not in kind for kind in kinds)


def test_ld_never_says_what_is_somebody_elses_to_say() -> None:
    for kind in (Accept, LogPractice, CheckIn, LogSighting, Rate, Conclude, AnswerStillYours, StillDoing):
        assert Role.LND not in MAY[kind]


def test_what_is_none_is_left_out_of_the_log() -> None:
    for one in started().log:
        assert None not in body(one).values()
        assert event(json.loads(json.dumps(body(one)))) == one


def test_a_request_is_json_there_and_back() -> None:
    assert request(START.model_dump(mode="json")) == START
    assert request({"kind": "accept", "by": "karim"}) == ACCEPT


@pytest.mark.parametrize(
    "word",
    [
        {"kind": "elapse", "by": SANNE},
        {"by": SANNE},
        {"kind": "accept"},
        {"kind": "accept", "by": SANNE, "at": "2026-03-02"},
        {"kind": "confidence", "by": SANNE, "figure": 0},
        {"kind": "confidence", "by": SANNE, "figure": 11},
        {"kind": "propose", "by": SANNE, "hours": 0},
        {"kind": "propose", "by": SANNE, "hours": 41},
        {"kind": "propose", "by": SANNE, "aim": 11},
        {"kind": "propose", "by": SANNE, "title": "x" * 81},
        {"kind": "propose", "by": SANNE, "want": "  "},
        {"kind": "spoke", "by": SANNE, "line": "x" * 4_001},
        {"kind": "spoke", "by": SANNE, "line": "a bell \x07"},
        {"kind": "spoke", "by": SANNE, "line": "\x00"},
        {"kind": "spoke", "by": SANNE, "line": "half a pair \ud83d"},
        {"kind": "end", "by": SANNE, "how": "applied"},
        {"kind": "sighting", "by": SANNE, "answer": "spoke"},
        {"kind": "rung-climbed", "by": SANNE},
    ],
)
def test_what_is_no_word_is_not_one(word: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        request(word)


def test_texts_are_trimmed_and_sealed_ones_left_alone() -> None:
    spoke = request({"kind": "spoke", "by": SANNE, "line": "  two\nlines\tand a tab  "})
    assert spoke.model_dump()["line"] == "two\nlines\tand a tab"
    sealed = "sealed:1/" + "x" * 9_000 + " "
    assert request({"kind": "spoke", "by": SANNE, "line": sealed}).model_dump()["line"] == sealed
    longest = {"kind": "propose", "by": SANNE, "title": "x" * 80, "want": "y" * 4_000}
    assert request(longest).model_dump()["title"] == "x" * 80


def test_the_core_imports_pydantic_and_the_standard_library_and_nothing_else() -> None:
    known = sys.stdlib_module_names | {"pydantic", "journey"}
    imported = {name for path in ROOT.rglob("*.py") for name in _imported(path)}
    assert imported <= known
    assert not imported & {"asyncio", "logging", "os", "pathlib", "random", "secrets", "socket", "time", "uuid"}


def test_the_core_calls_no_clock_and_no_chance() -> None:
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in CLOCKS, f"{path.name}:{node.lineno}"


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "journey").split(".")[0]
