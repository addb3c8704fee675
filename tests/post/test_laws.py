"""Law 4, of one person's post over many weeks, whatever waits for them: pure, and by chance."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journey.days.calendar import Calendar
from journey.days.week import Week
from journey.expected.expectations import KINDS, ExpectationId, What
from journey.ground import Kind, RungName
from journey.state import JourneyId
from journey.who.people import PersonId
from post import subjects
from post.composing import APART, TWICE, Budget, Composed, Sent, compose
from post.item import Item
from post.subjects import Goes

TUESDAY = datetime(2026, 3, 3, 8, tzinfo=UTC)
WEEK = timedelta(weeks=1)
LONG = Week(Calendar())
WHATS = [what for what in What if what is not What.TAKE_OVER]
TOGETHER = {what for what in What if KINDS[what] in (Kind.TALK, Kind.ANSWER)}
BUDGETS = st.builds(Budget, asks=st.integers(1, 6), minutes=st.integers(1, 12))


@st.composite
def items(draw: st.DrawFn, first: int = 0, most: int = 14) -> list[Item]:
    """What may wait for Karim: of few journeys, so that things meet."""
    found = []
    for nth in range(draw(st.integers(0, most))):
        what, rung = draw(st.sampled_from(WHATS)), draw(st.sampled_from([one for one in RungName][:6]))
        about = subjects.subject(what, rung)
        found.append(
            Item(
                id=f"j/{first + nth}/1",
                journey=JourneyId(f"j{draw(st.integers(1, 8))}"),
                person=PersonId("karim"),
                subject=about,
                goes=subjects.goes(about, what),
                written=TUESDAY - timedelta(hours=draw(st.integers(1, 300))),
                due=TUESDAY,
                what=what,
                rung=rung,
                expectation=ExpectationId(f"{what}-1"),
                team_need=draw(st.sampled_from([None, None, "managers"])),
                passed_over=draw(st.integers(0, TWICE)),
            )
        )
    return found


LATELY = st.dictionaries(
    st.sampled_from(list(Goes)),
    st.builds(
        lambda hours, lately: Sent(TUESDAY - timedelta(hours=hours), lately), st.integers(0, 400), st.integers(1, 3)
    ),
)


def parts(composed: Composed) -> Counter[str]:
    """Where each message ended up."""
    sent = (item for letter in composed.letters for item in letter.items)
    gone = (item for item, _ in composed.gone)
    return Counter(
        one.id for part in (sent, gone, composed.waits, composed.passed_over, composed.crowded_out) for one in part
    )


@given(items(), LATELY, BUDGETS, st.integers(0, 2))
def test_everything_that_waits_ends_up_in_one_place_and_one_only(
    waiting: list[Item], sent: dict[Goes, Sent], budget: Budget, practice: int
) -> None:
    composed = compose(waiting, sent, budget, practice, LONG, TUESDAY)
    assert parts(composed) == Counter(one.id for one in waiting)


@given(items(), LATELY, BUDGETS, st.integers(0, 2))
def test_no_letter_of_the_week_asks_more_than_was_agreed(
    waiting: list[Item], sent: dict[Goes, Sent], budget: Budget, practice: int
) -> None:
    composed = compose(waiting, sent, budget, practice, LONG, TUESDAY)
    assert len({letter.goes for letter in composed.letters}) == len(composed.letters)
    for letter in composed.letters:
        last = sent.get(letter.goes)
        if letter.goes is Goes.DIGEST:
            assert letter.asks <= budget.asks
            assert letter.minutes <= budget.minutes or letter.asks == 1
        if letter.goes is Goes.DIGEST and last:
            assert LONG.days.day(TUESDAY) - LONG.days.day(last.last) >= APART
        if letter.goes is Goes.PRACTICE:
            assert practice and (last is None or last.lately < practice)
        if letter.goes is Goes.BESIDE and last:
            assert LONG.days.day(last.last) != LONG.days.day(TUESDAY)


@given(items())
def test_each_line_is_about_one_sort_of_ask_and_help_is_never_put_together(waiting: list[Item]) -> None:
    composed = compose(waiting, {}, Budget(), 2, LONG, TUESDAY)
    for letter in composed.letters:
        for line in letter.bundles:
            assert len({(one.what, one.subject) for one in line.items}) == 1
            assert len(line.items) == 1 or (line.first.what in TOGETHER and line.first.team_need)


@given(st.data(), BUDGETS)
def test_week_after_week_nothing_is_passed_over_more_than_twice(data: st.DataObject, budget: Budget) -> None:
    waiting: list[Item] = []
    missed: Counter[str] = Counter()
    sent: dict[Goes, Sent] = {}
    for week in range(4):
        at = TUESDAY + week * WEEK
        waiting += [replace(one, passed_over=0) for one in data.draw(items(first=100 * week))]
        composed = compose(waiting, sent, budget, 1, LONG, at)
        assert not any(one.goes is Goes.DIGEST for one in composed.waits)
        missed.update(one.id for one in (*composed.passed_over, *composed.crowded_out))
        assert all(missed[one.id] == TWICE for one in composed.crowded_out)
        assert all(missed[one.id] < TWICE for one in composed.passed_over)
        sent |= {letter.goes: Sent(at, 1) for letter in composed.letters}
        waiting = [*composed.waits, *(replace(one, passed_over=one.passed_over + 1) for one in composed.passed_over)]
