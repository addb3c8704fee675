"""What mail servers write back is read: which letter it was, and whether it has failed for good."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.channels.bounces import Bounce, read_bounce

FOLDER = Path(__file__).with_name("bounces")
LETTER = "<0198.1@leerreis.example.nl>"
FILES = {file.stem: file.read_bytes() for file in sorted(FOLDER.glob("*.eml"))}
EXCHANGE, GMAIL, POSTFIX = (FILES[name] for name in ("exchange-not-found", "gmail-no-such-user", "postfix-delayed"))


@pytest.mark.parametrize(
    ("name", "bounce"),
    [
        ("postfix-delayed", Bounce(LETTER, "4.4.1", is_final=False)),
        ("exchange-not-found", Bounce(LETTER, "5.1.10", is_final=True)),
        ("gmail-no-such-user", Bounce(LETTER, "5.1.1", is_final=True)),
        ("out-of-office", None),
    ],
)
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_each_server_writes_in_its_own_way_and_is_read(name: str, bounce: Bounce | None, line_end: bytes) -> None:
    assert read_bounce(FILES[name].replace(b"\n", line_end)) == bounce


def test_a_letter_that_was_given_up_after_days_has_failed() -> None:
    given_up = read_bounce(POSTFIX.replace(b"Action: delayed", b"Action: failed"))
    assert given_up == Bounce(LETTER, "4.4.1", is_final=True)


def test_a_server_that_has_something_against_us_says_nothing_about_the_address() -> None:
    blocked, gone = (read_bounce(EXCHANGE.replace(b"5.1.10", status)) for status in (b"5.7.1", b"5.1.10"))
    assert blocked and gone
    assert (blocked.is_of_address, gone.is_of_address) == (False, True)


def test_of_several_addresses_the_one_that_failed_counts() -> None:
    second = b"Final-Recipient: rfc822; jan@klant.example\nAction: failed\nStatus: 5.1.1\n\n"
    both = POSTFIX.replace(b"Final-Recipient", second + b"Final-Recipient", 1)
    assert read_bounce(both) == Bounce(LETTER, "5.1.1", is_final=True)


def test_what_was_delivered_is_no_bounce() -> None:
    assert read_bounce(GMAIL.replace(b"Action: failed", b"Action: delivered")) is None


def test_without_what_was_sent_back_the_report_or_the_answer_says_which_letter_it_was() -> None:
    assert b"X-Original-Message-ID" in GMAIL
    answered = GMAIL.replace(b"X-Original-Message-ID", b"X-Something")
    assert read_bounce(answered) == read_bounce(GMAIL)
    assert read_bounce(answered.replace(LETTER.encode(), b"")) is None


def test_the_bounce_holds_no_address() -> None:
    assert all("@klant" not in repr(read_bounce(content)) for content in FILES.values())


@given(st.sampled_from([EXCHANGE, GMAIL, POSTFIX]), st.integers(0, 4000), st.integers(0, 200), st.binary(max_size=20))
def test_a_mail_that_was_damaged_on_the_way_is_never_a_mistake_of_ours(
    content: bytes, at: int, cut: int, instead: bytes
) -> None:
    found = read_bounce(content[:at] + instead + content[at + cut :])
    assert found is None or found.status


@given(st.binary(max_size=400))
def test_whatever_comes_in_is_read_or_is_no_bounce(content: bytes) -> None:
    assert read_bounce(content) is None
