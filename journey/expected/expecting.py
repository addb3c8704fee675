"""What each event of an expectation makes of those that are open. While a journey is paused, no rung comes in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from journey.expected.expectations import (
    NEVER_HELD,
    Expectation,
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationId,
    ExpectationMoved,
    ExpectationOpened,
    ExpectationPassed,
    Held,
    RungClimbed,
    What,
)
from journey.grammar.copies import replace
from journey.state import Journey


def opened(journey: Journey, event: ExpectationOpened) -> Journey:
    """One more is open."""
    counted = {**journey.counted, event.what: journey.counted.get(event.what, 0) + 1}
    planned = event.what is What.PLAN_ACTIVITY and event.again is None
    return replace(
        journey,
        expectations=_with(journey, _made(event), event.at),
        counted=counted,
        planning=(*journey.planning, event.at) if planned else journey.planning,
    )


def over(journey: Journey, event: ExpectationAnswered | ExpectationClosed) -> Journey:
    """Answered, or no longer expected."""
    expectations = dict(journey.expectations)
    expectations.pop(event.id, None)
    return replace(journey, expectations=expectations)


def moved(journey: Journey, event: ExpectationMoved) -> Journey:
    """On another day."""
    changes: dict[str, Any] = {} if event.fixed is None else {"fixed": event.fixed}
    known = journey.expectations.get(event.id)
    if known is not None and known.put_off and event.due not in (known.due, known.put_off[-1]):
        changes["put_off"] = ()
    return _changed(
        journey, event.id, event.at, due=event.due, rung=event.rung, stuck=event.stuck, held=None, **changes
    )


def passed(journey: Journey, event: ExpectationPassed) -> Journey:
    """Of somebody else."""
    return _changed(
        journey,
        event.id,
        event.at,
        who=event.who,
        due=event.due,
        rung=event.rung,
        stuck=event.stuck,
        held=None,
        put_off=(),
    )


def climbed(journey: Journey, event: RungClimbed) -> Journey:
    """One rung further."""
    return _changed(journey, event.id, event.at, rung=event.next, stuck=event.stuck)


def held(expectation: Expectation, since: datetime) -> Expectation:
    """The same, its ladder held back for as long as the journey is paused."""
    back = expectation.held or Held(expectation.rung, expectation.stuck, since)
    return replace(expectation, rung=None, stuck=None, held=back)


def _made(event: ExpectationOpened) -> Expectation:
    return Expectation(
        event.id,
        event.what,
        event.ladder,
        event.who,
        event.at,
        event.due,
        event.rung,
        event.stuck,
        event.about,
        event.of,
        bool(event.fixed),
        planned=event.planned,
    )


def _changed(journey: Journey, id_: ExpectationId, at: datetime, **changes: Any) -> Journey:
    known = journey.expectations.get(id_)
    if known is None:
        return journey
    return replace(journey, expectations=_with(journey, replace(known, **changes), at))


def _with(journey: Journey, expectation: Expectation, at: datetime) -> Mapping[ExpectationId, Expectation]:
    if journey.paused is not None and expectation.what not in NEVER_HELD:
        expectation = held(expectation, at)
    return {**journey.expectations, expectation.id: expectation}
