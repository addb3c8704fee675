"""`leerreis post preview`: what one person would get now, and why everything else waits or does not go."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from starter.cli import desk, naming
from starter.cli.errand import Errand, Given, Json
from starter.showing import going, messages

if TYPE_CHECKING:
    from activities.draft import Draft
    from activities.outlook import Fate, Outlook
    from post.letter import Written
    from records.database import Connection
    from records.organisation import Organisation
    from records.people import Person

COLUMNS = ("about", "journey", "goes", "why", "may go")
YES, WAITS, NO = "now", "waits", "no"
NOTHING = "Nothing waits."
NO_LETTER = "No letter would go now."
LETTERS = "{sort}: {count} asks, {minutes} minutes"
DEAD_LINKS = "A preview: nothing was sent, and its links lead nowhere."
EXAMPLES = """Examples:

  leerreis post preview p017 --as p017
  leerreis post preview p017 --as p101
  leerreis post preview p017 --json

By the rules of the round itself; nothing is written or sent. Whoever asks for themselves reads the letter; L&D, and
whoever runs the product, see of what kind things are.
"""
Who = Annotated[str, Parameter(help="Whose post: an id of people.csv.")]


async def preview(person: Who, /, *, errand: Given, json: Json = False) -> int:
    """What would go to somebody now, and why everything else does not."""
    whose = await errand.person(person, "PERSON")
    is_theirs = await desk.whose_post(errand, whose)
    looked, written = await _looked(errand, whose, is_theirs=is_theirs)
    found = _shown(looked, is_theirs=is_theirs)
    if json:
        errand.output.json(await _json(errand, found, written))
    else:
        await _show(errand, found, written)
    return 0


async def _looked(errand: Errand, whose: Person, *, is_theirs: bool) -> tuple[Outlook, list[Written]]:
    """In a transaction that can't write."""
    from activities.outlook import outlook
    from journey.who.people import PersonId
    from records import templates
    from records.organisation import Organisations

    pool = await errand.pool()
    organisation = await Organisations(templates.known(errand.settings.templates)).newest(pool)
    async with pool.acquire() as db, db.transaction(readonly=True):
        found = await outlook(db, PersonId(whose.id), organisation, errand.now)
        drafts = found.drafts if is_theirs else ()
        return found, [one for draft in drafts if (one := await _written(errand, db, draft, organisation))]


async def _written(errand: Errand, db: Connection, draft: Draft, organisation: Organisation) -> Written | None:
    """As the postman would write it, but for a key that nobody keeps: the letter is no row, and is answered nowhere."""
    from activities.drafts import Drafts
    from letters.link_keys import KEY_BYTES, LinkKeys
    from letters.writing import write
    from records import people

    journey = draft.journeys[draft.bundles[0].first.journey]
    to = await people.address(db, draft.person, journey.people.companion)
    if to is None:
        return None
    keys = LinkKeys((secrets.token_bytes(KEY_BYTES),))
    settings, vault = errand.settings, await errand.vault()
    drafts = Drafts(vault, lambda: keys, settings.pages_url, settings.templates, mail_from=settings.mail_from)
    return write(await drafts.letter(db, draft, to, organisation))


def _shown(found: Outlook, *, is_theirs: bool) -> Outlook:
    """As far as whoever asks may know of it."""
    from records import listing, message_kinds

    if is_theirs:
        return found
    drafts = [
        replace(
            draft, bundles=[one for one in draft.bundles if not listing.is_their_own(message_kinds.code(one.first))]
        )
        for draft in found.drafts
    ]
    fates = [one for one in found.fates if not listing.is_their_own(message_kinds.code(one.item))]
    return replace(found, fates=fates, drafts=[one for one in drafts if one.bundles])


async def _show(errand: Errand, found: Outlook, written: list[Written]) -> None:
    say, output = errand.say, errand.output
    if found.fates:
        rows = [await _row(errand, one) for one in found.fates]
        output.table([say(column) for column in COLUMNS], rows)
    else:
        output.line(say(NOTHING))
    output.line()
    for draft in found.drafts:
        asks, minutes = sum(bool(one.minutes) for one in draft.bundles), sum(one.minutes for one in draft.bundles)
        output.line(say(LETTERS, sort=say(going.SORTS[draft.goes]), count=asks, minutes=minutes))
    if not found.drafts:
        output.line(say(NO_LETTER))
    for one in written:
        output.line()
        output.title(one.subject)
        output.line(one.text.rstrip())
    if written:
        output.note(say(DEAD_LINKS))
    if (await errand.organisation()).is_silent:
        output.note(say(going.SILENT))


async def _row(errand: Errand, fate: Fate) -> tuple[str, ...]:
    say, calendar = errand.say, await errand.calendar()
    until = going.instant(say, fate.until, calendar.timezone) if fate.until else ""
    return (
        messages.about(say, _code(fate)),
        fate.item.journey[: naming.SHOWN],
        say(YES if fate.goes else WAITS if fate.waits else NO),
        say(going.why(fate.why)) if fate.why else "",
        until,
    )


async def _json(errand: Errand, found: Outlook, written: list[Written]) -> dict[str, Any]:
    told = [
        {
            "journey": one.item.journey,
            "what": _code(one),
            "goes": one.goes,
            "waits": one.waits,
            "why": one.why,
            "until": one.until,
        }
        for one in found.fates
    ]
    sorts = [
        {"id": one.id, "goes": one.goes, "asks": sum(bool(b.minutes) for b in one.bundles)} for one in found.drafts
    ]
    texts = [{"id": one.id, "subject": one.subject, "text": one.text} for one in written]
    is_silent = (await errand.organisation()).is_silent
    begins = found.begins if found.begins > errand.now else None
    return {"silent": is_silent, "begins": begins, "messages": told, "letters": sorts} | (
        {"texts": texts} if texts else {}
    )


def _code(fate: Fate) -> str:
    from records import message_kinds

    return message_kinds.code(fate.item)
