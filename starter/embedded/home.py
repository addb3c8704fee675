"""The folder `.leerreis`: one `leerreis up` at a time, the master key, and what a second terminal reads."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from letters.link_keys import new_key
from settings import HOME, RUNNING

KEY = "master.key"
LINK_KEYS = "link.keys"
KEY_BYTES = 32


class AlreadyRunning(Exception):
    """Another `leerreis up` holds this folder."""


class KeyMissing(Exception):
    """The key that sealed what is in the database is gone, or is not where it was said to be."""


@contextmanager
def held() -> Iterator[Path]:
    """The folder, made if missing, for us alone.

    Raises:
        AlreadyRunning: somebody else has it.
    """
    home = HOME.resolve()
    if not home.exists():
        home.mkdir(parents=True)
        # PostgreSQL does not run as root: its user has to get through.
        home.chmod(0o711 if os.geteuid() == 0 else 0o700)
    with (home / "up.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyRunning(
                f"Leerreis already runs here (process {lock.read().strip() or 'unknown'}): "
                "use ./leerreis beside it, or stop that one first."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield home


def ensure_master_key(key: Path, home: Path) -> Path:
    """Make the key that wraps all keys, if this is a new installation.

    Raises:
        KeyMissing: a new one would leave what is on record unreadable.
    """
    if key.exists():
        return key.resolve()
    if key.resolve() != home / KEY:
        raise KeyMissing(f"There is no master key in {key}, where LEERREIS_MASTER_KEY_FILE says it is.")
    if has_postgres(home):
        raise KeyMissing(
            f"The master key {home / KEY} is gone, and what is in the database can't be read without it: "
            f"put it back, or move {home} away to start afresh."
        )
    _write_secret(home / KEY, secrets.token_bytes(KEY_BYTES))
    return home / KEY


def ensure_link_keys(keys: Path, home: Path) -> Path:
    """Make the first key that signs links, where there is none. A lost one is no harm: older links lead nowhere.

    Raises:
        KeyMissing: the file is said to be elsewhere, and is not there.
    """
    if keys.exists():
        return keys.resolve()
    if keys.resolve() != home / LINK_KEYS:
        raise KeyMissing(f"There are no link keys in {keys}, where LEERREIS_LINK_KEYS_FILE says they are.")
    _write_secret(home / LINK_KEYS, f"{new_key()}\n".encode())
    return home / LINK_KEYS


def has_postgres(home: Path) -> bool:
    """Whether a database was made for this folder."""
    return (home / "postgres").exists() or (home / "postgres.elsewhere").exists()


def announce(running: Mapping[str, str]) -> None:
    """Tell a second terminal what runs where: `running` are keys of `Settings`."""
    # A JSON string is a TOML string.
    lines = (f"{key} = {json.dumps(value)}\n" for key, value in running.items())
    _write_secret(RUNNING, "".join(lines).encode())


def withdraw() -> None:
    """Nothing runs any more. Safe to repeat."""
    with suppress(FileNotFoundError):
        RUNNING.unlink()


def _write_secret(path: Path, content: bytes) -> None:
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    new.write_bytes(content)
    new.replace(path)
