"""Every channel that this installation has, by what people choose."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AsyncExitStack
from datetime import datetime

from activities.channels import slack, teams
from activities.channels.addressed import Addressed
from activities.channels.by_apprise import ByApprise
from activities.channels.channel import Channel
from activities.channels.hook import Hooks
from activities.channels.outcome import Outcome, Why, later
from activities.channels.slack import Slack
from activities.channels.smtp import Smtp
from activities.channels.teams import Teams
from post.habits import Through
from post.letter import Written


class Channels:
    """Lives as long as the worker."""

    def __init__(self, by: Mapping[Through, Channel]) -> None:
        self._by = dict(by)

    async def send(self, written: Written, to: Addressed, *, at: datetime) -> Outcome:
        """Carry it; through a channel that is not set up here it is later."""
        channel = self._by.get(to.through)
        return await channel.send(written, to.to, at=at) if channel else later(Why.NOT_SET_UP)

    async def close(self) -> None:
        """Let go of everything, also where one of them fails. Safe to repeat."""
        async with AsyncExitStack() as all_:
            for channel in self._by.values():
                all_.push_async_callback(channel.close)


def opened(
    *, smtp_url: str | None, mail_from: str, hook_hosts: Collection[str] = (), services: Collection[str] = ()
) -> Channels:
    """What the settings ask for. `hook_hosts`: beside Slack's and Teams' own; `services`: Apprise's schemes.

    Nothing is connected yet.

    Raises:
        NotSetUp: a setting is not right.
    """
    by: dict[Through, Channel] = {
        Through.SLACK: Slack(Hooks((*slack.HOSTS, *hook_hosts))),
        Through.TEAMS: Teams(Hooks((*teams.HOSTS, *hook_hosts))),
    }
    if smtp_url:
        by[Through.MAIL] = Smtp(smtp_url, mail_from)
    if services:
        by[Through.OTHER] = ByApprise(services)
    return Channels(by)
