"""The keys of lists of names: in the user's configuration, never beside the chronology they protect."""

from __future__ import annotations

import os
import re
import secrets
from hashlib import sha256
from pathlib import Path

from tui.reading.user_folders import user_folder

_KEY = re.compile(r"[0-9a-f]{64}").fullmatch


def config_folder() -> Path:
    """`$DATELINE_CONFIG_DIR`, else the user's configuration folder as the system has it."""
    return user_folder("config", "DATELINE_CONFIG_DIR")


def key_path(key_id: str) -> Path:
    """The file of a key."""
    return config_folder() / "protected-names" / f"{key_id}.key"


def key_id_of(key: bytes) -> str:
    """The public name of a key: it tells keys apart, and nothing about them."""
    return sha256(b"dateline protected-names " + key).hexdigest()[:16]


def read_key(key_id: str) -> bytes | None:
    """A key; None where this machine does not have it, or has another under its name."""
    try:
        text = key_path(key_id).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    key = bytes.fromhex(text) if _KEY(text) else b""
    return key if key_id_of(key) == key_id else None


def make_key() -> bytes:
    """A new key, kept where only this user can read it.

    Raises:
        OSError: Where it cannot be kept.
    """
    key = secrets.token_bytes(32)
    path = key_path(key_id_of(key))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(f"{key.hex()}\n")
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        # Half a key is none, and would only lie there.
        path.unlink(missing_ok=True)
        raise
    return key
