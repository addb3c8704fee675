"""What `leerreis up` says: a line per step with its time, then what runs where."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
from rich.console import Console
from rich.markup import escape
from temporalio.service import RPCError

from settings import Settings, postgres_url
from starter.embedded.child import NotStarted
from starter.embedded.home import AlreadyRunning, KeyMissing
from starter.examples import NotLoaded

OURS = (AlreadyRunning, KeyMissing, NotLoaded, NotStarted)
EXPECTED = (*OURS, ModuleNotFoundError, OSError, asyncpg.PostgresError, RPCError)
"""Failures of which a sentence says all; any other is our own mistake, and shows its traceback."""


class Steps:
    """Told to a person at a terminal, or to a log."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._now = ""
        """The step that is being taken, for whoever asks which one failed."""

    @contextmanager
    def step(self, name: str) -> Iterator[list[str]]:
        """A step, which may add words about how it went to the list."""
        self._now, words, start = name, list[str](), time.monotonic()
        with self._console.status(f"{name} …"):
            yield words
        self._now = ""
        took = f"{time.monotonic() - start:.1f} s"
        self._console.print(f"  [green]✓[/] {name:<20} {escape(' '.join(words)):<34} [dim]{took:>7}[/]")

    def say(self, sentence: str) -> None:
        """Something that a person should know."""
        self._console.print(f"  {escape(sentence)}")

    def failed(self, failure: Exception) -> None:
        """Why it is not running, or not any more."""
        before, self._now = f"{self._now}: " if self._now else "", ""
        self._console.print(f"  [red]✗[/] {before}{escape(str(failure))}")
        if not isinstance(failure, EXPECTED):
            self._console.print_exception()

    def ready(self, running: Settings, home: Path) -> None:
        """What runs where, and what to try."""
        places = {
            "Pages": running.pages_url,
            "Temporal's pages": running.ui_url,
            "Temporal": running.temporal_address,
            "PostgreSQL": without_password(postgres_url(running)),
            "Mail": "stays here: ./leerreis inbox" if running.mail_folder else _of_mail(running),
            "Metrics": f"http://{running.metrics_address}/metrics",
            "Data and logs": str(home),
        }
        self._console.print("\n[bold]Leerreis is running.[/]\n")
        for name, place in places.items():
            if place:
                self._console.print(f"  {name:<18} {escape(place)}")
        self._console.print("\nIn a second terminal:\n")
        for command, what in (
            ("./leerreis --help", "everything that can be said and asked"),
            ("./leerreis stuck", "where a journey waits for somebody, and who could move it"),
        ):
            self._console.print(f"  {command:<18} [dim]{what}[/]")
        self._console.print("\nCtrl-C stops everything; the data stay.\n")


def _of_mail(running: Settings) -> str:
    return without_password(running.smtp_url.get_secret_value()) if running.smtp_url else ""


def without_password(url: str) -> str:
    """A URL that may be shown; the whole one is in `running.toml`."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user.partition(':')[0]}{at}{host}", query="").geturl()
