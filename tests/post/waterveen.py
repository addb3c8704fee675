"""Gemeente Waterveen of the examples, from a Monday in March on: who works there, and what a quarter has in store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from journey.needs.need import Rhythm
from records import organisation, people
from records.organisation import Body, Period
from records.people import Person
from starter.cli.away import away
from starter.cli.letters import letters
from starter.cli.stand_ins import stand_in
from starter.examples import loading, plain_files
from starter.files import csv_files
from starter.files.people_rows import PersonRow
from tests.post.by_hand import Here
from tests.post.office import Office

COMPANION = "karim.elamrani"
TEAM = (
    *("sanne.devries", "mo.yilmaz", "femke.claes", "annelies.mulder", "tim.vos", "priya.sharma", "bart.kuipers"),
    *("wilma.dekker", "marloes.prins"),
)
"""Who reports to him."""
TWENTY = tuple(f"journey-{nth}" for nth in range(20))
"""Journeys that his team begins on the first day, beside those of the examples: he goes along on all of them."""
TITLES = ("Feedback geven", "Doorvragen", "Prioriteiten stellen")
"""Of somebody's first one, second one and third one."""
WATCHERS = (("femke.claes", "jairo.winklaar"), ("els.postma",), ("bart.kuipers", "rajesh.kumar"))
"""Jairo works in Willemstad, Els from Monday to Wednesday; Rajesh reads English."""
ADVISER, HEAD = "marieke.bos", "ingrid.smeets"
LND = (ADVISER, "lotte.dewaele", HEAD)
UNREACHABLE = "jeroen.kok"
"""Whose address nobody has any more, as the mail server says."""
QUIET = (date(2026, 4, 27), date(2026, 5, 3))
"""Decided for all, beside what the examples have for a team and a site."""


class Absence(NamedTuple):
    """Of whom, from when on it is told, and the last day of it."""

    who: str
    told: datetime
    until: date


HOLIDAY = Absence("peter.vanleeuwen", datetime(2026, 3, 2, 11, tzinfo=UTC), date(2026, 4, 3))
"""Nobody stands in for him."""
COURSE = Absence(COMPANION, datetime(2026, 5, 11, 7, tzinfo=UTC), date(2026, 5, 20))
STANDS_IN = "nadia.bouzid"
"""Meanwhile, for Karim."""
SKIING = Absence("luc.peters", datetime(2026, 3, 16, 7, tzinfo=UTC), date(2026, 3, 27))
"""Who prints cards for nine of his people."""
ABSENCES = (HOLIDAY, COURSE, SKIING)


async def moves_in(office: Office) -> None:
    """The examples, as `make up` brings them in; on this day. Our ids are the organisation's, so that one can read."""
    rows = [row for _, row in csv_files.read(plain_files.SOURCE / plain_files.PEOPLE, PersonRow).rows]
    async with office.pool.acquire() as db, db.transaction():
        await people.save(db, [Person(row.id, row.id, row.name) for row in rows], [])
    with TemporaryDirectory() as folder:
        plain_files.write(Path(folder), office.now.date())
        report = await loading.bring(Here(office), Path(folder))
    assert not report.refused and not report.unanswered and report.words > 900
    async with office.pool.acquire() as db, db.transaction():
        await organisation.decide(db, _with_a_holiday, at=office.now, by=ADVISER)


async def settles(office: Office) -> None:
    """Some choose when their letters come; one is away; and Karim's team begins twenty journeys more."""
    await letters(errand=Here(office, "mo.yilmaz"), day="thu", hour="13", practice="2")
    await letters(errand=Here(office, "sanne.devries"), practice="0")
    await letters(errand=Here(office, "annelies.mulder"), day="mon", hour="15", busy_until="2026-03-16")
    await leaves(office, HOLIDAY)
    office.server.nobodys.add(await _email(office, UNREACHABLE))
    for nth, journey in enumerate(TWENTY):
        learner = TEAM[nth % len(TEAM)]
        await office.start(
            learner,
            COMPANION,
            journey=journey,
            adviser=ADVISER,
            title=TITLES[nth // len(TEAM)],
            team=(await people.find(office.pool, learner)).team,  # type: ignore[union-attr]
            noticed_by=[one for one in WATCHERS[nth % 3] if one != learner],
            rhythm=Rhythm.DAILY if nth % 4 == 0 else Rhythm.WEEKLY,
            team_need="managers" if 2 <= nth < 10 else None,
        )
        if nth % 5 == 0:
            await office.say(journey, "invite-mentor", COMPANION, mentor="rajesh.kumar")
        if nth % 7 == 0:
            await office.say(journey, "support", learner, sort="time", of=COMPANION)


async def leaves(office: Office, absence: Absence) -> None:
    """Somebody says until when they are away."""
    await away(absence.who, errand=Here(office, absence.who), until=str(absence.until))


async def has_in_store(office: Office) -> None:
    """What happens at this hour of the quarter, whatever letters say."""
    for absence in (COURSE, SKIING):
        if absence.told == office.now:
            await leaves(office, absence)
    if office.now == COURSE.told:
        karim = Here(office, COMPANION)
        await stand_in(COMPANION, to=STANDS_IN, until=str(COURSE.until), errand=karim)


async def _email(office: Office, who: str) -> str:
    person = await people.find(office.pool, who)
    assert person is not None and person.email is not None
    return person.email


def _with_a_holiday(body: Body) -> Body:
    period = Period(first=QUIET[0], last=QUIET[1], name="Meivakantie")
    return body.model_copy(update={"quiet": (*body.quiet, period)})
