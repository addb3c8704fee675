from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from starter.files import csv_files
from starter.files.bad_input import BadInput


class Row(BaseModel):
    """A small row with a column whose name is a word of Python."""

    id: str = Field(description="an id")
    begins: int | None = Field(None, alias="from", description="a whole number, or leave it empty")
    note: str | None = Field(None, description="anything")


GOOD = [("1", 3, "a, b"), ("2", None, None)]


@pytest.mark.parametrize(
    "content",
    [
        'id;from;note\n1;3;a, b\n2;;\n',
        '\ufeffid;from;note\r\n1;3;"a, b"\r\n2;;\r\n',
        'id,from,note\n1,3,"a, b"\n2,,\n',
        'id , from , note\n"1", 3 ,"a, b"\n\n,,\n2,,'.replace(' "', '"').replace("3 ", "3"),
        'note;id;from;\na, b;1;3;\n;2;;\n',
    ],
    ids=["semicolons", "byte order mark", "commas", "blank lines and spaces", "other order, empty last column"],
)  # fmt: skip
def test_files_as_organisations_have_them_are_read(tmp_path: Path, content: str) -> None:
    file = tmp_path / "rows.csv"
    file.write_bytes(content.encode())
    rows = csv_files.read(file, Row).rows
    assert [(row.id, row.begins, row.note) for _, row in rows] == GOOD


def test_a_row_knows_the_line_it_begins_on(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text('id;note\n1;"two\nlines"\n\n2;three\u2028x\n3;\n', encoding="utf-8")
    rows = csv_files.read(file, Row).rows
    assert [(line, row.note) for line, row in rows] == [(2, "two\nlines"), (5, "three\u2028x"), (6, None)]


def test_only_a_header_is_a_file_without_rows(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("id;note\n")
    table = csv_files.read(file, Row)
    assert not table.rows
    assert table.columns == {"id", "note"}


BAD: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", ["rows.csv: is empty; its first line names the columns: id;from;note."]),
    "blank": (b"\xef\xbb\xbf\r\n ; \r\n", ["rows.csv: is empty; its first line names the columns: id;from;note."]),
    "cp1252": (
        "id;note\n1;ok\n2;Zoë\n".encode("cp1252"),
        ["rows.csv, line 3: is not UTF-8; save it as UTF-8 (in Excel: “CSV UTF-8”)."],
    ),
    "utf-16": (
        "id;note\n".encode("utf-16"),
        ["rows.csv: is UTF-16; save it as UTF-8 (in Excel: “CSV UTF-8”)."],
    ),
    "nul": (b"id;note\n1;a\0b\n", ["rows.csv, line 2: holds the control character U+0000; leave it out."]),
    "tabs": (b"id\tnote\n1\ta\n", ["rows.csv: has tabs between its columns; save it with ; or , between them."]),
    "no header": (
        b"1;3;x\n",
        [
            "rows.csv, line 1: there is no column “1”; the columns are id, from, note.",
            "rows.csv, line 1: there is no column “3”; the columns are id, from, note.",
            "rows.csv, line 1: there is no column “x”; the columns are id, from, note.",
            "rows.csv, line 1: the column “id” is missing; the first line names the columns.",
        ],
    ),
    "unknown column": (
        b"id;colour\n1;red\n",
        ["rows.csv, line 1: there is no column “colour”; the columns are id, from, note."],
    ),
    "same column twice": (b"id;note;id\n", ["rows.csv, line 1: the column “id” is there twice; leave one out."]),
    "too few and too many": (
        b"id;note\n1\n2;a;b\n",
        [
            "rows.csv, line 2: has 1 of 2 fields; write all of them.",
            "rows.csv, line 3: has 3 fields for 2 columns; put quotes around a text with ; or , in it.",
        ],
    ),
    "quote not closed": (
        b'id;note\n1;ok\n2;"never\n3;x\n',
        ["rows.csv, line 3: a quote is not closed, or stands inside a field; write a quote within quotes twice."],
    ),
    "quote inside": (
        b'id;note\n1;"a"b\n',
        ["rows.csv, line 2: a quote is not closed, or stands inside a field; write a quote within quotes twice."],
    ),
    "every fault at once": (
        b"id;from\n;3\n2;three\n",
        [
            "rows.csv, line 2, id: is empty; write an id.",
            "rows.csv, line 3, from: “three” is not right; write a whole number, or leave it empty.",
        ],
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_says_what_would_be_right(tmp_path: Path, case: str) -> None:
    content, sentences = BAD[case]
    file = tmp_path / "rows.csv"
    file.write_bytes(content)
    with pytest.raises(BadInput) as bad:
        csv_files.read(file, Row)
    assert bad.value.sentences == sentences


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadInput, match=r"can't be read \("):
            csv_files.read(path, Row)


PIECES = st.sampled_from(
    [b"id", b"note", b"from", b";", b",", b'"', b"\n", b"\r", b"3", b"x", b"\0", b"\xeb", b"\xc2\x85"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=25).map(b"".join), st.sampled_from([b"", b"id;note;from\n", b"id,note\n"]))
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path: Path, content: bytes, header: bytes) -> None:
    file = tmp_path / "rows.csv"
    file.write_bytes(header + content)
    try:
        csv_files.read(file, Row)
    except BadInput as bad:
        assert bad.sentences
        assert all(sentence.startswith("rows.csv") and sentence.endswith(".") for sentence in bad.sentences)
