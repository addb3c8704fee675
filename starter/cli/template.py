"""`leerreis template`: which there are, what one says, whether a file can be used, and what it would ask of whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from starter.cli import dry_run
from starter.cli.errand import Given
from starter.cli.faults import BadWord
from starter.cli.languages import Language, spoken
from starter.files.bad_input import BadInput
from starter.showing import labels

if TYPE_CHECKING:
    from letters.tongue import Tongue
    from records.template_file import Charter, TemplateFile

EXAMPLES = """Examples:

  leerreis template show
  leerreis template show standard --language nl
  leerreis template check feedback.toml
  leerreis template try feedback.toml --learner slow
"""
CHARTER = {
    "does": "Who does what",
    "helps": "Who helps",
    "knows": "Who knows",
    "expect": "What managers may expect of L&D",
    "brings": "What it brings them",
}
KINDS = {"success": "What makes it succeed", "risk": "What may come in between"}
MEANT_FOR = "Meant for {audience}."
app = App(name="template", help="Journey templates: ours, and the organisation's own.", help_epilogue=EXAMPLES)
File = Annotated[Path, Parameter(help="A TOML file.")]


@app.command(help_epilogue=EXAMPLES)
async def show(
    name: Annotated[str | None, Parameter(help="Which one; all of them, if nothing is said.")] = None,
    /,
    *,
    errand: Given,
    language: Language = None,
) -> int:
    """What a template is: its steps, its role charter, what helps and what may come in between."""
    from records import templates

    known, say = templates.files(errand.settings.templates), spoken(language)
    if name is None:
        for file in known.values():
            errand.output.line(f"{file.name:<28} {_text(file, say)[0]}")
        return 0
    if name not in known:
        raise BadWord(f"There is no template “{name}”; there are {', '.join(sorted(known))}.")
    title, *lines = _page(known[name], say)
    errand.output.title(title)
    for line in lines:
        errand.output.line(line)
    return 0


@app.command(help_epilogue=EXAMPLES)
async def check(file: File, /, *, errand: Given) -> int:
    """Say what a template is, or what is wrong with it."""
    found = read(file)
    errand.output.title(f"{found.name}@{found.version} is a good template.")
    errand.output.line(f"Steps: {', '.join(found.steps)}.")
    errand.output.line(", ".join(f"{name} {figure}" for name, figure in found.thresholds.model_dump().items()) + ".")
    errand.output.line(f"For: {found.audience}. Role charter: {', '.join(found.charter) or 'none'}.")
    errand.output.line(
        f"Factors: {', '.join(found.success_factors) or 'none'}. Guides: {', '.join(found.guides) or 'ours'}."
    )
    for language, text in found.text.items():
        errand.output.line(f"{language}: {text.title}")
    return 0


@app.command(name="try", help_epilogue=EXAMPLES)
async def try_(
    file: File, /, *, errand: Given, start: dry_run.Start = None, learner: dry_run.Learner = "steady"
) -> int:
    """A dry run: what a journey of this template would ask of whom, week by week. Nothing is kept."""
    dry_run.told(errand, read(file).template(), start, learner)
    return 0


def read(file: Path) -> TemplateFile:
    """The template that a file holds.

    Raises:
        BadInput: with a sentence for each thing that is wrong.
    """
    from records import templates

    try:
        return templates.read(file)
    except templates.BadTemplate as fault:
        raise BadInput(fault.faults) from None
    except OSError as fault:
        raise BadWord(f"{file}: can't be read ({fault.strerror}).") from None


def _page(file: TemplateFile, say: Tongue) -> Iterator[str]:
    from starter.showing.sentences import AUDIENCES

    title, about = _text(file, say)
    yield f"{title} ({file.name}@{file.version})"
    yield from (line for line in (about,) if line)
    if file.audience in AUDIENCES:
        yield say(MEANT_FOR, audience=say(AUDIENCES[file.audience]))
    yield ""
    yield from (f"{place}. {labels.phase(say, step)}" for place, step in enumerate(file.steps, 1))
    if charter := file.charter.get(say.language) or next(iter(file.charter.values()), None):
        yield from _charter(charter, say)
    for kind, heading in KINDS.items():
        texts = [
            f"  - {one.said(say.language)} ({name})" for name, one in file.success_factors.items() if one.kind == kind
        ]
        yield from ("", say(heading), *texts) if texts else ()


def _charter(charter: Charter, say: Tongue) -> Iterator[str]:
    for name, heading in CHARTER.items():
        yield from ("", say(heading), *(f"  - {sentence}" for sentence in getattr(charter, name)))


def _text(file: TemplateFile, say: Tongue) -> tuple[str, str]:
    text = file.text.get(say.language) or next(iter(file.text.values()))
    return text.title, text.about
