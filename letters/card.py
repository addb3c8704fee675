"""A card of A6 to print, for whoever has no address: scan it, tap once, done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO

from markupsafe import Markup

from journey.who.people import Role
from letters import blanks, layouts
from letters.labels import OPEN
from letters.tongue import tongue
from post.letter import Attachment, Line
from post.subjects import Subject

TRIED = "Tried it today?"
SCAN = "Scan, tap, done."
NO_PHONE = "No phone at hand? Tell {through}, who enters it for you; you confirm it with your code."
NO_PHONE_NOBODY = "No phone at hand? Tell your {companion}, who enters it for you; you confirm it with your code."


@dataclass(frozen=True)
class Card:
    """What stands on it: no more than a first name and the short title."""

    name: str
    title: str
    url: str
    language: str
    through: str = ""
    """Name of who enters it for them, where they have no phone at hand."""
    asks: str = TRIED
    """In English, as the catalogues have it."""
    labels: Mapping[str, str] = field(default_factory=dict)
    is_formal: bool = False


def card(of: Card) -> str:
    """A page of HTML, A6 and upright: a browser prints it as it is, with nothing from elsewhere."""
    say = tongue(of.language, is_formal=of.is_formal)
    companion = of.labels.get("companion") or say(blanks.ROLES[Role.COMPANION])
    told = say(NO_PHONE, through=blanks.first(of.through)) if of.through else say(NO_PHONE_NOBODY, companion=companion)
    shown = {
        "language": say.language,
        "name": blanks.first(of.name),
        "title": of.title,
        "asks": say(of.asks),
        "scan": say(SCAN),
        "no_phone": told,
        "code": qr(of.url),
    }
    return layouts.page("card.html", shown)


def attached(of: Card, lines: Sequence[Line]) -> list[Attachment]:
    """A card for each ask of a letter that goes through somebody else; `of`: without title and link."""
    return [
        Attachment(
            f"kaart-{nth}.html",
            "text/html",
            card(
                replace(
                    of,
                    title=line.title,
                    url=line.buttons[0].url,
                    asks=TRIED if line.subject is Subject.PRACTICE else OPEN,
                )
            ).encode(),
        )
        for nth, line in enumerate(lines, 1)
        if line.buttons
    ]


def qr(url: str) -> Markup:
    """The link as a QR code: an SVG to be put into a page, as it stands."""
    import segno

    drawn = BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawn,
        kind="svg",
        xmldecl=False,
        svgns=True,
        omitsize=True,
        border=2,
        svgclass="code",
        lineclass=None,
        title="QR",
    )
    return Markup(drawn.getvalue().decode("utf-8"))
