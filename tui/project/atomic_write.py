"""Writing files: completely or not at all, and never over the chronology itself.

The text goes to a temporary file in the same folder, to the disk, and only then under its name, so that a
full disk, a lost network or Ctrl-C leaves an older file as it was. `os.replace` would replace a symbolic
link and lose the mode of what it points to, so links are resolved first and the mode is carried over.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, TypeVar

from tui.operating_system import can_rename_open_files, is_refused_name, set_permissions
from tui.parsing.input_files import FOLDER as CORPUS
from tui.parsing.input_files import NAME as EVENTS
from tui.parsing.input_files import input_paths
from tui.parsing.protected_names import load_protected_names
from tui.project.temporary_files import make_temporary, sweep_leftovers
from tui.text.failure import Failure, describe_os_error

T = TypeVar("T")
_NEW_MODE = 0o644


@dataclass(frozen=True, slots=True)
class WriteResult:
    """A file that is on the disk."""

    path: Path
    """Absolute, symbolic links resolved."""
    size: int
    """In bytes."""
    replaced: bool
    """Whether an older file of that name was replaced."""


@dataclass(frozen=True, slots=True)
class FileExists(Failure):
    """A file of that name exists; `force` replaces it."""


@dataclass(frozen=True, slots=True)
class Overtaken(Failure):
    """Another program saved the file after it had been read; that program's text is kept."""

    @classmethod
    def of(cls, path: Path) -> Overtaken:
        """Make the message for a file."""
        return cls(f"{path.name} was changed by another program; nothing was written", "try again")


def write_file(
    path: Path,
    text: str | bytes,
    *,
    force: bool = False,
    root: Path | None = None,
    mode: int | None = None,
    over: str | None = None,
) -> WriteResult | Failure:
    """Write text as UTF-8.

    Args:
        path: The file; its folder must exist.
        text: What it will contain, unchanged; bytes are written as they are.
        force: Whether a file of that name may be replaced.
        root: The folder of the chronology, whose own files must not be written; None for no such check.
        mode: The permissions of the file; None for those of the older file, or for a new one the usual.
        over: The SHA-256 of the text that may be replaced, as `digest_of` returns it, empty for no file.
            Where the file has another text by now, it is kept and `Overtaken` is returned. None for any text,
            subject to `force`.

    Returns:
        What was written, or why nothing was. An older file is untouched unless `WriteResult` is returned.
    """
    return _faults_told(path, lambda: _write(path, text, force=force, root=root, mode=mode, over=over))


def _write(
    path: Path, text: str | bytes, *, force: bool, root: Path | None, mode: int | None, over: str | None
) -> WriteResult | Failure:
    target = _target(path, force=force or over is not None, root=root)
    if isinstance(target, Failure):
        return target
    content = text.encode() if isinstance(text, str) else text
    with _prepared(target, content, mode) as temporary:
        made = _Prepared(path, target, temporary, len(content), force, over)
        try:
            placed = made.place()
        except FileExistsError:
            if over is None:
                raise
            return Overtaken.of(path)
        _sync_folder(target.parent)
        return placed


def _target(path: Path, *, force: bool, root: Path | None) -> Path | Failure:
    """Return the file that a path leads to, or why it may not be written."""
    target = path.resolve()
    # From Python 3.13 on, a circle of links comes back as it stands; before, it raises.
    if target.is_symlink():
        return Failure(f"cannot write {path}: its links go in a circle")
    return _refusal(path, target, force=force, root=root) or target


def _faults_told(path: Path, task: Callable[[], T]) -> T | Failure:
    """Return the result of a task, or a failure in place of an operating system error."""
    try:
        return task()
    except FileExistsError:
        return _exists(path)
    except (OSError, ValueError, RuntimeError) as fault:
        # Path.resolve answers a circle of links with RuntimeError; text with lone surrogates is a ValueError.
        reason = "its links go in a circle" if isinstance(fault, RuntimeError) else describe_os_error(fault)
        return Failure(f"cannot write {path}: {reason}")


def _refusal(path: Path, target: Path, *, force: bool, root: Path | None) -> Failure | None:
    if root is not None and _is_of_the_chronology(target, root):
        return Failure(f"{path} belongs to the chronology itself", "choose another name, outside its corpus")
    if root is not None and load_protected_names(root).mask(path.name) != path.name:
        return Failure("the file name contains a name that must not appear", "choose another name")
    if target.is_dir():
        return Failure(f"{path} is a folder", "name a file in it")
    if is_refused_name(path.name):
        return Failure(f"{path.name} cannot be a file name on Windows", "choose another name")
    if not target.parent.is_dir():
        return Failure(f"there is no folder {path.parent}", f"make it first: mkdir -p {path.parent}")
    if not target.exists():
        return None
    if not target.is_file():
        return Failure(f"{path} is not an ordinary file", "use -o - to write to standard output")
    if not force:
        return _exists(path)
    return None if os.access(target, os.W_OK) else Failure(f"no permission to write to {path}")


def _exists(path: Path) -> FileExists:
    return FileExists(f"{path} exists already", "choose another name, or add --force to replace it")


def _is_of_the_chronology(target: Path, root: Path) -> bool:
    """Return whether a file is events.yaml, in corpus/, or one that the chronology reads through a link."""
    base = root.resolve()
    corpus = base / CORPUS
    if target == base / EVENTS or target.is_relative_to(corpus) or _is_one_of(target.parents, [corpus]):
        return True
    return target.exists() and _is_one_of([target], [base / EVENTS, *input_paths(base)])


