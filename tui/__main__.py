"""`dateline`, and `python -m tui`."""

from __future__ import annotations

import gc
import sys

from tui.first_frame.painted_frame import PAINTED

# Nothing that is imported is ever garbage, and looking for it takes a tenth of the time it takes to start.
gc.disable()

_OFTEN = 50_000
"""Objects made between two looks for garbage: a screen is thousands of them, hardly ever in cycles."""


def main() -> None:
    """Run the command line on the arguments of the process, and end it with the exit code.

    What a reader left is on the screen before anything else is imported.
    """
    try:
        PAINTED.paint(sys.argv[1:])
        code = _run()
    except KeyboardInterrupt:
        # Nothing has begun, and there is nobody yet to say how it ended.
        code = 130
    finally:
        PAINTED.close()
    sys.exit(code)


def _run() -> int:
    from tui.cli.main import run  # noqa: PLC0415  (it takes longer than to show the frame)

    gc.freeze()
    gc.set_threshold(_OFTEN)
    gc.enable()
    return run(sys.argv[1:])


if __name__ == "__main__":
    main()
