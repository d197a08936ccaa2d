"""Changing a term of a query line, as filters and periods do; the rest of it stays as it was typed."""

from __future__ import annotations

from collections.abc import Iterator

from tui.light_dataclass import dataclass
from tui.parsing.query.fields import OLD_FIELDS, OLD_IS_WORDS, PERIOD_FIELDS
from tui.parsing.query.lexer import VALUE, QueryToken, QueryTokenType, quote_if_needed, read_tokens, unquote


@dataclass(frozen=True, slots=True)
class LineTerm:
    """One of the terms that a line joins by AND: a term or parentheses, with the NOTs before it."""

    start: int
    """Where it begins, in code points from 0."""
    end: int
    """Where it ends, half-open."""
    written: str
    token: QueryToken | None = None
    """The term; None for parentheses."""
    negated: bool = False
    is_closed: bool = True
    """Whether its parenthesis or quotation mark is closed."""
    and_before: int | None = None
    """Where the AND before it begins; None without one."""
    and_after: int | None = None
    """Where the AND after it ends; None without one."""


def line_terms(line: str) -> list[LineTerm]:
    """Return the terms that a line joins by AND, in order; none where it joins any by OR.

    Args:
        line: A query, finished or not.
    """
    tokens = list(read_tokens(line))
    terms: list[LineTerm] = []
    at = 0
    while at < len(tokens):
        begin = at
        while at < len(tokens) and tokens[at].sort in {
            QueryTokenType.NOT,
            QueryTokenType.AND,
            QueryTokenType.CLOSE,
        }:
            at += 1
        if at == len(tokens):
            break
        if tokens[at].sort is QueryTokenType.OR:
            return []
        end = _last_of_term(tokens, at)
        terms.append(_term(line, tokens, begin, at, end))
        at = end + 1
    return terms


def _last_of_term(tokens: list[QueryToken], at: int) -> int:
    """The number of the last token of the term or the parentheses that begin at one."""
    depth = 0
    while True:
        depth += (tokens[at].sort is QueryTokenType.OPEN) - (tokens[at].sort is QueryTokenType.CLOSE)
        if depth <= 0 or at == len(tokens) - 1:
            return at
        at += 1


def _term(line: str, tokens: list[QueryToken], begin: int, at: int, end: int) -> LineTerm:
    """The term of the tokens from `at` to `end`, behind operators from `begin` on."""
    ands = [number for number in range(begin, at) if tokens[number].sort is not QueryTokenType.NOT]
    first = ands[-1] + 1 if ands else begin
    token, last = tokens[at], tokens[end]
    is_group = token.sort is QueryTokenType.OPEN
    is_and = bool(ands) and tokens[ands[-1]].sort is QueryTokenType.AND
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    return LineTerm(
        start=tokens[first].start,
        end=last.end,
        written=line[tokens[first].start : last.end],
        token=None if is_group else token,
        negated=token.minus is not bool((at - first) % 2),
        is_closed=last.sort is QueryTokenType.CLOSE if is_group else token.written.count('"') % 2 == 0,
        and_before=tokens[ands[-1]].start if is_and else None,
        and_after=after.end if after and after.sort is QueryTokenType.AND else None,
    )


