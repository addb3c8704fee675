"""What people type about their letters, read and judged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from letters.tongue import Tongue
from starter.cli.faults import BadWord

if TYPE_CHECKING:
    from post.habits import Habits
    from settings import Settings

MONDAY = date(2024, 1, 1)
NEVER = "none"
LONGEST = timedelta(days=366)
MOST_PRACTICE = 2


def changes(typed: Mapping[str, str | None], chosen: Habits, today: date, settings: Settings) -> dict[str, Any]:
    """Fields of `Habits` that are to be otherwise; `typed` by option: None, where nothing was said.

    Raises:
        BadWord: something can't be, and what could.
    """
    said: dict[str, Any] = {}
    if (day := typed["day"]) is not None:
        said["day"] = _day(day)
    if (hour := typed["hour"]) is not None:
        said["hour"] = _number("--hour", hour, 23, "a whole hour from 0 to 23, such as 14")
    if (busy := typed["busy-until"]) is not None:
        said["busy_until"] = None if busy == NEVER else _busy_until(busy, today)
    if (practice := typed["practice"]) is not None:
        said["practice"] = _number("--practice", practice, MOST_PRACTICE, "how many nudges a week, 0, 1 or 2")
    return said | _through(typed["through"], typed["hook"], chosen, settings)


def weekday(say: Tongue, day: int) -> str:
    """The name of that weekday."""
    return say.weekday(MONDAY + timedelta(days=day - 1), alone=True)


def _day(typed: str) -> int:
    names = [f"{MONDAY + timedelta(days=n):%a}".lower() for n in range(7)]
    if typed in map(str, range(1, 8)):
        return int(typed)
    if len(typed) >= 2:
        found = [nth for nth, name in enumerate(names, 1) if typed.lower()[:3].startswith(name[: len(typed)])]
        if len(found) == 1:
            return found[0]
    raise BadWord(f"--day: “{typed}” is not right; write one of {', '.join(names)}, or 1 to 7.")


def _number(option: str, typed: str, most: int, right: str) -> int:
    if not (typed.isascii() and typed.isdecimal() and int(typed) <= most):
        raise BadWord(f"{option}: “{typed}” is not right; write {right}.")
    return int(typed)


def _busy_until(typed: str, today: date) -> date:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise BadWord(f"--busy-until: “{typed}” is not right; write a day such as 2027-07-26, or none.") from None
    if day < today:
        raise BadWord(f"--busy-until: {typed} has passed; write today or a later day, or none.")
    if day - today > LONGEST:
        raise BadWord(f"--busy-until: {typed} is more than a year away; write an earlier day.")
    return day


def _through(typed: str | None, hook: str | None, chosen: Habits, settings: Settings) -> dict[str, Any]:
    """By mail there is no hook: it is let go of."""
    from post.habits import Through

    if typed is None and hook is None:
        return {}
    if typed is not None and typed not in set(Through):
        raise BadWord(f"--through: “{typed}” is not right; write one of {', '.join(Through)}.")
    through = Through(typed) if typed else chosen.through
    if through is Through.MAIL:
        if hook is not None:
            raise BadWord("--hook goes with --through slack, teams or other; mail goes to your address.")
        return {"through": through, "hook": None}
    kept = chosen.hook if through is chosen.through else None
    if hook is None and kept is None:
        raise BadWord(f"--through {through} needs --hook URL: where it takes messages for you.")
    if hook is not None:
        _may_be(hook, through, settings)
    return {"through": through, "hook": hook or kept}


def _may_be(hook: str, through: str, settings: Settings) -> None:
    """Nothing, where letters may go there; the address itself is never said again."""
    from activities.channels import hook as hooks
    from activities.channels import slack, teams
    from post.habits import Through

    if through == Through.OTHER:
        services = {one.lower() for one in settings.apprise_services}
        if not services:
            raise BadWord("--through other: this installation has no other services; write mail, slack or teams.")
        if hook.partition("://")[0].lower() not in services or "://" not in hook:
            raise BadWord(
                f"--hook: write an address that begins with {', '.join(f'{s}://' for s in sorted(services))}."
            )
        return
    own = slack.HOSTS if through == Through.SLACK else teams.HOSTS
    if not hooks.may_be(hook, (*own, *settings.hook_hosts)):
        where = ", ".join((*own, *settings.hook_hosts))
        raise BadWord(f"--hook: write an address that begins with https:// and is on one of {where}.")
