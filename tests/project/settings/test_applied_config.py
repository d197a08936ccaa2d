"""What a config file says: taken, or told with its place, its reason and what to write instead."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from tests.cases import each
from tui.chronology.problem import Severity
from tui.explorer.responsive_layout import PANES as THERE
from tui.project.settings.applied_config import apply_config
from tui.project.settings.definitions import BY_NAME, PANES
from tui.project.settings.settings import DEFAULTS, Settings
from tui.project.settings.toml_parser import parse_toml
from tui.views.commands.table import COMMANDS, OLD_IDS


def taken(text: str) -> Settings:
    data, places, faults = parse_toml(text)
    applied = apply_config(data, places)
    assert [*faults, *applied.faults] == []
    return applied.settings


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ('theme = "nord"', "theme", "nord"),
        ('theme = "dateline-light"', "theme", "dateline-light"),
        ("ascii = true", "ascii", True),
        ("mouse = false", "mouse", False),
        ("remember = false", "remember", False),
        ('[start]\npane = "overview"', "start_pane", "overview"),
        ('start.query = "in:2013 -lamp"', "start_query", "in:2013 -lamp"),
        ('start.query = "note:lamp OR oil"', "start_query", "note:lamp OR oil"),
        ('[export]\nfolder = "~/exports"', "export_folder", "~/exports"),
        ('export = { format = "markdown" }', "export_format", "markdown"),
        ('[export]\ncolumns = "event, date"', "export_columns", "event, date"),
        ('[export]\nwithout = "guide,record"', "export_without", "guide,record"),
        ('[export]\nfont = "times-12"', "export_font", "times-12"),
        ('[export]\nnotes = "endnote"', "export_notes", "endnote"),
        ('[lanes]\ncourts = "orange"\nlamps = "#a0B1c2"', "lanes", {"courts": "orange", "lamps": "#a0B1c2"}),
        ('[keys]\nmark = "M"', "keys", {"mark": ("M",)}),
        (
            '[keys]\nmark = ["M", "Ctrl+x", "PgDn", ","]',
            "keys",
            {"mark": ("M", "ctrl+x", "pagedown", "comma")},
        ),
        ("[keys]\nmark = []", "keys", {"mark": ()}),
        ('[keys]\nquit = ["ctrl+q", "Z"]', "keys", {"quit": ("ctrl+q", "Z")}),
    ],
)
def test_what_is_right_is_taken(text: str, field: str, value: object) -> None:
    settings = taken(text)
    assert getattr(settings, field) == value
    others = [it.name for it in fields(Settings) if it.name != field]
    assert all(getattr(settings, name) == getattr(DEFAULTS, name) for name in others)


@each(
    ("text", "code", "at", "remedy"),
    [
        ('theme = "drakula"', "unknown-value", '"drakula"', "did you mean dracula?"),
        ("theme = 3", "wrong-type", "3", "write a text"),
        ("thme = 3", "unknown-setting", "thme", "did you mean theme?"),
        ('ascii = "yes"', "wrong-type", '"yes"', "write true or false"),
        ("mouse = 2013-05-14", "wrong-type", "2013-05-14", "write true or false"),
        ("start = 3", "wrong-type", "3", "write a table: [start]"),
        ("keys = []", "wrong-type", "[]", "write a table: [keys]"),
        ('[start]\npane = "excerp"', "unknown-value", '"excerp"', "did you mean excerpt?"),
        ("[start]\npan = 1", "unknown-setting", "pan", "did you mean start.pane?"),
        ('"start.pane" = "detail"', "unknown-setting", '"start.pane"', "did you mean start.pane?"),
        ('[start]\nquery = "in:20x"', "bad-query", '"in:20x"', "write it as 2013-05-14"),
        ('[export]\nfolder = "a\\nb"', "bad-text", '"a\\nb"', "write one line of plain text"),
        ('[export]\ncolumns = "no,dat"', "unknown-value", '"no,dat"', "did you mean date?"),
        ('[export]\nfont = "times"', "unknown-value", '"times"', "did you mean times-12?"),
        ("[strat]\n", "unknown-setting", "[strat]", "did you mean start?"),
        ('[lanes]\nx = "blu"', "unknown-value", '"blu"', "did you mean blue?"),
        ('[lanes]\nx = "#12345"', "unknown-value", '"#12345"', "or its red, green and blue as #rrggbb"),
        ('[keys]\nnext-evnt = "j"', "unknown-command", "next-evnt", "did you mean next-event?"),
        ("[keys]\nmark = 3", "wrong-type", "3", "write a list of keys"),
        ("[keys]\nmark = ['a', 3]", "wrong-type", "['a', 3]", "write a list of keys"),
        ("[keys]\nmark = 'ctrl+i'", "no-such-key", "'ctrl+i'", "write tab, or use another key"),
        ("[keys]\nmark = 'cmd+k'", "no-such-key", "'cmd+k'", "use ctrl, alt or shift, or none"),
        ("[keys]\nmark = ''", "no-such-key", "''", "write one character"),
        ("[keys]\nmark = 'ctrl+p'", "key-taken", "'ctrl+p'", "use another key"),
        ("[keys]\nmark = 'Esc'", "key-taken", "'Esc'", "use another key"),
        ("[keys]\nquit = []", "no-way-out", "[]", "give it one"),
        ("[keys]\nmark = 'x'\nexport = 'x'", "key-bound-twice", "'x'", "export does not get it"),
        ("[keys]\nscroll-top = 'q'", "key-bound-twice", "'q'", "scroll-top does not get it"),
        (f"[keys]\nmark = {list('ABCDFHILM')}", "too-many-keys", f"{list('ABCDFHILM')}", "write fewer"),
    ],
)
def test_what_is_wrong_is_told(text: str, code: str, at: str, remedy: str) -> None:
    data, places, faults = parse_toml(text)
    assert faults == []
    (fault,) = apply_config(data, places).faults
    assert (fault.code, text[fault.start : fault.end]) == (code, at)
    assert remedy in fault.remedy


def test_one_mistake_costs_nothing_else() -> None:
    text = 'asci = true\ntheme = "nord"\n[keys]\nmark = ["ctrl+m", "M"]\n[lanes]\na = "red"\nb = 1\n'
    data, places, _ = parse_toml(text)
    applied = apply_config(data, places)
    assert [fault.code for fault in applied.faults] == ["unknown-setting", "no-such-key", "wrong-type"]
    settings = applied.settings
    assert (settings.theme, settings.keys, settings.lanes) == ("nord", {"mark": ("M",)}, {"a": "red"})
    assert {text[at:].split(maxsplit=1)[0] for at in applied.spots.values()} == {"theme", "mark", "a"}


def test_the_panes_are_those_of_the_explorer() -> None:
    assert PANES == THERE


def test_every_entry_is_a_field_and_takes_its_default() -> None:
    for entry in BY_NAME.values():
        assert entry.refuses(entry.default) is None


def test_every_command_can_be_bound_to_its_own_keys() -> None:
    lines = "".join(f"{command.id} = {list(command.keys)!r}\n" for command in COMMANDS)
    settings = taken(f"[keys]\n{lines}")
    assert settings.commands == COMMANDS


def test_a_kind_may_be_called_anything() -> None:
    settings: Any = taken('[lanes]\n"\\u0007[b]" = "red"')
    assert settings.lanes == {"\x07[b]": "red"}


@pytest.mark.parametrize(
    ("text", "at", "message", "field", "value"),
    [
        (
            '[keys]\nknown-by = "Z"',
            "known-by",
            "`known-by` is now called `as-of`: write as-of; the old word is understood too",
            "keys",
            {"as-of": ("Z",)},
        ),
        (
            '[keys]\nnext-extract = ["n", "f5"]',
            "next-extract",
            "`next-extract` is now called `next-export`: write next-export; the old word is understood too",
            "keys",
            {"next-export": ("n", "f5")},
        ),
        (
            '[keys]\nknown-by = "Z"\nas-of = "Y"',
            "known-by",
            "`known-by` is now called `as-of`: delete it: as-of is here too, and is used",
            "keys",
            {"as-of": ("Y",)},
        ),
        (
            'start.query = "voice:court lamp"',
            '"voice:court lamp"',
            (
                "`voice:court lamp` is now called `speaker:court lamp`: "
                "write speaker:court lamp; the old word is understood too"
            ),
            "start_query",
            "speaker:court lamp",
        ),
    ],
)
def test_an_old_word_is_used_with_a_warning_that_names_the_new_one(
    text: str, at: str, message: str, field: str, value: object
) -> None:
    data, places, _ = parse_toml(text)
    applied = apply_config(data, places)
    (fault,) = applied.faults
    assert (fault.code, fault.severity) == ("old-word", Severity.WARNING)
    assert text[fault.start : fault.end] == at
    assert f"{fault.message}: {fault.remedy}" == message
    assert getattr(applied.settings, field) == value


def test_a_key_that_is_given_twice_is_told_where_the_old_word_stands() -> None:
    text = "[keys]\nmark = 'x'\nknown-by = 'x'"
    data, places, _ = parse_toml(text)
    faults = apply_config(data, places).faults
    assert [(fault.code, text[fault.start : fault.end]) for fault in faults] == [
        ("old-word", "known-by"),
        ("key-bound-twice", "'x'"),
    ]
    assert faults[1].start > faults[0].start


def test_every_old_id_leads_to_a_command() -> None:
    assert not OLD_IDS.keys() & {command.id for command in COMMANDS}
    assert set(OLD_IDS.values()) <= {command.id for command in COMMANDS}
