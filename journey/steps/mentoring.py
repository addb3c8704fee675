"""Mentoring: invited, accepted or declined; they meet; and it stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.arranged import Mentoring
from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.plans.plan import StepKind, came
from journey.state import Journey
from journey.who import roles
from journey.who.people import PersonId


class InviteMentor(Request):
    """Somebody is asked to show the way."""

    kind: Literal["invite-mentor"] = "invite-mentor"
    mentor: PersonId
    line: Words | None = None


class AnswerInvitation(Request):
    """Yes, or no; a no may say why."""

    kind: Literal["mentor"] = "mentor"
    yes: bool
    line: Words | None = None


class Met(Request):
    """Learner and mentor met; either says it."""

    kind: Literal["met"] = "met"
    line: Words | None = None


class StopMentoring(Request):
    """It is enough, or it does not work."""

    kind: Literal["stop-mentoring"] = "stop-mentoring"
    line: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorInvited(Fact):
    """Somebody was asked."""

    kind: Literal["mentor-invited"] = "mentor-invited"
    mentor: PersonId
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorAnswered(Fact):
    """Accepted, or declined."""

    kind: Literal["mentor-answered"] = "mentor-answered"
    yes: bool
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorMet(Fact):
    """They met. What was said is theirs alone."""

    kind: Literal["mentor-met"] = "mentor-met"
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentoringStopped(Fact):
    """There is no mentor any more."""

    kind: Literal["mentoring-stopped"] = "mentoring-stopped"
    line: str | None = None
    short: Literal[True] | None = None
    """The mentor stepped back before as many meetings as were agreed: somebody else is looked for."""


def invite(journey: Journey, word: InviteMentor, at: datetime, ground: Ground) -> Events:
    """One mentor at a time; who is invited anew takes the place of who did not answer."""
    if word.mentor == journey.people.learner:
        raise Refusal("not-your-own-mentor")
    if journey.mentoring.accepted or word.mentor == journey.people.mentor:
        raise Refusal("has-a-mentor")
    yield MentorInvited(at=at, by=word.by, mentor=word.mentor, line=word.line)
    yield from asking.closed(journey.open(What.MENTOR), at, by=word.by)
    yield from asking.asked(journey, What.MENTOR, word.mentor, ground.calendar.day(at), at, ground, by=word.by)


def answer(journey: Journey, word: AnswerInvitation, at: datetime, ground: Ground) -> Events:
    """A yes opens the first meeting."""
    if word.by != journey.people.mentor or journey.mentoring.accepted:
        raise Refusal("not-invited")
    said = MentorAnswered(at=at, by=word.by, yes=word.yes, line=word.line)
    yield said
    yield from asking.answered(journey.open(What.MENTOR), at, by=word.by)
    if word.yes:
        yield from meeting(answered(journey, said), at, ground, by=word.by)


def meet(journey: Journey, word: Met, at: datetime, ground: Ground) -> Events:
    """Answers the meeting, and opens the next for as long as more were agreed. One with a mentor who handed over or
    stopped since is on record, and answers nothing of what came after.
    """
    if not roles.was_mentored(journey, at):
        raise Refusal("no-mentor-yet")
    said = MentorMet(at=at, by=word.by, line=word.line)
    yield said
    if roles.people_at(journey, at).mentor != journey.people.mentor:
        return
    yield from asking.answered((*journey.open(What.MENTOR_MEETING), *first_talks(journey)), at, by=word.by)
    yield from meeting(met(journey, said), at, ground, by=word.by)


def stop(journey: Journey, word: StopMentoring, at: datetime, ground: Ground) -> Events:
    """The mentor steps back, or none is looked for any more; everything that was done stays."""
    if journey.people.mentor is None and not journey.mentoring.declined:
        raise Refusal("no-mentor-yet")
    if roles.people_at(journey, at).mentor != journey.people.mentor:
        raise Refusal("handed-over-since")
    stepped_back = journey.mentoring.accepted and word.by == journey.people.mentor and not is_done(journey)
    yield MentoringStopped(at=at, by=word.by, line=word.line, short=True if stepped_back else None)
    theirs = (*journey.open(What.MENTOR), *journey.open(What.MENTOR_MEETING), *first_talks(journey))
    yield from asking.closed(theirs, at, by=word.by)


def invited(journey: Journey, event: MentorInvited) -> Journey:
    """May answer."""
    people = replace(journey.people, mentor=event.mentor, buddy=None)
    return replace(journey, people=people, mentoring=replace(journey.mentoring, declined=False))


def answered(journey: Journey, event: MentorAnswered) -> Journey:
    """The mentor, or nobody yet; an answer to an invitation that was taken back is none."""
    if event.by != journey.people.mentor:
        return journey
    if event.yes:
        journey = came(journey, StepKind.MENTORING, event)
        return replace(journey, mentoring=replace(journey.mentoring, accepted=True))
    mentoring = replace(journey.mentoring, accepted=False, declined=True)
    return replace(journey, people=replace(journey.people, mentor=None, buddy=None), mentoring=mentoring)


def met(journey: Journey, event: MentorMet) -> Journey:
    """One more meeting."""
    return replace(journey, mentoring=replace(journey.mentoring, meetings=journey.mentoring.meetings + 1))


def stopped(journey: Journey, event: MentoringStopped) -> Journey:
    """The meetings stay."""
    mentoring = Mentoring(meetings=journey.mentoring.meetings, declined=bool(event.short))
    return replace(journey, people=replace(journey.people, mentor=None, buddy=None), mentoring=mentoring)


def is_done(journey: Journey) -> bool:
    """The agreed number of meetings; where no mentor is planned, the step is left out."""
    return journey.people.mentor is None or journey.mentoring.meetings >= journey.meetings_asked


def is_wanted(journey: Journey) -> bool:
    """Who was invited said no, or stepped back halfway; and nobody else was invited."""
    return journey.mentoring.declined


def first_talks(journey: Journey) -> list[Expectation]:
    """Of a mentor who took over, and is not the companion or frame-holder as well."""
    people = journey.people
    if people.mentor in (people.companion, people.frame_holder):
        return []
    return [talk for talk in journey.open(What.HAND_OVER) if talk.who == people.mentor]


def as_agreed(journey: Journey, at: datetime, ground: Ground, *, by: PersonId) -> Events:
    """Another number of meetings: the next is asked for where there are more, and none where there were enough."""
    open_ = journey.open(What.MENTOR_MEETING)
    if open_ and is_done(journey):
        yield from asking.closed(open_, at, by=by)
    elif not open_:
        yield from meeting(journey, at, ground, by=by)


def meeting(journey: Journey, at: datetime, ground: Ground, *, by: PersonId) -> Events:
    """The next meeting, by the rhythm, where there is a mentor and more were agreed."""
    mentor = journey.people.mentor
    if mentor is None or not journey.mentoring.accepted or journey.mentoring.meetings >= journey.meetings_asked:
        return
    due = ground.calendar.day(at) + journey.pace.check_in
    yield from asking.asked(journey, What.MENTOR_MEETING, mentor, due, at, ground, by=by)
