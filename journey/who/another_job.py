"""Moving: another job. Does the need come along? Yes is a hand-over with a new agreement; no is an honest end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.endings import Ended
from journey.expected import asking
from journey.expected.asking import ACCEPTED_WITHIN, Events
from journey.expected.expectations import Expectation, Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.helping import conditions
from journey.plans import charter
from journey.reading import between_two
from journey.state import Ending, Journey, Proposal, Whereto
from journey.who import roles
from journey.who.hand_over import TALK_WITHIN
from journey.who.people import NOBODY, People, PersonId, TeamId

ANSWERED_WITHIN = 10
"""Working days within which the learner says whether it comes along."""
OF_THE_OLD_JOB = frozenset({What.NEEDS_TALK, What.ACCEPT, What.CONCLUDE, What.RE_PLAN, What.HAND_OVER})
"""What belongs to the old agreement: the new one opens its own."""
OF_THE_COMPANION = frozenset({What.PLAN_ACTIVITY, What.BEFORE_TALK, What.AFTER_TALK, What.CHECK_IN})
"""What comes along, and is expected of the new companion."""


class ChangeJob(Request):
    """Another job: the need comes along, to these people; or it stays behind."""

    kind: Literal["another-job"] = "another-job"
    comes_along: bool
    frame_holder: PersonId | None = None
    """Of the new job; if nobody is named, nobody is known yet."""
    companion: PersonId | None = None
    """Who gives room there, if nobody else is named."""
    adviser: PersonId | None = None
    team: TeamId | None = None
    let_read: bool = False
    """Whether the new ones read what was said before."""
    line: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobChangeProposed(Fact):
    """Somebody but the learner says that there is another job, and whether the need comes along."""

    kind: Literal["job-change-proposed"] = "job-change-proposed"
    comes_along: bool
    to: Whereto
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CameAlong(Fact):
    """The need came along. The agreement is provisional again; only the learner has accepted it so far."""

    kind: Literal["came-along"] = "came-along"
    frame_holder: PersonId | None = None
    """None: nobody is known yet."""
    companion: PersonId | None = None
    adviser: PersonId
    team: TeamId
    let_read: bool = False
    line: str | None = None
    charter: str | None = None
    """The version of the template whose role charter goes with this yes, where it has one."""


def change_job(journey: Journey, word: ChangeJob, at: datetime, ground: Ground) -> Events:
    """The learner decides; another's word asks the learner."""
    if journey.people.learner in (word.frame_holder, word.companion):
        raise Refusal("two-people")
    if word.companion and not word.frame_holder:
        raise Refusal("no-room-without-anybody")
    if word.by != journey.people.learner:
        yield from _proposed(journey, word, at, ground)
    elif word.comes_along:
        yield from _along(journey, word, at, ground)
    else:
        yield Ended(at=at, by=word.by, how=Ending.MOVED, line=word.line)


def came_along(journey: Journey, event: CameAlong) -> Journey:
    """Others, another team. Need, plan, sightings and what others promised stay; what the old two owed does not."""
    before = journey.people
    after = replace(
        before,
        frame_holder=event.frame_holder or NOBODY,
        companion=event.companion or NOBODY,
        adviser=event.adviser,
        team=event.team,
    )
    left = _left(before, after)
    new = {event.frame_holder, event.companion} - {None, before.frame_holder, before.companion}
    newcomers = {who: since for who, since in journey.newcomers.items() if who not in left}
    return replace(
        charter.with_yes(journey, event.by, event.charter),
        people=after,
        accepted=frozenset((before.learner,)),
        agreed=None,
        yes=frozenset(),
        concluded={},
        unmanaged=event.frame_holder is None,
        entrusted=between_two.entrusted(journey, event.adviser),
        newcomers=newcomers if event.let_read else newcomers | {who: event.at for who in new if who},
        end_proposed=None,
        supports={
            key: replace(one, settled=True) if {one.of, one.asker} & left else one
            for key, one in journey.supports.items()
        },
        conditions={
            key: conditions.let_go(one) if one.owner in left else one for key, one in journey.conditions.items()
        },
    )


def job_change_proposed(journey: Journey, event: JobChangeProposed) -> Journey:
    """Until the learner answers."""
    return replace(journey, end_proposed=Proposal(Ending.MOVED, event.by, event.to) if event.by else None)


