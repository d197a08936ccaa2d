"""The content of the pages: help, the chronology, differences, conflicts, searches, passages, problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.chronology.problem import Problem, name_counts
from tui.explorer.screens.help_screen import help_content
from tui.explorer.screens.list_page import PageContent
from tui.explorer.screens.page_context import PageContext
from tui.explorer.screens.positions.positions_page import positions_page
from tui.explorer.screens.related_pages import actors_page, by_actor_page, citing_events_page, related_page
from tui.text.failure import Failure
from tui.text.plural import pluralize
from tui.views.differences import differences_lines
from tui.views.lines import BLANK, Line, TextRole, TextSpan, field, heading, line, paragraph
from tui.views.links import DifferenceLink, EventLink, PassageLink, SourceLink
from tui.views.source import passage_choice, short_name, sources_lines

_MOST = 500
"""Passages of one source that are listed at once."""
PASSAGE_KEYS = "C cites · c new event · Q quotes · Esc closes"
"""What a page says of the keys for its passages."""


def _help(asked: PageContext) -> PageContent:
    """The keys of the pane that has the focus, then every other one, and the symbols."""
    return help_content(asked.pane, asked.commands, asked.marks)


def _about(context: PageContext) -> PageContent:
    """Return the chronology: title, notice, sources, hashes of its files."""
    index, warning = context.project.index, context.project.warning
    info = index.info
    sources = index.sources(context.query.public_day)
    later = info.sources - len(sources)
    lines = [
        line(TextSpan(info.title, TextRole.TITLE)),
        BLANK,
        *paragraph(info.about),
        BLANK,
        heading("Content notice"),
        *paragraph(info.notice or "None.", TextRole.NOTE),
        BLANK,
        field("Events", str(info.events)),
        field("Differ", f"{info.differing} events, {pluralize(info.differences, 'difference')}"),
        field("Problems", ", ".join(name_counts(*context.project.problem_counts)) or "none"),
        field("Protected", _protected(context)),
        *([field("Index", TextSpan(warning, TextRole.PROBLEM))] if warning else []),
        BLANK,
        heading(f"Sources ({len(sources)})"),
        *sources_lines(sources),
        *([line(TextSpan(f"{pluralize(later, 'later source')} hidden", TextRole.QUIET))] if later else []),
        BLANK,
        heading("Files (SHA-256)"),
        *(line(f"{name}  ", TextSpan(digest, TextRole.QUIET), hang=4) for name, digest in info.file_hashes),
    ]
    return PageContent("This chronology", lines, frozenset({SourceLink}))


def _protected(context: PageContext) -> TextSpan:
    """Return how many names are protected, and whether they can be looked up here."""
    from tui.project.name_list import load_name_list  # noqa: PLC0415  (not needed until somebody asks)

    names = load_name_list(context.project.root)
    if isinstance(names, Failure):
        return TextSpan(names.message, TextRole.PROBLEM)
    if not names.key_id:
        return TextSpan("no names; to start a list: dateline protect add", TextRole.QUIET)
    many = pluralize(names.names, "name")
    if names.usable:
        return TextSpan(f"{many}; their key is on this machine")
    # Visitors must not learn where keys are stored on the serving machine.
    where = "" if context.project.read_only else f"; put it into {names.key}"
    return TextSpan(f"{many}; not checked, because their key is not on this machine{where}", TextRole.PROBLEM)


def _differences(context: PageContext) -> PageContent:
    """Return every difference, with that of the current event selected; or that there is none."""
    differences = context.project.index.differences(as_of=context.query.public_day)
    lines = differences_lines(differences) or paragraph("No differences between sources are recorded.")
    own = context.record.differences if context.record else ()
    if context.record and differences and not own:
        others = (
            f"all {len(differences)} in the chronology follow"
            if len(differences) > 1
            else "the only one in the chronology follows"
        )
        lines = [*paragraph(f"No difference is recorded about this event; {others}:"), BLANK, *lines]
    at = DifferenceLink(own[0].id) if own else None
    return PageContent("Where the sources differ", lines, frozenset({DifferenceLink}), at)


def _conflicts(context: PageContext) -> PageContent:
    """Return the sets of statements that cannot all hold, those with the current event first."""
    # Only this page needs them.
    from tui.export.statements.conflict_text import TITLE, rest_words  # noqa: PLC0415
    from tui.views.statements.conflicts import conflict_choices  # noqa: PLC0415

    found = context.project.index.conflicts(context.query.public_day)
    name = context.record.row.id if context.record else ""
    lines: list[Line] = []
    for conflict in sorted(found.sets, key=lambda one: name not in one.events):
        lines += [*([BLANK] if lines else []), *conflict_choices(conflict)]
    if not lines:
        lines = paragraph("No set of three or more such statements was found.")
    rest = [line(TextSpan(words, TextRole.QUIET)) for words in rest_words(found)]
    lines += [BLANK, *rest] if rest else []
    return PageContent(TITLE, lines, frozenset({EventLink, PassageLink}))


def _searches(context: PageContext) -> PageContent:
    """Return every search of the sources, with those about the current event first; or that there is none."""
    from tui.views.searches.search_lines import searches_lines  # noqa: PLC0415  (only this page needs it)

    searches = context.project.index.searches(as_of=context.query.public_day)
    event = context.record.row.id if context.record else ""
    searches.sort(key=lambda search: event not in search.about)
    lines = searches_lines(searches) or paragraph("Nothing was looked for in the sources yet.")
    lines += [BLANK, *paragraph("To look for something: search for its words (/), then press F.")]
    return PageContent("Looked for in the sources", lines, frozenset({PassageLink}))


def _problems(context: PageContext) -> PageContent:
    """Return the problems, or that there are none."""
    problems = [one for one in context.project.problems if _may_be_shown(one, context)]
    if problems and context.query.public_day is not None:
        counts = ", ".join(name_counts(*context.project.problem_counts))
        hidden = f"Not shown as of an earlier date: {counts}"
        return PageContent("Problems", paragraph(hidden, TextRole.QUIET))
    from tui.validation.reporters import format_text  # noqa: PLC0415  (only this page needs it)

    report = [line(row) for row in format_text(problems).splitlines()]
    return PageContent("Problems", report if problems else paragraph("No problems found."))


def _may_be_shown(problem: Problem, context: PageContext) -> bool:
    """Return whether visitors may see a problem: what tells of positions is not for them."""
    from tui.export.positions.limit_events import is_of_positions  # noqa: PLC0415  (only this page needs it)

    return not (context.project.read_only and is_of_positions(problem))


def _dated(context: PageContext) -> PageContent:
    """Return the passages of the excerpt's source with a date that no event uses yet."""
    if context.source is None:
        return PageContent("Dated passages", paragraph("The excerpt shows no source."))
    # Only this page needs the readers of dates.
    from tui.views.passage_dates import date_lines, list_dated_passages, unused_dates  # noqa: PLC0415

    dated = list_dated_passages(context.project.index, context.source)
    lines = date_lines(context.source, unused_dates(dated), len(dated))
    if not unused_dates(dated):
        lines += [
            BLANK,
            line(
                "All dated passages of this source are already cited."
                if dated
                else "None of its passages gives a date."
            ),
        ]
    keys = "Enter opens · a drafts an event · Esc closes"
    return PageContent(
        "Dated passages not yet cited",
        lines,
        frozenset({PassageLink}),
        keys=keys,
        highlight_terms=context.query.highlight_terms,
    )


