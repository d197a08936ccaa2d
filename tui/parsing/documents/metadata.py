"""The metadata of a document: dates in the forms that programs write; titles and authors that somebody gave.

Programs fill in titles and authors that nobody gave: `untitled`, the name of a template, a login name. They
must become neither the title of a source nor its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.chronology.edtf import EdtfError, parse
from tui.text.search_text import normalize

_DAY = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ]\d\d:?\d\d.*)?", re.ASCII | re.DOTALL)
_NUMBERED = r"[\W_]*\d*"
_PLACEHOLDER_TITLE = re.compile(
    rf"(?:(?:new |untitled )?(?:document|page|presentation|spreadsheet|publication)|untitled|unnamed|no title"
    rf"|title|none|null|unknown|anonymous|dokument|doc|book|mappe|workbook|sheet|slide|layout|image|img|scan"
    rf"|scanned document|powerpoint presentation|microsoft (?:word|excel|powerpoint)|print|temp|test)"
    rf"(?: \(?copy\)?)?{_NUMBERED}"
)
"""What programs call a document that nobody named; lower case."""
_TEMPLATE_TITLE = re.compile(
    r"use style|click (?:here|to)|(?:enter|insert|type|your|paper) (?:\w+ ){0,2}(?:title|text)"
)
"""Words of templates that were left as they were; lower case."""
_FILE_NAME = re.compile(
    r"(.*)\.(?:docx?|dotx?|exe|dll|xlsx?|pptx?|pdf|indd|qx[dp]|rtf|txt|tmp|e?ps|dvi|tex|pub|od[tsp]|fm|pmd|wpd)",
    re.IGNORECASE,
)
_PLACEHOLDER_AUTHOR = re.compile(
    r"(?:(?:an)?onymous|author|unknown|none|null|default|admin(?:istrator)?|root|(?:windows |office )?user"
    r"|microsoft(?: office)?(?: user)?|owner|guest|student|test|scan(?:ner)?|n a|your name"
    r"|python docx|.*\b(?:acrobat|distiller|latex|libreoffice|openoffice|reportlab|ghostscript)\b.*)"
    rf"{_NUMBERED}"
)
"""What programs call an author whom nobody named; lower case."""
_LOGIN = re.compile(r"[a-z]+|\S*[\d@\\:_]\S*", re.ASCII)
"""One word in lower case, or with a sign that no name of a person has."""
_CODE = re.compile(r"[^\sa-z]*[\d:_\\][^\sa-z]*")
"""One word without a lower case letter, with a digit or a sign that joins abbreviations."""
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 20_000
"""Code points at the beginning of a text in which its title is looked for."""
_HALF = 0.5
"""How many of the words of a title its text must have."""


def parse_metadata_date(written: str) -> str:
    """The day, month or year of an ISO 8601 date and time, or an EDTF date; empty for anything else.

    `2013-05-15T09:30:00+01:00` is `2013-05-15`: the day where it was written, not in Greenwich.
    """
    match = _DAY.fullmatch(written.strip())
    try:
        return parse(match[1] if match else written.strip()).text
    except EdtfError:
        return ""


def is_placeholder_title(title: str) -> bool:
    """Whether a title is what a program fills in: a template's words, a file's name, a code."""
    plain = normalize(title)
    return (
        _PLACEHOLDER_TITLE.fullmatch(plain) is not None
        or _TEMPLATE_TITLE.search(plain) is not None
        or _FILE_NAME.fullmatch(title.strip()) is not None
        or not _WORD.search(title)
        or _CODE.fullmatch(title.strip()) is not None
    )


def is_placeholder_author(author: str) -> bool:
    """Whether an author is what a program fills in: a login name, a program's own name."""
    return (
        _PLACEHOLDER_AUTHOR.fullmatch(normalize(author)) is not None
        or _LOGIN.fullmatch(author.strip()) is not None
        or not _WORD.search(author)
    )


def named_authors(authors: Iterable[str]) -> tuple[str, ...]:
    """Return the authors that somebody gave, each once."""
    return tuple(dict.fromkeys(name for name in authors if name and not is_placeholder_author(name)))


def unused_title_remark(title: str, used: str) -> str:
    """Return the remark about a title in the metadata that is not used; empty where there is none to make."""
    is_named = title and not used and not is_placeholder_title(title)
    return f"its metadata has the title “{title}”, which is not in its text" if is_named else ""


def title_in_text(title: str, paragraphs: Iterable[str]) -> str:
    """Return the title in a file's metadata where its text has it, too; else an empty string.

    A title of several words is in the text where the beginning of the text has half of them; of one word,
    where it is a paragraph.

    Args:
        title: As in the metadata.
        paragraphs: Of the document.
    """
    if is_placeholder_title(title):
        return ""
    words, found, read = set(normalize(title).split()), set[str](), 0
    for paragraph in paragraphs:
        own = normalize(paragraph[:_BEGINNING]).split()
        if len(words) == 1 and own == list(words):
            return title
        found |= words.intersection(own)
        read += len(paragraph)
        if read > _BEGINNING:
            break
    return title if len(words) > 1 and len(found) >= _HALF * len(words) else ""
