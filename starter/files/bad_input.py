"""What is wrong with a file, in sentences: file, place, and what would be right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType


class BadInput(Exception):
    """A file can't be taken as it is; `sentences` says all that is wrong with it, in order."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = list(sentences)


class Faults:
    """Collects what is wrong; as a context manager it raises `BadInput` at its end if there is anything."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[tuple[int, str]] = []

    def add(self, what: str, *, line: int = 0, field: str = "") -> None:
        """`what` goes on after the place, and ends with what would be right."""
        place = ", ".join(part for part in (self.file, f"line {line}" if line else "", field) if part)
        self._found.append((line, f"{place}: {what}"))

    def fatal(self, what: str, *, line: int = 0, field: str = "") -> BadInput:
        """To raise at once: nothing after it could be read."""
        self.add(what, line=line, field=field)
        return BadInput(self.sentences())

    def sentences(self) -> list[str]:
        """In the order of the file."""
        return [sentence for _, sentence in sorted(self._found, key=lambda found: found[0])]

    @property
    def lines(self) -> set[int]:
        """The lines with which something is wrong."""
        return {line for line, _ in self._found}

    def __bool__(self) -> bool:
        return bool(self._found)

    def __enter__(self) -> Faults:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: object, trace: TracebackType | None) -> None:
        if kind is None and self._found:
            raise BadInput(self.sentences())


def read_text(path: Path) -> str:
    """The text of a file that must be UTF-8, with or without a byte order mark, without control characters.

    Raises:
        BadInput: the file can't be read, or is in another encoding, as Excel's plain "CSV" is.
    """
    faults = Faults(path.name)
    how = "save it as UTF-8" + (" (in Excel: “CSV UTF-8”)." if path.suffix.lower() == ".csv" else ".")
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise faults.fatal(f"can't be read ({fault.strerror}): {path}.") from fault
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise faults.fatal(f"is UTF-16; {how}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise faults.fatal(f"is not UTF-8; {how}", line=line) from fault
    for number, line_text in enumerate(text.split("\n"), 1):
        for character in line_text:
            if (ord(character) < 32 and character not in "\r\t") or 127 <= ord(character) < 160:
                faults.add(f"holds the control character U+{ord(character):04X}; leave it out.", line=number)
                break
    with faults:
        return text
