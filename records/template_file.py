"""What a template file may hold: steps and figures, the role charter, factors, guides, and its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from journey.expected.expectations import What
from journey.grammar.codes import Code
from journey.ground import Template
from journey.plans.plan import StepKind

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Sentences = Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=6)]


class Talk(Code):
    """The kinds of talk that there is a guide for."""

    NEEDS_TALK = What.NEEDS_TALK.value
    BEFORE_TALK = What.BEFORE_TALK.value
    AFTER_TALK = What.AFTER_TALK.value
    CHECK_IN = What.CHECK_IN.value
    MENTOR_MEETING = What.MENTOR_MEETING.value
    HAND_OVER = What.HAND_OVER.value
    RE_PLAN = What.RE_PLAN.value
    PICTURES_DIFFER = "pictures-differ"
    CONCLUDE = What.CONCLUDE.value


class Audience(Code):
    """For whom a template is meant; the door looks in people.csv."""

    EVERYBODY = "everybody"
    MANAGERS = "managers"
    """Who manages somebody."""
    TEAM_MEMBERS = "team-members"
    """Who is in a team."""

    def has(self, *, manages: bool, in_a_team: bool) -> bool:
        """Whether somebody is one of them."""
        return self is Audience.EVERYBODY or (manages if self is Audience.MANAGERS else in_a_team)


class Part(BaseModel):
    """A piece of the file: nothing unknown stands in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Thresholds(Part):
    """Figures that a journey starts with."""

    aim: int = Field(default=8, ge=1, le=10)
    practices: int = Field(default=2, ge=1, le=20)
    meetings: int = Field(default=2, ge=1, le=20)


class Charter(Part):
    """The role charter, in one language: what goes with a yes to the agreement."""

    does: Sentences
    helps: Sentences
    knows: Sentences
    expect: Sentences
    """What managers may expect of L&D."""
    brings: Sentences
    """What it brings them."""


class Factor(Part):
    """Something that makes it succeed, or may come in between."""

    kind: Literal["success", "risk"]
    text: Mapping[Language, Sentence] = Field(min_length=1)

    def said(self, language: str) -> str:
        """In that language, or the first there is."""
        return self.text.get(language) or next(iter(self.text.values()))


class Guide(Part):
    """One page for a talk, in one language: three questions."""

    title: str = Field(min_length=1, max_length=80)
    when: str = Field(default="", max_length=200)
    questions: tuple[Sentence, Sentence, Sentence]


class Text(Part):
    """How a template is called, in one language."""

    title: str = Field(min_length=1, max_length=80)
    about: str = Field(default="", max_length=400)


class TemplateFile(Part):
    """A whole template file."""

    name: Name
    version: int = Field(ge=1)
    steps: tuple[StepKind, ...] = Field(min_length=1)
    audience: Audience = Audience.EVERYBODY
    thresholds: Thresholds = Thresholds()
    charter: Mapping[Language, Charter] = {}
    success_factors: Mapping[Name, Factor] = {}
    guides: Mapping[Talk, Mapping[Language, Guide]] = {}
    text: Mapping[Language, Text] = Field(min_length=1)

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

    @model_validator(mode="after")
    def _is_in_all_its_languages(self) -> TemplateFile:
        for key, languages in self._translated():
            if missing := sorted(set(self.text) - set(languages)):
                raise ValueError(f"{key}.{missing[0]}: is missing; text has that language, so add it")
            if unknown := sorted(set(languages) - set(self.text)):
                raise ValueError(f"{key}.{unknown[0]}: text does not have that language; add text.{unknown[0]}")
        return self

    def _translated(self) -> Iterator[tuple[str, Mapping[str, object]]]:
        if self.charter:
            yield "charter", self.charter
        yield from ((f"success_factors.{name}.text", factor.text) for name, factor in self.success_factors.items())
        yield from ((f"guides.{talk}", guide) for talk, guide in self.guides.items())

    def template(self) -> Template:
        """What the rules need of it."""
        return Template(
            label=f"{self.name}@{self.version}",
            steps=tuple(self.steps),
            aim=self.thresholds.aim,
            practices=self.thresholds.practices,
            meetings=self.thresholds.meetings,
            charter=bool(self.charter),
            success_factors=tuple(self.success_factors),
        )
