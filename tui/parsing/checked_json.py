"""JSON with a checksum, for the program's own files: one that was damaged or edited is not used."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

_CHECKSUM = "sha256"


def json_with_checksum(data: dict[str, Any]) -> str:
    """Return JSON that `checked_json` reads back.

    Args:
        data: Values that JSON can hold; without a key `sha256`, which is that of the checksum.
    """
    return json.dumps({**data, _CHECKSUM: _digest(data)}, indent=1)


def checked_json(content: bytes) -> dict[str, Any] | None:
    """Read what `json_with_checksum` wrote, without the checksum; None where it was changed."""
    try:
        data = json.loads(content)
        if isinstance(data, dict) and data.pop(_CHECKSUM, None) == _digest(data):
            return data
    except (ValueError, RecursionError):
        pass
    return None


def _digest(data: dict[str, Any]) -> str:
    return sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
