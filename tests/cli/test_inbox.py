"""Whoever tries Leerreis out reads the mails that did not leave the machine, and nobody mistakes it for a mailbox."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from activities.channels.outcome import SENT
from activities.channels.smtp import Smtp
from starter.embedded.mail import Mail
from tests.channels.letters import INVITATION, LINK, letter
from tests.cli.leerreis import Leerreis

KARIM, SANNE = "karim@example.nl", "sanne@example.nl"
CAFE = "Hoi Karim,\n\nEen CANARY café?\n"


@pytest.fixture(scope="module")
async def inbox(leerreis: Leerreis) -> Leerreis:
    """An installation in which three mails came in; the server that took them has stopped."""
    server = await Mail.start(leerreis.home, leerreis.home / "master.key")
    channel = Smtp(server.url, "Leerreis <leerreis@localhost>", connections=1)
    for nth, (to, text) in enumerate(((KARIM, CAFE), (SANNE, "Hoi Sanne,\n"), (KARIM, "Hoi,\n"))):
        written = letter(message_id=f"<{nth}@x.nl>", subject=f"Brief {nth}", text=text, attachments=(INVITATION,))
        assert await channel.send(written, to, at=datetime.now(UTC)) == SENT
    await channel.close()
    await server.stop()
    return leerreis


def test_all_mails_are_listed_the_newest_first(inbox: Leerreis) -> None:
    listed = inbox("inbox").ok()
    rows = [line.split("\t") for line in listed.out.splitlines()]
    assert rows[0] == ["nr", "to", "when", "subject"]
    assert [(row[0], row[1], row[3]) for row in rows[1:]] == [
        ("1", KARIM, "Brief 2"), ("2", SANNE, "Brief 1"), ("3", KARIM, "Brief 0"),
    ]  # fmt: skip
    assert "Only a test installation has this inbox" in listed.err


def test_one_persons_mails_are_listed_also_in_their_own_name_and_language(inbox: Leerreis) -> None:
    of_karim = inbox("inbox", "p004").ok().out.splitlines()
    assert [line.split("\t")[3] for line in of_karim[1:]] == ["Brief 2", "Brief 0"]
    as_karim = inbox("inbox", "--as", "p004").ok()
    assert as_karim.out.splitlines()[1:] == of_karim[1:]
    assert as_karim.out.startswith("nr\taan\twanneer\tonderwerp")
    assert "proefinstallatie" in as_karim.err
    other = inbox("inbox", "p004", "--as", "p101")
    assert (other.code, other.out, other.err) == (2, "", "With --as, one reads one's own mails.\n")


@pytest.mark.parametrize("words", [("p004", "--nth", "2"), ("p004", "--read", "2"), ("--read", "3")])
def test_one_of_them_is_read_with_its_links_and_files(inbox: Leerreis, words: tuple[str, ...]) -> None:
    read = inbox("inbox", *words).ok().out
    assert read.startswith("Brief 0\n")
    assert CAFE in read
    assert f"Ja, gezien: {LINK}\n" in read
    assert "uitnodiging.ics: text/calendar" in read


def test_its_html_goes_to_a_file(inbox: Leerreis) -> None:
    inbox("inbox", "--read", "3", "--html", "mail.html").ok()
    assert (inbox.home / "mail.html").read_text().strip() == letter().html
    (inbox.home / "mail.html").unlink()


def test_a_program_gets_the_links_too(inbox: Leerreis) -> None:
    first, second, third = inbox("inbox", "--json").ok().json
    assert (first["nr"], second["to"], third["message_id"]) == (1, [SANNE], "<0@x.nl>")
    assert first["links"] == [{"label": "Ja, gezien", "url": LINK}]
    one = inbox("inbox", "--read", "3", "--json").ok().json
    assert (one["text"].strip(), one["files"]) == (CAFE.strip(), ["uitnodiging.ics"])


def test_what_is_not_there_is_said(inbox: Leerreis) -> None:
    missing = inbox("inbox", "--read", "4")
    assert (missing.code, missing.err) == (2, "--read 4: there are 3 mails; 1 is the newest.\n")
    one = inbox("inbox", "p017", "--read", "2", "--as", "p017")
    assert (one.code, one.err) == (2, "--read 2: there is one mail, and it has number 1.\n")
    assert "Femke de Boer has no address" in inbox("inbox", "p021").ok().err
    assert inbox("inbox", "p999").code == 2


def test_where_a_server_is_set_there_is_no_inbox_here(inbox: Leerreis) -> None:
    elsewhere = inbox("inbox", smtp_url="smtps://u:secret@mail.example.nl:465")
    assert (elsewhere.code, elsewhere.out) == (1, "")
    assert elsewhere.err == "Mail goes to mail.example.nl:465: there is no inbox here.\n"


def test_with_another_master_key_it_says_so(inbox: Leerreis) -> None:
    (inbox.home / "other.key").write_bytes(bytes(32))
    other = inbox("inbox", master_key_file=str(inbox.home / "other.key"))
    assert other.code == 2 and "sealed with another master key: move it away" in other.err


async def test_what_was_written_can_be_read_nowhere_on_the_disk(inbox: Leerreis) -> None:
    found = await asyncio.to_thread(lambda: [*inbox.home.rglob("*")])
    kept = [file for file in found if file.suffix == ".mail"]
    assert len(kept) == 3
    assert not [file for file in kept if b"CANARY" in file.read_bytes() or b"example" in file.read_bytes()]


def test_when_somebody_is_forgotten_no_mail_keeps_their_words(inbox: Leerreis) -> None:
    """Letters to others quote them, and nobody can tell which."""
    assert "thrown away, all 3 of them" in inbox("forget", "p030", "--yes").ok().out
    assert inbox("inbox").ok().err == "No mail has come in yet.\n"
    none = inbox("inbox", "--read", "4")
    assert (none.code, none.err) == (2, "No mail has come in yet.\n")
    assert "thrown away" not in inbox("forget", "p030", "--yes").out
