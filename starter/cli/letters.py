"""`leerreis letters`: when one's letters come, through what, and how many nudges; each chooses for themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from starter.cli import habit_words
from starter.cli.errand import Errand, Given, Json

if TYPE_CHECKING:
    from post.habits import Habits

WHEN = "The week's letter comes on {day} at {hour}:00, or at your next working hour after that."
NEXT = "Something for it would go on {at} at the earliest."
BUSY = "No letter of the week until and including {day}; a call for help comes all the same."
PRACTICE = (
    "You get no nudges to practise.",
    "You get a nudge to practise once a week at most.",
    "You get a nudge to practise twice a week at most.",
)
THROUGH = {
    "mail": "They come by mail.",
    "slack": "They come in Slack.",
    "teams": "They come in Teams.",
    "other": "They come through a service of your own choice.",
}

Day = Annotated[str | None, Parameter("--day", metavar="DAY", help="Of the week's letter: mon, tue, ... or 1 to 7.")]
Hour = Annotated[str | None, Parameter("--hour", metavar="HOUR", help="Of that letter: a whole hour, 0 to 23.")]
Busy = Annotated[
    str | None,
    Parameter(
        "--busy-until", metavar="DAY", help="No letter of the week up to and including this day; none: not busy."
    ),
]
Practice = Annotated[str | None, Parameter("--practice", metavar="0|1|2", help="Nudges to practise in a week.")]
Channel = Annotated[str | None, Parameter("--through", metavar="mail|slack|teams|other", help="How letters reach you.")]
Hook = Annotated[
    str | None, Parameter("--hook", metavar="URL", help="Where Slack, Teams or the other service takes them.")
]


async def letters(
    *,
    errand: Given,
    day: Day = None,
    hour: Hour = None,
    busy_until: Busy = None,
    practice: Practice = None,
    through: Channel = None,
    hook: Hook = None,
    json: Json = False,
) -> int:
    """When your letters come, and how; say what is to be otherwise. Only for yourself."""
    from records import habits

    speaker, pool = await errand.speaker(), await errand.pool()
    chosen = (await habits.of(pool, [speaker.id]))[speaker.id]
    today = (await errand.calendar()).day(errand.now)
    typed = {"day": day, "hour": hour, "busy-until": busy_until, "practice": practice, "through": through, "hook": hook}
    if otherwise := habit_words.changes(typed, chosen, today, errand.settings):
        chosen = replace(chosen, **otherwise)
        await _keep(errand, speaker.id, chosen)
    await _tell(errand, speaker.id, chosen, json=json)
    return 0


async def _keep(errand: Errand, person: str, chosen: Habits) -> None:
    """From now on; what waits for them goes when it suits now."""
    from records import habits, outbox

    pool, ground = await errand.pool(), (await errand.organisation()).ground
    async with pool.acquire() as db, db.transaction():
        await habits.save(db, person, chosen)
        await outbox.put_off(db, person, ground)


async def _tell(errand: Errand, person: str, chosen: Habits, *, json: bool) -> None:
    from post.habits import moment
    from post.subjects import Goes
    from records import people
    from starter.showing import going

    say, line = errand.say, errand.output.line
    week = (await people.weeks(await errand.pool(), [person], (await errand.organisation()).ground))[person]
    goes = moment(Goes.DIGEST, week, chosen, errand.now)
    if json:
        told = {"day": chosen.day, "hour": chosen.hour, "busy_until": chosen.busy_until, "practice": chosen.practice}
        errand.output.json(told | {"through": chosen.through, "hook": chosen.hook, "next": goes})
        return
    line(say(WHEN, day=habit_words.weekday(say, chosen.day), hour=chosen.hour))
    if chosen.busy_until and chosen.busy_until >= week.days.day(errand.now):
        line(say(BUSY, day=say.day(chosen.busy_until)))
    line(say(NEXT, at=going.instant(say, goes, week.days.timezone)))
    line(say(PRACTICE[chosen.practice]))
    line(say(THROUGH[chosen.through]))
