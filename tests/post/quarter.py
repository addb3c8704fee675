"""A quarter of twenty journeys on one companion: who answers what is chosen by a seed, and all that arrives is kept."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from random import Random
from typing import Any

from pydantic import ValidationError

from journey import Journey
from journey.expected.expectations import Expectation
from journey.who import roles
from journey.who.people import WEIGHT, PersonId, Role
from post import choices
from post.habits import Habits
from post.item import Item
from post.subjects import Goes
from records import event_log, message_kinds, organisation, people
from records.organisation import BEFORE, Body, Period
from tests.activities.desk import DAY, MONDAY, WEEK, entry
from tests.channels.mail_server import read
from tests.post.office import Office

WEEKS = 13
END = MONDAY + WEEKS * WEEK
LEARNERS = [f"learner-{nth}" for nth in range(10)]
HOUSE = ("karim", "marieke", "femke", "mo", "lotte", "joris", "bram")
QUIET = (date(2026, 4, 27), date(2026, 5, 3))
BACK_AFTER = date(2026, 4, 3)
"""Lotte's last day off."""
AWAY = "lotte"
STANDING_IN = ("bram", datetime(2026, 5, 11, 6, tzinfo=UTC), date(2026, 5, 20))
"""For Karim: who, from when, and up to which day."""
HOLIDAY = date(2026, 5, 14)
GIVEN: dict[str, Any] = {"line": None, "at": None, "title": None, "figure": 6, "how": "lapsed"}


@dataclass(frozen=True)
class Arrived:
    """A mail, when it arrived, what it carried, and each journey as it stood then."""

    at: datetime
    to: str
    mail: EmailMessage
    goes: Goes
    items: tuple[Item, ...]
    journeys: dict[str, Journey]


