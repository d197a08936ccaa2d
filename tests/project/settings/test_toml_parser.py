from __future__ import annotations

from typing import Any

import pytest

from tui.project.settings.toml_parser import parse_toml


@pytest.mark.parametrize(
    ("text", "data", "lines"),
    [
        ("", {}, []),
        ("a = 1\nb\nc = 2", {"a": 1, "c": 2}, [2]),
        ("a = 1\na = 2\nc = 3", {"a": 1, "c": 3}, [2]),
        # What is in a table whose head is wrong is not taken for what is in the one before.
        ("[start]\nx = 1\n[keys\ny = 2\n[lanes]\nz = 3", {"start": {"x": 1}, "lanes": {"z": 3}}, [3]),
        ("a = [\n 1\n 2,\n]", {"a": [1]}, [3]),
        ("a = 1\nb = '''\n", {}, [1]),
        ("a = 0x\nb = 1", {"b": 1}, [1]),
        (f"a = {'9' * 5000}", {}, [1]),
        (f"a = {'[' * 5000}", {}, [1]),
        ("a = \x00", {}, [1]),
        ("?\n" * 50, {}, [*range(1, 21)]),
    ],
)
def test_a_line_that_is_no_toml_costs_itself(text: str, data: dict[str, Any], lines: list[int]) -> None:
    parsed, _, faults = parse_toml(text)
    assert parsed == data
    assert [text.count("\n", 0, fault.start) + 1 for fault in faults] == lines
    assert {fault.code for fault in faults} <= {"bad-toml"}
    assert all(fault.message and fault.remedy for fault in faults)
