"""Markdown read back by markdown-it: what it shows, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

STRICT = MarkdownIt("commonmark").use(footnote_plugin)
GITHUB = MarkdownIt("gfm-like").use(footnote_plugin)
"""Tables, strikethrough, footnotes, and links from anything that looks like an address."""

READERS = (STRICT, GITHUB)


def tokens(reader: MarkdownIt, text: str) -> Iterator[Token]:
    """Every token, those within a line among them."""
    for token in reader.parse(text):
        yield token
        yield from token.children or ()


def shown(reader: MarkdownIt, text: str) -> str:
    """The text a reader of the rendered page sees, without marks of footnotes."""
    return "".join(token.content for token in tokens(reader, text) if token.type in {"text", "code_inline"})


def count(reader: MarkdownIt, text: str, kind: str) -> int:
    """How many tokens of one type there are."""
    return sum(token.type == kind for token in tokens(reader, text))
