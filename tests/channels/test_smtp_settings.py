"""How a connection is kept private is what the setting says, and a setting that is not right is told."""

from __future__ import annotations

import ssl
from pathlib import Path
from urllib.parse import quote

import pytest

from activities.channels.channel import NotSetUp
from activities.channels.outcome import SENT, Why, later
from activities.channels.smtp import Smtp
from activities.channels.smtp_address import SmtpAddress
from tests.channels.certificates import self_signed
from tests.channels.mail_server import HERE, PASSWORD, USER, serving, who_logs_in
from tests.channels.sending import FROM, send, smtp


async def test_tls_from_the_first_byte(tmp_path: Path) -> None:
    ours, theirs = self_signed(tmp_path)
    async with serving(tls=ours) as server, smtp(server.port, "smtps", tls=theirs) as channel:
        assert await send(channel) == SENT


async def test_tls_after_a_word_and_then_the_password(tmp_path: Path) -> None:
    ours, theirs = self_signed(tmp_path)
    options = {"tls_context": ours, "require_starttls": True, "authenticator": who_logs_in, "auth_required": True}
    async with serving(**options) as server:
        async with smtp(server.port, "smtp+starttls", f"{USER}:{quote(PASSWORD, safe='')}@", tls=theirs) as channel:
            assert await send(channel) == SENT
        async with smtp(server.port, "smtp+starttls", f"{USER}:wrong@", tls=theirs) as channel:
            assert await send(channel) == later(Why.LOG_IN, 535)
        async with smtp(server.port, "smtp+starttls", tls=theirs) as channel:
            assert await send(channel) == later(Why.NOT_LET, 530)
    assert len(server.taken) == 1


async def test_a_certificate_that_nobody_signed_gets_no_letter(tmp_path: Path) -> None:
    ours, _ = self_signed(tmp_path)
    nobodys = ssl.create_default_context()
    async with serving(tls=ours) as server, smtp(server.port, "smtps", tls=nobodys) as channel:
        assert await send(channel) == later(Why.NO_ANSWER)
    async with serving(tls_context=ours) as server, smtp(server.port, "smtp+starttls", tls=nobodys) as channel:
        assert await send(channel) == later(Why.NO_ANSWER)
    assert not server.taken


async def test_where_tls_was_asked_for_and_is_not_there_nothing_goes_in_the_open() -> None:
    for login in ("", f"{USER}:{USER}@"):
        async with serving() as server, smtp(server.port, "smtp+starttls", login) as channel:
            assert await send(channel) == later(Why.NO_ANSWER)
        assert not server.taken


async def test_where_no_tls_was_asked_for_none_is_tried(tmp_path: Path) -> None:
    ours, _ = self_signed(tmp_path)
    async with serving(tls_context=ours) as server, smtp(server.port) as channel:
        assert await send(channel) == SENT


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://mail.example.nl", "LEERREIS_SMTP_URL is not right; write smtps://"),
        ("smtp://", "LEERREIS_SMTP_URL is not right"),
        ("smtps://mail.example.nl:port", "LEERREIS_SMTP_URL is no URL"),
        ("smtp://u:secret@mail.example.nl", "LEERREIS_SMTP_URL has a password and no TLS"),
    ],
)
def test_a_setting_that_is_not_right_is_told_without_its_password(url: str, sentence: str) -> None:
    with pytest.raises(NotSetUp) as told:
        Smtp(url, FROM)
    assert str(told.value).startswith(sentence)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("sender", ["Leerreis", "Leerreis <leren@>", "a@b.nl\nBcc: c@d.nl"])
def test_a_sender_that_is_none_is_told(sender: str) -> None:
    with pytest.raises(NotSetUp, match="LEERREIS_MAIL_FROM"):
        Smtp(f"smtp://{HERE}", sender)


def test_ports_are_those_that_mail_uses() -> None:
    ports = [SmtpAddress.parse(f"{scheme}://mail.example.nl").port for scheme in ("smtp", "smtp+starttls", "smtps")]
    assert ports == [25, 587, 465]
    assert "geheim" not in repr(SmtpAddress.parse("smtps://u:geheim@mail.example.nl"))
