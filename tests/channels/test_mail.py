"""What a mail looks like on the wire: its parts, and headers that nobody can add to."""

from __future__ import annotations

from dataclasses import replace
from email.headerregistry import Address
from email.message import EmailMessage

import icalendar
import pytest

from activities.channels import mail
from post.letter import Written
from tests.channels.letters import CARD, INVITATION, LINK, MONDAY, letter
from tests.channels.mail_server import read

FROM = Address("Leerreis", "leren", "example.nl")
KARIM = Address(addr_spec="karim@example.nl")


def made(written: Written) -> EmailMessage:
    return read(mail.as_mail(written, KARIM, FROM, MONDAY))


def kinds(message: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in message.walk()]


def test_text_and_html_stand_side_by_side_the_text_first() -> None:
    assert kinds(made(letter())) == ["multipart/alternative", "text/plain", "text/html"]


def test_an_invitation_is_what_the_letter_is_and_not_a_file() -> None:
    message = made(letter(attachments=(CARD, INVITATION)))
    assert kinds(message) == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/pdf",
    ]  # fmt: skip
    (invitation,) = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    assert invitation.get_param("method") == "REQUEST"
    assert not invitation.is_attachment()
    event = icalendar.Calendar.from_ical(invitation.get_content()).walk("VEVENT")[0]
    assert event["SUMMARY"] == "Gesprek"
    (card,) = message.iter_attachments()
    assert (card.get_filename(), card.get_content()) == (CARD.name, CARD.content)


def test_a_second_invitation_is_a_file_and_still_says_what_it_is() -> None:
    message = made(letter(attachments=(INVITATION, replace(INVITATION, name="tweede.ics"))))
    (second,) = message.iter_attachments()
    assert (second.get_content_type(), second.get_param("method")) == ("text/calendar", "REQUEST")


@pytest.mark.parametrize("text", ["Een café.\n", "é" * 5000])
def test_every_line_is_short_enough_for_every_server_and_of_seven_bits(text: str) -> None:
    raw = mail.as_mail(letter(text=text, html=text), KARIM, FROM, MONDAY)
    raw.decode("ascii")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_nobodys_holiday_answers_it_and_one_click_ends_it() -> None:
    message = made(letter())
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Date"].datetime == MONDAY


def test_a_long_link_stays_whole_in_its_header() -> None:
    """Folded or written as an encoded word, it would lead nowhere."""
    assert len(LINK) > 100
    raw = mail.as_mail(letter(message_id=f"<{'a' * 90}@example.nl>"), KARIM, FROM, MONDAY)
    assert f"List-Unsubscribe: <{LINK}/less>\r\n".encode() in raw
    assert f"Message-ID: <{'a' * 90}@example.nl>\r\n".encode() in raw


def test_without_a_way_out_none_is_offered_and_without_tls_not_by_one_click() -> None:
    assert made(letter(unsubscribe=""))["List-Unsubscribe"] is None
    plain = made(letter(unsubscribe="http://127.0.0.1:8080/less"))
    assert plain["List-Unsubscribe"] == "<http://127.0.0.1:8080/less>"
    assert plain["List-Unsubscribe-Post"] is None


def test_a_subject_of_any_length_and_letter_is_read_as_it_was_written() -> None:
    subject = "Één vraag over “koffie drinken” met Zoë, en daarna nog " + "heel " * 30 + "veel"
    assert made(letter(subject=subject))["Subject"] == subject


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\u2028"])
def test_nobody_writes_headers_by_a_subject(break_: str) -> None:
    message = made(letter(subject=f"Hoi{break_}Bcc: iedereen@example.nl"))
    assert message["Bcc"] is None
    assert message["Subject"] == "Hoi Bcc: iedereen@example.nl"


@pytest.mark.parametrize("field", ["message_id", "unsubscribe"])
def test_a_line_break_in_what_we_make_ourselves_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        made(letter(**{field: "<a@b.nl>\r\nBcc: iedereen@example.nl"}))


def test_a_name_with_quotes_and_commas_is_a_name() -> None:
    sender = mail.sender('"Team L&D, Waterveen" <leren@example.nl>')
    raw = mail.as_mail(letter(), KARIM, sender, MONDAY)
    (of,) = read(raw)["From"].addresses
    assert (of.display_name, of.addr_spec) == ("Team L&D, Waterveen", "leren@example.nl")
    assert b"Bcc" not in raw
