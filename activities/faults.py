"""Whose fault it is: the word's, which is then set aside, or the world's, which is then waited for."""

from __future__ import annotations

import random
from datetime import timedelta

import asyncpg
from temporalio.exceptions import ApplicationError

THE_WORDS = (
    asyncpg.DataError,
    asyncpg.IntegrityConstraintViolationError,
    asyncpg.ProgramLimitExceededError,
)
"""What PostgreSQL refuses because of what was said, with everything else in order."""
THE_WORLDS = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError)
"""A database that refuses, hangs, fails, or was not prepared."""
LONGEST = timedelta(minutes=5)


def is_the_words(fault: Exception) -> bool:
    """Whether the same word would fail again with every server up: a text refused, or a bug in a rule."""
    return isinstance(fault, THE_WORDS) or not isinstance(fault, THE_WORLDS)


def later(fault: Exception, attempt: int) -> ApplicationError:
    """The failure that asks for another attempt: after 1, 2, 4... seconds up to five minutes, spread by a half."""
    seconds = min(2.0 ** min(attempt - 1, 20), LONGEST.total_seconds())
    wait = timedelta(seconds=seconds * random.uniform(0.75, 1.25))
    return ApplicationError(f"{type(fault).__name__}: {fault}", type="Unavailable", next_retry_delay=wait)
