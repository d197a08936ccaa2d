"""The export gate: an export is blocked where it could identify a protected person, unless that is accepted.

The command line and the screen both call it, for files, standard output and the clipboard.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tui.chronology.edtf import cached_parse
from tui.evidence.anonymity.disclosed_texts import disclosed_texts
from tui.evidence.anonymity.identification_risks import REMEDY, DisclosedText, ProtectedPerson, find_risks
from tui.export.content import ExportContent
from tui.export.result import ExportResult
from tui.index.records import SourceRecord
from tui.parsing.protected_names import HIDDEN, UNREADABLE, ProtectedNames, load_protected_names
from tui.project.export_disclosures import disclosed_content
from tui.project.project import Project
from tui.text.failure import Failure
from tui.views.export_preview import mask_lines, preview_lines
from tui.views.lines import Line

if TYPE_CHECKING:
    from tui.export.format_table import Format

IDENTIFICATION = "identification-risk"
IN_DOUBT = "actors-in-doubt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRisk(Failure):
    """A reason why an export is blocked."""

    code: str
    """The code by which the risk can be accepted."""
    lines: tuple[str, ...] = ()
    """The details, one each. Raw: to be sanitized before they are shown."""


@dataclass(frozen=True, slots=True)
class ExportBlocked(Failure):
    """An export that was blocked."""

    risks: tuple[ExportRisk, ...] = ()
    """The risks that were not accepted."""
    unknown: tuple[str, ...] = ()
    """Accepted codes that are no risk of this export."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the risks, each once."""
        return tuple(dict.fromkeys(risk.code for risk in self.risks))


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """An export that may leave, and what its readers will see."""

    result: ExportResult
    lines: tuple[Line, ...] | None
    """None where people read the text itself."""


def check_export(
    project: Project,
    content: ExportContent,
    write: Callable[[ExportContent], ExportResult],
    accepted: Collection[str] = (),
) -> ExportResult | ExportBlocked:
    """Write an export, and block it if it could identify a protected person.

    Args:
        project: The open chronology.
        content: The content of the export.
        write: The `write` of a format.
        accepted: Codes of the risks that the user has seen and accepts; the export will name them.

    Returns:
        The result, which contains no protected name whatever was accepted; or why the export is blocked.
    """
    return _checked(project, _naming(content, accepted), write, load_protected_names(project.root))


def check_document(
    project: Project,
    exported: ExportResult,
    disclosed: Iterable[DisclosedText],
    sources: Iterable[SourceRecord],
    accepted: Collection[str] = (),
) -> ExportResult | ExportBlocked:
    """Block a document that is no export of events if it could identify a protected person.

    Args:
        project: The open chronology.
        exported: The document, which names the codes that are accepted.
        disclosed: Every text in it.
        sources: The sources that it cites.
        accepted: Codes of the risks that the user has seen and accepts.

    Returns:
        The document, which contains no protected name whatever was accepted; or why it is blocked.
    """
    names, disclosure = load_protected_names(project.root), _Disclosure(disclosed, sources)
    return _released(project, exported, disclosure, names, accepted)


def refuse_size(content: ExportContent, export_format: Format) -> ExportBlocked | None:
    """Return why a format cannot have so many events, and what to do; None where it can."""
    most, count = export_format.most_events, content.counts.shown
    if not most or count <= most:
        return None
    return ExportBlocked(
        f"{count:,} events are too many for {export_format.name}, which takes at most {most:,}",
        "export fewer: add a query, such as kind:KIND or in:YEAR, or a range of dates",
    )


def preview_export(
    project: Project, content: ExportContent, export_format: Format, accepted: Collection[str] = ()
) -> ExportPreview | ExportBlocked:
    """Write an export, as `check_export` does, and show it as its readers will see it.

    Args:
        project: The open chronology.
        content: The content of the export.
        export_format: The format.
        accepted: As in `check_export`.

    Returns:
        The result and its preview, both without any protected name; or why the export is blocked.
    """
    if too_many := refuse_size(content, export_format):
        return too_many
    names, whole = load_protected_names(project.root), _naming(content, accepted)
    result = _checked(project, whole, export_format.write, names)
    if isinstance(result, ExportBlocked):
        return result
    if export_format.blocks is None:
        return ExportPreview(result, None)
    lines = tuple(preview_lines(export_format.blocks(whole), result.losses))
    return ExportPreview(result, tuple(mask_lines(lines, names.veil)) if names.veil else lines)


