"""Every command of the explorer, written once: bindings, footer, help, palette and README follow from it.

Keys that print are written as themselves, others by their names in Textual; `key_words` says both as a
person would.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tui.views.lines import BLANK, Line, Role, Span, heading, line


class Where(StrEnum):
    """Where a command's keys work."""

    MAIN = "main"
    """Anywhere on the main screen."""
    TEXT = "text"
    """In a pane of text that has the focus."""
    PAGE = "page"
    """On a page that lies over the panes."""
    EXPORT = "export"
    """On the export screen."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a reader can do."""

    id: str
    keys: tuple[str, ...]
    label: str
    """One or two words, for the footer."""
    about: str
    """What it does, for help and palette."""
    group: str
    where: Where = Where.MAIN
    footer: tuple[str, ...] = ()
    """The panes in whose footer it stands: timeline, detail, excerpt, overview."""
    does: str = ""
    """The action it runs: by itself where it is shared with other commands (`move`), or as Textual calls it
    (`app.quit()`); where empty, it is named as the command is."""

    @property
    def action(self) -> str:
        """The action it runs, as Textual calls it."""
        if not self.does:
            return self.id.replace("-", "_")
        return self.does if self.does.endswith(")") else f"{self.does}('{self.id}')"


_ALL = ("timeline", "detail", "excerpt", "overview")
_MOVING, _FINDING, _SELECTING = "Moving", "Finding", "Selecting"
_READING, _PANES, _PROGRAM = "Reading", "Panes", "Program"
_IN_TEXT, _ON_PAGE, _EXPORTING = "In detail, excerpt and pages", "On a page", "On the export screen"

