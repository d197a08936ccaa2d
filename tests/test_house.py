"""The house rules that no linter holds: sizes, and what importing each floor really loads."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "tui").rglob("*.py"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def class_lines(module: str, name: str) -> int:
    tree = ast.parse((ROOT / "tui" / module).read_text(encoding="utf-8"))
    (found,) = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == name)
    return (found.end_lineno or 0) - found.lineno + 1


def test_no_module_is_over_400_lines() -> None:
    long = {str(path): count for path in MODULES if (count := len(path.read_text().splitlines())) > 400}
    assert not long


def test_no_function_is_over_60_lines() -> None:
    long = {
        f"{path}:{function.name}": lines
        for path in MODULES
        for function in functions(ast.parse(path.read_text(encoding="utf-8")))
        if (lines := body_lines(function)) > 60
    }
    assert not long


def test_the_app_and_the_screen_stay_small() -> None:
    assert class_lines("explorer/app.py", "Explorer") < 120
    assert class_lines("explorer/main_screen.py", "MainScreen") < 250


def test_every_module_says_what_is_in_it() -> None:
    silent = [
        str(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_every_type_ignore_has_a_code_and_a_reason() -> None:
    ignore = "# type: " + "ignore"
    bare = [
        f"{path}:{number}"
        for path in [*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if ignore in line and not re.search(re.escape(ignore) + r"\[[a-z-]+\]\s+#? ?\S", line)
    ]
    assert not bare


_LOAD = """
import json, sys
loaded = {}
for floor, modules in json.loads(sys.argv[1]).items():
    for name in modules:
        __import__(name)
    loaded[floor] = sorted({name.partition(".")[0] for name in sys.modules})
print(json.dumps(loaded))
"""


@pytest.mark.parametrize(
    ("floors", "heavy"),
    [
        (("text", "chronology", "export", "views"), {"textual", "rich", "yaml", "sqlite3"}),
        (("parsing", "evidence", "validation", "index", "project", "session"), {"textual", "rich"}),
    ],
)
def test_no_floor_below_the_screen_loads_textual(floors: tuple[str, ...], heavy: set[str]) -> None:
    """Contracts see imports as they are written; only a fresh process shows what they load.

    Where one floor loads something heavy, so do those that are loaded after it.
    """
    modules = {
        floor: [
            ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for path in sorted((ROOT / "tui" / floor).rglob("*.py"))
        ]
        for floor in floors
    }
    assert all(modules.values())
    told = subprocess.run(
        [sys.executable, "-c", _LOAD, json.dumps(modules)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert {floor: heavy.intersection(tops) for floor, tops in json.loads(told.stdout).items()} == {
        floor: set() for floor in floors
    }
