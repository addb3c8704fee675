"""Needs and their past, brought in from CSV: once, all of it or nothing, and nobody is nudged about the past."""

from __future__ import annotations

import json
import os
import pty
import signal
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest
from temporalio.client import Client

from starter.files.word_ids import journey_of
from tests.cli.leerreis import Done, Leerreis

TODAY = datetime.now(UTC).date()
BEGAN = TODAY - timedelta(days=364)
NEEDS = "need;learner;by;said;want;title;behaviour;noticed_by;agreed_on;from;to\n"
WORDS = "need;said;by;word;details\n"
POSTED = "select count(*) from post where journey = $1"
RUNG_TODAY = """select count(*) from event where journey = $1 and kind = 'rung-climbed'
    and (at at time zone 'Europe/Amsterdam')::date = (recorded at time zone 'Europe/Amsterdam')::date"""
Ask = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="module")
async def ask(leerreis: Leerreis) -> Ask:
    """One value out of the database."""

    async def value(sql: str, *args: object) -> Any:
        connection = await asyncpg.connect(leerreis.database)
        try:
            return await connection.fetchval(sql, *args)
        finally:
            await connection.close()

    return value


async def counts(ask: Ask) -> tuple[int, int, int]:
    """Journeys, words and events on record."""
    return tuple([await ask(f"select count(*) from {table}") for table in ("journey", "word", "event")])  # type: ignore[return-value]


def need(key: str, learner: str = "p017", *, said: object = BEGAN, by: str = "", agreed: object = "") -> str:
    """A row of needs.csv."""
    return f'{key};{learner};{by};{said};CANARY want;CANARY title;"CANARY, behaviour";"p021, p018";{agreed};4;8\n'


def a_year(key: str) -> str:
    """Some sixty words, from the first week to nine weeks ago."""
    rows = []
    for week in range(1, 44):
        day = BEGAN + timedelta(weeks=week)
        told = json.dumps({"outcome": "went-stiffly", "line": "CANARY practice"}).replace('"', '""')
        rows.append(f'{key};{day} 09:30;p017;practice;"{told}"\n')
        if week % 4 == 0:
            rows.append(f'{key};{day};p004;check-in;"{{""answer"":""not-yet"",""line"":""CANARY check-in""}}"\n')
        if week % 10 == 0:
            rows.append(f"{key};{day}T16:00+01:00;p017;confidence;{json.dumps({'figure': 5})}\n")
    return "".join(rows)


def write(leerreis: Leerreis, name: str, text: str) -> str:
    (leerreis.home / name).write_text(text, encoding="utf-8")
    return name


async def bring(leerreis: Leerreis, needs: str | None = None, words: str | None = None, *options: str) -> Done:
    """The import of these rows."""
    given = []
    if needs is not None:
        given = ["needs", "import", write(leerreis, "needs.csv", NEEDS + needs)]
    if words is not None:
        name = write(leerreis, "words.csv", WORDS + words)
        given = [*given, "--words", name] if given else ["words", "import", name]
    return leerreis(*given, *options)


async def test_a_year_comes_in_one_message_and_nobody_gets_post_about_it(leerreis: Leerreis, ask: Ask) -> None:
    done = (await bring(leerreis, need("year", agreed=BEGAN + timedelta(days=2)), a_year("year"))).ok()
    assert done.out == ("Needs: 1 started, 0 added to, 0 already there, 0 refused. Words: 60 new on record.\n")
    journey = journey_of("year")
    first, last = [await ask(f"select {how}(at) from event where journey = $1", journey) for how in ("min", "max")]
    assert first.date() == BEGAN and last < datetime.now(UTC)
    known = await ask("select count(distinct recorded) from event where journey = $1", journey)
    assert known == 1
    assert await ask("select now() - min(recorded) < interval '1 minute' from event where journey = $1", journey)
    assert await ask("select count(*) from event where journey = $1 and kind = 'practice-logged'", journey) == 43
    days = "select array_agg(distinct at::date) from event where journey = $1 and kind = 'rung-climbed'"
    assert len(await ask(days, journey)) > 10
    assert await ask(POSTED, journey) == await ask(RUNG_TODAY, journey) <= 2
    (stuck,) = [one for one in leerreis("stuck", "--json").ok().json if one["journey"] == journey]
    assert stuck["since"] < str(TODAY - timedelta(weeks=2))


