"""Working days as people write them: `ma-vr`, `mon-thu`, `ma di do` or `1234`."""

from __future__ import annotations

import re

NAMES = {
    name: day
    for names in ("ma di wo do vr za zo", "mon tue wed thu fri sat sun", "mo tu we th fr sa su")
    for day, name in enumerate(names.split(), 1)
} | {str(day): day for day in range(1, 8)}
EXAMPLE = "days such as ma-vr, mon-thu or 1234 (Monday is 1)"


def parse(text: str) -> str:
    """The ISO weekdays in order, each once, such as 12345. A range may go over the weekend: vr-ma is 1567.

    Raises:
        ValueError: it is not such a text, or no day at all.
    """
    text = re.sub(r"\s*-\s*", "-", text.strip().lower())
    if re.fullmatch(r"[1-7]+", text):
        return "".join(sorted({*text}))
    days = {day for part in re.split(r"[\s,/+]+", text) for day in _days(part)}
    return "".join(str(day) for day in sorted(days))


def _days(part: str) -> list[int]:
    first, dash, last = part.partition("-")
    if first not in NAMES or (dash and last not in NAMES):
        raise ValueError(f"write {EXAMPLE}")
    begin, end = NAMES[first], NAMES[last or first]
    return [(begin - 1 + step) % 7 + 1 for step in range((end - begin) % 7 + 1)]
