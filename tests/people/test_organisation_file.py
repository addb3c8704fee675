from collections.abc import Coroutine
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from journey.days.calendar import Quiet
from journey.ground import DEFAULT_LADDERS, Kind, RungName, Template
from records import organisation
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
    return _taken(pool, file)


async def _taken(pool: Pool, file: Path) -> int | None:
    """The new version; None where nothing is different."""
    version, decided = await import_organisation(pool, file, at=TODAY)
    return version if decided else None


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


NL = """
name = "Zorggroep De Linde"
[calendar]
country = "nl"
not_off = ["goede Vrijdag", 2027-05-06, 2027-05-05]
days_off = [2027-12-24]
"""


async def test_a_country_brings_its_public_holidays_and_the_organisation_takes_some_back(
    pool: Pool, file: Path
) -> None:
    assert await take(pool, file, NL) == 1
    calendar = (await Organisations({}).ground(pool)).calendar
    off = [day for day in _days_of(2027) if day in calendar.days_off and day.isoweekday() < 6]
    assert off == [
        date(2027, 1, 1),
        date(2027, 3, 29),
        date(2027, 4, 27),
        date(2027, 5, 17),
        date(2027, 12, 24),
    ], "New Year, Easter Monday, the King, Whit Monday, and a day of their own; no Good Friday, and no Ascension"
    assert calendar.plus(date(2027, 3, 25), 1) == date(2027, 3, 26)
    assert calendar.plus(date(2027, 3, 26), 1) == date(2027, 3, 30)


async def test_a_day_that_is_off_once_in_five_years_is_off_in_those(pool: Pool, file: Path) -> None:
    await take(pool, file, NL)
    calendar = (await Organisations({}).ground(pool)).calendar
    assert [date(year, 5, 5) in calendar.days_off for year in (2026, 2030, 2035, 2075)] == [False, True, True, True]


async def test_belgium_has_other_days(pool: Pool, file: Path) -> None:
    await take(pool, file, 'name = "x"\n[calendar]\ncountry = "BE"')
    calendar = (await Organisations({}).ground(pool)).calendar
    assert [calendar.is_working(date(2027, *day)) for day in ((3, 26), (4, 27), (7, 21), (11, 11))] == [
        True,
        True,
        False,
        False,
    ]


async def test_a_region_has_days_of_its_own(pool: Pool, file: Path) -> None:
    await take(pool, file, 'name = "x"\n[calendar]\ncountry = "DE"\nregion = "BY"\nnot_off = ["Allerheiligen"]')
    calendar = (await Organisations({}).ground(pool)).calendar
    assert not calendar.is_working(date(2027, 1, 6))
    assert calendar.is_working(date(2027, 11, 1))


async def test_other_spelling_of_the_same_is_no_new_version(pool: Pool, file: Path) -> None:
    assert await take(pool, file, NL) == 1
    assert await take(pool, file, NL.replace('"nl"', '"NL"').replace("goede V", "Goede v")) is None
    assert await take(pool, file, NL.replace('"goede Vrijdag", ', "")) == 2


async def test_a_version_kept_before_there_were_countries_is_still_the_same(pool: Pool, file: Path) -> None:
    text = 'name = "x"\n[calendar]\ndays_off = [2027-12-24]'
    await take(pool, file, text)
    before = "update organisation set body = body - 'public_holidays'"
    async with pool.acquire() as db:
        await db.execute("reset role")
        await db.execute(before)
    assert await take(pool, file, text) is None


def _days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range(365)]


TEAMS = """
name = "x"
[[site]]
name = "Oost"
teams = ["Noord", "Finance"]
[[quiet]]
from = 2027-07-26
to = 2027-08-13
name = "Bouwvak"
[[quiet]]
from = 2027-01-04
to = 2027-01-15
name = "Jaarafsluiting"
sites = ["Oost"]
teams = ["Inkoop"]
[policy.hours]
from = 8
to = 16
[policy.budget]
asks = 3
"""


@pytest.fixture
async def teams(pool: Pool, tmp_path: Path) -> dict[str, str]:
    people = tmp_path / "people.csv"
    people.write_text("id;name;team\n1;A;Noord\n2;B;Finance\n3;C;Inkoop\n4;D;Zuid\n")
    await import_people(pool, people)
    return {row["name"]: row["id"] for row in await pool.fetch("select name, id from team")}