async def test_its_texts_are_sealed_on_the_whole_way_and_its_ids_say_nothing(leerreis: Leerreis, ask: Ask) -> None:
    await bring(leerreis, need("sealed-N17", agreed=BEGAN), a_year("sealed-N17"))
    client = await Client.connect(leerreis.temporal)
    history = await client.get_workflow_handle(journey_of("sealed-N17")).fetch_history()
    written = b"".join(event.SerializeToString() for event in history.events)
    assert b"sealed:1/" in written
    for secret in (b"CANARY", b"p017", b"p004", b"N17"):
        assert secret not in written
    updates = [
        event for event in history.events if event.HasField("workflow_execution_update_accepted_event_attributes")
    ]
    assert len(updates) == 1
    ids = await ask("select string_agg(id, ' ') from word where journey = $1", journey_of("sealed-N17"))
    assert "p017" not in ids and "N17" not in ids
    shown = leerreis("show", journey_of("sealed-N17"), "--as", "p004").ok().out
    assert "CANARY practice" in shown


async def test_importing_it_again_changes_nothing(leerreis: Leerreis, ask: Ask) -> None:
    rows = need("again-1", agreed=BEGAN) + need("again-2", "p018", by="p004")
    first = (await bring(leerreis, rows, a_year("again-1"))).ok()
    assert first.out.startswith("Needs: 2 started, 0 added to, 0 already there")
    before = await counts(ask)
    again = (await bring(leerreis, rows, a_year("again-1"))).ok()
    assert again.out == "Needs: 0 started, 0 added to, 2 already there, 0 refused. Words: 0 new on record.\n"
    assert await counts(ask) == before


async def test_words_added_later_come_on_record_once(leerreis: Leerreis, ask: Ask) -> None:
    (await bring(leerreis, need("later", agreed=BEGAN))).ok()
    for out in ("0 started, 1 added to, 0 already", "0 started, 0 added to, 1 already"):
        assert out in (await bring(leerreis, words=a_year("later"))).ok().out
    assert await ask("select count(*) from word where journey = $1", journey_of("later")) == 60
    assert await ask(POSTED, journey_of("later")) == await ask(RUNG_TODAY, journey_of("later")) <= 2


async def test_a_yes_that_is_filled_in_later_is_added(leerreis: Leerreis, ask: Ask) -> None:
    (await bring(leerreis, need("yes"))).ok()
    assert " 1 added to" in (await bring(leerreis, need("yes", agreed=BEGAN + timedelta(days=9)))).ok().out
    assert await ask("select count(*) from event where journey = $1 and kind = 'agreed'", journey_of("yes")) == 1


@pytest.mark.parametrize(
    ("was", "became"),
    [
        ("CANARY want", "CANARY wish"),
        ("p021, p018", "p021"),
        (f";{BEGAN};", f";{BEGAN - timedelta(days=1)};"),
        (";p017;;", ";p017;p004;"),
        (";4;8", ";5;8"),
        (";4;8", ";4;9"),
    ],
    ids=["a text", "who notices", "the day", "who said it", "confidence", "aim"],
)
async def test_other_content_under_the_same_key_is_told_and_changes_nothing(
    leerreis: Leerreis, ask: Ask, was: str, became: str
) -> None:
    (await bring(leerreis, need("conflict"))).ok()
    before = await counts(ask)
    done = await bring(leerreis, need("conflict").replace(was, became))
    assert done.code == 1
    assert done.err.startswith("needs.csv, line 2: On record it stands otherwise, and nothing was changed.")
    assert "1 refused" in done.out
    assert await counts(ask) == before


@pytest.mark.parametrize("became", ["went-well", "no-occasion"])
async def test_a_word_that_was_changed_is_told_and_adds_nothing(leerreis: Leerreis, ask: Ask, became: str) -> None:
    told = f'changed;{BEGAN + timedelta(days=9)};p017;practice;{{"outcome":"went-stiffly"}}\n'
    (await bring(leerreis, need("changed"), told)).ok()
    before = await counts(ask)
    more = f'changed;{BEGAN + timedelta(days=12)};p017;practice;{{"outcome":"went-well"}}\n'
    done = await bring(leerreis, None, more + told.replace("went-stiffly", became), "--as", "p004")
    assert (done.code, done.err[:19]) == (1, "words.csv, line 3: ")
    assert "Het staat er al, en anders" in done.err
    assert await counts(ask) == before


