"""A quarter at Waterveen: the clock goes from half hour to half hour, and everything that arrives is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from records import people
from tests.activities.desk import DAY, MONDAY, WEEK
from tests.post import waterveen
from tests.post.answering import Answering
from tests.post.arrivals import Arrivals, Arrived
from tests.post.office import ROUND, Office
from tests.post.walls import Wall, walls

END = MONDAY + 13 * WEEK
ROUNDS = (9, *range(14, 43), 46)
"""Half hours of a day in UTC, in which anybody may be at work, in Waterveen or in Willemstad; and two at night."""


class Quarter:
    """Told once, and read by every test."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office = office
        self.arrivals = Arrivals(office)
        self.answering = Answering(office, self.arrivals, seed)
        self.walls: dict[str, Wall] = {}
        self.team: dict[str, str] = {}
        """The name of everybody's, who has one."""

    @property
    def arrived(self) -> list[Arrived]:
        """Every mail, in the order in which it came."""
        return self.arrivals.kept

    async def begins(self) -> None:
        """On a Monday at noon."""
        await waterveen.moves_in(self.office)
        await waterveen.settles(self.office)
        self.walls = await walls(self.office.pool)
        names = {team.id: team.name for team in await people.teams(self.office.pool)}
        self.team = {one.id: names.get(one.team or "", "") for one in await people.all_known(self.office.pool)}

    async def runs(self) -> None:
        """To its end: alarms, rounds, and a few minutes later the first answers."""
        for at in _rounds():
            await self.answering.say(at)
            await self.office.ring(at)
            await waterveen.has_in_store(self.office)
            if at.isoweekday() == 3 and at.time() == time(7):
                await self.answering.ask_watchers()
            await self.office.round()
            self.answering.read(await self.arrivals.new())


def _rounds() -> Iterator[datetime]:
    midnight = datetime.combine(MONDAY, time(), UTC)
    while midnight < END:
        yield from (at for half in ROUNDS if MONDAY < (at := midnight + half * ROUND) < END)
        midnight += DAY
