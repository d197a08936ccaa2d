"""Strings reach Textual's widgets only by the ways on which it reads no markup in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui.explorer
from tests.cases import each

FILES = sorted(Path(tui.explorer.__file__).parent.rglob("*.py"))
SINKS = {"Static", "Label", "Button", "Option", "update", "add_option", "DiscoveryHit"}
"""What parses its first argument where that is a string."""
CONTENT = ("Content", "key_hints")
"""What makes a title in which nothing is read as markup."""
TITLES = {"border_title", "border_subtitle", "tooltip"}


def markup_read(text: str) -> Iterator[str]:
    """Each place of a module at which Textual would read markup in a string."""
    for node in ast.walk(ast.parse(text)):
        said = ast.unparse(node) if isinstance(node, ast.Call | ast.Assign) else ""
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            is_literal = any(
                word.arg == "markup" and not getattr(word.value, "value", 1) for word in node.keywords
            )
            sink = name in SINKS and node.args and _is_string(node.args[0])
            if name in {"from_markup", "open_url"} or (not is_literal and (sink or name == "notify")):
                yield said
        is_title = isinstance(node, ast.Assign) and getattr(node.targets[0], "attr", "") in TITLES
        if is_title and not any(f" = {made}(" in said for made in CONTENT):
            yield said


def _is_string(node: ast.expr) -> bool:
    is_plain = isinstance(node, ast.Constant) and "[" not in str(node.value)
    return isinstance(node, ast.JoinedStr | ast.BinOp | ast.Constant) and not is_plain


@each("path", FILES)
def test_no_string_is_read_as_markup(path: Path) -> None:
    assert list(markup_read(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        'Static(f"{title}")',
        'self.update(f"{title}")',
        'Static("[b]bold[/b]")',
        'self.query_one(Static).update("[" + title)',
        "self.notify(title)",
        "app.notify(title, markup=True)",
        "Content.from_markup(title)",
        "box.border_title = title",
    ],
)
def test_what_would_be_found(line: str) -> None:
    assert list(markup_read(line)) != []
