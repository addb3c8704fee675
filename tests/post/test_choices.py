"""The word that a choice is: of a check-in, what is said of each behaviour; of a shared need, what names whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from journey.expected.expectations import KINDS, Expectation, ExpectationId, Held, Rung, What
from journey.ground import RungName
from journey.state import SightingAnswer
from journey.steps.check_ins import CheckIn
from journey.who.people import PersonId, Role
from post import choices, holding
from post.choices import CHOICES, SPOKE
from post.item import SHARED

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
KARIM = PersonId("karim")
ASKED = Expectation(
    ExpectationId("check-in-1"), What.CHECK_IN, KINDS[What.CHECK_IN], KARIM, NOW, date(2026, 3, 2), None
)  # fmt: skip


def said(code: str, behaviours: int, **given: str) -> CheckIn:
    choice = choices.found(What.CHECK_IN, Role.COMPANION, code)
    assert choice is not None
    word = choices.word(choice, KARIM, ASKED, ["b1", "b2", "b3"][:behaviours], given)
    assert isinstance(word, CheckIn)
    return word


def test_a_check_in_tells_of_each_behaviour() -> None:
    word = said("seen", 3, answer="not-yet", second="seen", third="no-occasion")
    assert (word.answer, word.second, word.third) == ("not-yet", "seen", "no-occasion")


@pytest.mark.parametrize(("behaviours", "second", "third"), [(1, None, None), (2, "seen", None), (3, "seen", "seen")])
def test_it_tells_of_no_behaviour_that_is_not_there(behaviours: int, second: str | None, third: str | None) -> None:
    word = said("seen", behaviours, second="seen", third="seen")
    assert (word.answer, word.second, word.third) == (SightingAnswer.SEEN, second, third)


def test_that_they_spoke_says_nothing_of_any_behaviour() -> None:
    word = said("spoke", 3, answer="seen", second="seen")
    assert (word.answer, word.second) == (SightingAnswer.SPOKE, None)


def test_what_is_said_of_one_behaviour_is_a_choice_of_its_own() -> None:
    assert {*choices.SIGHTED} < {one.code for one in CHOICES[What.CHECK_IN]}


def test_of_a_shared_ask_nothing_consequential_but_a_yes_to_the_agreement_is_ticked_beforehand() -> None:
    shared = [(what, one) for what in What if KINDS[what] in SHARED for one in CHOICES[what]]
    assert {(what, one.code) for what, one in shared if one.typed and not one.of_each} == {(What.ACCEPT, "accept")}
    assert not SPOKE.of_each


@pytest.mark.parametrize(
    ("name", "ahead", "asked"),
    [
        (RungName.ASK, timedelta(days=20), False),
        (RungName.ASK, timedelta(days=5), True),
        (RungName.PLAN, timedelta(days=20), False),
        (RungName.AGAIN, timedelta(days=20), True),
        (RungName.GUIDE, timedelta(days=20), True),
    ],
)
def test_an_ask_is_asked_by_now_once_its_first_rung_is_climbed_or_near(
    name: RungName, ahead: timedelta, asked: bool
) -> None:
    rung = Rung(name, NOW + ahead)
    assert holding.is_asked(replace(ASKED, rung=rung), NOW) is asked
    held = replace(ASKED, held=Held(rung, None, NOW))
    assert holding.is_asked(held, NOW) is asked, "a pause changes nothing about that"
