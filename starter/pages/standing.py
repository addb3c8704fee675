"""An ask as it stands now, for the person of the link: whose it is, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import journey as core
from journey import Journey, Refusal
from journey.days.calendar import Calendar
from journey.expected.expectations import KINDS, Expectation, ExpectationAnswered, ExpectationClosed, What
from journey.who.for_somebody import WordEntered
from journey.who.people import Role
from letters import blanks
from letters.links import Answer, NotALink
from letters.tongue import Tongue, tongue
from post import reader
from records import event_log, listing, people
from records.event_log import Recorded
from records.organisation import Budget
from records.people import Person
from starter.pages.resources import Resources
from starter.showing import in_full, labels, lnd, one_journey
from starter.showing.one_journey import Shown


@dataclass(frozen=True)
class Ask:
    """What the link is about. `shown` None: the journey is not this person's to read any more."""

    link: Answer
    person: Person
    say: Tongue
    called: Mapping[str, str]
    """The roles by their codes, as the organisation calls them."""
    log: Sequence[Recorded]
    journey: Journey
    calendar: Calendar
    now: datetime
    shown: Shown | None
    names: dict[str, str]
    a_week: int = 0
    """Of an agreement: the minutes that may be asked of anybody in a week."""
    beside: int = 0
    """Of who is to go along with it: with how many journeys they do, where those are many."""

    @property
    def today(self) -> date:
        """In the organisation."""
        return self.calendar.day(self.now)

    @property
    def expectation(self) -> Expectation | None:
        """While it is open."""
        return self.journey.expectations.get(self.link.expectation)

    @property
    def asked(self) -> Expectation:
        """As the link has it, also once it is settled: what is said twice is the same word."""
        link, what = self.link, self.link.what
        return Expectation(link.expectation, what, KINDS[what], link.person, self.now, self.today, None, of=link.of)

    @property
    def role(self) -> Role:
        """What this person is asked as."""
        return reader.role(self.journey, self.link.person, self.link.what, self.now)

    @property
    def other(self) -> str:
        """First name of who asks, or sits across the table."""
        other = reader.other(self.journey, self.link.person, self.link.what, self.link.of)
        return first(self.names.get(other or "", ""))

    @property
    def learner(self) -> str:
        """Their first name; empty: who asked to be forgotten."""
        return first(self.names.get(self.journey.people.learner, ""))

    @property
    def is_open(self) -> bool:
        """Whether it can be answered by this link."""
        return bool(self.shown and self.learner and self.expectation) and self.said() is None

    @property
    def word(self) -> str:
        """The id of what is said by this link."""
        return f"{self.link.person}:{self.link.nonce}"

    def said(self) -> tuple[date, str] | None:
        """What this person said by this link, and when."""
        event = next(
            (one.event for one in self.log if one.word == self.word and type(one.event) in in_full.SHORT), None
        )
        if event is None:
            return None
        return self.calendar.day(event.at), in_full.told(event, self.say) or self.say(in_full.short(event))

    def is_taken_back(self) -> bool:
        """Whether that does not count any more."""
        return self.word in core.taken(self.log)

    def settled(self) -> tuple[date, bool] | None:
        """When it was answered or fell away, and whether by this very person; who else did is not theirs to know."""
        for one in self.log:
            if isinstance(one.event, ExpectationAnswered | ExpectationClosed) and one.event.id == self.link.expectation:
                return self.calendar.day(one.event.at), one.event.by == self.link.person
        return None

    def entered(self) -> str:
        """What waits for this person's yes, where that is asked."""
        said = (one.event for one in self.log if isinstance(one.event, WordEntered))
        event = next((event for event in said if event.entry == self.link.of), None)
        return labels.entered(self.say, event.said) if event and self.link.what is What.CONFIRM else ""


async def ask(resources: Resources, link: Answer) -> Ask:
    """As it stands now.

    Raises:
        NotALink: there is no such person or journey any more.
    """
    person = await people.find(resources.pool, link.person)
    log = await event_log.after(resources.pool, link.journey, 0)
    journey = core.retold(log)
    if person is None or person.forgotten or journey is None:
        raise NotALink
    organisation = await resources.organisations.newest(resources.pool)
    say = tongue(person.language, is_formal=organisation.is_formal)
    calendar, called, now = organisation.ground.calendar, blanks.roles(say, organisation.labels), resources.now()
    try:
        desk = await lnd.desk(resources.pool, organisation, person)
        reads = one_journey.reader(journey, person.id, desk, now)
    except Refusal:
        return Ask(link, person, say, called, log, journey, calendar, now, None, {})
    shown = one_journey.show(log, reads, say, calendar, now)
    about = [line for line in shown.lines if line.of is not None and line.of == link.of]
    shown = await one_journey.opened(resources.vault, replace(shown, lines=about, plan=[]))
    names = await people.names(resources.pool, {*shown.persons, *journey.people.everybody()})
    found = Ask(link, person, say, called, log, journey, calendar, now, shown, names)
    return await _agreeing(resources, found, organisation.budget) if link.what is What.ACCEPT else found


async def _agreeing(resources: Resources, ask: Ask, budget: Budget) -> Ask:
    """With what a yes asks of this person, all journeys together."""
    is_learner = ask.role is Role.LEARNER
    beside = 0 if is_learner else await listing.many_companionships(resources.pool, ask.person.id, budget.journeys)
    return replace(ask, a_week=budget.minutes, beside=beside)


def first(name: str) -> str:
    """The first word of a name."""
    return name.split(maxsplit=1)[0] if name.strip() else ""
