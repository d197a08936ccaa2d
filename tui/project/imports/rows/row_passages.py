"""The rows of a table as passages of a source: written, and read again when the table is imported again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.parsing.passages import paragraphs, read_passage
from tui.parsing.tables.table import CellRow

GONE = " gone"
"""At the end of the label of a row that the table no longer has."""
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
GUARD = "{.verbatim}"
"""The block of a passage without attributes whose words end in a brace."""
_OF_ROW = re.compile(rf"row [0-9]+(?:{GONE}(?: [0-9]+)?)?")
_PAGE = re.compile(
    r"[,;.\s]*\b(?:pp?|pages?|ff?|fol|folio|item|para|paras|no|nos|entry)\b\.?\s*[\w.–-]*\s*$", re.IGNORECASE
)
"""The place in a source: `p. 3`."""


@dataclass(frozen=True, slots=True)
class RowPassage:
    """One row, as a passage."""

    label: str
    """`row 5`."""
    pairs: tuple[tuple[str, str], ...]
    """The names of its columns with what its cells show; without the empty ones."""
    about: str = ""
    """EDTF; empty where the row has no date, or several."""
    origin: str = ""
    words: str = ""
    """Its lines, without label and attributes."""
    text: str = ""
    """As the file of the source has it, with label and attributes."""
    block: str = ""
    """Its attributes as they are written, with the white space before them; empty for none."""

    @property
    def is_of_row(self) -> bool:
        """Return whether the import wrote it; a paragraph that a person added has another label, or none."""
        return _OF_ROW.fullmatch(self.label) is not None

    @property
    def is_gone(self) -> bool:
        """Return whether the table no longer had it when it was imported last."""
        return self.label.endswith(GONE) or GONE + " " in self.label

    def cell(self, names: Iterable[str]) -> str:
        """Return what the first of some columns says that says anything.

        Args:
            names: Those of the columns.
        """
        by_name = dict(self.pairs)
        return next((by_name[name] for name in names if name in by_name), "")


def make_pairs(row: CellRow, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the names of the columns with what the cells of a row show.

    Args:
        row: The row.
        names: Those of all columns.
    """
    return tuple((name, cell.text) for name, cell in zip(names, row.cells, strict=False) if cell.text)


def to_words(body: str) -> str:
    """Return the lines of a passage without outer white space, to be compared."""
    return "\n".join(line.strip() for line in body.split("\n"))


def join_pairs(pairs: Sequence[tuple[str, str]]) -> str:
    """Return `Header: value` for each cell, each on a line of its own; further lines of a text follow it."""
    return "\n".join(f"{name}: {text}" for name, text in pairs)


def write_passage(label: str, pairs: Sequence[tuple[str, str]], about: str, origin: str) -> str:
    """Return a row as the lines of a passage.

    Args:
        label: `row 5`.
        pairs: Names of columns and texts.
        about: EDTF; empty for none.
        origin: Empty for none.
    """
    body = join_pairs(pairs)
    attributes = [f"origin={origin}"] if origin else []
    attributes += [f"about={json.dumps(about)}"] if about else []
    block = f" {{{' '.join(attributes)}}}" if attributes else ""
    if not block and body.endswith("}"):
        block = f"\n{GUARD}"
    return f"[{label}] {body}{block}"


def origin_of(cell: str) -> str:
    """Return the origin that a cell names: without page or item, so that one log is one origin."""
    words = re.sub(r"['’]", "", _PAGE.sub("", " ".join(cell.split())))
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:60].strip("-")


def front_matter_end(text: str) -> int:
    """Return where the passages of a source begin, in code points; 0 where it has no front matter."""
    first = _FENCE.match(text)
    last = _FENCE.search(text, first.end()) if first else None
    return last.end() + 1 if last else 0


def read_passages(text: str, names: Iterable[str]) -> list[RowPassage]:
    """Return the rows that a source has.

    Args:
        text: That of its file.
        names: The names of columns that it may have.
    """
    known = sorted(set(names), key=len, reverse=True)
    found = []
    for number, paragraph in enumerate(paragraphs(text, front_matter_end(text), 1), 1):
        read = read_passage(text, paragraph, number)
        about = read.passage.about.text if read.passage.about else ""
        body = text[read.start : read.end]
        found.append(
            RowPassage(
                read.passage.key,
                _pairs(body, known),
                about,
                read.passage.origin,
                to_words(body),
                text[paragraph.start : paragraph.end],
                text[read.end : paragraph.end],
            )
        )
    return found


def _pairs(body: str, known: Sequence[str]) -> tuple[tuple[str, str], ...]:
    lines = [line.strip() for line in body.split("\n")]
    is_known = any(lines[0].startswith(f"{name}: ") for name in known)
    pairs: list[tuple[str, str]] = []
    for line in lines:
        name = next((name for name in known if line.startswith(f"{name}: ")), "")
        name = name or ("" if is_known else line.partition(": ")[0])
        if name and line.startswith(f"{name}: ") and name not in dict(pairs):
            pairs.append((name, line[len(name) + 2 :].strip()))
        elif pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]}\n{line}")
    return tuple(pairs)
