"""`dateline`, and `python -m tui`."""

from __future__ import annotations

import gc
import sys

# Nothing that is imported is ever garbage, and looking for it takes a tenth of the time it takes to start.
gc.disable()

try:
    from tui.cli.main import run
except KeyboardInterrupt:
    # Nothing has begun, and there is nobody yet to say how it ended.
    sys.exit(130)

_OFTEN = 50_000
"""Objects made between two looks for garbage: a screen is thousands of them, hardly ever in cycles."""


def main() -> None:
    """Run the command line on the arguments of the process, and end it with the exit code."""
    gc.freeze()
    gc.set_threshold(_OFTEN)
    gc.enable()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
