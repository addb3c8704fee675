"""All that is said about one thing in a letter, and which of it fits."""

from __future__ import annotations

from collections.abc import Mapping

from letters.answers import ANSWERS
from letters.help import HELP
from letters.own import OWN
from letters.saying import LEARNER, OTHERS, Said
from letters.talks import TALKS
from letters.told import TOLD
from post.letter import Line
from post.subjects import Subject

ALL: tuple[Said, ...] = (*HELP, *TALKS, *ANSWERS, *OWN, *TOLD)
PLAINLY_MINE = Said(Subject.STUCK, LEARNER, "A question for you", "How do things stand with {title}?")
PLAINLY = Said(Subject.STUCK, OTHERS, "A question about {learner}", "{learner} works on {title}. How do things stand?")
"""What nobody foresaw: a letter goes all the same."""


def said(line: Line, blanks: Mapping[str, str]) -> Said:
    """The first text that fits; what is known of the line fills its blanks."""
    plainly = PLAINLY if blanks.get("learner") else PLAINLY_MINE
    return next((one for one in ALL if one.fits(line, blanks)), plainly)
