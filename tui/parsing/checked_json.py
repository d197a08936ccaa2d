"""JSON with a checksum: what the program writes for itself, and believes only as it was written."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

_CHECKSUM = "sha256"


def json_with_checksum(data: dict[str, Any]) -> str:
    """JSON that `checked_json` reads back.

    Args:
        data: What JSON can hold; nothing in it is called `sha256`.
    """
    return json.dumps({**data, _CHECKSUM: _digest(data)}, indent=1)


def checked_json(content: bytes) -> dict[str, Any] | None:
    """The data of a JSON object with its checksum; None where it is anything else, or was changed."""
    try:
        data = json.loads(content)
        if isinstance(data, dict) and data.pop(_CHECKSUM, None) == _digest(data):
            return data
    except (ValueError, RecursionError):
        pass
    return None


def _digest(data: dict[str, Any]) -> str:
    return sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
