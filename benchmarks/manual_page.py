"""The man page, made from the commands, the keys and the query fields: `python -m benchmarks.manual_page`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from inspect import cleandoc

import click

from tui import __version__
from tui.cli.browse.browse_commands import BROWSE_COMMANDS
from tui.cli.commands.explore import explore
from tui.cli.exit_codes import MEANING
from tui.cli.main import dateline
from tui.parsing.query.fields import DATE_FIELDS, EXAMPLES, IS_WORDS, RANGE_WORDS, VALUE_FIELDS
from tui.views.keys.key_format import groups, key_words

_DESCRIPTION = """\
dateline reads a chronology of dated, sourced events and shows it: in an explorer that fills the terminal, in
commands that print what each of its panes shows, and line by line for people who do not see the screen.

A chronology is a folder with a file events.yaml and a folder corpus of sources. Dates are EDTF, as uncertain
as their sources leave them; every statement cites the passage that supports it. Nothing is sent anywhere.

Answers go to standard output, messages to standard error. A pipe gets the same bytes as a terminal, without
colours.
"""

_FILES = (
    ("events.yaml", "The chronology: kinds, actors, events, and where the sources differ."),
    ("corpus/*.md, corpus/*.txt", "The sources, one a file, with the passages that are cited."),
    ("corpus/originals/", "Texts of attached originals. Their publishers hold the rights: git ignores them."),
    ("corpus/protected.names", "Names that must not appear, as keyed hashes."),
    ("~/.config/dateline/", "Settings, and keys of protected names (or the system's folder for settings)."),
    ("~/.cache/dateline/", "An index of every chronology opened. You may delete it at any time."),
    (
        "~/.local/state/dateline/",
        "The saved position in each chronology, and crash reports.",
    ),
)
_ENVIRONMENT = (
    ("DATELINE_CACHE_DIR", "The folder for indexes and saved frames, instead of the user's cache folder."),
    (
        "DATELINE_CONFIG",
        "The config file, instead of the one in the user's configuration folder; empty for none.",
    ),
    ("DATELINE_CONFIG_DIR", "The folder for settings and keys, instead of the user's."),
    ("DATELINE_STATE_DIR", "The folder for saved positions and crash reports, instead of the user's."),
    ("DATELINE_THEME", "The theme of the explorer."),
    ("NO_COLOR", "If set and not empty, no colours are used."),
    ("SOURCE_DATE_EPOCH", "Seconds since 1970: the date that exports give as the day they were made."),
    ("VISUAL, EDITOR", "The editor; VISUAL is tried first."),
)
_EXAMPLES = (
    ("dateline", "Explore the nearest chronology; if there is none, the example."),
    ("dateline demo", "Explore the example."),
    ("dateline list kind:courts in:2013", "The court's events of 2013."),
    ('dateline search "serious case" --certainly --to 2013-05', "Certainly no later than May 2013."),
    ("dateline show verdicts", "One event in full."),
    (
        "dateline export is:differs -o differences.md",
        "The events about which sources differ, with footnotes.",
    ),
    ("dateline check --strict && git commit", "Commit only if there are no problems."),
    ("printf 'last\\nshow\\n' | dateline browse", "The last event, by commands of browse."),
    ('eval "$(dateline completion bash)"', "Complete commands and ids in this shell."),
)


def manual() -> str:
    """Return the page in roff, with the macros of man(7). The result does not depend on the machine."""
    return "".join(f"{line}\n" for line in _page())


def escaped(text: str) -> str:
    r"""Return text that roff prints unchanged: no part of it is a request, an escape or a typographic sign.

    The hyphen stays a hyphen that can be pasted (`\-`), and what is not ASCII is named by its code point,
    so that the page does not depend on the encoding it is read in (groff_char(7)).
    """
    shown = "".join(
        _ESCAPES.get(char) or (char if char.isascii() else f"\\[u{ord(char):04X}]") for char in text
    )
    # A full stop or a quotation mark at the start of a line would begin a request.
    return f"\\&{shown}" if shown.startswith((".", "\\(aq")) else shown


_ESCAPES = {
    "\\": "\\(rs",
    "-": "\\-",
    "'": "\\(aq",
    "`": "\\(ga",
    "^": "\\(ha",
    "~": "\\(ti",
    '"': "\\(dq",
    "\n": " ",
}


def _page() -> Iterator[str]:
    yield '.\\" Made by `python -m benchmarks.manual_page`; changes belong there.'
    yield f'.TH DATELINE 1 "" "dateline {escaped(__version__)}" "User Commands"'
    # No hyphenation: what is to be typed must stay in one piece.
    yield from (".nh", ".ad l")
    yield from _section("NAME", [f"dateline \\- {escaped('a terminal explorer for sourced chronologies')}"])
    yield from _section("SYNOPSIS", _synopsis())
    yield from _section("DESCRIPTION", _paragraphs(f"{_DESCRIPTION}\n{dateline.help}"))
    yield from _section("OPTIONS", _options(explore, dateline))
    yield from _section("COMMANDS", _commands(dateline, "dateline"))
    yield from _section("KEYS", _keys())
    yield from _section("CONVERSATION", _conversation())
    yield from _section("QUERY", _query())
    yield from _section("FILES", _listed(_FILES))
    yield from _section("ENVIRONMENT", _listed(_ENVIRONMENT))
    yield from _section(
        "EXIT STATUS", _listed((str(int(code)), f"{meaning}.") for code, meaning in MEANING.items())
    )
    yield from _section("EXAMPLES", _listed(_EXAMPLES))
    yield from _section("SEE ALSO", ["git(1), hledger(1), jq(1)", ".PP", *_paragraphs(_SEE)])


_SEE = "EDTF, the Extended Date/Time Format of ISO 8601-2: https://www.loc.gov/standards/datetime/"


def _section(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f".SH {name}"
    yield from lines


def _listed(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield each term in bold, and its description."""
    for term, description in pairs:
        yield ".TP"
        yield f"\\fB{escaped(term)}\\fR"
        yield escaped(description) or "\\&"


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(cleandoc(text).split("\n\n")):
        if number:
            yield ".PP"
        yield escaped(" ".join(paragraph.split()))


