"""Drafts: a letter that was drawn up gets its names, titles and links. Free text is opened here, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from email.utils import parseaddr
from pathlib import Path

from activities.draft import Draft
from activities.lines import Known, Lines, with_others
from letters import card, invitation, links
from letters.card import Card
from letters.invitation import Entry, Guest
from letters.link_keys import LinkKeys
from letters.links import Asked, Less, NextWeek, Purpose, SomebodyElse, Useful
from post import choices
from post.composing import Bundle
from post.item import Item
from post.letter import Attachment, Letter, Line, Links, Signed
from post.subjects import Goes, Subject
from records import people
from records.database import Connection
from records.organisation import Organisation
from records.people import Address
from records.vault import Sealed, Vault

DOMAIN = "leerreis"
"""Of a Message-ID: not the installation's, whose name is nobody's business."""


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
        self._lines = Lines(keys, base, own_templates)

    async def letter(self, db: Connection, draft: Draft, to: Address, organisation: Organisation) -> Letter:
        """The letter, as its reader may read it, in the organisation's own words."""
        is_card = to.email is None
        language = (to.through_language if is_card else to.language) or to.language
        bundles = [one for one in draft.bundles if one.first.journey in draft.journeys]
        names = await people.names(db, self._persons(draft, bundles))
        texts = await self._opened(draft, bundles)
        known = Known(names, texts, language)
        lines = [self._lines.line(draft, one, nth, known) for nth, one in enumerate(bundles)]
        lines = await with_others(db, lines, draft.person, organisation.budget)
        return Letter(
            id=draft.id,
            message_id=f"<{draft.id}@{DOMAIN}>",
            goes=draft.goes,
            name=(to.through_name or "") if is_card else to.name,
            language=language,
            lines=_each_place_once(lines),
            on=organisation.ground.calendar.day(draft.at),
            minutes=sum(one.minutes for one in bundles),
            a_week=organisation.budget.minutes if draft.goes is Goes.DIGEST else 0,
            waiting=draft.waiting,
            through=to.name if is_card else "",
            signed=await self._signed(db, draft, bundles, organisation),
            links=self._links(draft, bundles, language),
            labels=organisation.labels,
            is_formal=organisation.is_formal,
            attachments=(
                *self._invitations(draft, bundles, to, organisation.ground.calendar.timezone),
                *(self._cards(lines, to, organisation) if is_card else ()),
            ),
        )

    def _links(self, draft: Draft, bundles: Sequence[Bundle], language: str) -> Links:
        def page(purpose: Purpose, link: links.Link) -> str:
            return links.page(self._base, purpose, self._keys().sign(link, draft.at))

        first, mark = bundles[0].first.subject, links.new_mark()
        asks = tuple(
            Asked(item.journey, item.what, item.expectation)
            for one in bundles
            for item in one.items
            if item.what and item.expectation and one.minutes and item.what not in choices.NOBODY_ELSES
        )
        return Links(
            less=page(Purpose.LESS, Less(draft.person)),
            somebody_else=page(Purpose.SOMEBODY_ELSE, SomebodyElse(draft.person, draft.id, asks)) if asks else "",
            next_week=page(Purpose.NEXT_WEEK, NextWeek(draft.person, draft.id)) if draft.goes is Goes.DIGEST else "",
            useful=page(Purpose.USEFUL, Useful(first, language, True, mark)),
            not_useful=page(Purpose.USEFUL, Useful(first, language, False, mark)),
        )

    @staticmethod
    async def _signed(
        db: Connection, draft: Draft, bundles: Sequence[Bundle], organisation: Organisation
    ) -> Signed | None:
        """A sponsor or senior is reminded of a talk by L&D's adviser in person."""
        talk = next((one.first for one in bundles if one.first.subject is Subject.GUIDE), None)
        if talk is None or draft.person not in organisation.ground.seniors:
            return None
        adviser = await people.find(db, draft.journeys[talk.journey].people.adviser)
        if adviser is None or adviser.email is None or adviser.id == draft.person:
            return None
        return Signed(adviser.name, adviser.email)

    def _invitations(self, draft: Draft, bundles: Sequence[Bundle], to: Address, timezone: str) -> Iterator[Attachment]:
        """A file for each talk that goes into the reader's diary or out of it; on a card, none."""
        for one in (item for bundle in bundles for item in bundle.items):
            if one.talk is not None and to.email is not None:
                guest = Guest(to.name, to.email, to.language)
                yield invitation.invitation(_entry(one, timezone), guest, self._organiser, draft.at)

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
