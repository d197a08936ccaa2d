"""The page on architecture says what is so: its floors, its libraries, its files and the names in them."""

from __future__ import annotations

import ast
import re
import tomllib

from benchmarks.pages import DOCS, ROOT, read_blocks
from tests.cases import each
from tui.views.commands.table import COMMANDS

PAGE = (DOCS / "architecture.md").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]
FLOORS: list[str] = CONTRACTS[0]["layers"]
NAMED = re.findall(r"`(tui/[\w/]+\.py)` \(((?:`[\w.]+`(?:, )?)+)\)", PAGE)
"""Each file that is named with names that it defines."""


def test_the_picture_has_the_floors_of_the_contract_in_their_order() -> None:
    picture = read_blocks(PAGE)[0].text
    assert re.findall(r"^  (\S+(?: \| \S+)*)  ", picture, re.MULTILINE) == FLOORS


def test_the_map_in_the_package_has_the_same_floors() -> None:
    text = ast.get_docstring(ast.parse((ROOT / "tui" / "__init__.py").read_text(encoding="utf-8"))) or ""
    listed = re.findall(r"^    (\w+)(?:/|\.py) ", text, re.MULTILINE)
    floors = [name for layer in reversed(FLOORS) for name in layer.split(" | ") if name != "__main__"]
    assert listed == floors


def test_each_library_is_named_with_the_floors_that_may_import_it() -> None:
    floors = {name for layer in FLOORS for name in layer.split(" | ")} - {"__main__"}
    told = {
        frozenset(re.findall(r"`(\w+)`", libraries)): set(re.findall(r"[a-z]+", where)) & floors
        for libraries, where in re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| (.*) \|$", PAGE, re.MULTILINE)
    }
    held = {
        frozenset(contract["forbidden_modules"]): floors
        - {module.removeprefix("tui.") for module in contract["source_modules"]}
        for contract in CONTRACTS
        # Not that of the first frame, which is about single files.
        if contract["type"] == "forbidden" and "ignore_imports" not in contract
    }
    assert told == held


@each(("file", "names"), NAMED)
def test_a_file_defines_what_it_is_named_for(file: str, names: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    defined = set[str]()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            defined.add(node.name)
            inner = node.body if isinstance(node, ast.ClassDef) else ()
            defined |= {
                f"{node.name}.{one.name}"
                for one in inner
                if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
            }
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            defined.add(node.target.id)
    assert set(re.findall(r"`([\w.]+)`", names)) <= defined


def test_the_page_names_enough_to_be_of_use() -> None:
    asked = PAGE.split("## You want to change something")[1]
    assert len(re.findall(r"^\| .* \| .*`tui/", asked, re.MULTILINE)) >= 35
    assert len(NAMED) >= 20


def test_the_key_that_is_followed_to_the_screen_does_what_the_page_says() -> None:
    (command,) = (one for one in COMMANDS if one.id == "next-event")
    assert "j" in command.keys
    assert f"`{command.action}`" in PAGE
