"""The content of the pages: help, the chronology itself, differences, problems, dated passages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.chronology.problem import name_counts
from tui.explorer.screens.filter_bindings import FILTERS
from tui.explorer.screens.list_page import HELP, PageContent
from tui.explorer.screens.page_context import PageContext
from tui.explorer.screens.related_pages import actors_page, by_actor_page, citing_events_page, related_page
from tui.project.failure import Failure
from tui.text.plural import pluralize
from tui.validation.reporters import format_text
from tui.views.differences import differences_lines
from tui.views.key_format import keys_lines
from tui.views.lines import BLANK, TextRole, TextSpan, field, heading, line, paragraph
from tui.views.passage_dates import date_lines, list_dated_passages, unused_dates
from tui.views.source import sources_lines
from tui.views.unread_events import unread_sign

_ABOUT_PANES = {
    "timeline": "Every event found, one a line, in the order of dates; undated ones where they are placed.",
    "detail": "Everything about the event under the cursor: its clocks, sources, differences, notes.",
    "excerpt": "The passage that the citation rests on, in its context, and how the citation stands.",
    "overview": "One lane a kind of event, or an actor, a source, a status: solid where something was "
    "certainly going on, light where possibly; where there is no room for single events, how many begin.",
}


def _help(context: PageContext) -> PageContent:
    """Return the help: the focused pane, the symbols, and every key."""
    marks = context.marks
    signs = (
        (marks.exact, "a known day"),
        (marks.coarse, "one moment somewhere in a longer time"),
        (marks.lasting, "something that lasted"),
        (marks.undated, "undated, kept in its place by the events around it"),
        (unread_sign(marks), "an event that cannot be read; its detail says why"),
        (marks.differs, "the sources differ"),
        (marks.faulty, "the checks found an error in the event; its detail tells which"),
        (f"{marks.cursor} {marks.selected}", "the event under the cursor, an event in the range"),
        (marks.marked, "the event that is marked"),
        (f"{marks.certain} {marks.possible}", "overview: certainly, possibly going on"),
        (marks.moment, "overview: an event on a known day"),
        (" ".join(marks.density[:: len(marks.density) // 2]), "overview: few to many events begin"),
        ("bright, bold", "overview: the event under the cursor, and its lane"),
        ("underlined", "overview: events linked with it; of the years, the range"),
        ("est adm", "status: established, admitted"),
        ("rep alg dis", "status: reported, alleged, disputed"),
    )
    lines = [
        *paragraph(_ABOUT_PANES[context.pane]),
        BLANK,
        heading("Signs"),
        *(
            line(TextSpan(sign.ljust(14), TextRole.KEY), meaning, indent=2, hang=16)
            for sign, meaning in signs
        ),
        BLANK,
        *keys_lines(context.commands),
        BLANK,
        heading("The search line"),
        *paragraph("words are found by their beginnings, all of them; “a phrase”; -not", indent=2),
        *paragraph("kind: actor: source: status: tag: origin: speaker: followed by an id", indent=2),
        *paragraph("in:2013  before:2013-05  after:2004  as-of:2013-12, any EDTF date", indent=2),
        *(
            line(TextSpan(f"is:{word}".ljust(17), TextRole.KEY), description, indent=2, hang=19)
            for word, description in FILTERS.items()
        ),
    ]
    return PageContent(HELP, lines)


def _about(context: PageContext) -> PageContent:
    """Return the chronology: title, notice, sources, hashes of its files."""
    index, warning = context.project.index, context.project.warning
    info = index.info
    sources = index.sources(context.query.as_of_day)
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
    return PageContent("This chronology", lines, frozenset({"source"}))


def _protected(context: PageContext) -> TextSpan:
    """Return how many names are protected, and whether they can be looked up here."""
    from tui.project.name_list import load_name_list  # noqa: PLC0415  (not needed until somebody asks)

    names = load_name_list(context.project.root)
    if isinstance(names, Failure):
        return TextSpan(names.message, TextRole.PROBLEM)
    if not names.key_id:
        return TextSpan("no names; dateline protect add begins the list", TextRole.QUIET)
    many = pluralize(names.names, "name")
    if names.usable:
        return TextSpan(f"{many}; the key is here")
    # Visitors must not learn where keys are stored on the serving machine.
    where = "" if context.project.read_only else f"; it belongs in {names.key}"
    return TextSpan(f"{many}; the key is not here, so none is looked for{where}", TextRole.PROBLEM)


def _differences(context: PageContext) -> PageContent:
    """Return every difference, with that of the current event selected; or that there is none."""
    differences = context.project.index.differences(as_of=context.query.as_of_day)
    lines = differences_lines(differences) or paragraph("The sources differ nowhere, as far as is recorded.")
    own = context.record.differences if context.record else ()
    if context.record and differences and not own:
        others = f"all {len(differences)} follow" if len(differences) > 1 else "the only one follows"
        lines = [*paragraph(f"Nothing is recorded about this event; {others}:"), BLANK, *lines]
    at = f"difference:{own[0].id}" if own else ""
    return PageContent("Where the sources differ", lines, frozenset({"difference"}), at)


def _problems(context: PageContext) -> PageContent:
    """Return the problems, or that there are none."""
    problems = context.project.problems
    if problems and context.query.as_of_day is not None:
        counts = ", ".join(name_counts(*context.project.problem_counts))
        hidden = f"hidden: {counts} of the chronology as it is now"
        return PageContent("Problems", paragraph(hidden, TextRole.QUIET))
    report = [line(row) for row in format_text(problems).splitlines()]
    return PageContent("Problems", report if problems else paragraph("The checks found nothing."))


def _dated(context: PageContext) -> PageContent:
    """Return the passages of the excerpt's source with a date that no event uses yet."""
    if context.source is None:
        return PageContent("Dated passages", paragraph("The excerpt shows no source."))
    dated = list_dated_passages(context.project.index, context.source)
    lines = date_lines(context.source, unused_dates(dated), len(dated))
    if not unused_dates(dated):
        lines += [
            BLANK,
            line("An event uses each of them." if dated else "None of its passages gives a date."),
        ]
    keys = "Enter shows it · a drafts an event · Esc back"
    return PageContent(
        "Dated passages not yet used",
        lines,
        frozenset({"passage"}),
        keys=keys,
        highlight_terms=context.query.highlight_terms,
    )


PAGES: Mapping[str, Callable[[PageContext], PageContent]] = {
    "help": _help,
    "about": _about,
    "differences": _differences,
    "dated-passages": _dated,
    "problems": _problems,
    "related": related_page,
    "actors": actors_page,
    "citing-events": citing_events_page,
    "grouped": by_actor_page,
}
"""By the command that opens it."""
