"""Free text and names in a word: what may be written, and which fields hold what somebody wrote, or who."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from journey import free_texts, request, unsealed
from journey.grammar.request import persons_named
from journey.needs.agreement import Propose
from journey.needs.behaviours import AddBehaviour
from journey.steps.needs_conversation import Spoke, StartJourney
from journey.steps.practice import LogPractice
from tests.core.telling import SANNE, TRIED

NOT_WRITTEN = [
    ("   ", "is empty; write something, or leave the field out"),
    ("x" * 4_001, "is 4001 characters long; at most 4000 fit"),
    ("a bell \x07", "holds the control character U+0007; leave it out"),
    ("the end \x1f of the list", "holds the control character U+001F; leave it out"),
    ("the first half of a pair \ud800", "holds the control character U+D800; leave it out"),
    ("the last half of a pair \udfff", "holds the control character U+DFFF; leave it out"),
]


@pytest.mark.parametrize(("text", "why"), NOT_WRITTEN)
def test_what_may_not_be_written_is_named(text: str, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        request({"kind": "spoke", "by": SANNE, "line": text})
    assert refused.value.errors()[0]["msg"] == f"Value error, {why}"


@pytest.mark.parametrize("text", ["a\nnew line", "a\r\nline of elsewhere", "a\ttab", "a space", "\ud7ff", "\ue000"])
def test_all_else_may(text: str) -> None:
    assert free_texts(request({"kind": "spoke", "by": SANNE, "line": text})) == {"line": text}


@pytest.mark.parametrize("text", ["an X", "X marks it"])
def test_letters_are_no_control_characters(text: str) -> None:
    assert free_texts(Spoke(by=SANNE, line=text)) == {"line": text}


def test_a_text_that_may_be_left_out_is_free_text_all_the_same() -> None:
    assert free_texts(TRIED) == {}
    assert free_texts(TRIED.model_copy(update={"line": "stiffly"})) == {"line": "stiffly"}
    assert free_texts(Propose(by=SANNE, title="Asking", hours=2)) == {"title": "Asking"}


def test_what_is_not_sealed_yet_is_found() -> None:
    assert unsealed(Propose(by=SANNE, title="sealed:1/abc", want="in the open")) == ["want"]


@pytest.mark.parametrize(
    ("word", "fields"),
    [
        (StartJourney, ["learner", "frame_holder", "companion", "adviser", "noticed_by"]),
        (AddBehaviour, ["noticed_by"]),
        (LogPractice, []),
    ],
)
def test_who_is_named_in_a_word_besides_its_speaker(word: type, fields: list[str]) -> None:
    assert persons_named(word) == fields