async def test_a_quiet_period_of_a_site_and_a_team_is_theirs_alone(
    pool: Pool, file: Path, teams: dict[str, str]
) -> None:
    await take(pool, file, TEAMS)
    ground = await Organisations({}).ground(pool)
    busy, bouwvak = date(2027, 1, 6), date(2027, 7, 28)
    assert [name for name in teams if ground.of(teams[name]).calendar.is_quiet(busy)] == ["Noord", "Finance", "Inkoop"]
    assert all(ground.of(team).calendar.is_quiet(bouwvak) for team in teams.values())
    assert not ground.calendar.is_quiet(busy)
    assert ground.of(teams["Noord"]).calendar is ground.of(teams["Inkoop"]).calendar, "made once"
    assert ground.of(teams["Zuid"]) is ground.of("nobody's") is ground
    assert ground.policy.hours == (8, 16)


@pytest.mark.usefixtures("teams")
async def test_what_the_file_does_not_name_stays_as_it_was_decided(pool: Pool, file: Path) -> None:
    await take(pool, file, TEAMS)
    before = await organisation.body(pool)
    await take(pool, file, 'name = "y"\n[policy.budget]\nminutes = 20')
    after = await organisation.body(pool)
    assert (after.quiet, after.sites, after.hours) == (before.quiet, before.sites, (8, 16))
    assert (after.budget.asks, after.budget.minutes) == (3, 20)
    history = await organisation.history(pool, 9)
    assert [(one.what, one.was, one.now) for one in history if one.version == 2] == [
        ("name", "x", "y"),
        ("budget.minutes", 10, 20),
    ]
    await take(pool, file, 'name = "y"\nquiet = []')
    assert [(one.what, one.now) for one in await organisation.history(pool, 2)] == [("quiet", None)] * 2


async def test_what_was_decided_when_a_week_could_have_more_letters_is_still_read(pool: Pool, file: Path) -> None:
    await take(pool, file, 'name = "x"\n[policy.budget]\nasks = 3')
    body = await pool.fetchval("select body from organisation where version = 1")
    body["budget"]["digests"] = 2
    await pool.execute("insert into organisation (version, name, body, at) values (2, 'x', $1, $2)", body, TODAY)
    assert (await Organisations({}).newest(pool)).budget.asks == 3
    await take(pool, file, 'name = "x"\n[policy.budget]\nasks = 4')
    assert [(one.what, one.now) for one in await organisation.history(pool, 1)] == [("budget.asks", 4)]
    assert "digests" not in (await pool.fetchval("select body from organisation where version = 3"))["budget"]


@pytest.mark.usefixtures("teams")
async def test_a_team_or_a_site_that_is_not_there_is_named(pool: Pool, file: Path) -> None:
    with pytest.raises(BadInput) as bad:
        await take(pool, file, TEAMS.replace('"Inkoop"', '"Inkop"').replace('sites = ["Oost"]', 'sites = ["West"]'))
    assert bad.value.sentences == [
        "organisation.toml, quiet[2].teams: “Inkop” is no team here; write one of Finance, Inkoop, Noord, Zuid.",
        "organisation.toml, quiet[2].sites: “West” is no site here; write one of Oost.",
    ]


