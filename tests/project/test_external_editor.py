from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.project.external_editor import editor_command, run_editor

FILE = Path("/home/ada/village hall/events.yaml")


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", ["vi", "+12", f"{FILE}"]),
        ("nano", ["nano", "+12", f"{FILE}"]),
        ("micro", ["micro", "+12", f"{FILE}"]),
        ("gedit", ["gedit", "+12", f"{FILE}"]),
        ("emacsclient -t", ["emacsclient", "-t", "+12", f"{FILE}"]),
        ("/usr/bin/nvim -u NONE", ["/usr/bin/nvim", "-u", "NONE", "+12", f"{FILE}"]),
        ("'/opt/my editor/vim'", ["/opt/my editor/vim", "+12", f"{FILE}"]),
        ("code --wait", ["code", "--wait", "--goto", f"{FILE}:12"]),
        ("subl -w", ["subl", "-w", f"{FILE}:12"]),
        ("hx", ["hx", f"{FILE}:12"]),
        ("kate", ["kate", "--line", "12", f"{FILE}"]),
        ("/bin/sh -c 'rm x'", ["/bin/sh", "-c", "rm x", "+12", f"{FILE}"]),
        ("vi; rm x", ["vi;", "rm", "x", "+12", f"{FILE}"]),
        ("", None),
        ("  ", None),
        ("'unclosed", None),
    ],
)
def test_the_words_of_the_command(editor: str, command: list[str] | None) -> None:
    assert editor_command({"EDITOR": editor}, FILE, 12) == command


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"VISUAL": "nano", "EDITOR": "ed"}, "nano"),
        ({"VISUAL": "", "EDITOR": "ed"}, "ed"),
        ({"VISUAL": " ", "EDITOR": "ed"}, "ed"),
        ({"EDITOR": "ed"}, "ed"),
    ],
)
def test_visual_comes_before_editor(environ: dict[str, str], name: str) -> None:
    command = editor_command(environ, FILE, 1)
    assert command is not None
    assert command[0] == name


@pytest.mark.parametrize(
    ("editor", "behind"),
    [
        (r"C:\Windows\System32\notepad.exe", [f"{FILE}"]),
        (r'"C:\Program Files\Notepad++\notepad++.exe" -multiInst', ["-multiInst", "-n12", f"{FILE}"]),
        (r'"C:\Program Files\Microsoft VS Code\Code.exe" -w', ["-w", "--goto", f"{FILE}:12"]),
        (r"C:\Tools\vim.exe", ["+12", f"{FILE}"]),
    ],
)
def test_an_editor_as_windows_names_it(
    monkeypatch: pytest.MonkeyPatch, editor: str, behind: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    program = editor.split('"')[1] if '"' in editor else editor
    assert editor_command({"EDITOR": editor}, FILE, 12) == [program, *behind]


def test_no_editor_is_named() -> None:
    assert editor_command({}, FILE, 1) is None


@pytest.mark.parametrize(
    ("there", "name"),
    [(["vi", "nano"], "nano"), (["vi", "ed"], "vi"), (["notepad"], "notepad"), (["ed"], None)],
)
def test_where_none_is_named_the_first_usual_one_is_used(
    tmp_path: Path, there: list[str], name: str | None
) -> None:
    for program in there:
        ending = ".exe" if sys.platform == "win32" else ""
        (tmp_path / f"{program}{ending}").touch(mode=0o755)
    for environ in ({}, {"EDITOR": " ", "VISUAL": ""}):
        command = editor_command({**environ, "PATH": str(tmp_path)}, FILE, 3)
        assert (command[0] if command else None) == name


def test_an_editor_that_cannot_be_run_is_told_and_raises_nothing(tmp_path: Path) -> None:
    assert run_editor([str(tmp_path / "no-editor")]).endswith("no-editor: No such file or directory")
    assert run_editor([sys.executable, "-c", "raise SystemExit(3)"]) == ""
