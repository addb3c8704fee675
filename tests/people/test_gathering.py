"""Rows of needs.csv and words.csv become the history of each journey; whatever they hold, nobody sees a traceback."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey import decide
from journey.needs.agreement import Accept
from journey.needs.finding import Find
from journey.needs.need import Rhythm
from journey.noticing.confidence import Rate
from journey.steps.needs_conversation import JourneyStarted, Spoke, StartJourney
from journey.who.another_job import ChangeJob
from journey.who.people import PersonId
from records.people import Person
from records.template_file import Audience
from starter.files import csv_files
from starter.files.bad_input import BadInput
from starter.files.gathering import Gathering, History
from starter.files.known import Known
from starter.files.need_rows import NeedRow
from starter.files.word_ids import journey_of, moment_of, word_id
from starter.files.word_rows import WordRow, request
from tests.core.telling import GROUND, ID, START

NOW = datetime(2024, 6, 3, 7, tzinfo=UTC)
KNOWN = Known(
    now=NOW,
    zone=ZoneInfo("Europe/Amsterdam"),
    persons={
        "p017": Person("sanne", "p017", "Sanne", manager="karim", team="north"),
        "p004": Person("karim", "p004", "Karim"),
        "p030": Person("luc", "p030", "Luc"),
        "p101": Person("marieke", "p101", "Marieke"),
    },
    templates={"standard", "giving-room", "in-teams"},
    audiences={"giving-room": Audience.MANAGERS, "in-teams": Audience.TEAM_MEMBERS},
    advisers={"north": "marieke"},
    goals={"G-1": "a-goal"},
    teams={"Zuid": "south"},
)
NEEDS = "need;learner;by;said;want;title;behaviour;agreed_on;from;hours\n"
WORDS = "need;said;by;word;details\n"


def gathered(folder: Path, needs: str = "", words: str = "", columns: str = NEEDS) -> tuple[list[History], list[str]]:
    """The histories of these rows, and what is wrong."""
    gathering, sentences = Gathering(KNOWN), []
    for name, header, rows, model in (("needs", columns, needs, NeedRow), ("words", WORDS, words, WordRow)):
        file = folder / f"{name}.csv"
        file.write_bytes((header + rows).encode("utf-8", "surrogatepass"))
        sheet = csv_files.sifted(file, model)
        (gathering.take_needs if name == "needs" else gathering.take_words)(sheet)  # type: ignore[operator]
        sentences += sheet[1].sentences()
    return gathering.histories(), sentences


def test_a_need_may_serve_a_goal_by_the_organisations_own_key(tmp_path: Path) -> None:
    file = tmp_path / "needs.csv"
    rows = ("N-1;p017;want;title;do it;G-1", "N-2;p017;want;title;do it;", "N-3;p017;want;title;do it;G-2")
    file.write_text("need;learner;want;title;behaviour;goal\n" + "\n".join(rows))
    gathering, sheet = Gathering(KNOWN), csv_files.sifted(file, NeedRow)
    gathering.take_needs(sheet)
    starts = [history.words[0].request for history in gathering.histories()]
    assert [isinstance(start, StartJourney) and start.goal for start in starts] == ["a-goal", None]
    assert sheet[1].sentences() == ["needs.csv, line 4, goal: there is no goal “G-2”; there are G-1."]


def test_a_template_that_is_meant_for_some_is_for_them_only_unless_the_journey_is_on_record(tmp_path: Path) -> None:
    """Karim manages Sanne, and is in no team."""
    file = tmp_path / "needs.csv"
    rows = [("N-1", "p004", "giving-room"), ("N-2", "p017", "giving-room"), ("N-3", "p017", "in-teams")]
    rows += [("N-4", "p004", "in-teams")]
    lines = [f"{key};{who};p101;p030;want;title;do it;{template}\n" for key, who, template in rows]
    file.write_text("need;learner;by;frame_holder;want;title;behaviour;template\n" + "".join(lines))

    def taken(known: Known) -> tuple[list[str], list[str]]:
        gathering, sheet = Gathering(known), csv_files.sifted(file, NeedRow)
        gathering.take_needs(sheet)
        return [one.need for one in gathering.histories()], sheet[1].sentences()

    meant = "needs.csv, line {}, template: “{}” is meant for people who {}, and “{}” is not one of them; "
    meant += "write another template, or `leerreis start --anyway`."
    here = replace(KNOWN, head="marieke")
    assert taken(here) == (
        ["N-1", "N-3"],
        [
            meant.format(3, "giving-room", "manage somebody", "p017"),
            meant.format(5, "in-teams", "are in a team", "p004"),
        ],
    )
    began = decide(ID, None, START, NOW, GROUND).events[0]
    assert isinstance(began, JourneyStarted)
    assert taken(replace(here, openings={journey_of("N-2"): began}))[0] == ["N-1", "N-2", "N-3"]


def test_a_row_is_an_opening_a_figure_and_the_yes_of_the_other_one(tmp_path: Path) -> None:
    (history,), _ = gathered(tmp_path, "N-1;p017;;2024-03-04;want;title;do it;2024-03-06;4;1,5\n")
    start, rate, accept = (past.request for past in history.words)
    assert isinstance(start, StartJourney)
    assert (start.by, start.frame_holder, start.companion, start.adviser) == ("sanne", "karim", "karim", "marieke")
    assert start.hours == 1.5
    assert rate == Rate(by=PersonId("sanne"), figure=4)
    assert accept == Accept(by=PersonId("karim"))
    noon = datetime(2024, 3, 4, 11, tzinfo=UTC)
    assert [past.said for past in history.words] == [noon, noon, noon + timedelta(days=2)]


def test_a_need_of_several_has_one_opaque_id_in_the_rows_of_all(tmp_path: Path) -> None:
    folder = tmp_path / "needs.csv"
    folder.write_text(NEEDS.rstrip() + ";team_need\n" + "".join(
        f"N-{n};p017;;2024-03-04;want;title;do it;;;;{key}\n" for n, key in ((1, "T-3"), (2, "T-3"), (3, ""))
    ))  # fmt: skip
    gathering = Gathering(KNOWN)
    gathering.take_needs(csv_files.sifted(folder, NeedRow))
    starts = [history.words[0].request for history in gathering.histories()]
    first, second, alone = (one.team_need for one in starts if isinstance(one, StartJourney))
    assert first == second and first is not None and "T-3" not in first
    assert alone is None


@pytest.mark.parametrize(
    ("by", "yes"), [("p017", ["karim"]), ("p004", ["sanne"]), ("p101", ["sanne", "karim"]), ("", ["karim"])]
)
def test_who_put_it_on_the_table_has_said_yes_with_it(tmp_path: Path, by: str, yes: list[str]) -> None:
    (history,), _ = gathered(tmp_path, f"N-1;p017;{by};2024-03-04;want;title;do it;2024-03-06;;\n")
    assert [past.request.by for past in history.words if isinstance(past.request, Accept)] == yes


def test_a_need_may_be_vague_and_is_found_by_a_word(tmp_path: Path) -> None:
    found = 'N-1;2024-03-06;p004;find;{"behaviour":"I say so","noticed_by":["p030"],"title":"Saying so"}\n'
    (history,), wrong = gathered(tmp_path, "N-1;p017;;2024-03-04;want;title;;;;\n", found)
    start, find = (past.request for past in history.words)
    assert isinstance(start, StartJourney)
    assert start.behaviour is None
    assert find == Find(by=PersonId("karim"), behaviour="I say so", noticed_by=(PersonId("luc"),), title="Saying so")
    assert wrong == []


@pytest.mark.parametrize(
    ("row", "column"),
    [(";2024-03-06;;", "agreed_on"), (";;4;", "from")],
)
def test_a_vague_need_has_nothing_to_agree_on_yet(tmp_path: Path, row: str, column: str) -> None:
    histories, wrong = gathered(tmp_path, f"N-1;p017;;2024-03-04;want;title;{row}\n")
    assert histories == []
    (sentence,) = wrong
    assert f"line 2, {column}: " in sentence
    assert "there is none yet; leave it empty, or write the behaviour." in sentence


@pytest.mark.parametrize(
    ("first_try", "what"),
    [("", "what is rare needs the day of its next occasion."), ("2024-03-01", "write the day of an occasion")],
)
def test_what_is_rare_has_the_day_of_its_next_occasion(tmp_path: Path, first_try: str, what: str) -> None:
    header = "need;learner;said;want;title;behaviour;rhythm;first_try\n"
    histories, (sentence,) = gathered(tmp_path, f"N-1;p017;2024-03-04;want;title;do it;rare;{first_try}\n", "", header)
    assert histories == []
    assert what in sentence
    (history,), wrong = gathered(tmp_path, "N-1;p017;2024-03-04;want;title;do it;rare;2024-04-12\n", "", header)
    (start,) = (past.request for past in history.words)
    assert isinstance(start, StartJourney)
    assert (start.rhythm, start.first_try, wrong) == (Rhythm.RARE, date(2024, 4, 12), [])


def test_days_hours_and_zones_come_in_the_order_in_which_they_were(tmp_path: Path) -> None:
    moments = ("2024-03-06", "2024-03-06 11:59", "2024-03-06T12:01:30", "2024-03-06T12:00+02:00", "2024-03-06 11:00Z")
    rows = "".join(f'N-1;{moment};p004;spoke;{{"line":"{n}"}}\n' for n, moment in enumerate(moments))
    (history,), _ = gathered(tmp_path, "N-1;p017;;2024-03-04;want;title;do it;;;\n", rows)
    said = [past.request.line for past in history.words if isinstance(past.request, Spoke)]
    assert said == ["3", "1", "0", "4", "2"]


def test_a_need_and_a_word_of_today_are_not_still_to_come(tmp_path: Path) -> None:
    """It is nine in the morning, and a day means its noon."""
    rows = "N-1;2024-06-03;p004;spoke;\n"
    (history,), wrong = gathered(tmp_path, "N-1;p017;;;want;title;do it;;;\n", rows)
    assert [past.said for past in history.words] == [NOW, NOW] and wrong == []


def test_a_word_on_the_day_of_the_need_is_not_before_it(tmp_path: Path) -> None:
    rows = "N-1;2024-03-04;p004;spoke;\n"
    (history,), wrong = gathered(tmp_path, "N-1;p017;;2024-03-04 15:00;want;title;do it;2024-03-04;;\n", rows)
    assert wrong == [] and len({past.said for past in history.words}) == 1
    assert isinstance(history.words[0].request, StartJourney)


def test_the_yes_may_stand_in_both_files(tmp_path: Path) -> None:
    need, yes = "N-1;p017;;2024-03-04;want;title;do it;2024-03-06;;\n", "N-1;2024-03-06;p004;accept;\n"
    (history,), wrong = gathered(tmp_path, need, yes)
    assert wrong == [] and [past.request.kind for past in history.words] == ["start", "accept"]


def test_a_need_with_a_row_that_is_not_right_waits_whole(tmp_path: Path) -> None:
    needs = "".join(f"N-{n};p017;;2024-03-04;want;title;do it;;;\n" for n in range(5)) + "N-5;;;;;;;;;\n"
    words = (
        "N-0;2024-03-05;p004;spoke;\nN-0;2024-03-05;p999;spoke;\n"
        "N-1;2024-03-05;p004;spoke\nN-2;someday;p004;spoke;\nN-3;2024-03-05;p004;spoke;\nN-5;2024-03-05;p004;spoke;\n"
    )
    histories, wrong = gathered(tmp_path, needs, words)
    assert [history.need for history in histories] == ["N-3", "N-4"]
    assert [sentence.split(":")[0] for sentence in wrong[-3:]] == [
        "words.csv, line 3, by",
        "words.csv, line 4",
        "words.csv, line 5, said",
    ]


def test_an_id_is_the_same_every_time_and_holds_nothing_that_anybody_knows() -> None:
    said = datetime(2024, 3, 4, 11, tzinfo=UTC)
    spoke = Spoke(by=PersonId("karim"), line="CANARY")
    id_ = word_id("N-17", said, spoke)
    assert id_ == word_id("N-17", said.astimezone(ZoneInfo("Asia/Tokyo")), spoke)
    assert id_ == word_id("N-17", said, Spoke(by=PersonId("karim"), line="another text"))
    assert moment_of(id_) is not None and moment_of(id_) == moment_of(word_id("N-17", said, spoke, nth=2))
    assert word_id("N-18", said, spoke) != id_ != word_id("N-17", None, spoke)
    assert moment_of("karim:monday") is None
    assert len(id_.partition(":")[2]) <= 64
    assert journey_of("N-17") == "48b8d15e-f7fc-583e-ace3-f54fa618aa84" != journey_of("N-18")


KEYS = st.sampled_from(["", "N-1", "N-2", "N-3", "ſ\u2028"])
PEOPLE = st.sampled_from(["", "p017", "p004", "p030", "p101", "p999"])
MOMENTS = st.sampled_from(
    ["", "2024-03-04", "2024-03-04 10:00", "2024-06-03 23:59", "0001-01-01T00:00+14:00", "9999-12-31", "2024-02-30"]
)
KINDS = st.sampled_from(["", "start", "spoke", "practice", "accept", "propose", "end", "confidence", "conclude"])
DETAILS = st.sampled_from(
    ["", "{}", "[", '{"line":"x"}', '{"outcome":"went-well"}', '{"figure":8}', '{"line":"\\ud800"}', '{"yes":1e999}',
     '{"until":1e999}', '{"by":1}', '{"how":"left"}', '{"hours":NaN}', '{"title":"\\u0000"}', '{"":{}}', "{" * 9]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=8), st.sampled_from(["want", "x" * 5000, "sealed:1/x"]))
FIGURES = st.sampled_from(["", "4", "0", "1e400", "nan", "-1", "1,5", "４"])
NEED = st.tuples(KEYS, PEOPLE, PEOPLE, MOMENTS, TEXTS, TEXTS, TEXTS, MOMENTS, FIGURES, FIGURES)
WORD = st.tuples(KEYS, MOMENTS, PEOPLE, KINDS, DETAILS)


def lines(rows: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[str]:
    """Rows as a file has them, and now and then something else."""
    quoted = rows.map(lambda row: ";".join('"' + text.replace('"', '""') + '"' for text in row))
    return st.lists(st.one_of(quoted, quoted, st.text(max_size=30)), max_size=6).map(
        lambda all_: "\n".join([*all_, ""])
    )


GOOD = "N-1;p017;;2024-03-04;want;title;do it;;;\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=400)
@given(lines(NEED), lines(WORD))
def test_whatever_stands_in_them_it_is_gathered_or_told(tmp_path: Path, needs: str, words: str) -> None:
    try:
        histories, sentences = gathered(tmp_path, GOOD + needs, words)
    except BadInput as bad:
        histories, sentences = [], bad.sentences
        assert sentences
    assert all(sentence.startswith(("needs.csv", "words.csv")) for sentence in sentences)
    for history in histories:
        assert len({past.id for past in history.words}) == len(history.places)
        assert [past.said for past in history.words] == sorted(past.said for past in history.words)
        assert all(past.said <= NOW for past in history.words)


def test_the_team_of_another_job_is_named_as_people_csv_names_it(tmp_path: Path) -> None:
    said = 'N-1;2024-04-02;p017;another-job;{"comes_along": true, "team": TEAM}\n'
    (history,), _ = gathered(tmp_path, GOOD, said.replace("TEAM", '"Zuid"'))
    moved = history.words[-1].request
    assert isinstance(moved, ChangeJob) and moved.team == "south"
    (nobodys,), _ = gathered(tmp_path, GOOD, said.replace("TEAM", "null"))
    assert isinstance(nobodys.words[-1].request, ChangeJob)
    _, wrong = gathered(tmp_path, GOOD, said.replace("TEAM", '"Noord"'))
    assert wrong == ["words.csv, line 2, details.team: “Noord” is no team here; write one of people.csv."]
    _, wrong = gathered(tmp_path, GOOD, said.replace("TEAM", '["Zuid"]'))
    assert len(wrong) == 1


def test_no_file_takes_a_word_back() -> None:
    """Which word it would be, no file can say: ids are made when it comes in."""
    row = WordRow.model_validate(
        {"need": "n", "said": "2026-03-02", "by": "p", "word": "take-back", "details": '{"word": "x"}'}
    )
    told: list[str] = []
    assert request(row, "p", lambda who: who, lambda sentence, field: told.append(field)) is None
    assert told == ["word"]
