"""`leerreis words import` and `leerreis words columns`: what was said before it came here."""

from __future__ import annotations

from cyclopts import App

from starter.cli import bringing
from starter.cli.bringing import File, GoodRows
from starter.cli.errand import Given, Json

HELP = "What was said on journeys before: import words.csv."
EXAMPLES = """Examples:

  leerreis words import words.csv
  leerreis words columns

The needs come first. For journeys that run already, give both files to `leerreis needs import --words`: then each
word is judged as if it had been said here at the time.
"""
app = App(name="words", help=HELP, help_epilogue=EXAMPLES)


@app.command(name="import", help_epilogue=EXAMPLES)
async def import_words(file: File, /, *, errand: Given, good_rows: GoodRows = False) -> int:
    """Put on record what was said on needs that are on record; nobody is nudged about the past."""
    return await bringing.bring(errand, needs=None, words=file, good_rows=good_rows)


@app.command(help_epilogue=EXAMPLES)
async def columns(*, errand: Given, json: Json = False) -> int:
    """The columns of words.csv, and the details that each word may have."""
    from starter.files.word_rows import BESIDE, WordRow, kinds

    bringing.columns(errand, WordRow, json=json)
    if not json:
        errand.output.line()
        rows = [
            (kind, ", ".join(f"{name}{'*' * field.is_required()}" for name, field in model.model_fields.items()
                             if name not in BESIDE))
            for kind, model in kinds().items()
        ]  # fmt: skip
        errand.output.table(("word", "details (* must be there)"), rows)
    return 0
