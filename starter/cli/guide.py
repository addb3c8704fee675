"""`leerreis guide TALK`: three questions for a talk, on one page."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from starter.cli.errand import Given
from starter.cli.faults import BadWord
from starter.cli.languages import Language, spoken

Template = Annotated[
    str | None, Parameter("--template", metavar="NAME", help="As this template has it, where it has its own.")
]


async def guide(
    talk: Annotated[str | None, Parameter(help="Which talk; all of them are listed, if nothing is said.")] = None,
    /,
    *,
    errand: Given,
    language: Language = None,
    template: Template = None,
) -> int:
    """Three questions for a talk, on one page."""
    from records import guides, templates
    from records.template_file import Talk

    if talk is None:
        for one, page in guides.pages(spoken(language).language).items():
            errand.output.line(f"{one:<16} {page.title}")
        return 0
    if talk not in list(Talk):
        raise BadWord(f"There is no guide for “{talk}”; there are {', '.join(Talk)}.")
    known = templates.files(errand.settings.templates) if template else {}
    if template and template not in known:
        raise BadWord(f"There is no template “{template}”; there are {', '.join(sorted(known))}.")
    page = guides.guide(Talk(talk), spoken(language).language, known.get(template or ""))
    errand.output.title(page.title)
    if page.when:
        errand.output.line(page.when)
    errand.output.line()
    for place, question in enumerate(page.questions, 1):
        errand.output.line(f"{place}. {question}")
    return 0
