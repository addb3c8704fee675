"""What waits, what would go, what went: everybody sees their own, and others only of what kind it is."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from letters.link_keys import keys
from tests.cli.leerreis import Leerreis

BOUNCE = (Path(__file__).parents[1] / "channels" / "bounces" / "exchange-not-found.eml").read_bytes()
OURS = b"0198.1@leerreis.example.nl"
SILENT = "L&D has switched post off"
LETTER = """insert into letter
    (id, person, goes, day, asks, minutes, composed, attempts, next_try, settled, settled_at, why)
select $1, id, 'digest', $2, 3, 5, $3::timestamptz, 1, $3, $4::text, case when $4 is not null then $3 end, $5
from person where known_as = $6"""


@pytest.fixture(scope="module")
def journey(leerreis: Leerreis) -> str:
    """Sanne's journey; Karim is asked to plan a talk, in a week's letter to come."""
    return leerreis.start("p017")


@pytest.fixture
async def db(leerreis: Leerreis) -> AsyncIterator[asyncpg.Connection]:
    """The database, for what only a round writes."""
    connection = await asyncpg.connect(leerreis.database)
    yield connection
    await connection.close()


async def sent(
    db: asyncpg.Connection, id_: str, who: str, day: date, became: str | None = "sent", why: str = ""
) -> None:
    """A letter on record."""
    await db.execute(LETTER, id_, day, datetime.now(UTC), became, why or None, who)


def test_whoever_runs_it_sees_what_waits_when_it_may_go_and_nobodys_name(leerreis: Leerreis, journey: str) -> None:
    (row,) = [line.split("\t") for line in leerreis("post", "due").ok().out.splitlines()[1:]]
    assert row[1:3] == ["have the first talk: plan it", journey[:8]]
    assert row[3].endswith(":00")
    assert "Karim" not in row[0]
    own = leerreis("post", "due", "--as", "p004").ok()
    assert own.out.splitlines()[0] == "aan\twaarover\tleerreis\tkan gaan"
    assert leerreis("post", "due", "--as", "p018").ok().err == "Er wacht niets.\n"


def test_the_preview_says_why_it_waits_and_a_call_for_help_as_well(leerreis: Leerreis, journey: str) -> None:
    (told,) = leerreis("post", "preview", "p004", "--json").ok().json["messages"]
    assert (told["journey"], told["what"], told["goes"], told["why"]) == (journey, "needs-talk.plan", False, "day")
    assert datetime.fromisoformat(told["until"]) > datetime.now(UTC)
    busy = str(datetime.now(UTC).date() + timedelta(days=40))
    leerreis("letters", "--as", "p004", "--busy-until", busy).ok()
    assert leerreis("post", "preview", "p004", "--json").ok().json["messages"][0]["why"] == "busy"
    assert "druk: tot dan geen weekbericht" in leerreis("post", "preview", "p004", "--as", "p004").ok().out
    leerreis("letters", "--as", "p004", "--busy-until", "none").ok()


def test_others_than_l_and_d_preview_nobodys_post(leerreis: Leerreis, journey: str) -> None:
    refused = leerreis("post", "preview", "p004", "--as", "p017")
    assert (refused.code, refused.err[:37]) == (1, "What is written to somebody they read")
    assert leerreis("post", "preview", "p004", "--as", "p102").code == 1  # the adviser of another team
    as_adviser = leerreis("post", "preview", "p004", "--as", "p101").ok().out
    assert "have the first talk: plan it" in as_adviser
    assert "CANARY" not in as_adviser


async def test_the_log_tells_how_letters_went_and_nothing_of_answers(
    leerreis: Leerreis, journey: str, db: asyncpg.Connection
) -> None:
    await sent(db, "l-sent", "p004", date(2026, 3, 3))
    await sent(db, "l-refused", "p004", date(2026, 3, 10), "refused", "550")
    await sent(db, "l-again", "p017", date(2026, 3, 3), None, "no-answer")
    rows = [line.split("\t")[3:] for line in leerreis("post", "log").ok().out.splitlines()[1:]]
    assert sorted(rows) == [
        ["3", "5", "could not be sent yet, and is tried again (tries so far: 1)"],
        ["3", "5", "refused (550)"],
        ["3", "5", "sent"],
    ]
    own = leerreis("post", "log", "--as", "p004", "--json").ok().json
    assert {one["id"] for one in own} == {"l-sent", "l-refused"}
    assert set(own[0]) == {
        "id", "to", "goes", "asks", "minutes", "composed", "attempts", "became", "at", "why",
    }  # fmt: skip
    assert leerreis("post", "log", "p017").ok().out.count("\n") == 2
    assert leerreis("post", "log", "p017", "--as", "p004").code == 1


async def test_yes_and_no_of_a_text_are_told_from_ten_answers_on(leerreis: Leerreis, db: asyncpg.Connection) -> None:
    await db.execute("insert into usefulness values ('check-in', 'nl', 8, 1), ('guide', 'nl', 9, 1)")
    assert leerreis("post", "useful", "--json").ok().json == [
        {"text": "check-in", "language": "nl", "useful": None, "not_useful": None},
        {"text": "guide", "language": "nl", "useful": 9, "not_useful": 1},
    ]
    assert "check-in\tnl\tminder dan 10\tminder dan 10\n" in leerreis("post", "useful", "--as", "p102").ok().out
    assert leerreis("post", "useful", "--as", "p017").code == 1


async def test_what_bounces_for_good_is_heard_on_the_journey_and_once_only(
    leerreis: Leerreis, journey: str, db: asyncpg.Connection
) -> None:
    await sent(db, "l-bounced", "p004", date(2026, 3, 17))
    await db.execute(
        "insert into post (id, journey, person, what, due, written, letter, settled, settled_at, passed_over) "
        "select $1 || '/77/1', $1, id, 'check-in.ask', now(), now(), 'l-bounced', 'sent', now(), 0 "
        "from person where known_as = 'p004'",
        journey,
    )
    mail = leerreis.home / "bounce.eml"
    mail.write_bytes(BOUNCE.replace(OURS, b"l-bounced@leerreis"))
    for _ in range(2):
        assert "did not arrive (5.1.10); 1 journeys hear" in leerreis("post", "bounced", str(mail)).ok().out
    assert await db.fetchval("select settled || why from letter where id = 'l-bounced'") == "refused5.1.10"
    assert await db.fetchval("select settled from post where letter = 'l-bounced'") == "unreachable"
    said = "select count(*) from event where journey = $1 and kind = 'found-unreachable'"
    for _ in range(100):
        if await db.fetchval(said, journey):
            break
        await asyncio.sleep(0.1)
    leerreis.tell(journey, "spoke", "p017").ok()
    assert await db.fetchval(said, journey) == 1


async def test_what_is_late_or_foreign_or_not_about_the_address_changes_nothing(
    leerreis: Leerreis, db: asyncpg.Connection
) -> None:
    await sent(db, "l-fine", "p017", date(2026, 3, 17))
    ours, mail = BOUNCE.replace(OURS, b"l-fine@leerreis"), leerreis.home / "other.eml"
    for content, code, said in (
        (BOUNCE, 2, "a letter that is not ours"),
        (b"Subject: hello\n\nhello", 2, "tells of no letter that did not arrive"),
        (ours.replace(b"Action: failed", b"Action: delayed"), 0, "only delayed"),
        (ours.replace(b"5.1.10", b"5.7.1"), 0, "against us or against the letter (5.7.1)"),
    ):
        mail.write_bytes(content)
        done = leerreis("post", "bounced", str(mail))
        assert (done.code, said in done.out + done.err) == (code, True), done
    assert await db.fetchval("select settled from letter where id = 'l-fine'") == "sent"
    assert leerreis("post", "bounced", "nowhere.eml").code == 2


def test_a_round_goes_at_once_unless_l_and_d_has_switched_post_off(leerreis: Leerreis, journey: str) -> None:
    assert leerreis("post", "round").ok().out.startswith("Sent: ")
    assert set(leerreis("post", "round", "--json").ok().json) == {"sent", "later", "refused", "gone"}
    done = leerreis("quiet", "on", "--why", "the mail server moves", "--as", "p101").ok()
    assert done.out.startswith("nothing is sent: no -> yes\n") and SILENT in done.err
    for words in (("post", "round"), ("post", "due"), ("post", "preview", "p004"), ("quiet", "list")):
        assert SILENT in leerreis(*words).err, words
    assert leerreis("post", "round").code == 1
    newest = leerreis("policy", "--json").ok().json["history"][0]
    assert (newest["what"], newest["is"], newest["by"], newest["why"]) == (
        "silent", True, "Marieke Vos", "the mail server moves",
    )  # fmt: skip
    assert leerreis("quiet", "off", "--as", "p017").code == 1
    off = leerreis("quiet", "off", "--as", "p102").ok().out
    assert off.startswith("er wordt niets verstuurd: ja -> nee\nDe organisatie is nu versie ")
    assert SILENT not in leerreis("post", "due").ok().err


def test_a_new_key_signs_and_the_ones_before_it_are_read(leerreis: Leerreis, journey: str) -> None:
    path = leerreis.home / "link.keys"
    before = keys(path.read_text()).secrets
    assert "2 keys are read" in leerreis("post", "rotate-keys").ok().out
    after = keys(path.read_text()).secrets
    assert (after[:-1], len(after)) == (before, 2)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    leerreis("post", "rotate-keys").ok()
    assert "3 keys are read" in leerreis("post", "rotate-keys").ok().out
    elsewhere = leerreis("post", "rotate-keys", link_keys_file=str(leerreis.home / "none"))
    assert (elsewhere.code, "There are no link keys" in elsewhere.err) == (1, True)
    (leerreis.home / "bad").write_text("zz")
    assert leerreis("post", "rotate-keys", link_keys_file=str(leerreis.home / "bad")).code == 1
    assert (leerreis.home / "bad").read_text() == "zz"
