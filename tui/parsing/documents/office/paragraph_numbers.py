"""The automatic numbers of the paragraphs of a DOCX, counted as word processors count them (17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tui.parsing.documents.office.styles import StyleSheet
from tui.parsing.documents.office.word_xml import (
    Element,
    attribute,
    child,
    children,
    local_name,
    read_number,
)

_LEVELS = 9
_MOST_TEXT = 60
"""Code points of the pattern of a number."""
_MOST_ROMAN, _MOST_LETTERS = 4_000, 780
"""Larger numbers are in figures."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_OUTER = " \t.,:;)(]["


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """How the numbers of one level of a list are written."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    """The level whose numbers begin this one again; 0 for none, None for every level above."""
    is_legal: bool = False
    """Whether the numbers of the levels above are in figures, however these write them."""
    style: str = ""
    """The style whose paragraphs are of this level."""


@dataclass(frozen=True, slots=True)
class ParagraphNumber:
    """The automatic number of a paragraph."""

    written: str
    """As it is shown: `12.`, `(a)`, `Article 5`."""
    path: str
    """With the numbers of the levels above it, without brackets: `12.a`."""
    series: tuple[str, int]
    """The list it belongs to; another for each time that the list begins again."""


@dataclass(slots=True)
class _List:
    levels: dict[int, NumberLevel]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)
    paths: list[str] = field(default_factory=lambda: [""] * _LEVELS)
    restarts: int = 0


class ParagraphNumbers:
    """Counts the paragraphs of a document, in its order."""

    def __init__(self, root: Element | None, styles: StyleSheet) -> None:
        """Read the lists.

        Args:
            root: Of `numbering.xml`; None where there is none.
            styles: Those of the document.
        """
        self._styles = styles
        self._abstract = {attribute(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        self._nums = {attribute(one, "numId"): one for one in children(root, "num")}
        self._lists: dict[str, _List] = {}
        self._begun: set[tuple[str, int]] = set()
        self._own: dict[str, dict[int, NumberLevel]] = {}
        self.has_other_forms = False
        """Whether a number is in figures here because its own form is not known."""

    def next(self, properties: Element | None) -> ParagraphNumber | None:
        """Return the number of the next paragraph, from its `pPr`; None where it has none."""
        number, level = self._place(properties)
        num = self._nums.get(number)
        if num is None:
            return None
        key = self._list_of(num)
        found = self._lists.get(key)
        if found is None:
            found = self._lists[key] = _List(_levels(self._abstract.get(key)))
        own = self._overrides(number, num)
        self._begin_again(found, num, number, level)
        self._count(found, own, level)
        return self._number(found, own, level, key)

    def _place(self, properties: Element | None) -> tuple[str, int]:
        """Return the `numId` and the level of a paragraph."""
        direct = child(properties, "numPr")
        number = attribute(child(direct, "numId"), "val")
        level = attribute(child(direct, "ilvl"), "val")
        if not number:
            number, of_style, style = self._styles.numbering_of(self._styles.style_of(properties))
            level = level or of_style or self._level_of(number, style)
        return number, min(read_number(level, 0), _LEVELS - 1)

    def _level_of(self, number: str, style: str) -> str:
        num = self._nums.get(number)
        levels = _levels(self._abstract.get(self._list_of(num))) if num is not None else {}
        return next((str(at) for at, level in levels.items() if style and level.style == style), "")

    def _list_of(self, num: Element) -> str:
        """Return the id of the list that an instance numbers, which a style may name."""
        key = attribute(child(num, "abstractNumId"), "val")
        link = attribute(child(self._abstract.get(key), "numStyleLink"), "val")
        if link:
            linked = self._nums.get(self._styles.numbering_of(link)[0])
            return attribute(child(linked, "abstractNumId"), "val") or key
        return key

    def _overrides(self, number: str, num: Element) -> dict[int, NumberLevel]:
        if number not in self._own:
            found = {}
            for one in children(num, "lvlOverride"):
                level = child(one, "lvl")
                if level is not None:
                    found[read_number(attribute(one, "ilvl"), 0)] = _level(level)
            self._own[number] = found
        return self._own[number]

    def _begin_again(self, found: _List, num: Element, number: str, level: int) -> None:
        """Set the counts that an instance of a list begins with, the first time that it is used."""
        for one in children(num, "lvlOverride"):
            at, start = read_number(attribute(one, "ilvl"), 0), child(one, "startOverride")
            if start is None or at > level or (number, at) in self._begun:
                continue
            self._begun.add((number, at))
            found.counts[at] = read_number(attribute(start, "val"), 1) - 1
            found.counts[at + 1 :] = [None] * (_LEVELS - at - 1)
            if at == 0:
                found.restarts += 1

    def _count(self, found: _List, own: dict[int, NumberLevel], level: int) -> None:
        for above in range(level):
            if found.counts[above] is None:
                found.counts[above] = self._of(found, own, above).start
        before = found.counts[level]
        found.counts[level] = self._of(found, own, level).start if before is None else before + 1
        for below in range(level + 1, _LEVELS):
            restart = self._of(found, own, below).restart
            if restart is None or (restart and level < restart):
                found.counts[below] = None

    @staticmethod
    def _of(found: _List, own: dict[int, NumberLevel], level: int) -> NumberLevel:
        return own.get(level) or found.levels.get(level) or NumberLevel()

    def _number(
        self, found: _List, own: dict[int, NumberLevel], level: int, key: str
    ) -> ParagraphNumber | None:
        pattern = self._of(found, own, level)
        found.paths[level] = ""
        if pattern.form in {"bullet", "none"} and not _PLACE.search(pattern.text):
            return None
        if pattern.form == "bullet":
            return None

        def written(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            form = "decimal" if pattern.is_legal and at != level else self._of(found, own, at).form
            return self._in_form(found.counts[at] or 0, form)

        shown = _PLACE.sub(written, pattern.text).strip()
        if not shown:
            return None
        path = shown.strip(_OUTER)
        if level and f"%{level}" not in pattern.text and found.paths[level - 1]:
            path = f"{found.paths[level - 1]}.{path}"
        found.paths[level] = path[:_MOST_TEXT]
        return ParagraphNumber(shown, path[:_MOST_TEXT], (key, found.restarts))

    def _in_form(self, number: int, form: str) -> str:
        write = _FORMS.get(form)
        self.has_other_forms |= write is None
        return write(number) if write else str(number)


def _levels(abstract: Element | None) -> dict[int, NumberLevel]:
    return {read_number(attribute(one, "ilvl"), 0): _level(one) for one in children(abstract, "lvl")}


def _level(element: Element) -> NumberLevel:
    restart = child(element, "lvlRestart")
    form = child(element, "numFmt")
    if form is None:
        # Word writes forms with leading zeros for newer versions and, beside them, for older ones.
        inner = next((one for one in element.iter() if local_name(one) == "numFmt"), None)
        form = inner if inner is not None else form
    return NumberLevel(
        start=read_number(attribute(child(element, "start"), "val"), 0),
        form=attribute(form, "val") or "decimal",
        text=attribute(child(element, "lvlText"), "val")[:_MOST_TEXT],
        restart=None if restart is None else read_number(attribute(restart, "val"), 0),
        is_legal=(legal := child(element, "isLgl")) is not None
        and attribute(legal, "val") not in {"0", "false", "off"},
        style=attribute(child(element, "pStyle"), "val"),
    )


def write_roman(number: int) -> str:
    """Return a number in small Roman letters; in figures below 1 and from 4,000 on."""
    if not 0 < number < _MOST_ROMAN:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _letters(number: int) -> str:
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "none": lambda _number: "",
    "decimalZero": lambda number: f"{number:02d}",
    "lowerRoman": write_roman,
    "upperRoman": lambda number: write_roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "ordinal": _ordinal,
}
