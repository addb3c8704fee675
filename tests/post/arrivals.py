"""What arrived at the mail server: each mail, when and at whose address, with the journeys as they stood then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from activities.folded import Folded, FoldedJourneys
from journey import Journey
from post.item import Item
from post.subjects import Goes
from records import event_log, message_kinds, people
from tests.channels.mail_server import read
from tests.post.office import Office

CARRIED = """
select post.id, post.journey, post.person, what, expectation, written, due, passed_over, team_need,
    talk_on, talk_starts, talk_minutes, sequence
from post left join journey on journey.id = post.journey where letter = $1 and settled = 'sent'
order by written, post.id
"""


@dataclass(frozen=True)
class Arrived:
    """A mail: whose letter it is, at whose address it arrived, and what it carried."""

    at: datetime
    id: str
    to: str
    through: str
    """Of a card: who is to print it."""
    mail: EmailMessage
    goes: Goes
    items: tuple[Item, ...]
    journeys: dict[str, Journey]


class Arrivals:
    """Keeps every mail, in the order in which it came."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.kept: list[Arrived] = []
        self._seen = 0
        self._folded = FoldedJourneys()
        self._owners: dict[str, str] = {}

    async def new(self) -> list[Arrived]:
        """What came since it was last asked for."""
        taken, self._seen = self.office.server.taken[self._seen :], len(self.office.server.taken)
        if taken and not self._owners:
            everybody = await people.all_known(self.office.pool)
            self._owners = {one.email: one.id for one in everybody if one.email}
        found = [await self._arrived(read(content), addresses[0]) for _, addresses, content in taken]
        self.kept += sorted(found, key=lambda one: (one.to, one.goes))
        return self.kept[len(self.kept) - len(found) :]

    async def journey(self, id_: str) -> Journey:
        """As it stands."""
        async with self.office.pool.acquire() as db:
            position = await event_log.position(db, id_) or 0
            journey, last = await self._folded.at(db, id_, position)
        assert journey is not None and last is not None
        self._folded.remember(id_, Folded(position, journey, last))
        return journey

    async def _arrived(self, mail: EmailMessage, address: str) -> Arrived:
        letter = str(mail["Message-ID"]).partition("@")[0].strip("<")
        row = await self.office.pool.fetchrow("select person, goes from letter where id = $1", letter)
        assert row is not None
        items = tuple(message_kinds.item(dict(one)) for one in await self.office.pool.fetch(CARRIED, letter))
        journeys = {id_: await self.journey(id_) for id_ in sorted({one.journey for one in items})}
        through, goes = self._owners[address], Goes(row["goes"])
        return Arrived(self.office.now, letter, row["person"], through, mail, goes, items, journeys)
