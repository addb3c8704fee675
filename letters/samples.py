"""Made-up lines: every ask to every role at every rung; for the gallery and the tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time

from journey.arranged import Lacking, Needed
from journey.expected.expectations import KINDS, What
from journey.ground import Kind, RungName
from journey.lnd.reasons import Reason
from journey.who.people import Role
from post import subjects
from post.choices import offered
from post.item import SHARED
from post.letter import Button, Letter, Line, Links, Page
from post.subjects import IN_A_DIARY, Subject

RUNGS: Mapping[Kind, tuple[RungName, ...]] = {
    Kind.HELP: (RungName.ASK, RungName.AGAIN),
    Kind.TALK: (RungName.PLAN, RungName.GUIDE, RungName.MORNING, RungName.AGAIN),
    Kind.ANSWER: (RungName.ASK, RungName.AGAIN),
    Kind.OWN: (RungName.ASK, RungName.AGAIN),
}
BOTH = (Role.LEARNER, Role.COMPANION)
ALL_THREE = (*BOTH, Role.FRAME_HOLDER)
HELPING = (*ALL_THREE, Role.MENTOR, Role.HELPER, Role.LND)
ASKED_OF: Mapping[What, tuple[Role, ...]] = {
    What.NEEDS_TALK: ALL_THREE,
    What.ACCEPT: ALL_THREE,
    What.PLAN_ACTIVITY: ALL_THREE,
    What.BEFORE_TALK: ALL_THREE,
    What.ACTIVITY_DONE: BOTH,
    What.AFTER_TALK: ALL_THREE,
    What.PRACTICE: (Role.LEARNER,),
    What.OCCASION: (Role.LEARNER,),
    What.MENTOR: (Role.MENTOR,),
    What.MENTOR_MEETING: (Role.LEARNER, Role.MENTOR),
    What.CHECK_IN: (Role.COMPANION, Role.FRAME_HOLDER),
    What.CONFIDENCE: (Role.LEARNER,),
    What.CONCLUDE: ALL_THREE,
    What.STILL_YOURS: (Role.LEARNER,),
    What.STILL_DOING: (Role.LEARNER,),
    What.CONDITION: HELPING,
    What.SUPPORT: HELPING,
    What.PROMISE: HELPING,
    What.PAUSE_REVIEW: ALL_THREE,
    What.RE_PLAN: ALL_THREE,
    What.HAND_OVER: (*ALL_THREE, Role.MENTOR),
    What.CONFIRM_END: ALL_THREE,
    What.SIGHTING: (Role.WATCHER,),
    What.COMES_ALONG: BOTH,
    What.CONFIRM: (*BOTH, Role.MENTOR),
    What.PRIVATE: (Role.LND,),
    What.COACHING: (Role.LND,),
}
"""Who may be asked it: the wider, the better."""
TOLD_TO: Mapping[Subject, tuple[Role, ...]] = {
    Subject.THANK_YOU: (*HELPING, Role.BUDDY, Role.WATCHER),
    Subject.CELEBRATE: (*HELPING, Role.BUDDY, Role.WATCHER),
    Subject.INVITED: (*ALL_THREE, Role.MENTOR),
    Subject.CALLED_OFF: (*ALL_THREE, Role.MENTOR),
    Subject.TAKEN_BACK: (*ALL_THREE, Role.MENTOR, Role.WATCHER, Role.HELPER, Role.LND),
}
IN_THE_LETTER_OF_LND = (RungName.LND, RungName.COLLEAGUE, RungName.HEAD)
OF_ONE = (Subject.STUCK, Subject.ASKED_OF_LND, Subject.COMES_ALONG)
"""Never asked of several learners at once."""
LEARNERS = ("Sanne de Vries", "Mo Yilmaz", "Annelies Claes")
MONDAY = date(2026, 2, 9)
"""When they are written."""
DAY = date(2026, 2, 12)
HALF_PAST_TWO = time(14, 30)
HOME = "https://leerreis.example/"
WORDS = {
    "en": {
        "title": "Giving feedback", "other title": "Changing over line 4",
        "plan": "If somebody drops out in a meeting, then I ask afterwards what it was.",
        "guide": "Before the course",
        "when": "Thursday 12 February, five minutes",
        "questions": "What do you want to be able to do?|What will you try first?|What do you need from me?",
    },
    "nl": {
        "title": "Feedback geven", "other title": "Lijn 4 zelfstandig ombouwen",
        "plan": "Als iemand in het overleg afhaakt, dan vraag ik na afloop meteen wat er was.",
        "guide": "Voor de training",
        "when": "donderdag 12 februari, vijf minuten",
        "questions": "Wat wil je straks kunnen?|Wat probeer je als eerste?|Wat heb je van mij nodig?",
    },
}  # fmt: skip
"""What people wrote, by language."""


def occurring() -> Iterator[tuple[Subject, Role, What | None, RungName | None]]:
    """Every ask to every role at every rung, and all that is told."""
    for what, role in ((what, role) for what, roles in ASKED_OF.items() for role in roles):
        for rung in RUNGS[KINDS[what]]:
            yield subjects.subject(what, rung), role, what, rung
    for what in (what for what, kind in KINDS.items() if kind in (Kind.TALK, Kind.ANSWER)):
        yield from ((Subject.OTHER_HAND, role, what, RungName.OTHER) for role in BOTH)
    for rung in IN_THE_LETTER_OF_LND:
        yield Subject.ASKED_OF_LND, Role.LND, What.PRIVATE, rung
        yield Subject.STUCK, Role.LND, What.TAKE_OVER, rung
    for about, roles in TOLD_TO.items():
        yield from ((about, role, None, None) for role in roles)


def lines(language: str, *, bare: bool = False) -> Iterator[Line]:
    """All of these in one language."""
    return (line(language, *one, bare=bare) for one in occurring())


def of_several(language: str) -> Iterator[Line]:
    """What may be asked once of a team need, for several learners."""
    for one in lines(language, bare=True):
        if one.learner and one.what and KINDS[one.what] in SHARED and one.subject not in OF_ONE:
            yield replace(one, learner="", learners=LEARNERS)


def line(
    language: str,
    about: Subject,
    role: Role,
    what: What | None = None,
    rung: RungName | None = None,
    *,
    bare: bool = False,
) -> Line:
    """One thing about Sanne, said to this role."""
    words, learner = WORDS[language], role is Role.LEARNER
    one = Line(
        about,
        "" if learner else "Sanne de Vries",
        words["title"],
        role,
        what,
        rung,
        buttons=buttons(about, what, role),
        on=DAY if what in DATED or about in IN_A_DIARY or about is Subject.GUIDE else None,
        thing=ABOUT.get(what) if what else None,
    )
    if bare:
        return one
    return replace(
        one,
        other="Karim El Amrani" if learner else "",
        starts=HALF_PAST_TWO if about is Subject.INVITED or rung is RungName.MORNING else None,
        quote=words["plan"] if about is Subject.PRACTICE else "",
        guide=guide(language) if about is Subject.GUIDE else None,
        reason=Reason.NOT_HELD if about is Subject.STUCK else "",
    )


DATED = (What.BEFORE_TALK, What.PROMISE, What.ACTIVITY_DONE, What.AFTER_TALK)
ABOUT: Mapping[What, Needed | Lacking] = {
    What.SUPPORT: Needed.TALK,
    What.PROMISE: Needed.TIME,
    What.CONDITION: Lacking.OPPORTUNITY,
}
"""What help is about."""


def guide(language: str) -> Page:
    """Three questions."""
    words = WORDS[language]
    return Page(words["guide"], words["when"], tuple(words["questions"].split("|")))


def buttons(about: Subject, what: What | None, role: Role) -> tuple[Button, ...]:
    """All answers of the ask, and what every ask has."""
    if what is None or about in (Subject.STUCK, Subject.GUIDE):
        return ()
    codes = [choice.code for choice in offered(what, role)]
    if about is Subject.OTHER_HAND:
        codes = [code for code in codes if code in ("plan", "spoke")]
    return tuple(Button(code, f"{HOME}{about}/{code}") for code in codes)


def alone(one: Line, language: str, *, is_formal: bool = False) -> Letter:
    """A letter of that one thing."""
    reader = "Sanne de Vries" if one.role is Role.LEARNER else "Karim El Amrani"
    way = subjects.goes(one.subject, one.what)
    return Letter(
        id="d1", message_id="<d1@leerreis.example>", goes=way, name=reader, language=language, lines=(one,), on=MONDAY,
        minutes=subjects.minutes(one.subject), links=Links(less=HOME + "less"), is_formal=is_formal,
    )  # fmt: skip
