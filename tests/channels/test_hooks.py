"""Letters into chats: a few lines and a button per answer, on hosts that the organisation trusts, and nowhere else."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest

from activities.channels import slack, teams
from activities.channels.hook import Hooks
from activities.channels.outcome import SENT, UNKNOWN, Outcome, Why, later, refused
from activities.channels.slack import Slack
from activities.channels.teams import Teams
from starter.embedded.ports import free_port
from tests.channels.certificates import self_signed
from tests.channels.hook_server import HERE, Hook, listening
from tests.channels.letters import LINK, MONDAY, letter

SLACK = "https://hooks.slack.com/services/T0/B0/secret"
TEAMS = "https://prod-12.westeurope.logic.azure.com:443/workflows/0a/triggers/manual/paths/invoke?sig=secret"

WORKFLOW = (
    "https://default0a1b.c2.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/0a/x"
)


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    return self_signed(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def hook(tls: tuple[ssl.SSLContext, ssl.SSLContext]) -> Iterator[Hook]:
    with listening(tls[0]) as hook:
        yield hook


@pytest.fixture
async def hooks(hook: Hook, tls: tuple[ssl.SSLContext, ssl.SSLContext]) -> AsyncIterator[Hooks]:
    """They trust the server of this test."""
    client = httpx2.AsyncClient(verify=tls[1], trust_env=False, timeout=10)
    hooks = Hooks((f"{HERE}:{hook.port}",), client)
    yield hooks
    await hooks.close()


async def test_slack_gets_a_few_lines_and_a_button_per_answer(hook: Hook, hooks: Hooks) -> None:
    assert await Slack(hooks).send(letter(), hook.url, at=MONDAY) == SENT
    ((path, message),) = hook.came
    assert path == "/services/T0/B0/secret"
    head, section, actions = message["blocks"]
    assert (head["text"]["text"], section["text"]["text"]) == (letter().subject, letter().short)
    assert [(one["text"]["text"], one["url"]) for one in actions["elements"]] == [*letter().buttons]


async def test_teams_gets_a_card_with_a_button_per_answer(hook: Hook, hooks: Hooks) -> None:
    hook.status = 202
    assert await Teams(hooks).send(letter(), hook.url, at=MONDAY) == SENT
    ((_, message),) = hook.came
    (attachment,) = message["attachments"]
    card = attachment["content"]
    assert (attachment["contentType"], card["version"]) == ("application/vnd.microsoft.card.adaptive", "1.4")
    *texts, actions = card["body"]
    assert [one["inlines"][0]["text"] for one in texts] == [letter().subject, *letter().short.splitlines()]
    buttons = [(one["type"], one["title"], one["url"]) for one in actions["actions"]]
    assert buttons == [("Action.OpenUrl", *one) for one in letter().buttons]


def test_what_people_write_is_text_and_calls_no_channel() -> None:
    shouted = letter(subject="<!channel> & co", short="<!here> [klik](https://kwaad.example)")
    message = slack.as_message(shouted)
    assert message["text"] == "&lt;!channel&gt; &amp; co"
    assert {block["text"]["type"] for block in message["blocks"] if "text" in block} == {"plain_text"}
    card = teams.as_message(shouted)["attachments"][0]["content"]
    assert {one["type"] for one in card["body"]} == {"RichTextBlock", "ActionSet"}


def test_however_many_answers_there_are_none_is_lost() -> None:
    many = letter(buttons=tuple((f"Antwoord {nth}", f"{LINK}{nth}") for nth in range(13)))
    of_slack = [one["url"] for block in slack.as_message(many)["blocks"][2:] for one in block["elements"]]
    card = teams.as_message(many)["attachments"][0]["content"]
    rows = [block["actions"] for block in card["body"] if block["type"] == "ActionSet"]
    assert of_slack == [one["url"] for row in rows for one in row] == [link for _, link in many.buttons]
    assert max(map(len, rows)) <= 6  # Teams shows no more


def test_slack_refuses_long_texts_so_they_are_cut() -> None:
    head, section, actions = slack.as_message(letter(subject="s" * 400, short="t" * 9000, buttons=(("k" * 99, LINK),)))[
        "blocks"
    ]
    lengths = [len(head["text"]["text"]), len(section["text"]["text"]), len(actions["elements"][0]["text"]["text"])]
    assert lengths == [150, 3000, 75]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, SENT),
        (202, SENT),
        (302, refused(302)),
        (403, refused(403)),
        (404, refused(404)),
        (410, refused(410)),
        (400, later(Why.LETTER, 400)),
        (429, later(Why.BUSY, 429)),
        (503, later(Why.BUSY, 503)),
    ],
)
async def test_what_the_chat_answers_is_the_outcome(status: int, outcome: Outcome, hook: Hook, hooks: Hooks) -> None:
    hook.status = status
    assert await Slack(hooks).send(letter(), hook.url, at=MONDAY) == outcome


async def test_a_redirect_is_not_followed(hook: Hook, hooks: Hooks) -> None:
    """Else a hook on a trusted host could lead us anywhere in the organisation's own network."""
    hook.status, hook.headers = 307, {"Location": f"{hook.url}/elsewhere"}
    assert await Slack(hooks).send(letter(), hook.url, at=MONDAY) == refused(307)
    assert len(hook.came) == 1