async def test_two_words_of_one_moment_that_differ_in_their_text_are_two(leerreis: Leerreis, ask: Ask) -> None:
    spoke = "".join(f'two;{BEGAN + timedelta(days=3)};p004;spoke;{{"line":"{line}"}}\n' for line in ("a", "b"))
    (await bring(leerreis, need("two"), spoke)).ok()
    assert " 1 already there" in (await bring(leerreis, need("two"), spoke)).ok().out
    assert await ask("select count(*) from word where journey = $1", journey_of("two")) == 4


async def test_who_moved_since_does_not_make_an_old_need_another(leerreis: Leerreis, ask: Ask) -> None:
    """Another manager, another team: the row is the same, and so is the journey."""
    (await bring(leerreis, need("moved", "p031"))).ok()
    people = (leerreis.home / "people.csv").read_text()
    write(leerreis, "moved.csv", people.replace("p031;Bram Aerts;;p030;Zuid", "p031;Bram Aerts;;p004;Noord"))
    leerreis("people", "import", "moved.csv").ok()
    assert " 1 already there, 0 refused" in (await bring(leerreis, need("moved", "p031"))).ok().out
    leerreis("people", "import", "people.csv").ok()


async def test_a_refusal_names_the_row_in_the_language_of_who_asks_and_leaves_nothing(
    leerreis: Leerreis, ask: Ask
) -> None:
    before = await counts(ask)
    words = (
        f"refused;{BEGAN + timedelta(days=3)};p004;spoke;\n"
        f"refused;{BEGAN + timedelta(days=4)};p021;accept;\n"
        f'refused;{BEGAN + timedelta(days=5)};p017;practice;{{"outcome":"went-well"}}\n'
    )
    dutch = await bring(leerreis, need("refused"), words, "--as", "p101")
    assert dutch.code == 1
    assert dutch.err.startswith("words.csv, line 3: This can be said by")
    other = await bring(leerreis, need("refused"), words, "--as", "p004")
    assert other.err.startswith("words.csv, line 3: Dit kan gezegd worden door")
    assert await counts(ask) == before


async def test_one_row_that_is_not_right_holds_all_of_them_back_or_only_its_own_need(
    leerreis: Leerreis, ask: Ask
) -> None:
    before = await counts(ask)
    rows = need("good") + need("bad", "p999") + need("gap", "p018")
    words = a_year("good") + f"gap;{BEGAN};p018;practice;\n" + f"gap;{BEGAN};p004;spoke;\n"
    nothing = await bring(leerreis, rows, words)
    assert nothing.code == 2 and nothing.out == ""
    assert await counts(ask) == before
    some = await bring(leerreis, rows, words, "--good-rows")
    assert some.code == 2
    assert [line.split(":")[0] for line in some.err.splitlines()] == [
        "needs.csv, line 3, learner",
        f"words.csv, line {len(a_year('good').splitlines()) + 2}, details.outcome",
    ]
    assert "1 started" in some.out and "2 waiting for a row that is right" in some.out
    assert await ask("select count(*) from journey where id = any($1)", [journey_of("good")]) == 1
    assert await ask("select count(*) from journey where id = any($1)", [journey_of("bad"), journey_of("gap")]) == 0


async def test_more_than_one_message_can_hold_is_refused_whole(leerreis: Leerreis, ask: Ask) -> None:
    before = await counts(ask)
    for text, count in (("", 1_900), ("x" * 3_900, 110)):
        details = json.dumps({"outcome": "went-well"} | ({"line": text} if text else {}))
        day = BEGAN + timedelta(days=1)
        rows = "".join(f"long;{day} {n // 60:02}:{n % 60:02}:{n % 7:02};p017;practice;{details}\n" for n in range(1440))
        rows += rows.replace(f"{day} ", f"{day + timedelta(days=1)} ")
        done = await bring(leerreis, need("long"), "\n".join(rows.splitlines()[:count]) + "\n")
        assert done.code == 1
        assert "This is more than one journey can be told at once" in done.err
    assert await counts(ask) == before


async def test_excel_and_everybody_else_are_read_alike(leerreis: Leerreis, ask: Ask) -> None:
    rows = need("excel") + need("comma", "p018")
    semicolons = "\ufeff" + (NEEDS + rows).replace("\n", "\r\n")
    (leerreis.home / "excel.csv").write_bytes(semicolons.encode())
    assert "2 started" in leerreis("needs", "import", "excel.csv").ok().out
    commas = (NEEDS + rows).replace('"CANARY, behaviour"', "@").replace('"p021, p018"', "%").replace(";", ",")
    write(leerreis, "comma.csv", commas.replace("@", '"CANARY, behaviour"').replace("%", '"p021, p018"'))
    assert "2 already there" in leerreis("needs", "import", "comma.csv").ok().out


