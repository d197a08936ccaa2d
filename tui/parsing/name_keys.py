"""The secret keys of lists of protected names. They are kept in the user's configuration folder.

A key is never kept in the chronology's folder, because with the key the names on a list can be guessed.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from tui.parsing.user_folders import user_folder

_KEY = re.compile(r"[0-9a-f]{64}").fullmatch


def config_folder() -> Path:
    """`$DATELINE_CONFIG_DIR`, else the system's folder for the user's configuration."""
    return user_folder("config", "DATELINE_CONFIG_DIR")


def key_path(key_id: str) -> Path:
    """The file that the key with an id is kept in; it may be missing."""
    return config_folder() / "protected-names" / f"{key_id}.key"


def key_id_of(key: bytes) -> str:
    """The public id of a key: 16 hexadecimal digits of SHA-256, from which the key cannot be computed."""
    return sha256(b"dateline protected-names " + key).hexdigest()[:16]


def read_key(key_id: str) -> bytes | None:
    """Read a key, of 32 bytes; None where this machine does not have it, or its file contains another."""
    try:
        text = key_path(key_id).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    key = bytes.fromhex(text) if _KEY(text) else b""
    return key if key_id_of(key) == key_id else None


def key_text(key: bytes) -> str:
    """What the file of a key holds."""
    return f"{key.hex()}\n"
