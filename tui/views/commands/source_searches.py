"""The commands about searches of the sources: what was looked for and not found."""

from __future__ import annotations

from tui.views.commands.command import Command, CommandScope

SEARCHING: tuple[Command, ...] = (
    Command(
        "searches",
        ("*",),
        "looked for",
        "List what was looked for in the sources, and what has its words now",
        "Reading",
        does="links.read",
    ),
)
LOOKING: tuple[Command, ...] = (
    Command(
        "new-search",
        ("F",),
        "look for",
        "Look for the words of the query in all sources, and write the search down",
        "Writing",
        does="looking.open_page()",
    ),
)
_PAGE = "On the page of a search"
ON_PAGE: tuple[Command, ...] = (
    Command(
        "write-search",
        ("ctrl+s", "w"),
        "write",
        "Say what was looked for, and write the search into events.yaml",
        _PAGE,
        CommandScope.SEARCHES,
    ),
    Command(
        "untick-passages",
        ("u",),
        "untick",
        "Take every tick away",
        _PAGE,
        CommandScope.SEARCHES,
    ),
)