async def test_killed_half_way_and_run_again_it_is_all_there_once(leerreis: Leerreis, ask: Ask) -> None:
    count = 60
    rows = "".join(need(f"kill-{nth}", agreed=BEGAN) for nth in range(count))
    words = "".join(a_year(f"kill-{nth}") for nth in range(count) if nth % 10 == 0)
    write(leerreis, "kill.csv", NEEDS + rows)
    write(leerreis, "kill-words.csv", WORDS + words)
    before = await counts(ask)
    begun = leerreis.begin("needs", "import", "kill.csv", "--words", "kill-words.csv")
    while (await counts(ask))[0] < before[0] + 10:
        assert begun.poll() is None
    begun.kill()
    begun.wait()
    done = leerreis("needs", "import", "kill.csv", "--words", "kill-words.csv").ok()
    assert "0 refused" in done.out and f"{count} started" not in done.out
    ids = [journey_of(f"kill-{nth}") for nth in range(count)]
    assert (await counts(ask))[0] == before[0] + count
    assert await ask("select count(*) from word where journey = any($1)", ids) == 3 * count + 6 * 57
    of = "select count(*) from event where journey = $1"
    assert {await ask(of, id_) for id_ in ids[::10]} == {await ask(of, ids[0])} != {await ask(of, ids[1])}
    assert {await ask(of, id_) for nth, id_ in enumerate(ids) if nth % 10} == {await ask(of, ids[1])}


async def test_ctrl_c_stops_it_and_says_that_it_goes_on(leerreis: Leerreis, ask: Ask) -> None:
    """On a terminal, where a bar tells how far it is."""
    count = 150
    write(leerreis, "stop.csv", NEEDS + "".join(need(f"stop-{nth}") for nth in range(count)))
    before = await counts(ask)
    ours, theirs = pty.openpty()
    begun = leerreis.begin("needs", "import", "stop.csv", stderr=theirs)
    os.close(theirs)
    while (await counts(ask))[0] < before[0] + 5:
        assert begun.poll() is None
    begun.send_signal(signal.SIGINT)
    assert begun.wait(60) == 130
    seen = _all_of(ours)
    assert f"of {count}: run the same again, and it goes on from there." in seen
    assert f"/{count}" in seen and "Traceback" not in seen
    assert "0 refused" in leerreis("needs", "import", "stop.csv").ok().out
    assert (await counts(ask))[0] == before[0] + count


def _all_of(terminal: int) -> str:
    found = b""
    try:
        while part := os.read(terminal, 65_536):
            found += part
    except OSError:  # a terminal whose other end is closed
        pass
    os.close(terminal)
    return found.decode(errors="replace")


async def test_log_lists_and_workflows_agree_after_all_of_it(leerreis: Leerreis) -> None:
    assert "all is well" in leerreis("audit").ok().out
    assert leerreis("set-aside", "list").ok().out == "Nothing was set aside.\n"


def test_the_columns_come_from_the_model(leerreis: Leerreis) -> None:
    told = leerreis("needs", "columns").ok().out.splitlines()
    assert told[0] == "column\trequired\twhat is right"
    assert told[1].startswith("need\tyes\t")
    names = [one["column"] for one in leerreis("needs", "columns", "--json").ok().json]
    assert {"from", "to", "agreed_on", "frame_holder"} <= set(names)
    assert any(line.startswith("practice\toutcome*") for line in leerreis("words", "columns").ok().out.splitlines())


def test_a_template_is_told_what_it_is_or_what_would_be_right(leerreis: Leerreis) -> None:
    from records.templates import OURS

    good = leerreis("template", "check", str(OURS / "standard.toml")).ok().out
    assert good.startswith("standard@3 is a good template.\nSteps: needs-conversation, ")
    write(leerreis, "bad.toml", 'name = "Own"\nversion = 0\nsteps = ["practice"]\n')
    bad = leerreis("template", "check", "bad.toml")
    assert bad.code == 2 and bad.out == ""
    assert [line.split(": ")[1] for line in bad.err.splitlines()] == ["name", "version", "steps", "text"]
    for file in ("none.toml", "."):
        assert leerreis("template", "check", file).code == 2
