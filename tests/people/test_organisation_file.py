from collections.abc import Coroutine
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from journey.calendar import Quiet
from journey.ground import DEFAULT_LADDERS, Kind, RungName, Template
from records.database import Pool
from records.organisation import Organisations
from starter.files.bad_input import BadInput
from starter.files.organisation_file import import_organisation, read
from starter.files.people_file import import_people

TODAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
FULL = """
name = "Zorggroep De Linde"

[calendar]
timezone = "Europe/Brussels"
working_days = "ma-do"
days_off = [2027-04-27, 2026-12-25]

[[quiet]]
from = 2027-07-26
to = 2027-08-13
name = "Bouwvak"

[policy]
answer = { lnd = 9, ask = 0, again = 4 }

[lnd]
head = "lena"
colleagues = { lena = "mo" }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "organisation.toml"


@pytest.fixture
async def ids(pool: Pool, tmp_path: Path) -> dict[str, str]:
    people = tmp_path / "people.csv"
    people.write_text("id;name\nlena;Lena\nmo;Mo\n")
    await import_people(pool, people)
    return {row["known_as"]: row["id"] for row in await pool.fetch("select known_as, id from person")}


def take(pool: Pool, file: Path, text: str) -> Coroutine[None, None, int | None]:
    file.write_text(text, encoding="utf-8")
    return import_organisation(pool, file, at=TODAY)


async def test_before_the_first_import_the_defaults_hold(pool: Pool) -> None:
    now = await Organisations({}).newest(pool)
    assert (now.version, now.name, now.head) == (0, "", None)
    assert now.ground.policy.version == 0
    assert now.ground.policy.ladders == DEFAULT_LADDERS


async def test_the_file_is_the_ground_that_rules_stand_on(pool: Pool, file: Path, ids: dict[str, str]) -> None:
    assert await take(pool, file, FULL) == 1
    templates = {"standard": Template("standard@1", ("practice",))}
    now = await Organisations(templates).newest(pool)
    assert (now.version, now.name, now.head) == (1, "Zorggroep De Linde", ids["lena"])
    assert now.colleagues == {ids["lena"]: ids["mo"]}
    calendar, policy = now.ground.calendar, now.ground.policy
    assert calendar.timezone == "Europe/Brussels"
    assert calendar.weekdays == {1, 2, 3, 4}
    assert calendar.days_off == {date(2026, 12, 25), date(2027, 4, 27)}
    assert calendar.quiet == (Quiet(date(2027, 7, 26), date(2027, 8, 13)),)
    assert policy.version == 1
    assert policy.ladders[Kind.ANSWER] == ((RungName.ASK, 0), (RungName.AGAIN, 4), (RungName.LND, 9))
    assert policy.ladders[Kind.TALK] == DEFAULT_LADDERS[Kind.TALK]
    assert now.ground.templates == templates


async def test_no_known_as_is_kept_in_it(pool: Pool, file: Path, ids: dict[str, str]) -> None:
    await take(pool, file, FULL)
    assert "lena" not in await pool.fetchval("select body::text from organisation")


@pytest.mark.usefixtures("ids")
async def test_the_same_file_again_is_no_new_version_and_another_one_is(pool: Pool, file: Path) -> None:
    organisations = Organisations({})
    assert await take(pool, file, FULL) == 1
    first = await organisations.ground(pool)
    assert await take(pool, file, FULL.replace('"ma-do"', '"1234"')) is None
    assert await organisations.ground(pool) is first
    assert await take(pool, file, FULL.replace("ma-do", "ma-vr")) == 2
    assert (await organisations.ground(pool)).policy.version == 2
    assert await take(pool, file, FULL) == 3


async def test_a_name_is_enough(pool: Pool, file: Path) -> None:
    assert await take(pool, file, 'name = "Klein"') == 1
    assert (await Organisations({}).ground(pool)).calendar.weekdays == {1, 2, 3, 4, 5}


ID = "write an id of people.csv, and import that first."


async def test_who_is_named_must_be_known(pool: Pool, file: Path) -> None:
    with pytest.raises(BadInput) as bad:
        await take(pool, file, FULL.replace("mo", "lena"))
    assert bad.value.sentences == [
        "organisation.toml, lnd.colleagues: “lena” is their own colleague; name somebody else.",
        f"organisation.toml, lnd.head: “lena” is nobody here; {ID}",
        f"organisation.toml, lnd.colleagues: “lena” is nobody here; {ID}",
        f"organisation.toml, lnd.colleagues.lena: “lena” is nobody here; {ID}",
    ]


LADDER = "working days after the date, the last of them lnd, such as { ask = 0, again = 5, lnd = 12 }"
BAD = {
    "nothing": ("", ["name: is missing; write the organisation's name, in quotes."]),
    "unknown keys": (
        'name = "x"\ncolour = "red"\n[calendar]\nhours = 8',
        [
            "calendar.hours: there is no such key; here there may be timezone, working_days, days_off.",
            "colour: there is no such key; here there may be name, calendar, quiet, policy, lnd.",
        ],
    ),
    "calendar": (
        'name = "x"\n[calendar]\ntimezone = "Mars"\nworking_days = "soms"\ndays_off = ["morgen", 20270427]',
        [
            'calendar.timezone: is not right; write a time zone such as "Europe/Amsterdam".',
            "calendar.working_days: is not right; write in quotes, days such as ma-vr, mon-thu or 1234 (Monday is 1).",
            "calendar.days_off[1]: is not right; write dates such as [2027-04-27, 2027-12-25], without quotes.",
            "calendar.days_off[2]: is not right; write dates such as [2027-04-27, 2027-12-25], without quotes.",
        ],
    ),
    "quiet": (
        'name = "x"\n[[quiet]]\nfrom = 2027-08-13\nto = 2027-07-26\nname = "B"\n[[quiet]]\nfrom = 2027-08-13\n'
        'to = 2072-08-20\nname = "C"\n[[quiet]]\nfrom = "x"',
        [
            "quiet[1]: ends before it begins; put the earlier day in “from”.",
            "quiet[2]: is longer than 120 days; look at its years, or split it.",
            "quiet[3].from: is not right; write its first day, such as 2027-07-26, without quotes.",
            "quiet[3].to: is missing; write its last day, such as 2027-08-13, without quotes.",
            'quiet[3].name: is missing; write what it is called, such as "Bouwvak".',
        ],
    ),
    "ladders": (
        'name = "x"\n[policy]\nanswer = { ask = 0, again = 5 }\ntalk = { lnd = 1, head = 2 }\n'
        'help = { ask = "soon", lnd = 4 }\nown = { sing = 1, lnd = 2 }\nlnd = { head = 0 }',
        [
            f"policy.help.ask: is not right; write {LADDER}.",
            f"policy.talk: is not right; write {LADDER}.",
            f"policy.answer: is not right; write {LADDER}.",
            f"policy.own.sing: is not right; write {LADDER}.",
            "policy.lnd: is not right; write working days after it came to L&D, such as { colleague = 5, head = 10 }.",
        ],
    ),
    "not a table": ('name = "x"\ncalendar = 3', ["calendar: is not right; write a table [calendar]."]),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_says_what_would_be_right(file: Path, case: str) -> None:
    text, sentences = BAD[case]
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as bad:
        read(file)
    assert bad.value.sentences == [f"organisation.toml, {sentence}" for sentence in sentences]


def test_what_is_not_toml_says_where(file: Path) -> None:
    file.write_text('name = "x"\n[calendar\n')
    with pytest.raises(BadInput, match=r"organisation.toml: is not TOML: .*line 2"):
        read(file)
