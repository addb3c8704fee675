"""The little Markdown that tables take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar inside a cell would end it."""
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def code(names: Iterable[str]) -> str:
    """As they are typed."""
    return ", ".join(f"`{name}`" for name in names)


def heading(text: str) -> str:
    """Within a page."""
    return f"\n### {text}\n"
