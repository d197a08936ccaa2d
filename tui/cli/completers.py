"""Completions of parameters, for `shell_complete=`; ids come from the index in the cache.

Where the cache has no current index, none are offered: completion reads no files and makes no index.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from itertools import chain, islice
from pathlib import Path
from typing import Final, TypeAlias

import click
from click.shell_completion import CompletionItem

from tui.chronology.keys import CitationKey
from tui.cli.chronology_command import is_spelled_as_path
from tui.export.layout import COLUMNS, PARTS
from tui.index.file_stamps import stamp_files
from tui.index.index_store import IndexStore
from tui.index.open_index import maker_of
from tui.index.protocol import DamagedIndexError, Index
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.protected_names import HIDDEN, UNREADABLE, load_protected_names
from tui.parsing.query.parse_query import Query
from tui.project.locate_project import ProjectLocation, find_project
from tui.text.cell_width import truncate
from tui.text.sanitize import sanitize_line
from tui.views.event_line import format_date_cell
from tui.views.queries.query_completion import Pair, complete_term, field_values

_MOST = 200
"""The most values that are offered at once."""
_ONE_WORD = re.compile(r"[\w][\w.:#,+-]*(?:!?=[\w.:#,+-]*)?").fullmatch
"""Text that every shell takes as one word without quotation marks. Ids may be any text."""

Completer: TypeAlias = Callable[[click.Context, click.Parameter, str], list[CompletionItem[str]]]
"""From the context, the parameter and the beginning of the word to the completions."""


def complete_folders_or_commands(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Let the shell complete folders, and offer commands where one may be.

    Args:
        context: Of the command that is completed.
        parameter: Not used.
        incomplete: The beginning of the word; may be empty.
    """
    # First, since bash drops what came before it.
    items = complete_folders(context, parameter, incomplete)
    root = context.find_root()
    if context.command.name == "" and isinstance(root.command, click.Group):
        items += root.command.shell_complete(root, incomplete)
    return items


def _by_shell(kind: str) -> Completer:
    """Return a completer that lets the shell complete paths: `dir` or `file`."""
    return lambda _context, _parameter, incomplete: [CompletionItem(incomplete, type=kind)]


def _among(words: Callable[[], Iterable[str]]) -> Completer:
    """Return a completer of words that need no index."""
    return lambda _context, _parameter, incomplete: _offered(((word, "") for word in words()), incomplete)


