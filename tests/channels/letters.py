"""Letters as channels get them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from post.letter import Attachment, Written

MONDAY = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
SANNE, KARIM = "sanne@example.nl", "karim@example.nl"
LINK = "https://leerreis.example.nl/l/" + "a1b2c3d4" * 20
INVITATION = Attachment(
    "uitnodiging.ics",
    "text/calendar",
    b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Gesprek\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "REQUEST",
)
CARD = Attachment("kaartje.pdf", "application/pdf", b"%PDF-1.7 \x00\xff")
PLAIN = Written(
    id="0198",
    message_id="<0198.1@leerreis.example.nl>",
    language="nl",
    subject="Deze week: twee dingen (3 minuten)",
    text=f"Hoi Karim,\n\nSanne is begonnen. Heb jij er iets van gezien? Café?\n\n[ Ja, gezien ] {LINK}\n.\nprettig\n",
    html=f'<p>Hoi Karim,</p><p>Café? <a href="{LINK}">Ja, <b>gezien</b></a></p>',
    short="Sanne is begonnen met feedback geven.\nHeb jij er iets van gezien?",
    buttons=(("Ja, gezien", LINK), ("Geen gelegenheid gehad", f"{LINK}2")),
    unsubscribe=f"{LINK}/less",
)


def letter(**otherwise: Any) -> Written:
    """A letter to Karim, otherwise where told."""
    return replace(PLAIN, **otherwise)
