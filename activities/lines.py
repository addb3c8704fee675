"""The lines of a letter: whose journey, what is asked, by which buttons, and the guide of a talk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

from activities.draft import Draft
from journey import Journey
from journey.expected.expectations import Expectation, What
from journey.who.people import PersonId, Role
from letters import links
from letters.link_keys import LinkKeys
from letters.links import Answer
from post import choices, reader
from post.composing import Bundle
from post.letter import Button, Line, Page
from post.subjects import ASKS_NOTHING, Goes, Subject
from records import guides, listing, templates
from records.database import Connection
from records.organisation import Budget
from records.template_file import Talk

GUIDES: Mapping[What, Talk] = {
    What.NEEDS_TALK: Talk.NEEDS_TALK,
    What.BEFORE_TALK: Talk.BEFORE_TALK,
    What.AFTER_TALK: Talk.AFTER_TALK,
    What.MENTOR_MEETING: Talk.MENTOR_MEETING,
    What.CHECK_IN: Talk.CHECK_IN,
    What.RE_PLAN: Talk.RE_PLAN,
    What.HAND_OVER: Talk.HAND_OVER,
}
OF_AN_ACTIVITY = (Subject.BEFORE_ACTIVITY, Subject.ACTIVITY_DONE)
DATED = (Subject.GUIDE, Subject.PROMISE_DUE, *OF_AN_ACTIVITY)


@dataclass(frozen=True)
class Known:
    """What was looked up for a letter."""

    names: Mapping[str, str]
    """By our own ids."""
    texts: Mapping[str, str]
    """By their sealed form."""
    language: str


class Lines:
    """Makes the lines of drafts. `keys`: asked for each link; `base`: where our pages are."""

    def __init__(self, keys: Callable[[], LinkKeys], base: str, own_templates: Path | None) -> None:
        self._keys, self._base, self._templates = keys, base, own_templates

    def line(
        self,
        draft: Draft,
        bundle: Bundle,
        nth: int,
        known: Known,
    ) -> Line:
        """One thing, as this reader may read it; `nth` of the letter."""
        first, journey = bundle.first, draft.journeys[bundle.first.journey]
        expectation = journey.expectations.get(first.expectation) if first.expectation else None
        what = first.what or (expectation.what if expectation else None)
        is_lnds = first.goes is Goes.DESK
        role = Role.LND if is_lnds else reader.role(journey, draft.person, what, draft.at)
        instead = reader.instead(journey, draft.person, role, draft.at)
        other = reader.other(journey, draft.person, what, expectation.of if expectation else None)
        learner = journey.people.learner
        names, texts = known.names, known.texts
        together = [draft.journeys[one.journey].people.learner for one in bundle.items if one.journey in draft.journeys]
        return Line(
            subject=first.subject,
            learner="" if learner == draft.person else names.get(learner, ""),
            title=texts.get(journey.need.title, ""),
            role=role,
            what=first.what,
            rung=first.rung,
            other=names.get(other or "", ""),
            on=first.talk.on if first.talk else _day(journey, first.subject, expectation),
            starts=first.talk.starts if first.talk else _hour(first.subject, expectation),
            minutes=bundle.minutes,
            buttons=self._buttons(draft, bundle, role, nth),
            instead=names.get(instead or "", ""),
            thing=reader.thing(journey, expectation.of if expectation else None),
            quote=texts.get(journey.if_then or "", "") if first.subject is Subject.PRACTICE else "",
            learners=tuple(names.get(one, "") for one in together) if len(together) > 1 else (),
            guide=self._guide(journey, first.what, known.language) if first.subject is Subject.GUIDE else None,
            reason=str(expectation.stuck.reason)
            if first.subject is Subject.STUCK and expectation and expectation.stuck
            else "",
        )

    def _buttons(self, draft: Draft, bundle: Bundle, role: Role, nth: int) -> tuple[Button, ...]:
        """The answers, each with its link; of a need that several share, its page finds the others."""
        first = bundle.first
        if first.what is None or first.expectation is None or first.subject in ASKS_NOTHING:
            return ()
        expectation = draft.journeys[first.journey].expectations[first.expectation]
        token = self._keys().sign(
            Answer(first.journey, draft.person, first.what, expectation.id, expectation.of, f"{draft.id}-{nth}"),
            draft.at,
        )
        offered = choices.offered(first.what, role)
        return tuple(Button(one.code, links.url(self._base, token, one.code)) for one in offered)

    def _guide(self, journey: Journey, what: What | None, language: str) -> Page | None:
        talk = GUIDES.get(what) if what else None
        if talk is None:
            return None
        file = templates.files(self._templates).get(journey.template.partition("@")[0])
        page = guides.guide(talk, language, file)
        return Page(page.title, page.when or "", tuple(page.questions))


async def with_others(db: Connection, lines: list[Line], person: PersonId, budget: Budget) -> list[Line]:
    """Who is to agree to go along with it reads with how many they do, where that is many."""
    agreeing = [one for one in lines if one.subject is Subject.ACCEPT and one.role is not Role.LEARNER]
    if not agreeing:
        return lines
    beside = await listing.many_companionships(db, person, budget.journeys)
    return [replace(one, beside=beside) if one in agreeing else one for one in lines]


def _day(journey: Journey, subject: Subject, one: Expectation | None) -> date | None:
    """The day that a sentence names: of a talk, an activity or a promise, and never that an answer is late."""
    if one is None or subject not in DATED:
        return None
    if subject in OF_AN_ACTIVITY:
        activity = journey.activities.get(one.of or "")
        return activity.on if activity else None
    return one.planned.on if one.planned and one.in_diary and subject is Subject.GUIDE else one.due


def _hour(subject: Subject, one: Expectation | None) -> time | None:
    """The hour that a talk has in the diary."""
    return one.planned.starts if one and one.planned and one.in_diary and subject is Subject.GUIDE else None
