"""Changing one term of a query line, as the filter lists do; the rest of the line stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.parsing.query.fields import OLD_FIELDS, OLD_IS_WORDS
from tui.parsing.query.lexer import TOKEN, VALUE, quote_if_needed, unquote


def toggle_value(line: str, name: str, value: str, *, negated: bool = False) -> str:
    """Return the query with a value added to a field, or without it where it was there.

    A value is wanted (`kind:x`) or excluded (`-kind:x`), never both: adding it as one removes the other.

    Args:
        line: A query, finished or not.
        name: One of `tui.parsing.query.fields.VALUE_FIELDS`.
        value: Normalized (`normalize_word`), without quotation marks.
        negated: Whether it is excluded.
    """
    was = value in field_values(line, name, negated=negated)
    kept = _dropped(line, name, value)
    return kept if was else _added(kept, name, value, negated)


def field_values(line: str, name: str, *, negated: bool = False) -> set[str]:
    """Return the values of a field in a query, normalized (`normalize_word`).

    Args:
        line: A query, finished or not.
        name: One of `tui.parsing.query.fields.VALUE_FIELDS`.
        negated: True for the excluded values (`-kind:x`), False for the wanted ones.
    """
    return {
        unquote(piece)
        for token in _of_field(line, name)
        if bool(token["minus"]) is negated
        for piece in VALUE.findall(token["value"])
    } - {""}


def remove_value(line: str) -> Iterator[tuple[str, str]]:
    """Yield each term of the line as it was typed, and the line without that term."""
    for token in TOKEN.finditer(line):
        yield token[0], _cut(line, token)


def replace_old_words(line: str) -> str:
    """The line with the new words in the place of old ones; the rest stays as it was typed."""
    # From behind, so that what is found stays in its place.
    for token in reversed(list(TOKEN.finditer(line))):
        name = (token["name"] or "").lower()
        if name in OLD_FIELDS:
            line = f"{line[: token.start('name')]}{OLD_FIELDS[name]}{line[token.end('name') :]}"
        elif name == "is":
            line = f"{line[: token.start('value')]}{_with_new_values(token['value'])}{line[token.end() :]}"
    return line


def _with_new_values(value: str) -> str:
    return VALUE.sub(lambda piece: OLD_IS_WORDS.get(unquote(piece[0]), piece[0]), value)


def _of_field(line: str, name: str) -> Iterator[re.Match[str]]:
    return (token for token in TOKEN.finditer(line) if _field_name(token) == name)


def _field_name(token: re.Match[str]) -> str:
    """The field that a term is of, by its new name; empty for none."""
    name = (token["name"] or "").lower()
    return OLD_FIELDS.get(name, name)


def _dropped(line: str, name: str, value: str) -> str:
    # From the end, so that the offsets of the earlier terms stay valid.
    for token in reversed(list(_of_field(line, name))):
        pieces = VALUE.findall(token["value"])
        kept = [piece for piece in pieces if unquote(piece) != value]
        if len(kept) == len(pieces):
            continue
        if any(map(unquote, kept)):
            line = f"{line[: token.start('value')]}{','.join(kept)}{line[token.end() :]}"
        else:
            line = _cut(line, token)
    return line


def _added(line: str, name: str, value: str, negated: bool) -> str:
    for token in _of_field(line, name):
        if bool(token["minus"]) is negated:
            written = token["value"] + '"' * (token["value"].count('"') % 2)
            comma = "," if written and not written.endswith(",") else ""
            return (
                f"{line[: token.start('value')]}{written}{comma}{quote_if_needed(value)}{line[token.end() :]}"
            )
    term = f"{'-' if negated else ''}{name}:{quote_if_needed(value)}"
    last = next(reversed(list(TOKEN.finditer(line))), None)
    if last and last[0].count('"') % 2:
        # An unclosed quotation mark would include a term added after it.
        return _joined(f"{line[: last.start()].rstrip()} {term}".lstrip(), last[0])
    return f"{line.rstrip()} {term}".lstrip()


def _cut(line: str, token: re.Match[str]) -> str:
    """The line without a term and the white space before it."""
    return _joined(line[: token.start()].rstrip(), line[token.end() :])


def _joined(left: str, right: str) -> str:
    """Two parts of a line with white space between them."""
    if not left or not right.strip():
        return left or right.strip()
    return left + right if right[0].isspace() else f"{left} {right}"
