"""Journey templates: TOML files, those that come with Leerreis and the organisation's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator

import journey
from journey.ground import Template
from journey.plan import StepKind

OURS = Path(journey.__file__).parent / "templates"
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


class BadTemplate(Exception):
    """A template file cannot be used; says for each fault the file, the key, and what would be right."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Thresholds(BaseModel):
    """Figures that a journey starts with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    aim: int = Field(default=8, ge=1, le=10)
    practices: int = Field(default=2, ge=1, le=20)
    meetings: int = Field(default=2, ge=1, le=20)


class Text(BaseModel):
    """How a template is called, in one language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=1, max_length=80)
    about: str = Field(default="", max_length=400)


class TemplateFile(BaseModel):
    """A whole template file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    version: int = Field(ge=1)
    steps: tuple[StepKind, ...] = Field(min_length=1)
    thresholds: Thresholds = Thresholds()
    text: Mapping[str, Text] = Field(min_length=1)

    @field_validator("steps")
    @classmethod
    def _has_its_two_ends(cls, steps: tuple[StepKind, ...]) -> tuple[StepKind, ...]:
        for kind in (StepKind.NEEDS_CONVERSATION, StepKind.APPLICATION):
            if kind not in steps:
                raise ValueError(f"every journey has the step {kind}; add it")
        if StepKind.WATCH in steps:
            raise ValueError(f"{StepKind.WATCH} comes by itself, after the application; take it out")
        if len(set(steps)) != len(steps):
            raise ValueError("each kind of step stands here once")
        return steps

    def template(self) -> Template:
        """What the rules need of it."""
        return Template(
            label=f"{self.name}@{self.version}",
            steps=tuple(self.steps),
            aim=self.thresholds.aim,
            practices=self.thresholds.practices,
            meetings=self.thresholds.meetings,
        )


def read(path: Path) -> TemplateFile:
    """One template file.

    Raises:
        BadTemplate: it is no TOML, a key is unknown or missing, or a value is not what it should be.
    """
    try:
        return TemplateFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise BadTemplate([f"{path}: there is no such file."]) from None
    except UnicodeDecodeError as fault:
        raise BadTemplate([f"{path}: not UTF-8 text at byte {fault.start}; save it as UTF-8."]) from None
    except tomllib.TOMLDecodeError as fault:
        raise BadTemplate([f"{path}: not TOML: {fault}."]) from None
    except ValidationError as fault:
        raise BadTemplate([_sentence(path, dict(one)) for one in fault.errors()]) from None


def known(own: Path | None = None) -> dict[str, Template]:
    """Every template by name; the organisation's own stand beside ours and may not take their names.

    Raises:
        BadTemplate: a file cannot be used.
    """
    found: dict[str, Template] = {}
    for path in (*sorted(OURS.glob("*.toml")), *(sorted(own.glob("*.toml")) if own else ())):
        file = read(path)
        if file.name in found:
            raise BadTemplate([f"{path}: name: there is a template {file.name} already; give this one another name."])
        found[file.name] = file.template()
    return found


def _sentence(path: Path, error: dict[str, object]) -> str:
    loc = error["loc"]
    key = ".".join(map(str, loc)) if isinstance(loc, tuple) else str(loc)
    right = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] == "missing":
        return f"{path}: {key}: is missing; add it."
    if error["type"] == "extra_forbidden":
        return f"{path}: {key}: is not a key of a template; take it out."
    return f"{path}: {key}: {right} (it says {error['input']!r})."
