"""`leerreis tell JOURNEY WORD`: a command for each request there is, with the request's own fields as options."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from journey.language import Said
from journey.needs.agreement import Accept, Propose
from journey.needs.behaviours import AddBehaviour
from journey.needs.finding import Find
from journey.unsaying.taking_back import TakeBack
from journey.who.another_job import ChangeJob
from starter.cli import afterwards, mentors, naming, narrowing, next_up, options, own_words, sayable, vocabulary
from starter.cli.errand import Errand, Given
from starter.cli.vocabulary import WORDS, Word

if TYPE_CHECKING:
    from starter.journeys import Journeys


YES = (Accept, Propose, Find, AddBehaviour, ChangeJob)
"""Words that are a yes to the agreement, of whoever may give it; and with it to the role charter."""
INVITE = "invite-mentor"
HELP = "Say something on a journey."
USAGE = "Usage: leerreis tell JOURNEY {word} --as PERSON [OPTIONS]"
EXAMPLES = """Examples:

  leerreis tell 3f2a
  leerreis tell 3f2a accept --as p004
  leerreis tell 3f2a practice --outcome went-stiffly --as p017
  leerreis tell 3f2a check-in --answer seen --on 2026-11-19 --as p004

Without a word: what may be said now, and by whom.

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
For = Annotated[
    str | None,
    Parameter("--for", metavar="PERSON", help="Whose word it is, where you enter what somebody else said."),
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
        inspect.Parameter("for_", keyword, default=None, annotation=For),
        inspect.Parameter("said", keyword, default=None, annotation=When),
        inspect.Parameter("id", keyword, default=None, annotation=Key),
        inspect.Parameter("no_wait", keyword, default=False, annotation=NoWait),
        *([inspect.Parameter("anyway", keyword, default=False, annotation=mentors.Anyway)] if name == INVITE else []),
    ]
    say.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    say.__annotations__ = {one.name: one.annotation for one in parameters}
    say.__doc__ = word.means
    return say


async def _tell(errand: Errand, typed_journey: str, model: type[Said], typed: dict[str, Any]) -> int:
    said, key, no_wait = typed.pop("said", None), naming.key(typed.pop("id", None)), typed.pop("no_wait", False)
    anyway, said_by = typed.pop("anyway", False), await _speakers(errand, typed.pop("for_", None))
    id_ = await naming.journey(errand, typed_journey)
    if model is TakeBack and typed.get("word"):
        typed["word"] = await _own(errand, id_, said_by["by"], typed["word"])
    typed = await naming.persons(errand, model, typed)
    if typed.get("team"):
        typed["team"] = await narrowing.team(errand, typed["team"])
    request = options.read(model, typed, **said_by)
    if not anyway:
        await mentors.look(errand, request)
    at = naming.said(said, await errand.calendar(), errand.now)
    door: Journeys = await errand.door()
    if no_wait:
        heard = await door.hear(id_, request, said=at, now=errand.now, key=key)
        errand.output.line(f"Handed over as {_key(heard)}; `leerreis show {id_[:8]}` tells when it is on record.")
        return 0
    told = await door.tell(id_, request, said=at, now=errand.now, key=key)
    errand.output.line(f"On record, as {_key(told.id)}.")
    if model is TakeBack or request.entered_by:
        await afterwards.tell(errand, id_, told.id)
    await next_up.tell(errand, id_, accepting=request.by if isinstance(request, YES) else None)
    return 0


async def _speakers(errand: Errand, for_: str | None) -> dict[str, str]:
    """Whose word it is, and who enters it for them."""
    speaker = await errand.speaker()
    if for_ is None:
        return {"by": speaker.id}
    return {"by": (await errand.person(for_, "--for")).id, "entered_by": speaker.id}


async def _own(errand: Errand, id_: str, person: str, typed: str) -> str:
    """The whole id of a word of theirs."""
    from records import event_log

    return own_words.named(await event_log.after(await errand.pool(), id_, 0), person, typed)


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


@app.command(name=vocabulary.NOTHING, show=False)
async def what_may_be_said(journey: Journey, /, *, errand: Given) -> int:
    """What may be said now, and by whom; with `--as`, what that person may say."""
    id_ = await naming.journey(errand, journey)
    for line in await sayable.lines(errand, id_):
        errand.output.line(line)
    return 0
