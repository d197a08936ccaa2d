"""What is drawn on a page: rules, boxes over text, text in the colour of the paper, missing fonts."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tui.parsing.documents.pdf.letters import PageLetters, font_name
from tui.parsing.documents.pdf.pages import Box, Rule

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
"""Of FPDFPageObj_GetType (fpdf_edit.h)."""
_MOST = 20_000
"""Objects of a page that are looked at."""
_DEEPEST = 4
_INVISIBLE = 3
_OPAQUE, _PALE = 250, 245
_RULE = 2.5
"""Points, the thickest rule."""
_SHORTEST = 20
_BOX = 4.0
"""Points, the thinnest box."""
_SQUARE, _HIGHLIGHT = 5, 9
"""Of FPDFAnnot_GetSubtype (fpdf_annot.h)."""
_STANDARD = ("times", "helvetica", "courier", "arial", "symbol", "zapfdingbats")
"""How the names begin of fonts that every reader has."""

Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


class Cover(NamedTuple):
    """A filled rectangle, and when it is drawn."""

    box: Box
    order: int


@dataclass(slots=True)
class PageObjects:
    """What was found on a page."""

    rules: list[Rule] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    orders: dict[int, int] = field(default_factory=dict)
    """When each text is drawn, by the address of its object."""
    pale: set[int] = field(default_factory=set)
    """The addresses of texts in the colour of paper."""
    unseen: set[int] = field(default_factory=set)
    """The addresses of texts that are not drawn: those that text recognition lays under a picture."""
    foreign: dict[int, str] = field(default_factory=dict)
    """The fonts of texts that are not in the file, by the address of the text."""
    is_whole: bool = True
    """Whether all objects were looked at."""


class HiddenWords(NamedTuple):
    """How many words of a page cannot be seen, and why."""

    covered: int = 0
    pale: int = 0
    unseen: int = 0


def read_objects(page: Any, letters: PageLetters) -> PageObjects:  # noqa: ANN401  (pypdfium2 may be absent)
    """Return what is drawn on a page.

    Args:
        page: Of pypdfium2.
        letters: Those of the page, which know how it is turned.
    """
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    found = PageObjects()
    reader = _ObjectReader(raw, letters, found)
    for order, (shape, matrix) in enumerate(_objects(raw, page, _PLAIN, 0)):
        if order >= _MOST:
            found.is_whole = False
            break
        reader.add(shape, matrix, order)
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        reader.add_annotation(page, at)
    return found


def _objects(raw: Any, holder: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401
    count, get = (
        (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
        if depth == 0
        else (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
    )
    for at in range(count(holder)):
        shape = get(holder, at)
        if raw.FPDFPageObj_GetType(shape) == _FORM and depth < _DEEPEST:
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(shape, own)
            inner = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
            yield from _objects(raw, shape, inner, depth + 1)
        else:
            yield shape, matrix


class _ObjectReader:
    def __init__(self, raw: Any, letters: PageLetters, found: PageObjects) -> None:  # noqa: ANN401
        self._raw, self._letters, self._found = raw, letters, found
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._fonts: dict[int, str] = {}

    def add(self, shape: Any, matrix: Matrix, order: int) -> None:  # noqa: ANN401
        kind = self._raw.FPDFPageObj_GetType(shape)
        if kind == _TEXT:
            self._add_text(shape, order)
        elif kind == _PATH:
            self._add_path(shape, matrix, order)
        elif kind in {_IMAGE, _SHADING}:
            self._found.images.append(self._box(shape, matrix))

    def add_annotation(self, page: Any, at: int) -> None:  # noqa: ANN401
        """Add a square or a highlight that was laid over the page as a remark, where it is dark."""
        raw = self._raw
        note = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind in {_SQUARE, _HIGHLIGHT}:
            inner = 1 if kind == _SQUARE else 0
            place = raw.FS_RECTF()
            is_filled = raw.FPDFAnnot_GetColor(note, inner, *map(ctypes.byref, self._colour))
            is_dark = is_filled and max(one.value for one in self._colour[:3]) < 80
            # The colour of one that is drawn in a way of its own is not known.
            if raw.FPDFAnnot_GetRect(note, place) and (is_dark or kind == _SQUARE):
                corners = ((place.left, place.bottom), (place.right, place.top))
                self._found.covers.append(Cover(self._upright(corners), _MOST + at))
        raw.FPDFPage_CloseAnnot(note)

    def _add_text(self, shape: Any, order: int) -> None:  # noqa: ANN401
        raw, found = self._raw, self._found
        address = ctypes.addressof(shape.contents)
        found.orders[address] = order
        font = raw.FPDFTextObj_GetFont(shape)
        if font and (name := self._foreign_font(font)):
            found.foreign[address] = name
        if raw.FPDFTextObj_GetTextRenderMode(shape) == _INVISIBLE:
            found.unseen.add(address)
        elif self._fill(shape)[:3] >= (_PALE,) * 3 and min(self._fill(shape)[:3]) >= _PALE:
            found.pale.add(address)

    def _foreign_font(self, font: Any) -> str:  # noqa: ANN401
        """The name of a font that is not in the file, and that not every reader has; else empty."""
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            name = font_name(self._raw, font)
            is_common = name.casefold().startswith(_STANDARD)
            is_embedded = self._raw.FPDFFont_GetIsEmbedded(font) == 1
            self._fonts[address] = "" if is_embedded or is_common else name or "without a name"
        return self._fonts[address]

    def _add_path(self, shape: Any, matrix: Matrix, order: int) -> None:  # noqa: ANN401
        raw, mode, stroke = self._raw, ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(shape, mode, stroke)
        if not mode.value and not stroke.value:
            return
        box = self._box(shape, matrix)
        wide, high = box.right - box.left, box.top - box.bottom
        if high <= _RULE:
            if wide >= _SHORTEST:
                self._found.rules.append(Rule(box.left, box.right, (box.top + box.bottom) / 2))
            return
        if raw.FPDFPath_CountSegments(shape) > 6 or wide < _BOX or high < _BOX:
            return
        if not mode.value and raw.FPDFPath_CountSegments(shape) == 2:
            self._add_thick_line(shape, matrix, order)
            return
        if stroke.value and wide >= _SHORTEST:
            self._found.rules += [Rule(box.left, box.right, height) for height in (box.top, box.bottom)]
        if mode.value and self._fill(shape)[3] >= _OPAQUE and not raw.FPDFPageObj_HasTransparency(shape):
            self._found.covers.append(Cover(box, order))

    def _add_thick_line(self, shape: Any, matrix: Matrix, order: int) -> None:  # noqa: ANN401
        """Add a line that is drawn so thick that it covers words."""
        raw, width, held = self._raw, ctypes.c_float(), [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetStrokeWidth(shape, width)
        is_drawn = raw.FPDFPageObj_GetStrokeColor(shape, *held) and held[3].value >= _OPAQUE
        if not is_drawn or width.value < _BOX or raw.FPDFPageObj_HasTransparency(shape):
            return
        left, bottom, right, top = self._box(shape, matrix)
        # Its bounds reach beyond it on all sides, as far as beside it.
        beside = min(right - left, top - bottom) / 2
        over = max(0.0, beside - width.value / 2)
        if right - left > top - bottom:
            box = Box(left + beside, bottom + over, right - beside, top - over)
        else:
            box = Box(left + over, bottom + beside, right - over, top - beside)
        self._found.covers.append(Cover(box, order))

    def _fill(self, shape: Any) -> tuple[int, int, int, int]:  # noqa: ANN401
        if not self._raw.FPDFPageObj_GetFillColor(shape, *self._colour):
            return 0, 0, 0, 0
        red, green, blue, alpha = (one.value for one in self._colour)
        return red, green, blue, alpha

    def _box(self, shape: Any, matrix: Matrix) -> Box:  # noqa: ANN401
        bounds = self._bounds
        self._raw.FPDFPageObj_GetBounds(shape, *bounds)
        left, bottom, right, top = (one.value for one in bounds)
        corners = ((left, bottom), (right, top), (left, top), (right, bottom))
        a, b, c, d, e, f = matrix
        return self._upright([(a * x + c * y + e, b * x + d * y + f) for x, y in corners])

    def _upright(self, corners: Sequence[tuple[float, float]]) -> Box:
        places = [self._letters.upright(x, y) for x, y in corners]
        xs, ys = [x for x, _ in places], [y for _, y in places]
        return Box(min(xs), min(ys), max(xs), max(ys))


def _product(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
    )  # fmt: skip


def hidden_words(objects: PageObjects, letters: PageLetters, text: str) -> HiddenWords:
    """Return how many words of a page cannot be seen.

    Args:
        objects: What is drawn on it.
        letters: Those of the page.
        text: All of them, as `PageLetters.read` gives them.
    """
    if not (objects.covers or objects.pale or objects.unseen):
        return HiddenWords()
    covered = pale = unseen = 0
    at = 0
    for word in text.split():
        at = text.index(word, at)
        middle = at + len(word) // 2
        end = at + len(word)
        drawn = letters.drawn_by(middle)
        place = _middle(letters, middle)
        order = objects.orders.get(drawn, -1)
        over = [cover.box for cover in objects.covers if cover.order > order >= 0]
        if over and any(box.holds(*_middle(letters, letter)) for letter in range(at, end) for box in over):
            covered += 1
        elif drawn in objects.unseen:
            unseen += not any(image.holds(*place) for image in objects.images)
        elif drawn in objects.pale:
            behind = [*objects.images, *(cover.box for cover in objects.covers if cover.order < order)]
            pale += not any(box.holds(*place) for box in behind)
        at = end
    return HiddenWords(covered, pale, unseen)


def _middle(letters: PageLetters, at: int) -> tuple[float, float]:
    left, bottom, right, top = letters.box(at)
    return (left + right) / 2, (bottom + top) / 2


def lost_letters(objects: PageObjects, letters: PageLetters, count: int) -> dict[str, int]:
    """Return by font how many texts of a page have no letters, because the font is not on this machine.

    Args:
        objects: What is drawn on the page.
        letters: Those of the page.
        count: How many they are.
    """
    if not objects.foreign:
        return {}
    shown = {letters.drawn_by(at) for at in range(count)}
    lost: dict[str, int] = {}
    read: dict[str, int] = {}
    for address, name in objects.foreign.items():
        counted = read if address in shown else lost
        counted[name] = counted.get(name, 0) + 1
    # Spaces that are drawn by themselves have no letters either.
    return {name: number for name, number in lost.items() if number > 1.5 * read.get(name, 0)}
