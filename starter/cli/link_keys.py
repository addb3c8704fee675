"""`leerreis post rotate-keys`: a new key for the links of letters."""

from __future__ import annotations

from pathlib import Path

from starter.cli.errand import Given
from starter.cli.faults import DONE, REFUSED

DONE_SO = "From now on a new key signs the links of letters. Worker and pages pick it up by themselves."
KEPT = "Links on their way still lead somewhere: {count} keys are read."
NONE = "There are no link keys in {path} yet: `make up` makes the first one."
WRONG = "{path}: {why}"


async def rotate(*, errand: Given) -> int:
    """Sign the links of letters with a new key; those on their way are still read."""
    from letters import link_keys

    path, say = errand.settings.link_keys_file, errand.say
    try:
        kept = link_keys.rotated(path.read_text(encoding="ascii"))
    except FileNotFoundError:
        errand.output.note(say(NONE, path=path))
        return REFUSED
    except (link_keys.BadKeys, UnicodeDecodeError) as fault:
        errand.output.note(say(WRONG, path=path, why=fault))
        return REFUSED
    replace_secret(path, kept.encode("ascii"))
    errand.output.line(say(DONE_SO))
    errand.output.line(say(KEPT, count=len(kept.split())))
    return DONE


def replace_secret(path: Path, content: bytes) -> None:
    """Whole, or not at all; for us alone."""
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    new.write_bytes(content)
    new.replace(path)
