"""Every code of the program has a golden chronology, and every golden chronology its exact report."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui
from tests.validation.golden import CODES, expected, problems_of
from tui.validation.reporters import format_text

CODE_ARGUMENT = {
    "SyntaxFault": 0,
    "ItemError": 1,
    "Problem": 0,
    "NotAFileError": 0,
    "_Row": 0,
    "_add": 0,
    "_fault": 0,
    "_of_source": 1,
    "_problem": 0,
    "_unknown": 1,
    "passage_problem": 0,
    "problem": 0,
}
"""What makes problems, and which of its arguments is the code."""
NOT_FOUND_YET = {"bad-value"}
"""What is said when nothing better can be: no input is known that makes it."""
ACCOMPANIED = {"too-many-problems": {"unknown-key"}}
"""Codes that cannot come alone, with what comes with them."""


@pytest.mark.parametrize("code", CODES)
def test_report_of_a_golden_chronology(code: str, tmp_path: Path) -> None:
    problems = problems_of(code, tmp_path)
    assert format_text(problems) == expected(code).read_text(encoding="utf-8")
    assert {problem.code for problem in problems} == {code} | ACCOMPANIED.get(code, set())


def test_every_code_has_a_golden_chronology() -> None:
    assert codes_in_the_program() - set(CODES) == NOT_FOUND_YET
    assert set(CODES) <= codes_in_the_program()


def codes_in_the_program() -> set[str]:
    """Every text that stands where the code of a problem is given."""
    root = Path(tui.__file__).parent
    modules = [*(root / "parsing").rglob("*.py"), *(root / "validation").rglob("*.py")]
    return {code for module in modules for code in _codes_in(ast.parse(module.read_text(encoding="utf-8")))}


def _codes_in(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            position = CODE_ARGUMENT.get(name)
            if position is not None and len(node.args) > position:
                yield from _texts_in(node.args[position])


def _texts_in(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.IfExp):
        yield from _texts_in(argument.body)
        yield from _texts_in(argument.orelse)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
