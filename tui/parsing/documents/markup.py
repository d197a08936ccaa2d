"""Splitting HTML into tags and text, in time that is proportional to its length for any input.

As browsers read it (https://html.spec.whatwg.org/multipage/parsing.html#tokenization), except for markup
that never ends: browsers ignore the rest of the page, and here it is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_SPACE = r" \t\n\r\f"
# These always match, so they read no more text than they consume.
_NAME = re.compile(rf"[^{_SPACE}/>]*")
_ATTRIBUTE = re.compile(rf"[{_SPACE}/]*(?:([^{_SPACE}/>][^{_SPACE}/>=]*)([{_SPACE}]*=[{_SPACE}]*)?)?")
_BARE = re.compile(rf"[^{_SPACE}>]*")
_COMMENT_END = re.compile("--!?>")
_WITH_REFERENCES = frozenset({"title", "textarea"})
_END_OF = {
    name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE | re.ASCII)
    for name in (*_WITH_REFERENCES, "script", "style", "iframe", "noembed", "noframes", "xmp")
}
"""What ends an element in which there are no tags."""
_NUMBER = re.compile(r"&#0*([0-9]+);?")
_MOST_DIGITS = 7
"""Of the number of a character: Python refuses to read very long ones."""


class Begin(NamedTuple):
    """A tag that begins an element."""

    name: str
    """In small letters."""
    attributes: dict[str, str]
    """By names in small letters; empty where one has no value. Of two with one name, the first."""
    is_whole: bool
    """Whether it is the element's end as well, as `<br/>` is."""


class End(NamedTuple):
    """A tag that ends an element."""

    name: str
    """In small letters."""


def read_tags(text: str) -> Iterator[Begin | End | str]:
    """The tags of a page and the text between them, in their order, without comments and declarations.

    Args:
        text: HTML, or anything else.

    Yields:
        Tags, and text with its character references read; it may come in several pieces.
    """
    return _Tags(text).read()


class _Tags:
    """One pass over a page. A mark that is not in the rest of the page is not searched again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()
        """Marks that are not in the rest of the page."""
        self._is_broken = False
        """Whether a tag had no end but in quotation marks: from there on they hold no `>`."""

    def read(self) -> Iterator[Begin | End | str]:
        at = 0
        while (found := self._find("<", at)) is not None:
            if at < found:
                yield _with_references(self._text[at:found])
            tag, at = self._markup(found)
            if tag is not None:
                yield tag
            if isinstance(tag, Begin) and tag.name in _END_OF and not tag.is_whole:
                end = self._end_of(tag.name, at)
                if end is not None and end > at:
                    raw, at = self._text[at:end], end
                    yield _with_references(raw) if tag.name in _WITH_REFERENCES else raw
        if at < len(self._text):
            yield _with_references(self._text[at:])

    def _markup(self, at: int) -> tuple[Begin | End | str | None, int]:
        """Return what a `<` begins, None for a comment; and where that ends."""
        found: tuple[Begin | End | None, int] | None
        second = self._text[at + 1 : at + 2]
        if second.isascii() and second.isalpha():
            found = self._tag(at, at + 1)
        elif second == "/":
            third = self._text[at + 2 : at + 3]
            is_tag = third.isascii() and third.isalpha()
            found = self._tag(at, at + 2) if is_tag else self._left_out(at + 2, ">")
        elif second == "?":
            found = self._left_out(at + 2, ">")
        elif second == "!":
            found = self._declaration(at)
        else:
            found = None
        return found or ("<", at + 1)

    def _declaration(self, at: int) -> tuple[None, int] | None:
        if self._text.startswith("<!--", at):
            end = None if "-->" in self._missing else _COMMENT_END.search(self._text, at + 2)
            if not end:
                self._missing.add("-->")
            return (None, end.end()) if end else None
        return self._left_out(at, "]]>" if self._text.startswith("<![CDATA[", at) else ">")

    def _left_out(self, at: int, mark: str) -> tuple[None, int] | None:
        end = self._find(mark, at)
        return None if end is None else (None, end + len(mark))

    def _find(self, mark: str, at: int, room: int | None = None) -> int | None:
        if mark in self._missing:
            return None
        found = self._text.find(mark, at, room)
        if found < 0 and room in {None, len(self._text)}:
            self._missing.add(mark)
        return None if found < 0 else found

    def _end_of(self, name: str, at: int) -> int | None:
        match = None if f"</{name}" in self._missing else _END_OF[name].search(self._text, at)
        if not match:
            self._missing.add(f"</{name}")
        return match.start() if match else None

    def _tag(self, at: int, start: int) -> tuple[Begin | End, int] | None:
        """Return the tag whose name begins at `start`; None where the tag has no end."""
        nearest = self._find(">", start)
        if nearest is None:
            return None
        name = _taken(_NAME, self._text, start)
        room = nearest if self._is_broken else len(self._text)
        end, attributes, is_whole = self._attributes(start + len(name), room)
        if end is None:
            # At most one tag of a page is read to the end of the page without result.
            self._is_broken = True
            return self._tag(at, start)
        name = name.lower()
        return (End(name) if start > at + 1 else Begin(name, attributes, is_whole)), end

    def _attributes(self, at: int, room: int) -> tuple[int | None, dict[str, str], bool]:
        """Where the tag ends, None if nowhere; its attributes; whether a `/` stands in front of its end."""
        text, attributes = self._text, dict[str, str]()
        while True:
            begun, match = at, _ATTRIBUTE.match(text, at)
            if not match or match[1] is None:
                at = match.end() if match else at
                end = at + 1 if at < len(text) else None
                return end, attributes, at > begun and text[at - 1] == "/"
            at = match.end()
            value = ""
            if match[2]:
                value, at = self._value(at, room)
            attributes.setdefault(match[1].lower(), _with_references(value))

    def _value(self, at: int, room: int) -> tuple[str, int]:
        """The value that begins there, and where it ends. A quotation mark that is alone is part of it."""
        mark = self._text[at : at + 1]
        if mark in {'"', "'"}:
            end = self._find(mark, at + 1, room)
            if end is not None:
                return self._text[at + 1 : end], end + 1
        value = _taken(_BARE, self._text, at)
        return value, at + len(value)


def _taken(pattern: re.Pattern[str], text: str, at: int) -> str:
    match = pattern.match(text, at)
    return match[0] if match else ""


def _with_references(text: str) -> str:
    """Text with its character references read, as browsers do where they are odd."""
    if "&" not in text:
        return text
    return unescape(_NUMBER.sub(_short_number, text) if "&#" in text else text)


def _short_number(found: re.Match[str]) -> str:
    if len(found[1]) > _MOST_DIGITS:
        return "\ufffd"
    return f"&#{found[1]}" + (";" if found[0].endswith(";") else "")
