"""Ports on this machine's own address that nobody else listens on."""

from __future__ import annotations

import socket
from collections.abc import Collection

HERE = "127.0.0.1"


def free_port(preferred: int = 0, *, besides: Collection[int] = ()) -> int:
    """The preferred port if it is free, else some other free one, never one of `besides`."""
    if preferred and preferred not in besides and _is_free(preferred):
        return preferred
    while (port := _some_free_port()) in besides:
        pass
    return port


def _is_free(port: int) -> bool:
    try:
        with _socket() as probe:
            probe.bind((HERE, port))
    except OSError:
        return False
    return True


def _some_free_port() -> int:
    with _socket() as probe:
        probe.bind((HERE, 0))
        port: int = probe.getsockname()[1]
        return port


def _socket() -> socket.socket:
    probe = socket.socket()
    # As the servers do: a port whose last connections are still fading away is free.
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return probe
