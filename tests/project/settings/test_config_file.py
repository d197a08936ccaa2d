"""The config file from the disk, the environment, the options: who counts, and that nothing stops it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.project.settings.applied_config import apply_config
from tui.project.settings.config_file import LoadedConfig, config_path, load_config
from tui.project.settings.definitions import BY_NAME, TABLES
from tui.project.settings.settings import DEFAULTS, SettingOrigin, SettingSource
from tui.project.settings.toml_parser import parse_toml
from tui.validation.reporters import format_text
from tui.views.commands.table import COMMANDS

KNOWN = [*BY_NAME, *TABLES, *(f"keys.{command.id}" for command in COMMANDS), "lanes.a"]
DOCUMENTS = st.lists(
    st.one_of(
        st.builds(
            "{} = {}".format,
            st.sampled_from(KNOWN),
            st.sampled_from(
                ["true", "3", '"j"', '["j", "x"]', "[]", "{}", '{ a = "red" }', '"""', "1979-05-27"]
            ),
        ),
        st.sampled_from(["[keys]", "[start]", "[[lanes]]", "[", "["]),
        st.text(max_size=20),
    ),
    max_size=8,
).map("\n".join)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=60), DOCUMENTS))
def test_no_document_stops_the_program(text: str) -> None:
    data, places, faults = parse_toml(text)
    applied = apply_config(data, places)
    assert next(it for it in applied.settings.commands if it.id == "quit").keys
    for fault in (*faults, *applied.faults):
        assert 0 <= fault.start <= fault.end
        assert fault.start <= len(text)
        assert fault.message
        assert fault.remedy


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=60))
def test_no_bytes_stop_the_program(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("config") / "config.toml"
    path.write_bytes(data)
    found = load_config({"DATELINE_CONFIG": str(path)})
    assert format_text(found.problems).isprintable() or found.problems
    assert found.settings.commands


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text('theme = "nord"\nascii = true\n', encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("environ", "options", "theme", "origin"),
    [
        ({}, {}, "nord", SettingOrigin(SettingSource.FILE, "", 1)),
        (
            {"DATELINE_THEME": "dracula"},
            {},
            "dracula",
            SettingOrigin(SettingSource.ENVIRONMENT, "DATELINE_THEME"),
        ),
        ({"DATELINE_THEME": ""}, {}, "nord", SettingOrigin(SettingSource.FILE, "", 1)),
        (
            {"DATELINE_THEME": "dracula"},
            {"theme": "gruvbox"},
            "gruvbox",
            SettingOrigin(SettingSource.OPTION, "--theme"),
        ),
        (
            {"NO_COLOR": "1"},
            {"theme": "gruvbox"},
            "ansi-dark",
            SettingOrigin(SettingSource.ENVIRONMENT, "NO_COLOR"),
        ),
        # no-color.org: present and not an empty string.
        ({"NO_COLOR": ""}, {}, "nord", SettingOrigin(SettingSource.FILE, "", 1)),
        ({"NO_COLOR": "0"}, {}, "ansi-dark", SettingOrigin(SettingSource.ENVIRONMENT, "NO_COLOR")),
    ],
)
def test_who_counts(
    file: Path, environ: dict[str, str], options: dict[str, str | bool], theme: str, origin: SettingOrigin
) -> None:
    found = load_config({"DATELINE_CONFIG": str(file), **environ}, options)
    assert (found.settings.theme, found.settings.origin("theme"), found.problems) == (theme, origin, ())
    assert found.settings.origin("ascii") == SettingOrigin(SettingSource.FILE, "", 2)
    assert found.settings.origin("mouse") == SettingOrigin()


def test_an_option_can_say_no(file: Path) -> None:
    found = load_config({"DATELINE_CONFIG": str(file)}, {"ascii": False})
    assert (found.settings.ascii, found.settings.origin("ascii").name) == (False, "--no-ascii")


def test_a_theme_of_the_environment_that_there_is_not() -> None:
    found = load_config({"DATELINE_CONFIG": "", "DATELINE_THEME": "norf"})
    assert found.settings.theme == DEFAULTS.theme
    assert found.problem_summary == "environment:1: there is no theme `norf` · see: dateline config show"


@pytest.mark.parametrize(
    ("environ", "path"),
    [
        ({"DATELINE_CONFIG": "/elsewhere/mine.toml"}, Path("/elsewhere/mine.toml")),
        ({"DATELINE_CONFIG": ""}, None),
        ({"DATELINE_CONFIG": os.devnull}, None),
    ],
)
def test_where_it_is(environ: dict[str, str], path: Path | None) -> None:
    assert config_path(environ) == path


def test_where_the_system_has_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATELINE_CONFIG_DIR", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_path({}) == tmp_path / "dateline" / "config.toml"
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "own"))
    assert config_path({}) == tmp_path / "own" / "config.toml"


def test_none_by_default_is_no_problem(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path))
    found = load_config({})
    assert found == LoadedConfig(DEFAULTS, (), tmp_path / "config.toml", exists=False)


def test_a_link_to_a_file_elsewhere_is_followed(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "folder" / "config.toml"
    link.parent.mkdir()
    link.symlink_to(file)
    assert load_config({"DATELINE_CONFIG": str(link)}).settings.theme == "nord"


def a_folder(path: Path) -> None:
    path.mkdir()


def a_circle(path: Path) -> None:
    path.symlink_to(path)


def a_large_file(path: Path) -> None:
    path.write_bytes(b"#" * 100_001)


def of_bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda _: None, "file-missing"),
        (a_folder, "not-a-file"),
        (os.mkfifo, "not-a-file"),
        (a_circle, "file-unreadable"),
        (a_large_file, "file-too-large"),
        (of_bytes(b"theme = '\xff'"), "not-utf8"),
        (of_bytes(b"\x7fELF\x00\x01"), "control-character"),
        (of_bytes("theme = 'nord'".encode("utf-16-le")), "not-utf8"),
    ],
)
def test_what_is_no_file_of_text_is_told_and_not_used(
    make: Callable[[Path], object], code: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    make(path)
    found = load_config({"DATELINE_CONFIG": str(path)})
    (problem,) = found.problems
    assert (problem.code, problem.place.path) == (code, str(path))
    assert problem.remedy.endswith("; none of its settings are used")
    assert found.settings == DEFAULTS


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbftheme = 'nord'\r\nascii = true\r\n", "theme = 'nord'".encode("utf-16")]
)
def test_every_editors_text(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    found = load_config({"DATELINE_CONFIG": str(path)})
    assert (found.settings.theme, found.problems) == ("nord", ())


def test_what_is_said_of_problems(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('ascii = 3\n"a\\u001b[31m" = 1\nmouse = 4\n', encoding="utf-8")
    said = load_config({"DATELINE_CONFIG": str(path)}).problem_summary
    assert said.startswith(f"{path}:1: this is a number, not true or false, and 2 more problems")
    assert said.isprintable()