def _naming(content: ExportContent, accepted: Collection[str]) -> ExportContent:
    """Return the content with the risks that were accepted, which the export names."""
    return replace(content, accepted=tuple(sorted(set(accepted))))


def _checked(
    project: Project,
    content: ExportContent,
    write: Callable[[ExportContent], ExportResult],
    names: ProtectedNames,
) -> ExportResult | ExportBlocked:
    accepted = content.accepted
    if names.veil and names.veil.finds(str(content.selection.query)):
        # The export puts the query into words, and a name in these could not be found afterwards.
        return ExportBlocked("the query contains a name that must not appear", "change the query")
    # The written text is searched too: it contains the query, which is in no file.
    disclosed = disclosed_texts(disclosed_content(content, project.index))
    return _released(project, write(content), _Disclosure(disclosed, content.sources), names, accepted)


class _Disclosure(NamedTuple):
    """What an export discloses."""

    texts: Iterable[DisclosedText]
    sources: Iterable[SourceRecord]


def _released(
    project: Project,
    exported: ExportResult,
    disclosure: _Disclosure,
    names: ProtectedNames,
    accepted: Collection[str],
) -> ExportResult | ExportBlocked:
    risks = tuple(_risks(project, disclosure, exported, names))
    unknown = tuple(sorted(set(accepted) - {risk.code for risk in risks}))
    open_risks = tuple(risk for risk in risks if risk.code not in accepted)
    if open_risks:
        reasons = "; ".join(dict.fromkeys(risk.message for risk in open_risks))
        return ExportBlocked(f"nothing was exported: {reasons}", open_risks[0].remedy, open_risks, unknown)
    if unknown:
        return ExportBlocked(
            f"this export has no risk named {unknown[0]}", "remove this --accept-risk", (), unknown
        )
    return _masked(exported, names)


def _masked(exported: ExportResult, names: ProtectedNames) -> ExportResult:
    if names.veil is None:
        return exported
    beside = exported.companion
    losses = tuple(replace(loss, where=tuple(map(names.mask, loss.where))) for loss in exported.losses)
    if exported.package:
        return ExportResult.of_package(exported.package.map(names.mask_form), losses)
    text = names.mask_form(exported.text)
    pages = tuple(replace(page, text=names.mask_form(page.text)) for page in exported.pages)
    exported = replace(exported, text=text, losses=losses, pages=pages)
    if beside is None:
        return exported
    companion = replace(beside, text=names.mask_form(beside.text))
    # The text names the digest of its second file, which changes where a name was masked in that.
    return replace(exported, text=text.replace(beside.sha256, companion.sha256), companion=companion)


def _risks(
    project: Project, disclosure: _Disclosure, exported: ExportResult, names: ProtectedNames
) -> Iterator[ExportRisk]:
    yield from _names(project, exported, names)
    if names.problem:
        yield ExportRisk(names.problem.message, names.problem.remedy, code=UNREADABLE)
    if project.index.info.actors_in_doubt:
        message = "errors in events.yaml make it uncertain who is protected"
        yield ExportRisk(
            message, "correct the errors that `dateline check` reports under `actors`", code=IN_DOUBT
        )
    yield from _identifying(project, disclosure)


def _names(project: Project, exported: ExportResult, names: ProtectedNames) -> Iterator[ExportRisk]:
    places = [str(problem.place) for problem in project.index.problems() if problem.code == HIDDEN]
    texts = (("the export", exported.text), *((beside.name, beside.text) for beside in exported.others))
    for name, text in texts:
        spans = names.veil.spans(text) if names.veil else ()
        places += (f"line {number} of {name}" for number in _lines_of(text, spans))
    if places:
        remedy = "remove the names: `dateline check` shows where they are; the query may contain one too"
        yield ExportRisk("it contains names that must not appear", remedy, code=HIDDEN, lines=tuple(places))


def _lines_of(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield the line, from 1, on which each stretch of a text begins; the stretches are in order."""
    line, counted = 1, 0
    for start, _ in spans:
        line += text.count("\n", counted, start)
        counted = start
        yield line


def _identifying(project: Project, disclosure: _Disclosure) -> Iterator[ExportRisk]:
    people = [ProtectedPerson(actor.id, actor.name) for actor in project.index.actors() if actor.protected]
    if not people:
        return
    issued = (cached_parse(source.issued) for source in disclosure.sources if source.issued)
    for risk in find_risks(people, disclosure.texts, issued):
        yield ExportRisk(risk.message, REMEDY, code=IDENTIFICATION, lines=tuple(map(str, risk.details)))
