"""What the page that a button opens asks for, and the card of who has no address."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from journey.expected.expectations import KINDS, What
from journey.who.people import Role
from letters import samples
from letters.asking import FIELDS, OF_A_CHOICE
from letters.card import Card, card, qr
from letters.labels import ENDINGS, LABELS, OPEN, label
from letters.tongue import tongue
from post.choices import CHOICES, ENDS, offered
from post.subjects import ASKED

YOUSSEF = Card("Youssef Haddad", "Lijn 4 <zelfstandig> ombouwen", "https://leerreis.example/a/b.c", "nl", "Luc Maes")


def role_of(what: What) -> Role:
    """Somebody who may be asked it."""
    return samples.ASKED_OF.get(what, (Role.LND,))[0]


@pytest.mark.parametrize("what", [what for what in What if CHOICES[what]])
def test_every_answer_of_an_ask_has_a_label_of_its_own(what: What) -> None:
    said = [label(tongue("nl"), ASKED[what], choice.code, what) for choice in offered(what, role_of(what))]
    assert "" not in said and tongue("nl")(OPEN) not in said
    assert len({*said}) == len(said)


def test_no_label_is_left_over() -> None:
    codes = {(ASKED[what], choice.code) for what in KINDS for choice in CHOICES[what]}
    assert {(subject, code) for subject, those in LABELS.items() for code in those} <= codes


def test_every_field_that_an_answer_asks_for_has_its_question() -> None:
    every = [choice for what in What for role in Role for choice in offered(what, role)]
    assert {name for choice in every for name in choice.asks} == set(FIELDS)
    assert set(OF_A_CHOICE) <= {(choice.code, name) for choice in every for name in choice.asks}


def test_a_check_in_is_answered_in_the_words_of_the_letter() -> None:
    said = [label(tongue("nl"), ASKED[What.CHECK_IN], choice.code) for choice in CHOICES[What.CHECK_IN]]
    assert said == ["Ja, gezien", "Gezien, begint te komen", "Geen gelegenheid gehad", "We spraken elkaar al"]


def test_each_way_to_end_has_its_label() -> None:
    assert {*ENDINGS} >= {*ENDS}


def test_a_card_is_a_page_of_a6_with_a_code_and_nothing_from_elsewhere() -> None:
    page = card(YOUSSEF)
    assert "size: A6" in page
    assert "Youssef" in page
    assert "Haddad" not in page
    assert "Lijn 4 &lt;zelfstandig&gt; ombouwen" in page
    assert "Vandaag geprobeerd?" in page
    assert "Zeg het tegen Luc" in page
    assert not re.search(r"<(img|script|link)\b|url\(|@import", page)


def test_the_code_is_drawn_in_the_page() -> None:
    drawn = ElementTree.fromstring(str(qr(YOUSSEF.url)))
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert str(qr(YOUSSEF.url)) != str(qr(YOUSSEF.url + "d"))


def test_a_card_of_somebody_with_nobody_named_says_whom_to_tell() -> None:
    named = Card("Youssef", "Ombouwen", "https://x.example", "nl", labels={"companion": "ploegbaas"})
    assert "Zeg het tegen je ploegbaas" in card(named)
    assert "Zeg het tegen je begeleider" in card(Card("Youssef", "Ombouwen", "https://x.example", "nl"))
