"""Journey templates: TOML files, those that come with Leerreis and the organisation's own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

import journey
from journey.ground import Template
from records.template_file import TemplateFile

OURS = Path(journey.__file__).parent / "templates"
Read = TypeVar("Read")


class BadTemplate(Exception):
    """A template file cannot be used; says for each fault the file, the key, and what would be right."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read(path: Path) -> TemplateFile:
    """One template file.

    Raises:
        BadTemplate: it is no TOML, a key is unknown or missing, or a value is not what it should be.
    """
    return parsed(path, TypeAdapter(TemplateFile))


def parsed(path: Path, kind: TypeAdapter[Read]) -> Read:
    """What a TOML file holds.

    Raises:
        BadTemplate: as `read` says.
    """
    try:
        return kind.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise BadTemplate([f"{path}: there is no such file."]) from None
    except UnicodeDecodeError as fault:
        raise BadTemplate([f"{path}: not UTF-8 text at byte {fault.start}; save it as UTF-8."]) from None
    except tomllib.TOMLDecodeError as fault:
        raise BadTemplate([f"{path}: not TOML: {fault}."]) from None
    except ValidationError as fault:
        raise BadTemplate([_sentence(path, dict(one)) for one in fault.errors()]) from None


def files(own: Path | None = None) -> dict[str, TemplateFile]:
    """Every template file by name; the organisation's own stand beside ours and may not take their names.

    Raises:
        BadTemplate: a file cannot be used.
    """
    found: dict[str, TemplateFile] = {}
    for path in (*sorted(OURS.glob("*.toml")), *(sorted(own.glob("*.toml")) if own else ())):
        file = read(path)
        if file.name in found:
            raise BadTemplate([f"{path}: name: there is a template {file.name} already; give this one another name."])
        found[file.name] = file
    return found


def known(own: Path | None = None) -> dict[str, Template]:
    """Every template by name, as rules stand on it.

    Raises:
        BadTemplate: a file cannot be used.
    """
    return {name: file.template() for name, file in files(own).items()}


def _sentence(path: Path, error: dict[str, object]) -> str:
    loc = error["loc"]
    key = ".".join(str(part) for part in loc if part != "[key]") if isinstance(loc, tuple) else str(loc)
    right = str(error["msg"]).removeprefix("Value error, ")
    if not key:
        return f"{path}: {right}."
    if error["type"] == "missing":
        return f"{path}: {key}: is missing; add it."
    if error["type"] == "extra_forbidden":
        return f"{path}: {key}: is not a key of a template; take it out."
    return f"{path}: {key}: {right} (it says {error['input']!r})."
