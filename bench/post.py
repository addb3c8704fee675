"""What a round of the post costs: `python -m bench.post [PEOPLE]`, 10,000 if nothing is said.

A PostgreSQL and a mail server of its own. Each companion has one talk to plan, and so one letter of the week: composed,
put on record, written, handed over and settled. First statements a person; then a round in which nothing is due; then
everybody, once to a carrier that takes everything at once, and once by SMTP to a server in another process.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, process_time

from activities.channels.addressed import Addressed
from activities.channels.outcome import SENT, Outcome
from post.letter import Written
from records.database import Pool, open_pool
from records.migrate import upgrade
from starter.embedded.postgres import Postgres
from tests.activities.desk import MONDAY
from tests.channels.mail_server import serving
from tests.post.office import Office
from workflows.messages import Batch, Due

PEOPLE = 10_000
SIDE_BY_SIDE = 8
BATCH = 25
TUESDAY = datetime(2026, 3, 3, 8, tzinfo=UTC)
CLONES = """
insert into person (id, known_as, name, email, language)
select 'l' || n, 'l' || n, 'Learner ' || n, 'l' || n || '@example.nl', 'nl' from generate_series(1, {n}) n
union all select 'c' || n, 'c' || n, 'Companion ' || n, 'c' || n || '@example.nl', 'nl' from generate_series(1, {n}) n;
insert into key (speaker, learner, wrapped)
select 'sanne', 'l' || n, wrapped from key, generate_series(1, {n}) n where speaker = 'sanne' and learner = 'sanne';
insert into stream (journey, position) select 'j' || n, position from stream, generate_series(1, {n}) n;
insert into event (journey, position, kind, body, at, recorded, word, by)
select 'j' || n, position, kind,
    replace(replace(body::text, '"sanne"', '"l' || n || '"'), '"karim"', '"c' || n || '"')::jsonb,
    at, recorded, word, by
from event, generate_series(1, {n}) n;
insert into post (id, journey, person, what, expectation, due, written, passed_over)
select 'j' || n || '/1/1', 'j' || n, 'c' || n, what, expectation, due, written, 0 from post, generate_series(1, {n}) n;
"""


class TakesAll:
    """A carrier that costs nothing."""

    async def send(self, written: Written, to: Addressed, *, at: datetime) -> Outcome:
        """Taken."""
        return SENT


async def everybody(office: Office) -> tuple[int, float, float]:
    """A round for all, as the workflow asks for it: letters, seconds, and seconds of this processor."""
    begun, used = perf_counter(), process_time()
    postman = office.postman
    persons: list[str] = []
    gate, sent = asyncio.Semaphore(SIDE_BY_SIDE), 0

    async def some(batch: list[str]) -> None:
        nonlocal sent
        async with gate:
            tally = await office.run(postman.deliver, Batch(now=office.now, persons=batch))
        sent += tally.sent

    while found := await office.run(postman.due, Due(now=office.now)):
        persons = [one for one in found if one != "karim"] or found
        await asyncio.gather(*(some(persons[at : at + BATCH]) for at in range(0, len(persons), BATCH)))
    return sent, perf_counter() - begun, process_time() - used


async def statements(office: Office) -> int:
    """How many one person costs, in a process that has seen others before."""
    counted: list[str] = []
    async with office.pool.acquire() as db:
        db.add_query_logger(lambda query: counted.append(query.query))
    await office.run(office.postman.deliver, Batch(now=office.now, persons=["c1"]))
    return len(counted)


async def again(pool: Pool) -> None:
    """As if nothing had been sent."""
    await pool.execute("update post set settled = null, settled_at = null, letter = null")
    await pool.execute("delete from letter")
    await pool.execute("vacuum analyze post")


async def measure(pool: Pool, people: int, port: int) -> None:
    """A line for each."""
    async with serving() as unused:
        office = Office(pool, unused)
        await office.hire("sanne", "karim", "marieke", "femke")
        await office.start()
        owner = office.pool
        await owner.execute(CLONES.format(n=people))
        office.now = TUESDAY
        office.postman = office.another(TakesAll())
        print(f"{people:,} people, each with one letter of the week")
        print(f"  statements a person            {await statements(office)}")
        office.now = MONDAY - timedelta(hours=3)
        begun = perf_counter()
        nobody = await office.run(office.postman.due, Due(now=office.now))
        took = (perf_counter() - begun) * 1000
        print(f"  a round with nothing due       1 statement, {took:.1f} ms, {len(nobody)} people")
        office.now = TUESDAY
        await again(pool)
        print(f"  composed and handed over       {_said(*await everybody(office))}")
        await again(pool)
        unused.port = port
        carrier = office.through(unused)
        office.postman = office.another(carrier)
        print(f"  and by SMTP                    {_said(*await everybody(office))}")
        await carrier.close()


def _said(sent: int, took: float, used: float) -> str:
    return f"{sent:,} in {took:.1f} s ({sent / took:,.0f}/s; {used:.1f} s of processor)"


def mail_server(told: Connection) -> None:
    """In a process of its own; until the other side closes."""

    async def serve() -> None:
        async with serving() as server:
            told.send(server.port)
            await asyncio.to_thread(told.recv)

    asyncio.run(serve())


def _open_folder() -> Path:
    """PostgreSQL's own user may enter it."""
    folder = Path(tempfile.mkdtemp(prefix="leerreis-bench-"))
    folder.chmod(0o711)
    return folder


async def main(people: int) -> None:
    """Servers of its own, stopped at the end."""
    home = _open_folder()
    here, there = get_context("spawn").Pipe()
    mail = get_context("spawn").Process(target=mail_server, args=(there,))
    mail.start()
    server = await Postgres.start(home)
    try:
        await upgrade(server.url)
        pool = await open_pool(server.url, max_size=20)
        await measure(pool, people, here.recv())
        await pool.close()
    finally:
        here.send(None)
        mail.join()
        await server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
