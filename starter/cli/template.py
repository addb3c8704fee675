"""`leerreis template check FILE`: whether a template file can be used."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from starter.cli.errand import Given
from starter.cli.faults import BadWord
from starter.files.bad_input import BadInput

EXAMPLES = """Examples:

  leerreis template check feedback.toml
"""
app = App(name="template", help="Journey templates of the organisation's own.", help_epilogue=EXAMPLES)


@app.command(help_epilogue=EXAMPLES)
async def check(file: Annotated[Path, Parameter(help="A TOML file.")], /, *, errand: Given) -> int:
    """Say what a template is, or what is wrong with it."""
    from records import templates

    try:
        found = templates.read(file)
    except templates.BadTemplate as fault:
        raise BadInput(fault.faults) from None
    except OSError as fault:
        raise BadWord(f"{file}: can't be read ({fault.strerror}).") from None
    errand.output.title(f"{found.name}@{found.version} is a good template.")
    errand.output.line(f"Steps: {', '.join(found.steps)}.")
    errand.output.line(", ".join(f"{name} {figure}" for name, figure in found.thresholds.model_dump().items()) + ".")
    for language, text in found.text.items():
        errand.output.line(f"{language}: {text.title}")
    return 0
