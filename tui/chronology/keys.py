"""What is written in one piece and means two things: the key of a citation, and the hash of words."""

from __future__ import annotations

import re

from tui.light_dataclass import dataclass

HASH = "([1-9][0-9]{0,8}):([0-9a-f]{16})"
"""A hash of words as it is written, as a regular expression."""
_HASH = re.compile(HASH).fullmatch


@dataclass(frozen=True, slots=True)
class CitationKey:
    """What a citation cites, written `source#passage`; `source` where it cites the whole source."""

    source: str
    """The source's id."""
    passage: str = ""
    """The passage's label or number; empty for the whole source."""

    @classmethod
    def parse(cls, text: str) -> CitationKey:
        """Parse a key as it is written; any text is one."""
        source, _, passage = text.partition("#")
        return cls(source, passage)

    def __str__(self) -> str:
        return f"{self.source}#{self.passage}" if self.passage else self.source


@dataclass(frozen=True, slots=True)
class WordsHash:
    """The hash of words that are not in the folder, by which anyone who has the original can verify them."""

    words: int
    """How many words there are, at least 1."""
    digest: str
    """First 16 hexadecimal digits of SHA-256 over the words (see `tui.evidence.hashes.words_hash`)."""

    @classmethod
    def parse(cls, text: str) -> WordsHash:
        """Return a hash from its text, `words:digest`.

        Raises:
            ValueError: It is not written like that.
        """
        match = _HASH(text)
        if match is None:
            raise ValueError(f"{text!r} is not a hash")
        return cls(int(match[1]), match[2])

    def __str__(self) -> str:
        return f"{self.words}:{self.digest}"
