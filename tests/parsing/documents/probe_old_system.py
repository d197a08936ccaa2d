"""The same as `probe`, on a system that has neither prctl nor Landlock."""

from __future__ import annotations

from tests.parsing.documents.probe import probe
from tui.parsing.documents import landlock, sandbox
from tui.parsing.documents.worker import run

if __name__ == "__main__":
    landlock.landlock_version = lambda: 0
    sandbox.give_up_privileges = lambda: None
    run(probe)
