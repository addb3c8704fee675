"""Letters are handed over to a real mail server, and what became of each is known."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from activities.channels.outcome import SENT, UNKNOWN, Outcome, Why, later, refused
from starter.embedded.mail import Mail
from starter.embedded.mailroom import Mailroom
from starter.embedded.ports import free_port
from tests.channels.letters import KARIM, SANNE, letter
from tests.channels.mail_server import HERE, serving
from tests.channels.sending import FROM, send, smtp


async def test_a_letter_arrives_as_it_was_written() -> None:
    async with serving() as server, smtp(server.port) as channel:
        assert await send(channel) == SENT
    (sender, to, _), (mail,) = server.taken[0], server.mails
    assert (sender, to, mail["To"], mail["From"]) == ("leren@example.nl", [KARIM], KARIM, FROM)
    assert mail["Message-ID"] == letter().message_id
    text = mail.get_body(("plain",))
    assert text is not None and text.get_content().splitlines() == letter().text.splitlines()


async def test_two_hundred_letters_go_over_one_connection() -> None:
    async with serving() as server, smtp(server.port, connections=1) as channel:
        assert {await send(channel, message_id=f"<{nth}@x.nl>") for nth in range(200)} == {SENT}
    assert [mail["Message-ID"] for mail in server.mails] == [f"<{nth}@x.nl>" for nth in range(200)]
    assert len(server.sessions) == 1


async def test_letters_that_go_at_once_share_a_few_connections() -> None:
    async with serving() as server, smtp(server.port, connections=2) as channel:
        assert set(await asyncio.gather(*(send(channel) for _ in range(30)))) == {SENT}
    assert (len(server.taken), len(server.sessions)) == (30, 2)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("550 5.1.1 <karim@example.nl>: no such user", refused(550)),
        ("550 No such user here", refused(550)),
        ("552 5.2.2 mailbox full for good", refused(552)),
        ("451 4.7.1 greylisted, karim@example.nl", later(Why.BUSY, 451)),
        ("452 4.2.2 mailbox full", later(Why.BUSY, 452)),
        ("554 5.7.1 <karim@example.nl>: Relay access denied", later(Why.NOT_LET, 554)),
        ("530 5.7.0 Authentication required", later(Why.NOT_LET, 530)),
    ],
)
async def test_what_is_said_of_an_address_is_the_outcome_and_the_next_letter_goes(
    answer: str, outcome: Outcome
) -> None:
    async with serving() as server, smtp(server.port, connections=1) as channel:
        server.mood.of_recipient = [answer]
        assert await send(channel) == outcome
        assert KARIM not in repr(outcome)
        assert await send(channel, SANNE) == SENT
    assert [to for _, to, _ in server.taken] == [[SANNE]]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("451 try again", later(Why.BUSY, 451)),
        ("552 5.3.4 too large", later(Why.LETTER, 552)),
        ("554 5.7.1 spam", later(Why.LETTER, 554)),
    ],
)
async def test_a_letter_that_is_not_taken_is_nobodys_address(answer: str, outcome: Outcome) -> None:
    async with serving() as server, smtp(server.port, connections=1) as channel:
        server.mood.of_letter = [answer]
        assert await send(channel) == outcome
        assert await send(channel) == SENT


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("553 5.1.8 sender unknown", later(Why.NOT_LET, 553)), ("421 4.3.2 shutting down", later(Why.BUSY, 421))],
)
async def test_a_sender_that_is_not_liked_makes_nobody_unreachable(answer: str, outcome: Outcome) -> None:
    async with serving() as server, smtp(server.port) as channel:
        server.mood.of_sender = [answer]
        assert await send(channel) == outcome
        assert await send(channel) == SENT


@pytest.mark.parametrize("mood", ["dies", "hangs"])
async def test_a_connection_that_breaks_after_the_letter_leaves_us_not_knowing_and_it_goes_again(mood: str) -> None:
    async with serving() as server, smtp(server.port, timeout=1) as channel:
        server.mood.of_letter = [mood]
        assert await send(channel) == UNKNOWN
        assert await send(channel) == SENT
    first, second = server.mails
    assert first["Message-ID"] == second["Message-ID"] == letter().message_id


async def test_a_server_that_hung_up_meanwhile_costs_no_letter() -> None:
    async with serving() as server, smtp(server.port, connections=1) as channel:
        assert await send(channel) == SENT
        server.hang_up()
        assert await send(channel) == SENT
    assert (len(server.taken), len(server.sessions)) == (2, 2)


async def test_a_killed_server_is_later_and_once_it_runs_again_letters_go(tmp_path: Path) -> None:
    key, port = tmp_path / "key", free_port()
    key.write_bytes(bytes(32))
    first = await Mail.start(tmp_path, key, port=port)
    async with smtp(port) as channel:
        assert await send(channel, message_id="<1@x.nl>") == SENT
        first.kill()
        await first.child.ended()
        assert await send(channel, message_id="<2@x.nl>") == later(Why.NO_ANSWER)
        second = await Mail.start(tmp_path, key, port=port)
        assert await send(channel, message_id="<3@x.nl>") == SENT
        await second.stop()
    kept = Mailroom(second.folder, bytes(32)).of(KARIM)
    assert [one.mail["Message-ID"] for one in kept] == ["<3@x.nl>", "<1@x.nl>"]


async def test_a_server_that_says_nothing_is_later() -> None:
    with socket.create_server((HERE, 0)) as silent:
        async with smtp(silent.getsockname()[1], timeout=0.2) as channel:
            assert await send(channel) == later(Why.TIMED_OUT)


async def test_a_letter_that_was_given_up_half_way_does_not_spoil_the_next() -> None:
    async with serving() as server, smtp(server.port, connections=1) as channel:
        server.mood.of_letter = ["hangs"]
        sending = asyncio.create_task(send(channel))
        await server.has_taken.wait()
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        async with asyncio.timeout(30):
            assert await send(channel, SANNE) == SENT
    assert [to for _, to, _ in server.taken] == [[KARIM], [SANNE]]


@pytest.mark.parametrize(
    "to", ["", "karim", "karim@", "@example.nl", "k@x.nl\r\nRCPT TO:<a@b.nl>", "karim@x nl", "a@b@c"]
)
async def test_what_is_no_address_is_refused_before_anybody_is_called(to: str) -> None:
    async with smtp(free_port()) as channel:
        assert await send(channel, to) == refused()


async def test_a_domain_with_an_accent_travels_as_mail_servers_know_it() -> None:
    async with serving() as server, smtp(server.port) as channel:
        assert await send(channel, "karim@überwald.example") == SENT
    assert server.taken[0][1] == ["karim@xn--berwald-m2a.example"]
