"""The shipped chronology in a folder of its own, with criticisms marked and positions written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.cli.running import CHECKOUT

PARTY = "thames-valley-police"
WARNING, EVIDENCE = "arrest-warning", "evidence-not-tested"
HASHES = {WARNING: "34:e0f6e915821460a1", EVIDENCE: "54:ec5ca61b4ab1e778"}
"""Of the two statements as they ship."""
IN_2009 = "53:34156dafbce310cf"
"""Of the second, were it dated to 2009."""
NO_ANSWER = "by: 2026-12-15\n    answer: no-answer\n"
BEFORE, AFTER = "1796083200", "1797638400"
"""1 and 19 December 2026, in seconds since 1970: before and after the day for an answer."""


def build(root: Path, *marked: str) -> Path:
    """Copy the chronology, and mark these events alone as criticising the police; no actor has `not-put`."""
    shutil.copytree(CHECKOUT / "corpus", root / "corpus")
    text = (CHECKOUT / "events.yaml").read_text(encoding="utf-8")
    text = re.sub(r"^    criticises: .*\n|^    not-put: >-\n(?:      .*\n)+", "", text, flags=re.MULTILINE)
    for event in marked or (WARNING, EVIDENCE):
        at = text.index("    status:", text.index(f"- id: {event}\n"))
        text = f"{text[:at]}    criticises: [{PARTY}]\n{text[at:]}"
    (root / "events.yaml").write_text(text, encoding="utf-8")
    return root


def change(root: Path, event: str, old: str, new: str) -> None:
    """Change a text of one event."""
    path = root / "events.yaml"
    text = path.read_text(encoding="utf-8")
    at = text.index(f"- id: {event}\n")
    assert old in text[at : text.index("- id: ", at + 5)]
    path.write_text(text[:at] + text[at:].replace(old, new, 1), encoding="utf-8")


def answer(root: Path, more: str, event: str = EVIDENCE, party: str = PARTY) -> None:
    """Write the only entry of a party: what was put, on 1 December 2026, and the rest as it is given."""
    (root / "positions").mkdir(exist_ok=True)
    entry = f"  - event: {event}\n    put: {HASHES[event]}\n    put-on: 2026-12-01\n    {more}"
    text = f"party: {party}\nentries:\n{entry}"
    (root / "positions" / f"{party}.yaml").write_text(text, encoding="utf-8")
