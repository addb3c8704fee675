"""Reads CSV as organisations have it: `;` or `,`, quotes where needed, a header, one model per row."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from starter.files.bad_input import BadInput, Faults, read_text

Row = TypeVar("Row", bound=BaseModel)
Line = tuple[int, list[str]]
SHOWN = 120
"""Characters of a field that a sentence repeats."""


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A file that was read: its rows, each with the line it begins on, and the columns that it has."""

    file: str
    columns: frozenset[str]
    rows: list[tuple[int, Row]]
    bad: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """The rows that no model could be made of, as they stand there."""


def read(path: Path, model: type[Row]) -> Table[Row]:
    """Every row as a model; an empty field is as if it were not there.

    A column is a field of the model, by its alias if it has one; the field's description says what is right.

    Raises:
        BadInput: with everything that is wrong, not just the first.
    """
    table, faults = sifted(path, model)
    with faults:
        return table


def sifted(path: Path, model: type[Row]) -> tuple[Table[Row], Faults]:
    """The rows that are right, and what is wrong with the others: whoever asks decides what becomes of them.

    Raises:
        BadInput: the file as a whole can't be read, or its header is not right.
    """
    lines = _lines(path)
    if not lines:
        raise BadInput([f"{path.name}: is empty; its first line names the columns: {';'.join(columns(model))}."])
    header = _header(path.name, lines[0], model)
    faults = Faults(path.name)
    table: Table[Row] = Table(path.name, frozenset(header), [])
    for number, values in lines[1:]:
        fields = dict(zip(header, values, strict=False))
        row = _row(number, fields, model, faults) if _is_level(number, values, len(header), faults) else None
        if row is None:
            table.bad.append((number, fields))
        else:
            table.rows.append((number, row))
    return table, faults


def columns(model: type[BaseModel]) -> dict[str, bool]:
    """The columns in order, and whether each must be there."""
    return {field.alias or name: field.is_required() for name, field in model.model_fields.items()}


def _lines(path: Path) -> list[Line]:
    """The lines that say anything, as fields without the spaces around them."""
    text = read_text(path)
    first = next((line for line in text.split("\n") if line.strip()), "")
    if "\t" in first:
        raise BadInput([f"{path.name}: has tabs between its columns; save it with ; or , between them."])
    delimiter = ";" if first.count(";") >= first.count(",") else ","
    # Not splitlines(): that also splits at characters which may stand inside a field.
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    begins = 1
    try:
        for values in reader:
            values = [value.strip() for value in values]
            if any(values):
                lines.append((begins, values))
            begins = reader.line_num + 1
    except csv.Error as fault:
        what = "a quote is not closed, or stands inside a field; write a quote within quotes twice"
        raise BadInput([f"{path.name}, line {begins}: {what}."]) from fault
    return lines


def _header(file: str, line: Line, model: type[BaseModel]) -> list[str]:
    number, names = line
    while names and not names[-1]:
        names = names[:-1]
    known = columns(model)
    with Faults(file) as faults:
        for name in dict.fromkeys(names):
            if name not in known:
                what = f"there is no column “{name}”; the columns are {', '.join(known)}."
                faults.add(what, line=number)
            elif names.count(name) > 1:
                faults.add(f"the column “{name}” is there twice; leave one out.", line=number)
        for name, required in known.items():
            if required and name not in names:
                faults.add(f"the column “{name}” is missing; the first line names the columns.", line=number)
    return names


def _is_level(number: int, values: list[str], width: int, faults: Faults) -> bool:
    """Whether a line has as many fields as the header; empty ones at the end don't count."""
    if len(values) < width:
        faults.add(f"has {len(values)} of {width} fields; write all of them.", line=number)
    elif any(values[width:]):
        what = f"has {len(values)} fields for {width} columns; put quotes around a text with ; or , in it."
        faults.add(what, line=number)
    else:
        return True
    return False


def _row(number: int, fields: dict[str, str], model: type[Row], faults: Faults) -> Row | None:
    said = {name: value for name, value in fields.items() if value}
    try:
        return model.model_validate(said)
    except ValidationError as fault:
        for error in fault.errors(include_url=False):
            name = str(error["loc"][0]) if error["loc"] else ""
            faults.add(_what(error, said.get(name), _right(model, name)), line=number, field=name)
        return None


def _what(error: Any, value: str | None, right: str) -> str:
    if value is None:
        return (
            f"is empty; write {right}."
            if error["type"] == "missing"
            else f"{error['msg'].removeprefix('Value error, ')}."
        )
    return f"“{_short(value)}” is not right; write {right}."


def _short(value: str) -> str:
    return value if len(value) <= SHOWN else f"{value[:SHOWN]}…"


def _right(model: type[BaseModel], name: str) -> str:
    """What the model says that the column should hold."""
    for own, info in model.model_fields.items():
        if name in (info.alias, own):
            return info.description or "something"
    return "something"
