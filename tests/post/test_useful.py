"""Was it of use? A letter's yes and no share a mark, under which they count once, and which leads to nobody."""

from __future__ import annotations

import asyncio
import re
from email.message import EmailMessage

from letters.links import Purpose, Useful
from records import usefulness
from tests.activities.desk import MONDAY, WEEK
from tests.post.office import KEYS, PAGES, Office, text


def offered(office: Office, mail: EmailMessage) -> list[Useful]:
    """What its yes and its no say."""
    tokens = re.findall(rf"{PAGES}/useful/([^\s)>]+)", text(mail))
    links = [KEYS.read(Purpose.USEFUL, token, office.now) for token in dict.fromkeys(tokens)]
    return [link for link in links if isinstance(link, Useful)]


async def rows_with(office: Office, mark: str) -> set[str]:
    """The tables of which any row holds it, in whatever column."""
    query = "select table_name from information_schema.tables where table_schema = 'public'"
    names = [row["table_name"] for row in await office.pool.fetch(query)]
    assert len(names) > 20
    held = {name: f'select exists (select from "{name}" one where position($1 in one::text) > 0)' for name in names}
    return {name for name, query in held.items() if await office.pool.fetchval(query, mark)}


async def test_yes_and_no_of_a_letter_share_a_mark_of_that_letter_alone(office: Office) -> None:
    await office.start()
    await office.until(MONDAY + 3 * WEEK)
    letters = [offered(office, mail) for mail in office.mails("karim")]
    assert len(letters) >= 2
    assert all([one.useful for one in both] == [True, False] for both in letters)
    marks = [{one.mark for one in both} for both in letters]
    assert all(len(mark) == 1 and None not in mark for mark in marks)
    assert len(set.union(*marks)) == len(letters)


async def test_what_was_counted_leads_to_nobody(office: Office) -> None:
    await office.start()
    await office.until(MONDAY + 3 * WEEK)
    yes, _ = offered(office, office.mails("karim")[0])
    assert yes.mark and await rows_with(office, yes.mark) == set()
    await usefulness.count(office.pool, yes.subject, yes.language, yes.mark, useful=True)
    assert await rows_with(office, yes.mark) == {"useful_mark"}
    (kept,) = await office.pool.fetch("select * from useful_mark")
    assert dict(kept) == {"mark": yes.mark}


async def test_of_many_who_press_at_once_one_counts(office: Office) -> None:
    def press(mark: str | None, useful: bool = True) -> asyncio.Future[bool]:
        return asyncio.ensure_future(usefulness.count(office.pool, "check-in", "nl", mark, useful=useful))

    assert sorted(await asyncio.gather(*(press("m1", bool(n % 2)) for n in range(6)))) == [False] * 5 + [True]
    assert [await press("m2"), await press("m2", False)] == [True, False]
    assert [await press(None), await press(None)] == [True, True]
    (counted,) = await usefulness.all_(office.pool)
    assert counted.useful + counted.not_useful == 4
