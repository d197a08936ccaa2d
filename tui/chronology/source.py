"""The models of sources: a source and its passages."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from tui.chronology.enums import SourceExtent, TextKind
from tui.chronology.fields import ChronologyModel, Date, Id, Text
from tui.chronology.keys import WordsHash


class SourceSpan(ChronologyModel):
    """The position of a passage in the original text: half-open, in Unicode code points from 0."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)


class Passage(ChronologyModel):
    """One paragraph of a source, citable by its label or, where it has none, by its number."""

    number: int = Field(ge=1)
    """Its place in the source, from 1."""
    label: str = ""
    """The label written in front of it, such as `6` or `p. 12`; empty where there is none."""
    text: str
    span: SourceSpan | None = None
    hash: WordsHash | None = None
    speaker: str = ""
    """Who is speaking in it: court, official, review, witness ..."""
    origin: str = ""
    """Where the statement comes from; passages of one origin do not corroborate each other."""
    about: Date | None = None
    """The date that this passage states."""
    said_by: tuple[str, ...] = Field(default=(), alias="said-by")
    """The ids of the actors whose statement it is, as they are written."""
    said_on: Date | None = Field(default=None, alias="said-on")
    """When they said it, where that is not the day on which its source was issued."""
    matters: tuple[str, ...] = Field(default=(), alias="matter")
    """The ids of the differences that the statement is about, as they are written."""
    bates: str = ""
    """The Bates number stamped on its page, or the first and the last, joined by a hyphen."""
    line: int = Field(default=1, ge=1)
    """The line of its file on which it begins, from 1."""

    @property
    def key(self) -> str:
        """What a citation writes after the `#`."""
        return self.label or str(self.number)


class Source(ChronologyModel):
    """A text that events cite. Bibliographic fields have the names of CSL-JSON."""

    id: Id
    type: Text = "document"
    title: Text
    author: tuple[Text, ...] = ()
    container_title: str = Field(default="", alias="container-title")
    publisher: str = ""
    issued: Date | None = None
    issued_because: str = Field(default="", alias="issued-because")
    """How the date of issue was established."""
    url: str = Field(default="", alias="URL")
    accessed: Date | None = None
    language: str = ""
    rights: str = ""
    bundle: str = ""
    """Its letter in a court's bundle, or the bundle's name."""
    text: TextKind = TextKind.VERBATIM
    extent: SourceExtent = SourceExtent.WHOLE
    """How much of it its passages give: all of it, or what was seen of it."""
    origin: str = ""
    """The origin of every passage that names none of its own; empty for the source's id."""
    note: str = ""
    passages: tuple[Passage, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Passage]:
        """Passages by label, or by number where they have none; of a repeated label the first."""
        passages: dict[str, Passage] = {}
        for passage in self.passages:
            passages.setdefault(passage.key, passage)
        return passages

    def origin_of(self, passage: Passage | None) -> str:
        """The origin of a statement cited from a passage of this source; None cites the source as a whole."""
        return (passage.origin if passage else "") or self.origin or self.id
