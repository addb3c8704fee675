"""The page that a button opens, and the card of who has no address."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from journey.expected.expectations import KINDS, What
from journey.ground import RungName
from journey.who.people import Role
from letters import samples
from letters.asking import FIELDS, OF_A_CHOICE, After, afterwards, asking
from letters.card import Card, card, qr
from letters.labels import LABELS, OPEN, label
from letters.tongue import tongue
from post.choices import CHOICES, ENDS, offered
from post.letter import Line
from post.subjects import ASKED

YOUSSEF = Card("Youssef Haddad", "Lijn 4 <zelfstandig> ombouwen", "https://leerreis.example/a/b.c", "nl", "Luc Maes")


def line_of(what: What) -> Line:
    return samples.line("nl", ASKED[what], samples.ASKED_OF.get(what, (Role.LND,))[0], what, RungName.ASK)


@pytest.mark.parametrize("what", list(What))
def test_every_answer_has_a_label_of_its_own_and_every_field_a_question(what: What) -> None:
    page = asking(samples.alone(line_of(what), "nl"), line_of(what))
    labels = {one.code: one.label for one in page.choices}
    for choice in offered(what, line_of(what).role):
        assert labels[choice.code] not in ("", tongue("nl")(OPEN))
        (on_page,) = (one for one in page.choices if one.code == choice.code)
        assert tuple(name for name, _ in on_page.fields) == choice.asks
        assert all(question for _, question in on_page.fields)
        assert on_page.typed == ("ja" if choice.typed else "")
    assert len(set(labels.values())) == len(labels)
    assert page.heading
    assert page.sentence


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


def test_what_has_consequences_is_typed() -> None:
    page = asking(samples.alone(line_of(What.ACCEPT), "nl"), line_of(What.ACCEPT))
    accept = page.choices[0]
    assert (accept.label, accept.typed) == ("Ja, zo doen we het", "ja")
    assert accept.how_to_type == "Typ “ja”, dan staat het er."


def test_what_can_be_said_of_every_ask_asks_what_its_word_needs() -> None:
    mine = line_of(What.NEEDS_TALK)
    fields = {one.code: dict(one.fields) for one in asking(samples.alone(mine, "nl"), mine).choices}
    assert fields["later"] == {"until": "Vanaf welke dag mogen we het weer vragen?"}
    assert fields["call-me"] == {"line": "Waar gaat het over? Alleen L&D leest het."}
    assert list(fields["plan"]) == ["on", "at"]
    theirs = replace(mine, role=Role.COMPANION)
    fields = {one.code: dict(one.fields) for one in asking(samples.alone(theirs, "nl"), theirs).choices}
    assert fields["not-me"] == {"line": "Wie zou hier de juiste voor zijn? Alleen L&D leest het."}
    assert fields["call-me"] == {}


def test_each_way_to_end_has_its_label() -> None:
    page = asking(samples.alone(line_of(What.CONFIRM_END), "nl"), line_of(What.CONFIRM_END))
    assert [code for code, _ in page.ends] == list(ENDS)


@pytest.mark.parametrize("became", list(After))
def test_every_click_is_answered_in_words(became: After) -> None:
    said = afterwards(tongue("nl"), became, who="Femke", on=samples.DAY, why="Het is al klaar.")
    assert said.endswith(".")
    assert "{" not in said


def test_who_answered_and_when_is_said() -> None:
    said = afterwards(tongue("nl"), After.ANSWERED, who="Femke", on=samples.DAY)
    assert said == "Femke gaf hier op donderdag 12 februari antwoord op. Je hoeft niets te doen."


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
