"""Writing a text as a scalar of YAML, in the style that is wanted wherever the text can be read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.parsing.yaml.nodes import reads_as

PLAIN, SINGLE, DOUBLE, LITERAL, FOLDED = "", "'", '"', "|", ">"
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\x0b": "\\v",
    "\x0c": "\\f",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
    "\ufeff": "\\uFEFF",
}
_TO_ESCAPE = re.compile("[" + "".join(map(re.escape, _ESCAPES)) + "]")
_SINGLE_SPACE = re.compile(r"(?<=\S) (?=\S)")
_FALLBACKS = {
    PLAIN: (PLAIN,),
    SINGLE: (SINGLE,),
    DOUBLE: (DOUBLE,),
    LITERAL: (LITERAL, FOLDED),
    FOLDED: (FOLDED, LITERAL),
}


def write_scalar(
    text: str, style: str, *, in_flow: bool = False, pad: int = 2, width: int = 100, header: str = ""
) -> str:
    """Write a text as a scalar.

    Args:
        text: The text; its control characters are written as escapes.
        style: The style that is wanted: empty for plain, else `'`, `"`, `|` or `>`. Where the text cannot be
            read from it, the next best is used; in quotation marks every text can be.
        in_flow: Whether it is to stand between brackets or braces.
        pad: Cells before each line after the first.
        width: The longest line of a folded text, its pad included, in code points.
        header: The first line of the old text where that is a block, such as `>-  # in our words`: it stays
            where the new text can be read below it.

    Returns:
        The scalar, without a line end.
    """
    styles = [choice for choice in _FALLBACKS[style] if not (in_flow and choice in (LITERAL, FOLDED))]
    for choice in styles:
        for written in _written(text, choice, header if choice == style else "", pad, width):
            if reads_as(written, text, style=choice, in_flow=in_flow):
                return written
    return f'"{_TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], text)}"'


def _written(text: str, style: str, header: str, pad: int, width: int) -> Iterator[str]:
    """Yield the text in a style; nothing where the style is not for such texts."""
    if style == DOUBLE or not text:
        return
    if style in (LITERAL, FOLDED):
        chomping = {True: "", False: "-"}[text.endswith("\n")]
        body = text.removesuffix("\n").split("\n")
        rows = body if style == LITERAL else list(_folded(body, max(width - pad, 20)))
        lines = "".join(f"\n{' ' * pad}{row}" if row else "\n" for row in rows)
        if header:
            yield header + lines
        yield f"{style}{chomping}{lines}"
    elif "\n" not in text:
        yield text if style == PLAIN else "'" + text.replace("'", "''") + "'"


def _folded(paragraphs: list[str], width: int) -> Iterator[str]:
    """Yield the rows of a folded text: one line end in the text is a blank row between two others."""
    for number, paragraph in enumerate(paragraphs):
        if number and paragraph:
            yield ""
        row = ""
        for word in _SINGLE_SPACE.split(paragraph):
            if row and len(row) + 1 + len(word) > width:
                yield row
                row = word
            else:
                row = f"{row} {word}" if row else word
        yield row


def fold_scalar(text: str, style: str, *, pad: int, width: int, first: int) -> str:
    """Write a plain or quoted scalar on several lines, as its old text was.

    Args:
        text: The text, without line ends.
        style: Empty for plain, else `'` or `"`.
        pad: Cells before each line after the first.
        width: The longest line, its pad included, in code points.
        first: The cells before the scalar on its first line.

    Returns:
        The scalar; empty where it cannot be read when it is folded.
    """
    whole = write_scalar(text, style, width=10**9)
    if (whole[:1] if whole[:1] in ("'", '"') else "") != style:
        return ""
    rows: list[str] = []
    row = ""
    for word in _SINGLE_SPACE.split(whole):
        room = width - (pad if rows else first)
        if row and len(row) + 1 + len(word) > room:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    written = f"\n{' ' * pad}".join([*rows, row])
    return written if reads_as(written, text, style=style, in_flow=False) else ""
