"""Letters into Slack: an incoming webhook, a few lines of text, and a button per answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from activities.channels.hook import Hooks
from activities.channels.outcome import Outcome
from post.letter import Written

HOSTS = ("hooks.slack.com", "hooks.slack-gov.com")
LONGEST_TEXT, LONGEST_HEAD, LONGEST_LABEL, MOST_IN_A_ROW = 3000, 150, 75, 5
"""https://docs.slack.dev/reference/block-kit/blocks; a row of more than five buttons is hard to read."""


class Slack:
    """`to` is the hook of one person, or of a room of their own choice."""

    def __init__(self, hooks: Hooks) -> None:
        self._hooks = hooks

    async def send(self, written: Written, to: str, *, at: datetime) -> Outcome:
        """Put it into the hook; Slack shows its own time."""
        return await self._hooks.put(to, as_message(written))

    async def close(self) -> None:
        """Let go of the connections."""
        await self._hooks.close()


def as_message(written: Written) -> dict[str, Any]:
    """The letter as Slack takes it. All texts are plain: what people wrote can't call a whole channel."""
    rows = [written.buttons[place : place + MOST_IN_A_ROW] for place in range(0, len(written.buttons), MOST_IN_A_ROW)]
    return {
        "text": _escaped(written.subject),
        "blocks": [
            {"type": "header", "text": _plain(written.subject, LONGEST_HEAD)},
            {"type": "section", "text": _plain(written.short, LONGEST_TEXT)},
            *({"type": "actions", "elements": [_button(*one) for one in row]} for row in rows),
        ],
    }


def _button(label: str, link: str) -> dict[str, Any]:
    return {"type": "button", "text": _plain(label, LONGEST_LABEL), "url": link}


def _plain(text: str, longest: int) -> dict[str, Any]:
    cut = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return {"type": "plain_text", "text": cut or " ", "emoji": False}


def _escaped(text: str) -> str:
    """The line of the notification: the one text that Slack reads marks in."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
