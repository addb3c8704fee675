"""`leerreis needs import` and `leerreis needs columns`: many journeys at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from starter.cli import bringing
from starter.cli.bringing import File, GoodRows
from starter.cli.errand import Given, Json

HELP = "Many needs at once: import needs.csv, with what was said since."
EXAMPLES = """Examples:

  leerreis needs import needs.csv
  leerreis needs import needs.csv --words words.csv
  leerreis needs columns

The first line names the columns, with ; or , between them. Everything is taken over, or nothing. The same need never
starts twice: it may be stopped, and run again.
"""
app = App(name="needs", help=HELP, help_epilogue=EXAMPLES)
Words = Annotated[Path | None, Parameter("--words", metavar="FILE", help="What was said on them since: words.csv.")]


@app.command(name="import", help_epilogue=EXAMPLES)
async def import_needs(file: File, /, *, errand: Given, words: Words = None, good_rows: GoodRows = False) -> int:
    """Start a journey for each need of a CSV file; with --words, journeys that run already come with their past."""
    return await bringing.bring(errand, needs=file, words=words, good_rows=good_rows)


@app.command(help_epilogue=EXAMPLES)
async def columns(*, errand: Given, json: Json = False) -> int:
    """The columns of needs.csv, and what is right in each."""
    from starter.files.need_rows import NeedRow

    bringing.columns(errand, NeedRow, json=json)
    return 0
