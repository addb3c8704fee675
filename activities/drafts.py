"""Drafts: a letter that was drawn up gets its names, titles and links. Free text is opened here, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parseaddr
from pathlib import Path

from journey import Journey
from journey.expected.expectations import What
from journey.who.people import PersonId, Role
from letters import card, invitation, links
from letters.card import Card
from letters.invitation import Entry, Guest
from letters.links import Answer, Asked, Less, LinkKeys, NextWeek, Purpose, SomebodyElse, Useful
from post import choices, reader
from post.composing import Bundle
from post.item import Item
from post.letter import Attachment, Button, Letter, Line, Links, Page
from post.subjects import ASKS_NOTHING, Goes, Subject
from records import guides, people, templates
from records.database import Connection
from records.organisation import Organisation
from records.people import Address
from records.template_file import Talk
from records.vault import Sealed, Vault

GUIDES: Mapping[What, Talk] = {
    What.NEEDS_TALK: Talk.NEEDS_TALK,
    What.BEFORE_TALK: Talk.BEFORE_TALK,
    What.AFTER_TALK: Talk.AFTER_TALK,
    What.MENTOR_MEETING: Talk.MENTOR_MEETING,
    What.CHECK_IN: Talk.CHECK_IN,
    What.RE_PLAN: Talk.RE_PLAN,
    What.HAND_OVER: Talk.HAND_OVER,
}
DOMAIN = "leerreis"
"""Of a Message-ID: not the installation's, whose name is nobody's business."""


@dataclass(frozen=True)
class Draft:
    """What a letter is made from: its row, its lines, and the journeys that they are about."""

    id: str
    goes: Goes
    person: PersonId
    bundles: Sequence[Bundle]
    journeys: Mapping[str, Journey]
    at: datetime
    waiting: int = 0


class Drafts:
    """Makes letters of drafts.

    `keys`: asked for each link, as they change meanwhile; `base`: where our pages are; `mail_from`: who invites.
    """

    def __init__(
        self,
        vault: Vault,
        keys: Callable[[], LinkKeys],
        base: str,
        own_templates: Path | None = None,
        *,
        mail_from: str,
    ) -> None:
        self._vault, self._keys, self._base = vault, keys, base
        self._organiser = parseaddr(mail_from)[1]
        self._templates = own_templates

    async def letter(self, db: Connection, draft: Draft, to: Address, organisation: Organisation) -> Letter:
        """The letter, as its reader may read it, in the organisation's own words."""
        is_card = to.email is None
        language = (to.through_language if is_card else to.language) or to.language
        bundles = [one for one in draft.bundles if one.first.journey in draft.journeys]
        names = await people.names(db, self._persons(draft, bundles))
        texts = await self._opened(draft, bundles)
        lines = [self._line(draft, one, nth, names, texts, language) for nth, one in enumerate(bundles)]
        return Letter(
            id=draft.id,
            message_id=f"<{draft.id}@{DOMAIN}>",
            goes=draft.goes,
            name=(to.through_name or "") if is_card else to.name,
            language=language,
            lines=_each_place_once(lines),
            minutes=sum(one.minutes for one in bundles),
            waiting=draft.waiting,
            through=to.name if is_card else "",
            links=self._links(draft, bundles, language),
            labels=organisation.labels,
            is_formal=organisation.is_formal,
            attachments=(
                *self._invitations(draft, bundles, to, organisation.ground.calendar.timezone),
                *(self._cards(lines, to, organisation) if is_card else ()),
            ),
        )

    def _line(
        self,
        draft: Draft,
        bundle: Bundle,
        nth: int,
        names: Mapping[str, str],
        texts: Mapping[str, str],
        language: str,
    ) -> Line:
        first, journey = bundle.first, draft.journeys[bundle.first.journey]
        expectation = journey.expectations.get(first.expectation) if first.expectation else None
        what = first.what or (expectation.what if expectation else None)
        is_lnds = first.goes is Goes.DESK
        role = Role.LND if is_lnds else reader.role(journey, draft.person, what, draft.at)
        instead = reader.instead(journey, draft.person, role, draft.at)
        other = reader.other(journey, draft.person, what, expectation.of if expectation else None)
        learner = journey.people.learner
        together = [draft.journeys[one.journey].people.learner for one in bundle.items if one.journey in draft.journeys]
        return Line(
            subject=first.subject,
            learner="" if learner == draft.person else names.get(learner, ""),
            title=texts.get(journey.need.title, ""),
            role=role,
            instead=names.get(instead or "", ""),
            what=first.what,
            rung=first.rung,
            other=names.get(other or "", ""),
            on=first.talk.on if first.talk else _day(first.subject, expectation.due if expectation else None),
            starts=first.talk.starts if first.talk else None,
            minutes=bundle.minutes,
            buttons=self._buttons(draft, bundle, role, nth),
            quote=texts.get(journey.if_then or "", "") if first.subject is Subject.PRACTICE else "",
            learners=tuple(names.get(one, "") for one in together) if len(together) > 1 else (),
            guide=self._guide(journey, first.what, language) if first.subject is Subject.GUIDE else None,
            reason=str(expectation.stuck.reason)
            if first.subject is Subject.STUCK and expectation and expectation.stuck
            else "",
        )

    def _buttons(self, draft: Draft, bundle: Bundle, role: Role, nth: int) -> tuple[Button, ...]:
        """The answers, each with its link; of a need that several share, so far for the first journey only."""
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

    def _links(self, draft: Draft, bundles: Sequence[Bundle], language: str) -> Links:
        def page(purpose: Purpose, link: links.Link) -> str:
            return links.page(self._base, purpose, self._keys().sign(link, draft.at))

        first = bundles[0].first.subject
        asks = tuple(
            Asked(one.first.journey, one.first.what, one.first.expectation)
            for one in bundles
            if one.first.what and one.first.expectation and one.minutes and one.first.what not in choices.NOBODY_ELSES
        )
        return Links(
            less=page(Purpose.LESS, Less(draft.person)),
            somebody_else=page(Purpose.SOMEBODY_ELSE, SomebodyElse(draft.person, draft.id, asks)) if asks else "",
            next_week=page(Purpose.NEXT_WEEK, NextWeek(draft.person, draft.id)) if draft.goes is Goes.DIGEST else "",
            useful=page(Purpose.USEFUL, Useful(first, draft.id, language, True)),
            not_useful=page(Purpose.USEFUL, Useful(first, draft.id, language, False)),
        )

    def _invitations(self, draft: Draft, bundles: Sequence[Bundle], to: Address, timezone: str) -> Iterator[Attachment]:
        """A file for each talk that goes into the reader's diary or out of it; on a card, none."""
        for one in (item for bundle in bundles for item in bundle.items):
            if one.talk is not None and to.email is not None:
                guest = Guest(to.name, to.email, to.language)
                yield invitation.invitation(_entry(one, timezone), guest, self._organiser, draft.at)

    def _guide(self, journey: Journey, what: What | None, language: str) -> Page | None:
        talk = GUIDES.get(what) if what else None
        if talk is None:
            return None
        file = templates.files(self._templates).get(journey.template.partition("@")[0])
        page = guides.guide(talk, language, file)
        return Page(page.title, page.when or "", tuple(page.questions))

    async def _opened(self, draft: Draft, bundles: Sequence[Bundle]) -> dict[str, str]:
        """The texts of this letter by their sealed form; one that was made unreadable is left out."""
        sealed: dict[str, Sealed] = {}
        for one in bundles:
            journey = draft.journeys[one.first.journey]
            tokens = [journey.need.title]
            if one.first.subject is Subject.PRACTICE and journey.if_then:
                tokens.append(journey.if_then)
            sealed |= {token: Sealed(token, journey.people.learner) for token in tokens}
        opened = await self._vault.open_many([*sealed.values()])
        return {token: text for token, text in zip(sealed, opened, strict=True) if text}

    @staticmethod
    def _cards(lines: Sequence[Line], to: Address, organisation: Organisation) -> list[Attachment]:
        said = Card(
            name=to.name,
            title="",
            url="",
            language=to.language,
            through=to.through_name or "",
            labels=organisation.labels,
            is_formal=organisation.is_formal,
        )
        return card.attached(said, lines)

    @staticmethod
    def _persons(draft: Draft, bundles: Sequence[Bundle]) -> set[str]:
        found: set[str] = set()
        for one in bundles:
            for item in one.items:
                if (journey := draft.journeys.get(item.journey)) is not None:
                    found |= {*journey.people.everybody()}
        return found


def _each_place_once(lines: Sequence[Line]) -> tuple[Line, ...]:
    """What waits on each of two may be stuck for one reason: that is one place."""
    return tuple(one for nth, one in enumerate(lines) if one.subject is not Subject.STUCK or one not in lines[:nth])


def _entry(item: Item, timezone: str) -> Entry:
    assert item.talk is not None and item.expectation is not None
    uid = invitation.uid(item.journey, item.expectation)
    return Entry(uid, item.sequence, item.talk, timezone, is_off=item.subject is Subject.CALLED_OFF)


def _day(subject: Subject, due: date | None) -> date | None:
    """The day that a sentence names: of a talk, an activity or a promise, and never that an answer is late."""
    if subject in (Subject.GUIDE, Subject.PROMISE_DUE, Subject.BEFORE_ACTIVITY, Subject.ACTIVITY_DONE):
        return due
    return None
