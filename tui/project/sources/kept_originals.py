"""Attached originals: texts kept beside the chronology for their owner, and read from there.

They are other people's words, and often confidential. So they stay in one folder that git ignores, readable
by their owner alone, and never enter the index, a cache or an export.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from tui.evidence.hashes.hash_placement import HashedPassage, OriginalText
from tui.evidence.hashes.hash_search import locate_hashes
from tui.index.file_stamps import Stamp, stamp_file
from tui.index.records import PassageRecord
from tui.parsing.decoding import to_readable
from tui.parsing.input_files import FOLDER as CORPUS
from tui.parsing.limits import DocumentLimits
from tui.parsing.protected_names import load_protected_names
from tui.parsing.safe_files import is_inside, read_file
from tui.project.atomic_write import WriteResult, digest_of, write_file
from tui.project.folder_lock import Tell, folder_locked, tell_nobody
from tui.text.failure import Failure, describe_os_error

FOLDER = f"{CORPUS}/originals"
_SUFFIX = ".txt"
_IGNORE = ".gitignore"
_OWNER_FILE, _OWNER_FOLDER = 0o600, 0o700


def hashed_passages(passages: Iterable[PassageRecord]) -> tuple[HashedPassage, ...]:
    """Return the passages that have a hash, in order."""
    return tuple(
        HashedPassage(passage.key, passage.hash.words, passage.hash.digest, passage.span)
        for passage in passages
        if passage.hash
    )


@dataclass(slots=True)
class OriginalTextCache:
    """The originals of one chronology, each read and searched when it is first needed."""

    root: Path
    _read: dict[str, tuple[Stamp, tuple[HashedPassage, ...], OriginalText | Failure]] = field(
        default_factory=dict, repr=False
    )

    def of(self, source: str, passages: Iterable[PassageRecord]) -> OriginalText | Failure | None:
        """Return the original of a source, with the place of every hashed passage.

        Args:
            source: The source's id.
            passages: All passages of the source.

        Returns:
            The same object until the file or the hashes change; a failure where the file exists and cannot be
            read; None where no original is attached.
        """
        path = _path(source)
        now, hashed = stamp_file(self.root / path, path), hashed_passages(passages)
        cached = self._read.get(source)
        if cached and cached[:2] == (now, hashed):
            return cached[2]
        text = read_original(self.root, source)
        if text is None:
            self._read.pop(source, None)
            return None
        original = text if isinstance(text, Failure) else _original(source, text, hashed)
        if isinstance(original, OriginalText):
            # Passages are searched in the text as kept; protected names are masked in the text as shown.
            veil = load_protected_names(self.root).veil
            masked = veil.masked(original.text) if veil else None
            original = (
                replace(original, text=masked.text, masked=masked) if masked and masked.spans else original
            )
        self._read[source] = now, hashed, original
        return original


def _original(source: str, text: str, hashed: tuple[HashedPassage, ...]) -> OriginalText:
    placed = locate_hashes(text, {source: hashed})[source]
    return OriginalText(source, text, _path(source), placed.passages, placed.is_whole)


def read_original(root: Path, source: str) -> str | Failure | None:
    """Return the text of a source's attached original; None where there is none.

    It has no line end but a line feed and no byte order mark: the offsets of spans count its code points.
    """
    path = _path(source)
    file = read_file(root, path, 4 * DocumentLimits().text)
    if file.fault is None:
        return file.text
    if file.fault.code == "file-missing":
        return None
    return Failure(f"{path}: {file.fault.message}", f"detach it: dateline corpus detach {source}")


def kept_digest(root: Path, source: str) -> str | None:
    """Return the SHA-256 of a source's attached original; empty for none, None where it cannot be read."""
    try:
        return digest_of(root / _path(source))
    except (OSError, ValueError):
        return None


def store_original(root: Path, source: str, text: str, over: str | None = None) -> WriteResult | Failure:
    """Keep the text of a source's original, in place of an older one.

    Args:
        root: The chronology's folder.
        source: The id of one of its sources.
        text: As a document was read; characters that no file may contain become U+FFFD, one for one.
        over: The SHA-256 of the text that may be replaced, as `kept_digest` returns it; None for any.

    Returns:
        What was written, or why nothing was.
    """
    folder = root / FOLDER
    refused = _make_folder(root, folder)
    if refused:
        return refused
    target = root / _path(source)
    if target.is_symlink():
        # The link may have come with another person's chronology, and may point to any file.
        return Failure(f"{_path(source)} is a link", "delete it")
    return write_file(target, to_storable(text), force=True, mode=_OWNER_FILE, over=over)


def to_storable(text: str) -> str:
    """Return a text as it will be when it is read again, so that offsets are the same in both."""
    text = to_readable(text)
    return f"\ufffd{text[1:]}" if text.startswith("\ufeff") else text


def attached_sources(root: Path) -> list[str] | Failure:
    """Return the ids of the sources with an attached original, sorted; also of sources that were deleted."""
    try:
        names = [entry.name for entry in (root / FOLDER).iterdir()]
    except FileNotFoundError:
        return []
    except OSError as fault:
        return Failure(f"cannot list {FOLDER}: {describe_os_error(fault)}")
    return sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))


def remove_original(root: Path, source: str, tell: Tell = tell_nobody) -> Failure | None:
    """Delete the text of an attached original.

    Args:
        root: The chronology's folder.
        source: One of the ids from `attached_sources`.
        tell: Called with a message while another command holds the lock.

    Returns:
        Why it is still there; None where it is gone.
    """
    try:
        if not is_inside(root, root / FOLDER):
            return _leads_out()
        with folder_locked(root / CORPUS / source, tell=tell) as refused:
            if refused is None:
                (root / _path(source)).unlink(missing_ok=True)
            return refused
    except OSError as fault:
        return Failure(f"cannot delete {_path(source)}: {describe_os_error(fault)}")


def _path(source: str) -> str:
    return f"{FOLDER}/{source}{_SUFFIX}"


def _make_folder(root: Path, folder: Path) -> Failure | None:
    try:
        if not is_inside(root, folder):
            return _leads_out()
        folder.mkdir(mode=_OWNER_FOLDER, parents=True, exist_ok=True)
    except (OSError, RuntimeError) as fault:
        reason = describe_os_error(fault) if isinstance(fault, OSError) else "its links go in a circle"
        return Failure(f"cannot make {FOLDER}: {reason}")
    ignore = folder / _IGNORE
    if ignore.is_symlink() or ignore.exists():
        return None
    written = write_file(ignore, "*\n")
    return written if isinstance(written, Failure) else None


def _leads_out() -> Failure:
    return Failure(f"{FOLDER} is a link that points outside the chronology's folder", "delete the link")
