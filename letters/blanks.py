"""What fills the blanks of a text: names, the short title, a day, and roles as the organisation calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter

from markupsafe import Markup

from journey.who.people import Role
from letters.help import THINGS
from letters.told import REASONS, SOMETHING
from letters.tongue import Tongue
from post.letter import Letter, Line
from post.subjects import Subject

ROLES = {
    Role.FRAME_HOLDER: "manager",
    Role.COMPANION: "companion",
    Role.MENTOR: "mentor",
    Role.WATCHER: "watcher",
    Role.LND: "L&D",
}
"""As they stand in a sentence, without an article; an organisation may call them otherwise."""
THEIR_MENTOR = "your {mentor}"
THEIR_COMPANION = "your {companion}"
QUOTED = "“{title}”"
NO_TITLE = "what you agreed"
OF_MENTORS = (Subject.MENTOR_MEETING, Subject.MENTOR_ASKED)
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
PEOPLE = ("learner", "learners", "asker", "other")


class Names:
    """First names; whole ones where two learners of a letter share theirs."""

    def __init__(self, lines: Iterable[Line]) -> None:
        learners = {name for line in lines for name in (line.learner, *line.learners) if name}
        firsts = [first(name) for name in learners]
        self._shared = {name for name in firsts if firsts.count(name) > 1}

    def __call__(self, name: str) -> str:
        """As the letter calls this person."""
        return name if first(name) in self._shared else first(name)


def number(say: Tongue, count: int) -> str:
    """In words up to ten."""
    return say(NUMBERS[count - 1]) if 1 <= count <= len(NUMBERS) else str(count)


def first(name: str) -> str:
    """The first word of a name."""
    return name.split(maxsplit=1)[0] if name.strip() else ""


def roles(say: Tongue, labels: Mapping[str, str]) -> dict[str, str]:
    """The roles by their codes, as the organisation calls them; `labels`: its own words for them."""
    return {str(role): labels.get(role, "") or say(text) for role, text in ROLES.items()}


def of(say: Tongue, letter: Letter, line: Line, names: Names) -> Mapping[str, str]:
    """Everything known of this line, by the name of the blank; empty: not known."""
    called = roles(say, letter.labels)
    everybody = say.all([names(name) for name in line.learners])
    learner = names(line.learner) or everybody
    across = THEIR_MENTOR if line.subject in OF_MENTORS else THEIR_COMPANION
    other = names(line.other) or ("" if learner else say(across, **called))
    return {
        **called,
        "learner": learner,
        "learners": everybody if len(line.learners) > 1 else "",
        "other": other,
        "asker": names(line.other) or learner or other,
        "title": say(QUOTED, title=line.title) if line.title else say(NO_TITLE),
        "thing": say(THINGS[line.thing], **called) if line.thing else "",
        "on": say.weekday(line.on) if line.on else "",
        "weekday": say.weekday(line.on, alone=True) if line.on else "",
        "hour": f"{line.starts:%H:%M}" if line.starts else "",
        "beside": number(say, line.beside),
        "reason": say(REASONS.get(line.reason, SOMETHING), **called),
    }


def filled(text: str, blanks: Mapping[str, str]) -> str:
    """As plain text; who it begins with begins as sentences do."""
    return capital(text.format_map(blanks))


def marked(text: str, blanks: Mapping[str, str]) -> Markup:
    """As HTML: the person named first is bold, and everything that people wrote is escaped."""
    who = next((blank for _, blank, _, _ in Formatter().parse(text) if blank in PEOPLE), "")
    begins = text.startswith(f"{{{who}}}")
    names = {**blanks, who: capital(blanks[who]) if begins else blanks[who]} if who else dict(blanks)
    bold = Markup(text.replace(f"{{{who}}}", f"<strong>{{{who}}}</strong>", 1) if who else text)
    return bold.format_map(names)


def capital(sentence: str) -> str:
    """A sentence that begins as sentences do."""
    return sentence[:1].upper() + sentence[1:]
