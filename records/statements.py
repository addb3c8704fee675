"""SQL in .sql files, found by name: a line `-- name --`, a sentence, the statement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sql"
NAME = re.compile(r"^-- (\w+) --$", re.MULTILINE)


@cache
def load(file: str) -> Mapping[str, str]:
    """The statements of `sql/<file>.sql` by name, each with its heading: the server's own lists show it."""
    text = (FOLDER / f"{file}.sql").read_text(encoding="utf-8")
    starts = [*NAME.finditer(text)]
    ends = [*(match.start() for match in starts[1:]), len(text)]
    return {
        match[1]: text[match.start() : end].strip().removesuffix(";") for match, end in zip(starts, ends, strict=True)
    }


def files() -> list[str]:
    """The names of all files with named statements."""
    return sorted(path.stem for path in FOLDER.glob("*.sql"))
