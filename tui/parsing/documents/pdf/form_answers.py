"""The answers of a form that was filled in: what is in its fields, where their boxes stand."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from tui.parsing.documents.contents import to_one_line
from tui.parsing.documents.pdf.letters import PageLetters
from tui.parsing.documents.pdf.pages import PageWord, Piece

_WIDGET, _FREE_TEXT = 20, 3
"""Of FPDFAnnot_GetSubtype (fpdf_annot.h)."""
_NOTES = frozenset({1, 9, 10, 11, 12, 14})
"""Notes and marks, which may have a remark."""
_CHECK_BOX, _RADIO_BUTTON, _COMBO_BOX, _LIST_BOX, _TEXT_FIELD = 2, 3, 4, 5, 6
"""Of FPDFAnnot_GetFormFieldType (fpdf_formfill.h)."""
_PASSWORD = 1 << 13
_MOST = 20_000
_MOST_BESIDE = 40
"""Pieces on the line of an answer that are looked at."""
TICKED, EMPTY = "[x]", "[ ]"
_SIZE = 10.0
_LOW = 9.0
"""Points, the lowest line of an answer of several."""
_XFA = frozenset({2, 3})
"""Of FPDF_GetFormType: forms of which Adobe's programs alone know where the fields stand."""


class FormAnswers(NamedTuple):
    """What was filled in on a page."""

    pieces: list[Piece]
    notes: int
    """How many notes were laid over the page; their words are not read."""


def open_form(document: Any) -> bool:  # noqa: ANN401  (pypdfium2 may be absent)
    """Prepare reading the fields of a document, before any of its pages is opened.

    Args:
        document: Of pypdfium2.

    Returns:
        Whether it is a form of a kind that is read only in part (XFA).
    """
    kind = document.get_formtype()
    if kind:
        document.init_forms()
    return kind in _XFA


def read_answers(page: Any, letters: PageLetters) -> FormAnswers:  # noqa: ANN401  (pypdfium2 may be absent)
    """Return the answers on a page, each as a piece of text where its box stands.

    Args:
        page: Of pypdfium2.
        letters: Those of the page, which know how it is turned.
    """
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    pieces: list[Piece] = []
    notes = 0
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        note = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind == _WIDGET and page.formenv:
            pieces += _answer(raw, page.formenv, note, letters)
        elif kind == _FREE_TEXT:
            pieces += _pieces(_contents(raw, note), *_place(raw, note, letters))
        elif kind in _NOTES and _contents(raw, note):
            notes += 1
        raw.FPDFPage_CloseAnnot(note)
    return FormAnswers(pieces, notes)


def _answer(raw: Any, form: Any, note: Any, letters: PageLetters) -> list[Piece]:  # noqa: ANN401
    kind = raw.FPDFAnnot_GetFormFieldType(form, note)
    if kind in {_CHECK_BOX, _RADIO_BUTTON}:
        text = TICKED if raw.FPDFAnnot_IsChecked(form, note) else EMPTY
    elif kind in {_TEXT_FIELD, _COMBO_BOX, _LIST_BOX}:
        if kind == _TEXT_FIELD and raw.FPDFAnnot_GetFormFieldFlags(form, note) & _PASSWORD:
            return []
        text = _value(raw, form, note)
    else:
        return []
    return _pieces(text, *_place(raw, note, letters))


def _place(raw: Any, note: Any, letters: PageLetters) -> tuple[float, float, float]:  # noqa: ANN401
    """Left, bottom and top of a field."""
    place = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, place)
    one, other = letters.upright(place.left, place.bottom), letters.upright(place.right, place.top)
    return min(one[0], other[0]), min(one[1], other[1]), max(one[1], other[1])


def _pieces(text: str, left: float, bottom: float, top: float) -> list[Piece]:
    """An answer as pieces, one for each of its lines; as one where the field is too low for them."""
    lines = [to_one_line(line).split() for line in text.splitlines() if line.strip()]
    if top - bottom < _LOW * len(lines):
        lines = [[word for line in lines for word in line]] if lines else []
    step = (top - bottom) / max(1, len(lines))
    size = min(_SIZE, step) or _SIZE
    pieces = []
    for at, line in enumerate(lines):
        words, end = [], left
        for word in line:
            words.append(PageWord(word, end, end + size * len(word) / 2, size))
            end = words[-1].right + size / 4
        pieces.append(Piece(tuple(words), top - (at + 0.5) * step - 0.3 * size, size))
    return pieces


def _value(raw: Any, form: Any, note: Any) -> str:  # noqa: ANN401
    size = raw.FPDFAnnot_GetFormFieldValue(form, note, None, 0)
    held = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetFormFieldValue(form, note, held, size)
    return bytes(held)[:size].decode("utf-16-le", "replace").rstrip("\0")


def _contents(raw: Any, note: Any) -> str:  # noqa: ANN401
    size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    held = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(note, b"Contents", held, size)
    return bytes(held)[:size].decode("utf-16-le", "replace").rstrip("\0").strip()


def place_answers(pieces: Sequence[Piece], answers: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a page with each answer behind its question: on its line, or else above it.

    Args:
        pieces: What is written on the page, in the order of the file.
        answers: What was filled in.
    """
    if not answers:
        return list(pieces)
    heights = sorted((piece.base, at) for at, piece in enumerate(pieces))
    placed: list[tuple[float, Piece]] = [(float(at), piece) for at, piece in enumerate(pieces)]
    for answer in answers:
        start = bisect_left(heights, (answer.base - _SIZE / 2, -1))
        near = [at for base, at in heights[start : start + _MOST_BESIDE] if base <= answer.base + _SIZE / 2]
        if near:
            beside = min(near, key=lambda at: _distance(pieces[at], answer))
            placed.append((beside + (0.5 if pieces[beside].left < answer.left else -0.5), answer))
        else:
            above = heights[start][1] if start < len(heights) else -1
            placed.append((above + 0.7, answer))
    return [piece for _, piece in sorted(placed, key=lambda one: one[0])]


def _distance(one: Piece, other: Piece) -> float:
    return max(one.left - other.right, other.left - one.right)
