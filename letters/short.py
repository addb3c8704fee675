"""The short form, for chat: a few lines, and the answers as buttons. What people wrote does not stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from letters.spoken import Answer, Spoken


def short(lines: Sequence[Spoken]) -> str:
    """Plain text without links; several things are numbered."""
    many = len(lines) > 1
    return "\n".join(f"{nth}. {_said(one)}" if many else _said(one) for nth, one in enumerate(lines, 1))


def buttons(lines: Sequence[Spoken]) -> tuple[tuple[str, str], ...]:
    """Label and link of each answer; among several things each says which it belongs to."""
    many = len(lines) > 1
    return tuple(
        (f"{nth}. {answer.label}" if many else answer.label, answer.url)
        for nth, one in enumerate(lines, 1)
        for answer in _answers(one)
    )


def _answers(one: Spoken) -> tuple[Answer, ...]:
    return (*one.answers, *one.quiet)


def _said(one: Spoken) -> str:
    questions = one.guide.questions if one.guide else ()
    return "\n".join((one.text, *(f"   - {question}" for question in questions)))
