"""What a parameter may become when Tab is pressed: by its metavar, from the index as it lies in the cache.

Where no current index is there, nothing of the chronology is offered: nothing is read, nothing is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

import click
from click.shell_completion import CompletionItem

from tui.cli.chronology_command import is_spelled_as_path
from tui.index.file_stamps import stamp_files
from tui.index.index_store import IndexStore
from tui.index.open_index import MAKER
from tui.index.protocol import DamagedIndexError, Index
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.protected_names import HIDDEN, UNREADABLE, load_protected_names
from tui.parsing.query.fields import FIELDS, IS_WORDS, RANGE_WORDS
from tui.parsing.query.parse_query import Query
from tui.project.export_gate import IDENTIFICATION, IN_DOUBT
from tui.project.locate_project import ProjectLocation, find_project
from tui.text.cell_width import truncate
from tui.text.sanitize import sanitize_line
from tui.views.event_line import STATUS_SHORT, format_date_cell

_MOST = 200
"""Values that are offered at once; nobody reads more."""
_ONE_WORD = re.compile(r"[\w][\w.:#,+-]*").fullmatch
"""What every shell takes as one word without quotation marks. Ids may be anybody's text."""

Pair: TypeAlias = tuple[str, str]
"""A value, and what it is in a few words."""
Completer: TypeAlias = Callable[[click.Context, str], Iterable[CompletionItem[str]]]
"""From the words so far and the beginning of the next, to what it may become."""


def completer(parameter: click.Parameter) -> Completer | None:
    """What completes a parameter: its metavar tells; None where its own type does, or nobody knows."""
    known = _ARGUMENTS if isinstance(parameter, click.Argument) else _OPTIONS
    return known.get(parameter.metavar or "")


