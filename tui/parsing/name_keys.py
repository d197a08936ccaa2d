"""The keys of lists of names: in the user's configuration, never beside the chronology they protect."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from tui.parsing.user_folders import user_folder

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


def key_text(key: bytes) -> str:
    """What the file of a key holds."""
    return f"{key.hex()}\n"
