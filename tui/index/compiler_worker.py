"""The process that builds an index into the cache. See `compiler_process`."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

from tui.index.open_index import keep_index
from tui.parsing.child_processes import end_with_parent, request_death_signal
from tui.parsing.protected_names import load_protected_names


def run(root: Path, making: Path) -> int:
    """Build an index, and print its maker and its key.

    Args:
        root: The chronology's folder.
        making: The path of the file while it is written.

    Returns:
        The exit code: 1 where the index cannot be put into the cache.
    """
    request_death_signal()
    end_with_parent(sys.stdin.fileno())
    if load_protected_names(root).problem:
        # The index may contain such names, so it is only kept in memory.
        return 1
    try:
        sys.stdout.write(json.dumps(keep_index(root, making)))
    except (OSError, sqlite3.OperationalError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), Path(sys.argv[2])))
