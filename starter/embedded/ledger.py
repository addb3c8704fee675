"""Which processes are ours, on disk: so that the next start finds what a killed one left behind."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

PATIENCE = 10.0
"""Seconds for a left-over to end by itself before it is killed."""


def record(folder: Path, name: str, pid: int, command: Sequence[str]) -> None:
    """Put a process that was just started on record."""
    _write(folder, _read(folder) | {name: {"pid": pid, "command": list(command)}})


def forget(folder: Path, name: str, pid: int) -> None:
    """Take a process that ended off the record, unless another one has taken its name."""
    entries = _read(folder)
    if entries.get(name, {}).get("pid") == pid:
        _write(folder, {key: entry for key, entry in entries.items() if key != name})


async def stop_left_overs(folder: Path) -> list[str]:
    """Stop what an earlier start left running, the last started first. Returns their names."""
    stopped = []
    for name, entry in reversed(_read(folder).items()):
        if is_running(entry["pid"], entry["command"]):
            await end(entry["pid"], entry["command"])
            stopped.append(name)
        forget(folder, name, entry["pid"])
    return stopped


async def end(pid: int, command: Sequence[str]) -> None:
    """End a process that is not our child: first asked, then killed."""
    # SIGINT: PostgreSQL's "fast", while its answer to SIGTERM waits for every connection to leave.
    for ask, patience in ((signal.SIGINT, PATIENCE), (signal.SIGKILL, PATIENCE)):
        with suppress(ProcessLookupError):
            os.kill(pid, ask)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if not is_running(pid, command):
                return
            await asyncio.sleep(0.05)


def is_running(pid: int, command: Sequence[str]) -> bool:
    """Whether this pid still is the process that was started with this command.

    The first word is left out: some Pythons on macOS start themselves again under another name.
    """
    return command_line(pid).endswith(" ".join(command[1:]) or command[0])


def command_line(pid: int) -> str:
    """What a process was started with; empty when it is gone, or dead and not yet buried."""
    if Path("/proc/self/cmdline").exists():
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return ""
        return words.replace(b"\0", b" ").decode(errors="replace").strip()
    asked = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def _read(folder: Path) -> dict[str, Any]:
    try:
        entries: dict[str, Any] = json.loads((folder / "processes.json").read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return entries


def _write(folder: Path, entries: dict[str, Any]) -> None:
    new = folder / "processes.json.new"
    new.write_text(json.dumps(entries, indent=1))
    new.replace(folder / "processes.json")
