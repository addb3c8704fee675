"""The tone: every text in every language, as a colleague would say it."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import replace

import pytest

from journey.who.people import Role
from letters import blanks, made_up, samples, sentences
from letters.blanks import NUMBERS
from letters.gallery import WAYS
from letters.tongue import texts, tongue
from letters.writing import write
from post.subjects import Subject
from tests.letters.everything import COUNTED, HEADS, SAID, TEXTS

DUTCH = {**texts("nl"), **texts("nl", "letters")}
FORMAL = texts("nl_formal", "letters")
NEVER = re.compile(
    r"te laat|vergeten|nog niet ingevuld|herinner|openstaand|actie vereist|leerreis|verwachting|\bfase\b|"
    r"niet (ge)?(antwoord|reageer)|"
    r"\blate\b|overdue|forg[eo]t|not (yet )?filled|reminder|"
    r"outstanding|action required|\bjourney|expectation|\bphase\b|"
    r"did not (answer|respond)|didn't (answer|respond)|!",
    re.IGNORECASE,
)
STUCK = re.compile(r"stokt|stuck|vastgelopen|loopt vast", re.IGNORECASE)
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jullie|hoi)\b", re.IGNORECASE)


def every() -> Iterator[tuple[str, str]]:
    """The English text, and how it is said; in each way of speaking."""
    for text in sorted(TEXTS):
        yield text, text
        yield text, DUTCH[text]
        yield text, FORMAL.get(text, DUTCH[text])


def written() -> Iterator[tuple[str, samples.Line, str]]:
    """Way, line, and the whole letter of that line alone, as anybody reads it."""
    for way, (language, is_formal) in WAYS.items():
        for bare in (False, True):
            for line in samples.lines(language, bare=bare):
                made = write(samples.alone(line, language, is_formal=is_formal))
                yield way, line, f"{made.subject}\n{made.text}\n{made.short}"


def sentences_in(text: str) -> int:
    return len(re.findall(r"[.?](?=\s|$)", text.replace("...", "")))


@pytest.mark.parametrize("text", sorted(TEXTS))
def test_every_text_has_a_dutch_one_about_the_same(text: str) -> None:
    fields = {field for _, field, _, _ in string.Formatter().parse(text) if field}
    one_or_many = {pair[0] for pair in COUNTED}
    for other in (DUTCH[text], FORMAL.get(text, DUTCH[text])):
        assert other
        named = {field for _, field, _, _ in string.Formatter().parse(other) if field}
        assert named == fields or (text in one_or_many and named <= fields | {"count", "number"})


def test_the_catalogues_have_no_other_texts() -> None:
    assert set(texts("nl", "letters")) <= TEXTS
    assert set(FORMAL) <= TEXTS


def test_a_text_of_letters_is_not_said_otherwise_where_it_is_shown() -> None:
    shown, said = texts("nl"), texts("nl", "letters")
    assert {text: said[text] for text in said if text in shown} == {text: shown[text] for text in said if text in shown}


def test_no_text_scolds_or_shouts() -> None:
    assert not [said for _, said in every() if NEVER.search(said)]


def test_no_letter_scolds_or_shouts() -> None:
    assert not [(way, line) for way, line, text in written() if NEVER.search(text.replace("leerreis.example", ""))]


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.about}-{said.text[:40]}")
def test_an_ask_has_two_sentences_at_most(said: sentences.Said) -> None:
    for text in (said.text, DUTCH[said.text], FORMAL.get(said.text, DUTCH[said.text])):
        assert 1 <= sentences_in(text) <= 2
    for note in (said.note, said.lead):
        assert sentences_in(note) <= 2


def test_only_l_and_d_hears_that_it_is_stuck() -> None:
    assert not [line for _, line, text in written() if STUCK.search(text) and line.subject is not Subject.STUCK]
    assert {line.role for line in samples.lines("nl") if line.subject is Subject.STUCK} == {Role.LND}


def test_the_person_comes_first() -> None:
    others = [said for said in sentences.ALL if Role.LEARNER not in said.to]
    assert not [said for said in others if not re.match(r"\{(learner|learners|asker)\}", said.text)]
    assert not [said for said in others if not re.match(r"\{(learner|learners|asker)\}", DUTCH[said.text])]


def test_a_subject_has_one_number_beside_the_minutes() -> None:
    in_words = re.compile(rf"\b({'|'.join([*NUMBERS, *(DUTCH[number] for number in NUMBERS)])})\b", re.IGNORECASE)
    for way, (language, is_formal) in WAYS.items():
        for sample in made_up.whole(language, is_formal=is_formal):
            subject = re.sub(r"\(.*\)", "", write(sample.letter).subject)
            assert len(re.findall(r"\d+", subject)) + len(in_words.findall(subject)) <= 1, way
    assert not [head for head in HEADS if len(in_words.findall(head)) > 1 or len(in_words.findall(DUTCH[head])) > 1]


def test_who_says_u_never_says_je() -> None:
    assert not [text for text in TEXTS if FAMILIAR.search(DUTCH[text]) and text not in FORMAL]
    assert not [said for said in FORMAL.values() if FAMILIAR.search(said)]
    quoted = re.compile("“.*?”", re.DOTALL)
    letters = [text for way, line, text in written() if way == "nl-formal" and line.guide is None]
    assert not [text for text in letters if FAMILIAR.search(quoted.sub("", text))]


def test_again_is_as_kind_as_the_first_time() -> None:
    """It counts nothing, and does not say that it was asked before."""
    before = re.compile(r"\bagain\b|opnieuw|nogmaals|tweede|second|eerder|earlier|\d", re.IGNORECASE)
    again = [said for said in sentences.ALL if said.rungs and "again" in said.rungs]
    assert len(again) >= 6
    assert not [said for said in again if before.search(said.text) or before.search(DUTCH[said.text])]


@pytest.mark.parametrize("bare", [False, True])
def test_whatever_is_asked_of_whomever_has_a_text_of_its_own(bare: bool) -> None:
    for line in samples.lines("en", bare=bare):
        letter = samples.alone(line, "en")
        known = blanks.of(tongue(), letter, line, blanks.Names(letter.lines))
        said = sentences.said(line, known)
        assert said in sentences.ALL, (line.subject, line.role, line.what, line.rung)


AND_YOU = {Subject.GUIDE, Subject.OTHER_HAND, Subject.PAUSE_REVIEW}
"""Sanne and you, or Sanne, Mo and you: the verb is the same."""


def test_of_several_learners_the_verb_is_that_of_several() -> None:
    for line in samples.of_several("en"):
        letter = samples.alone(line, "en")
        said = sentences.said(line, blanks.of(tongue(), letter, line, blanks.Names(letter.lines)))
        assert line.subject in AND_YOU or said.text.startswith("{learners} "), line.subject


def test_every_text_is_said_somewhere() -> None:
    """What no sample says is a text that nobody looked at."""
    seen = set()
    for bare in (False, True):
        for line in samples.lines("en", bare=bare):
            for one in variants(line):
                letter = samples.alone(one, "en")
                seen.add(sentences.said(one, blanks.of(tongue(), letter, one, blanks.Names(letter.lines))))
    assert not [said for said in sentences.ALL if said not in seen]


def variants(line: samples.Line) -> Iterator[samples.Line]:
    """With a day, and of several learners."""
    yield line
    yield replace(line, on=samples.DAY)
    if line.learner:
        yield replace(line, learner="", learners=("Sanne", "Mo"))
