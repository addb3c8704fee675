"""The subject of a letter: what it is about where that is one thing; else how many, and how long they take."""

from __future__ import annotations

from collections.abc import Sequence

from letters import blanks
from letters.spoken import Spoken
from letters.tongue import Tongue
from post.letter import Letter
from post.subjects import Goes, Subject

THIS_WEEK = ("This week: {number} thing", "This week: {number} things")
FOR_YOU = ("{number} thing for you", "{number} things for you")
PLACES = ("{weekday}: {count} place where it is stuck", "{weekday}: {count} places where it is stuck")
MINUTES = ("{what} ({count} minute)", "{what} ({count} minutes)")
CARD = "A card for {name}"
ASK_YOU = "{names} ask you something"


def subject_line(say: Tongue, letter: Letter, lines: Sequence[Spoken]) -> str:
    """What stands in an inbox: no need, and the learner's name at most."""
    if letter.through:
        return say(CARD, name=blanks.first(letter.through))
    if letter.goes is Goes.DESK or any(one.line.subject is Subject.STUCK for one in lines):
        places = sum(one.line.subject is Subject.STUCK for one in lines)
        return say.count(*PLACES, places, weekday=blanks.capital(say.weekday(letter.on, alone=True)))
    heads = {one.head for one in lines}
    if len(lines) == 1 or len(heads) == 1:
        return next(iter(heads), "")
    if {one.line.subject for one in lines} == {Subject.HELP_ASKED}:
        return say(ASK_YOU, names=say.all(_askers(lines)))
    words = THIS_WEEK if letter.goes is Goes.DIGEST else FOR_YOU
    what = blanks.capital(say.count(*words, len(lines), number=blanks.number(say, len(lines))))
    return say.count(*MINUTES, letter.minutes, what=what) if letter.minutes else what


def _askers(lines: Sequence[Spoken]) -> list[str]:
    return list(dict.fromkeys(blanks.first(one.line.other or one.line.learner) for one in lines))