async def test_a_quiet_period_kept_before_there_were_sites_is_still_the_same(pool: Pool, file: Path) -> None:
    text = 'name = "x"\n[[quiet]]\nfrom = 2027-07-26\nto = 2027-08-13\nname = "Bouwvak"'
    await take(pool, file, text)
    before = (
        """update organisation set body = jsonb_set(body, '{quiet}', '[["2027-07-26", "2027-08-13", "Bouwvak"]]')"""
    )
    async with pool.acquire() as db:
        await db.execute("reset role")
        await db.execute(before)
    assert await take(pool, file, text) is None


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
            "calendar.hours: there is no such key; here there may be timezone, working_days, country, "
            "region, not_off, days_off.",
            "colour: there is no such key; here there may be "
            "name, calendar, quiet, site, policy, lnd, letters, goal, factor.",
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
    "no such country": (
        'name = "x"\n[calendar]\ncountry = "Nederland"\nregion = "Drenthe"\nnot_off = ["Carnaval"]',
        [
            "calendar.country: is not right; write in quotes, the two letters of a country whose public holidays "
            'are days off, such as "NL".'
        ],
    ),
    "no such region": (
        'name = "x"\n[calendar]\ncountry = "NL"\nregion = "Drenthe"',
        ["calendar.region: “Drenthe” is no region of NL; write one of Midden, Noord, Zuid, or leave it out."],
    ),
    "no regions at all": (
        'name = "x"\n[calendar]\ncountry = "LU"\nregion = "Sud"',
        ["calendar.region: “Sud” is no region of LU; it has none, so leave it out."],
    ),
    "no such public holiday": (
        'name = "x"\n[calendar]\ncountry = "NL"\nnot_off = ["Goede Vrijdag", "Carnaval", 5]',
        [
            "calendar.not_off[2]: “Carnaval” is no public holiday of NL; write one of “Nieuwjaarsdag”, "
            "“Goede vrijdag”, “Eerste paasdag”, “Tweede paasdag”, “Koningsdag”, “Bevrijdingsdag”, “Hemelvaartsdag”, "
            "“Eerste pinksterdag”, “Tweede pinksterdag”, “Eerste kerstdag”, “Tweede kerstdag”, "
            "or a date without quotes.",
            "calendar.not_off[3]: is not right; write names of public holidays in quotes, or dates without, "
            'such as ["Goede vrijdag", 2027-05-05].',
        ],
    ),
    "no country": (
        'name = "x"\n[calendar]\nregion = "BY"\nnot_off = ["Goede vrijdag", 2027-05-05]',
        [
            f'calendar.{key}: says nothing without a country; write one beside it, such as country = "NL".'
            for key in ("region", "not_off[1]", "not_off[2]")
        ],
    ),
    "off and not off": (
        'name = "x"\n[calendar]\ncountry = "NL"\nnot_off = [2027-05-05]\ndays_off = [2027-12-24, 2027-05-05]',
        ["calendar.days_off[2]: 2027-05-05 is in not_off too; keep one of the two."],
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
    "rungs and hours that go back": (
        'name = "x"\n[policy]\nanswer = { ask = 7, again = 5, lnd = 12 }\nhours = { from = 17, to = 9 }\n'
        "budget = { asks = 0 }\nretention = { words = 0 }",
        [
            "policy.answer: “again” comes after “ask”, and 5 is before 7; write 7 or more for “again”, "
            "or less for “ask”.",
            "policy.hours: end at 9 and begin at 17; write an earlier hour in “from”.",
            "policy.budget.asks: is not right; write how many asks fit in one digest, a whole number from 1 to 50.",
            "policy.retention.words: is not right; write months after the end that free text is kept, from 1 to 120.",
        ],
    ),
    "how many letters a week": (
        'name = "x"\n[policy.budget]\ndigests = 2',
        ["policy.budget: “digests” can't be decided: everybody has one letter a week; leave it out."],
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


async def test_letters_say_things_in_the_organisations_own_words(pool: Pool, tmp_path: Path) -> None:
    file = tmp_path / "organisation.toml"
    file.write_text('name = "x"\n[letters]\nformal = true\nwords = { mentor = "peter" }\n')
    await import_organisation(pool, file, at=TODAY)
    here = await Organisations({}).newest(pool)
    assert (here.is_formal, here.labels) == (True, {"mentor": "peter"})


async def test_a_word_for_a_role_that_there_is_not_is_told_which_there_are(pool: Pool, tmp_path: Path) -> None:
    file = tmp_path / "organisation.toml"
    file.write_text('name = "x"\n[letters]\nwords = { baas = "chef" }\n')
    with pytest.raises(BadInput) as told:
        await import_organisation(pool, file, at=TODAY)
    assert told.value.sentences == [
        "organisation.toml, letters.words: “baas” is no role; they are frame-holder, companion, mentor, watcher, lnd."
    ]


async def test_who_is_a_senior_is_named_by_the_organisations_ids_and_must_be_known(
    pool: Pool, file: Path, ids: dict[str, str]
) -> None:
    named = 'name = "Zorggroep De Linde"\n[letters]\nseniors = ["lena", "mo"]\n'
    await take(pool, file, named)
    assert (await Organisations({}).newest(pool)).ground.seniors == {ids["lena"], ids["mo"]}
    with pytest.raises(BadInput) as bad:
        await take(pool, file, named.replace('"mo"', '"nobody"'))
    assert bad.value.sentences == [f"organisation.toml, letters.seniors[2]: “nobody” is nobody here; {ID}"]
