"""`leerreis team`: one need of several learners, each with a journey of their own, answered once for all."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import uuid4

from cyclopts import App, Parameter

from journey.needs.need import Origin
from journey.state import SightingAnswer
from journey.steps.check_ins import CheckIn
from journey.steps.needs_conversation import TALKS, Spoke, StartJourney
from journey.who.people import PersonId
from starter.cli import naming, options
from starter.cli.errand import Errand, Given
from starter.cli.faults import ASK_AGAIN, DONE, REFUSED, BadWord, explain
from starter.cli.start import LATER, opening
from starter.cli.tell import Key, When

if TYPE_CHECKING:
    from records.team_needs import Ask
    from starter.together import Outcome

EXAMPLES = """Examples:

  leerreis team start --as p004 --learner p017 --learner p018 --title Feedback \\
    --want "say what we think before it is too late" --behaviour "in a meeting where I disagree, I say so"
  leerreis team tell 3f2a spoke --as p004 --except p018
  leerreis team tell 3f2a check-in --as p004 --answer not-yet --of p017

A team need has an id of its own, which `team start` prints; its first four characters are enough.
"""
NOBODY_WAITS = "None of these journeys asks that of {who} now."
FOR = "On record for {names}."
NOT_FOR = "{name}: {why}"
team = App(name="team", help="A need that several learners share: start it, and answer for all at once.",
           help_epilogue=EXAMPLES)  # fmt: skip
People = tuple[str, ...]


async def start(*, errand: Errand, **typed: Any) -> int:
    """Start a journey for each of several learners who share a need."""
    from starter import together

    learners: People = typed.pop("learner", None) or ()
    said, key = typed.pop("said", None), naming.key(typed.pop("id", None)) or uuid4().hex
    if len({*learners}) < 2:
        raise BadWord("A team need is shared: name two learners or more, each with --learner.")
    speaker = await errand.speaker()
    need = together.team_need_of(f"{speaker.id}:{key}")
    words, names = {}, {}
    for who in dict.fromkeys(learners):
        shared = {"origin": Origin.TEAM, **{k: v for k, v in typed.items() if v is not None}, "team_need": need}
        request = await opening(errand, {**shared, "learner": who}, speaker)
        words[str(request.learner)] = (together.journey_in(need, request.learner), request)
        names[str(request.learner)] = (await errand.person(who, "--learner")).name
    at = naming.said(said, await errand.calendar(), errand.now)
    errand.output.line(need)
    errand.output.note(f"If this is interrupted, say the same again with --id {key}.")
    outcome = await together.tell(await errand.door(), words, dict.fromkeys(words, key), said=at, now=errand.now)
    for learner, (journey, _) in words.items():
        if learner in outcome.told:
            errand.output.line(f"{journey}  {names[learner]}")
    return _refused(errand, outcome, names)


@team.command(help_epilogue=EXAMPLES)
async def tell(
    need: Annotated[str, Parameter(help="The id of the team need, or its first four characters or more.")],
    word: Annotated[Literal["spoke", "check-in"], Parameter(help="What is answered for all.")],
    /,
    *,
    errand: Given,
    answer: Annotated[str | None, Parameter(help="What you have seen: " + ", ".join(SightingAnswer) + ".")] = None,
    of: Annotated[
        People,
        Parameter("--of", metavar="PERSON", negative="", help="Of whom you saw it; for the others, --answer holds, or "
                  "where that is *seen*, that you spoke. Say it again for each."),
    ] = (),
    leave_out: Annotated[
        People, Parameter("--except", metavar="PERSON", negative="", help="Whose stays open; say it again for each.")
    ] = (),
    line: Annotated[str | None, Parameter(help=options.HELP["line"])] = None,
    said: When = None,
) -> int:  # fmt: skip
    """Answer what is asked of you on every journey of a team need, at once."""
    from journey.expected.expectations import What
    from records import people, team_needs
    from starter import together

    speaker, pool = await errand.speaker(), await errand.pool()
    id_ = await _named(errand, need)
    seen, without = await _learners(errand, id_, of, "--of"), await _learners(errand, id_, leave_out, "--except")
    whats = TALKS if word == "spoke" else {What.CHECK_IN}
    asks = together.left_out(await team_needs.asks(pool, id_, speaker.id, whats), without)
    words = {ask.learner: (ask.journey, _word(word, ask, seen, answer, line, speaker.id)) for ask in asks}
    if not words:
        errand.output.line(errand.say(NOBODY_WAITS, who=speaker.name))
        return REFUSED
    at = naming.said(said, await errand.calendar(), errand.now)
    keys = {ask.learner: together.answer_key(ask) for ask in asks}
    outcome = await together.tell(await errand.door(), words, keys, said=at, now=errand.now)
    names = await people.names(pool, words)
    if outcome.told:
        told = sorted(names.get(who) or who for who in outcome.told)
        errand.output.line(errand.say(FOR, names=errand.say.all(told)))
    return _refused(errand, outcome, names)


def _word(word: str, ask: Ask, seen: set[str], answer: str | None, line: str | None, by: str) -> Spoke | CheckIn:
    if word == "spoke":
        return options.read(Spoke, {"line": line}, by=PersonId(by))
    if ask.learner in seen:
        answer = SightingAnswer.SEEN
    elif seen and answer in (None, SightingAnswer.SEEN):
        answer = SightingAnswer.SPOKE
    return options.read(CheckIn, {"answer": answer, "line": line}, by=PersonId(by))


async def _named(errand: Errand, typed: str) -> str:
    from records import team_needs

    typed = typed.strip().lower()
    found = await team_needs.by_prefix(await errand.pool(), typed) if len(typed) >= naming.SHORTEST else []
    if not found:
        raise BadWord(
            f"There is no team need “{typed}”: `team start` and `show` print its id; write 4 characters or more."
        )
    if len(found) > 1 and found[0] != typed:
        raise BadWord(f"“{typed}” stands for more than one team need; write more characters of its id.")
    return found[0]


async def _learners(errand: Errand, need: str, typed: People, option: str) -> set[str]:
    """Our own ids of these people, each a learner of the team need."""
    from records import team_needs

    if not typed:
        return set()
    share = {*(await team_needs.journeys(await errand.pool(), need)).values()}
    found = {who: (await errand.person(who, option)).id for who in typed}
    for who, id_ in found.items():
        if id_ not in share:
            raise BadWord(f"{option}: “{who}” does not share this need.")
    return {*found.values()}


def _refused(errand: Errand, outcome: Outcome, names: Any) -> int:
    """Say of each that was refused why; the exit code."""
    code = DONE
    for who, fault in outcome.refused.items():
        one, sentences = explain(fault, errand.say)
        code = REFUSED if code == REFUSED or one != ASK_AGAIN else ASK_AGAIN
        errand.output.note(errand.say(NOT_FOR, name=names.get(who) or who, why=" ".join(sentences)))
    return code


_keyword = inspect.Parameter.KEYWORD_ONLY
_Learners = Annotated[
    People | None,
    Parameter("--learner", metavar="PERSON", negative="", help="Who shares it; say it again for each. [required]"),
]
_parameters = [
    inspect.Parameter("errand", _keyword, annotation=Given),
    inspect.Parameter("learner", _keyword, default=None, annotation=_Learners),
    *options.of(StartJourney, leave_out=("learner", "adviser", "team", *LATER), optional=("frame_holder", "companion")),
    inspect.Parameter("said", _keyword, default=None, annotation=When),
    inspect.Parameter("id", _keyword, default=None, annotation=Key),
]
start.__signature__ = inspect.Signature(_parameters)  # type: ignore[attr-defined]
start.__annotations__ = {one.name: one.annotation for one in _parameters}
team.command(start, help_epilogue=EXAMPLES)
