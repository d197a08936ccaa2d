"""Attaching originals and verifying hashes: both end in a page that links to the passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tui.evidence.hashes.hash_placement import PlacementReport
from tui.explorer.controllers.link_router import LinkRouter
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.tasks import TaskRunner, Tell, Then
from tui.explorer.screens.dialogs import PathDialog
from tui.explorer.screens.list_page import PageContent
from tui.explorer.threads import repeat_interrupted
from tui.index.protocol import Index
from tui.index.records import PassageRecord, SourceRecord
from tui.project.project import Project
from tui.session.session import Session
from tui.text.failure import Failure
from tui.text.plural import pluralize
from tui.views.hash_report import report_lines
from tui.views.lines import Line, TextRole, TextSpan, heading, line, paragraph, section
from tui.views.links import PassageLink, SourceLink

# Attaching and reading documents are imported inside the functions: the start should not wait for them.

_NO_HASHES = "No source in this chronology has hashes, so originals cannot be matched to sources."
_HOW = "Press A to attach originals from a file or a folder. Hashes show which source each belongs to."
_HOW_TO_HASH = "If you have the original, add hashes: dateline corpus hash SOURCE --original FILE"
_KINDS = frozenset({PassageLink, SourceLink})


class OriginalsController:
    """Attaches originals, and verifies all that are attached."""

    def __init__(self, session: Session, tasks: TaskRunner, links: LinkRouter, port: ScreenPort) -> None:
        """Prepare the controller.

        Args:
            session: The user's place.
            tasks: Does the work.
            links: Opens the page of the results.
            port: The screen.
        """
        self._session = session
        self._project = session.project
        self._tasks = tasks
        self._links = links
        self._port = port

    def attach(self) -> None:
        """Ask for files, and attach them to the sources they are originals of."""
        if self._tasks.is_free("Cannot attach originals"):
            question = PathDialog("Attach originals from a file or a folder", folders=True)
            self._port.open_screen(question, self._attach_from)

    def _attach_from(self, path: Path | None) -> None:
        if path is not None:
            self._tasks.run("Attaching", lambda tell: self._attach_files(path, tell))

    def _attach_files(self, path: Path, tell: Tell) -> Then:
        """Attach the files; runs in a thread."""
        from tui.project.sources.attach_originals import (  # noqa: PLC0415
            attach_originals,
            attach_remarks,
            numbering_reader,
        )
        from tui.project.sources.kept_originals import hashed_passages  # noqa: PLC0415

        root, index = self._project.root, self._project.index
        passages = repeat_interrupted(lambda: _passages(index, index.sources()))
        hashed = {
            source: with_hash for source in passages if (with_hash := hashed_passages(passages[source]))
        }
        if not hashed:
            return lambda: self._port.tell(_NO_HASHES)
        result = attach_originals(root, hashed, [path], numbering_reader(tell), tell)
        lines = [
            row
            for attached in result.attached
            for row in _placed(attached.source, str(attached.file), attached.placed, passages)
        ]
        remarks = attach_remarks(result, len(passages) - len(hashed))
        lines += section(row for refused in remarks for row in _said(refused))
        written = PageContent("Originals attached", lines, _KINDS)
        attached = f"{pluralize(len(result.attached), 'original')} attached. Press V to see them."
        return lambda: self._show(written, attached)

    def verify(self) -> None:
        """Compare the hashes with the attached originals."""
        if self._tasks.is_free("Cannot verify originals"):
            self._tasks.run("Verifying", self._verified)

    def _verified(self, tell: Tell) -> Then:
        """Compare; runs in a thread."""
        day = self._session.state.query.public_day
        sources = repeat_interrupted(lambda: self._project.index.sources(day))
        passages = repeat_interrupted(lambda: _passages(self._project.index, sources))
        verified = _verify(self._project, passages, tell)
        later = repeat_interrupted(lambda: self._project.index.info.sources) - len(sources)
        lines = [*verified.lines(), *section(_later(later))]
        written = PageContent("Originals and their hashes", lines, _KINDS)
        return lambda: self._show(written, "Originals verified. Press V to see the result.")

    def _show(self, written: PageContent, message: str) -> None:
        """Open a page, or only show a message where the user is busy."""
        if self._port.is_idle:
            self._links.open(written)
        else:
            self._port.tell(message)


@dataclass(slots=True)
class _Verified:
    """The sources, by what can be verified of them."""

    reports: list[Line] = field(default_factory=list)
    unread: list[Failure] = field(default_factory=list)
    missing: list[Line] = field(default_factory=list)
    """With hashes, and no original attached."""
    without_hash: list[Line] = field(default_factory=list)
    """With spans that could have a hash."""
    bare: list[str] = field(default_factory=list)
    """With nothing to verify."""

    def lines(self) -> list[Line]:
        """Return the report: totals first, then the sources, problems first."""
        unread = [row for refused in self.unread for row in _said(refused)]
        bare = f"Without hashes, so originals cannot be matched: {', '.join(self.bare)}"
        return [
            *(self.reports or paragraph("No attached original to verify.")),
            *_block("Not read", unread),
            *_block("No original attached", self.missing, _HOW),
            *_block("Passages with a place (span=) but no hash", self.without_hash, _HOW_TO_HASH),
            *section(paragraph(bare, TextRole.QUIET) if self.bare else ()),
        ]


def _verify(project: Project, passages: Mapping[str, Sequence[PassageRecord]], tell: Tell) -> _Verified:
    verified = _Verified()
    for number, (source, own) in enumerate(passages.items(), 1):
        tell(f"source {number} of {len(passages)}")
        hashed = sum(bool(passage.hash) for passage in own)
        spans = sum(passage.span is not None and not passage.hash for passage in own)
        original = repeat_interrupted(partial(project.original_of, source))
        if isinstance(original, Failure):
            verified.unread.append(original)
        elif hashed and original:
            placed = PlacementReport(original.placed, original.is_whole)
            verified.reports += _placed(source, original.path, placed, passages)
        elif hashed:
            verified.missing.append(_source(source, f"{pluralize(hashed, 'passage')} with a hash"))
        if spans:
            verified.without_hash.append(
                _source(source, f"{pluralize(spans, 'passage')} with a span and no hash")
            )
        elif not hashed:
            verified.bare.append(source)
    return verified


def _passages(index: Index, sources: Iterable[SourceRecord]) -> dict[str, list[PassageRecord]]:
    return {source.id: index.passages(source.id) for source in sources}


def _placed(
    source: str, file: str, placed: PlacementReport, passages: Mapping[str, Sequence[PassageRecord]]
) -> list[Line]:
    by_key = {passage.key: passage for passage in reversed(passages[source])}
    return report_lines(source, file, placed, by_key)


def _source(source: str, text: str) -> Line:
    return line(TextSpan(source, TextRole.KEY), f"  {text}", hang=4, anchor=SourceLink(source))


def _block(name: str, lines: Sequence[Line], what_to_do: str = "") -> list[Line]:
    return section([heading(name), *lines, *paragraph(what_to_do)]) if lines else []


def _said(refused: Failure) -> list[Line]:
    remedy = TextSpan(f"→ {refused.remedy}" if refused.remedy else "", TextRole.QUIET)
    return [row for row in (line(refused.message, hang=4), line(remedy, indent=2, hang=4)) if row.spans]


def _later(hidden: int) -> list[Line]:
    return [line(TextSpan(f"{pluralize(hidden, 'later source')} hidden", TextRole.QUIET))] if hidden else []
