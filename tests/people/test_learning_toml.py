"""Goals and factors of organisation.toml: taken over as they are, and told what would be right."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from journey.arranged import Lacking
from journey.lnd import factors
from journey.lnd.reasons import Reason
from records.database import Pool
from records.organisation import Organisations
from starter.files.bad_input import BadInput
from starter.files.organisation_file import goal_of, import_organisation
from starter.files.people_file import import_people

TODAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAME = 'name = "Vlinder"\n'
GOAL = '[[goal]]\nkey = "G-1"\ntitle = "Iedereen zegt wat hij denkt"\nsponsor = "lena"\n'
OWN = f"""
[[factor]]
name = "Cultuur"
reasons = {[str(reason) for reason in list(Reason)[:5]]}
[[factor]]
name = "Werk"
reasons = {[str(reason) for reason in list(Reason)[5:]]}
conditions = {[str(sort) for sort in Lacking]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "organisation.toml"


@pytest.fixture(autouse=True)
async def lena(pool: Pool, tmp_path: Path) -> str:
    people = tmp_path / "people.csv"
    people.write_text("id;name\nlena;Lena\n")
    await import_people(pool, people)
    id_: str = await pool.fetchval("select id from person")
    return id_


async def take(pool: Pool, file: Path, text: str) -> int:
    version, _ = await import_organisation(pool, written(file, text), at=TODAY)
    return version


def written(file: Path, text: str) -> Path:
    file.write_text(NAME + text, encoding="utf-8")
    return file


async def test_goals_are_kept_under_ids_of_our_own(pool: Pool, file: Path, lena: str) -> None:
    assert await take(pool, file, GOAL) == 1
    (goal,) = (await Organisations({}).newest(pool)).goals
    assert (goal.id, goal.known_as, goal.sponsor) == (goal_of("G-1"), "G-1", lena)
    assert "G-1" not in goal.id
    assert await take(pool, file, GOAL) == 1
    assert await take(pool, file, GOAL.replace("denkt", "vindt")) == 2


async def test_without_factors_the_default_ones_hold(pool: Pool, file: Path) -> None:
    await take(pool, file, "")
    assert (await Organisations({}).newest(pool)).factors == factors.DEFAULT


async def test_factors_of_ones_own_take_the_place_of_all_of_them(pool: Pool, file: Path) -> None:
    await take(pool, file, "")
    assert await take(pool, file, OWN) == 2, "and to place them otherwise is a decision"
    own = (await Organisations({}).newest(pool)).factors
    assert [one.name for one in own] == ["Cultuur", "Werk"]
    assert factors.of_reasons(own).keys() == set(Reason)
    assert set(factors.of_conditions(own).values()) == {"Werk"}


async def test_what_only_another_build_knows_stops_nobody(pool: Pool, file: Path) -> None:
    await take(pool, file, OWN)
    await pool.execute("update organisation set body = replace(body::text, '\"silence\"', '\"boredom\"')::jsonb")
    own = (await Organisations({}).newest(pool)).factors
    assert factors.of_reasons(own).keys() == set(Reason) - {Reason.SILENCE}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (GOAL.replace("lena", "nobody"), "goal[1].sponsor: “nobody” is nobody here; write an id of people.csv, and"),
        (GOAL + GOAL, "goal: there are two with the key “G-1”; give one of them another."),
        (GOAL.replace('title = "Iedereen zegt wat hij denkt"', ""), "goal[1].title: is missing; write what it is"),
        (GOAL + "owner = 1", "goal[1].owner: there is no such key; here there may be key, title, sponsor."),
        (OWN.replace("'silence'", "'silense'"), "factor[2].reasons: “silense” is none that there is; did you mean"),
        (OWN.replace("'time'", "'sunshine'"), "factor[2].conditions: “sunshine” is none that there is; they are time"),
        (OWN.replace(", 'silence'", ""), "factor: the reason “silence” belongs to none; place each with one of them."),
        (OWN.replace("['time', ", "["), "factor: the sort of condition “time” belongs to none; place each with one of"),
        (OWN.replace("'silence'", "'silence', 'silence'"), "factor: the reason “silence” belongs to two of them"),
        (OWN.replace("Werk", "Cultuur"), "factor: there are two called “Cultuur”; make one of them."),
        (OWN.replace("reasons", "reason"), "factor[1].reason: there is no such key; here there may be name"),
        ('[[factor]]\nname = "Cultuur"\nreasons = "silence"', "factor[1].reasons: is not right; write reasons"),
    ],
)
async def test_what_is_wrong_is_told_with_what_would_be_right(pool: Pool, file: Path, text: str, sentence: str) -> None:
    with pytest.raises(BadInput) as bad:
        await take(pool, file, text)
    assert bad.value.sentences[0].startswith(f"organisation.toml, {sentence}")
