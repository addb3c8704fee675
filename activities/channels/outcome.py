"""What became of a letter that was given to a channel: never an exception, never an address or a text."""

from __future__ import annotations

from dataclasses import dataclass

from journey.grammar.codes import Code


class Became(Code):
    """How it ended."""

    SENT = "sent"
    """Somebody else answers for it now."""
    REFUSED = "refused"
    """This address does not take letters: asking again changes nothing."""
    LATER = "later"
    """Not now, and not because of the address: try again."""
    UNKNOWN = "unknown"
    """It may have arrived: it is repeated under the same Message-ID."""


class Why(Code):
    """For what it is later: a closed list, so that a log can carry it."""

    NO_ANSWER = "no-answer"
    """Nobody listens, the name is unknown, or TLS does not come about."""
    TIMED_OUT = "timed-out"
    BUSY = "busy"
    """The other side says: later."""
    LOG_IN = "log-in"
    """User and password are not taken."""
    NOT_LET = "not-let"
    """We, or the sender that we name, may not send there: a matter of settings, not of the address."""
    LETTER = "letter"
    """The letter itself is not taken: too large, or judged to be spam."""
    NOT_SET_UP = "not-set-up"
    """There is no such channel here."""


@dataclass(frozen=True)
class Outcome:
    """`code` is what the other side said: an SMTP or HTTP status."""

    became: Became
    code: int | None = None
    why: Why | None = None


SENT = Outcome(Became.SENT)
UNKNOWN = Outcome(Became.UNKNOWN)


def refused(code: int | None = None) -> Outcome:
    """This address does not take letters; without a code: it is none."""
    return Outcome(Became.REFUSED, code)


def later(why: Why, code: int | None = None) -> Outcome:
    """Not now."""
    return Outcome(Became.LATER, code, why)
