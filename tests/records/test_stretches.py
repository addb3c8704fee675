"""What is shown as time goes on is what one would find by looking at every instant: the worst that has begun, +n."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.expected.expectations import Expectation, ExpectationId, What
from journey.ground import Kind
from journey.lnd.reasons import FIRST_MOVE, ORDER, Reason, Stuck
from journey.who.people import PersonId, Role
from records.stretches import Stretch, stretches

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
instants = st.integers(0, 12).map(lambda hours: START + hours * HOUR)


def stuck(reason: Reason, from_: datetime) -> Stuck:
    return Stuck(reason, Role.COMPANION, date(2026, 2, 16), from_, FIRST_MOVE[reason])


def expected(nth: int, reason: Stuck | None) -> Expectation:
    id_ = ExpectationId(f"check-in-{nth}")
    return Expectation(
        id_, What.CHECK_IN, Kind.ANSWER, PersonId(f"p{nth}"), START, date(2026, 2, 16), rung=None, stuck=reason
    )


several = st.lists(st.none() | st.builds(stuck, st.sampled_from(Reason), instants), max_size=7).map(
    lambda reasons: [expected(nth, reason) for nth, reason in enumerate(reasons)]
)


def shown(found: list[Stretch], at: datetime) -> Stretch | None:
    """The one stretch that this instant lies in."""
    here = [one for one in found if one.begins <= at and (one.ends is None or at < one.ends)]
    assert len(here) <= 1
    return here[0] if here else None


def looked_at(open_: list[Expectation], at: datetime) -> tuple[Expectation, int] | None:
    """The way it was done before: all that has begun, and the worst of it."""
    begun = [(one.stuck, one) for one in open_ if one.stuck and one.stuck.from_ <= at]
    if not begun:
        return None
    _, worst = min(begun, key=lambda pair: (ORDER[pair[0].reason], pair[0].from_, pair[1].id))
    return worst, len(begun) - 1


@given(open_=several, at=instants, off=st.sampled_from((-HOUR / 2, timedelta(0), HOUR / 2)))
def test_what_a_stretch_shows_is_the_worst_that_has_begun(
    open_: list[Expectation], at: datetime, off: timedelta
) -> None:
    here = shown(stretches(open_), at + off)
    assert (here and (here.expected, here.more)) == looked_at(open_, at + off)
    assert here is None or here.stuck is here.expected.stuck


@given(open_=several)
def test_the_order_in_which_they_were_opened_does_not_matter(open_: list[Expectation]) -> None:
    assert stretches(open_) == stretches(reversed(open_))


@given(open_=several)
def test_no_two_stretches_in_a_row_show_the_same(open_: list[Expectation]) -> None:
    """Else a row would be kept for nothing."""
    found = stretches(open_)
    assert [one.ends for one in found[:-1]] == [one.begins for one in found[1:]]
    for one, next_ in pairwise(found):
        assert (one.expected, one.more) != (next_.expected, next_.more)


@pytest.mark.parametrize("open_", [[], [expected(1, None)]])
def test_a_journey_that_is_not_stuck_shows_nothing(open_: list[Expectation]) -> None:
    assert stretches(open_) == []