async def test_a_chat_that_breaks_off_after_the_letter_leaves_us_not_knowing(hook: Hook, hooks: Hooks) -> None:
    hook.breaks = True
    assert await Slack(hooks).send(letter(), hook.url, at=MONDAY) == UNKNOWN
    assert len(hook.came) == 1


async def test_a_chat_that_is_not_there_is_later() -> None:
    port = free_port()
    hooks = Hooks((f"{HERE}:{port}",), httpx2.AsyncClient(trust_env=False))
    assert await Teams(hooks).send(letter(), f"https://{HERE}:{port}/", at=MONDAY) == later(Why.NO_ANSWER)
    await hooks.close()


async def test_a_certificate_that_nobody_signed_gets_no_letter(hook: Hook) -> None:
    hooks = Hooks((f"{HERE}:{hook.port}",), httpx2.AsyncClient(trust_env=False))
    assert await Slack(hooks).send(letter(), hook.url, at=MONDAY) == later(Why.NO_ANSWER)
    assert not hook.came
    await hooks.close()


async def test_a_host_that_is_not_on_the_list_is_never_called(
    hook: Hook, tls: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    hooks = Hooks(slack.HOSTS, httpx2.AsyncClient(verify=tls[1], trust_env=False))
    assert await Slack(hooks).send(letter(), hook.url, at=MONDAY) == refused()
    assert not hook.came
    await hooks.close()


@pytest.mark.parametrize("url", [SLACK, SLACK.replace("hooks", "HOOKS"), TEAMS, WORKFLOW])
async def test_the_chats_own_hosts_are_trusted(url: str) -> None:
    hooks = Hooks((*slack.HOSTS, *teams.HOSTS))
    assert hooks.may_be(url)
    await hooks.close()


@pytest.mark.parametrize(
    "url",
    [
        SLACK.replace("https", "http"),
        SLACK.replace("hooks.slack.com", "hooks.slack.com.kwaad.example"),
        SLACK.replace("hooks.slack.com", "kwaadhooks.slack.com"),
        SLACK.replace("hooks.slack.com", "hooks.slack.com@kwaad.example"),
        SLACK.replace("hooks.slack.com", "kwaad.example\\@hooks.slack.com"),
        SLACK.replace("hooks.slack.com", "hooks.slack.com:8443"),
        SLACK.replace("hooks.slack.com", "hooks.slack.com:x"),
        TEAMS.replace(".logic", "logic"),
        TEAMS.replace("prod-12.westeurope.logic.azure.com", "logic.azure.com"),
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://",
        "file:///etc/passwd",
        f"{SLACK}\nHost: kwaad.example",
        "",
    ],
)
async def test_what_only_looks_like_a_hook_is_not_called(url: str) -> None:
    hooks = Hooks((*slack.HOSTS, *teams.HOSTS))
    assert not hooks.may_be(url)
    assert await hooks.put(url, {}) == refused()
    await hooks.close()
