"""Parsing the passages of a source: paragraphs, each with an optional label and optional attributes.

A paragraph is a run of lines that are not blank. Its text is kept as it is written, except for white space
around each line and line ends, which become single spaces.

A label is text in square brackets at the very beginning, followed by a space: at most 20 letters a to z,
digits, full stops, hyphens and spaces, at least one of them a digit: `[6]`, `[12a]`, `[p. 12]`, `[P3]`. So
`[sic]` and `[the Minister]` belong to the text; and so does a year in four digits, which law reports write:
`[2013] EWCA Crim 7`.

Attributes are pandoc's (https://pandoc.org/MANUAL.html#extension-attributes): `{key=value key="a value"
.class #id}` at the very end, after a space. Classes and ids are ignored. Braces around anything else are
text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from tui.chronology.edtf import EdtfError, parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.keys import WordsHash
from tui.chronology.problem import Severity
from tui.chronology.source import Passage, SourceSpan
from tui.parsing.date_values import DateValue
from tui.parsing.errors import SyntaxFault, quote_value
from tui.parsing.events.validation_messages import unknown_key
from tui.parsing.old_words import ATTRIBUTES as OLD_ATTRIBUTES
from tui.parsing.old_words import OldWord, old_attribute_fault

ATTRIBUTES = ("span", "hash", "speaker", "said-by", "said-on", "matter", "origin", "about", "bates")
"""The attributes a passage may have, in the usual order."""
_DATES = ("about", "said-on")
"""Those that are dates."""
_FIELDS = {"said-by": "said_by", "said-on": "said_on", "matter": "matters"}
"""By attribute, the field of the model, where that has another name."""

_LABEL = re.compile(r"\[(?=[^\]]*\d)(?!\d{4}\])([\w.\- ]{1,20})\]\s+(?=\S)", re.ASCII)
_ITEM = r"""(?:[#.][\w:.\-]+|[A-Za-z][\w:.\-]*=(?:"(?:[^"\\]|\\.)*"|[^\s"'{}=<>`]+))"""
_BLOCK = re.compile(rf"\{{\s*{_ITEM}(?:\s+{_ITEM})*\s*\}}", re.ASCII | re.DOTALL)
_PAIR = re.compile(
    r"""([A-Za-z][\w:.\-]*)=(?:"((?:[^"\\]|\\.)*)"|([^\s"'{}=<>`]+))|[#.][\w:.\-]+""", re.ASCII | re.DOTALL
)
# That a word begins there is asked last: asked first, it is asked at every letter.
_ATTRIBUTE = re.compile(
    "(?:" + "|".join(rf"{name}(?<!\w{name})" for name in (*ATTRIBUTES, *OLD_ATTRIBUTES)) + r")\s*="
)
_MOST_BRACES = 16
"""Opening braces tried as the beginning of a block, from the end: its values may contain braces."""


class SourceParagraph(NamedTuple):
    """A run of lines that are not blank: half-open offsets in code points."""

    start: int
    end: int
    line: int
    """The line on which it begins, from 1."""


@dataclass(frozen=True, slots=True)
class ParsedPassage:
    """One passage, where its text stands in the file, and what is wrong in it."""

    passage: Passage
    start: int
    """Where the text begins, without its label, in code points of the file."""
    end: int
    """Where the text ends, without its attributes, half-open."""
    faults: tuple[SyntaxFault, ...]
    old_words: tuple[OldWord, ...] = ()
    """Old attributes that were read as the new ones; no fault tells of them."""
    dates: tuple[DateValue, ...] = ()
    """The dates that are no EDTF."""


def paragraphs(text: str, start: int, line: int) -> Iterator[SourceParagraph]:
    """Yield the paragraphs of a text, in order.

    Args:
        text: That of the whole file.
        start: Where to begin, in code points from 0: the beginning of a line.
        line: The number of that line, from 1.
    """
    begun: tuple[int, int] | None = None
    end = start
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if text[start:stop].isspace() or start == stop:
            if begun:
                yield SourceParagraph(begun[0], end, begun[1])
            begun = None
        else:
            begun = begun or (start, line)
            end = stop
        start, line = stop + 1, line + 1
    if begun:
        yield SourceParagraph(begun[0], end, begun[1])


def read_passage(text: str, paragraph: SourceParagraph, number: int) -> ParsedPassage:
    """Return the passage of one paragraph. Never raises for what is in it.

    Args:
        text: That of the whole file.
        paragraph: Where the paragraph stands in it.
        number: That of the passage in its source, from 1.
    """
    start, end = _trimmed(text, paragraph.start, paragraph.end)
    label = _LABEL.match(text, start, end)
    body = label.end() if label else start
    block = _block(text, body, end)
    faults: list[SyntaxFault] = []
    old_words: list[OldWord] = []
    dates: list[DateValue] = []
    fields: dict[str, Any] = {}
    if block is not None:
        fields = _fields(text, block, end, faults, old_words=old_words, dates=dates)
        end = _trimmed(text, body, block)[1]
    faults += _lookalikes(text, body, end)
    passage = Passage(
        number=number,
        label=label[1].strip() if label else "",
        text=" ".join(line.strip() for line in text[body:end].split("\n")),
        line=paragraph.line,
        **fields,
    )
    return ParsedPassage(passage, body, end, tuple(faults), tuple(old_words), tuple(dates))


def attribute_places(text: str, end: int) -> dict[str, tuple[int, int]]:
    """Where the attributes of a passage stand in a file, each from its name to the end of its value.

    Args:
        text: That of the whole file.
        end: Where the passage's own text ends in it (`ParsedPassage.end`).

    Returns:
        By name, half-open offsets in code points; empty where the passage has no attribute block. An old
        word for an attribute is given as the new one.
    """
    while end < len(text) and text[end].isspace():
        end += 1
    block = _BLOCK.match(text, end)
    pairs = _PAIR.finditer(text, end + 1, block.end()) if block else ()
    return {OLD_ATTRIBUTES.get(pair[1], pair[1]): pair.span() for pair in pairs if pair[1]}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def _block(text: str, start: int, end: int) -> int | None:
    """Where the attribute block begins that ends at `end`."""
    if text[end - 1] != "}":
        return None
    brace = end
    for _ in range(_MOST_BRACES):
        brace = text.rfind("{", start, brace)
        if brace < 0:
            return None
        if (brace == start or text[brace - 1].isspace()) and _BLOCK.fullmatch(text, brace, end):
            return brace
    return None


def _lookalikes(text: str, start: int, end: int) -> Iterator[SyntaxFault]:
    """A fault for braces in the text of a passage that were meant as its attributes."""
    brace = _meant_brace(text, start, end)
    if brace is None:
        return
    closing = text.find("}", brace, end)
    remedy = 'write key=value, or key="value" where the value has spaces, with a space before the brace'
    if closing < 0:
        message = "this brace is never closed, so what follows it is read as text"
        yield SyntaxFault("bad-attributes", brace, end, message, "write `}` after the last attribute")
    elif closing + 1 < end:
        message = "these braces are read as text because they are not at the end of the passage"
        yield SyntaxFault(
            "bad-attributes", brace, closing + 1, message, "move them to the end of the passage"
        )
    else:
        message = "these braces are read as text because they are not valid attributes"
        yield SyntaxFault("bad-attributes", brace, end, message, remedy)


def _meant_brace(text: str, start: int, end: int) -> int | None:
    """The first opening brace behind which, on its line and in no other braces, an attribute is given."""
    # A brace before the attribute looked at last would have been found for that one.
    passed = start
    for found in _ATTRIBUTE.finditer(text, start, end):
        at = found.start()
        brace = text.rfind("{", passed, at)
        if brace >= 0 and not any(text.find(sign, brace, at) >= 0 for sign in "}\n"):
            return brace
        passed = at
    return None


def _fields(
    text: str,
    start: int,
    end: int,
    faults: list[SyntaxFault],
    *,
    old_words: list[OldWord],
    dates: list[DateValue],
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    written: set[str] = set()
    pairs = [pair for pair in _PAIR.finditer(text, start + 1, end) if pair[1]]
    names = {pair[1] for pair in pairs}
    for pair in pairs:
        key = pair[1]
        if key in OLD_ATTRIBUTES:
            old, key = key, OLD_ATTRIBUTES[key]
            if key in names:
                faults.append(old_attribute_fault(old, key, *pair.span(1)))
                continue
            old_words.append(OldWord(old, key, *pair.span(1)))
        if key in written:
            message = f"the attribute {quote_value(key)} is written twice"
            faults.append(SyntaxFault("repeated-attribute", *pair.span(1), message, "delete one of the two"))
            values.pop(_FIELDS.get(key, key), None)
        elif pair[3] is not None and pair[3].endswith((",", ";")):
            message = f"the value of {quote_value(key)} ends with a `{pair[3][-1]}`"
            remedy = "delete it: separate attributes with spaces only"
            faults.append(SyntaxFault("bad-attributes", *pair.span(3), message, remedy))
        elif key in _READERS:
            value, (first, last) = _value(pair)
            read = _READERS[key](value, first, last, faults)
            if read is not None:
                values[_FIELDS.get(key, key)] = read
            elif key in _DATES:
                dates.append(DateValue((key,), value, first, last))
        elif not key.startswith(("x-", "data-")):
            finding = unknown_key((key,), "a passage", ATTRIBUTES, ())
            faults.append(
                SyntaxFault(
                    "unknown-attribute", *pair.span(1), finding.message, finding.remedy, Severity.WARNING
                )
            )
        written.add(key)
    return values


def _value(pair: re.Match[str]) -> tuple[str, tuple[int, int]]:
    if pair[3] is not None:
        return pair[3], pair.span(3)
    return re.sub(r"\\(.)", r"\1", pair[2], flags=re.DOTALL).replace("\n", " "), pair.span(2)


def _words(value: str, start: int, end: int, faults: list[SyntaxFault]) -> str | None:
    return value.strip()


def _ids(value: str, start: int, end: int, faults: list[SyntaxFault]) -> tuple[str, ...] | None:
    """Return ids with commas between them, each once; whether they exist is checked later."""
    names = tuple(dict.fromkeys(filter(None, map(str.strip, value.split(",")))))
    if names:
        return names
    remedy = "write an id, or several with commas between them; or delete the attribute"
    faults.append(SyntaxFault("bad-attributes", start, end, "this attribute names nothing", remedy))
    return None


def _span(value: str, start: int, end: int, faults: list[SyntaxFault]) -> SourceSpan | None:
    match = re.fullmatch(r"([0-9]{1,12})-([0-9]{1,12})", value)
    if match and int(match[1]) < int(match[2]):
        return SourceSpan(start=int(match[1]), end=int(match[2]))
    message = f"{quote_value(value)} is not a span of an original"
    remedy = "count characters from 0; write START-END, where END is the number after the last: span=658-784"
    faults.append(SyntaxFault("bad-span", start, end, message, remedy))
    return None


def _hash(value: str, start: int, end: int, faults: list[SyntaxFault]) -> WordsHash | None:
    with suppress(ValueError):
        return WordsHash.parse(value)
    message = f"{quote_value(value)} is not a hash"
    remedy = "write the number of words, a colon and 16 hexadecimal digits, as `dateline corpus hash` does"
    faults.append(SyntaxFault("bad-hash", start, end, message, remedy))
    return None


def _date(value: str, start: int, end: int, faults: list[SyntaxFault]) -> EdtfDate | None:
    try:
        return parse(value)
    except EdtfError as error:
        if end - start == len(value):
            start, end = start + error.start, start + error.end
        # The reader of dates, which only a mistake needs.
        from tui.chronology.date_reader.typed_dates import explain_refusal  # noqa: PLC0415

        explained = explain_refusal(value, error)
        faults.append(SyntaxFault("bad-date", start, end, explained.reason, explained.remedy))
        return None


_READERS: dict[str, Callable[[str, int, int, list[SyntaxFault]], Any]] = {
    "span": _span,
    "hash": _hash,
    "speaker": _words,
    "origin": _words,
    "bates": _words,
    "about": _date,
    "said-by": _ids,
    "said-on": _date,
    "matter": _ids,
}
