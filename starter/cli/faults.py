"""Whatever can go wrong, as a sentence for the person who asked and an exit code; never a traceback."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from cyclopts import CycloptsError

from letters.tongue import Tongue
from starter.files.bad_input import BadInput

DONE, REFUSED, BAD_INPUT, MISTAKE, ASK_AGAIN = 0, 1, 2, 70, 75
"""Exit codes. MISTAKE is ours, and a bug; ASK_AGAIN: accepted, and not yet on record."""
ROOT = Path(__file__).parents[2]


class BadWord(Exception):
    """Something that was typed is not right; the message says what would be."""


class Unreachable(Exception):
    """A server does not answer."""

    def __init__(self, server: str, where: str, why: str = "") -> None:
        what = f" ({why})" if why else ""
        super().__init__(f"{server} does not answer at {where}{what}: is `make up` running?")

    @classmethod
    def postgres(cls, url: str, fault: Exception) -> Unreachable:
        """The same, without the URL's password; PostgreSQL itself says what it does not like."""
        import asyncpg

        why = str(fault) if isinstance(fault, asyncpg.PostgresError) else ""
        return cls("PostgreSQL", urlsplit(url).netloc.rpartition("@")[2] or "its socket", why)


def explain(fault: Exception, say: Tongue) -> tuple[int, Sequence[str]]:
    """The exit code, and what to print."""
    if isinstance(fault, BadWord):
        return BAD_INPUT, [str(fault)]
    if isinstance(fault, BadInput):
        return BAD_INPUT, fault.sentences
    if isinstance(fault, CycloptsError):
        return BAD_INPUT, [f"{' '.join(str(fault).split())} Add --help to see what can be said."]
    for judge in (_of_the_words, _of_the_house, _of_the_servers):
        if (found := judge(fault, say)) is not None:
            return found
    return MISTAKE, [_mistake(fault)]


def _of_the_words(fault: Exception, say: Tongue) -> tuple[int, Sequence[str]] | None:
    from journey import Refusal
    from starter.courier import NotYetOnRecord
    from starter.showing.sentences import sentence

    if isinstance(fault, Refusal):
        return REFUSED, [sentence(say, fault)]
    if isinstance(fault, NotYetOnRecord):
        key = fault.id.partition(":")[2]
        return ASK_AGAIN, [f"Accepted, and not yet on record: say the same again with --id {key}; it counts once."]
    return None


def _of_the_house(fault: Exception, say: Tongue) -> tuple[int, Sequence[str]] | None:
    """What is not set up, or not there any more."""
    from pydantic import ValidationError

    from records.database import NotPrepared
    from records.master_key import BadMaster
    from records.templates import BadTemplate
    from records.vault import Forgotten, UnknownPerson
    from settings import NotRunning

    if isinstance(fault, ValidationError) and fault.title == "Settings":
        return BAD_INPUT, [
            f"LEERREIS_{'_'.join(map(str, one['loc'])).upper()}: {one['msg']}." for one in fault.errors()
        ]
    known = (NotRunning, NotPrepared, BadMaster, BadTemplate, Forgotten, UnknownPerson, Unreachable)
    return (REFUSED, str(fault).splitlines()) if isinstance(fault, known) else None


def _of_the_servers(fault: Exception, say: Tongue) -> tuple[int, Sequence[str]] | None:
    import asyncpg
    from temporalio.service import RPCError

    if isinstance(fault, asyncpg.UndefinedTableError | asyncpg.UndefinedColumnError):
        return REFUSED, ["The database has not been prepared for this version: `make up` does that."]
    if isinstance(fault, RPCError):
        return REFUSED, [f"Temporal could not do it: {fault.message} ({fault.status.name})."]
    if isinstance(fault, asyncpg.PostgresError | asyncpg.InterfaceError | OSError | TimeoutError):
        return REFUSED, [f"PostgreSQL could not do it: {fault or type(fault).__name__}."]
    return None


def _mistake(fault: Exception) -> str:
    """Where it happened, and never what was said: that may be somebody's words."""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(ROOT) and "site-packages" not in f.filename]
    where = f" in {Path(ours[-1].filename).relative_to(ROOT)}, line {ours[-1].lineno}" if ours else ""
    return f"This is a mistake of ours: {type(fault).__name__}{where}. Please tell us, with what you typed."