COMMANDS: tuple[Command, ...] = (
    Command("next-event", ("down", "j"), "next", "Next event", _MOVING, does="move"),
    Command("previous-event", ("up", "k"), "previous", "Previous event", _MOVING, does="move"),
    Command("page-down", ("pagedown", "space"), "page", "A page of events forward", _MOVING, does="move"),
    Command("page-up", ("pageup", "b"), "page back", "A page of events back", _MOVING, does="move"),
    Command("first-event", ("home", "g"), "first", "First event", _MOVING, does="move"),
    Command("last-event", ("end", "G"), "last", "Last event", _MOVING, does="move"),
    Command("next-year", ("right", "}"), "year", "First event of the next year", _MOVING, does="move"),
    Command(
        "previous-year",
        ("left", "{"),
        "year back",
        "First event of this year, then of the year before",
        _MOVING,
        does="move",
    ),
    Command(
        "go-to-date",
        ("t",),
        "date",
        "Go to a date, in any EDTF form",
        _MOVING,
        footer=("overview",),
    ),
    Command("mark", ("m",), "mark", "Mark the event, or let its mark go; the time from it is told", _MOVING),
    Command(
        "go-to-mark", ("'",), "to mark", "Go to the marked event; the mark comes to where you were", _MOVING
    ),
    Command(
        "search",
        ("/",),
        "search",
        "Search as you type; Enter or Esc goes back to the events",
        _FINDING,
        footer=_ALL,
    ),
    Command(
        "clear",
        ("escape", "backspace", "ctrl+g"),
        "clear",
        "Let go of the range; without one, show every event again",
        _FINDING,
    ),
    Command(
        "known-by",
        ("w",),
        "known by",
        "What was known on a day: everything as it could be known by then",
        _FINDING,
        footer=("detail",),
    ),
    Command("next-match", ("n",), "match", "Next match in the excerpt", _FINDING, does="match"),
    Command("previous-match", ("N",), "match back", "Match before it in the excerpt", _FINDING, does="match"),
    Command(
        "range",
        ("v",),
        "range",
        "Begin a range here, or let it go; moving extends it",
        _SELECTING,
        does="move",
        footer=("timeline",),
    ),
    Command(
        "extend-down",
        ("shift+down", "J"),
        "extend",
        "Extend the range by the next event",
        _SELECTING,
        does="move",
    ),
    Command(
        "extend-up",
        ("shift+up", "K"),
        "extend back",
        "Extend the range by the event before",
        _SELECTING,
        does="move",
    ),
    Command(
        "export",
        ("e",),
        "export",
        "Export the range, else what the search finds, else everything",
        _SELECTING,
        footer=("timeline", "overview"),
    ),
    Command(
        "copy", ("y",), "copy", "Send the range, else the event, to the clipboard as Markdown", _SELECTING
    ),
    Command(
        "next-citation",
        ("]", "f8"),
        "citation",
        "Next citation of the event",
        _READING,
        footer=("detail", "excerpt"),
        does="cite",
    ),
    Command("previous-citation", ("[", "f7"), "citation back", "Citation before it", _READING, does="cite"),
    Command(
        "original",
        ("o",),
        "original",
        "Between digest and attached original; in a range, to its other end",
        _READING,
        footer=("excerpt",),
    ),
    Command(
        "differences",
        ("d",),
        "differences",
        "Where the sources differ, from the event's difference on",
        _READING,
        footer=("timeline", "detail"),
        does="read",
    ),
    Command(
        "dated-passages",
        ("D",),
        "dated",
        "Dated passages of the excerpt's source that no event uses yet",
        _READING,
        footer=("excerpt",),
        does="read",
    ),
    Command(
        "problems", ("!",), "problems", "What the checks found in this chronology", _READING, does="read"
    ),
    Command(
        "about", ("i",), "about", "What this chronology is, its notice and its sources", _READING, does="read"
    ),
    Command("next-pane", ("tab",), "next pane", "To the next pane", _PANES, does="show_pane"),
    Command("previous-pane", ("shift+tab",), "pane back", "To the pane before", _PANES, does="show_pane"),
    Command("timeline", ("1",), "timeline", "To the timeline", _PANES, does="show_pane"),
    Command("detail", ("2", "enter"), "detail", "To the detail", _PANES, does="show_pane"),
    Command("excerpt", ("3",), "excerpt", "To the excerpt", _PANES, does="show_pane"),
    Command("overview", ("4",), "overview", "To the overview", _PANES, does="show_pane"),
    Command(
        "edit",
        ("E",),
        "edit",
        "Open $EDITOR at the event, or at what keeps the files from being read",
        _PROGRAM,
        does="app.edit()",
    ),
    Command(
        "reload",
        ("r", "f5"),
        "reload",
        "Read the files now; changes show by themselves within a second",
        _PROGRAM,
        does="app.reload()",
    ),
    Command(
        "help", ("?", "f1"), "help", "The keys, and what the signs mean", _PROGRAM, footer=_ALL, does="read"
    ),
    Command(
        "palette",
        (":", "ctrl+p"),
        "palette",
        "Every command, event, actor and source by name",
        _PROGRAM,
        footer=_ALL,
        does="app.command_palette()",
    ),
    Command(
        "suspend",
        ("ctrl+z",),
        "stop",
        "Back to the shell; `fg` there returns",
        _PROGRAM,
        does="app.suspend_process()",
    ),
    Command("quit", ("q", "ctrl+q"), "quit", "Leave dateline", _PROGRAM, footer=_ALL, does="app.quit()"),
    Command("scroll-down", ("down", "j"), "down", "A line down", _IN_TEXT, Where.TEXT),
    Command("scroll-up", ("up", "k"), "up", "A line up", _IN_TEXT, Where.TEXT),
    Command("scroll-page-down", ("pagedown", "space"), "page", "A page down", _IN_TEXT, Where.TEXT),
    Command("scroll-page-up", ("pageup", "b"), "page back", "A page up", _IN_TEXT, Where.TEXT),
    Command("scroll-top", ("home", "g"), "top", "To the top", _IN_TEXT, Where.TEXT),
    Command("scroll-bottom", ("end", "G"), "bottom", "To the bottom", _IN_TEXT, Where.TEXT),
    Command(
        "choose",
        ("enter",),
        "open",
        "Open what is selected, as its digit does; close a page with nothing to open",
        _ON_PAGE,
        Where.PAGE,
    ),
    Command("draft-event", ("a",), "draft", "Draft an event from a dated passage", _ON_PAGE, Where.PAGE),
    Command("page-help", ("?", "f1"), "help", "These keys", _ON_PAGE, Where.PAGE),
    Command("close-page", ("escape", "q", "ctrl+g"), "back", "Back to where you were", _ON_PAGE, Where.PAGE),
    Command("write-export", ("enter",), "write", "Write the file", _EXPORTING, Where.EXPORT),
    Command(
        "edit-path",
        ("tab", "p"),
        "file name",
        "Between the preview and the name of the file",
        _EXPORTING,
        Where.EXPORT,
    ),
    Command(
        "next-extract",
        ("x",),
        "what",
        "Export something else: range, search or everything",
        _EXPORTING,
        Where.EXPORT,
    ),
    Command("copy-export", ("y",), "copy", "Send it to the clipboard", _EXPORTING, Where.EXPORT),
    Command(
        "accept-risks",
        ("a",),
        "accept risks",
        "Export in spite of the risks to somebody's anonymity that are shown",
        _EXPORTING,
        Where.EXPORT,
    ),
    Command(
        "close-export", ("escape", "ctrl+g", "q"), "close", "Back without writing", _EXPORTING, Where.EXPORT
    ),
)
"""In the order of the help."""

