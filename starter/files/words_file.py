"""What a row of words.csv says: one word, by one person, at its own moment."""

from __future__ import annotations

from datetime import date, datetime

from journey import Said
from starter.files.known import Known
from starter.files.word_rows import WordRow, Wrong, request


def word(row: WordRow, began: datetime, known: Known, wrong: Wrong) -> tuple[Said, datetime] | None:
    """The request and when it was said, on a journey that began then; None once it was told what is wrong."""
    by = known.find(row.by)
    if by is None:
        wrong(f"“{row.by}” is nobody here; write an id of people.csv, and import that first.", "by")
    said = _said(row.said, began, known, wrong)
    found = request(row, by, known.find, wrong, known.teams) if by else None
    return (found, said) if found and said else None


def _said(moment: date, began: datetime, known: Known, wrong: Wrong) -> datetime | None:
    """Noon on the day of the opening is not before it, whatever the hour at which that was."""
    at, first = known.instant(moment), began.astimezone(known.zone)
    if known.is_to_come(moment):
        wrong(f"“{moment}” is still to come; write a day or an instant that has been.", "said")
    elif at < began and (isinstance(moment, datetime) or moment != first.date()):
        wrong(f"“{moment}” is before the need was on the table ({first:%Y-%m-%d %H:%M}); write a later one.", "said")
    else:
        return at
    return None
