"""Persons in a word's details are found by walking its model: also in requests that do not exist yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, get_args

import pytest
from pydantic import BaseModel, Field

from journey import Said
from journey.grammar.request import Request
from journey.who.people import PersonId
from starter.files import word_rows
from starter.files.opaque_ids import Nobody, translated
from starter.files.word_rows import WordRow, kinds, request

OURS = {"p017": "id-sanne", "p004": "id-karim", "20417": "id-mo"}


class Seat(BaseModel):
    """Somebody somewhere."""

    who: PersonId
    place: str = ""


@dataclass
class Pair:
    """Two, one of whom may be missing."""

    first: PersonId
    second: PersonId | None = None


class Tomorrow(Request):
    """A request with persons in every place where one can be."""

    kind: Literal["tomorrow"] = "tomorrow"
    to: PersonId | None = None
    buddies: tuple[PersonId, ...] = ()
    both: tuple[PersonId, PersonId] | None = None
    marked: Annotated[PersonId, Field(max_length=64)] | None = None
    seats: list[Seat] | None = None
    pair: Pair | None = None
    roles: Mapping[PersonId, str] | None = None
    seen_by: dict[str, frozenset[PersonId]] | None = None
    asked: Literal["lnd"] | PersonId = PersonId("lnd")
    team: str = ""
    until: date | None = None


@pytest.mark.parametrize(
    ("name", "theirs", "ours"),
    [
        ("to", "p017", "id-sanne"),
        ("to", 20417, "id-mo"),
        ("to", None, None),
        ("buddies", ["p017", "p004"], ["id-sanne", "id-karim"]),
        ("buddies", [], []),
        ("both", ["p004", "p017"], ["id-karim", "id-sanne"]),
        ("marked", "p017", "id-sanne"),
        ("seats", [{"who": "p017", "place": "p017"}], [{"who": "id-sanne", "place": "p017"}]),
        ("pair", {"first": "p017", "second": "p004"}, {"first": "id-sanne", "second": "id-karim"}),
        ("pair", {"first": "p017", "second": None}, {"first": "id-sanne", "second": None}),
        ("roles", {"p017": "p017"}, {"id-sanne": "p017"}),
        ("seen_by", {"p017": ["p004"]}, {"p017": ["id-karim"]}),
        ("asked", "lnd", "lnd"),
        ("asked", "p017", "id-sanne"),
        ("team", "p017", "p017"),
        ("until", "p017", "p017"),
        ("buddies", "p017", "p017"),
        ("seats", "no list", "no list"),
        ("pair", ["p017"], ["p017"]),
        ("to", True, True),
    ],
)
def test_only_persons_are_translated_and_the_rest_is_left_to_the_model(name: str, theirs: Any, ours: Any) -> None:
    assert translated(Tomorrow.model_fields[name].annotation, theirs, OURS.get) == ours


@pytest.mark.parametrize(
    ("name", "theirs"),
    [
        ("to", "p999"),
        ("buddies", ["p017", "p999"]),
        ("seats", [{"who": "p999"}]),
        ("roles", {"p999": "x"}),
        ("asked", "p999"),
    ],
)
def test_nobody_is_named_by_the_id_that_stands_there(name: str, theirs: Any) -> None:
    with pytest.raises(Nobody) as nobody:
        translated(Tomorrow.model_fields[name].annotation, theirs, OURS.get)
    assert nobody.value.who == "p999"


def test_a_request_of_tomorrow_is_read_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_rows, "kinds", lambda: {"tomorrow": Tomorrow})
    row = WordRow.model_validate(
        {"need": "N-1", "said": "2024-03-04", "by": "p017", "word": "tomorrow", "details": '{"to":"p004"}'}
    )
    found = request(row, "id-sanne", OURS.get, lambda what, field: pytest.fail(what))
    assert isinstance(found, Tomorrow) and found.to == "id-karim"
    wrongs: list[tuple[str, str]] = []
    bad = row.model_copy(update={"details": {"to": "p999"}})
    assert request(bad, "id-sanne", OURS.get, lambda what, field: wrongs.append((field, what))) is None
    assert wrongs == [("details.to", "“p999” is nobody here; write an id of people.csv.")]


def test_every_word_but_the_opening_and_that_of_the_post_can_be_imported() -> None:
    assert {*kinds().values()} == {one for one in get_args(Said) if one.__name__ not in ("StartJourney", "NoRoom")}
