"""The styles of a DOCX, as far as they hide text, strike it out or number paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from tui.parsing.documents.office.word_xml import (
    Element,
    attribute,
    child,
    children,
    read_number,
    read_toggle,
)

_MOST_BASES = 50
"""Styles that one is based on, one on the other."""
_BODY_TEXT = 9
"""The outline level of what is no heading."""


class StyleSheet:
    """The styles of one document."""

    def __init__(self, root: Element | None) -> None:
        """Read the styles.

        Args:
            root: Of `styles.xml`; None where there is none.
        """
        self._styles = {attribute(one, "styleId"): one for one in children(root, "style")}
        self._default = next(
            (
                attribute(one, "styleId")
                for one in children(root, "style")
                if attribute(one, "type") == "paragraph" and attribute(one, "default") in {"1", "true", "on"}
            ),
            "",
        )
        self._base = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        self._toggles: dict[tuple[str, str], bool] = {}

    def is_on(self, run: Element | None, paragraph: Element | None, name: str) -> bool:
        """Return whether a property of text is on: as the run says, else as its styles do (17.7.3).

        Args:
            run: The `rPr` of the run.
            paragraph: The `pPr` of its paragraph.
            name: `vanish`, `strike`, `dstrike`.
        """
        own = read_toggle(run, name)
        if own is not None:
            return own
        styled = self._toggle(attribute(child(run, "rStyle"), "val"), name) != self._toggle(
            self.style_of(paragraph), name
        )
        return styled or bool(read_toggle(self._base, name))

    def is_raised(self, run: Element | None) -> bool:
        """Return whether text is raised, from the `rPr` of its run: marks of notes may be typed so."""
        raised = child(run, "position")
        if raised is not None and read_number(attribute(raised, "val"), 0) > 0:
            return True
        bases = (child(one, "rPr") for one in self._chain(attribute(child(run, "rStyle"), "val")))
        for properties in (run, *bases):
            if told := attribute(child(properties, "vertAlign"), "val"):
                return told == "superscript"
        return False

    def style_of(self, paragraph: Element | None) -> str:
        """Return the id of the style of a paragraph, from its `pPr`; empty for none."""
        return attribute(child(paragraph, "pStyle"), "val") or self._default

    def numbering_of(self, style: str) -> tuple[str, str, str]:
        """Return the `numId` and `ilvl` that a style gives, and which style does; empty where none does."""
        for one in self._chain(style):
            properties = child(child(one, "pPr"), "numPr")
            if number := attribute(child(properties, "numId"), "val"):
                return number, attribute(child(properties, "ilvl"), "val"), attribute(one, "styleId")
        return "", "", ""

    def is_heading(self, paragraph: Element | None) -> bool:
        """Return whether a paragraph is a heading, from its `pPr`."""
        bases = (child(one, "pPr") for one in self._chain(self.style_of(paragraph)))
        for properties in (paragraph, *bases):
            level = child(properties, "outlineLvl")
            if level is not None:
                return read_number(attribute(level, "val"), _BODY_TEXT) < _BODY_TEXT
        return False

    def _toggle(self, style: str, name: str) -> bool:
        key = (style, name)
        if key not in self._toggles:
            found = (read_toggle(child(one, "rPr"), name) for one in self._chain(style))
            self._toggles[key] = bool(next((value for value in found if value is not None), None))
        return self._toggles[key]

    def _chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those that it is based on, from the nearest on."""
        for _ in range(_MOST_BASES):
            one = self._styles.get(style) if style else None
            if one is None:
                return
            yield one
            style = attribute(child(one, "basedOn"), "val")
