"""What an import is writing, kept until all its files have their names.

Where labels of rows move, events.yaml and the source belong together: if the system ends between the two, the
citations of one do not fit the labels of the other. The next import completes such a one first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from tui.parsing.checked_json import checked_json, json_with_checksum
from tui.parsing.user_folders import user_folder
from tui.project.atomic_write import digest_of, write_file, write_together
from tui.text.failure import Failure

_PRIVATE = 0o600


def journal_path(root: Path) -> Path:
    """Return where the journal of a chronology is.

    Args:
        root: Its folder.
    """
    name = sha256(str(root.resolve()).encode(errors="surrogateescape")).hexdigest()[:32]
    return user_folder("state", "DATELINE_STATE_DIR") / f"import-{name}.json"


def begin_journal(root: Path, files: Sequence[tuple[Path, bytes]], digests: Mapping[Path, str]) -> None:
    """Note what is about to be written; without effect where the user's state cannot be written.

    Args:
        root: The chronology's folder.
        files: The files with their new bytes.
        digests: By file the SHA-256 of what is there.
    """
    noted = [
        {"path": str(path.relative_to(root)), "old": digests[path], "text": content.decode()}
        for path, content in files
    ]
    path = journal_path(root)
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(path, json_with_checksum({"files": noted}), force=True, mode=_PRIVATE)


def end_journal(root: Path) -> None:
    """Forget what was noted.

    Args:
        root: The chronology's folder.
    """
    with suppress(OSError):
        journal_path(root).unlink(missing_ok=True)


def complete_import(root: Path) -> Failure | None:
    """Write the rest of an import that was ended between two files; where others wrote since, nothing.

    Args:
        root: The chronology's folder, which is locked.

    Returns:
        Why the rest cannot be written; None where there is none, or it was.
    """
    try:
        noted = checked_json(journal_path(root).read_bytes())
    except OSError:
        return None
    left: dict[Path, tuple[bytes, str]] = {}
    is_begun = False
    for one in noted["files"] if noted else ():
        path, content = root / one["path"], str(one["text"]).encode()
        now = digest_of(path)
        if now == one["old"]:
            left[path] = (content, now)
        elif now == sha256(content).hexdigest():
            is_begun = True
        else:
            left.clear()
            break
    if is_begun and left:
        files = [(path, content) for path, (content, _) in left.items()]
        written = write_together(files, over={path: digest for path, (_, digest) in left.items()})
        if isinstance(written, Failure):
            return written
    end_journal(root)
    return None
