"""Letters through any other service, by Apprise: an optional extra, and only services that the settings name."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime

from activities.channels.channel import NotSetUp
from activities.channels.outcome import SENT, Outcome, Why, later, refused
from post.letter import Written


class ByApprise:
    """`to` is an Apprise URL, such as `ntfys://host/topic`; `services` are the schemes that may be used.

    Apprise can also write files, start programs and call any host: what people type is taken for no more than the
    services that the organisation has chosen.
    """

    def __init__(self, services: Collection[str]) -> None:
        try:
            import apprise
        except ModuleNotFoundError as fault:
            raise NotSetUp("LEERREIS_APPRISE_SERVICES needs Apprise: pip install 'apprise>=2.2,<3'.") from fault
        logging.getLogger("apprise").setLevel(logging.CRITICAL)  # it writes down where it sends
        self._apprise, self._services = apprise, frozenset(one.lower() for one in services)

    async def send(self, written: Written, to: str, *, at: datetime) -> Outcome:
        """Hand it over; Apprise says no more than whether it worked."""
        scheme, found, _ = to.partition("://")
        to_whom = self._apprise.Apprise()
        if not found or scheme.lower() not in self._services or not to_whom.add(to):
            return refused()
        links = [f"{label}: {link}" for label, link in written.buttons]
        body = "\n".join((written.short, "", *links))
        worked = await to_whom.async_notify(body, written.subject, body_format=self._apprise.NotifyFormat.TEXT)
        return SENT if worked else later(Why.NO_ANSWER)

    async def close(self) -> None:
        """Nothing is kept open."""
