"""`leerreis start`: a need is on the table, and a journey begins."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from cyclopts import Parameter

from journey import Refusal
from journey.steps.needs_conversation import StartJourney
from starter.cli import naming, narrowing, next_up, options
from starter.cli.errand import Errand, Given
from starter.cli.tell import Key, When

if TYPE_CHECKING:
    from records.people import Person

LATER = ("sponsor", "team_need")
Anyway = Annotated[
    bool,
    Parameter(
        "--anyway",
        negative="",
        show_default=False,
        help="Also where the template is meant for others than the learner.",
    ),
]
FOUND = ("frame_holder", "companion")
"""What people.csv says, if nobody is named."""


async def start(*, errand: Errand, **typed: Any) -> int:
    """A need is on the table: start a journey.

    Whoever starts it has said yes to it. Who gives room and goes along is the learner's manager, if nobody else is
    named; the adviser is the one of the learner's team.
    """
    anyway = typed.pop("anyway", False)
    said, key = typed.pop("said", None), naming.key(typed.pop("id", None)) or uuid4().hex
    speaker = await errand.speaker()
    request = await opening(errand, typed, speaker)
    if not anyway:
        await _is_meant_for(errand, request)
    at = naming.said(said, await errand.calendar(), errand.now)
    door = await errand.door()
    # Of the word's own id, so that asking again does not start a second journey.
    journey = str(uuid5(NAMESPACE_URL, f"leerreis:{speaker.id}:{key}"))
    errand.output.line(journey)
    errand.output.note(f"If this is interrupted, say the same again with --id {key}.")
    await door.tell(journey, request, said=at, now=errand.now, key=key)
    errand.output.note(f"The journey has begun: `leerreis show {journey[: naming.SHOWN]}` tells where it stands.")
    await next_up.tell(errand, journey)
    return 0


async def _is_meant_for(errand: Errand, request: StartJourney) -> None:
    """Whether the learner is one of those whom the template is meant for. The core knows nothing of it.

    Raises:
        Refusal: the learner is not one of them.
    """
    from records import people, templates

    file = templates.files(errand.settings.templates).get(request.template)
    learner = await people.find(await errand.pool(), request.learner)
    if file is None or learner is None:
        return
    manages = await people.manages_somebody(await errand.pool(), learner.id)
    if not file.audience.has(manages=manages, in_a_team=learner.team is not None):
        raise Refusal("not-for-everybody", template=file.name, audience=file.audience, learner=learner.name)


async def opening(errand: Errand, typed: dict[str, Any], speaker: Person) -> StartJourney:
    """The request that was typed, with our own ids for everybody on it."""
    people = await _people(errand, typed)
    typed["goal"] = await _goal(errand, typed.get("goal"))
    return options.read(StartJourney, {**typed, **people}, by=speaker.id)


async def _people(errand: Errand, typed: dict[str, Any]) -> dict[str, Any]:
    """Our own ids for everybody on it; those who were not named are found in people.csv.

    Without a learner there is nobody to find; that the learner is missing is said with all else that is.

    Raises:
        Refusal: nobody gives room, or nobody of L&D is there.
    """
    if not typed.get("learner"):
        return dict.fromkeys(("frame_holder", "companion", "adviser"), "")
    learner = await errand.person(typed["learner"], "--learner")
    named = {name: (await errand.person(typed[name], options.option(name))).id for name in FOUND if typed.get(name)}
    holder = named.get("frame_holder") or learner.manager
    if holder is None:
        raise Refusal("no-manager", learner=learner.name)
    watchers = [(await errand.person(who, "--noticed-by")).id for who in typed.get("noticed_by") or ()]
    return {
        "learner": learner.id,
        "frame_holder": holder,
        "companion": named.get("companion") or holder,
        "adviser": await _adviser(errand, learner),
        "team": learner.team or "",
        "noticed_by": tuple(watchers),
    }


async def _goal(errand: Errand, key: str | None) -> str | None:
    """Our own id of the goal that the organisation calls so.

    Raises:
        BadWord: it has no such goal.
    """
    if key is None:
        return None
    goals = {goal.known_as: goal.id for goal in (await errand.organisation()).goals}
    return goals[narrowing.one_of("--goal", key, goals)]


async def _adviser(errand: Errand, learner: Person) -> str:
    from records import people

    found = await people.adviser(await errand.pool(), learner) or (await errand.organisation()).head
    if found is None:
        raise Refusal("no-adviser", learner=learner.name)
    return found


_keyword = inspect.Parameter.KEYWORD_ONLY
_parameters = [
    inspect.Parameter("errand", _keyword, annotation=Given),
    *options.of(StartJourney, leave_out=("adviser", "team", *LATER), optional=FOUND),
    inspect.Parameter("anyway", _keyword, default=False, annotation=Anyway),
    inspect.Parameter("said", _keyword, default=None, annotation=When),
    inspect.Parameter("id", _keyword, default=None, annotation=Key),
]
start.__signature__ = inspect.Signature(_parameters)  # type: ignore[attr-defined]
start.__annotations__ = {one.name: one.annotation for one in _parameters}
