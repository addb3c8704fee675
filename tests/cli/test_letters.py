"""Each chooses when their letters come, and how; for themselves, and in their own language."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.leerreis import Leerreis

HOOK = "https://hooks.slack.com/services/T0/B0/secret"
SOON = datetime.now(UTC).date() + timedelta(days=20)


def test_whoever_chose_nothing_reads_what_is_usual(leerreis: Leerreis) -> None:
    lines = leerreis("letters", "--as", "p017").ok().out.splitlines()
    assert lines[0] == "The week's letter comes on Tuesday at 9:00, or at your next working hour after that."
    assert lines[2:] == ["You get a nudge to practise once a week at most.", "They come by mail."]
    assert leerreis("letters", "--as", "p004").ok().out.startswith("Het weekbericht komt op dinsdag om 9:00")
    assert leerreis("letters").code == 2


def test_what_is_chosen_holds_and_the_rest_stays(leerreis: Leerreis) -> None:
    leerreis("letters", "--as", "p017", "--day", "thu", "--hour", "14", "--practice", "0").ok()
    leerreis("letters", "--as", "p017", "--busy-until", str(SOON)).ok()
    leerreis("letters", "--as", "p017", "--through", "slack", "--hook", HOOK).ok()
    told = leerreis("letters", "--as", "p017", "--json").ok().json
    assert datetime.fromisoformat(told.pop("next")).date() > SOON
    assert told == {
        "day": 4, "hour": 14, "busy_until": str(SOON), "practice": 0, "through": "slack", "hook": HOOK,
    }  # fmt: skip
    shown = leerreis("letters", "--as", "p017").ok().out
    assert "They come in Slack." in shown
    assert HOOK not in shown
    leerreis("letters", "--as", "p017", "--busy-until", "none", "--through", "mail").ok()
    told = leerreis("letters", "--as", "p017", "--json").ok().json
    assert (told["busy_until"], told["through"], told["hook"]) == (None, "mail", None)


def test_what_waits_goes_when_it_suits_from_then_on(leerreis: Leerreis) -> None:
    leerreis.start("p017")
    (before,) = leerreis("post", "due", "--as", "p004", "--json").ok().json
    leerreis("letters", "--as", "p004", "--busy-until", str(SOON)).ok()
    (after,) = leerreis("post", "due", "--as", "p004", "--json").ok().json
    assert after["due"] > f"{SOON}" > before["due"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("--day", "someday"),
            "--day: “someday” is not right; write one of mon, tue, wed, thu, fri, sat, sun, or 1 to 7.",
        ),
        (("--day", "0"), "--day: “0” is not right"),
        (("--day", "t"), "--day: “t” is not right"),
        (("--hour", "24"), "--hour: “24” is not right; write a whole hour from 0 to 23, such as 14."),
        (("--hour", "9:30"), "--hour: “9:30” is not right"),
        (("--practice", "3"), "--practice: “3” is not right; write how many nudges a week, 0, 1 or 2."),
        (("--busy-until", "2020-01-01"), "--busy-until: 2020-01-01 has passed; write today or a later day, or none."),
        (("--busy-until", "2999-01-01"), "--busy-until: 2999-01-01 is more than a year away"),
        (("--busy-until", "soon"), "--busy-until: “soon” is not right; write a day such as 2027-07-26, or none."),
        (("--through", "pigeon"), "--through: “pigeon” is not right; write one of mail, slack, teams, other."),
        (("--through", "teams"), "--through teams needs --hook URL"),
        (("--hook", HOOK), "--hook goes with --through slack, teams or other"),
        (
            ("--through", "slack", "--hook", "https://evil.example/x"),
            "--hook: write an address that begins with https://",
        ),
        (("--through", "other", "--hook", "ntfys://x"), "--through other: this installation has no other services"),
    ],
)
def test_what_can_not_be_is_answered_with_what_could(leerreis: Leerreis, words: tuple[str, ...], sentence: str) -> None:
    done = leerreis("letters", "--as", "p021", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(sentence), done.err
    assert "evil" not in done.err
    assert leerreis("letters", "--as", "p021", "--json").ok().json["day"] == 2


@pytest.mark.parametrize(("typed", "day"), [("mon", 1), ("Tuesday", 2), ("we", 3), ("7", 7)])
def test_a_day_is_typed_as_people_do(leerreis: Leerreis, typed: str, day: int) -> None:
    assert leerreis("letters", "--as", "p031", "--day", typed, "--json").ok().json["day"] == day
