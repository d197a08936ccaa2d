"""Text in XML: escaped, and without the few characters that XML 1.0 does not allow."""

from __future__ import annotations

import html
import re

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""The first line of every part."""
_NOT_ALLOWED = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything but `Char` (XML 1.0, production 2)."""


def escape_xml(text: str) -> str:
    """Return a text for an element or an attribute in double quotes; what XML cannot have becomes U+FFFD."""
    return _NOT_ALLOWED.sub("\ufffd", text).translate(_ENTITIES)


_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def unescape_xml(text: str) -> str:
    """Return the text that `escape_xml` was given."""
    return html.unescape(text)