class Quarter:
    """Karim is on all of it; the clock goes from what may be due to what may be due."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office, self.random = office, Random(seed)
        self.arrived: list[Arrived] = []
        self.journeys: list[str] = []
        self._answers: list[tuple[datetime, Item]] = []
        self._seen = 0

    async def opens(self) -> None:
        """Twenty journeys, two of each learner; eight of them share a need. Some have a mentor and watchers."""
        office = self.office
        await office.hire(*HOUSE, *LEARNERS)
        await office.hire("femke", working_days="345")
        await office.hire("joris", timezone="America/Curacao")
        await office.chooses("mo", Habits(day=4, hour=13, practice=2))
        await office.chooses("learner-3", Habits(practice=0))
        await office.chooses("learner-4", Habits(day=1, hour=15, busy_until=date(2026, 3, 16)))
        async with office.pool.acquire() as db, db.transaction():
            await organisation.decide(db, _quiet, at=MONDAY)
            await people.is_away(db, AWAY, BACK_AFTER, today=MONDAY.date())
        for nth, learner in enumerate(LEARNERS * 2):
            watchers = ["femke", "joris"] if nth % 3 == 0 else ["lotte"]
            shared = {"team_need": "managers"} if 2 <= nth < 10 else {}
            rhythm = "daily" if nth % 4 == 0 else "weekly"
            journey = f"journey-{nth}"
            self.journeys.append(
                await office.start(learner, journey=journey, noticed_by=watchers, rhythm=rhythm, **shared)
            )
        for nth, journey in enumerate(self.journeys):
            if nth % 5 == 0:
                await office.say(journey, "invite-mentor", "karim", mentor="mo")
            if nth % 7 == 0:
                await office.say(journey, "support", LEARNERS[nth % 10], sort="time", of="karim")

    async def runs(self) -> None:
        """To the end of the quarter: alarms, rounds, and a few minutes later the answers."""
        for at in _rounds():
            await self._alarms(at)
            await self._say(at)
            self.office.now = at
            await self._away(at)
            if at.weekday() == 2 and at.hour == 7:
                await self._ask_watchers()
            await self.office.round()
            await self._keep(at)

    async def _away(self, at: datetime) -> None:
        """Karim is away for a while; on half of his journeys somebody stands in."""
        who, since, until = STANDING_IN
        if at.date() != since.date() or at.hour != 7 or at.minute:
            return
        async with self.office.pool.acquire() as db, db.transaction():
            await people.is_away(db, "karim", until, today=at.date())
        for journey in self.journeys[::2]:
            named = entry(
                f"karim:{secrets.token_hex(6)}", "stand-in", "karim", said=at, who="karim", to=who, until=str(until)
            )
            await self.office.turn(journey, named)

    async def _ask_watchers(self) -> None:
        """Now and then a learner asks who may have noticed."""
        for nth in self.random.sample(range(20), 3):
            who, of = LEARNERS[nth % 10], ["femke", "joris"] if nth % 2 else ["lotte"]
            word = entry(f"{who}:{secrets.token_hex(6)}", "ask-watchers", who, said=self.office.now, of=of)
            await self.office.turn(self.journeys[nth], word)

    async def _alarms(self, to: datetime) -> None:
        office = self.office
        while office.alarms and (due := min(office.alarms.values())) <= to:
            office.now = max(office.now, due)
            await office.turn(next(one for one, alarm in office.alarms.items() if alarm == due))

    async def _keep(self, at: datetime) -> None:
        """What came since, and the journeys that it is about as they are now."""
        taken, self._seen = self.office.server.taken[self._seen :], len(self.office.server.taken)
        for mail in sorted((read(content) for _, _, content in taken), key=lambda one: str(one["Message-ID"])):
            letter = str(mail["Message-ID"]).partition("@")[0].strip("<")
            row = await self.office.pool.fetchrow("select person, goes from letter where id = $1", letter)
            assert row is not None
            rows = await self.office.pool.fetch(CARRIED, letter)
            items = tuple(message_kinds.item(dict(one)) for one in rows)
            folded = {one.journey: await event_log.fold(self.office.pool, one.journey) for one in items}
            kept = {journey: found for journey, found in folded.items() if found is not None}
            self.arrived.append(Arrived(at, row["person"], mail, Goes(row["goes"]), items, kept))
            self._answers += [(at + timedelta(minutes=self.random.choice((7, 200, 3000))), one) for one in items]

    async def _say(self, to: datetime) -> None:
        """Some of what was asked is answered: by a word that its letter offered."""
        now = [one for one in self._answers if one[0] <= to]
        self._answers = [one for one in self._answers if one[0] > to]
        for at, item in sorted(now, key=lambda one: (one[0], one[1].id)):
            self.office.now = max(self.office.now, at)
            if self.random.random() < 0.45:
                await self._answer(item)

    async def _answer(self, item: Item) -> None:
        journey = await event_log.fold(self.office.pool, item.journey)
        asked = journey.expectations.get(item.expectation) if journey and item.expectation else None
        if journey is None or asked is None or item.what is None:
            return
        theirs = roles.of(journey, item.person, self.office.now)
        role = next((one for one in WEIGHT if one in theirs), Role.HELPER)
        offered = choices.offered(item.what, role)
        options = [one for one in offered if one.code not in ("not-needed", "end", "stays", "along")]
        if not options:
            return
        weights = [5 if one.code == "accept" else 1 for one in options]
        word = self._word(self.random.choices(options, weights)[0], item.person, asked, journey)
        if word is not None:
            said = word | {"said": self.office.now.isoformat()}
            await self.office.turn(item.journey, entry(f"{item.person}:{secrets.token_hex(6)}", **_named(said)))

    def _word(
        self, choice: choices.Choice, by: PersonId, asked: Expectation, journey: Journey
    ) -> dict[str, Any] | None:
        soon = (self.office.now + self.random.randint(2, 12) * DAY).date()
        given = {**GIVEN, "on": soon, "until": soon, "due": soon, "horizon": soon + 60 * DAY}
        behaviours = [one.id for one in journey.need.behaviours]
        try:
            said = choices.word(choice, by, asked, behaviours, {k: v for k, v in given.items() if v is not None})
        except ValidationError:
            return None
        return {"kind": said.kind} | said.model_dump(mode="json", exclude_none=True)


CARRIED = """
select post.id, post.journey, post.person, what, expectation, written, due, passed_over, team_need,
    talk_on, talk_starts, talk_minutes, sequence
from post left join journey on journey.id = post.journey where letter = $1 and settled = 'sent'
order by written, post.id
"""


def _named(word: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in word.items() if key != "id"}


def _quiet(_: Body) -> Body:
    away = Period(first=QUIET[0], last=QUIET[1], name="May holiday")
    return BEFORE.model_copy(update={"quiet": (away,), "days_off": (HOLIDAY,), "head": "lotte"})


def _rounds() -> Iterator[datetime]:
    """Each half hour in which anybody may be at work somewhere; beside that, when nobody is."""
    day = MONDAY.date()
    while day < END.date():
        midnight = datetime.combine(day, time(), UTC)
        halves = (10, *range(14, 34), 36, 38, 40, 42) if day.isoweekday() <= 5 else (20,)
        yield from (at for at in (midnight + half * timedelta(minutes=30) for half in halves) if at > MONDAY)
        day += DAY
