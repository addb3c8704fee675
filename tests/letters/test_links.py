"""Signed links: whoever has no key makes none, a rotation leaves those that are on their way, and each has its time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from journey.expected.expectations import ExpectationId, What
from journey.state import JourneyId
from journey.who.people import PersonId
from letters import link_keys, links
from letters.link_keys import BadKeys, LinkKeys
from letters.links import (
    LASTS,
    PURPOSES,
    Answer,
    Asked,
    Expired,
    Less,
    Link,
    NextWeek,
    NotALink,
    Purpose,
    SomebodyElse,
    Useful,
)
from post.subjects import Subject

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
KARIM = PersonId("karim")
JOURNEY = JourneyId("0b5a4d3e-3c1d-5b5a-9a7e-0123456789ab")
CHECK_IN = ExpectationId("check-in-1")
EVERY: list[Link] = [
    Answer(JOURNEY, KARIM, What.CHECK_IN, CHECK_IN, None, "digest-1-2"),
    Answer(JOURNEY, KARIM, What.PROMISE, ExpectationId("promise-1"), "support-1", "digest-1-2"),
    Useful(Subject.CHECK_IN, "nl", True, "m1"),
    Less(KARIM),
    NextWeek(KARIM, "digest-1"),
    SomebodyElse(KARIM, "digest-1", (Asked(JOURNEY, What.CHECK_IN, CHECK_IN),)),
]


@pytest.fixture
def keys() -> LinkKeys:
    return link_keys.keys(link_keys.new_key())


@pytest.mark.parametrize("link", EVERY)
def test_what_is_signed_is_read_up_to_its_last_day(keys: LinkKeys, link: Link) -> None:
    purpose = PURPOSES[type(link)]
    token = keys.sign(link, NOW)
    assert keys.read(purpose, token, NOW) == link
    assert keys.read(purpose, token, NOW + LASTS[purpose]) == link
    with pytest.raises(Expired) as late:
        keys.read(purpose, token, NOW + LASTS[purpose] + timedelta(seconds=1))
    assert late.value.link == link


@pytest.mark.parametrize("link", EVERY)
def test_a_link_is_for_one_purpose(keys: LinkKeys, link: Link) -> None:
    token = keys.sign(link, NOW)
    for other in set(Purpose) - {PURPOSES[type(link)]}:
        with pytest.raises(NotALink):
            keys.read(other, token, NOW)


def test_a_link_fits_in_a_mail_and_in_one_part_of_a_path(keys: LinkKeys) -> None:
    token = keys.sign(EVERY[0], NOW)
    assert len(links.url("https://leerreis.example.nl", token, "no-occasion")) < 250
    assert "/" not in token
    assert links.url("https://x.nl/", "t", "seen") == "https://x.nl/a/t/seen"
    assert links.page("https://x.nl", Purpose.SOMEBODY_ELSE, "t") == "https://x.nl/else/t"


def test_neither_reader_nor_letter_is_in_the_link_that_says_whether_it_was_of_use() -> None:
    assert {*Useful.__dataclass_fields__} == {"subject", "language", "useful", "mark"}


def test_a_link_from_before_there_were_marks_is_read_without_its_letter(keys: LinkKeys) -> None:
    before = keys._serializer(Purpose.USEFUL, NOW).dumps(["check-in", "digest-1", "nl", 0])
    assert keys.read(Purpose.USEFUL, str(before), NOW) == Useful(Subject.CHECK_IN, "nl", False, None)


def test_a_changed_or_foreign_token_is_none(keys: LinkKeys) -> None:
    token = keys.sign(EVERY[0], NOW)
    payload, stamp, signature = token.rsplit(".", 2)
    longer = LinkKeys(keys.secrets).sign(EVERY[0], NOW + timedelta(days=900)).rsplit(".", 2)[1]
    foreign = link_keys.keys(link_keys.new_key()).sign(EVERY[0], NOW)
    stamped, reversed_ = f"{payload}.{longer}.{signature}", f"{payload}.{stamp}.{signature[::-1]}"
    for wrong in (foreign, stamped, reversed_, "", ".", "é", "a.b.c"):
        with pytest.raises(NotALink):
            keys.read(Purpose.ANSWER, wrong, NOW)


def test_a_machine_whose_clock_is_a_little_ahead_signs_links_too(keys: LinkKeys) -> None:
    assert keys.read(Purpose.ANSWER, keys.sign(EVERY[0], NOW + timedelta(seconds=5)), NOW) == EVERY[0]


def test_a_rotation_leaves_the_last_three_keys_and_signs_with_the_newest() -> None:
    text = link_keys.new_key()
    tokens = [link_keys.keys(text).sign(EVERY[0], NOW)]
    for _ in range(3):
        text = link_keys.rotated(text)
        tokens.append(link_keys.keys(text).sign(EVERY[0], NOW))
    keys = link_keys.keys(text)
    assert len(keys.secrets) == 3
    with pytest.raises(NotALink):
        keys.read(Purpose.ANSWER, tokens[0], NOW)
    assert [keys.read(Purpose.ANSWER, token, NOW) for token in tokens[1:]] == [EVERY[0]] * 3
    assert LinkKeys(keys.secrets[-1:]).read(Purpose.ANSWER, tokens[-1], NOW) == EVERY[0]


@pytest.mark.parametrize("text", ["", "\n", "not hexadecimal", "abcd\n"])
def test_a_file_that_holds_no_keys_is_refused(text: str) -> None:
    with pytest.raises(BadKeys):
        link_keys.keys(text)
    with pytest.raises(BadKeys):
        link_keys.rotated(text)
