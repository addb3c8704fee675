"""The command `leerreis`: which commands there are, and how a run begins and ends."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from inspect import BoundArguments
from typing import Annotated, Any, Literal, NoReturn

from cyclopts import App, Parameter

from starter.cli import faults
from starter.cli.errand import Errand

STORY = """Training is not learning. A journey begins with a need and ends when somebody does it with confidence.

Leerreis keeps the journeys, asks who is to do what next, and notices when nobody does."""
EXAMPLES = """The short story:

  leerreis people import people.csv
  leerreis organisation import organisation.toml

  leerreis start --as p017 --learner p017 --title Feedback --rhythm weekly \\
    --want "say what I think before it is too late" \\
    --behaviour "in a meeting where I disagree, I say so"

  leerreis tell 3f2a accept --as p004
  leerreis tell 3f2a practice --outcome went-stiffly --as p017
  leerreis tell 3f2a check-in --answer seen --as p004
  leerreis show 3f2a --as p017
  leerreis stuck

Exit codes: 0 done, 1 refused or not possible now, 2 not right as typed,
75 accepted and not yet on record: say it again with --id.
Each command explains itself: leerreis tell practice --help.
"""
COMMANDS: tuple[tuple[str, str, str, Sequence[str]], ...] = (
    ("up", "upkeep:up", "Start everything on this machine, and stay until Ctrl-C.", ("up",)),
    ("people", "files:people", "Who works here: import people.csv.", ()),
    ("organisation", "files:organisation", "The organisation's days and L&D: import organisation.toml.", ()),
    ("policy", "policy:policy", "What the organisation decides for all: show it, set one thing.", ()),
    ("quiet", "quiet:quiet", "Periods in which nobody is asked anything; and one switch for all post.", ()),
    ("away", "away:away", "Until when somebody is away; nobody records why.",
     ("away p017 --until 2027-07-26 --as p004", "away p017 --back --as p017")),
    ("needs", "needs:app", "Many needs at once: import needs.csv, with what was said since.", ()),
    ("words", "words:app", "What was said on journeys before: import words.csv.", ()),
    ("template", "template:app", "Journey templates: show one, check a file, try what it would ask.", ()),
    ("guide", "guide:guide", "Three questions for a talk, on one page.",
     ("guide", "guide before-talk --language nl", "guide needs-talk --template manager-as-talent-developer")),
    ("start", "start:start", "A need is on the table: start a journey.",
     ('start --as p017 --learner p017 --title Feedback \\\n    --want "say what I think before it is too late" \\\n'
      '    --behaviour "in a meeting where I disagree, I say so"',
      "start --as p004 --learner p017 --companion p021 --rhythm daily ...")),
    ("team", "team:team", "A need that several learners share: start it, and answer for all at once.", ()),
    ("tell", "tell:app", "Say something on a journey.", ()),
    ("confirm", "confirm:confirm", "Confirm what was entered for you, with the code that you were given.",
     ("confirm 3f2a ACDEF-GHJKM", "confirm 3f2a ACDEF-GHJKM --no")),
    ("stand-in", "stand_ins:stand_in", "Who acts for somebody who is away, on all their journeys at once.",
     ("stand-in p004 --to p012 --until 2027-02-12 --as p004", "stand-in p004 --as p101")),
    ("show", "show:show", "Where a journey stands, who is asked for what, and what was said.",
     ("show 3f2a", "show 3f2a --as p017", "show 3f2a --as p101 --need",
      "show 3f2a --as p017 --at 2026-10-01", "show 3f2a --json")),
    ("journeys", "journeys:journeys", "Which journeys there are.",
     ("journeys", "journeys --as p004", "journeys --team Noord --first 50", "journeys --counts",
      "journeys --ended --json")),
    ("stuck", "stuck:stuck", "Where journeys are stuck, and what could be done first.",
     ("stuck --as p101", "stuck --as p101 --all", "stuck --team Noord --phase practice",
      "stuck --as p101 --reason no-practice --first 50", "stuck --at 2026-10-01", "stuck 3f2a --as p101")),
    ("access-log", "own:access_log", "Who of L&D looked closer at a journey of yours.", ("access-log --as p017",)),
    ("copy", "own:copy", "Everything that is held about you, to read and to keep.",
     ("copy --as p017", "copy --as p017 --json")),
    ("reasons", "stuck:reasons", "Every reason that a journey can be stuck for.", ("reasons",)),
    ("coaching", "coaching:coaching", "Whom L&D could help with going along, asked and unasked.", ()),
    ("partner-talks", "partner_talks:app", "With which managers L&D could talk, once a quarter.", ()),
    ("coverage", "coverage:coverage", "Whether journeys get anything of others, and of how many.",
     ("coverage", "coverage --as p101", "coverage --as p101 --first 50", "coverage --json")),
    ("lesson", "lesson:lesson", "What a quarter tells about the organisation: a page for the management team.",
     ("lesson", "lesson --quarter 2026Q3", "lesson --json")),
    ("goals", "goals:goals", "How far journeys have come that serve a goal of the organisation.",
     ("goals", "goals --as p100", "goals --json")),
    ("factors", "factors:factors", "What each reason and each sort of condition is a sign of.",
     ("factors", "factors --json")),
    ("quarterly", "quarterly:quarterly", "Three statements a quarter, for whoever wants to answer.", ()),
    ("my-frequency", "my_frequency:my_frequency", "How often you speak on your own journeys; only you see it.",
     ("my-frequency --as p004", "my-frequency --as p004 --months 12")),
    ("post", "post:post", "What waits, when it may go, and what became of it.", ()),
    ("letters", "letters:letters", "When your letters come, through what, and how many nudges.",
     ("letters --as p017", "letters --as p017 --day thu --hour 14", "letters --as p017 --busy-until 2027-02-12",
      "letters --as p017 --practice 0", "letters --as p017 --through slack --hook https://hooks.slack.com/services/...")),
    ("inbox", "inbox:inbox", "The mails of a test installation: they stay on this machine.",
     ("inbox", "inbox p017", "inbox p017 --read 1", "inbox --read 3 --html mail.html", "inbox --json")),
    ("set-aside", "aside:aside", "What could not be put on record: list, retry, drop.", ()),
    ("audit", "upkeep:audit", "Whether log, lists and workflows hold the same facts.",
     ("audit", "audit --repair", "audit --json")),
    ("rehydrate", "upkeep:rehydrate", "Start the workflow of every open journey that has none.", ("rehydrate",)),
    ("forget", "upkeep:forget", "Make unreadable what a person said, for good.", ("forget p017", "forget p017 --yes")),
)  # fmt: skip
"""Name, where it is (imported when it is asked for), what it does, and examples where it has none of its own."""

As = Annotated[
    str | None, Parameter("--as", metavar="PERSON", help="Who asks, or says it: an id of people.csv, such as p017.")
]
Tokens = Annotated[str, Parameter(show=False, allow_leading_hyphen=True)]


def app() -> App:
    """All commands, none of them imported yet."""
    look: Literal["default", "plain"] = "default" if sys.stdout.isatty() else "plain"
    root = App(name="leerreis", help=STORY, help_epilogue=EXAMPLES, help_format="plaintext", help_formatter=look,
               version_flags=[], exit_on_error=False, print_error=False, result_action="return_value")  # fmt: skip
    for place_in_list, (name, place, what, examples) in enumerate(COMMANDS):
        lines = "".join(f"  leerreis {example}\n" for example in examples)
        more = {"help_epilogue": f"Examples:\n\n{lines}"} if examples else {}
        root.command(f"starter.cli.{place}", name=name, help=what, sort_key=place_in_list, **more)
    return root


def run(argv: Sequence[str]) -> int:
    """Do what was typed; the exit code."""
    root = app()

    def launch(*tokens: Tokens, as_: As = None) -> int:
        command, bound, ignored = root.parse_args(tokens)
        if "errand" not in ignored:
            command(*bound.args, **bound.kwargs)
            return faults.DONE
        return asyncio.run(_done(Errand(as_), command, bound))

    root.meta.default(launch)
    try:
        code: int | None = root.meta(_word_first(argv))
    except Exception as fault:
        return _told(fault, Errand())
    except KeyboardInterrupt:
        return 130
    return code or faults.DONE


async def _done(errand: Errand, command: Callable[..., Any], bound: BoundArguments) -> int:
    # The SDK leaves the future of a call that timed out behind, and asyncio would print its traceback.
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    try:
        bound.arguments["errand"] = errand
        code: int = await command(*bound.args, **bound.kwargs)
    except BrokenPipeError:  # whoever reads has read enough: `leerreis show ... | head`
        return faults.DONE
    except Exception as fault:
        return _told(fault, errand)
    finally:
        await errand.close()
    return code


def _told(fault: Exception, errand: Errand) -> int:
    code, sentences = faults.explain(fault, errand.say)
    for sentence in sentences:
        errand.output.note(sentence)
    return code


def _word_first(tokens: Sequence[str]) -> list[str]:
    """`tell JOURNEY WORD` is how people say it; `tell WORD JOURNEY` is how commands are found.

    Raises:
        BadWord: the word is missing.
    """
    match [*tokens]:
        case ["--as", who, "tell", *others] | ["tell", "--as", who, *others]:
            return ["--as", who, *_word_first(["tell", *others])]
        case ["tell", journey, *others] if not journey.startswith("-"):
            from starter.cli.vocabulary import NOTHING, WORDS

            if journey in WORDS:
                return [*tokens]
            if not others or others[0] == "--as":
                return ["tell", NOTHING, journey, *others]
            if others[0].startswith("-"):
                raise faults.BadWord(f"Say what: leerreis tell {journey} WORD; a word is one of {', '.join(WORDS)}.")
            return ["tell", others[0], journey, *others[1:]]
    return [*tokens]


def main() -> NoReturn:
    """Leave without the interpreter's shutdown, which Temporal's threads can turn into an abort."""
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = faults.DONE
    os._exit(code)
