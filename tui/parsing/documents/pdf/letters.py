"""The letters of a page, read with pypdfium2: what they are, where they stand, and what draws them."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import Any

HYPHENS = "\x02\ufffe"
"""What pdfium gives for a hyphen at the end of a line, in place of a line end."""
_LEVEL = 10
"""Degrees by which a line may rise or fall: pages that were scanned lie askew."""


class PageLetters:
    """The letters of one page. Places are those on the page as it is read, which may be turned."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401  (pypdfium2 may be absent)
        """Read the letters.

        Args:
            text: The text page of pypdfium2.
        """
        from pypdfium2 import raw  # noqa: PLC0415  (an extra)

        self._raw, self._text = raw, text
        self._rectangle, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._matrix = raw.FS_MATRIX()
        self.turned = 0
        """Degrees, counter-clockwise, by which what is drawn is turned."""
        self._fonts: dict[int, bool] = {}

    def read(self) -> str:
        """Return the letters, as pdfium counts them: of one beyond U+FFFF, two halves."""
        count = self._text.count_chars()
        held = (ctypes.c_ushort * (count + 1))()
        got = self._raw.FPDFText_GetText(self._text, 0, count, held) if count else 1
        if got != count + 1:
            return "".join(chr(self._raw.FPDFText_GetUnicode(self._text, at)) for at in range(count))
        whole = bytes(held)[: 2 * count].decode("utf-16-le", "surrogatepass")
        return whole if len(whole) == count else "".join(map(chr, held[:count]))

    def angle(self, at: int) -> int:
        """Return the direction in which a letter runs: a multiple of 90 degrees, or -1 for another."""
        degrees = round(-self._raw.FPDFText_GetCharAngle(self._text, at) * 57.29578) % 360
        nearest = 90 * round(degrees / 90)
        return nearest % 360 if abs(degrees - nearest) <= _LEVEL else -1

    def turn_to(self, angles: Counter[int]) -> None:
        """Set how the page is turned: as most of its letters are.

        Args:
            angles: By direction, how many letters run so.
        """
        upright = {angle: count for angle, count in angles.items() if angle >= 0}
        self.turned = max(upright, key=lambda angle: (upright[angle], -angle)) if upright else 0

    def box(self, at: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a letter."""
        box = self._rectangle
        self._raw.FPDFText_GetLooseCharBox(self._text, at, box)
        if not self.turned:
            return box.left, box.bottom, box.right, box.top
        one, other = self.upright(box.left, box.bottom), self.upright(box.right, box.top)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])

    def size(self, at: int) -> float:
        """Return the height of a letter as it was set, whatever its shape; 0 where that is not known."""
        matrix = self._matrix
        self._raw.FPDFText_GetMatrix(self._text, at, matrix)
        return float(self._raw.FPDFText_GetFontSize(self._text, at) * math.hypot(matrix.c, matrix.d))

    def base(self, at: int) -> float:
        """Return the height of the base line of a letter."""
        self._raw.FPDFText_GetCharOrigin(self._text, at, self._x, self._y)
        return self.upright(self._x.value, self._y.value)[1]

    def upright(self, x: float, y: float) -> tuple[float, float]:
        """Return a place on the page as it is read."""
        turned = self.turned
        if not turned:
            return x, y
        return (y, -x) if turned == 90 else (-x, -y) if turned == 180 else (-y, x)

    def drawn_by(self, at: int) -> int:
        """Return the address of the object that draws a letter; 0 where there is none."""
        drawn = self._raw.FPDFText_GetTextObject(self._text, at)
        return ctypes.addressof(drawn.contents) if drawn else 0

    def is_bold(self, at: int) -> bool:
        """Return whether a letter is of a bold font, by the font's name."""
        drawn = self._raw.FPDFText_GetTextObject(self._text, at)
        font = self._raw.FPDFTextObj_GetFont(drawn) if drawn else None
        if not font:
            return False
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            self._fonts[address] = any(
                sign in font_name(self._raw, font).casefold() for sign in ("bold", "black", "heavy", "cmbx")
            )
        return self._fonts[address]


def font_name(raw: Any, font: Any) -> str:  # noqa: ANN401  (pypdfium2 may be absent)
    """Return the name of a font, without the mark of a subset; at most 200 letters of it."""
    held = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, held, 200)
    name = held.value.decode("utf-8", "replace")
    return name[7:] if name[6:7] == "+" else name
