"""What the codes of the outbox stand for, such as `check-in.again`; and a row of it, as the rules see it."""

from __future__ import annotations

from typing import NamedTuple

from journey.expected.expectations import ExpectationId, What
from journey.ground import RungName
from journey.state import JourneyId
from journey.who.people import PersonId
from post import subjects
from post.diaries import Talk
from post.item import Item
from post.subjects import Goes, Subject

TAKEN_BACK = "word.taken-back"
"""The message to who entered a word, or for whom it was entered, when the other took it back."""
THANKED = "word.thanked"
CELEBRATED = "word.celebrated"
INVITED = "talk.invited"
CALLED_OFF = "talk.called-off"
TOLD: dict[str, Subject] = {
    TAKEN_BACK: Subject.TAKEN_BACK,
    THANKED: Subject.THANK_YOU,
    CELEBRATED: Subject.CELEBRATE,
    INVITED: Subject.INVITED,
    CALLED_OFF: Subject.CALLED_OFF,
}
"""What is told rather than asked."""
CODES = {subject: code for code, subject in TOLD.items()}


class Kind(NamedTuple):
    """What a message says, read from its code, such as `check-in.again`."""

    subject: Subject
    goes: Goes
    what: What | None = None
    rung: RungName | None = None


def kind(code: str) -> Kind:
    """What a code of the outbox stands for."""
    if code in TOLD:
        return Kind(TOLD[code], subjects.goes(TOLD[code], None))
    asked, _, rung = code.partition(".")
    what, name = What(asked), RungName(rung)
    about = subjects.subject(what, name)
    return Kind(about, subjects.goes(about, what), what, name)


def item(row: dict[str, object]) -> Item:
    """A row, as the rules see it."""
    said = kind(str(row.pop("what")))
    expectation = row.pop("expectation")
    return Item(
        id=str(row["id"]),
        journey=JourneyId(str(row["journey"])),
        person=PersonId(str(row["person"])),
        subject=said.subject,
        goes=said.goes,
        written=row["written"],  # type: ignore[arg-type]
        due=row["due"],  # type: ignore[arg-type]
        what=said.what,
        rung=said.rung,
        expectation=ExpectationId(str(expectation)) if expectation is not None else None,
        team_need=row["team_need"],  # type: ignore[arg-type]
        passed_over=row["passed_over"],  # type: ignore[arg-type]
        talk=Talk(row["talk_on"], row["talk_starts"], row["talk_minutes"]) if row.get("talk_on") else None,  # type: ignore[arg-type]
        sequence=row.get("sequence") or 0,  # type: ignore[arg-type]
    )


def code(item: Item) -> str:
    """How the outbox calls it; `kind` read the other way."""
    return CODES[item.subject] if item.what is None else f"{item.what}.{item.rung}"