def _synopsis() -> Iterator[str]:
    for usage in ("[OPTIONS] [PATH]", "[-C PATH | --example] COMMAND [OPTIONS] [PATH] [ARGUMENTS]"):
        yield f"\\fBdateline\\fR {escaped(usage)}"
        yield ".br"


def _options(*commands: click.Command) -> Iterator[str]:
    """Yield the options of commands, each once."""
    context = click.Context(commands[0])
    params: dict[str, click.Option] = {}
    for parameter in (parameter for command in commands for parameter in command.params):
        # Arguments are in the usage line and have no description.
        if isinstance(parameter, click.Option):
            params.setdefault(parameter.opts[0], parameter)
    records = (option.get_help_record(context) for option in params.values())
    return _listed((names, description) for names, description in filter(None, records))


def _commands(group: click.Group, path: str) -> Iterator[str]:
    """Yield every command of a group with its options, by name; `--help` is described once elsewhere."""
    for name, command in sorted(group.commands.items()):
        if command.hidden:
            continue
        called = f"{path} {name}"
        usage = command.collect_usage_pieces(click.Context(command))
        yield f".SS {escaped(' '.join((called, *usage)))}"
        yield from _paragraphs(command.help or "")
        own = [parameter for parameter in command.params if "--help" not in parameter.opts]
        yield from _options(click.Command(name, params=own, add_help_option=False))
        if isinstance(command, click.Group):
            yield from _commands(command, called)


def _keys() -> Iterator[str]:
    yield from _paragraphs("In the explorer. `dateline keys` lists them as set in the config file.")
    for group, commands in groups().items():
        yield f".SS {escaped(group)}"
        yield from _listed(
            (", ".join(map(key_words, command.keys)), f"{command.about}.") for command in commands
        )


def _conversation() -> Iterator[str]:
    yield from _paragraphs(
        "The commands of dateline browse, with the keys of the explorer that may be typed instead. A command "
        "may be shortened as long as no other begins the same way."
    )
    for verb in BROWSE_COMMANDS:
        words = ", ".join((f"{verb.word} {verb.takes}".strip(), *verb.keys))
        yield from _listed([(words, f"{verb.about}.")])


def _query() -> Iterator[str]:
    yield from _paragraphs(
        "Each word finds words that begin with it; all must match. Words in quotation marks must stand in "
        "that order. A minus in front excludes a word, a phrase or a field. For any of several values, "
        "write commas between them. Dates are EDTF: 2013, 2013-05, 2013-05-14, 2013~, 2011/2013."
    )
    yield from _listed((EXAMPLES[name], f"Events by {name}.") for name in VALUE_FIELDS)
    yield from _listed([("is:", f"One of {', '.join(IS_WORDS)}.")])
    yield from _listed((EXAMPLES[name], _DATES[name]) for name in DATE_FIELDS)
    description = (
        f"One of {', '.join(RANGE_WORDS)}: whether events that only possibly fall in the range are found."
    )
    yield from _listed([("range:", description)])


_DATES = {
    "in": "Under way at some time in it.",
    "from": "Not certainly ended before it.",
    "to": "Not certainly begun after it.",
    "before": "Began before its first day.",
    "after": "Ended after its last day.",
    "as-of": "Only what was public by its last day.",
}


if __name__ == "__main__":
    sys.stdout.write(manual())
