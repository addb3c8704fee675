"""What goes wrong on the way: nobody gets anything twice, nothing is lost, and no journey pays for it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from activities.channels.addressed import Addressed
from activities.channels.outcome import Outcome
from journey import agenda
from journey.lnd.reasons import Reason
from post.letter import Written
from records import event_log
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK
from tests.channels.mail_server import serving
from tests.post.office import Office, text
from tests.post.test_a_letter import TUESDAY

HALF = timedelta(minutes=30)
SOON = MONDAY + HOUR


class Killed(BaseException):
    """The process is gone, in the midst of it."""


class Wrapped:
    """A carrier with something before and after."""

    def __init__(self, office: Office, *, before: Callable[[Written], Any] | None = None, dies: bool = False) -> None:
        self.office, self.before, self.dies = office, before, dies

    async def send(self, written: Written, to: Addressed, *, at: datetime) -> Outcome:
        if self.before:
            await self.before(written)
        outcome = await self.office.carrier.send(written, to, at=at)
        if self.dies:
            raise Killed
        return outcome


def ids(office: Office, who: str) -> list[str]:
    return [str(mail["Message-ID"]) for mail in office.mails(who)]


async def asks_for_time(office: Office, learner: str = "sanne", **changed: Any) -> str:
    """A journey on which Karim is asked for time, and gets a letter at once."""
    journey = await office.start(learner, **changed)
    await office.say(journey, "support", learner, key="help", sort="time", of="karim")
    return journey


async def test_an_address_that_is_refused_is_on_lnds_list_and_nothing_else_of_the_journey_changes(
    office: Office,
) -> None:
    journey = await asks_for_time(office)
    before = await event_log.fold(office.pool, journey)
    office.server.mood.of_recipient.append("550 no such user")
    office.now = SOON
    await office.round()
    assert [one["settled"] for one in await office.pool.fetch("select settled from letter")] == ["refused"]
    after = await event_log.fold(office.pool, journey)
    assert before and after and after.unreachable == {"karim"}
    assert Reason.UNREACHABLE in [one.reason for one in agenda(after).stuck]
    assert after.expectations.items() >= before.expectations.items()
    assert agenda(after).phase == agenda(before).phase and not agenda(after).over
    await office.until(MONDAY + 3 * DAY)
    assert office.mails("karim") == []


async def test_the_rest_of_the_round_goes_on_where_one_address_is_refused(office: Office) -> None:
    await asks_for_time(office)
    other = await office.start("mo", "lotte")
    await office.say(other, "support", "mo", sort="time", of="lotte")
    office.server.mood.of_recipient.append("550 no such user")
    office.now = SOON
    tally = await office.round()
    assert (tally.refused, tally.sent) == (1, 1)


async def test_a_server_that_is_down_for_a_day_costs_a_day_and_nothing_else(office: Office) -> None:
    journey = await asks_for_time(office)
    async with serving() as gone:
        closed = gone.port
    office.server.port, right = closed, office.server.port
    office.postman = office.another(office.through(office.server))
    await office.until(MONDAY + 3 * HOUR)
    await office.say(journey, "support", "sanne", key="more", sort="talk", of="karim")
    await office.until(MONDAY + DAY)
    assert office.server.taken == []
    office.server.port = right
    office.anew()
    await office.until(MONDAY + 8 * DAY)
    asked = await office.pool.fetch("select expectation, settled from post where what = 'support.ask'")
    assert [row["settled"] for row in asked] == ["sent", "sent"]
    assert len(set(ids(office, "karim"))) == len(ids(office, "karim"))
    goes = [(one["Date"].datetime.date(), await _goes(office, one)) for one in office.mails("karim")]
    days = Counter(day for day, how in goes if how == "beside")
    assert max(days.values()) == 1


async def _goes(office: Office, mail: Any) -> str:
    letter = str(mail["Message-ID"])[1:].partition("@")[0]
    return str(await office.pool.fetchval("select goes from letter where id = $1", letter))


async def test_killed_in_the_middle_of_a_round_the_others_get_theirs_later_and_once(office: Office) -> None:
    for learner, companion in (("sanne", "karim"), ("mo", "lotte")):
        journey = await office.start(learner, companion)
        await office.say(journey, "support", learner, sort="time", of=companion)

    async def killed(_: Written) -> None:
        raise Killed

    office.now = SOON
    with pytest.raises(Killed):
        await office.round(office.another(Wrapped(office, before=killed)))
    office.anew()
    await office.until(SOON + HOUR)
    assert sorted(mail["To"] for mail in office.server.mails) == ["karim@example.nl", "lotte@example.nl"]


async def test_what_may_have_arrived_is_repeated_under_the_same_message_id_and_only_that(office: Office) -> None:
    await asks_for_time(office)
    other = await office.start("mo", "lotte")
    await office.say(other, "support", "mo", sort="time", of="lotte")
    office.server.mood.of_letter.append("dies")
    await office.until(MONDAY + 4 * HOUR)
    arrived = Counter(mail["Message-ID"] for mail in office.server.mails)
    assert sorted(arrived.values()) == [1, 2]


async def test_a_crash_between_sending_and_writing_it_down_repeats_the_letter_under_its_message_id(
    office: Office,
) -> None:
    """The consequence: it arrives twice, and whoever's mail program knows a Message-ID shows it once. Nothing on our
    side can tell the two apart; not to send it would lose letters.
    """
    await asks_for_time(office)
    office.now = SOON
    with pytest.raises(Killed):
        await office.round(office.another(Wrapped(office, dies=True)))
    office.anew()
    await office.until(MONDAY + 4 * HOUR)
    first, second = ids(office, "karim")
    assert first == second
    assert (await office.letters("karim"))[0][0] == SOON and len(await office.letters("karim")) == 1


async def test_two_rounds_at_once_send_nothing_twice(office: Office) -> None:
    for nth in range(6):
        await office.hire(f"boss-{nth}")
        journey = await office.start("sanne", f"boss-{nth}", adviser="marieke")
        await office.say(journey, "support", "sanne", sort="time", of=f"boss-{nth}")
    office.now = SOON
    others = [office.another(office.carrier) for _ in range(3)]
    tallies = await asyncio.gather(*(office.round(one) for one in others))
    assert sum(one.sent for one in tallies) == 6
    assert set(Counter(mail["To"] for mail in office.server.mails).values()) == {1}


async def test_who_was_forgotten_between_writing_and_sending_gets_nothing(office: Office) -> None:
    await asks_for_time(office)
    await office.vault.forget("karim", at=SOON)
    office.now = SOON
    await office.round()
    await office.until(MONDAY + 2 * DAY)
    assert office.mails("karim") == []
    assert await office.pool.fetchval("select count(*) from letter where settled is null") == 0


async def test_who_is_forgotten_while_their_letter_is_on_its_way_gets_no_other(office: Office) -> None:
    await asks_for_time(office)
    office.server.mood.of_sender.append("451 later")
    office.now = SOON
    await office.round()
    await office.vault.forget("karim", at=SOON)
    await office.until(MONDAY + 2 * DAY)
    assert office.mails("karim") == []
    assert await office.pool.fetchval("select count(*) from letter where settled is null") == 0


async def test_a_name_that_looks_like_markup_is_a_name(office: Office) -> None:
    await office.hire("sanne", name='<b>Jo & "Zoë"')
    await asks_for_time(office, title='<i>"Nee" & ja')
    office.now = SOON
    await office.round()
    (mail,) = office.mails("karim")
    html = mail.get_body(("html",))
    assert html is not None
    assert '<i>"Nee" & ja' in text(mail) and "<b>Jo" in text(mail)
    assert "<b>Jo" not in html.get_content() and "<i>" not in html.get_content()
    assert "&lt;b&gt;Jo" in html.get_content() and "&lt;i&gt;" in html.get_content()


async def test_a_title_that_was_made_unreadable_leaves_a_letter_that_says_the_rest(office: Office) -> None:
    await asks_for_time(office)
    await office.vault.forget("sanne", at=SOON)
    office.now = SOON
    tally = await office.round()
    assert tally.sent == 1
    (mail,) = office.mails("karim")
    assert "Feedback" not in text(mail) and "Sanne" not in text(mail) and "sealed:" not in text(mail)
    assert "None" not in text(mail)


async def test_one_letter_that_cannot_be_written_holds_up_no_other(office: Office) -> None:
    await asks_for_time(office)
    other = await office.start("mo", "lotte")
    await office.say(other, "support", "mo", sort="time", of="lotte")

    async def breaks_on_karims(written: Written) -> None:
        if "Karim" in written.text:
            raise ValueError("a fault of ours")

    office.now = SOON
    tally = await office.round(office.another(Wrapped(office, before=breaks_on_karims)))
    assert [mail["To"] for mail in office.server.mails] == ["lotte@example.nl"]
    assert (tally.sent, tally.later) == (1, 1)
    await office.until(MONDAY + 4 * HOUR)
    assert len(office.mails("karim")) == 1


async def test_lnd_hears_of_an_ask_for_which_there_was_no_room_also_when_we_die_before_we_say_so(
    office: Office,
) -> None:
    for nth in range(16):
        learner = f"learner-{nth}"
        await office.hire(learner)
        await office.start(learner)
    leave = office._leave

    async def killed(journey: str, id_: str, word: dict[str, Any]) -> None:
        raise Killed

    office.postman._leave = killed
    with pytest.raises(Killed):
        await office.until(MONDAY + 10 * WEEK)
    office._leave = leave  # type: ignore[method-assign]
    office.anew()
    await office.until(office.now + DAY)
    rows = await office.pool.fetch("select journey, expectation from post where settled = 'no-room'")
    told = await office.pool.fetch("select journey, body ->> 'expectation' as id from event where kind = 'crowded-out'")
    assert rows and {(row["journey"], row["expectation"]) for row in rows} <= {
        (row["journey"], row["id"]) for row in told
    }


async def test_a_word_that_answers_the_ask_while_the_server_is_down_leaves_no_letter(office: Office) -> None:
    journey = await asks_for_time(office)
    office.server.mood.of_sender.append("451 later")
    office.now = SOON
    await office.round()
    await office.say(journey, "spoke", "karim")
    support = await office.pool.fetchval("select body ->> 'support' from event where kind = 'support-asked'")
    await office.say(journey, "support-done", "karim", support=support)
    await office.until(TUESDAY - HALF)
    assert office.mails("karim") == []
