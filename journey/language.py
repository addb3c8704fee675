"""Everything that can be said (`Request`) and everything that can have happened (`Event`)."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from journey.agreement import Accept, Agreed, AgreementAccepted, AgreementChanged, Propose
from journey.confidence import ConfidenceRated, Rate
from journey.endings import EndDeclined, Ended, EndJourney, EndProposed, KeepGoing
from journey.expectations import (
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationMoved,
    ExpectationOpened,
    RungClimbed,
)
from journey.sightings import LogSighting, Sighting
from journey.silence import AnswerStillYours, SilenceWatched, StillYoursAnswered
from journey.steps.application import Applied, Conclude, ConclusionSaid
from journey.steps.check_ins import CheckedIn, CheckIn
from journey.steps.needs_conversation import JourneyStarted, MomentLogged, Spoke, StartJourney
from journey.steps.practice import LogPractice, PracticeLogged

Said = (
    StartJourney
    | Accept
    | Propose
    | Spoke
    | LogPractice
    | CheckIn
    | LogSighting
    | Rate
    | Conclude
    | AnswerStillYours
    | EndJourney
    | KeepGoing
)
"""What a person can say."""

Event = (
    JourneyStarted
    | AgreementChanged
    | AgreementAccepted
    | Agreed
    | MomentLogged
    | PracticeLogged
    | CheckedIn
    | Sighting
    | ConfidenceRated
    | ConclusionSaid
    | Applied
    | StillYoursAnswered
    | SilenceWatched
    | EndProposed
    | EndDeclined
    | Ended
    | ExpectationOpened
    | ExpectationMoved
    | ExpectationAnswered
    | ExpectationClosed
    | RungClimbed
)
"""What can have happened."""


@cache
def _requests() -> TypeAdapter[Said]:
    return TypeAdapter(Annotated[Said, Field(discriminator="kind")])


@cache
def _events() -> TypeAdapter[Event]:
    return TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def request(word: dict[str, Any]) -> Said:
    """The request that a word is.

    Raises:
        pydantic.ValidationError: it is none, or a field is wrong.
    """
    return _requests().validate_python(word)


def event(body: dict[str, Any]) -> Event:
    """The event that a body from the log is."""
    return _events().validate_python(body)


def body(event: Event) -> dict[str, Any]:
    """An event as plain JSON, for the log; what is None is left out."""
    return _events().dump_python(event, mode="json", exclude_none=True)  # type: ignore[no-any-return]
