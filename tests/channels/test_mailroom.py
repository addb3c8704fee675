"""The mails of a test installation are kept sealed, and only the master key opens them."""

from __future__ import annotations

import asyncio
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from activities.channels.outcome import SENT
from activities.channels.smtp import Smtp
from starter.embedded import mailroom
from starter.embedded.mail import Mail
from starter.embedded.mailroom import BadMail, Mailroom
from tests.channels.letters import KARIM, MONDAY, SANNE, letter

KEY, OTHER = bytes(32), bytes(range(32))


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    return Mailroom(tmp_path / "mail", KEY)


def test_the_newest_comes_first_and_each_address_has_its_own(room: Mailroom) -> None:
    for days, to in enumerate((KARIM, SANNE, KARIM)):
        room.put([to], f"Subject: {days}\r\n\r\n".encode(), MONDAY + timedelta(days=days))
    assert [kept.mail["Subject"] for kept in room.all()] == ["2", "1", "0"]
    assert [kept.at for kept in room.of("KARIM@example.nl")] == [MONDAY + timedelta(days=2), MONDAY]
    assert room.of("karim@example.com") == []


def test_before_the_first_mail_there_is_none(room: Mailroom) -> None:
    assert room.all() == []


def test_nothing_on_the_disk_tells_who_got_what(room: Mailroom, tmp_path: Path) -> None:
    room.put([KARIM], b"Subject: CANARY\r\n\r\nCANARY", MONDAY)
    (file,) = (tmp_path / "mail").iterdir()
    found = file.read_bytes() + file.name.encode()
    assert not [word for word in (b"CANARY", b"karim", b"example.nl", b"Subject") if word in found]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("how", ["another key", "another name", "another byte", "cut"])
def test_what_was_tampered_with_is_not_opened(how: str, room: Mailroom, tmp_path: Path) -> None:
    room.put([KARIM], b"Subject: Hoi\r\n\r\n", MONDAY)
    (file,) = (tmp_path / "mail").iterdir()
    sealed = file.read_bytes()
    if how == "another name":
        file.rename(file.with_name("20270301T080000000000-00000000.mail"))
    if how == "another byte":
        file.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    if how == "cut":
        file.write_bytes(sealed[:5])
    with pytest.raises(BadMail, match="move it away"):
        Mailroom(tmp_path / "mail", OTHER if how == "another key" else KEY).all()


def test_the_oldest_go_when_there_are_too_many(room: Mailroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailroom, "MOST", 3)
    for nth in range(5):
        room.put([KARIM], f"Subject: {nth}\r\n\r\n".encode(), MONDAY + timedelta(minutes=nth))
    assert [kept.mail["Subject"] for kept in room.all()] == ["4", "3", "2"]


def test_all_can_be_thrown_away_also_with_another_key(room: Mailroom, tmp_path: Path) -> None:
    for to in (KARIM, SANNE, KARIM):
        room.put([to], b"\r\n", MONDAY)
    Mailroom(tmp_path / "mail", OTHER).put([KARIM], b"\r\n", MONDAY)
    assert [mailroom.throw_away(tmp_path / "mail") for _ in range(2)] == [4, 0]
    assert room.all() == []


def test_half_a_mail_is_no_mail(room: Mailroom, tmp_path: Path) -> None:
    """Killed between the writing and the renaming."""
    room.put([KARIM], b"\r\n", MONDAY)
    (tmp_path / "mail" / "20270301T080000000000-ffffffff.new").write_bytes(b"half")
    assert len(room.all()) == 1


def words_in(folder: Path) -> set[bytes]:
    """Which of the two words can be read anywhere in it."""
    everything = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert everything
    return {word for word in (b"CANARY", b"karim") if word in everything}


async def test_the_server_keeps_what_it_gets_and_leaves_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(KEY)
    server = await Mail.start(tmp_path, tmp_path / "key")
    channel = Smtp(server.url, "Leerreis <leerreis@localhost>")
    written = [letter(text="CANARY" * 30, html="<p>CANARY</p>", message_id=f"<{nth}@x.nl>") for nth in range(40)]
    outcomes = await asyncio.gather(*(channel.send(one, KARIM, at=MONDAY) for one in written))
    await channel.close()
    await server.stop()
    assert set(outcomes) == {SENT}
    kept = Mailroom(server.folder, KEY).of(KARIM)
    assert {one.mail["Message-ID"] for one in kept} == {one.message_id for one in written}
    assert words_in(tmp_path) == set()
