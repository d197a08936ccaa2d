"""Writing a merge: all files together or none, under the lock."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from tui.parsing.input_files import FOLDER as CORPUS
from tui.parsing.input_files import NAME as EVENTS
from tui.parsing.safe_files import is_inside
from tui.project.atomic_write import Overtaken, write_together
from tui.project.folder_lock import Tell, folder_locked, tell_nobody
from tui.project.merges.merge_plan import FOLDER
from tui.project.merges.prepare_merge import ChronologyMerge, MergeRequest, prepare_merge
from tui.text.failure import Failure, describe_os_error

_TRIES = 5


def write_merge(root: Path, request: MergeRequest, *, tell: Tell = tell_nobody) -> ChronologyMerge | Failure:
    """Write the plan of a merge, and once it is complete, what it decides: all files or none.

    Args:
        root: Our chronology's folder.
        request: What is to be merged.
        tell: Called with a message while another command holds the lock.

    Returns:
        What was written; or why nothing was.
    """
    if not all(is_inside(root, root / folder) for folder in (CORPUS, FOLDER)):
        return Failure(
            f"corpus/ or {FOLDER}/ is a link that points outside the chronology's folder", "replace it"
        )
    with ExitStack() as stack:
        for path in (root / EVENTS, root / CORPUS / "new.md"):
            if path.parent.is_dir() and (refused := stack.enter_context(folder_locked(path, tell=tell))):
                return refused
        made: ChronologyMerge | Failure = Failure("")
        for _ in range(_TRIES):
            made = prepare_merge(root, request)
            if isinstance(made, Failure) or not made.files:
                return made
            try:
                for path, _content in made.files:
                    path.parent.mkdir(exist_ok=True)
            except OSError as fault:
                return Failure(f"cannot make a folder for {made.plan_file.name}: {describe_os_error(fault)}")
            written = write_together(made.files, over=made.digests)
            if not isinstance(written, Failure):
                return made
            if not isinstance(written, Overtaken):
                return written
            made = written
        return made
