"""How long it takes to bring an organisation in: `python -m bench.imports [NEEDS] [WORDS]`, 1,000 and 10,000.

On servers of its own with one worker beside them, and as people run it: a command of its own each time. Everything is
imported twice: the second time nothing is new.
"""

from __future__ import annotations

import asyncio
import csv
import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from records.migrate import upgrade
from starter.embedded.postgres import Postgres
from starter.embedded.temporal import Temporal
from tests.cli.leerreis import Leerreis

LEARNERS_OF_A_MANAGER = 8
YEAR = timedelta(days=365)


def people(needs: int) -> Iterator[tuple[str, ...]]:
    """An adviser, managers, and a learner for each need."""
    yield ("id", "name", "manager", "team", "adviser")
    yield ("lnd", "Marieke Vos", "", "L&D", "lnd")
    for manager in range(-(-needs // LEARNERS_OF_A_MANAGER)):
        yield (f"m{manager}", f"Manager {manager}", "", f"Team {manager}", "lnd")
    for learner in range(needs):
        manager = learner // LEARNERS_OF_A_MANAGER
        yield (f"l{learner}", f"Learner {learner}", f"m{manager}", f"Team {manager}", "")


def needs(count: int, began: date) -> Iterator[tuple[str, ...]]:
    """A need each, agreed on two days later."""
    yield ("need", "learner", "said", "want", "title", "behaviour", "agreed_on", "from", "to")
    for nth in range(count):
        said = began + timedelta(days=nth % 14)
        want, behaviour = "say what I think before it is too late", "in a meeting where I disagree, I say so"
        agreed = str(said + timedelta(days=2))
        yield (f"N-{nth}", f"l{nth}", str(said), want, "Feedback", behaviour, agreed, "4", "8")


def words(count: int, of: int, began: date) -> Iterator[tuple[str, ...]]:
    """So many words, spread over the needs and over the year since, as people say them."""
    yield ("need", "said", "by", "word", "details")
    chance = random.Random(1)
    each = count // of
    for need in range(of):
        for nth in range(each):
            day = began + timedelta(days=20 + (nth + 1) * 320 // (each + 1))
            learner, manager = f"l{need}", f"m{need // LEARNERS_OF_A_MANAGER}"
            kind, by, details = chance.choice(
                [
                    ("practice", learner, {"outcome": "went-stiffly", "line": "I began too late"}),
                    ("practice", learner, {"outcome": "went-well"}),
                    ("spoke", manager, {"line": "we spoke at the coffee machine"}),
                    ("check-in", manager, {"answer": "not-yet"}),
                    ("confidence", learner, {"figure": chance.randint(4, 7)}),
                ]
            )
            yield (f"N-{need}", str(day), by, kind, json.dumps(details))


def write(path: Path, rows: Iterator[tuple[str, ...]]) -> str:
    """The file; its name."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path.name


def fill(home: Path, of: int, count: int) -> None:
    """The three files."""
    began = date.today() - YEAR  # noqa: DTZ011 (any year that has been)
    write(home / "people.csv", people(of))
    write(home / "needs.csv", needs(of, began))
    write(home / "words.csv", words(count, of, began))


def timed(leerreis: Leerreis) -> None:
    """Import twice, and print the seconds."""
    leerreis("people", "import", "people.csv").ok()
    leerreis.start_worker()
    try:
        for time in ("first", "again"):
            begun = perf_counter()
            done = leerreis("needs", "import", "needs.csv", "--words", "words.csv")
            print(f"{time}: {perf_counter() - begun:.1f} s; {done.out.strip()} {done.err.strip()}", flush=True)
    finally:
        leerreis.stop_worker()


async def main(folder: Path, of: int, count: int) -> None:
    """Bring up what is needed, and end it."""
    postgres, temporal = await Postgres.start(folder), await Temporal.start()
    try:
        await upgrade(postgres.url)
        leerreis = Leerreis(folder / "home", postgres.url, temporal.address)
        fill(leerreis.home, of, count)
        await asyncio.to_thread(timed, leerreis)
    finally:
        await temporal.stop()
        await postgres.stop()


if __name__ == "__main__":
    asked = [int(one) for one in (*sys.argv[1:], *("1000", "10000")[len(sys.argv) - 1 :])]
    with tempfile.TemporaryDirectory(prefix="leerreis-bench-") as name:
        Path(name).chmod(0o711)
        (Path(name) / "home").mkdir()
        asyncio.run(main(Path(name), *asked))
    sys.stdout.flush()
    os._exit(0)
