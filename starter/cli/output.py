"""Where everything is printed: tables and colours where a person looks, plain lines otherwise."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

SPACES = str.maketrans("\t\r\n", "   ")


class Output:
    """Standard output for what was asked, standard error for what is said beside it."""

    def __init__(self) -> None:
        self.is_seen = sys.stdout.isatty()
        """Whether a person looks."""

    def line(self, text: str = "") -> None:
        """A line of the answer."""
        print(text, flush=True)

    def title(self, text: str) -> None:
        """A line that stands out, where a person looks."""
        if self.is_seen:
            from rich.text import Text

            self._console().print(Text(text, style="bold"))
        else:
            self.line(text)

    def note(self, text: str) -> None:
        """Something beside the answer."""
        print(text, file=sys.stderr, flush=True)

    def progress(self, text: str) -> None:
        """How far it is, on one line that is written over; only where a person looks."""
        if sys.stderr.isatty():
            print(f"\r{text}\x1b[K", end="", file=sys.stderr, flush=True)

    @contextmanager
    def bar(self, of: int) -> Iterator[Callable[[], None]]:
        """How far it is, as a bar; only where a person looks. What is yielded is called for each that is done."""
        if not sys.stderr.isatty():
            yield lambda: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("", total=of)
            yield lambda: progress.advance(task)

    def json(self, value: Any) -> None:
        """The answer, for a program."""
        print(json.dumps(value, ensure_ascii=False, indent=2, default=str), flush=True)

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table for a person; for anybody else a line of tab-separated fields each, the first one naming them."""
        if not self.is_seen:
            for row in (columns, *rows):
                self.line("\t".join(field.translate(SPACES) for field in row))
            return
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        for column in columns:
            table.add_column(column, overflow="fold")
        for first, *others in rows:
            table.add_row(Text(first, style="bold"), *map(Text, others))
        self._console().print(table)

    def _console(self) -> Console:
        from rich.console import Console

        return Console(highlight=False, markup=False)
