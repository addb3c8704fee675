"""organisation.toml: read, held against people.csv, and kept as a new version if it says anything new."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args
from uuid import NAMESPACE_URL, uuid5

from pydantic import BaseModel, ValidationError

from records import organisation, people
from records.database import Pool
from records.decisions import Decision
from records.organisation import BEFORE, Body, Goal, PublicHolidays
from starter.files.bad_input import BadInput, Faults, read_text
from starter.files.calendar_toml import Calendar, InWords
from starter.files.organisation_toml import OrganisationFile
from starter.files.policy_toml import taken
from starter.files.quiet_periods import in_order, period, unknown

NOBODY: Mapping[str, str] = MappingProxyType({})


async def import_organisation(
    pool: Pool, path: Path, *, at: datetime, by: str | None = None
) -> tuple[int, list[Decision]]:
    """Take the file over: the version that holds, and each thing that it changed; nothing, when it says nothing new.

    People come first: whom the file names must have been imported. Policy, quiet periods and sites that it does not
    name stay as they are.

    Raises:
        BadInput: with everything that is wrong.
    """
    file = read(path)
    async with pool.acquire() as db, db.transaction():
        ids = await people.ids(db, {who for _, who in _named(file)})
        teams = {team.name: team.id for team in await people.teams(db)}
        holds = await organisation.body(db)
        with Faults(path.name) as faults:
            _strangers(file, ids, faults)
            _unknown_teams(file, teams, _sites(file, holds), faults)
        return await organisation.decide(db, lambda before: body(file, ids, teams, before), at=at, by=by)


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
            faults.add(wrong_with(error, OrganisationFile), field=place_of(error["loc"]))
        raise BadInput([*dict.fromkeys(faults.sentences())]) from fault


def body(
    file: OrganisationFile, ids: Mapping[str, str], teams: Mapping[str, str] = NOBODY, before: Body = BEFORE
) -> Body:
    """What is kept of the file, with our own ids for the organisation's."""
    return taken(before, file.policy).model_copy(
        update={
            "name": file.name,
            "timezone": file.calendar.timezone,
            "weekdays": tuple(int(day) for day in file.calendar.working_days),
            "days_off": tuple(sorted({*file.calendar.days_off})),
            "public_holidays": _public_holidays(file.calendar),
            "quiet": before.quiet if file.quiet is None else in_order(period(one, teams) for one in file.quiet),
            "sites": _sites(file, before, teams),
            "head": ids[file.lnd.head] if file.lnd.head else None,
            "colleagues": {ids[adviser]: ids[colleague] for adviser, colleague in file.lnd.colleagues.items()},
            "goals": tuple(
                Goal(id=goal_of(goal.key), known_as=goal.key, title=goal.title, sponsor=ids[goal.sponsor])
                for goal in file.goal
            ),
            "labels": dict(file.letters.words),
            "formal": file.letters.formal,
            "seniors": tuple(sorted({ids[one] for one in file.letters.seniors})),
            "factors": tuple((factor.name, factor.reasons, factor.conditions) for factor in file.factor),
        }
    )


def goal_of(key: str) -> str:
    """Our own id of a goal: of nothing but the organisation's key."""
    return str(uuid5(NAMESPACE_URL, f"leerreis:goal:{key}"))


def _sites(file: OrganisationFile, before: Body, teams: Mapping[str, str] = NOBODY) -> dict[str, tuple[str, ...]]:
    """The teams of each site; of those that the file names by name, where no ids are given."""
    if file.site is None:
        return before.sites
    ids = teams or {name: name for site in file.site for name in site.teams}
    return {site.name: tuple(sorted({ids[name] for name in site.teams})) for site in file.site}


def _unknown_teams(file: OrganisationFile, teams: Iterable[str], sites: Iterable[str], faults: Faults) -> None:
    for nth, site in enumerate(file.site or (), 1):
        for what in unknown("team", site.teams, teams):
            faults.add(what, field=f"site[{nth}].teams")
    for nth, quiet in enumerate(file.quiet or (), 1):
        for key, names, known in (("team", quiet.teams, teams), ("site", quiet.sites, sites)):
            for what in unknown(key, names, known):
                faults.add(what, field=f"quiet[{nth}].{key}s")


def _public_holidays(calendar: Calendar) -> PublicHolidays | None:
    if calendar.country is None:
        return None
    names = {one for one in calendar.not_off if isinstance(one, str)}
    dates = {one for one in calendar.not_off if isinstance(one, date)}
    return PublicHolidays(
        country=calendar.country, region=calendar.region, not_off=tuple(sorted(names)), worked=tuple(sorted(dates))
    )


def _named(file: OrganisationFile) -> Iterator[tuple[str, str]]:
    """Everybody whom the file names, by the organisation's ids, each with the key where that is."""
    if file.lnd.head:
        yield "lnd.head", file.lnd.head
    for adviser, colleague in file.lnd.colleagues.items():
        yield from (("lnd.colleagues", adviser), (f"lnd.colleagues.{adviser}", colleague))
    yield from ((f"letters.seniors[{nth}]", one) for nth, one in enumerate(file.letters.seniors, 1))
    yield from ((f"goal[{nth}].sponsor", goal.sponsor) for nth, goal in enumerate(file.goal, 1))


def _strangers(file: OrganisationFile, ids: dict[str, str], faults: Faults) -> None:
    for adviser in (one for one, colleague in file.lnd.colleagues.items() if one == colleague):
        faults.add(f"“{adviser}” is their own colleague; name somebody else.", field="lnd.colleagues")
    for key, who in _named(file):
        if who not in ids:
            faults.add(f"“{who}” is nobody here; write an id of people.csv, and import that first.", field=key)


def wrong_with(error: Any, model: type[BaseModel]) -> str:
    """What is wrong with a key of a table, and what would be right."""
    models, right = _walk(error["loc"], model)
    if error["type"] == "extra_forbidden":
        keys = [field.alias or name for name, field in models[-1].model_fields.items()]
        return f"there is no such key; here there may be {', '.join(keys)}."
    if error["type"] == "missing":
        return f"is missing; write {right}."
    if isinstance(own := error.get("ctx", {}).get("error"), InWords):
        return str(own)
    return f"is not right; write {right}."


def place_of(loc: tuple[int | str, ...]) -> str:
    """The key as in the file; periods are counted from 1."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc if part != "[key]"]
    return "".join(parts).removeprefix(".")


def _walk(loc: tuple[int | str, ...], model: type[BaseModel]) -> tuple[list[type[BaseModel]], str]:
    """The models on the way to a key, and what its description says is right."""
    models = [model]
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
