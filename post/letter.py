"""A letter: what is said to one person, with everything that a text or a channel needs, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from journey.arranged import Lacking, Needed
from journey.expected.expectations import What
from journey.ground import RungName
from journey.who.people import Role
from post.subjects import Goes, Subject


@dataclass(frozen=True)
class Button:
    """One click: the code of a choice (`choices.CHOICES`, or `later`, `not-me`, `call-me`), and its signed link."""

    code: str
    url: str


@dataclass(frozen=True)
class Page:
    """The guide of a talk: three questions on one page."""

    title: str
    when: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One thing in a letter. Names are people's own; what is quoted, this reader may read."""

    subject: Subject
    learner: str
    """Name of whose journey it is; empty where that is the reader."""
    title: str
    """The short title of the need: the only thing of it that a letter shows."""
    role: Role
    """The reader's, on that journey."""
    what: What | None = None
    rung: RungName | None = None
    other: str = ""
    """Name of the other one: across the table, or who asks; empty where nobody needs naming."""
    on: date | None = None
    """Of a talk, an activity or a promise: its day."""
    starts: time | None = None
    """Of a talk that goes into the diary: its hour on the organisation's wall."""
    minutes: int = 0
    buttons: tuple[Button, ...] = ()
    quote: str = ""
    """The reader's own if-then plan."""
    thing: Needed | Lacking | None = None
    """What is asked for, or has to be there first."""
    beside: int = 0
    """Of who is to go along with it: how many journeys they go along with, where those are many; 0: they are not."""
    learners: tuple[str, ...] = ()
    """Of a team need: everybody of whom this one line asks, by name."""
    guide: Page | None = None
    reason: str = ""
    """Of a place where it is stuck: the code of `Reason`."""
    instead: str = ""
    """Name of who is away, where the reader has that role as their stand-in."""


@dataclass(frozen=True)
class Links:
    """What a letter offers beside its lines; empty: not offered."""

    less: str = ""
    """How often, on which day, and through which channel; also in the header List-Unsubscribe."""
    somebody_else: str = ""
    """Would somebody else rather do this?"""
    next_week: str = ""
    """Busy: the whole letter, next week."""
    useful: str = ""
    not_useful: str = ""


@dataclass(frozen=True)
class Signed:
    """Who puts their name under a letter, and is reached by answering it."""

    name: str
    email: str


@dataclass(frozen=True)
class Attachment:
    """A file in a letter, such as an invitation: `kind` is its media type, `method` its iCalendar method."""

    name: str
    kind: str
    content: bytes
    method: str = ""


@dataclass(frozen=True)
class Letter:
    """What goes to one person at one moment."""

    id: str
    """Of the digest in the outbox."""
    message_id: str
    """The same however often it is sent."""
    goes: Goes
    name: str
    """The reader's, as colleagues know it; a text uses the first word of it."""
    language: str
    lines: tuple[Line, ...]
    minutes: int = 0
    """All asks together, rounded up."""
    a_week: int = 0
    """The minutes a week that may be asked of the reader, of all journeys together; 0: not told."""
    waiting: int = 0
    """How many asks wait for the next letter."""
    through: str = ""
    """Name of whom it is for, where it goes through somebody else: a card to be printed."""
    signed: Signed | None = None
    """L&D's adviser, where it is a reminder in person."""
    links: Links = field(default_factory=Links)
    labels: Mapping[str, str] = field(default_factory=dict)
    """The organisation's own words, by ours: such as mentor = "peter"."""
    attachments: tuple[Attachment, ...] = ()
    is_formal: bool = False
    """Whether the organisation says u."""


@dataclass(frozen=True)
class Written:
    """A letter as it is said: what a channel carries."""

    id: str
    message_id: str
    language: str
    subject: str
    text: str
    html: str
    short: str
    """For chat: a few lines of plain text, without links."""
    buttons: tuple[tuple[str, str], ...]
    """For chat: label and link of each answer, in order."""
    unsubscribe: str = ""
    reply_to: str = ""
    """The address that an answer goes to; empty: nobody's in particular."""
    attachments: tuple[Attachment, ...] = ()
