"""An open chronology: its index, changes of its files, and the last good state while these cannot be read."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tui.chronology.problem import Location, Problem, Severity, count_problems
from tui.index.file_stamps import Stamp, hash_files, is_stable, stamp_files
from tui.index.open_index import OpenedIndex, open_index
from tui.index.protocol import Index
from tui.parsing.input_files import NAME as EVENTS
from tui.parsing.protected_names import NO_NAMES, UNREADABLE, ProtectedNames, load_protected_names
from tui.project.locate_project import ProjectLocation
from tui.text.cancellation import StoppedError, stoppable
from tui.text.failure import Failure

if TYPE_CHECKING:
    from tui.evidence.hashes.hash_placement import OriginalText
    from tui.project.sources.kept_originals import OriginalTextCache


_REPAIRED = "The index in the cache was damaged, and was made again from the files."


@dataclass(slots=True)
class Project:
    """An open chronology. Made by `open_project`; the caller must close it."""

    root: Path
    """Its folder, absolute."""
    is_example: bool
    """Whether it is the example."""
    index: Index
    """Replaced by `refresh`, so do not keep a reference to it."""
    warning: str
    """A message about the index, such as a cache that cannot be written; may be empty."""
    blocking_problem: Problem | None
    """The problem that prevents events.yaml from being read to its end; None where it can be."""
    _stamps: tuple[Stamp, ...] = field(repr=False)
    names: ProtectedNames = NO_NAMES
    """The protected names, as the list is now."""
    read_only: bool = False
    """Whether nothing may be written and no other program started, as for visitors with a browser."""
    is_compiled_apart: bool = False
    """Whether changed files are read again in a process of their own, so that no other thread waits."""
    _digests: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Of the files that the index was made from, as of the last check."""
    _repairs: int = field(default=0, repr=False)
    """How often the index had been repaired when that was last reported."""
    _retired: Index | None = field(default=None, repr=False)
    """The previous index: another thread may still be reading in it."""
    _replacing: threading.Lock = field(default_factory=threading.Lock, repr=False)
    """Held while the index is replaced."""
    _originals: OriginalTextCache | None = field(default=None, repr=False)
    _newer: tuple[Problem, ...] | None = field(default=None, repr=False)
    """The problems of the files as they are now, where the index is older than they are; else None."""

    @property
    def problems(self) -> Sequence[Problem]:
        """Return the problems of the files as they are now, as `check` reports them."""
        return self.index.problems() if self._newer is None else self._newer

    @property
    def problem_counts(self) -> tuple[int, int]:
        """Return how many errors and warnings the files have now."""
        info = self.index.info
        return (info.errors, info.warnings) if self._newer is None else count_problems(self._newer)

    @property
    def load_error(self) -> str:
        """Return location and message of what prevents events.yaml from being read to its end; else empty."""
        return (
            f"{self.blocking_problem.place}: {self.blocking_problem.message}" if self.blocking_problem else ""
        )

    @property
    def unmasked(self) -> str:
        """Return a warning that protected names cannot be masked; empty where they can, or there are none."""
        return f"{UNREADABLE}: names cannot be masked" if self.names.problem else ""

    @property
    def error_location(self) -> Location | None:
        """Return the location of what prevents events.yaml from being read to its end; None for nothing."""
        return self.blocking_problem.place if self.blocking_problem else None

    def refresh(self) -> bool:
        """Read the files again where they have changed. May run in a thread.

        Where events.yaml can no longer be read to its end, the index is kept, older than the files, and the
        reason is in `load_error` and `problems`. Where they change again while they are read,
        another thread may read them: what was read last is given up, never put in the place of newer.

        Returns:
            Whether `index`, `load_error` or `problems` changed.
        """
        now, names = stamp_files(self.root), load_protected_names(self.root)
        # A key that appears or disappears changes no file of the chronology.
        if now == self._stamps and names.state == self.names.state:
            return self._repaired_otherwise()
        is_renamed = names.state != self.names.state
        if is_renamed:
            self._originals = None
        self._stamps, self.names = now, names
        try:
            with stoppable(lambda: self._stamps is not now):
                opened = (
                    open_index(self.root, apart=True) if self.is_compiled_apart else open_index(self.root)
                )
        except StoppedError:
            if self._stamps is now:
                raise
            # Another thread reads what was changed meanwhile.
            return False
        with self._replacing:
            if self._stamps is not now:
                opened.index.close()
                return False
            return self._replace_index(opened, is_renamed=is_renamed)

    def has_news(self) -> bool:
        """Whether `refresh` or `repair_message` has something to do. May run in a thread."""
        self.index.verify(thoroughly=False)
        now, names = stamp_files(self.root), load_protected_names(self.root)
        is_changed = now != self._stamps or names.state != self.names.state
        return (
            is_changed or self.index.repairs > self._repairs or self.index.info.file_hashes != self._digests
        )

    def is_up_to_date(self, since: int) -> bool:
        """Whether the index is of the files as they are now, and protected names can be masked in it.

        Args:
            since: When the files were first read, in ns since 1970.
        """
        now, names = stamp_files(self.root), load_protected_names(self.root)
        if now != self._stamps or names.state != self.names.state or names.problem or self.blocking_problem:
            return False
        # A change within one tick of a file's clock does not show in its stamp.
        return is_stable(now, since) or hash_files(self.root) == dict(self.index.info.file_hashes)

    def _replace_index(self, opened: OpenedIndex, *, is_renamed: bool) -> bool:
        before, self.blocking_problem = self._newer, _blocking_problem(opened.index)
        # The previous index may contain names that are protected now.
        if self.blocking_problem and not is_renamed:
            self._newer = tuple(opened.index.problems())
            opened.index.close()
            return self._newer != before
        self._newer = None
        if self._retired:
            self._retired.close()
        self._retired, self.index, self.warning = self.index, opened.index, opened.warning or ""
        self._digests, self._repairs = opened.index.info.file_hashes, 0
        return True

    def repair_message(self) -> str:
        """Return a message where a damaged index was rebuilt since the last call; else empty."""
        self.index.verify(thoroughly=False)
        before, self._repairs = self._repairs, self.index.repairs
        return _REPAIRED if self._repairs > before else ""

    def _repaired_otherwise(self) -> bool:
        """Verify the index; return whether it was rebuilt and is of newer files now."""
        digests = self._digests
        self.index.verify(thoroughly=False)
        self._digests = self.index.info.file_hashes
        if digests == self._digests:
            return False
        # The last good state was lost with the index.
        self.blocking_problem, self._newer = _blocking_problem(self.index), None
        return True

    def original_of(self, source: str) -> OriginalText | Failure | None:
        """Return the attached original of a source, with the place of every hashed passage.

        It is read and searched when first needed, and again when its file or the hashes change.

        Args:
            source: The source's id.

        Returns:
            A failure where the original cannot be read; None where none is attached.
        """
        from tui.project.sources.kept_originals import OriginalTextCache  # noqa: PLC0415  (not needed until somebody asks)

        self._originals = self._originals or OriginalTextCache(self.root)
        return self._originals.of(source, self.index.passages(source))

    def close(self) -> None:
        """Close the index."""
        if self._retired:
            self._retired.close()
        self.index.close()


def open_project(location: ProjectLocation) -> Project | Failure:
    """Open a chronology, whatever problems it has, if any event of its events.yaml can be read.

    Args:
        location: The chronology's folder.

    Returns:
        The chronology; or the problem that prevents events.yaml from being read.
    """
    # Taken before the files are read: a change meanwhile is seen by the first `refresh`.
    seen = stamp_files(location.root)
    opened = open_index(location.root)
    problem = _blocking_problem(opened.index)
    if problem and not opened.index.info.events:
        opened.index.close()
        return Failure(f"{problem.place}: {problem.message}", problem.remedy)
    names, digests = load_protected_names(location.root), opened.index.info.file_hashes
    return Project(
        location.root,
        location.is_example,
        opened.index,
        opened.warning or "",
        problem,
        seen,
        names,
        _digests=digests,
    )


def _blocking_problem(index: Index) -> Problem | None:
    """Return the error at which reading events.yaml stopped; None where it was read to its end."""
    if index.info.complete:
        return None
    errors = [
        problem
        for problem in index.problems()
        if problem.place.path == EVENTS and problem.severity is Severity.ERROR
    ]
    return errors[-1] if errors else None
