"""The originals a reader holds: their texts, kept beside the chronology and nowhere else.

They are other people's words, and often confidential. So they stay in one folder that git ignores, readable
by their owner alone, and enter neither the index nor a cache nor an export.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from tui.evidence.originals import Original, Sealed
from tui.evidence.placing import place
from tui.index.records import PassageRecord
from tui.index.stamps import Stamp, stamp
from tui.project.locking import Tell, locked, tell_nobody
from tui.project.refused import Refused, why
from tui.project.writing import Written, digest_of, write
from tui.reading.characters import readable
from tui.reading.files import is_inside, read_file
from tui.reading.inputs import FOLDER as CORPUS
from tui.reading.limits import DocumentLimits
from tui.reading.protected import protected_names

FOLDER = f"{CORPUS}/originals"
_SUFFIX = ".txt"
_IGNORE = ".gitignore"
_OWNER_FILE, _OWNER_FOLDER = 0o600, 0o700


def sealed_passages(passages: Iterable[PassageRecord]) -> tuple[Sealed, ...]:
    """Those of a source's passages that are sealed, in its order."""
    found = []
    for passage in passages:
        words, _, digest = passage.seal.partition(":")
        if digest:
            found.append(Sealed(passage.key, int(words), digest, passage.span))
    return tuple(found)


@dataclass(slots=True)
class Originals:
    """The originals of one chronology, each read and searched when it is first asked for."""

    root: Path
    _read: dict[str, tuple[Stamp, tuple[Sealed, ...], Original | Refused]] = field(
        default_factory=dict, repr=False
    )

    def of(self, source: str, passages: Iterable[PassageRecord]) -> Original | Refused | None:
        """The original of a source with every sealed passage in its place.

        Args:
            source: Its id.
            passages: All of its passages.

        Returns:
            The same object until the file or the seals change; a refusal where the file is there and cannot
            be read; None where none is attached.
        """
        path = _path(source)
        now, sealed = stamp(self.root / path, path), sealed_passages(passages)
        known = self._read.get(source)
        if known and known[:2] == (now, sealed):
            return known[2]
        text = kept_text(self.root, source)
        if text is None:
            self._read.pop(source, None)
            return None
        found = text if isinstance(text, Refused) else _original(source, text, sealed)
        if isinstance(found, Original):
            # Sought as it stands, shown without the names.
            veil = protected_names(self.root).veil
            masked = veil.masked(found.text) if veil else None
            found = replace(found, text=masked.text, masked=masked) if masked and masked.spans else found
        self._read[source] = now, sealed, found
        return found


def _original(source: str, text: str, sealed: tuple[Sealed, ...]) -> Original:
    placed = place(text, {source: sealed})[source]
    return Original(source, text, _path(source), placed.passages, placed.is_whole)


def kept_text(root: Path, source: str) -> str | Refused | None:
    r"""The text that is kept of a source's original; None where there is none.

    It has no line end but `\n` and no byte order mark: the offsets of spans count its code points.
    """
    path = _path(source)
    file = read_file(root, path, 4 * DocumentLimits().text)
    if file.fault is None:
        return file.text
    if file.fault.code == "file-missing":
        return None
    return Refused(f"{path}: {file.fault.message}", f"detach it: dateline corpus detach {source}")


def kept_digest(root: Path, source: str) -> str | None:
    """The SHA-256 of what is kept of a source's original; empty for nothing, None where it cannot be read."""
    try:
        return digest_of(root / _path(source))
    except (OSError, ValueError):
        return None


def keep(root: Path, source: str, text: str, over: str | None = None) -> Written | Refused:
    """Keep the text of a source's original, in place of the one that was kept before.

    Args:
        root: The chronology's folder.
        source: The id of a source of it.
        text: As a document was read; what no file may hold becomes U+FFFD, one for one.
        over: The SHA-256 of the text that it may replace, as `kept_digest` has it; None for any.

    Returns:
        What was written, or why nothing was.
    """
    folder = root / FOLDER
    refused = _make_folder(root, folder)
    if refused:
        return refused
    target = root / _path(source)
    if target.is_symlink():
        # The link may have come with a stranger's chronology, and lead to anything.
        return Refused(f"{_path(source)} is a link", "delete it")
    return write(target, storable(text), force=True, mode=_OWNER_FILE, over=over)


def storable(text: str) -> str:
    """A text as it will be when it is read again: offsets found in one hold in the other."""
    text = readable(text)
    return f"\ufffd{text[1:]}" if text.startswith("\ufeff") else text


def kept(root: Path) -> list[str] | Refused:
    """The ids of the sources whose originals are kept, sorted; of sources that are gone, too."""
    try:
        names = [entry.name for entry in (root / FOLDER).iterdir()]
    except FileNotFoundError:
        return []
    except OSError as fault:
        return Refused(f"cannot list {FOLDER}: {why(fault)}")
    return sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))


def detach(root: Path, source: str, tell: Tell = tell_nobody) -> Refused | None:
    """Delete the text that is kept of an original.

    Args:
        root: The chronology's folder.
        source: One of `kept`.
        tell: Told when another command has to be waited for.

    Returns:
        Why it is still there; None where it is not.
    """
    try:
        if not is_inside(root, root / FOLDER):
            return _leads_out()
        with locked(root / CORPUS / source, tell=tell) as refused:
            if refused is None:
                (root / _path(source)).unlink(missing_ok=True)
            return refused
    except OSError as fault:
        return Refused(f"cannot delete {_path(source)}: {why(fault)}")


def _path(source: str) -> str:
    return f"{FOLDER}/{source}{_SUFFIX}"


def _make_folder(root: Path, folder: Path) -> Refused | None:
    try:
        if not is_inside(root, folder):
            return _leads_out()
        folder.mkdir(mode=_OWNER_FOLDER, parents=True, exist_ok=True)
    except (OSError, RuntimeError) as fault:
        said = why(fault) if isinstance(fault, OSError) else "its links go in a circle"
        return Refused(f"cannot make {FOLDER}: {said}")
    ignore = folder / _IGNORE
    if ignore.is_symlink() or ignore.exists():
        return None
    written = write(ignore, "*\n")
    return written if isinstance(written, Refused) else None


def _leads_out() -> Refused:
    return Refused(f"{FOLDER} leads out of the chronology's folder", "delete the link")
