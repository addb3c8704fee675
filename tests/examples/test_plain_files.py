"""The plain files: the same for the same day, said at hours at which people work, in words that hold on any day."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journey.days.calendar import Calendar, Quiet
from starter.examples import plain_files, relative_days
from tests.examples.loaded import ZONE, ground, histories, persons

TODAY = date(2028, 1, 4)
CALENDAR = Calendar(quiet=(Quiet(date(2027, 12, 24), date(2027, 12, 31)),))
ONLY_SOMETIMES = re.compile(
    r"\b(zomer|winter|lente|herfst|kerst|pasen|vakantie|sneeuw|januari|augustus|december)\w*", re.I
)
HEALTH = re.compile(r"\b(ziek|griep|burn-?out|dokter|huisarts|operatie|zwanger|medisch|sick|doctor)\w*", re.I)
QUOTED = re.compile(r"\d{4}-\d{2}-\d{2}")


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("1 day ago", date(2028, 1, 3)),
        ("2 days ago", date(2027, 12, 23)),  # Sunday, New Year's weekend, and the quiet week before it
        ("1 working day ago", date(2028, 1, 3)),
        ("2 working days ago", date(2027, 12, 23)),
        ("in 4 days", date(2028, 1, 10)),
        ("in 4 working days", date(2028, 1, 10)),
        ("120 dagen geleden", None),
        ("said 3 days ago", None),
    ],
)
def test_a_day_relative_to_today_is_a_working_day(text: str, means: date | None) -> None:
    assert relative_days.day(text, TODAY, CALENDAR) == means


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    written = [files(tmp_path / name, TODAY) for name in ("once", "again")]
    assert written[0] == written[1]
    assert written[0] != files(tmp_path / "later", date(2028, 1, 5))


def test_what_was_said_on_a_need_stays_in_the_order_of_the_file(tmp_path: Path) -> None:
    plain = files(tmp_path / "plain", TODAY)[plain_files.WORDS].decode().splitlines()
    rows = list(csv.DictReader(plain, delimiter=";"))
    for need in {row["need"] for row in rows}:
        said = [row["said"] for row in rows if row["need"] == need]
        assert said == sorted(said)


def test_people_speak_on_working_days_and_in_their_own_hours() -> None:
    there = ground(date(2028, 6, 7))
    quiet = set[str]()
    for history in histories(datetime(2028, 6, 7, 10, tzinfo=UTC)):
        said = Counter(past.said.date() for past in history.words)
        for past in history.words:
            who = persons()[past.request.by]
            here = past.said.astimezone(ZoneInfo(who.timezone or ZONE.key))
            assert there.calendar.is_working(here.date())
            assert time(8, 30) <= here.time() <= time(17) or said[past.said.date()] > 1  # then the order wins
            if who.team in there.teams and there.teams[who.team].is_quiet(here.date()):
                quiet.add(f"{history.need} {who.id} {here}")
    assert quiet == set()


def test_every_date_in_the_plain_files_is_a_date(tmp_path: Path) -> None:
    plain = files(tmp_path / "plain", TODAY)
    assert [name for name, text in plain.items() if b" ago" in text] == []
    assert QUOTED.search(plain[plain_files.WORDS].decode().partition("conclude")[2])


def test_nobody_writes_what_another_wrote_nor_what_holds_in_one_season_nor_about_health() -> None:
    texts = [text for row in rows(plain_files.WORDS) for text in written(row)]
    assert len(texts) > 300
    assert [text for text, times in Counter(texts).items() if times > 1] == []
    wants = [row[name] for row in rows(plain_files.NEEDS) for name in ("want", "behaviour", "title")]
    for text in (*texts, *wants):
        assert not ONLY_SOMETIMES.search(text), text
        assert not HEALTH.search(text), text


def test_a_title_is_a_few_words_and_people_are_those_of_a_whole_organisation() -> None:
    assert all(1 <= len(row["title"].split()) <= 4 for row in rows(plain_files.NEEDS))
    people = persons()
    assert 55 <= len(people) <= 65
    assert len({row.team for row in people.values() if row.team}) == 8
    yard = [row for row in people.values() if row.team == "Gemeentewerf"]
    assert [row.name for row in yard if row.email] == ["Luc Peters"]
    assert levels("mo.yilmaz") == 3


def levels(who: str) -> int:
    """How many managers there are above somebody."""
    manager = persons()[who].manager
    return 1 + levels(manager) if manager else 0


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of the examples."""
    with (plain_files.SOURCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def written(row: dict[str, str]) -> Iterator[str]:
    """What somebody wrote in their own words."""
    details = json.loads(row["details"] or "{}")
    yield from (details[name] for name in ("line", "plan", "what", "behaviour") if name in details)


def files(folder: Path, today: date) -> dict[str, bytes]:
    """The plain files of that day."""
    folder.mkdir()
    plain_files.write(folder, today)
    return {path.name: path.read_bytes() for path in folder.iterdir()}