def _in_list(words: Iterable[str]) -> Completer:
    """Return a completer of a list that is joined by commas: of its last word, without those before it."""

    def complete(
        _context: click.Context, _parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        before, comma, _ = incomplete.rpartition(",")
        left = (word for word in words if word not in before.split(","))
        return _offered(((before + comma + word, "") for word in left), incomplete)

    return complete


def _themes() -> Iterable[str]:
    from tui.project.settings.definitions import THEMES  # noqa: PLC0415  (the explorer alone needs it)

    return THEMES


def _risks() -> Iterable[str]:
    from tui.project.export_gate import IDENTIFICATION, IN_DOUBT  # noqa: PLC0415  (exports alone need it)

    return IDENTIFICATION, IN_DOUBT, HIDDEN, UNREADABLE


def _of_index(pairs: Callable[[Index, str], Iterable[Pair]]) -> Completer:
    """Return a completer of values from the index, where the cache has a current one."""

    def complete(
        context: click.Context, parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        if is_spelled_as_path(incomplete):
            return complete_folders(context, parameter, incomplete)
        location = find_project(context.params.get("path"), Path.cwd())
        index = _current(location.root) if isinstance(location, ProjectLocation) else None
        if index is None:
            return []
        # Making the index again would take too long for completion.
        with closing(index), suppress(DamagedIndexError):
            return _offered(pairs(index, incomplete), incomplete)
        return []

    return complete


def complete_import_fields(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Offer what a column of a table can be, for `import --map`.

    Args:
        _context: Not used.
        _parameter: Not used.
        incomplete: The beginning of the word; may be empty.
    """
    from tui.project.imports.mapping import FIELDS as COLUMNS  # noqa: PLC0415  (only this command needs it)

    return [CompletionItem(f"{name}=") for name in COLUMNS if f"{name}=".startswith(incomplete)]


def complete_date_rules(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Offer what can be stated about all dates of a table, for `import --dates`.

    Args:
        _context: Not used.
        _parameter: Not used.
        incomplete: The beginning of the word; may be empty.
    """
    from tui.project.imports.mapping import rule_values  # noqa: PLC0415  (only this command needs it)

    return [CompletionItem(rule) for rule in rule_values() if rule.startswith(incomplete)]


def _offered(pairs: Iterable[Pair], incomplete: str) -> list[CompletionItem[str]]:
    begun = ((value, description) for value, description in pairs if value.startswith(incomplete))
    safe = ((value, description) for value, description in begun if _ONE_WORD(value.lstrip("(!|-")))
    return [
        CompletionItem(value, help=truncate(sanitize_line(description), 60) or None)
        for value, description in islice(safe, _MOST)
    ]


def _current(root: Path) -> SqliteIndex | None:
    """Return the index in the cache; None where there is none, or the files have changed since."""
    if load_protected_names(root).state:
        # Checking whether it masks today's names would need the key, which is too much for a list of ids.
        return None
    shelf = IndexStore(root)
    note = shelf.note()
    if note is None or note.maker != maker_of(root) or note.inputs != stamp_files(root):
        return None
    return shelf.open(note.key, note.compared)


def _events(index: Index, incomplete: str) -> Iterator[Pair]:
    rows = index.jump(incomplete, _MOST) if incomplete else index.rows(Query(), 0, _MOST)
    return ((row.id, f"{format_date_cell(row)}: {row.title}") for row in rows)


def _differences(index: Index, incomplete: str) -> Iterator[Pair]:
    differences = ((difference.id, difference.question) for difference in index.differences())
    return chain(differences, _events(index, incomplete))


def _searches(index: Index, incomplete: str) -> Iterator[Pair]:
    searches = ((search.id, search.looked_for) for search in index.searches())
    return chain(searches, _events(index, incomplete))


def _sources(index: Index, _incomplete: str) -> Iterator[Pair]:
    return ((source.id, source.title) for source in index.sources())


def _passages(index: Index, incomplete: str) -> Iterator[Pair]:
    """Yield sources; once only one matches, its passages too."""
    name = CitationKey.parse(incomplete).source
    begun = [pair for pair in _sources(index, "") if pair[0].startswith(name)]
    meant = [source for source, _ in begun if source == name or len(begun) == 1]
    of_one = (
        ((str(passage.citation_key), passage.text) for passage in index.passages(meant[0])) if meant else ()
    )
    return chain(begun, of_one)


complete_events: Final = _of_index(_events)
"""Offers the ids of events."""


def _parties(index: Index, _incomplete: str) -> Iterator[Pair]:
    names = {one.party: one.name for one in index.positions()}
    names |= {actor.id: actor.name for actor in index.actors()}
    return iter(names.items())


complete_parties: Final = _of_index(_parties)
"""Offers the ids of actors, first of those who are criticised or answered."""
complete_differences: Final = _of_index(_differences)
"""Offers the ids of differences and of events."""
complete_matters: Final = _of_index(lambda index, _: ((one.id, one.question) for one in index.differences()))
"""Offers the ids of differences."""
complete_speakers: Final = _of_index(lambda index, _: field_values(index, "said-by"))
"""Offers the ids of the actors who say something in a passage."""
complete_searches: Final = _of_index(_searches)
"""Offers the ids of searches of the sources, and of events."""
complete_sources: Final = _of_index(_sources)
"""Offers the ids of sources."""
complete_kinds: Final = _of_index(lambda index, _: field_values(index, "kind"))
"""Offers the ids of kinds."""
complete_actors: Final = _of_index(lambda index, _: field_values(index, "actor"))
"""Offers the ids of actors."""
complete_tags: Final = _of_index(
    lambda index, _: [(tag, f"{count}") for tag, count in index.facet(Query(), "tag")]
)
"""Offers the tags there are."""
complete_passages: Final = _of_index(_passages)
"""Offers the ids of sources, and the passages of one."""
complete_query: Final = _of_index(complete_term)
"""Offers the fields of the query line, and their values."""
complete_folders: Final = _by_shell("dir")
"""Lets the shell complete folders."""
complete_files: Final = _by_shell("file")
"""Lets the shell complete files."""
complete_decisions: Final = _among(lambda: (f"all={word}" for word in ("same", "differs", "separate")))
"""Offers the decisions about all pairs of a merge."""
complete_risks: Final = _among(_risks)
"""Offers the codes of privacy risks."""
complete_columns: Final = _in_list(COLUMNS)
"""Offers the columns of a document for paper."""
complete_parts: Final = _in_list(PARTS)
"""Offers the parts of a document for paper that may be left out."""
complete_themes: Final = _among(_themes)
"""Offers the names of colour themes."""
