"""What the last import made of each row: by it the next one knows what a person changed since.

It is kept in `imports/<stem>.rows`; of the words of a passage only a hash, which is enough for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tui.project.imports.plan import PlannedRow

_FORMAT = "dateline-import-rows/1"
_HEX = 16
_NOTHING = "-"
_HEAD = (
    "# What the last import wrote, so that the next one keeps what you changed. Do not change this file.\n"
)


@dataclass(frozen=True, slots=True)
class RowBase:
    """What the last import made of one row."""

    words: str
    """The hash of the words of its passage."""
    about: str
    """EDTF; empty for no date."""
    kind: str


@dataclass(frozen=True, slots=True)
class RowBases:
    """What the last import made of all rows; empty where that is not known."""

    status: str = ""
    rows: Mapping[str, RowBase] = field(default_factory=dict)
    """By the label of the passage."""


def bases_path(mapping: Path) -> Path:
    """Return where the bases of a table are kept.

    Args:
        mapping: The file of its mapping.
    """
    return mapping.with_suffix(".rows")


def hash_words(words: str) -> str:
    """Return the hash of the words of a passage.

    Args:
        words: Its lines, without label and attributes.
    """
    return sha256(words.encode()).hexdigest()[:_HEX]


def write_bases(status: str, rows: Iterable[PlannedRow]) -> str:
    """Return the text of the file.

    Args:
        status: Of all events.
        rows: The rows of the table, as the import makes them.
    """
    lines = (
        f"{row.number}\t{hash_words(row.words)}\t{row.date.date or _NOTHING}\t{row.kind or _NOTHING}\n"
        for row in rows
    )
    return f"{_HEAD}{_FORMAT}\t{status}\n{''.join(lines)}"


def read_bases(text: str) -> RowBases:
    """Read the text of the file; a line that cannot be read leaves the base of its row unknown.

    Args:
        text: That of the file; empty for none.
    """
    status = ""
    rows: dict[str, RowBase] = {}
    for one in text.splitlines():
        parts = one.split("\t")
        if parts[0] == _FORMAT and len(parts) == 2:
            status = parts[1]
        elif len(parts) == 4 and parts[0].isdecimal():
            number, words, about, kind = parts
            label = f"row {number}"
            if label in rows:
                # Two branches of git wrote a line each: what was there is not known.
                rows[label] = RowBase("", "", "")
                continue
            rows[label] = RowBase(words, _read(about), _read(kind))
    return RowBases(status, {label: base for label, base in rows.items() if base.words})


def _read(value: str) -> str:
    return "" if value == _NOTHING else value
