"""Searches of the sources in a document: a numbered statement each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tui.export.blocks import Block, DataText, Heading, Inlines, InnerLink, ItemList, Paragraph, StrongWords
from tui.export.searches.statement import SAYS_NOTHING, statement_lines
from tui.index.search_records import SearchRecord


def search_blocks(searches: Iterable[SearchRecord], numbers: Mapping[str, int]) -> Iterator[Block]:
    """Yield every search: what was looked for, where, what has the words, and the events it is about.

    Args:
        searches: The searches, in their order.
        numbers: By id, the numbers of the events in the document.
    """
    yield Paragraph((SAYS_NOTHING,))
    for number, search in enumerate(searches, 1):
        where = f"{search.id}: search"
        title = (f"Search {number}. ", DataText(search.looked_for, where))
        yield Heading(3, title, f"search-{search.id}")
        items: list[Inlines] = [(DataText(said, where),) for said in statement_lines(search)]
        if shown := [name for name in search.about if name in numbers]:
            links = [InnerLink(f"event {numbers[name]}", f"event-{name}") for name in shown]
            between = [part for link in links for part in (", ", link)][1:]
            items.append(("About ", *between, "."))
        if search.note.strip():
            items.append((StrongWords("Editor's note:"), " ", DataText(search.note, where)))
        yield ItemList(tuple(items))


def search_item(number: int, search: SearchRecord) -> Inlines:
    """Return a search as one item among the particulars of an event.

    Args:
        number: Its number in the document.
        search: The search.
    """
    where = f"{search.id}: search"
    said = "; ".join(statement_lines(search)).replace(":; - ", ": ").replace("; - ", "; ")
    note = f" Editor's note: {search.note.strip()}" if search.note.strip() else ""
    return (
        StrongWords(f"Looked for ({number}):"),
        " ",
        DataText(search.looked_for, where),
        ": ",
        DataText(f"{said}.{note}", where),
    )
