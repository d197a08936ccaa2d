"""The invented tables of Redgate Weir, and chronologies to import them into."""

from __future__ import annotations

from pathlib import Path

import yaml

SAMPLES = Path(__file__).parent / "data" / "tables"
HEAD = """\
format: dateline/1
title: Redgate Weir
kinds:
  reports:
    label: Reports
"""


def weir(root: Path, events: str = "") -> Path:
    """Write a chronology that has a kind and perhaps some events."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "events.yaml").write_text(HEAD + events, encoding="utf-8")
    return root


def files(root: Path) -> dict[str, bytes]:
    """Every file of a chronology with its bytes."""
    return {
        str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()
    }


def events(root: Path) -> list[dict[str, object]]:
    """The events of a chronology, with every scalar as text."""
    data = yaml.load((root / "events.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    found: list[dict[str, object]] = data.get("events") or []
    return found


def source(root: Path, name: str = "weir-agency") -> str:
    return (root / "corpus" / f"{name}.md").read_text(encoding="utf-8")
