"""What a row of needs.csv says: a need is on the table, how sure the learner is, and that the other one said yes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from journey import Said
from journey.needs.agreement import Accept
from journey.needs.need import Origin, Rhythm
from journey.noticing.confidence import Rate
from journey.steps.needs_conversation import StartJourney
from journey.who.people import PersonId
from records.people import Person
from starter.files.known import Known
from starter.files.need_rows import NeedRow
from starter.files.word_ids import journey_of, word_id
from starter.journeys import Past
from starter.showing.sentences import AUDIENCES
from starter.together import team_need_of

Wrong = Callable[[str, str], None]
"""What is wrong, and with which column."""
NOBODY = "“{}” is nobody here; write an id of people.csv, and import that first."
NOT_FOR = "“{}” is meant for {}, and “{}” is not one of them; write another template, or `leerreis start --anyway`."


@dataclass(frozen=True)
class On:
    """Who is who on the journey, by our own ids."""

    by: str
    learner: Person
    frame_holder: str
    companion: str
    adviser: str
    team: str
    watchers: tuple[str, ...]


def words(row: NeedRow, known: Known, wrong: Wrong) -> list[Past]:
    """The words of one need, in order; none, once it was told what is wrong."""
    if row.template not in known.templates:
        wrong(f"there is no template “{row.template}”; there are {', '.join(sorted(known.templates))}.", "template")
    if row.goal and row.goal not in known.goals:
        named = ", ".join(sorted(known.goals)) or "none yet: write it in organisation.toml, and import that first"
        wrong(f"there is no goal “{row.goal}”; there are {named}.", "goal")
        return []
    on = _people(row, known, wrong)
    if on is None or not _is_for(row, on.learner, known, wrong):
        return []
    if not _in_time(row, known, wrong) or not _fits(row, known, wrong):
        return []
    opening = _opening(row, on, known, wrong)
    return list(_brought(row, on, opening, known)) if opening else []


def _brought(row: NeedRow, on: On, opening: StartJourney, known: Known) -> Iterator[Past]:
    said = _said(row, known)

    def past(request: Said, moment: datetime | None, at: datetime) -> Past:
        return Past(word_id(row.need, moment, request), request, min(at, known.now))

    given = said if row.said else None
    yield past(opening, given, said)
    if row.begins:
        yield past(Rate(by=PersonId(on.learner.id), figure=row.begins), given, said)
    if row.agreed_on:
        agreed = known.instant(row.agreed_on)
        for other in (on.learner.id, on.frame_holder):
            if other != on.by:
                yield past(Accept(by=PersonId(other)), agreed, max(agreed, said))


def _people(row: NeedRow, known: Known, wrong: Wrong) -> On | None:
    """Whoever is not named is whom the journey has, if it is on record, and otherwise whom people.csv says."""
    named = [("learner", row.learner), ("by", row.by), ("frame_holder", row.frame_holder)]
    named += [("companion", row.companion), *(("noticed_by", who) for who in row.noticed_by)]
    strangers = [(column, who) for column, who in named if who and who not in known.persons]
    for column, who in strangers:
        wrong(NOBODY.format(who), column)
    if strangers:
        return None
    learner = known.persons[row.learner]
    begun = known.openings.get(journey_of(row.need))
    was = begun.people if begun else None
    holder = known.find(row.frame_holder or "") or (was.frame_holder if was else learner.manager)
    adviser = was.adviser if was else known.adviser(learner)
    if holder is None:
        who = "a fellow director, a coach, or whom the team names"
        wrong(f"“{row.learner}” has no manager in people.csv; write the id of who gives room: {who}.", "frame_holder")
    if adviser is None:
        what = "nobody of L&D is there for “{}”; give the team an adviser in people.csv, or name lnd.head."
        wrong(what.format(row.learner), "learner")
    if holder is None or adviser is None:
        return None
    companion = known.find(row.companion or "") or (was.companion if was and not row.frame_holder else holder)
    for column, who in (("frame_holder", holder), ("companion", companion)):
        if who == learner.id:
            wrong("is the learner; a journey takes two, so write somebody else.", column)
            return None
    watchers = tuple(known.persons[who].id for who in row.noticed_by)
    by = known.find(row.by or "") or learner.id
    return On(by, learner, holder, companion, adviser, was.team if was else learner.team or "", watchers)


def _is_for(row: NeedRow, learner: Person, known: Known, wrong: Wrong) -> bool:
    """A journey that is on record has its template; who would begin one on it now is one of those it is meant for."""
    if journey_of(row.need) in known.openings or known.is_meant_for(row.template, learner):
        return True
    wrong(NOT_FOR.format(row.template, AUDIENCES[known.audiences[row.template]], row.learner), "template")
    return False


def _in_time(row: NeedRow, known: Known, wrong: Wrong) -> bool:
    if row.said and known.is_to_come(row.said):
        wrong(f"“{row.said}” is still to come; write a day or an instant that has been.", "said")
    elif row.agreed_on and known.is_to_come(row.agreed_on):
        wrong(f"“{row.agreed_on}” is still to come; write a day that has been, or leave it empty.", "agreed_on")
    elif row.agreed_on and row.agreed_on < _said(row, known).astimezone(known.zone).date():
        wrong("is before the need was on the table; write that day or a later one, or an earlier “said”.", "agreed_on")
    else:
        return True
    return False


def _fits(row: NeedRow, known: Known, wrong: Wrong) -> bool:
    """A vague need has nothing to agree on yet, and what is rare needs the day of its next occasion."""
    if not row.behaviour:
        given = {"first_try": row.first_try, "agreed_on": row.agreed_on, "from": row.begins}
        columns = [column for column, value in given.items() if value]
        for column in columns:
            wrong("is of a behaviour, and there is none yet; leave it empty, or write the behaviour.", column)
        return not columns
    if row.rhythm is Rhythm.RARE and row.first_try is None:
        wrong("is empty; what is rare needs the day of its next occasion.", "first_try")
    elif (
        row.rhythm is Rhythm.RARE and row.first_try and row.first_try < _said(row, known).astimezone(known.zone).date()
    ):
        wrong("is before the need was on the table; write the day of an occasion that came after.", "first_try")
    else:
        return True
    return False


def _said(row: NeedRow, known: Known) -> datetime:
    """When it was put on the table: as the row says, or the record; without either it is today."""
    begun = known.openings.get(journey_of(row.need))
    return begun.at if begun and not row.said else known.instant(row.said or known.today)


def _opening(row: NeedRow, on: On, known: Known, wrong: Wrong) -> StartJourney | None:
    said = {
        "by": on.by,
        "learner": on.learner.id,
        "frame_holder": on.frame_holder,
        "companion": on.companion,
        "adviser": on.adviser,
        "team": on.team,
        "noticed_by": on.watchers,
        "goal": known.goals.get(row.goal or ""),
        **row.model_dump(include={"title", "want", "behaviour", "rhythm", "template", "first_try", "aim"}),
        **row.model_dump(include={"hours", "horizon"}),
        **({"team_need": team_need_of(row.team_need), "origin": Origin.TEAM} if row.team_need else {}),
    }
    try:
        return StartJourney.model_validate(said)
    except ValidationError as fault:
        for error in fault.errors(include_url=False):
            wrong(f"{error['msg'].removeprefix('Value error, ')}.", ".".join(map(str, error["loc"])))
        return None
