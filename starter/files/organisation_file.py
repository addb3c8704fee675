"""organisation.toml: read, held against people.csv, and kept as a new version if it says anything new."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args
from uuid import NAMESPACE_URL, uuid5

from pydantic import BaseModel, ValidationError

from journey.ground import DEFAULT_LADDERS, Kind, Policy
from records import organisation, people
from records.database import Pool
from records.organisation import Body, Goal, PublicHolidays, Rungs
from starter.files.bad_input import BadInput, Faults, read_text
from starter.files.calendar_toml import Calendar, InWords
from starter.files.organisation_toml import OrganisationFile


async def import_organisation(pool: Pool, path: Path, *, at: datetime) -> int | None:
    """Take the file over; the number of the new version, or None when nothing in it is different.

    People come first: whom the file names must have been imported.

    Raises:
        BadInput: with everything that is wrong.
    """
    file = read(path)
    async with pool.acquire() as db, db.transaction():
        named = {file.lnd.head, *file.lnd.colleagues, *file.lnd.colleagues.values()} - {None}
        named |= {goal.sponsor for goal in file.goal}
        ids = await people.ids(db, [name for name in named if name])
        with Faults(path.name) as faults:
            _strangers(file, ids, faults)
        return await organisation.keep(db, body(file, ids), at=at)


def read(path: Path) -> OrganisationFile:
    """The file, checked by itself.

    Raises:
        BadInput: with everything that is wrong.
    """
    text = read_text(path)
    try:
        return OrganisationFile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        raise BadInput([f"{path.name}: is not TOML: {fault}."]) from fault
    except ValidationError as fault:
        faults = Faults(path.name)
        for error in fault.errors(include_url=False):
            faults.add(_what(error), field=_key(error["loc"]))
        raise BadInput([*dict.fromkeys(faults.sentences())]) from fault


def body(file: OrganisationFile, ids: dict[str, str]) -> Body:
    """What is kept of the file, with our own ids for the organisation's."""
    given = {kind: getattr(file.policy, kind.value) for kind in Kind}
    return Body(
        name=file.name,
        timezone=file.calendar.timezone,
        weekdays=tuple(int(day) for day in file.calendar.working_days),
        days_off=tuple(sorted({*file.calendar.days_off})),
        public_holidays=_public_holidays(file.calendar),
        quiet=tuple(sorted((period.first, period.last, period.name) for period in file.quiet)),
        ladders={kind: _in_order(given[kind]) if given[kind] else DEFAULT_LADDERS[kind] for kind in Kind},
        lnd=_in_order(file.policy.lnd) if file.policy.lnd else Policy().lnd,
        head=ids[file.lnd.head] if file.lnd.head else None,
        mentorships=file.policy.mentorships or organisation.MENTORSHIPS,
        colleagues={ids[adviser]: ids[colleague] for adviser, colleague in file.lnd.colleagues.items()},
        goals=tuple(
            Goal(id=goal_of(goal.key), known_as=goal.key, title=goal.title, sponsor=ids[goal.sponsor])
            for goal in file.goal
        ),
        factors=tuple((factor.name, factor.reasons, factor.conditions) for factor in file.factor),
    )


def goal_of(key: str) -> str:
    """Our own id of a goal: of nothing but the organisation's key."""
    return str(uuid5(NAMESPACE_URL, f"leerreis:goal:{key}"))


def _public_holidays(calendar: Calendar) -> PublicHolidays | None:
    if calendar.country is None:
        return None
    names = {one for one in calendar.not_off if isinstance(one, str)}
    dates = {one for one in calendar.not_off if isinstance(one, date)}
    return PublicHolidays(
        country=calendar.country, region=calendar.region, not_off=tuple(sorted(names)), worked=tuple(sorted(dates))
    )


def _in_order(rungs: dict[Any, int]) -> Rungs:
    return tuple(sorted(rungs.items(), key=lambda rung: rung[1]))


def _strangers(file: OrganisationFile, ids: dict[str, str], faults: Faults) -> None:
    named: list[tuple[str, str | None]] = [("lnd.head", file.lnd.head)]
    for adviser, colleague in file.lnd.colleagues.items():
        named += [("lnd.colleagues", adviser), (f"lnd.colleagues.{adviser}", colleague)]
        if adviser == colleague:
            faults.add(f"“{adviser}” is their own colleague; name somebody else.", field="lnd.colleagues")
    named += [(f"goal[{nth}].sponsor", goal.sponsor) for nth, goal in enumerate(file.goal, 1)]
    for key, who in named:
        if who and who not in ids:
            faults.add(f"“{who}” is nobody here; write an id of people.csv, and import that first.", field=key)


def _what(error: Any) -> str:
    models, right = _walk(error["loc"])
    if error["type"] == "extra_forbidden":
        keys = [field.alias or name for name, field in models[-1].model_fields.items()]
        return f"there is no such key; here there may be {', '.join(keys)}."
    if error["type"] == "missing":
        return f"is missing; write {right}."
    if isinstance(own := error.get("ctx", {}).get("error"), InWords):
        return str(own)
    return f"is not right; write {right}."


def _key(loc: tuple[int | str, ...]) -> str:
    """The key as in the file; periods are counted from 1."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc if part != "[key]"]
    return "".join(parts).removeprefix(".")


def _walk(loc: tuple[int | str, ...]) -> tuple[list[type[BaseModel]], str]:
    """The models on the way to a key, and what its description says is right."""
    models: list[type[BaseModel]] = [OrganisationFile]
    right = ""
    for part in loc:
        for name, field in models[-1].model_fields.items():
            if part in (name, field.alias):
                right = field.description or right
                models += _models(field.annotation)
                break
    return models, right


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