def toggle_value(line: str, name: str, value: str, *, negated: bool = False) -> str:
    """Return the query with a value added to a field, or without it where it was there.

    A value is wanted (`kind:x`) or excluded (`-kind:x`), never both: adding it as one removes the other. What
    stands in parentheses or is joined by OR stays.

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
        for term, token in _of_field(line, name)
        if term.negated is negated
        for piece in VALUE.findall(token.value)
    } - {""}


def replace_period(line: str, when: str) -> str:
    """Return the query with another period, and everything else as it was typed.

    The terms `in:`, `from:` and `to:` that hold for the whole query are left out; what stands in parentheses,
    behind NOT or is joined by OR stays.

    Args:
        line: A query, finished or not.
        when: The period in EDTF; empty for none.
    """
    # From the end, so that the offsets of the earlier terms stay valid.
    for term in reversed(line_terms(line)):
        if term.token and term.token.name in PERIOD_FIELDS and not term.negated:
            line = _cut(line, term)
    return add_term(line, f"in:{when}") if when else line


def remove_value(line: str) -> Iterator[tuple[str, str]]:
    """Yield each term of the line as it was typed, and the line without that term."""
    for term in line_terms(line):
        yield term.written, _cut(line, term)


def replace_old_words(line: str) -> str:
    """The line with the new words in the place of old ones; the rest stays as it was typed."""
    # From behind, so that what is found stays in its place.
    for token in reversed(list(read_tokens(line))):
        if token.name in OLD_FIELDS:
            end = token.name_start + len(token.name)
            line = f"{line[: token.name_start]}{OLD_FIELDS[token.name]}{line[end:]}"
        elif token.name == "is":
            line = f"{line[: token.value_start]}{_with_new_values(token.value)}{line[token.end :]}"
    return line


def _with_new_values(value: str) -> str:
    return VALUE.sub(lambda piece: OLD_IS_WORDS.get(unquote(piece[0]), piece[0]), value)


def _of_field(line: str, name: str) -> list[tuple[LineTerm, QueryToken]]:
    """The terms of a field, by its new or its old name."""
    return [
        (term, term.token)
        for term in line_terms(line)
        if term.token and OLD_FIELDS.get(term.token.name, term.token.name) == name
    ]


def _dropped(line: str, name: str, value: str) -> str:
    # From the end, so that the offsets of the earlier terms stay valid.
    for term, token in reversed(_of_field(line, name)):
        pieces = VALUE.findall(token.value)
        kept = [piece for piece in pieces if unquote(piece) != value]
        if len(kept) == len(pieces):
            continue
        if any(map(unquote, kept)):
            line = f"{line[: token.value_start]}{','.join(kept)}{line[token.end :]}"
        else:
            line = _cut(line, term)
    return line


def _added(line: str, name: str, value: str, negated: bool) -> str:
    for term, token in _of_field(line, name):
        if term.negated is negated:
            written = token.value + '"' * (token.value.count('"') % 2)
            comma = "," if written and not written.endswith(",") else ""
            return f"{line[: token.value_start]}{written}{comma}{quote_if_needed(value)}{line[token.end :]}"
    return add_term(line, f"{'-' if negated else ''}{name}:{quote_if_needed(value)}")


def add_term(line: str, written: str) -> str:
    """Return the line with one more term that must hold.

    Args:
        line: A query, finished or not.
        written: The term, as it is written on a line.
    """
    terms, tokens = line_terms(line), list(read_tokens(line))
    if not terms and any(token.sort is QueryTokenType.OR for token in tokens):
        return f"{written} {enclose_line(line)}"
    behind = len(tokens)
    while behind and tokens[behind - 1].sort in {QueryTokenType.NOT, QueryTokenType.AND}:
        behind -= 1
    if terms and not terms[-1].is_closed:
        # An unclosed quotation mark or parenthesis would include a term added after it.
        at = terms[-1].start
    elif any(token.sort is QueryTokenType.NOT for token in tokens[behind:]):
        # What is added is not what the NOT at the end waits for.
        at = tokens[behind].start
    else:
        return f"{line.rstrip()} {written}".lstrip()
    return _joined(f"{line[:at].rstrip()} {written}".lstrip(), line[at:])


def enclose_line(line: str) -> str:
    """Return a line with OR in parentheses, `as-of:` and `range:` before them, to be joined with others."""
    depth, whole, moved, kept = 0, [], [], line
    is_negated = False
    for token in read_tokens(line):
        # Behind NOT it is no part of the query, and must not become one.
        was_negated, is_negated = is_negated, token.sort is QueryTokenType.NOT
        if not depth and token.sort is QueryTokenType.CLOSE:
            # Nothing is open that it could close.
            moved.append(token)
            continue
        depth += (token.sort is QueryTokenType.OPEN) - (token.sort is QueryTokenType.CLOSE)
        if not depth and not was_negated and OLD_FIELDS.get(token.name, token.name) in {"as-of", "range"}:
            whole.append(token)
            moved.append(token)
    for token in reversed(moved):
        kept = _joined(kept[: token.start].rstrip(), kept[token.end :])
    # A phrase that is still being typed must not become a finished one.
    closing = "" if kept.count('"') % 2 else ")" * (depth + 1)
    return " ".join((*(token.written for token in whole), f"({kept.strip()}{closing}"))


def _cut(line: str, term: LineTerm) -> str:
    """The line without a term, the white space before it, and the AND that joined it."""
    start = term.start if term.and_before is None else term.and_before
    end = term.end if term.and_before is not None or term.and_after is None else term.and_after
    return _joined(line[:start].rstrip(), line[end:])


def _joined(left: str, right: str) -> str:
    """Two parts of a line with white space between them."""
    if not left or not right.strip():
        return left or right.strip()
    return left + right if right[0].isspace() else f"{left} {right}"
