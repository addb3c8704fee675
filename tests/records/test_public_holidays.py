"""Public holidays by country: names, regions, two on one day, and a list that lost something."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest
import structlog

from records import public_holidays
from records.public_holidays import YEARS, days

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("country", "name", "on"),
    [
        ("NL", "Koningsdag", date(2027, 4, 27)),
        ("NL", "Koningsdag", date(2025, 4, 26)),
        ("NL", "Goede vrijdag", date(2027, 3, 26)),
        ("NL", "Tweede paasdag", date(2038, 4, 26)),
        ("NL", "Bevrijdingsdag", date(2030, 5, 5)),
        ("BE", "Nationale feestdag", date(2027, 7, 21)),
    ],
)
def test_a_name_taken_back_is_a_working_day_and_nothing_else_is(country: str, name: str, on: date) -> None:
    off, with_it_taken_back = days(country, None, NONE), days(country, None, frozenset({name}))
    assert on in off - with_it_taken_back
    assert all(day in with_it_taken_back for day in off if name not in called(country, day))


def test_a_day_with_two_names_is_off_until_both_are_taken_back() -> None:
    """In Norway, in 2027, Whit Monday is on the day of the constitution."""
    both, one = frozenset({"Andre pinsedag", "Grunnlovsdag"}), frozenset({"Andre pinsedag"})
    assert [date(2027, 5, 17) in days("NO", None, names) for names in (NONE, one, both)] == [True, True, False]


@pytest.mark.parametrize("country", ["NL", "BE"])
def test_no_year_is_without_them(country: str) -> None:
    """A fixed list would run dry while a journey goes on: this one does so in 2100."""
    per_year = [sum(day.year == year for day in days(country, None, NONE)) for year in YEARS]
    assert YEARS[-1] == 2100
    assert min(per_year) >= 10


def test_a_list_that_ends_early_is_no_fault() -> None:
    """India's feasts by the moon end in 2035, which the library says with a warning: that would fail this test."""
    assert {day.year for day in days("IN", None, NONE)} == {*YEARS}


def test_names_are_the_countrys_own_whoever_starts_the_process() -> None:
    says = "from records.public_holidays import names; print(names('NL', None)[0], names('BE', None)[0])"
    for language in ("en_US.UTF-8", "nl_NL.UTF-8", "C"):
        env = os.environ | {"LANGUAGE": language, "LANG": language, "LC_ALL": language}
        done = subprocess.run([sys.executable, "-c", says], env=env, capture_output=True, text=True, check=True)
        assert done.stdout.split() == ["Nieuwjaarsdag", "Nieuwjaar"]


def test_only_an_organisation_with_a_country_loads_the_library() -> None:
    """It takes a tenth of a second, which `leerreis --help` does not have."""
    says = "import sys, worker, starter.__main__, starter.files.organisation_file; print('holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", says], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


def test_where_a_later_list_lost_something_journeys_go_on_and_the_log_says_so() -> None:
    with structlog.testing.capture_logs() as logged:
        assert days("NL", None, frozenset({"Biddag"})) == days("NL", None, NONE)
        assert days("NL", "Atlantis", NONE) == NONE
        assert days("XX", None, NONE) == NONE
    assert [(one["event"], one.get("name")) for one in logged] == [
        ("holidays.lost", "Biddag"),
        ("holidays.lost", None),
        ("holidays.lost", None),
    ]


def called(country: str, day: date) -> tuple[str, ...]:
    return public_holidays._days(country, None)[day]
