"""What is offered beside the answers: later, not for me, and call me."""

from __future__ import annotations

from typing import get_args

from journey.expected.expectations import KINDS as SORTS
from journey.expected.expectations import What
from journey.ground import Kind
from journey.language import Said
from journey.speaking import MAY
from journey.who import roles
from journey.who.people import PersonId
from post.choices import CALL_ME, CALL_THE_LEARNER, CHOICES, Choice
from starter.pages.standing import Ask

KINDS: dict[str, type[Said]] = {one.model_fields["kind"].default: one for one in get_args(Said)}
PUT_OFF = [Choice("later", KINDS["later"], asks=("until",))] if "later" in KINDS else []
TURN_AWAY = [Choice("not-me", KINDS["not-me"], asks=("line",))] if "not-me" in KINDS else []
"""Words of the core about any ask: each names its expectation. Where this core has none, nothing is offered."""
CALLS = (CALL_THE_LEARNER, CALL_ME)
CODES = frozenset({"later", "not-me", "call-me"})
ONLY_ONES_OWN = frozenset({What.CONFIRM, What.CONFIRM_END, What.COMES_ALONG})
"""Beside what is one's own: nobody else can answer it."""


def offered(ask: Ask) -> list[Choice]:
    """In the order in which they are shown; an answer of the ask's own may have the same code, and goes first."""
    own = {one.code for one in CHOICES[ask.link.what]}
    calls = [one for one in CALLS if _may(ask, one)][:1]
    away = [] if is_only_ones_own(ask.link.what) else TURN_AWAY
    return [one for one in (*PUT_OFF, *away, *calls) if one.code not in own and _may(ask, one)]


def is_only_ones_own(what: What) -> bool:
    """Whether it is for nobody else by its nature."""
    return SORTS[what] is Kind.OWN or what in ONLY_ONES_OWN


def names_its_ask(choice: Choice) -> bool:
    """Whether its word says of which expectation it is."""
    return "expectation" in choice.word.model_fields


def _may(ask: Ask, choice: Choice) -> bool:
    return roles.is_one_of(ask.journey, PersonId(ask.person.id), MAY[choice.word], ask.now)
