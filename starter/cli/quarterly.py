"""`leerreis quarterly`: three statements a quarter, for whoever wants to answer; kept as sums, without a person."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from journey import Refusal
from records.quarter import Quarter
from records.quarterly import Answer, Statement
from starter.cli import lesson
from starter.cli.errand import Given, Json
from starter.cli.faults import BadWord
from starter.showing import sums
from starter.showing.statements import ANSWERS, STATEMENTS

STATEMENT = "statement"
THANKS = "Thank you. Your answers are counted, and are not kept under your name."
QUARTER = "The quarter from {first} to {last}."
EXAMPLES = """Examples:

  leerreis quarterly
  leerreis quarterly --quarter 2026Q3
  leerreis quarterly answer --talks yes --workload partly --attitude yes --as p017

Nobody has to answer, and nobody is asked to. A statement may be left out. Answers are kept as how often each was given;
that you answered is kept apart, until the next quarter, so that it counts once.
"""
quarterly = App(
    name="quarterly", help="Three statements a quarter, for whoever wants to answer.", help_epilogue=EXAMPLES
)


def _option(statement: Statement) -> Parameter:
    return Parameter(f"--{statement}", metavar="yes|partly|no", help=STATEMENTS[statement])


@quarterly.default
async def given(*, errand: Given, quarter: lesson.Which = None, json: Json = False) -> int:
    """What was answered in a quarter that is over: how often each answer was given, from ten on."""
    from records import quarterly as records

    await errand.asker()
    asked = lesson.over(quarter, Quarter.of((await errand.calendar()).day(errand.now)))
    found = await records.figures(await errand.pool(), asked)
    if json:
        errand.output.json({"quarter": str(asked), "answers": found})
        return 0
    say = errand.say
    rows = [(say(STATEMENTS[one]), *(sums.figure(say, found[one][how]) for how in Answer)) for one in Statement]
    errand.output.table([say(STATEMENT), *(say(ANSWERS[how]) for how in Answer)], rows)
    errand.output.note(f"{say(QUARTER, first=say.day(asked.first), last=say.day(asked.last))} {sums.of_whom(say)}")
    return 0


@quarterly.command(name="answer", help_epilogue=EXAMPLES)
async def answer(
    *,
    errand: Given,
    talks: Annotated[str | None, _option(Statement.TALKS)] = None,
    workload: Annotated[str | None, _option(Statement.WORKLOAD)] = None,
    attitude: Annotated[str | None, _option(Statement.ATTITUDE)] = None,
) -> int:
    """Answer for this quarter, once."""
    from records import quarterly as records
    from records.master_key import load_master

    speaker = await errand.speaker()
    typed = {Statement.TALKS: talks, Statement.WORKLOAD: workload, Statement.ATTITUDE: attitude}
    given = {one: _read(one, text) for one, text in typed.items() if text is not None}
    if not given:
        raise BadWord("Say what you think of one at least: --talks, --workload or --attitude, with yes, partly or no.")
    now = Quarter.of((await errand.calendar()).day(errand.now))
    mark = records.mark(load_master(errand.settings.master_key_file), now, speaker.id)
    if not await records.answer(await errand.pool(), now, mark, given):
        raise Refusal("answered-already")
    errand.output.line(errand.say(THANKS))
    return 0


def _read(statement: Statement, text: str) -> Answer:
    if text not in set(Answer):
        raise BadWord(f"--{statement}: “{text}” is not right; write {', '.join(Answer)}.")
    return Answer(text)