def _passages(context: PageContext) -> PageContent:
    """Return the passages of the excerpt's source, to be cited; without one, those of every source."""
    index, day = context.project.index, context.query.public_day
    sources = [context.source] if context.source else index.sources(day)
    lines: list[Line] = []
    for source in sources:
        lines += [*([BLANK] if lines else []), heading(short_name(source))]
        lines += [passage_choice(passage) for passage in index.passages(source.id, 1, _MOST)]
    passage = context.cited.passage if context.cited else None
    return PageContent(
        "Passages to cite",
        lines or paragraph("This chronology has no source yet. Press I to add a document as one."),
        frozenset({PassageLink}),
        PassageLink(passage.citation_key) if passage else None,
        keys=PASSAGE_KEYS,
        highlight_terms=context.query.highlight_terms,
    )


def _speakers(context: PageContext) -> PageContent:
    """Return everybody who speaks in a passage."""
    # Only this page needs what gathers statements.
    from tui.explorer.screens.statements.speaker_pages import speakers_page  # noqa: PLC0415

    return speakers_page(context)


PAGES: Mapping[str, Callable[[PageContext], PageContent]] = {
    "help": _help,
    "about": _about,
    "differences": _differences,
    "conflicts": _conflicts,
    "dated-passages": _dated,
    "passages": _passages,
    "positions": positions_page,
    "problems": _problems,
    "searches": _searches,
    "related": related_page,
    "actors": actors_page,
    "speakers": _speakers,
    "citing-events": citing_events_page,
    "grouped": by_actor_page,
}
"""By the command that opens it."""
