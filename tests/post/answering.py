"""What people answer: some of what was asked, a while later, by a word that its letter offered; chosen by a seed."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from random import Random
from typing import Any

from pydantic import ValidationError

from journey import Journey, Refusal, Said
from journey.who import roles
from journey.who.people import WEIGHT, Role
from post import choices
from post.choices import Choice
from post.item import Item
from tests.activities.desk import DAY, entry
from tests.post.arrivals import Arrivals, Arrived
from tests.post.office import Office
from tests.post.waterveen import TWENTY, WATCHERS

WHILE = (timedelta(minutes=7), timedelta(minutes=200), timedelta(minutes=3000))
OFTEN = 0.45
SELDOM = ("not-needed", "end", "stays", "along")
"""Nobody chooses these: a quarter is to be full."""
TYPED: dict[str, Any] = {"title": "Meekijken bij een collega", "figure": 6, "how": "lapsed"}


class Answering:
    """Everybody who gets letters."""

    def __init__(self, office: Office, arrivals: Arrivals, seed: int) -> None:
        self.office, self.arrivals, self.random = office, arrivals, Random(seed)
        self._soon: list[tuple[datetime, str, Item]] = []

    def read(self, letters: list[Arrived]) -> None:
        """Each line is answered after a while, or is let be."""
        for one in letters:
            for nth, item in enumerate(one.items):
                if self.random.random() < OFTEN:
                    self._soon.append((one.at + self.random.choice(WHILE), f"{one.id}-{nth}", item))

    async def say(self, to: datetime) -> None:
        """What was to be answered by now, each thing at its own moment."""
        now = sorted((one for one in self._soon if one[0] <= to), key=lambda one: one[:2])
        self._soon = [one for one in self._soon if one[0] > to]
        for at, key, item in now:
            self.office.now = max(self.office.now, at)
            await self._answer(item, key)

    async def ask_watchers(self) -> None:
        """Some learners ask who may have noticed."""
        for nth in self.random.sample(range(len(TWENTY)), 3):
            journey = await self.arrivals.journey(TWENTY[nth])
            learner = journey.people.learner
            of = [one for one in WATCHERS[nth % 3] if one != learner]
            key = f"{learner}:ask-{self.office.now:%Y-%m-%d}"
            await self.office.turn(journey.id, entry(key, "ask-watchers", learner, said=self.office.now, of=of))

    async def _answer(self, item: Item, key: str) -> None:
        journey = await self.arrivals.journey(item.journey)
        word = self._word(item, journey)
        if word is not None:
            with suppress(Refusal):  # it was answered otherwise, or by somebody else
                await self.office.door.tell(journey.id, word, said=self.office.now, now=self.office.now, key=key)

    def _word(self, item: Item, journey: Journey) -> Said | None:
        """None: nothing is asked any more, or what its page asks for is not at hand."""
        asked = journey.expectations.get(item.expectation) if item.expectation else None
        if asked is None or item.what is None:
            return None
        theirs = roles.of(journey, item.person, self.office.now)
        role = next((one for one in WEIGHT if one in theirs), Role.HELPER)
        options = [one for one in choices.offered(item.what, role) if one.code not in SELDOM]
        if not options:
            return None
        choice = self.random.choices(options, [5 if one.code == "accept" else 1 for one in options])[0]
        try:
            behaviours = [one.id for one in journey.need.behaviours]
            return choices.word(choice, item.person, asked, behaviours, self._typed(choice))
        except ValidationError:
            return None

    def _typed(self, choice: Choice) -> dict[str, Any]:
        soon = (self.office.now + self.random.randint(2, 12) * DAY).date()
        return TYPED | {"on": soon, "until": soon, "due": soon, "horizon": soon + 60 * DAY}
