"""Made-up letters, whole, as people get them; for the gallery and the tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from journey.expected.expectations import What
from journey.ground import RungName
from journey.lnd.reasons import Reason
from journey.who.people import Role
from letters import samples
from post.letter import Button, Letter, Line, Links, Signed
from post.subjects import Goes, Subject

LEARNERS = ("Sanne", "Mo", "Annelies", "Youssef", "Luc", "Femke", "Noor")
LINKS = Links(
    less=samples.HOME + "less",
    somebody_else=samples.HOME + "somebody-else",
    next_week=samples.HOME + "next-week",
    useful=samples.HOME + "useful",
    not_useful=samples.HOME + "not-useful",
)


@dataclass(frozen=True)
class Sample:
    """A letter to look at."""

    name: str
    letter: Letter


def whole(language: str, *, is_formal: bool = False) -> Iterator[Sample]:
    """Letters as people get them."""
    yield from _of_several(language, is_formal=is_formal)
    yield from _of_one(language, is_formal=is_formal)


def _of_several(language: str, *, is_formal: bool) -> Iterator[Sample]:
    check_in = samples.line(language, Subject.CHECK_IN, Role.COMPANION, What.CHECK_IN, RungName.ASK)
    of_sanne = samples.line(language, Subject.HELP_ASKED, Role.COMPANION, What.SUPPORT, RungName.ASK)
    of_mo = replace(
        of_sanne, learner="Mo Yilmaz", title=samples.WORDS[language]["other title"], buttons=_of_another(of_sanne)
    )
    week = replace(
        samples.alone(check_in, language, is_formal=is_formal),
        lines=(check_in, of_mo), minutes=3, a_week=10, waiting=1, links=LINKS,
    )  # fmt: skip
    team = replace(check_in, learner="", learners=samples.LEARNERS)
    stuck = tuple(
        replace(samples.line(language, Subject.STUCK, Role.LND, None, RungName.LND), learner=name, reason=reason)
        for name, reason in zip(LEARNERS, Reason, strict=False)
    )
    yield Sample("week", week)
    asked = samples.line(language, Subject.ACCEPT, Role.COMPANION, What.ACCEPT, RungName.ASK)
    yield Sample("many", replace(week, lines=(replace(asked, beside=8),), waiting=0, minutes=3))
    yield Sample("team", replace(week, lines=(team,), waiting=0, minutes=1))
    yield Sample("help", replace(week, goes=Goes.BESIDE, lines=(of_sanne, of_mo), minutes=4, waiting=0))
    yield Sample("desk", replace(week, goes=Goes.DESK, lines=stuck, minutes=0, a_week=0, waiting=0, name="Marieke Bos"))


def _of_one(language: str, *, is_formal: bool) -> Iterator[Sample]:
    guide, today, practice, still, mentor = (
        samples.alone(samples.line(language, *one), language, is_formal=is_formal)
        for one in (
            (Subject.GUIDE, Role.COMPANION, What.BEFORE_TALK, RungName.GUIDE),
            (Subject.GUIDE, Role.COMPANION, What.NEEDS_TALK, RungName.MORNING),
            (Subject.PRACTICE, Role.LEARNER, What.PRACTICE, RungName.ASK),
            (Subject.STILL_YOURS, Role.LEARNER, What.STILL_YOURS, RungName.ASK),
            (Subject.MENTOR_ASKED, Role.MENTOR, What.MENTOR, RungName.ASK),
        )
    )
    yield Sample("guide", guide)
    yield Sample("in-person", replace(today, signed=Signed("Marieke Bos", "marieke@leerreis.example")))
    yield Sample("practice", practice)
    yield Sample("still-yours", still)
    yield Sample("card", replace(practice, name="Luc Maes", through="Youssef Haddad", links=Links()))
    instead = tuple(replace(one, instead="Karim El Amrani") for one in guide.lines)
    yield Sample("instead", replace(guide, name="Nadia Bouzid", lines=instead))
    yield Sample("labels", replace(mentor, labels={"mentor": "peter"}))


def _of_another(one: Line) -> tuple[Button, ...]:
    return tuple(replace(button, url=button.url + "-of-another") for button in one.buttons)
