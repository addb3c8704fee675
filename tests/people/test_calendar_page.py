"""The page about days: what it shows can be imported, and the names on it are those of the lists."""

import re
from datetime import date
from pathlib import Path

import pytest

from records import public_holidays
from records.database import Pool
from starter.examples.plain_files import organisation_on
from starter.files.organisation_file import body, read
from starter.files.people_file import import_people

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "calendar.md").read_text(encoding="utf-8")


def test_its_organisation_can_be_imported(tmp_path: Path) -> None:
    file = tmp_path / "organisation.toml"
    file.write_text('name = "x"\n' + "\n".join(re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)), encoding="utf-8")
    kept = body(read(file), {}, {name: name for name in ("Noord", "Finance", "Inkoop")})
    assert kept.public_holidays is not None
    assert (kept.public_holidays.not_off, kept.public_holidays.worked) == (("Goede vrijdag",), (date(2027, 5, 5),))
    assert [(one.name, one.sites, one.teams) for one in kept.quiet] == [
        ("Jaarafsluiting", ("Oost",), ("Inkoop",)),
        ("Kerst", (), ()),
    ]


async def test_its_people_can_be_imported(pool: Pool, tmp_path: Path) -> None:
    (rows,) = re.findall(r"```\n(id;.*?)```", PAGE, re.DOTALL)
    file = tmp_path / "people.csv"
    file.write_text(rows, encoding="utf-8")
    assert (await import_people(pool, file)).added == 2


@pytest.mark.parametrize("country", ["NL", "BE"])
def test_its_names_are_those_of_the_list(country: str) -> None:
    (names,) = re.findall(rf"^\| {country} \| (.*) \|$", PAGE, re.MULTILINE)
    assert names.split(", ") == public_holidays.names(country, None)


def test_the_example_has_the_holidays_of_its_country_but_for_good_friday(tmp_path: Path) -> None:
    file = tmp_path / "organisation.toml"
    file.write_text(organisation_on(date(2027, 1, 4)), encoding="utf-8")
    people = (ROOT / "examples" / "people.csv").read_text(encoding="utf-8").splitlines()
    ids, teams = ({line.split(";")[column]: line for line in people} for column in (0, 4))
    kept = body(read(file), ids, teams)
    off = public_holidays.days("NL", None, frozenset(kept.public_holidays.not_off if kept.public_holidays else ()))
    assert [day in off for day in (date(2027, 3, 26), date(2027, 3, 29), date(2027, 4, 27))] == [False, True, True]