class CompletingType(click.ParamType[Any]):
    """A parameter's own type, which can also be completed."""

    def __init__(self, own: click.ParamType[Any], knows: Completer) -> None:
        self.name = own.name
        self._own = own
        self._knows = knows

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401  (click's own)
        """As its own type does."""
        return self._own.convert(value, param, ctx)

    def shell_complete(
        self, ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """What begins so."""
        return list(self._knows(ctx, incomplete))


def _folders(_context: click.Context, incomplete: str) -> Iterator[CompletionItem[str]]:
    """Folders, by the shell itself."""
    yield CompletionItem(incomplete, type="dir")


def _folders_or_commands(context: click.Context, incomplete: str) -> Iterator[CompletionItem[str]]:
    """Folders; where a command may stand, commands too."""
    # First, since bash forgets what came before it.
    yield from _folders(context, incomplete)
    if context.command.name == "":
        root = context.find_root()
        if isinstance(root.command, click.Group):
            yield from root.command.shell_complete(root, incomplete)


def _files(_context: click.Context, incomplete: str) -> Iterator[CompletionItem[str]]:
    """Files, by the shell itself."""
    yield CompletionItem(incomplete, type="file")


def _nothing(_context: click.Context, _incomplete: str) -> tuple[()]:
    """Nothing: a date, a number, a name that is new."""
    return ()


def _of_index(pairs: Callable[[Index, str], Iterable[Pair]]) -> Completer:
    """What an index knows, where a current one lies in the cache."""

    def complete_(context: click.Context, incomplete: str) -> Iterator[CompletionItem[str]]:
        if is_spelled_as_path(incomplete):
            yield from _folders(context, incomplete)
            return
        found = find_project(context.params.get("path"), Path.cwd())
        index = _current(found.root) if isinstance(found, ProjectLocation) else None
        if index is None:
            return
        # Nobody who presses Tab waits until it is made again.
        with closing(index), suppress(DamagedIndexError):
            yield from _offered(pairs(index, incomplete), incomplete)

    return complete_


def _offered(pairs: Iterable[Pair], incomplete: str) -> Iterator[CompletionItem[str]]:
    begun = ((value, said) for value, said in pairs if value.startswith(incomplete))
    safe = ((value, said) for value, said in begun if _ONE_WORD(value.removeprefix("-")))
    for value, said in islice(safe, _MOST):
        yield CompletionItem(value, help=truncate(sanitize_line(said), 60) or None)


def _current(root: Path) -> SqliteIndex | None:
    """The index as it lies in the cache; None where there is none, or the files have changed since."""
    if load_protected_names(root).state:
        # Whether it hides the names of today takes a key to tell, and a list of ids is not worth that.
        return None
    shelf = IndexStore(root)
    note = shelf.note()
    if note is None or note.maker != MAKER or note.inputs != stamp_files(root):
        return None
    return shelf.open(note.key, note.compared)


def _events(index: Index, incomplete: str) -> Iterator[Pair]:
    rows = index.jump(incomplete, _MOST) if incomplete else index.rows(Query(), 0, _MOST)
    return ((row.id, f"{format_date_cell(row)}: {row.title}") for row in rows)


def _differences(index: Index, incomplete: str) -> Iterator[Pair]:
    differences = ((difference.id, difference.question) for difference in index.differences())
    return chain(differences, _events(index, incomplete))


def _sources(index: Index, _incomplete: str) -> Iterator[Pair]:
    return ((source.id, source.title) for source in index.sources())


def _passages(index: Index, incomplete: str) -> Iterator[Pair]:
    """Sources; as soon as there is only one, its passages too."""
    name = incomplete.partition("#")[0]
    begun = [pair for pair in _sources(index, "") if pair[0].startswith(name)]
    meant = [source for source, _ in begun if source == name or len(begun) == 1]
    of_one = ((f"{meant[0]}#{each.key}", each.text) for each in index.passages(meant[0])) if meant else ()
    return chain(begun, of_one)


def _query(index: Index, incomplete: str) -> Iterator[Pair]:
    """Fields of the query line; as soon as there is only one, its values, behind a comma too."""
    minus = "-" if incomplete.startswith("-") else ""
    name, colon, typed = incomplete.removeprefix("-").partition(":")
    fields = [field for field in FIELDS if (field == name if colon else field.startswith(name))]
    if len(fields) != 1:
        return ((f"{minus}{field}:", "") for field in fields)
    before = typed[: typed.rfind(",") + 1]
    values = _VALUES[fields[0]](index) if fields[0] in _VALUES else [("", "")]
    return ((f"{minus}{fields[0]}:{before}{value}", said) for value, said in values)


_VALUES: Mapping[str, Callable[[Index], Iterable[Pair]]] = MappingProxyType(
    {
        "kind": lambda index: [(kind.id, kind.label) for kind in index.info.kinds],
        "actor": lambda index: [(actor.id, actor.name) for actor in index.actors()],
        "source": lambda index: _sources(index, ""),
        "status": lambda _: [(status, "") for status in STATUS_SHORT],
        "is": lambda _: [(word, "") for word in IS_WORDS],
        "range": lambda _: [(word, "") for word in RANGE_WORDS],
    }
)


def _risks(_context: click.Context, incomplete: str) -> Iterator[CompletionItem[str]]:
    return _offered(((code, "") for code in (IDENTIFICATION, IN_DOUBT, HIDDEN, UNREADABLE)), incomplete)


def _themes(_context: click.Context, incomplete: str) -> Iterator[CompletionItem[str]]:
    from tui.project.settings.definitions import THEMES  # noqa: PLC0415  (the explorer alone needs it)

    return _offered(((theme, "") for theme in THEMES), incomplete)


_ARGUMENTS: Mapping[str, Completer] = MappingProxyType(
    {
        "[PATH]": _folders_or_commands,
        "FILE...": _files,
        "DIR": _folders,
        "FILE": _files,
        "QUERY": _of_index(_query),
        "[QUERY]": _of_index(_query),
        "ID": _of_index(_events),
        "[ID]": _of_index(_differences),
        "[ID[#N]]": _of_index(_passages),
        "SOURCE": _of_index(_sources),
        "[SOURCE]": _of_index(_sources),
        "[SOURCE]...": _of_index(_sources),
        "SOURCE#KEY": _of_index(_passages),
    }
)
"""By metavar."""
_OPTIONS: Mapping[str, Completer] = MappingProxyType(
    {
        "PATH": _folders,
        "FILE": _files,
        "DIR": _folders,
        "CODE": _risks,
        "EDTF": _nothing,
        "N": _nothing,
        "ID": _nothing,
        "NAME": _themes,
    }
)
"""By metavar; the ID of an option is one to be given."""
