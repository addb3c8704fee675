"""A dry run: the real rules, and people of simple habits."""

from __future__ import annotations

from datetime import date

import pytest

from journey.expected.expectations import What
from journey.ground import RungName, Template
from journey.lnd.reasons import Reason
from simulation.dry_run import Asked, Done, DryRun, Seen
from simulation.load import Load, loads
from simulation.people import COMPANION, HABITS, LEARNER, MENTOR

MONDAY = date(2027, 1, 4)
SHORT = Template("short@1", ("needs-conversation", "practice", "check-ins", "confident-application"))
WHOLE = Template(
    "whole@1", ("needs-conversation", "activity", "practice", "mentoring", "check-ins", "confident-application")
)


def ran(template: Template, learner: str = "steady", companion: str = "steady") -> DryRun:
    habits = {LEARNER: HABITS[learner], COMPANION: HABITS[companion], MENTOR: HABITS["steady"]}
    return DryRun(template, MONDAY, habits).run()


def seen(run: DryRun) -> list[Reason]:
    return [entry.reason for entry in run.entries if isinstance(entry, Seen)]


@pytest.mark.parametrize("template", [SHORT, WHOLE], ids=["short", "whole"])
def test_steady_people_get_there_and_l_and_d_sees_nothing(template: Template) -> None:
    run = ran(template)
    assert (run.now.ended, seen(run)) == ("applied", [])


def test_slow_people_get_there_later() -> None:
    assert ran(SHORT, "slow").entries[-1].on > ran(SHORT).entries[-1].on


def test_a_silent_learner_says_nothing_and_l_and_d_is_told_why() -> None:
    run = ran(SHORT, "silent")
    assert run.now.ended is None
    assert seen(run) == [Reason.NOT_ACCEPTED, Reason.NO_PRACTICE]
    assert LEARNER not in {entry.who for entry in run.entries if isinstance(entry, Done)}


def test_a_silent_manager_is_asked_again_and_the_learner_is_invited_before_l_and_d_hears() -> None:
    run = ran(SHORT, "steady", "silent")
    talk = [entry for entry in run.entries if isinstance(entry, Asked | Seen) and entry.what is What.NEEDS_TALK]
    *before, last = talk
    assert [one.rung for one in before if isinstance(one, Asked)] == [
        RungName.PLAN, RungName.GUIDE, RungName.AGAIN, RungName.OTHER,
    ]  # fmt: skip
    assert isinstance(last, Seen) and last.reason is Reason.NOT_HELD


def test_each_answers_so_many_working_days_after_the_message() -> None:
    run = ran(SHORT)
    asked = next(entry for entry in run.entries if isinstance(entry, Asked) and entry.what is What.PRACTICE)
    done = next(entry for entry in run.entries if isinstance(entry, Done) and entry.what is What.PRACTICE)
    assert (asked.on, done.on) == (date(2027, 1, 18), date(2027, 1, 20))


def test_a_mentor_is_asked_where_the_plan_has_one_and_only_once() -> None:
    assert [e for e in ran(WHOLE).entries if isinstance(e, Done) and e.what is What.MENTOR]
    assert MENTOR not in {entry.who for entry in ran(SHORT).entries if isinstance(entry, Asked)}


def test_it_comes_out_the_same_each_time() -> None:
    assert ran(WHOLE).entries == ran(WHOLE).entries


def test_a_talk_takes_minutes_of_both_and_a_message_counts_for_who_got_it() -> None:
    entries = [
        Asked(MONDAY, COMPANION, What.NEEDS_TALK, RungName.PLAN),
        Done(date(2027, 1, 6), COMPANION, What.NEEDS_TALK),
        Done(date(2027, 2, 1), LEARNER, What.PRACTICE),
    ]
    january, february = date(2027, 1, 1), date(2027, 2, 1)
    assert loads(entries) == [
        Load(january, COMPANION, 1, 30),
        Load(january, LEARNER, 0, 30),
        Load(february, LEARNER, 0, 1),
    ]
