"""Writing a document as a file of `corpus/`, so that reading it gives exactly the same text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tui.chronology.source import Passage
from tui.parsing import passages
from tui.parsing.documents.contents import DateOffer, DocumentParagraph, FileType, to_one_line
from tui.parsing.documents.document import Document

_TYPES = {FileType.HTML: "webpage", FileType.EML: "personal_communication"}
"""In CSL's words; a document of another form may be of any type."""
_GAP = re.compile(r"(?<=\S) (?=\S)")
"""Where a line may end: at a single space, which is what a line end is read as."""
_LEAST = 90
"""The least code points of a line before it is broken."""
_GUARD = "{.verbatim}"
"""Attributes without effect, after a passage whose text would otherwise be read as ending in attributes."""
_MOST = 500
"""Code points of a title or name: those in a file may have any length."""


def render_source(
    document: Document,
    id: str,  # noqa: A002  (the key's name)
    name: str,
    title: str,
    offer: DateOffer | None = None,
) -> str:
    """Return the text of the file `corpus/<id>.md` for a document.

    Args:
        document: What was read.
        id: Of the source.
        name: Of the document's file.
        title: Used where the document has none.
        offer: A date of issue to offer in a comment, where the document has none; None for none.

    Returns:
        Front matter with the document's metadata, and comments for what is missing; then its paragraphs,
        each with its label.
    """
    front = "\n".join(_front_matter(document, id, name, title, offer))
    body = (_passage(paragraph, number) for number, paragraph in enumerate(document.paragraphs, 1))
    return f"---\n{front}\n---\n\n" + "\n\n".join(body) + "\n"


def _front_matter(
    document: Document,
    id: str,  # noqa: A002
    name: str,
    title: str,
    offer: DateOffer | None,
) -> Iterator[str]:
    yield f"id: {id}"
    yield f"type: {_TYPES.get(document.form, 'document')}"
    if document.title:
        yield f"title: {_quoted(document.title)}"
    else:
        yield "# No title found; using the file name"
        yield f"title: {_quoted(title)}"
    if document.author:
        yield f"author: [{', '.join(map(_quoted, document.author))}]"
    else:
        yield "# author: [who wrote it]"
    if document.container_title:
        yield f"container-title: {_quoted(document.container_title)}"
    else:
        yield "# container-title: the newspaper, journal or series in which it appeared"
    yield from _issue(document, offer)
    if document.url:
        yield f"URL: {_quoted(document.url)}"
        yield "# accessed: the date you read it there"
    if document.language:
        yield f"language: {_quoted(document.language)}"
    yield "# rights: who owns the text, and how it may be used"
    yield "text: verbatim"
    if document.remarks:
        yield f"note: {_quoted('; '.join(document.remarks) + '.')}"
    for key, value in document.extra:
        yield f"{key}: {_quoted(value)}"
    yield f"x-original-name: {_quoted(name)}"
    yield f"x-original-form: {document.form.value}"
    if document.engine:
        yield f"x-original-engine: {_quoted(document.engine)}"
    yield f"x-original-sha256: {document.sha256}"
    yield f"x-original-size: {document.size}"


def _issue(document: Document, offer: DateOffer | None) -> Iterator[str]:
    """Yield the date of issue, or what to do about it."""
    if document.issued:
        yield f"issued: {_quoted(document.issued)}"
        yield f"issued-because: {_quoted(document.issued_because)}"
    elif offer:
        yield f"# If it was issued on the day in passage {offer.passage}, remove the # from these two lines:"
        yield f"# issued: {_quoted(offer.date)}"
        yield f"# issued-because: {_quoted(offer.because)}"
    else:
        yield "# issued: the publication date, as exactly as it is known: 2013-05-14, 2013-05~, ../2013"
        yield "# issued-because: how you know that date"


def _quoted(text: str) -> str:
    """A YAML scalar in double quotation marks; JSON's are (https://yaml.org/spec/1.2.2/#12-relation-to-json)."""
    line = to_one_line(text.encode("utf-8", "replace").decode())
    return json.dumps(line if len(line) <= _MOST else f"{line[: _MOST - 1]}…", ensure_ascii=False)


def _passage(paragraph: DocumentParagraph, number: int) -> str:
    """Return a paragraph unchanged if it reads back the same; else with its number as label, or a guard."""
    text = _in_lines(paragraph.text)
    labels = (paragraph.label,) if paragraph.label else ("", str(number))
    attributes = [f"speaker={paragraph.speaker}"] if paragraph.speaker else []
    attributes += [f"bates={paragraph.bates}"] if paragraph.bates else []
    guards = (f" {{{' '.join(attributes)}}}",) if attributes else ("", f"\n{_GUARD}")
    for guard in guards:
        for label in labels:
            written = (f"[{label}] " if label else "") + text + guard
            found = passages.read_passage(
                written, passages.SourceParagraph(0, len(written), 1), number
            ).passage
            is_same = (found.text, found.label, found.speaker, found.bates) == (
                paragraph.text,
                label,
                paragraph.speaker,
                paragraph.bates,
            )
            if is_same and not _has_attributes(found):
                return written
    message = f"passage {number} cannot be written"
    raise ValueError(message)


def _in_lines(text: str) -> str:
    lines, start = [], 0
    for gap in _GAP.finditer(text):
        if gap.start() - start > _LEAST:
            lines.append(text[start : gap.start()])
            start = gap.end()
    return "\n".join([*lines, text[start:]])


def _has_attributes(passage: Passage) -> bool:
    return any((passage.span, passage.hash, passage.origin, passage.about))