def _proposed(journey: Journey, word: ChangeJob, at: datetime, ground: Ground) -> Events:
    to = Whereto(word.frame_holder, word.companion, word.adviser, word.team)
    yield JobChangeProposed(at=at, by=word.by, comes_along=word.comes_along, to=to, line=word.line)
    yield from asking.closed((*journey.open(What.CONFIRM_END), *journey.open(What.COMES_ALONG)), at, by=word.by)
    due = ground.calendar.plus(ground.calendar.day(at), ANSWERED_WITHIN)
    yield from asking.asked(journey, What.COMES_ALONG, journey.people.learner, due, at, ground, by=word.by)


def _along(journey: Journey, word: ChangeJob, at: datetime, ground: Ground) -> Events:
    """Its first expectation is a talk; the new frame-holder is asked to accept. Nobody is known: L&D looks at once."""
    people, to, then = journey.people, _whereto(journey, word), roles.people_at(journey, at)
    if (then.frame_holder, then.companion) != (people.frame_holder, people.companion):
        raise Refusal("handed-over-since")
    moved = CameAlong(
        at=at,
        by=word.by,
        frame_holder=to.frame_holder,
        companion=to.companion or to.frame_holder,
        adviser=to.adviser or people.adviser,
        team=people.team if to.team is None else to.team,
        let_read=word.let_read,
        line=word.line,
        charter=charter.offered(journey),
    )
    yield moved
    after = came_along(journey, moved)
    asked = (*journey.open(What.CONFIRM_END), *journey.open(What.COMES_ALONG))
    yield from asking.answered(asked, at, by=word.by)
    for one in [one for one in journey.expectations.values() if one not in asked]:
        heir = _heir(one, journey, after)
        if heir == NOBODY:
            yield from asking.closed((one,), at, by=word.by)
        elif heir != one.who:
            yield from asking.passed(after, one, heir, at, ground, by=word.by)
    if journey.need.behaviours:
        yield from _agreeing_anew(after, at, ground, by=word.by)


def _agreeing_anew(after: Journey, at: datetime, ground: Ground, *, by: PersonId) -> Events:
    today, plus, people = ground.calendar.day(at), ground.calendar.plus, after.people
    yield from asking.asked(after, What.HAND_OVER, people.companion, plus(today, TALK_WITHIN), at, ground, by=by)
    yield from asking.asked(after, What.ACCEPT, people.frame_holder, plus(today, ACCEPTED_WITHIN), at, ground, by=by)


def _whereto(journey: Journey, word: ChangeJob) -> Whereto:
    """As the learner says; what the learner does not say, as it was proposed."""
    proposed = journey.end_proposed.to if journey.end_proposed else None
    said = Whereto(word.frame_holder, word.companion, word.adviser, word.team)
    if proposed is None:
        return said
    return Whereto(
        said.frame_holder or proposed.frame_holder,
        said.companion or (None if said.frame_holder else proposed.companion),
        said.adviser or proposed.adviser,
        proposed.team if said.team is None else said.team,
    )


def _heir(expectation: Expectation, before: Journey, after: Journey) -> PersonId:
    """Of whom it is expected in the new job; nobody: it belongs to the old one."""
    what, who = expectation.what, expectation.who
    if what in OF_THE_OLD_JOB:
        return NOBODY
    if what in OF_THE_COMPANION and who == before.people.companion:
        nobody = after.people.learner if what is What.PLAN_ACTIVITY else NOBODY
        return after.people.companion or nobody
    if what is What.SIGHTING:
        return who
    if what is What.PRIVATE:
        return after.people.adviser
    if what in (What.TAKE_OVER, What.COACHING):
        return who if before.people.adviser == after.people.adviser else NOBODY
    settled = what in (What.SUPPORT, What.PROMISE) and after.supports[expectation.of or ""].settled
    return NOBODY if settled or who in _left(before.people, after.people) else who


def _left(before: People, after: People) -> set[PersonId]:
    """The old frame-holder and companion, where they have no part in it any more."""
    stays = (after.learner, after.frame_holder, after.companion, after.mentor, after.adviser)
    return {who for who in (before.frame_holder, before.companion) if who and who not in stays}
