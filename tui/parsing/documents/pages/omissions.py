"""What is left out of a page: what is no text, what is for navigation, what is hidden or struck out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from enum import StrEnum

from tui.parsing.documents.markup import Begin, End, read_tags
from tui.text.plural import pluralize


class Omission(StrEnum):
    """Why an element is left out."""

    NO_TEXT = "no text"
    HIDDEN = "hidden"
    STRUCK = "struck out"
    NOTE_MARK = "the mark of a note"
    FIELD = "a field of a form"
    FORMULA = "a formula"
    PICTURE = "a picture"
    EMBEDDED = "a page or a player within the page"


WITH_TEXT = frozenset({Omission.HIDDEN, Omission.STRUCK, Omission.FIELD, Omission.FORMULA})
"""What is counted only where there is text in it."""


VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
"""Elements without content and without an end."""
_NO_TEXT = frozenset({
    "script", "style", "template", "nav", "noscript", "svg", "math", "iframe", "object", "canvas",
    "audio", "video", "select", "button", "textarea",
})  # fmt: skip
_TOLD = {
    "math": Omission.FORMULA,
    **dict.fromkeys(("select", "textarea"), Omission.FIELD),
    **dict.fromkeys(("audio", "iframe", "object", "video"), Omission.EMBEDDED),
}
_BUTTONS = frozenset({"hidden", "submit", "button", "reset", "image", "checkbox", "radio"})
"""Kinds of `input` into which nothing is typed."""
_STRUCK = frozenset({"del", "s", "strike"})
_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?=;|!|$)|opacity\s*:\s*0(?:\.0*)?\s*(?=;|!|$))",
    re.IGNORECASE,
)
_STRUCK_STYLE = re.compile(
    r"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]{0,60}\bline-through\b", re.IGNORECASE
)
_RAISED_STYLE = re.compile(r"(?:^|;)\s*vertical-align\s*:\s*super\b", re.IGNORECASE)
_MOST_STYLE = 2_000
"""Code points of a `style` that are read."""
_NOTE = re.compile(r"(?:foot|end)note-ref-")


def find_omission(tag: str, values: dict[str, str], *, from_docx: bool = False) -> Omission | None:
    """Return why an element is left out of a page; None where it is not.

    Args:
        tag: The name of the element.
        values: Its attributes.
        from_docx: Whether mammoth made the page, whose marks of notes are left out.
    """
    if tag in _NO_TEXT:
        return _TOLD.get(tag, Omission.NO_TEXT)
    if tag in VOID:
        return None
    if tag in _STRUCK:
        return Omission.STRUCK
    style = values.get("style", "")[:_MOST_STYLE]
    if ("hidden" in values and tag not in {"html", "body"}) or (style and _HIDDEN_STYLE.search(style)):
        return Omission.HIDDEN
    if style and _STRUCK_STYLE.search(style):
        return Omission.STRUCK
    if (
        from_docx
        and tag == "a"
        and (_NOTE.match(values.get("id", "")) or _NOTE.match(values.get("href", "")[1:]))
    ):
        return Omission.NOTE_MARK
    return None


def find_unread(tag: str, values: dict[str, str]) -> Omission | None:
    """Return what an element without an end shows that is not read; None where it shows nothing of its own.

    Args:
        tag: The name of the element.
        values: Its attributes. A picture with an empty `alt` is decoration by HTML's rule.
    """
    if tag == "img" and values.get("alt", "").strip():
        return Omission.PICTURE
    if tag == "embed":
        return Omission.EMBEDDED
    if tag != "input":
        return None
    is_typed = values.get("type", "").strip().casefold() not in _BUTTONS
    is_filled = "checked" in values or (is_typed and values.get("value", "").strip())
    return Omission.FIELD if is_filled else None


def is_raised(tag: str, values: dict[str, str]) -> bool:
    """Return whether an element raises its text, as marks of notes are.

    Args:
        tag: The name of the element.
        values: Its attributes.
    """
    style = values.get("style", "")[:_MOST_STYLE]
    return tag == "sup" or bool(style and _RAISED_STYLE.search(style))


def find_unclosed(text: str, *, from_docx: bool = False) -> set[int]:
    """Return which tags begin an element that would be left out and is never closed: their numbers, from 0.

    Such an element is kept: else the rest of the page would be lost.

    Args:
        text: Of the page.
        from_docx: As in `find_omission`.
    """
    opened: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for number, tag in enumerate(read_tags(text)):
        if isinstance(tag, str):
            continue
        if isinstance(tag, Begin):
            is_left_out = find_omission(tag.name, tag.attributes, from_docx=from_docx) is not None
            opened[tag.name].append((number, is_left_out))
        if opened[tag.name] and (isinstance(tag, End) or tag.is_whole):
            opened[tag.name].pop()
    return {number for tags in opened.values() for number, is_left_out in tags if is_left_out}


def omission_remarks(counts: Counter[Omission], kept: Counter[Omission]) -> tuple[str, ...]:
    """Return the remarks about what was left out of a page.

    Args:
        counts: How many stretches with text in them were left out, by why.
        kept: How many were not, because they are never closed.
    """
    told = [f"{words} left out ({pluralize(counts[why], 'place')})" for why, words in _WORDS if counts[why]]
    for why in (Omission.STRUCK, Omission.HIDDEN):
        if count := kept[why]:
            told.append(
                f"text that is {why} is kept where its end is not marked ({pluralize(count, 'place')})"
            )
    return tuple(told)


_WORDS = (
    (Omission.STRUCK, "text that is struck out is"),
    (Omission.HIDDEN, "hidden text is"),
    (Omission.NOTE_MARK, "marks of notes in the text are"),
    (Omission.FIELD, "the content of form fields is"),
    (Omission.FORMULA, "formulas are"),
    (Omission.PICTURE, "pictures are"),
    (Omission.EMBEDDED, "pages and players within the page are"),
)
