"""What `needs import` and `words import` share: the files are read, journeys are brought in, and it is told how."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from starter.cli.errand import Errand
from starter.cli.faults import ASK_AGAIN, BAD_INPUT, DONE, REFUSED, explain
from starter.files.bad_input import BadInput, Faults

if TYPE_CHECKING:
    from pydantic import BaseModel

    from starter.bringing import Bringing, Report
    from starter.files.gathering import Gathering
    from starter.files.known import Known

MOST = 100
"""Sentences that are printed; whoever mends those finds out what the others were."""
COLUMNS = ("column", "required", "what is right")
File = Annotated[Path, Parameter(help="A CSV file, in UTF-8.")]
GoodRows = Annotated[
    bool,
    Parameter(
        "--good-rows",
        negative="",
        show_default=False,
        help="Bring in the needs of which every row is right; the others wait, and are named.",
    ),
]


async def bring(errand: Errand, *, needs: Path | None, words: Path | None, good_rows: bool) -> int:
    """Everything that is right in these files, or nothing if anything is not; the exit code.

    Raises:
        BadInput: a row is not right, and not only the good ones were asked for.
    """
    from starter.bringing import Bringing

    await errand.asker()
    known, gathering, sentences = await gathered(errand, needs, words)
    if sentences and not good_rows:
        raise BadInput(_first(sentences))
    for sentence in _first(sentences):
        errand.output.note(sentence)
    histories = gathering.histories()
    with errand.output.bar(len(histories)) as advance:
        bringing = Bringing(await errand.door(), known.words, advance)
        try:
            await bringing.bring(histories)
        except asyncio.CancelledError:
            _stopped(errand, bringing, len(histories))
            raise
    return _told(errand, bringing.report, gathering, bad=bool(sentences))


def columns(errand: Errand, model: type[BaseModel], *, json: bool) -> None:
    """The columns of a file, read off its model."""
    rows = [(field.alias or name, field) for name, field in model.model_fields.items()]
    if json:
        found = [{"column": name, "required": one.is_required(), "right": one.description} for name, one in rows]
        errand.output.json(found)
        return
    shown = [(name, "yes" if one.is_required() else "", one.description or "") for name, one in rows]
    errand.output.table(COLUMNS, shown)


async def gathered(errand: Errand, needs: Path | None, words: Path | None) -> tuple[Known, Gathering, list[str]]:
    """The histories that the files hold, and what is wrong with them."""
    from records import templates
    from starter.files import csv_files
    from starter.files.gathering import Gathering
    from starter.files.known import known
    from starter.files.need_rows import NeedRow
    from starter.files.word_ids import journey_of
    from starter.files.word_rows import WordRow

    need_sheet = csv_files.sifted(needs, NeedRow) if needs else None
    word_sheet = csv_files.sifted(words, WordRow) if words else None
    keys = {row.need for _, row in need_sheet[0].rows} if need_sheet else set()
    keys |= {row.need for _, row in word_sheet[0].rows} if word_sheet else set()
    meant = {name: file.audience for name, file in templates.files(errand.settings.templates).items()}
    journeys = [journey_of(key) for key in sorted(keys)]
    here = await known(await errand.pool(), await errand.organisation(), meant, journeys, errand.now)
    gathering, faults = Gathering(here), list[Faults]()
    if need_sheet:
        gathering.take_needs(need_sheet)
        faults.append(need_sheet[1])
    if word_sheet:
        gathering.take_words(word_sheet)
        faults.append(word_sheet[1])
    return here, gathering, [sentence for one in faults for sentence in one.sentences()]


def _first(sentences: list[str]) -> list[str]:
    more = len(sentences) - MOST
    return [*sentences[:MOST], *([f"And {more} more."] if more > 0 else [])]


def _stopped(errand: Errand, bringing: Bringing, of: int) -> None:
    report = bringing.report
    errand.output.note(f"Stopped after {report.done} of {of}: run the same again, and it goes on from there.")


def _told(errand: Errand, report: Report, gathering: Gathering, *, bad: bool) -> int:
    """The refusals one by one, and then how many of everything."""
    refused = sorted(report.refused, key=lambda one: one[0])
    for sentence in _first([f"{place}: {explain(fault, errand.say)[1][0]}" for place, fault in refused]):
        errand.output.note(sentence)
    if report.unanswered:
        errand.output.note(f"Nobody answered yet for {', '.join(report.unanswered[:MOST])}: run the same again.")
    counts = f"{report.started} started, {report.added} added to, {report.unchanged} already there"
    waiting = f", {len(gathering.waiting)} waiting for a row that is right" if gathering.waiting else ""
    errand.output.line(f"Needs: {counts}, {len(refused)} refused{waiting}. Words: {report.words} new on record.")
    if bad:
        return BAD_INPUT
    return REFUSED if refused else ASK_AGAIN if report.unanswered else DONE
