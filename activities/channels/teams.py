"""Letters into Teams: a workflow that takes a card, with a few lines of text and a button per answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from activities.channels.hook import Hooks
from activities.channels.outcome import Outcome
from post.letter import Written

HOSTS = (".api.powerplatform.com", ".logic.azure.com")
"""Of Power Automate's workflows, new and old."""
MOST_IN_A_ROW = 6
"""Teams leaves out what is more: https://learn.microsoft.com/adaptive-cards/authoring-cards/actions."""


class Teams:
    """`to` is the hook of one person's chat, or of a room of their own choice."""

    def __init__(self, hooks: Hooks) -> None:
        self._hooks = hooks

    async def send(self, written: Written, to: str, *, at: datetime) -> Outcome:
        """Put it into the hook; Teams shows its own time."""
        return await self._hooks.put(to, as_message(written))

    async def close(self) -> None:
        """Let go of the connections."""
        await self._hooks.close()


def as_message(written: Written) -> dict[str, Any]:
    """The letter as a workflow takes it ("When a Teams webhook request is received")."""
    card = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": _card(written)}
    return {"type": "message", "attachments": [card]}


def _card(written: Written) -> dict[str, Any]:
    lines = [_text(line) for line in written.short.splitlines() if line.strip()]
    rows = [written.buttons[place : place + MOST_IN_A_ROW] for place in range(0, len(written.buttons), MOST_IN_A_ROW)]
    return {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "fallbackText": written.subject,
        "body": [_text(written.subject, weight="Bolder"), *lines, *({"type": "ActionSet", "actions": [
            {"type": "Action.OpenUrl", "title": label, "url": link} for label, link in row]} for row in rows)],
    }  # fmt: skip


def _text(text: str, **look: str) -> dict[str, Any]:
    """A line in which no marks are read: in a TextBlock, what people wrote could become a link."""
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, **look}]}
