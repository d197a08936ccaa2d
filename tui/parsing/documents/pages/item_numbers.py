"""The numbers that browsers put before the items of a list: labels of paragraphs.

As HTML counts (https://html.spec.whatwg.org/multipage/grouping-content.html#ordinal-value) and CSS writes
(https://www.w3.org/TR/css-counter-styles-3/#simple-numeric). Of styles, only those in the tag are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tui.parsing.documents.markup import Begin, End, read_tags
from tui.parsing.documents.office.labels import NumberedParagraph, label_paragraphs
from tui.parsing.documents.office.paragraph_numbers import ParagraphNumber, write_roman
from tui.parsing.documents.pages.omissions import VOID, find_omission

_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_STYLE = re.compile(r"(?:^|;)\s*list-style(?:-type)?\s*:([^;]{0,60})", re.IGNORECASE)
_INTEGER = re.compile(r"\s*([+-]?[0-9]{1,9})(?![0-9])", re.ASCII)
_NO_NUMBER = frozenset({"none", "disc", "circle", "square"})
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


@dataclass(slots=True)
class _Item:
    """An item of a list."""

    tag: int
    """The number of its tag in the page, from 0."""
    value: int | None
    """The number that the tag gives it; None where it goes on counting."""
    form: str
    outer: _Item | None
    """The numbered item that its list stands in."""
    number: int = 0

    @property
    def written(self) -> str:
        """The number as browsers write it, without the dot behind it; empty for none."""
        return "" if self.form in _NO_NUMBER else _FORMS.get(self.form, str)(self.number)

    @property
    def path(self) -> str:
        """The number behind those of the items around it: `4.a`; empty where one is below 0."""
        around = self.outer.path if self.outer and self.outer.written else ""
        path = ".".join(filter(None, (around, self.written)))
        return "" if "-" in path else path


@dataclass(slots=True)
class _List:
    """A list while it is open."""

    is_ordered: bool
    start: int | None
    is_reversed: bool
    form: str
    outer: _Item | None
    items: list[_Item] = field(default_factory=list)

    def count(self) -> None:
        """Give each item its number."""
        step = -1 if self.is_reversed else 1
        number = self.start if self.start is not None else len(self.items) if self.is_reversed else 1
        for item in self.items:
            number = number if item.value is None else item.value
            item.number = number
            number += step


def label_items(text: str) -> Mapping[int, str]:
    """Return what is shown before the numbered items of a page.

    Args:
        text: HTML.

    Returns:
        By the number of the tag that begins an item, from 0: the label of its paragraph, which may be empty,
        `|`, and the number as it is written: `para 4|4.`.
    """
    if "<ol" not in text.casefold():
        return {}
    # A number is known when its list has ended, and that of an inner item when the outer list has.
    ended = list(_lists(text))
    numbered = [
        (item, ParagraphNumber(f"{item.written}.", item.path, (str(at), 0)))
        for at, listed in enumerate(ended)
        for item in listed
        if item.written
    ]
    numbered.sort(key=lambda pair: pair[0].tag)
    labels = label_paragraphs([NumberedParagraph(number, is_heading=False) for _, number in numbered])
    return {
        item.tag: f"{label}|{number.written}" for (item, number), label in zip(numbered, labels, strict=True)
    }


def _lists(text: str) -> Iterator[list[_Item]]:
    """Yield the items of each ordered list that is no part of what is left out."""
    stack: list[_List] = []
    within, depth = "", 0
    for at, tag in enumerate(read_tags(text)):
        if isinstance(tag, str):
            continue
        if within:
            depth += (
                (isinstance(tag, Begin) and not tag.is_whole) - isinstance(tag, End)
                if tag.name == within
                else 0
            )
            within = within if depth else ""
        elif isinstance(tag, End):
            if tag.name in _LISTS and stack:
                yield from _ended(stack.pop())
        elif find_omission(tag.name, tag.attributes) and tag.name not in VOID:
            within, depth = tag.name, int(not tag.is_whole)
            within = within if depth else ""
        elif tag.name in _LISTS:
            stack.append(_begun(tag, stack))
        elif tag.name == "li" and stack and stack[-1].is_ordered:
            stack[-1].items.append(_item(at, tag, stack[-1]))
    while stack:
        yield from _ended(stack.pop())


def _ended(listed: _List) -> Iterator[list[_Item]]:
    listed.count()
    if listed.items:
        yield listed.items


def _begun(tag: Begin, stack: list[_List]) -> _List:
    around = stack[-1] if stack else None
    return _List(
        is_ordered=tag.name == "ol",
        start=_integer(tag.attributes.get("start", "")),
        is_reversed="reversed" in tag.attributes,
        form=_form(tag, "decimal"),
        outer=around.items[-1] if around and around.items else None,
    )


def _item(at: int, tag: Begin, listed: _List) -> _Item:
    return _Item(at, _integer(tag.attributes.get("value", "")), _form(tag, listed.form), listed.outer)


def _form(tag: Begin, otherwise: str) -> str:
    """Return how a list or an item writes its numbers, by CSS's names."""
    if found := _STYLE.search(tag.attributes.get("style", "")):
        named = [word for word in found[1].casefold().split() if word in _FORMS or word in _NO_NUMBER]
        return named[0] if named else otherwise
    return _TYPES.get(tag.attributes.get("type", "").strip(), otherwise)


def _integer(text: str) -> int | None:
    found = _INTEGER.match(text)
    return int(found[1]) if found else None


def _letters(number: int) -> str:
    if number < 1:
        return str(number)
    written = ""
    while number:
        number, letter = divmod(number - 1, 26)
        written = chr(ord("a") + letter) + written
    return written


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimal-leading-zero": lambda number: f"{number:02d}",
    "lower-roman": write_roman,
    "upper-roman": lambda number: write_roman(number).upper(),
    **dict.fromkeys(("lower-alpha", "lower-latin"), _letters),
    **dict.fromkeys(("upper-alpha", "upper-latin"), lambda number: _letters(number).upper()),
}
