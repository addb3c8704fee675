"""`leerreis tell JOURNEY WORD`: a command for each request there is, with the request's own fields as options."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from cyclopts import App, Parameter

from journey.agreement import Accept, Propose
from journey.confidence import Rate
from journey.endings import EndJourney, KeepGoing
from journey.language import Said
from journey.sightings import LogSighting
from journey.silence import AnswerStillYours
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import LogPractice
from starter.cli import naming, next_up, options
from starter.cli.errand import Errand, Given

if TYPE_CHECKING:
    from starter.journeys import Journeys


class Word(NamedTuple):
    """A word of the command line: its request, what it means, and how it is typed."""

    request: type[Said]
    means: str
    examples: tuple[str, ...]


WORDS = {
    "accept": Word(Accept, "Yes to need, frame and plan as they stand.", ("--as p004",)),
    "propose": Word(
        Propose,
        "A counter-proposal: what is named is changed, and the other is asked.",
        (
            "--as p004 --hours 2 --horizon 2027-06-01",
            '--as p017 --behaviour "in the Monday meeting, I ask what was meant"',
        ),
    ),
    "spoke": Word(
        Spoke, "We spoke: either side says it, nobody confirms it.", ("--as p004", "--as p017 --said 2026-11-20")
    ),
    "practice": Word(
        LogPractice,
        "The learner tried it, or says why not.",
        ('--as p017 --outcome went-stiffly --line "I said it after the meeting"', "--as p017 --outcome no-occasion"),
    ),
    "check-in": Word(
        CheckIn,
        "Who goes along says what they saw of it.",
        ("--as p004 --answer seen --on 2026-11-19", '--as p004 --answer not-yet --line "begins to come"'),
    ),
    "sighting": Word(
        LogSighting,
        "Somebody else noticed it, asked or not.",
        ("--as p021 --answer seen", "--as p021 --answer seen --way received --on 2026-11-19"),
    ),
    "confidence": Word(Rate, "How sure the learner is, from 1 to 10.", ("--as p017 --figure 7",)),
    "conclude": Word(Conclude, "Is it there?", ("--as p017 --yes", "--as p004 --not-yet --until 2027-02-01")),
    "still-yours": Word(
        AnswerStillYours,
        "How things stand with it: four good answers.",
        ("--as p017 --answer busy", "--as p017 --answer later --until 2027-01-11"),
    ),
    "end": Word(
        EndJourney,
        "An honest end; the learner decides, anybody else proposes.",
        ("--as p017 --how stopped", '--as p004 --how moved --line "to the Ghent office"'),
    ),
    "keep-going": Word(KeepGoing, "The learner goes on, although an end was proposed.", ("--as p017",)),
}
HELP = "Say something on a journey."
USAGE = "Usage: leerreis tell JOURNEY {word} --as PERSON [OPTIONS]"
EXAMPLES = """Examples:

  leerreis tell 3f2a accept --as p004
  leerreis tell 3f2a practice --outcome went-stiffly --as p017
  leerreis tell 3f2a check-in --answer seen --on 2026-11-19 --as p004

JOURNEY is the id that `start` printed, its first four characters or more, or
the id of its learner, such as p017.
"""

Journey = Annotated[str, Parameter(help="Its id, the first four characters of it or more, or its learner.")]
When = Annotated[
    str | None,
    Parameter(
        "--said", metavar="WHEN", help="When it was said: a day, an instant, or such as “3 days ago”; up to 31 days."
    ),
]
Key = Annotated[
    str | None,
    Parameter("--id", metavar="ID", help="Your own id of this word: said again with the same id, it counts once."),
]
NoWait = Annotated[
    bool,
    Parameter(
        "--no-wait",
        negative="",
        show_default=False,
        help="Hand it over and do not wait; a refusal is kept in `set-aside list`.",
    ),
]
app = App(name="tell", help=HELP, help_epilogue=EXAMPLES, usage=USAGE.format(word="WORD"))


def _command(name: str, word: Word) -> Callable[..., Awaitable[int]]:
    """A function with an option for each field of the request, which is how Cyclopts learns of them."""

    async def say(journey: str, /, *, errand: Errand, **typed: Any) -> int:
        return await _tell(errand, journey, word.request, typed)

    positional, keyword = inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("journey", positional, annotation=Journey),
        inspect.Parameter("errand", keyword, annotation=Given),
        *options.of(word.request),
        inspect.Parameter("said", keyword, default=None, annotation=When),
        inspect.Parameter("id", keyword, default=None, annotation=Key),
        inspect.Parameter("no_wait", keyword, default=False, annotation=NoWait),
    ]
    say.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    say.__annotations__ = {one.name: one.annotation for one in parameters}
    say.__doc__ = word.means
    return say


async def _tell(errand: Errand, typed_journey: str, model: type[Said], typed: dict[str, Any]) -> int:
    said, key, no_wait = typed.pop("said", None), naming.key(typed.pop("id", None)), typed.pop("no_wait", False)
    speaker = await errand.speaker()
    request = options.read(model, typed, by=speaker.id)
    id_ = await naming.journey(errand, typed_journey)
    at = naming.said(said, await errand.calendar(), errand.now)
    door: Journeys = await errand.door()
    if no_wait:
        heard = await door.hear(id_, request, said=at, now=errand.now, key=key)
        errand.output.line(f"Handed over as {_key(heard)}; `leerreis show {id_[:8]}` tells when it is on record.")
        return 0
    told = await door.tell(id_, request, said=at, now=errand.now, key=key)
    errand.output.line(f"On record, as {_key(told.id)}.")
    await next_up.tell(errand, id_)
    return 0


def _key(word: str) -> str:
    return word.partition(":")[2]


for _name, _word in WORDS.items():
    _examples = "\n".join(f"  leerreis tell 3f2a {_name} {example}" for example in _word.examples)
    app.command(
        _command(_name, _word),
        name=_name,
        usage=USAGE.format(word=_name),
        help_epilogue=f"Examples:\n\n{_examples}\n",
    )
