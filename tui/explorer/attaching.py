"""Attaching originals, and seeing how their seals hold: both end in a page that leads to the passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tui.evidence.originals import Placed
from tui.explorer.choosing import Written
from tui.explorer.dialogs import AskPath
from tui.explorer.working import Tell, Then, Working, asked_again
from tui.index.index import Index
from tui.index.records import PassageRecord, SourceRecord
from tui.project.opening import Project
from tui.project.refused import Refused
from tui.text.counted import counted
from tui.views.lines import Line, Role, Span, heading, line, paragraph, section
from tui.views.placements import placed_lines

if TYPE_CHECKING:
    from tui.reading.documents.document import Document, Unreadable

# What attaches, and what reads documents, is imported when it is asked for: no screen should wait for it.

_UNSEALED = "No source of this chronology is sealed, so no original can be recognised."
_HOW = "A attaches them: name a file, or a folder with all of them. Their seals tell which is whose."
_SEALING = "Whoever holds the original seals them: dateline corpus seal SOURCE --original FILE"
_KINDS = frozenset({"passage", "source"})


class Attaching(Working):
    """Leads from a path to what is attached, and to the verification of everything that is."""

    def action_attach_original(self) -> None:
        """Ask for files, find out whose originals they are, and keep their texts."""
        if self.is_free("Nothing is attached"):
            question = AskPath("Attach originals: a file, or a folder", folders=True)
            self.app.push_screen(question, self._attach_from)

    def _attach_from(self, path: Path | None) -> None:
        if path is not None:
            self.work_on("Attaching", lambda tell: self._attach_files(path, tell))

    def _attach_files(self, path: Path, tell: Tell) -> Then:
        """Runs in a thread."""
        from tui.project.attaching import attach, remarks  # noqa: PLC0415
        from tui.project.originals import sealed_passages  # noqa: PLC0415

        root, index = self.project.root, self.project.index
        passages = asked_again(lambda: _passages(index, index.sources()))
        sealed = {source: those for source in passages if (those := sealed_passages(passages[source]))}
        if not sealed:
            return lambda: self.tell_reader(_UNSEALED)
        found = attach(root, sealed, [path], _reader(tell), tell)
        lines = [
            row for it in found.attached for row in _placed(it.source, str(it.file), it.placed, passages)
        ]
        said = remarks(found, len(passages) - len(sealed))
        lines += section(row for refused in said for row in _said(refused))
        written = Written("What was attached", lines, _KINDS)
        attached = f"{counted(len(found.attached), 'original')} attached: V shows them."
        return lambda: self.show_result(written, attached)

    def action_verify_originals(self) -> None:
        """Compare the seals with the originals that are attached."""
        if self.is_free("Nothing is verified"):
            self.work_on("Verifying", self._verified)

    def _verified(self, tell: Tell) -> Then:
        """Runs in a thread."""
        day = self.sought.known_day
        sources = asked_again(lambda: self.project.index.sources(day))
        passages = asked_again(lambda: _passages(self.project.index, sources))
        found = _verify(self.project, passages, tell)
        later = asked_again(lambda: self.project.index.info.sources) - len(sources)
        lines = [*found.lines(), *section(_later(later))]
        written = Written("The originals and their seals", lines, _KINDS)
        return lambda: self.show_result(written, "The originals are verified: V shows it.")


@dataclass(slots=True)
class _Verified:
    """The sources by what can be said of their originals."""

    reports: list[Line] = field(default_factory=list)
    unread: list[Refused] = field(default_factory=list)
    missing: list[Line] = field(default_factory=list)
    """Sealed, and no original attached."""
    unsealed: list[Line] = field(default_factory=list)
    """With spans that could be sealed."""
    bare: list[str] = field(default_factory=list)
    """With nothing to verify."""

    def lines(self) -> list[Line]:
        """The whole, what was found first."""
        unread = [row for refused in self.unread for row in _said(refused)]
        bare = f"No seals, so no original can be recognised: {', '.join(self.bare)}"
        return [
            *(self.reports or paragraph("No original is attached that could be verified.")),
            *_block("Not read", unread),
            *_block("No original attached", self.missing, _HOW),
            *_block("Spans without seals", self.unsealed, _SEALING),
            *section(paragraph(bare, Role.QUIET) if self.bare else ()),
        ]


def _verify(project: Project, passages: Mapping[str, Sequence[PassageRecord]], tell: Tell) -> _Verified:
    found = _Verified()
    for number, (source, those) in enumerate(passages.items(), 1):
        tell(f"source {number} of {len(passages)}")
        sealed = sum(bool(one.seal) for one in those)
        spans = sum(one.span is not None and not one.seal for one in those)
        original = asked_again(partial(project.original_of, source))
        if isinstance(original, Refused):
            found.unread.append(original)
        elif sealed and original:
            placed = Placed(original.placed, original.is_whole)
            found.reports += _placed(source, original.path, placed, passages)
        elif sealed:
            found.missing.append(_source(source, counted(sealed, "sealed passage")))
        if spans:
            found.unsealed.append(_source(source, f"{counted(spans, 'passage')} with a span and no seal"))
        elif not sealed:
            found.bare.append(source)
    return found


def _passages(index: Index, sources: Iterable[SourceRecord]) -> dict[str, list[PassageRecord]]:
    return {source.id: index.passages(source.id) for source in sources}


def _reader(tell: Tell) -> Callable[[Path], Document | Unreadable]:
    """What reads a document, and tells which one it is at."""
    from tui.reading.documents.document import read_document  # noqa: PLC0415

    numbers = count(1)

    def read(path: Path) -> Document | Unreadable:
        number = next(numbers)
        tell(f"file {number}")
        return read_document(
            path, progress=lambda page, pages: tell(f"file {number}, page {page} of {pages}")
        )

    return read


def _placed(
    source: str, file: str, placed: Placed, passages: Mapping[str, Sequence[PassageRecord]]
) -> list[Line]:
    by_key = {passage.key: passage for passage in reversed(passages[source])}
    return placed_lines(source, file, placed, by_key)


def _source(source: str, said: str) -> Line:
    return line(Span(source, Role.KEY), f"  {said}", hang=4, anchor=f"source:{source}")


def _block(name: str, lines: Sequence[Line], what_to_do: str = "") -> list[Line]:
    return section([heading(name), *lines, *paragraph(what_to_do)]) if lines else []


def _said(refused: Refused) -> list[Line]:
    remedy = Span(f"→ {refused.remedy}" if refused.remedy else "", Role.QUIET)
    return [row for row in (line(refused.message, hang=4), line(remedy, indent=2, hang=4)) if row.spans]


def _later(hidden: int) -> list[Line]:
    return [line(Span(f"{counted(hidden, 'later source')} hidden", Role.QUIET))] if hidden else []
