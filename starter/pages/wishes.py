"""What people wish of their letters: when, how often, not this week; and whether one was of use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from babel.dates import get_day_names
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from journey.days.week import Week
from journey.who.people import PersonId
from letters.links import Less, NextWeek, Purpose, Useful
from letters.tongue import Tongue
from post.habits import Habits, moment
from post.subjects import Goes
from records import habits as chosen_habits
from records import outbox, people, usefulness
from starter.pages import texts, tongues
from starter.pages.forms import filled_in
from starter.pages.rendering import page, told
from starter.pages.resources import Resources

ONE_CLICK = "List-Unsubscribe"
"""The field that a mail program sends when somebody presses its own button (RFC 8058)."""
A_WHILE = timedelta(weeks=4)
MOST_PRACTICE = 2


def wishes(resources: Resources) -> APIRouter:
    """The routes of all three."""
    router = APIRouter()
    _useful(router, resources)
    _next_week(router, resources)
    _less(router, resources)
    return router


def _useful(router: APIRouter, resources: Resources) -> None:
    def link(token: str) -> Useful:
        found = resources.keys().read(Purpose.USEFUL, token, resources.now())
        assert isinstance(found, Useful)
        return found

    @router.get("/useful/{token}")
    async def show(token: str) -> HTMLResponse:
        found = link(token)
        say = await tongues.in_(resources, found.language)
        do = say(texts.WAS_USEFUL if found.useful else texts.WAS_NOT_USEFUL)
        return page("confirm", say, title=say(texts.USEFUL), how=say(texts.USEFUL_HOW), do=do)

    @router.post("/useful/{token}")
    async def act(token: str) -> HTMLResponse:
        found = link(token)
        say = await tongues.in_(resources, found.language)
        counts = await usefulness.count(resources.pool, found.subject, found.language, found.mark, useful=found.useful)
        sentence = say(texts.USEFUL_SAID if counts else texts.USEFUL_ONCE)
        return told(say, say(texts.THANKS), sentence, tone="done")


def _next_week(router: APIRouter, resources: Resources) -> None:
    async def theirs(token: str) -> tuple[PersonId, Tongue]:
        found = resources.keys().read(Purpose.NEXT_WEEK, token, resources.now())
        assert isinstance(found, NextWeek)
        return found.person, await tongues.theirs(resources, found.person)

    @router.get("/next-week/{token}")
    async def show(token: str) -> HTMLResponse:
        _, say = await theirs(token)
        title, how = say(texts.NEXT_WEEK), say(texts.NEXT_WEEK_HOW)
        return page("confirm", say, title=title, how=how, do=say(texts.NEXT_WEEK_DO))

    @router.post("/next-week/{token}")
    async def act(token: str) -> HTMLResponse:
        person, say = await theirs(token)
        week, habits = await _week(resources, person), await _habits(resources, person)
        today = week.days.day(resources.now())
        sunday = today + timedelta(days=7 - today.isoweekday())
        habits = replace(habits, busy_until=max(sunday, habits.busy_until or sunday))
        await _keep(resources, person, habits)
        sentence = say(texts.NEXT_WEEK_SAID, day=_next(resources, week, habits, say))
        return told(say, say(texts.THANKS), sentence, tone="done")


def _less(router: APIRouter, resources: Resources) -> None:
    async def theirs(token: str) -> tuple[PersonId, Tongue]:
        found = resources.keys().read(Purpose.LESS, token, resources.now())
        assert isinstance(found, Less)
        return found.person, await tongues.theirs(resources, found.person)

    @router.get("/less/{token}")
    async def show(token: str) -> HTMLResponse:
        person, say = await theirs(token)
        return await _choose(resources, say, person, await _habits(resources, person))

    @router.post("/less/{token}")
    async def act(request: Request, token: str) -> HTMLResponse:
        person, say = await theirs(token)
        form, habits, week = await filled_in(request), await _habits(resources, person), await _week(resources, person)
        try:
            chosen = _chosen(form, habits, week.days.day(resources.now()))
        except ValueError:
            return await _choose(resources, say, person, habits, wrong=say(texts.NOT_RIGHT), status=422)
        await _keep(resources, person, chosen)
        sentence = say(texts.SAVED, day=_next(resources, week, chosen, say))
        return told(say, say(texts.THANKS), sentence, tone="done")


def _chosen(form: Mapping[str, str], habits: Habits, today: date) -> Habits:
    """What the form says. A mail program's own button, or ours beside it, stops them for a while.

    Raises:
        ValueError: no page of ours sends that.
    """
    if ONE_CLICK in form or "stop" in form:
        return replace(habits, practice=0, busy_until=max(today + A_WHILE, habits.busy_until or today))
    day, hour, practice = (
        int(form[name]) if form.get(name, "").isdecimal() else -1 for name in ("day", "hour", "practice")
    )
    if not (1 <= day <= 7 and 0 <= hour <= 23 and 0 <= practice <= MOST_PRACTICE):
        raise ValueError
    busy = date.fromisoformat(form["busy"]) if form.get("busy") else None
    return replace(habits, day=day, hour=hour, practice=practice, busy_until=busy)


async def _choose(
    resources: Resources, say: Tongue, person: PersonId, habits: Habits, *, wrong: str = "", status: int = 200
) -> HTMLResponse:
    week = await _week(resources, person)
    names = get_day_names("wide", locale=say.language)
    return page(
        "less",
        say,
        status,
        title=say(texts.LESS),
        habits=habits,
        days=[(day, names[day - 1]) for day in sorted(week.days.weekdays)],
        hours=[(hour, f"{hour}:00") for hour in range(*week.hours)],
        today=str(week.days.day(resources.now())),
        practices=range(MOST_PRACTICE + 1),
        wrong=wrong,
    )


def _next(resources: Resources, week: Week, habits: Habits, say: Tongue) -> str:
    """The day of their next letter of the week."""
    return say.day(week.days.day(moment(Goes.DIGEST, week, habits, resources.now())))


async def _week(resources: Resources, person: PersonId) -> Week:
    ground = await resources.organisations.ground(resources.pool)
    return (await people.weeks(resources.pool, [person], ground))[person]


async def _habits(resources: Resources, person: PersonId) -> Habits:
    return (await chosen_habits.of(resources.pool, [person]))[person]


async def _keep(resources: Resources, person: PersonId, habits: Habits) -> None:
    """From now on; what waits for them goes when it suits now."""
    ground = await resources.organisations.ground(resources.pool)
    async with resources.pool.acquire() as db, db.transaction():
        await chosen_habits.save(db, person, habits)
        await outbox.put_off(db, person, ground)
