"""Reads CSV as organisations have it: `;` or `,`, quotes where needed, a header, one model per row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from starter.files.bad_input import BadInput, Faults, read_text

Row = TypeVar("Row", bound=BaseModel)
Line = tuple[int, list[str]]


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A file that was read: its rows, each with the line it begins on, and the columns that it has."""

    file: str
    columns: frozenset[str]
    rows: list[tuple[int, Row]]


def read(path: Path, model: type[Row]) -> Table[Row]:
    """Every row as a model; an empty field is as if it were not there.

    A column is a field of the model, by its alias if it has one; the field's description says what is right.

    Raises:
        BadInput: with everything that is wrong, not just the first.
    """
    lines = _lines(path)
    if not lines:
        raise BadInput([f"{path.name}: is empty; its first line names the columns: {';'.join(columns(model))}."])
    header = _header(path.name, lines[0], model)
    with Faults(path.name) as faults:
        rows = [(number, _row(number, dict(zip(header, values, strict=True)), model, faults))
                for number, values in _level(lines[1:], len(header), faults)]  # fmt: skip
    return Table(path.name, frozenset(header), [(number, row) for number, row in rows if row is not None])


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


def _level(lines: list[Line], width: int, faults: Faults) -> Iterator[Line]:
    """The lines that have as many fields as the header; empty ones at the end don't count."""
    for number, values in lines:
        if len(values) < width:
            faults.add(f"has {len(values)} of {width} fields; write all of them.", line=number)
        elif any(values[width:]):
            what = f"has {len(values)} fields for {width} columns; put quotes around a text with ; or , in it."
            faults.add(what, line=number)
        else:
            yield number, values[:width]


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
    return f"“{value}” is not right; write {right}."


def _right(model: type[BaseModel], name: str) -> str:
    """What the model says that the column should hold."""
    for own, field in model.model_fields.items():
        if name in (field.alias, own):
            return field.description or "something"
    return "something"
