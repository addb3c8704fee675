"""People choose how letters reach them, and what an installation has not set up is later, not lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from activities.channels.addressed import Addressed, addressed
from activities.channels.by_apprise import ByApprise
from activities.channels.channel import NotSetUp
from activities.channels.channels import Channels, opened
from activities.channels.outcome import SENT, Why, later, refused
from post.habits import Habits, Through
from tests.channels.hook_server import HERE, Hook, listening
from tests.channels.letters import KARIM, LINK, MONDAY, letter
from tests.channels.mail_server import serving

FROM = "Leerreis <leren@example.nl>"
# Of a service in Apprise that we do not use: it is imported with all others.
APPRISE_IS_OLD = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
HOOK = "https://hooks.slack.com/services/T0/B0/secret"


@pytest.fixture
def hook() -> Iterator[Hook]:
    with listening(None) as hook:
        yield hook


@pytest.mark.parametrize(
    ("habits", "email", "where"),
    [
        (Habits(), KARIM, Addressed(Through.MAIL, KARIM)),
        (Habits(through=Through.SLACK, hook=HOOK), KARIM, Addressed(Through.SLACK, HOOK)),
        (Habits(through=Through.SLACK, hook=HOOK), None, Addressed(Through.SLACK, HOOK)),
        (Habits(through=Through.SLACK), KARIM, Addressed(Through.MAIL, KARIM)),
        (Habits(through=Through.MAIL, hook=HOOK), KARIM, Addressed(Through.MAIL, KARIM)),
        (Habits(through=Through.TEAMS), None, None),
        (Habits(), None, None),
    ],
)
def test_a_letter_goes_where_its_reader_chose(habits: Habits, email: str | None, where: Addressed | None) -> None:
    assert addressed(habits, email) == where
    assert KARIM not in repr(where) and "secret" not in repr(where)


async def test_each_letter_goes_through_the_channel_that_was_chosen() -> None:
    async with serving() as server:
        channels = opened(smtp_url=f"smtp://{HERE}:{server.port}", mail_from=FROM)
        assert await channels.send(letter(), Addressed(Through.MAIL, KARIM), at=MONDAY) == SENT
        for through in (Through.SLACK, Through.TEAMS):
            nowhere = Addressed(through, f"https://{HERE}:{server.port}/")
            assert await channels.send(letter(), nowhere, at=MONDAY) == refused()
        await channels.close()
        await channels.close()
    assert len(server.taken) == 1


@pytest.mark.parametrize("through", [Through.MAIL, Through.OTHER])
async def test_without_a_setting_nothing_leaves_this_machine(through: Through) -> None:
    channels = opened(smtp_url=None, mail_from=FROM)
    assert await channels.send(letter(), Addressed(through, KARIM), at=MONDAY) == later(Why.NOT_SET_UP)
    await channels.close()


def test_every_way_that_people_can_choose_has_a_channel() -> None:
    channels = opened(smtp_url=f"smtp://{HERE}", mail_from=FROM, services=("json",))
    assert channels._by.keys() == set(Through)


@APPRISE_IS_OLD
async def test_a_service_that_was_chosen_gets_the_text_and_the_links(hook: Hook) -> None:
    channel = ByApprise(("json",))
    assert await channel.send(letter(), f"json://{HERE}:{hook.port}/", at=MONDAY) == SENT
    ((_, came),) = hook.came
    assert came["title"] == letter().subject
    assert came["message"].startswith(letter().short)
    assert f"Ja, gezien: {LINK}" in came["message"]
    hook.status = 500
    assert await channel.send(letter(), f"json://{HERE}:{hook.port}/", at=MONDAY) == later(Why.NO_ANSWER)


@APPRISE_IS_OLD
@pytest.mark.parametrize("scheme", ["json", "syslog", "file", "nothing-like-it"])
async def test_a_service_that_nobody_allowed_is_never_called(scheme: str, hook: Hook) -> None:
    channel = ByApprise(("ntfys", "nothing-like-it"))
    assert await channel.send(letter(), f"{scheme}://{HERE}:{hook.port}/", at=MONDAY) == refused()
    assert not hook.came


def test_without_apprise_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(NotSetUp, match=r"LEERREIS_APPRISE_SERVICES needs Apprise: pip install"):
        opened(smtp_url=None, mail_from=FROM, services=("ntfys",))
    assert isinstance(opened(smtp_url=None, mail_from=FROM), Channels)
