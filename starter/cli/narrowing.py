"""Which part of a list is asked for, as people type it: a team, a phase, a template, a reason; and page by page."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated

from cyclopts import Parameter

from starter.cli.errand import Errand
from starter.cli.faults import BadWord

A_PAGE = 25
BATCH = 500
"""Rows that are read at a time where all of them are asked for."""
NAMED = 12
"""Names in one sentence."""
MORE = "{count} more; for the next page add --after {mark}"
MANY_MORE = "more than {count} more; for the next page add --after {mark}"
SOME_MORE = "there are more; for the next page add --after {mark}"

Team = Annotated[str | None, Parameter("--team", metavar="NAME", help="Only this team's.")]
Phase = Annotated[str | None, Parameter("--phase", metavar="PHASE", help="Only those in this phase.")]
Template = Annotated[str | None, Parameter("--template", metavar="NAME", help="Only those of this template.")]
First = Annotated[
    int | None,
    Parameter("--first", metavar="N", help=f"How many; {A_PAGE} if nothing is said, and with --json all."),
]
After = Annotated[
    str | None, Parameter("--after", metavar="MARK", help="The page after the one that ended with this mark.")
]


async def team(errand: Errand, typed: str | None) -> str | None:
    """Our own id of the team of this name.

    Raises:
        BadWord: there is none.
    """
    from records import people

    if typed is None:
        return None
    teams = {one.name: one.id for one in await people.teams(await errand.pool())}
    return teams[one_of("--team", typed, teams)]


async def template(errand: Errand, typed: str | None) -> str | None:
    """The name of a template, also of one that is no longer there and has journeys.

    Raises:
        BadWord: there is none.
    """
    from records import listing, templates

    if typed is None:
        return None
    names = set(templates.known(errand.settings.templates))
    if typed not in names:
        names |= await listing.templates(await errand.pool())
    return one_of("--template", typed, names)


def code(option: str, typed: str | None, codes: Iterable[StrEnum]) -> str | None:
    """One of a closed list.

    Raises:
        BadWord: it is none of them.
    """
    return None if typed is None else one_of(option, typed, codes)


def first(typed: int | None, *, json: bool) -> int | None:
    """How many rows to show; None: all of them.

    Raises:
        BadWord: none would be left.
    """
    if typed is not None and not 1 <= typed <= 2**31:
        raise BadWord(f"--first: {typed} is not right; write a whole number from 1 on.")
    return typed if typed is not None or json else A_PAGE


def next_page(errand: Errand, left: int | None, mark: str) -> None:
    """Say how many there are beyond the page, and how to see them; `left` None: nobody counted, and there are some."""
    from records.pages import COUNTED

    if left is None:
        errand.output.note(errand.say(SOME_MORE, mark=mark))
    elif left > COUNTED:
        errand.output.note(errand.say(MANY_MORE, count=COUNTED, mark=mark))
    elif left:
        errand.output.note(errand.say(MORE, count=left, mark=mark))


def bad_mark(typed: str) -> BadWord:
    """What to say of a mark that no page ended with."""
    return BadWord(f"--after: “{typed}” is not right; copy the mark that the page before ended with.")


def one_of(option: str, typed: str, known: Iterable[str]) -> str:
    """What was typed, where it is known by that name.

    Raises:
        BadWord: there is none.
    """
    names = sorted(map(str, known))
    if typed in names:
        return typed
    if not names:
        raise BadWord(f"{option}: there is no “{typed}”, and no other: nothing was imported yet.")
    near = names if len(names) <= NAMED else get_close_matches(typed, names, NAMED, 0.4) or names[:NAMED]
    others = "" if len(near) == len(names) else f", and {len(names) - len(near)} others"
    raise BadWord(f"{option}: there is no “{typed}”; write one of {', '.join(near)}{others}.")