_KEY_WORDS = {
    "down": "Down",
    "up": "Up",
    "left": "Left",
    "right": "Right",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "backspace": "Backspace",
    "insert": "Ins",
    "delete": "Del",
    "comma": ",",
}


def key_words(key: str) -> str:
    """A key as a person says it: `shift+down` is `Shift+Down`."""
    *modifiers, last = key.split("+")
    name = _KEY_WORDS.get(last) or (last.upper() if last.startswith("f") and last[1:].isdigit() else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def commands_in(where: Where) -> tuple[Command, ...]:
    """The commands whose keys work there."""
    return tuple(command for command in COMMANDS if command.where is where)


def footer_commands(pane: str, commands: tuple[Command, ...] = COMMANDS) -> tuple[Command, ...]:
    """The commands named in the footer while a pane has the focus."""
    if pane == Where.EXPORT:
        return tuple(command for command in commands if command.where is Where.EXPORT)
    return tuple(command for command in commands if pane in command.footer)


def groups(commands: tuple[Command, ...] = COMMANDS) -> dict[str, list[Command]]:
    """The commands by their heading, in order."""
    grouped: dict[str, list[Command]] = {}
    for command in commands:
        grouped.setdefault(command.group, []).append(command)
    return grouped


def keys_lines(commands: tuple[Command, ...] = COMMANDS) -> list[Line]:
    """Every command with its keys, by heading: for help and for `dateline keys`."""
    lines: list[Line] = []
    width = max(len(_keys(command)) for command in commands)
    for group, grouped in groups(commands).items():
        lines += [BLANK, heading(group)] if lines else [heading(group)]
        for command in grouped:
            keys = Span(_keys(command).ljust(width), Role.KEY)
            lines.append(line(keys, f" {command.about}", indent=2, hang=width + 3))
    return lines


def _keys(command: Command) -> str:
    return "  ".join(map(key_words, command.keys))


def keys_table(commands: tuple[Command, ...] = COMMANDS) -> str:
    """The commands as a Markdown table: what the README prints."""
    rows = ["| Keys | What they do |", "|---|---|"]
    for group, grouped in groups(commands).items():
        rows.append(f"| **{group}** | |")
        for command in grouped:
            keys = " ".join(f"`{key_words(key)}`" for key in command.keys)
            rows.append(f"| {keys} | {command.about} |")
    return "\n".join(rows) + "\n"
