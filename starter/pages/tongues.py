"""How a page speaks to its reader: in their language, and in the way of their organisation, je or u."""

from __future__ import annotations

from starlette.requests import Request

from journey.who.people import PersonId
from letters.links import NotALink
from letters.tongue import Tongue, tongue
from records import people
from starter.pages.resources import Resources

DUTCH = "nl"
LANGUAGES = ("nl", "en")


async def in_(resources: Resources, language: str) -> Tongue:
    """That language, as the organisation speaks it."""
    organisation = await resources.organisations.newest(resources.pool)
    return tongue(language, is_formal=organisation.is_formal)


async def theirs(resources: Resources, person: PersonId) -> Tongue:
    """The language of this person.

    Raises:
        NotALink: there is no such person any more.
    """
    found = await people.find(resources.pool, person)
    if found is None or found.forgotten:
        raise NotALink
    return await in_(resources, found.language)


def asked_for(request: Request) -> Tongue:
    """The language that a browser asks for, where nobody knows whose it is: it says neither je nor u then."""
    for part in request.headers.get("accept-language", "").split(","):
        if (language := part.strip()[:2].lower()) in LANGUAGES:
            return tongue(language)
    return tongue(DUTCH)
