"""The rows of needs.csv and words.csv, gathered into the history of each journey."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from starter.files import needs_file, words_file
from starter.files.bad_input import Faults
from starter.files.csv_files import Table
from starter.files.known import Known
from starter.files.need_rows import NeedRow
from starter.files.word_ids import journey_of, moment_of, word_id
from starter.files.word_rows import WordRow
from starter.journeys import Past

Row = TypeVar("Row", bound=BaseModel)
Sheet = tuple[Table[Row], Faults]
"""A file's rows, and what is wrong with some of them."""


class Place(NamedTuple):
    """Where a word stands."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}"


@dataclass
class History:
    """What the files say about one need."""

    need: str
    journey: str
    said: dict[str, Past] = field(default_factory=dict)
    """By the word's id."""
    places: dict[str, Place] = field(default_factory=dict)
    """By the word's id."""
    starts: bool = False
    """Whether the need itself is among them."""

    def add(self, past: Past, place: Place) -> None:
        """One more word."""
        self.said[past.id] = past
        self.places[past.id] = place

    @property
    def words(self) -> list[Past]:
        """In the order in which they were said; those of one moment as they stand in the files."""
        return sorted(self.said.values(), key=lambda past: past.said)

    def find(self, id_: str) -> Past | None:
        """The word of that id."""
        return self.said.get(id_)

    def changed(self, on_record: Collection[str]) -> Place | None:
        """The first word that stands here otherwise than on record: the same moment, with other details."""
        moments = {moment_of(id_): place for id_, place in reversed(self.places.items())}
        changed = [moments[key] for id_ in on_record if id_ not in self.places and (key := moment_of(id_)) in moments]
        return min(changed, default=None)


class Gathering:
    """Takes both files, needs first. A need with a row that is not right waits whole: a gap in what was said would
    be judged as silence.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._histories: dict[str, History] = {}
        self.waiting: set[str] = set()
        """Needs with a row that is not right."""

    def histories(self) -> list[History]:
        """Those of the needs of which every row is right."""
        return [one for need, one in self._histories.items() if need not in self.waiting]

    def take_needs(self, sheet: Sheet[NeedRow]) -> None:
        """Every need, with what its row says about it."""
        table, faults = sheet
        self._leave_out(table)
        first: dict[str, int] = {}
        for line, row in table.rows:
            if row.need in first:
                what = f"“{row.need}” is on line {first[row.need]} too; keep one of the two."
                faults.add(what, line=line, field="need")
            elif words := needs_file.words(row, self._known, partial(_wrong, faults, line)):
                history = self._history(row.need)
                history.starts = True
                for past in words:
                    history.add(past, Place(table.file, line))
            first.setdefault(row.need, line)
            if line in faults.lines:
                self.waiting.add(row.need)

    def take_words(self, sheet: Sheet[WordRow]) -> None:
        """Every word, on a need that is in these files or on record."""
        table, faults = sheet
        self._leave_out(table)
        strangers: set[str] = set()
        for line, row in table.rows:
            began = self._began(row.need)
            if began is not None:
                self._take_word(row, began, Place(table.file, line), faults)
            elif row.need not in self.waiting | strangers:
                strangers.add(row.need)
                what = f"“{row.need}” is not on record; import its need first, or both files at once."
                faults.add(what, line=line, field="need")
        self.waiting |= strangers

    def _take_word(self, row: WordRow, began: datetime, place: Place, faults: Faults) -> None:
        found = words_file.word(row, began, self._known, partial(_wrong, faults, place.line))
        if found is None:
            self.waiting.add(row.need)
            return
        request, said = found
        history, nth = self._history(row.need), 1
        while (other := history.find(id_ := word_id(row.need, said, request, nth))) and other.request != request:
            nth += 1
        if other is None:
            history.add(Past(id_, request, min(max(said, began), self._known.now)), place)
        elif history.places[id_].file == place.file:  # in the other file: the yes that the need's row tells of too
            line = history.places[id_].line
            faults.add(f"is the same as line {line}; leave one out, or write the time of each.", line=place.line)
            self.waiting.add(row.need)

    def _history(self, need: str) -> History:
        return self._histories.setdefault(need, History(need, journey_of(need)))

    def _began(self, need: str) -> datetime | None:
        """When the need was on the table, by the record or by these files."""
        begun = self._known.openings.get(journey_of(need))
        if begun is not None:
            return begun.at
        here = self._histories.get(need)
        return next(iter(here.said.values())).said if here is not None and here.starts else None

    def _leave_out(self, table: Table[Row]) -> None:
        self.waiting |= {fields["need"] for _, fields in table.bad if fields.get("need")}


def _wrong(faults: Faults, line: int, what: str, field: str) -> None:
    faults.add(what, line=line, field=field)
