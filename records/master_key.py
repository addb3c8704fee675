"""The master key: wraps every key in the database, and is never in it."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

MASTER_BYTES = 32


class BadMaster(Exception):
    """The master key is missing, is not 32 bytes, or is another one than the keys were wrapped with."""


def wrap(master: bytes, key: bytes) -> bytes:
    """The key as it may be stored (RFC 3394)."""
    return aes_key_wrap(master, key)


def unwrap(master: bytes, wrapped: bytes) -> bytes:
    """The key. Raises `BadMaster` when another master key wrapped it."""
    try:
        return aes_key_unwrap(master, wrapped)
    except InvalidUnwrap as fault:
        raise BadMaster(
            "The keys in this database were made with another master key: point LEERREIS_MASTER_KEY_FILE "
            "to the one that it began with."
        ) from fault


def load_master(path: Path) -> bytes:
    """The master key: a file of 32 random bytes, as they are.

    Raises:
        BadMaster: the file is missing, can't be read, or has another length.
    """
    try:
        master = path.read_bytes()
    except FileNotFoundError as fault:
        raise BadMaster(
            f"There is no master key at {path}: LEERREIS_MASTER_KEY_FILE names a file of {MASTER_BYTES} "
            "random bytes. Keep a copy elsewhere: without it nobody's words can be read."
        ) from fault
    except OSError as fault:
        raise BadMaster(f"The master key {path} can't be read: {fault.strerror}.") from fault
    if len(master) != MASTER_BYTES:
        raise BadMaster(f"The master key {path} has {len(master)} bytes; it must have {MASTER_BYTES}, raw.")
    return master