def _is_one_of(paths: Iterable[Path], others: Iterable[Path]) -> bool:
    """Return whether any of `paths` is the same file as any of `others`, whatever their names."""
    identities = {(status.st_dev, status.st_ino) for path in others if (status := _stat(path))}
    return any((status.st_dev, status.st_ino) in identities for path in paths if (status := _stat(path)))


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def write_together(
    files: Sequence[tuple[Path, str | bytes]],
    *,
    force: bool = False,
    root: Path | None = None,
    over: Mapping[Path, str] | None = None,
) -> list[WriteResult] | Failure:
    """Write files that belong together: all are on the disk before the first gets its name.

    Args:
        files: Their paths and texts, in the order in which they get their names.
        force: As for `write_file`.
        root: As for `write_file`.
        over: As for `write_file`, by path; where it is given, for every file.

    Returns:
        What was written, in that order; or why nothing was: if one cannot be renamed, or Ctrl-C comes, those
        before it are restored.
    """
    with ExitStack() as stack:
        prepared: list[_Prepared] = []
        for path, text in files:
            digest = None if over is None else over[path]
            begin = partial(_begun, path, text, stack, force=force, root=root, over=digest)
            begun = _faults_told(path, begin)
            if isinstance(begun, Failure):
                return begun
            prepared.append(begun)
        done: list[WriteResult] = []
        for begun in prepared:
            try:
                written = _faults_told(begun.path, begun.place)
            except BaseException:
                # Ctrl-C, perhaps just behind the renaming: this one is restored, too.
                for earlier in prepared[: len(done) + 1]:
                    earlier.take_back()
                raise
            if isinstance(written, Failure):
                for earlier in prepared[: len(done)]:
                    earlier.take_back()
                return written
            done.append(written)
        for folder in {written.path.parent for written in done}:
            _sync_folder(folder)
        return done


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A file that is on the disk under a temporary name."""

    path: Path
    """As the caller gave it."""
    target: Path
    temporary: Path
    size: int
    force: bool
    over: str | None
    older: bytes | None = None
    """The text that is there now, where it may have to be restored."""
    digest: str | None = None
    """The SHA-256 of the new text, where only that may be replaced when the older text is restored."""

    def place(self) -> WriteResult | Overtaken:
        """Give the file its name; raises FileExistsError where it may not replace the file of that name."""
        replaced = _stat(self.target) is not None
        if self.over and not _is_still(self.target, self.over):
            return Overtaken.of(self.path)
        if self.over or (self.force and self.over is None):
            self.temporary.replace(self.target)
        else:
            _place(self.temporary, self.target)
        return WriteResult(self.target, self.size, replaced)

    def take_back(self) -> None:
        """Restore the older file, as far as the disk allows."""
        if self.older is None:
            with suppress(OSError):
                self.target.unlink()
        else:
            write_file(self.target, self.older, force=True, over=self.digest)


def _begun(
    path: Path, text: str | bytes, stack: ExitStack, *, force: bool, root: Path | None, over: str | None
) -> _Prepared | Failure:
    target = _target(path, force=force or over is not None, root=root)
    if isinstance(target, Failure):
        return target
    content = text.encode() if isinstance(text, str) else text
    older = target.read_bytes() if target.exists() else None
    temporary = stack.enter_context(_prepared(target, content, None))
    digest = None if over is None else sha256(content).hexdigest()
    return _Prepared(path, target, temporary, len(content), force, over, older, digest)


@contextmanager
def _prepared(target: Path, content: bytes, mode: int | None) -> Iterator[Path]:
    """Yield a temporary file beside the target that is on the disk, and delete it if it was not renamed."""
    older = _stat(target)
    if mode is None and older:
        mode = stat.S_IMODE(older.st_mode)
    sweep_leftovers(target.parent)
    temporary, handle = make_temporary(target.parent, _NEW_MODE if mode is None else mode)
    try:
        with _opened(handle) as file:
            if mode is not None:
                set_permissions(file.fileno(), mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            # It stays open until it has its name: the lock on it shows others that it is in use.
            if not can_rename_open_files():
                file.close()
            yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _opened(handle: int) -> BinaryIO:
    try:
        return os.fdopen(handle, "wb")
    except BaseException:
        os.close(handle)
        raise


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal; empty where there is no file.

    Raises:
        OSError: Where it cannot be read.
    """
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _is_still(target: Path, digest: str) -> bool:
    """Return whether a file has a digest; its stat is compared after that, in case it changed meanwhile."""
    before = _stat(target)
    return digest_of(target) == digest and before is not None and _seen(before) == _seen(_stat(target))


def _seen(status: os.stat_result | None) -> tuple[int, ...]:
    return (
        (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        if status
        else ()
    )


def _place(temporary: Path, target: Path) -> None:
    """Give a file its name unless the name was taken meanwhile; raises FileExistsError."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no hard links.
        if target.exists():
            raise FileExistsError from None
        temporary.replace(target)


def holds(path: Path, text: str) -> bool:
    """Return whether a file exists and has exactly this text, so that replacing it loses nothing."""
    content = text.encode(errors="surrogatepass")
    try:
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    except (OSError, ValueError):
        return False


def _sync_folder(folder: Path) -> None:
    """Write the folder to the disk where the system can, so that the new name survives a power cut."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
