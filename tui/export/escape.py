"""Escaping for Markdown: any text becomes Markdown that renders as exactly that text.

The rules are CommonMark 0.31 §2.4 (any ASCII punctuation may follow a backslash), and hold for
GitHub's tables, strikethrough, autolinks, footnotes and task lists, and for pandoc's citations,
subscripts, mathematics, attributes and lettered lists. A plain sentence stays as it is: a full stop, a
hyphen or a bracket is escaped only where it could mean something.
"""

from __future__ import annotations

import re

from tui.text.sanitize import sanitize_line

_BLANKS = re.compile(r"[ \t\n\r]+")

_ANYWHERE = re.compile(
    r"""
      [\\`*_\[\]<|~^${@]                # opens code, emphasis, links, HTML, tables, mathematics, citations
    | &(?=\#?\w+;)                      # an entity
    | ([/=%])(?=\1)                     # //host, ==marked==, %%comment%%
    | (?<=\S)\.(?=[^\W\d_]\w)           # example.org, readme.md
    | (?<=www)\.
    | :(?=[^\W\d][\w+-]*:)              # :shortcode:
    | !$                                # would turn a link or footnote behind the text into an image
    | (?:(?<=\s)|^)\#(?=\#*$)           # would close a heading
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT_START = re.compile(r"[#>+=:-]")
_LIST_AT_START = re.compile(r"(\(?(?:[0-9]+|[a-z]|[ivxlcdm]+))([.)])(?=\s|$)", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r'https?://[^\s<>"\\^`{|}/][^\s<>"\\^`{|}]*', re.IGNORECASE).fullmatch
"""Scheme, then none of the characters that RFC 3986 forbids in addresses; others may be in an IRI."""


def collapse_whitespace(text: str) -> str:
    """Return a text with every run of white space as one space, and none at the ends."""
    return _BLANKS.sub(" ", text).strip()


def to_single_line(text: str) -> str:
    """Return the text that `escape` renders as: on one line, with hidden characters made visible."""
    return show_hidden(collapse_whitespace(text))


def show_hidden(line: str) -> str:
    """Return a text that `collapse_whitespace` has returned, with hidden characters made visible."""
    shown = sanitize_line(line)
    return line if shown == line else collapse_whitespace(shown)


def escape(text: str) -> str:
    """Return Markdown for a heading, paragraph, list item, quote, footnote or link text, or part of one.

    Args:
        text: Anything; controls and hidden characters in it become visible.

    Returns:
        One line without white space at its ends, safe at the start of a block and within it.
    """
    return escape_line(to_single_line(text))


def escape_line(line: str) -> str:
    """As `escape`, for a text that `to_single_line` has returned."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", line)
    if _AT_START.match(escaped):
        return "\\" + escaped
    return _LIST_AT_START.sub(r"\1\\\2", escaped, count=1) if _LIST_AT_START.match(escaped) else escaped


def is_web_address(url: str) -> bool:
    """Return whether opening an address opens a browser and runs nothing else."""
    return url.lower().startswith(("https://", "http://"))


def autolink(url: str) -> str:
    """Return a web address as a link; empty for anything else, which must be written as text."""
    return f"<{url}>" if _WEB_ADDRESS(url) and sanitize_line(url) == url else ""
