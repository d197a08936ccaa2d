"""An open chronology: its index, its changes, and the last good state where a change cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tui.chronology.problem import Location, Problem, Severity, count_problems
from tui.index.file_stamps import Stamp, stamp_files
from tui.index.open_index import open_index
from tui.index.protocol import Index
from tui.parsing.input_files import NAME as EVENTS
from tui.parsing.protected_names import NO_NAMES, UNREADABLE, ProtectedNames, load_protected_names
from tui.project.failure import Failure
from tui.project.locate_project import ProjectLocation

if TYPE_CHECKING:
    from tui.evidence.hashes.hash_placement import OriginalText
    from tui.project.kept_originals import OriginalTextCache


_REPAIRED = "The index in the cache was damaged, and was made again from the files."


@dataclass(slots=True)
class Project:
    """A chronology that is open. Made by `open_project`; whoever opens it closes it."""

    root: Path
    """Its folder, absolute."""
    is_example: bool
    """Whether it is the one that comes with the program."""
    index: Index
    """Replaced by `refresh`: ask for it each time."""
    warning: str
    """What to say about the index, such as a cache that cannot be written; may be empty."""
    stop: Problem | None
    """What keeps events.yaml, as it stands now, from being read to its end."""
    _stamps: tuple[Stamp, ...] = field(repr=False)
    names: ProtectedNames = NO_NAMES
    """The names that must not appear, as the list is now."""
    read_only: bool = False
    """Whether nothing may be written and no other program started, as for visitors by way of a browser."""
    _digests: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Of the files that the index was made from, when they were looked at last."""
    _repairs: int = field(default=0, repr=False)
    """How often the index had been repaired when that was told last."""
    _retired: Index | None = field(default=None, repr=False)
    """The index before this one: another thread may be reading in it still."""
    _originals: OriginalTextCache | None = field(default=None, repr=False)
    _newer: tuple[Problem, ...] | None = field(default=None, repr=False)
    """What is wrong with the files as they stand now, where the index is older than they are."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What `check` tells of the files as they stand now."""
        return self.index.problems() if self._newer is None else self._newer

    @property
    def problem_counts(self) -> tuple[int, int]:
        """How many errors and how many warnings `check` counts in the files as they stand now."""
        info = self.index.info
        return (info.errors, info.warnings) if self._newer is None else count_problems(self._newer)

    @property
    def trouble(self) -> str:
        """Place and message of what keeps events.yaml from being read to its end; else empty."""
        return f"{self.stop.place}: {self.stop.message}" if self.stop else ""

    @property
    def unmasked(self) -> str:
        """That protected names cannot be masked; empty where they can, or there are none."""
        return f"{UNREADABLE}: names cannot be masked" if self.names.problem else ""

    @property
    def trouble_place(self) -> Location | None:
        """Where that is."""
        return self.stop.place if self.stop else None

    def refresh(self) -> bool:
        """Look at the files, and read them again where they have changed. May run in a thread.

        A change that keeps events.yaml from being read to its end leaves the index as it is, older than
        the files, and the reason in `trouble` and `problems`.

        Returns:
            Whether `index`, `trouble` or `problems` is another one now.
        """
        now, names = stamp_files(self.root), load_protected_names(self.root)
        # A key that comes or goes is none of the files.
        if now == self._stamps and names.state == self.names.state:
            return self._repaired_otherwise()
        is_renamed = names.state != self.names.state
        if is_renamed:
            self._originals = None
        self._stamps, self.names = now, names
        opened = open_index(self.root)
        before, self.stop = self._newer, _stop_of(opened.index)
        # The index before this one may hold names that are hidden now.
        if self.stop and not is_renamed:
            self._newer = tuple(opened.index.problems())
            opened.index.close()
            return self._newer != before
        self._newer = None
        if self._retired:
            self._retired.close()
        self._retired, self.index, self.warning = self.index, opened.index, opened.warning or ""
        self._digests, self._repairs = opened.index.info.file_hashes, 0
        return True

    def told_repair(self) -> str:
        """What is to be said of a damaged index that was made again since this was asked last; else empty."""
        self.index.verify(thoroughly=False)
        before, self._repairs = self._repairs, self.index.repairs
        return _REPAIRED if self._repairs > before else ""

    def _repaired_otherwise(self) -> bool:
        """Look after the index; whether it had to be made again, and the files have another text now."""
        digests = self._digests
        self.index.verify(thoroughly=False)
        self._digests = self.index.info.file_hashes
        if digests == self._digests:
            return False
        # The last good state is gone with the index that held it.
        self.stop, self._newer = _stop_of(self.index), None
        return True

    def original_of(self, source: str) -> OriginalText | Failure | None:
        """The source's own words, where a reader holds them, with every passage that has a hash in its place.

        Read and searched when first asked for, and again when the kept file or the hashes change.

        Returns:
            A refusal where it is kept and cannot be read; None where none is attached.
        """
        from tui.project.kept_originals import OriginalTextCache  # noqa: PLC0415  (not needed until somebody asks)

        self._originals = self._originals or OriginalTextCache(self.root)
        return self._originals.of(source, self.index.passages(source))

    def close(self) -> None:
        """Let go of the index."""
        if self._retired:
            self._retired.close()
        self.index.close()


def open_project(found: ProjectLocation) -> Project | Failure:
    """Open a chronology, whatever problems it has, as long as anything could be read of its events.yaml.

    Args:
        found: Where it is.

    Returns:
        The chronology; or, where no event could be read because events.yaml could not, the problem with it.
    """
    # Taken before the files are read: a change meanwhile is seen by the first `refresh`.
    seen = stamp_files(found.root)
    opened = open_index(found.root)
    stop = _stop_of(opened.index)
    if stop and not opened.index.info.events:
        opened.index.close()
        return Failure(f"{stop.place}: {stop.message}", stop.remedy)
    names, digests = load_protected_names(found.root), opened.index.info.file_hashes
    return Project(
        found.root,
        found.is_example,
        opened.index,
        opened.warning or "",
        stop,
        seen,
        names,
        _digests=digests,
    )


def _stop_of(index: Index) -> Problem | None:
    """Where reading events.yaml ended too early: behind its last error nothing was read."""
    if index.info.complete:
        return None
    errors = [it for it in index.problems() if it.place.path == EVENTS and it.severity is Severity.ERROR]
    return errors[-1] if errors else None
