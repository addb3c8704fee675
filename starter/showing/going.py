"""How post goes, in words: when, why it waits or does not go, and what became of a letter."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from letters.tongue import Tongue
from post.holding import Gone
from post.subjects import Goes
from post.waiting import Waits

WAITS = {
    Waits.HOURS: "outside working hours",
    Waits.DAY: "waits for the day and hour of the week's letter",
    Waits.BUSY: "busy: no letter of the week until then",
    Waits.AWAY: "away",
    Waits.QUIET: "a quiet period",
    Waits.LATELY: "a letter of this sort went shortly before",
    Waits.FULL: "the letter has no room: it goes with the next one",
    Waits.CARD: "whoever prints the card is not at work now",
    Waits.UNSENT: "the letter could not be sent yet, and is tried again",
}
GONE = {
    Gone.ANSWERED: "answered, or not asked any more",
    Gone.ENDED: "the journey has ended",
    Gone.PAUSED: "the journey is paused",
    Gone.HANDED_OVER: "somebody else is asked now",
    Gone.PASSED: "its day has been, or it is in a diary",
    Gone.NOT_INVITED: "no invitation went before it",
    Gone.OVERTAKEN: "another message says the same",
    Gone.UNREACHABLE: "nothing arrives at this address",
    Gone.NOT_CHOSEN: "no nudges to practise were chosen",
    Gone.NO_ROOM: "two letters had no room: L&D has it",
    Gone.FORGOTTEN: "nothing is known of this person any more",
}
SORTS = {
    Goes.BESIDE: "at once",
    Goes.DIARY: "for the diary",
    Goes.DIGEST: "the week's letter",
    Goes.PRACTICE: "a nudge to practise",
    Goes.DESK: "what is stuck, for L&D",
}
BECAME = {
    "": "is being sent",
    "again": "could not be sent yet, and is tried again (tries so far: {count})",
    "sent": "sent",
    "refused": "refused ({code})",
    "nowhere": "refused: no address takes it",
    "given-up": "given up (tries: {count}): what it carried waits for another letter",
    "gone": "not sent: nothing of it held any more",
}
"""What became of a letter."""
SILENT = "L&D has switched post off: nothing is sent to anybody until `leerreis quiet off`."


def instant(say: Tongue, at: datetime, timezone: str) -> str:
    """A day and an hour on that wall: 3 Mar 2026 09:00."""
    here = at.astimezone(ZoneInfo(timezone))
    return f"{say.day(here.date(), short=True)} {here:%H:%M}"


def why(reason: Gone | Waits) -> str:
    """Why it does not go now, or at all; in English."""
    return WAITS[reason] if isinstance(reason, Waits) else GONE[reason]


def became(say: Tongue, settled: str | None, attempts: int, code: str | None) -> str:
    """What became of a letter that was tried so often."""
    how = settled or ("again" if code else "")
    if how == "refused" and not code:
        how = "nowhere"
    return say(BECAME[how], count=attempts, code=code or "")
