"""Where a letter to one person goes: through what, and to which address there."""

from __future__ import annotations

from dataclasses import dataclass, field

from post.habits import Habits, Through


@dataclass(frozen=True)
class Addressed:
    """The address is a person's own: it is in no log, and in no id."""

    through: Through
    to: str = field(repr=False)


def addressed(habits: Habits, email: str | None) -> Addressed | None:
    """As this person chose it; by mail where a chat was chosen and its hook is missing. None: there is no way."""
    if habits.through is not Through.MAIL and habits.hook:
        return Addressed(habits.through, habits.hook)
    return Addressed(Through.MAIL, email) if email else None
