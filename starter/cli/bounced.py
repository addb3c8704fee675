"""`leerreis post bounced`: a mail server wrote back that a letter did not arrive."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from starter.cli.errand import Errand, Given
from starter.cli.faults import BAD_INPUT, DONE, BadWord

if TYPE_CHECKING:
    from activities.channels.bounces import Bounce
    from records.letters import Known

NO_BOUNCE = "This mail tells of no letter that did not arrive."
FOREIGN = "This is about a letter that is not ours; nothing was changed."
DELAYED = "The letter is only delayed, and may still arrive ({status}): nothing was changed."
NOT_THE_ADDRESS = (
    "The server has something against us or against the letter ({status}), and nothing against the address: "
    "nothing was changed."
)
OVER = "That letter was over already ({settled}): nothing was changed."
REFUSED = "Letter {letter} did not arrive ({status}); {count} journeys hear that this person can't be reached."
STDIN = "-"
EXAMPLES = """Examples:

  leerreis post bounced bounce.eml
  leerreis post bounced - < bounce.eml

A mail as it came (RFC 3464), from a file or from standard input. Only what failed for good, because of the address, and
is about a letter of ours, changes anything. The same one twice counts once.
"""
File = Annotated[str, Parameter(help="The mail, in a file; - reads it from standard input.", allow_leading_hyphen=True)]


async def bounced(file: File, /, *, errand: Given) -> int:
    """A mail server wrote back: what the letter carried is over, and its journeys hear it."""
    from activities.channels.bounces import read_bounce
    from records import letters

    bounce = read_bounce(_read(file))
    if bounce is None:
        errand.output.note(errand.say(NO_BOUNCE))
        return BAD_INPUT
    known = await letters.by_id(await errand.pool(), _letter(bounce.message_id))
    if known is None:
        errand.output.note(errand.say(FOREIGN))
        return BAD_INPUT
    errand.output.line(await _settled(errand, known, bounce))
    return DONE


async def _settled(errand: Errand, letter: Known, bounce: Bounce) -> str:
    """What is to be told of it."""
    from activities import leaving
    from records import letters

    say, pool = errand.say, await errand.pool()
    if not bounce.is_final:
        return say(DELAYED, status=bounce.status)
    if not bounce.is_of_address:
        return say(NOT_THE_ADDRESS, status=bounce.status)
    if not await letters.bounced(pool, letter.id, errand.now, bounce.status) and letter.settled != "refused":
        return say(OVER, settled=letter.settled)
    journeys = await letters.about(pool, letter.id)
    await leaving.unreachable(await _leaver(errand), letter.person, letter.id, journeys, errand.now)
    return say(REFUSED, letter=letter.id, status=bounce.status, count=len(journeys))


async def _leaver(errand: Errand) -> Any:
    from starter.courier import Courier

    courier = Courier(await errand.client(), errand.settings.task_queue)

    async def leave(journey: str, id_: str, word: dict[str, Any]) -> None:
        await courier.leave(journey, "hear", id_, word)

    return leave


def _letter(message_id: str) -> str:
    """The id in the Message-ID; another installation's names no letter of ours."""
    from activities.drafts import DOMAIN

    return message_id.strip("<>").removesuffix(f"@{DOMAIN}")


def _read(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as fault:
        raise BadWord(f"{file} can't be read: {fault.strerror}.") from None
