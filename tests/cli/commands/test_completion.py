"""Completion: what is answered to each shell, and the shells that are here asked for real."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from tests.cli.canal import EVENTS, build
from tests.cli.running import CHECKOUT, TIMEOUT, ran, spawned
from tests.speakers import build as build_bridge
from tui.cli.commands.completion import SHELLS
from tui.cli.commands.explore import explore
from tui.cli.lazy_commands import COMPLETION_VARIABLE
from tui.cli.main import dateline
from tui.index import open_index
from tui.text.sanitize import find_hidden_controls

BIN = Path(sys.executable).parent


def asked(shell: str, words: list[str], canal: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is answered to a shell, line by line, when Tab is pressed behind some words."""
    with monkeypatch.context() as patched:
        patched.setenv(COMPLETION_VARIABLE, f"{shell}_complete")
        patched.setenv("COMP_WORDS", "\n".join(["dateline", *words]))
        patched.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words)))
        result = ran(cwd=canal)
    assert (result.code, result.err) == (0, "")
    return result.out.splitlines()


def offered(words: list[str], canal: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The values that bash is offered; its own folders and files as `dir` and `file`."""
    answers = [answer.split(",", 1) for answer in asked("bash", words, canal, monkeypatch)]
    return [value if kind == "plain" else kind for kind, value in answers]


@pytest.fixture
def fresh(canal: Path) -> Path:
    """The canal company, with an index in the cache."""
    assert ran("list", "-C", canal).code == 0
    return canal


def parameters(command: click.Command) -> Iterator[click.Parameter]:
    yield from command.params
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from parameters(inner)


@pytest.mark.parametrize("command", [dateline, explore], ids=["commands", "explorer"])
def test_every_parameter_can_be_completed(command: click.Command) -> None:
    """To mend: `shell_complete=` from `tui.cli.completers`; nobody knows a date, a text or a new id."""
    unknown = {
        (*parameter.opts, parameter.metavar)
        for parameter in parameters(command)
        if parameter.metavar not in {None, "DATE", "N", "TEXT"} and parameter._custom_shell_complete is None
    }
    texts = {("--from", "WORDS"), ("--to", "WORDS"), ("--attachment", "NAME")}
    assert unknown <= {("--id", "ID"), ("--answer", "CELL=DATE|none|sheet|chronology"), *texts}


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["sho"], ["dir", "show"]),
        (["co"], ["dir", *(name for name in sorted(dateline.commands) if name.startswith("co"))]),
        (["./ca"], ["dir"]),
        (["-C", ""], ["dir"]),
        (["-C", ".", "sho"], ["dir", "show"]),
        ([".", "sho"], ["show"]),
        ([".", "corpus", "de"], ["detach"]),
        (["--exam"], ["--example"]),
        (["--example", "sho"], ["dir", "show"]),
        (["--example", ".", "sho"], []),
        (["list", "./ca"], ["dir"]),
        (["list", "-C", ""], ["dir"]),
        (["-C", ".", "show", "dig"], ["digging"]),
        ([".", "show", "dig"], ["digging"]),
        (["show", ".", "dig"], ["digging"]),
        (["elapsed", ".", "survey", "lo"], ["lock-opened"]),
        (["list", ".", "kind:m"], ["kind:money"]),
        (["corpus", "-C", ".", "hash", "ga"], ["gazette"]),
        (["corpus", "hash", ".", "ga"], ["gazette"]),
        (["corpus", "attach", "x"], ["file"]),
        (["-C", "nowhere", "show", "dig"], []),
        (["--vers"], ["--version"]),
        (["corpus", "de"], ["detach"]),
        (["list", "--for"], ["--format"]),
        (["list", "--format", "json"], ["json", "jsonl"]),
        (["list", "--format", "=", "jsonl"], ["jsonl"]),
        (["list", "--format", "="], ["text", "json", "jsonl"]),
        (["show", "s"], ["shares-sold", "survey"]),
        (["show", "-C", ".", "dig"], ["digging"]),
        (["show", "--as-of", "18", "dig"], ["digging"]),
        (["show", ""], ["survey", "digging", "shares-sold", "lock-opened", "bridge-mended"]),
        (["elapsed", "survey", "lo"], ["lock-opened"]),
        (["knew", "ca"], ["canal-company"]),
        (["knew", "--query", "known-to:m"], ["known-to:mary-lock"]),
        (["list", "known-to:ca"], ["known-to:canal-company"]),
        (["source", "le"], ["ledger", "ledger#1", "ledger#2", "ledger#3", "ledger#4"]),
        (["source", "gazette#"], ["gazette#1", "gazette#2"]),
        (["source", ""], ["gazette", "ledger"]),
        (["differences", "day"], ["day-of-sale"]),
        (["speaker", "ma"], []),
        (["speaker", "mary-lock", "day"], ["day-of-sale"]),
        (["speaker", "mary-lock", "-o", "ex"], ["file"]),
        (["searches", "dig"], ["digging"]),
        (["corpus", "hash", "ga"], ["gazette"]),
        (["corpus", "draft", "gazette#2"], ["gazette#2"]),
        (["list", "kin"], ["kind:works", "kind:money"]),
        (["list", "kind:m"], ["kind:money"]),
        (["list", "kind", ":", "m"], ["money"]),
        (["list", "kind", ":"], ["works", "money"]),
        (["list", "kind:works,m"], ["kind:works,money"]),
        (["list", "kind:works|m"], []),
        (["list", "(kind:m"], ["(kind:money"]),
        (["list", "(kin"], ["(kind:works", "(kind:money"]),
        (["list", "!kind:m"], ["!kind:money"]),
        (["list", "!(s"], ["!(source:", "!(status:", "!(speaker:", "!(said-by:"]),
        (["list", "kind=m"], ["kind=money"]),
        (["list", "kind", "=", "m"], ["money"]),
        (["list", "kind", "="], ["works", "money"]),
        (["list", "kind!", "=", "m"], ["money"]),
        (["list", "(kind", ":", "m"], ["money"]),
        (["list", "-kind:m"], []),
        (["list", "--", "-kind:m"], ["-kind:money"]),
        (["list", "shares", "actor", ":", "mary"], ["mary-lock"]),
        (["search", "is:si"], ["is:single-origin"]),
        (["search", "is:un"], ["is:undated", "is:unverified", "is:unanswered"]),
        (["put", "can"], ["canal-company"]),
        (["positions", "mar"], ["mary-lock"]),
        (["export", "--party", "can"], ["canal-company"]),
        (["export", "--format", "sch"], ["schedule", "schedule-docx", "schedule-xlsx"]),
        (["search", "b"], ["before:"]),
        (["search", "s"], ["source:", "status:", "speaker:", "said-by:"]),
        (["export", "-o", "ex"], ["file"]),
        (["export", "--accept-risk", "id"], ["identification-risk"]),
        (["check", ""], ["dir"]),
        (["list", "--from", "18"], []),
        (["completion", "p"], ["powershell"]),
        (["--theme", "dateline-d"], ["dateline-dark"]),
        (["list", "--help", "kin"], ["kind:works", "kind:money"]),
        (["nowhere", ""], []),
        (["list", "-C", "nowhere", "kin"], []),
    ],
    ids=" ".join,
)
def test_what_is_offered(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], values: list[str]
) -> None:
    assert offered(words, fresh, monkeypatch) == values


@pytest.mark.parametrize(
    ("shell", "answer"),
    [
        ("bash", ["plain,survey"]),
        ("zsh", ["plain", "survey", "about 1811: A surveyor walks the line"]),
        ("fish", ["plain,survey\tabout 1811: A surveyor walks the line"]),
        ("powershell", ["plain", "survey", "about 1811: A surveyor walks the line"]),
    ],
)
def test_each_shell_is_answered_in_its_way(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, shell: str, answer: list[str]
) -> None:
    assert asked(shell, ["show", "su"], fresh, monkeypatch) == answer


def test_nothing_is_made_and_nothing_old_is_told(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(["show", "s"], canal, monkeypatch) == []
    assert not list(Path(os.environ["DATELINE_CACHE_DIR"]).glob("*/*"))
    ran("list", "-C", canal)
    assert offered(["show", "s"], canal, monkeypatch) != []
    (canal / "events.yaml").write_text(EVENTS.replace("survey", "sounding"), encoding="utf-8")
    monkeypatch.setattr(open_index, "open_index", None)
    assert offered(["show", "s"], canal, monkeypatch) == []


def test_who_speaks_in_a_passage_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bridge = build_bridge(tmp_path / "bridge")
    ran("list", "-C", bridge)
    everybody = ["ann-warden", "child-1", "bridge-board"]
    assert offered(["speaker", "--as-of", "1880", ""], bridge, monkeypatch) == everybody
    assert offered(["speaker", "ann-warden", "w"], bridge, monkeypatch) == ["who-answers"]


def test_protected_names_are_nobodys_to_complete(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (fresh / "corpus" / "protected.names").write_text("dateline-names/1 key:0123456789abcdef\n")
    ran("list", "-C", fresh)
    assert offered(["show", "s"], fresh, monkeypatch) == []


@pytest.mark.parametrize("broken", ["{", "bash", "bash_source", "tcsh_complete", ""])
def test_a_question_that_makes_no_sense_is_told_nothing(
    canal: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    monkeypatch.setenv(COMPLETION_VARIABLE, broken)
    monkeypatch.setenv("COMP_WORDS", "dateline")
    assert ran("list", cwd=canal).out == ""
    monkeypatch.setenv(COMPLETION_VARIABLE, "bash_complete")
    monkeypatch.setenv("COMP_CWORD", "no number")
    assert ran("list", cwd=canal).out == ""


def test_what_strangers_wrote_is_no_command_of_the_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = '"A \\u202esurveyor $(touch x), `id`: walks; [red]\\u200b"'
    events = EVENTS.replace("A surveyor walks the line", hostile)
    events = events.replace("id: digging", 'id: "d$(id)"').replace("id: lock-opened", "id: d*")
    root = build(tmp_path / "hostile", events)
    ran("list", "-C", root)
    assert offered(["show", "d"], root, monkeypatch) == []
    for shell in SHELLS:
        answer = "".join(asked(shell, ["show", "su"], root, monkeypatch)).replace("\t", "")
        assert "survey" in answer
        assert find_hidden_controls(answer) == ()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_asks_the_program_itself(shell: str) -> None:
    result = ran("completion", shell)
    assert result.code == 0
    assert f"{COMPLETION_VARIABLE}" in result.out
    assert f"{shell}_complete" in result.out


def test_no_other_shell_is_known() -> None:
    assert ran("completion", "tcsh").code == 2


WATCH = f"""
import os, sys
os.environ["{COMPLETION_VARIABLE}"] = "bash_complete"
from tui.cli.main import run
run([])
print(*sorted({{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""


def test_it_imports_no_more_than_a_fresh_index_needs(fresh: Path) -> None:
    words = {"COMP_WORDS": "dateline\nshow\ns", "COMP_CWORD": "2", "PYTHONPATH": str(CHECKOUT)}
    result = subprocess.run(
        [sys.executable, "-c", WATCH],
        cwd=fresh,
        env=os.environ | words,
        capture_output=True,
        check=True,
        timeout=TIMEOUT,
    )
    assert b"shares-sold" in result.stdout
    loaded = set(result.stderr.decode().split())
    assert loaded & {"pydantic", "yaml", "textual", "rich", "rapidfuzz"} == set()


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f'cd "{gone}" && rmdir "{gone}" && exec "{sys.executable}" -m tui'
    result = subprocess.run(
        ["sh", "-c", line],
        env=os.environ
        | {"PYTHONPATH": str(CHECKOUT), COMPLETION_VARIABLE: "bash_complete"}
        | {"COMP_WORDS": "dateline\nshow\ns", "COMP_CWORD": "2"},
        capture_output=True,
        check=False,
        timeout=TIMEOUT,
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


# The shells themselves: each runs its own script, and says what it would offer.


def in_shell(shell: str, line: str, cwd: Path) -> str:
    """What a shell prints that runs a line, `dateline` being on its path."""
    program = {"powershell": "pwsh"}.get(shell, shell)
    if shutil.which(program) is None:
        pytest.skip(f"there is no {program} here")
    if not (BIN / "dateline").exists():
        pytest.skip(f"the command is not installed: there is no {BIN / 'dateline'}")
    options = {
        "bash": ["--norc", "--noprofile"],
        "zsh": ["-f"],
        "fish": ["--no-config"],
        "powershell": ["-NoProfile"],
    }
    result = subprocess.run(
        [program, *options[shell], "-c", line],
        cwd=cwd,
        env=os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=TIMEOUT,
    )
    return result.stdout.decode()


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("dateline sho", ["show"]),
        ("dateline show s", ["shares-sold", "survey"]),
        ("dateline source ledger#", ["ledger#1", "ledger#2", "ledger#3", "ledger#4"]),
        ("dateline list kind : m", ["money"]),
        ("dateline list --format = js", ["json", "jsonl"]),
    ],
)
def test_bash(fresh: Path, words: str, values: list[str]) -> None:
    count = len(words.split()) - 1
    line = (
        f'compopt() {{ :; }}; eval "$(dateline completion bash)"; COMP_WORDS=({words}); COMP_CWORD={count}; '
    )
    line += '_dateline_completion dateline; printf "%s\\n" "${COMPREPLY[@]}"'
    assert in_shell("bash", line, fresh).split() == values


@pytest.mark.programs
def test_zsh(fresh: Path) -> None:
    """What the script would offer, since zsh completes for nobody but who sits before it."""
    line = (
        "compdef() { :; }; _path_files() { :; }; compadd() { print -l -- ${completions}; }; "
        "_describe() { print -l -- ${completions_with_descriptions}; }; "
        'eval "$(dateline completion zsh)"; words=(dateline show su); CURRENT=3; _dateline_completion'
    )
    assert in_shell("zsh", line, fresh).splitlines() == ["survey:about 1811: A surveyor walks the line"]


@pytest.mark.programs
def test_fish(fresh: Path) -> None:
    line = "dateline completion fish | source; complete --do-complete 'dateline show su'"
    assert in_shell("fish", line, fresh).split("\t")[0] == "survey"


@pytest.mark.programs
def test_powershell(fresh: Path) -> None:
    line = (
        "dateline completion powershell | Out-String | Invoke-Expression; "
        "(TabExpansion2 -inputScript 'dateline show su' -cursorColumn 16).CompletionMatches.CompletionText"
    )
    assert in_shell("powershell", line, fresh).split() == ["survey"]


@pytest.fixture
def typing(fresh: Path, tmp_path: Path) -> Iterator[Any]:
    """A bash in a terminal, with the script."""
    terminal = pytest.importorskip("tests.terminal.terminal")
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    if not (BIN / "dateline").exists():
        pytest.skip(f"the command is not installed: there is no {BIN / 'dateline'}")
    environment = {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "TERM": "dumb",
        "HOME": str(tmp_path),
        "DATELINE_CACHE_DIR": os.environ["DATELINE_CACHE_DIR"],
        "PS1": "ready$ ",
        "LANG": "C.UTF-8",
    }
    command = [shutil.which("bash") or "bash", "--norc", "--noprofile", "-i"]
    with terminal.Terminal(command, cwd=fresh, env=environment) as bash:
        bash.wait_for("ready$")
        bash.send('eval "$(dateline completion bash)"; echo begun', "enter")
        bash.wait_for("\nbegun\nready$")
        yield bash


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("dateline sho", "dateline show "),
        ("dateline show lo", "dateline show lock-opened "),
        ("dateline list kind:mo", "dateline list kind:money "),
        ("dateline list --format=jsonl", "dateline list --format=jsonl "),
        ("dateline source gazette#", "dateline source gazette#"),
        ("dateline export -o corp", "dateline export -o corpus/"),
    ],
)
def test_tab_in_bash(typing: Any, typed: str, completed: str) -> None:
    typing.send(typed, "tab", "#end")
    assert f"\nready$ {completed}#end\n" in typing.wait_for("#end")


def test_the_same_entry_answers_as_a_process(fresh: Path) -> None:
    words = {COMPLETION_VARIABLE: "bash_complete", "COMP_WORDS": "dateline\nshow\nsu", "COMP_CWORD": "2"}
    result = spawned(cwd=fresh, environment=words)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"plain,survey\n", b"")
