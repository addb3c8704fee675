"""A text for one kind of thing in a letter: to whom it is said, the subject that it has alone, and its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from journey.expected.expectations import What
from journey.ground import RungName
from journey.who.people import Role
from post.letter import Line
from post.subjects import Subject

LEARNER = frozenset({Role.LEARNER})
EVERYBODY = frozenset(Role)
OTHERS = EVERYBODY - LEARNER
LND = frozenset({Role.LND})
AGAIN = frozenset({RungName.AGAIN})
ON_ITS_DAY = frozenset({RungName.MORNING})
TO_A_COLLEAGUE = frozenset({RungName.LND, RungName.COLLEAGUE})
TO_THE_HEAD = frozenset({RungName.HEAD})


@dataclass(frozen=True)
class Said:
    """What is said about `about`, to people of these roles.

    Blanks: learner, learners (a team need's), other (across the table), asker (the other, else the learner), title,
    thing (that help is about), on, hour, reason; and each role by its code, as the organisation calls it.
    """

    about: Subject
    to: frozenset[Role]
    head: str
    """The subject line where it is alone in a letter."""
    text: str
    """At most two sentences: first the person, then the ask."""
    lead: str = ""
    """What leads to the quote, which then comes first; without it, the quote comes after the text."""
    note: str = ""
    """Under the answers."""
    rungs: frozenset[RungName] | None = None
    """None: whichever."""
    whats: frozenset[What] | None = None

    def fits(self, line: Line, blanks: Mapping[str, str]) -> bool:
        """Whether it is meant for this line, and everything that it names is known."""
        return (
            line.subject is self.about
            and line.role in self.to
            and (self.rungs is None or line.rung in self.rungs)
            and (self.whats is None or line.what in self.whats)
            and all(blanks.get(blank) for blank in named(self.head, self.text, self.lead, self.note))
        )


def named(*texts: str) -> frozenset[str]:
    """The blanks of these texts."""
    return frozenset(blank for text in texts for _, blank, _, _ in Formatter().parse(text) if blank)
