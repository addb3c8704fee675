"""Before a mentor is invited: how many they mentor already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from journey import Refusal
from journey.steps.mentoring import InviteMentor

if TYPE_CHECKING:
    from journey import Said
    from starter.cli.errand import Errand

Anyway = Annotated[
    bool,
    Parameter("--anyway", negative="", show_default=False, help="Also where they mentor as many as is usual already."),
]


async def look(errand: Errand, word: Said) -> None:
    """Tell whoever invites that the mentor has enough to do, before anything is sent.

    Here, and no rule: a rule sees one journey, and what others hold may have changed by the time it is judged. A number
    that may be behind is good enough to think twice about, and no ground to refuse.

    Raises:
        Refusal: they have as many mentorships as the organisation's policy says.
    """
    from records import listing, people

    if not isinstance(word, InviteMentor):
        return
    pool = await errand.pool()
    count = await listing.mentorships(pool, word.mentor)
    if count >= (await errand.organisation()).budget.mentees:
        name = (await people.names(pool, [word.mentor])).get(word.mentor, "")
        raise Refusal("mentors-already", mentor=name, count=str(count))
