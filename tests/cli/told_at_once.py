"""Many commands in one process of their own, and what each answers: argument lists in, answers out, as JSON."""

from __future__ import annotations

import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from starter.cli import root


def told(words: list[str]) -> tuple[int, str, str]:
    """The exit code, and what was printed."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = root.run(words)
    return code, out.getvalue(), err.getvalue()


if __name__ == "__main__":
    json.dump([told(words) for words in json.load(sys.stdin)], sys.stdout)
    sys.stdout.flush()
    os._exit(0)
