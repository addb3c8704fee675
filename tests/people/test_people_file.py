import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from records import people
from records.database import Pool
from records.vault import Vault
from starter.files.bad_input import BadInput
from starter.files.people_file import Imported, import_people

HEADER = "id;name;email;manager;team;adviser;language;timezone;working_days\n"
SMALL = """
chef;Vera de Wit;vera@example.nl;;;;;;
ann;Ann Smit;ann@example.nl;chef;Zorg;lena;nl;;ma-do
bob;Bob Bos;;ann;Zorg;;en;Europe/Brussels;1234
lena;Lena Prins;lena@example.nl;chef;L&D;;;;
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def write(file: Path, rows: str, header: str = HEADER) -> Path:
    file.write_text(header + rows.lstrip("\n"), encoding="utf-8")
    return file


async def known(pool: Pool, who: str) -> people.Person:
    person = await people.find(pool, who)
    assert person is not None
    return person


async def test_everybody_comes_in_with_an_id_of_our_own(pool: Pool, file: Path) -> None:
    assert await import_people(pool, write(file, SMALL)) == Imported(added=4, changed=0, unchanged=0, teams=2)
    ann, bob, lena = [await known(pool, who) for who in ("ann", "bob", "lena")]
    assert len(ann.id) == 32 and "ann" not in ann.id
    assert (bob.manager, bob.email, bob.language, bob.timezone) == (ann.id, None, "en", "Europe/Brussels")
    assert (ann.working_days, bob.working_days, lena.working_days) == ("1234", "1234", None)
    assert await people.adviser(pool, bob) == lena.id
    assert await people.adviser(pool, lena) is None
    assert await people.adviser(pool, await known(pool, "chef")) is None
    assert await known(pool, ann.id) == ann
    assert await people.find(pool, "nobody") is None
    assert await people.names(pool, [ann.id, "nobody"]) == {ann.id: "Ann Smit"}
    assert await people.ids(pool, ["bob", "nobody"]) == {"bob": bob.id}


async def test_the_same_file_again_changes_nothing(pool: Pool, file: Path) -> None:
    await import_people(pool, write(file, SMALL))
    before = await pool.fetch("select * from person order by id")
    assert await import_people(pool, file) == Imported(added=0, changed=0, unchanged=4, teams=0)
    assert await pool.fetch("select * from person order by id") == before


async def test_what_is_different_is_changed_and_who_is_not_in_the_file_stays(pool: Pool, file: Path) -> None:
    await import_people(pool, write(file, SMALL))
    ann = await known(pool, "ann")
    done = await import_people(pool, write(file, "ann;Ann Smit-Bos;;chef;Zorg;chef;;;\n"))
    assert done == Imported(added=0, changed=1, unchanged=0, teams=1)
    now = await known(pool, "ann")
    assert (now.id, now.name, now.email, now.working_days) == (ann.id, "Ann Smit-Bos", None, None)
    chef = await known(pool, "chef")
    assert await people.adviser(pool, await known(pool, "bob")) == chef.id


async def test_what_the_file_has_no_column_for_stays(pool: Pool, file: Path) -> None:
    await import_people(pool, write(file, SMALL))
    before = await known(pool, "ann")
    await import_people(pool, write(file, "ann;Ann Bos\n", header="id;name\n"))
    after = await known(pool, "ann")
    assert after.name == "Ann Bos"
    assert (after.email, after.manager, after.team) == (before.email, before.manager, before.team)


async def test_a_bad_row_keeps_everybody_out(pool: Pool, file: Path) -> None:
    with pytest.raises(BadInput):
        await import_people(pool, write(file, SMALL + "cas;Cas;;nobody;;;;;\n"))
    assert await pool.fetchval("select count(*) from person") == 0


BAD = {
    "unknown manager": (
        "ann;Ann;;piet;;;;;",
        ["line 2, manager: “piet” is nobody here; write an id that is in this file or was imported before."],
    ),
    "unknown adviser": (
        "ann;Ann;;;Zorg;piet;;;",
        ["line 2, adviser: “piet” is nobody here; write an id that is in this file or was imported before."],
    ),
    "own manager": (
        "ann;Ann;;ann;;;;;",
        ["line 2, manager: goes in a circle (ann → ann); leave the manager of whoever is at the top empty."],
    ),
    "circle, with one outside it": (
        "out;Out;;ann;;;;;\nann;Ann;;bob;;;;;\nbob;Bob;;cas;;;;;\ncas;Cas;;ann;;;;;",
        [
            "line 3, manager: goes in a circle (ann → bob → cas → ann); "
            "leave the manager of whoever is at the top empty."
        ],
    ),
    "same id twice": ("ann;Ann;;;;;;;\nann;Anna;;;;;;;", ["line 3, id: “ann” is on line 2 too; keep one of the two."]),
    "two advisers": (
        "ann;Ann;;;Zorg;ann;;;\nbob;Bob;;;Zorg;bob;;;",
        ["line 3, adviser: team “Zorg” has “ann” on line 2; a team has one adviser."],
    ),
    "adviser without team": (
        "ann;Ann;;;;ann;;;",
        ["line 2, adviser: an adviser belongs to a team; fill in the team, or leave the adviser empty."],
    ),
    "fields": (
        ";;geen;;;;fr;Mars/Olympus;soms",
        [
            "line 2, id: is empty; write the organisation's own id of this person, such as jan.devries or 20417.",
            "line 2, name: is empty; write the name as colleagues know it.",
            "line 2, email: “geen” is not right; write an address such as jan@example.nl, or leave it empty.",
            "line 2, language: “fr” is not right; write nl or en.",
            "line 2, timezone: “Mars/Olympus” is not right; "
            "write a time zone such as Europe/Amsterdam, or leave it empty.",
            "line 2, working_days: “soms” is not right; "
            "write days such as ma-vr, mon-thu or 1234 (Monday is 1), or leave it empty.",
        ],
    ),
}


@pytest.mark.parametrize("case", BAD)
async def test_a_bad_file_says_what_would_be_right(pool: Pool, file: Path, case: str) -> None:
    rows, sentences = BAD[case]
    with pytest.raises(BadInput) as bad:
        await import_people(pool, write(file, rows + "\n"))
    assert bad.value.sentences == [f"people.csv, {sentence}" for sentence in sentences]


async def test_a_circle_may_also_go_through_who_is_on_record(pool: Pool, file: Path) -> None:
    await import_people(pool, write(file, SMALL))
    with pytest.raises(BadInput, match=r"chef → bob → ann → chef"):
        await import_people(pool, write(file, "chef;Vera;;bob;;;;;\n"))


async def test_who_was_forgotten_is_not_known_again(pool: Pool, vault: Vault, file: Path) -> None:
    await import_people(pool, write(file, SMALL))
    bob = await known(pool, "bob")
    await vault.forget(bob.id, at=datetime(2026, 3, 2, tzinfo=UTC))
    assert await people.find(pool, "bob") is None
    assert (await known(pool, bob.id)).name == ""
    await import_people(pool, file)
    assert (await known(pool, "bob")).id != bob.id
    assert (await known(pool, bob.id)).forgotten is not None


async def test_two_imports_at_once_come_one_after_the_other(pool: Pool, file: Path) -> None:
    write(file, SMALL)
    done = await asyncio.gather(*(import_people(pool, file) for _ in range(4)))
    assert sorted(one.added for one in done) == [0, 0, 0, 4]


async def test_ten_thousand_people_come_in_well_within_the_timeouts(pool: Pool, file: Path) -> None:
    rows = "".join(
        f"p{n};Person {n};p{n}@example.nl;{f'p{n // 10}' if n else ''};Team {n // 10};;;;\n" for n in range(10_000)
    )
    assert (await import_people(pool, write(file, rows))).added == 10_000
