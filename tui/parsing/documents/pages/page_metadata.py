"""What a page tells of itself: in its head, in JSON-LD (https://schema.org/NewsArticle), in microdata.

Where it gives several dates of publication that differ, a remark names them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from tui.parsing.documents.contents import to_one_line
from tui.parsing.documents.metadata import is_placeholder_title, named_authors, parse_metadata_date

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_AUTHOR = ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator")
_ISSUED = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_online_date",
    "dc.date.issued",
    "dcterms.issued",
    "publishdate",
    "publish-date",
    "publish_date",
    "publicationdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
)
_TITLE = ("og:title", "citation_title", "dc.title", "dcterms.title")
_MOST_JSON = 2_000_000
"""Code points of JSON-LD that are read."""
_MOST_DATES = 200
_PUBLISHED_CLASS = re.compile(
    r"(?:^|[\s_-])(?:pub(?:lish(?:ed)?)?(?:[\s_-]?(?:date|time|on))?|dt-published|entry-date)(?=$|[\s_-])",
    re.I,
)
_DATELINE, _BARE_DATELINE = 80, 30
"""The most code points of a paragraph that is a date line, with a word of publishing and without one."""
_PUBLISHING = re.compile(r"\b(?:publi|posted|issued|released|by\b)", re.IGNORECASE)
_BARE = re.compile(
    r"\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*[.,]? \d?",
    re.IGNORECASE,
)
"""How a paragraph begins that is a date and nothing else."""
_FIRST_DATELINES = 10
"""Paragraphs at the beginning of a page in which a date line is looked for."""


class _PublicationDate(NamedTuple):
    day: str
    """EDTF."""
    written: str
    where: str
    """`its JSON-LD`, `its head`."""


class PageMetadata:
    """Collects what a page tells of itself while it is read."""

    def __init__(self) -> None:
        """Prepare for a page."""
        self._meta: dict[str, list[str]] = {}
        self._dates: list[_PublicationDate] = []
        self._datelines: list[_PublicationDate] = []
        self._time = ""
        """The `datetime` of a `<time>` in the open paragraph."""
        self._room = _MOST_JSON

    def add(self, key: str, value: str) -> None:
        """Add one value: `<title>`, `<h1>`, or the name of a `meta`."""
        if value := to_one_line(_SPACE.sub(" ", value)):
            self._meta.setdefault(key.casefold(), []).append(value)

    def note(self, tag: str, values: dict[str, str]) -> None:
        """Take what the tag of an element tells.

        Args:
            tag: Its name.
            values: Its attributes.
        """
        if tag == "meta":
            for key in ("property", "name", "itemprop"):
                if values.get(key):
                    self.add(values[key], values.get("content", ""))
                    if values[key].casefold() in _ISSUED:
                        break
        elif tag == "link" and "canonical" in values.get("rel", "").casefold().split():
            self.add("<canonical>", values.get("href", ""))
        elif tag == "html":
            self.add("<html>", values.get("lang") or values.get("xml:lang", ""))
        elif values.get("itemprop", "").casefold() == "datepublished":
            self._take_date(values.get("content") or values.get("datetime", ""), "its microdata")
        elif tag == "time" and (written := values.get("datetime", "")):
            if "pubdate" in values or _PUBLISHED_CLASS.search(values.get("class", "")[:200]):
                self._take_date(written, "its <time>")
            else:
                self._time = self._time or written

    def end_paragraph(self, text: str, number: int) -> None:
        """Take the `<time>` of a paragraph, where that is a date line at the beginning of the page.

        Args:
            text: Of the paragraph.
            number: How many there are in front of it.
        """
        written, self._time = self._time, ""
        if not written:
            return
        day = parse_metadata_date(written)
        is_dateline = (len(text) <= _DATELINE and _PUBLISHING.search(text) is not None) or (
            len(text) <= _BARE_DATELINE and _BARE.match(text) is not None
        )
        if day and is_dateline and number < _FIRST_DATELINES:
            self._datelines.append(_PublicationDate(day, written, "its <time>"))

    def take_json(self, text: str) -> None:
        """Take a script of JSON-LD; nothing where it is not valid.

        Args:
            text: The content of the script.
        """
        self._room -= len(text)
        if self._room < 0:
            return
        text = text.strip().removeprefix("//").strip().removeprefix("<![CDATA[").removesuffix("//]]>")
        try:
            found = json.loads(text.strip().removesuffix("]]>"), strict=False)
        except (ValueError, RecursionError):
            return
        for item in _described(found):
            self._take_item(item)

    @property
    def title(self) -> str:
        """The first title that somebody gave."""
        titles = (self.first(key) for key in (*_TITLE, "<headline>", "<title>", "<h1>"))
        return next((title for title in titles if title and not is_placeholder_title(title)), "")

    @property
    def author(self) -> tuple[str, ...]:
        """Who wrote it: as the head tells, else as JSON-LD does."""
        named = (name for key in _AUTHOR for name in self._meta.get(key, ()))
        told = named_authors(name for name in named if not name.startswith(("http://", "https://")))
        return told or named_authors(self._meta.get("<author>", ()))

    @property
    def container_title(self) -> str:
        """The name of the site or journal."""
        return self.first("og:site_name", "citation_journal_title", "<publisher>")

    @property
    def url(self) -> str:
        """Its address on the web."""
        url = self.first("<canonical>", "og:url")
        return url if url.startswith(("https://", "http://")) else ""

    def issued(self) -> tuple[str, str, tuple[str, ...]]:
        """Return the date of publication as EDTF, how it is known, and remarks; empty for none."""
        dates = list(self._all_dates())
        if not dates and len({date.day for date in self._datelines}) == 1:
            dates = self._datelines[:1]
        if not dates:
            return "", "", ()
        first = dates[0]
        others = [date for date in dates[1:] if not _agree(first, date)]
        if not others:
            return first.day, _because(first), ()
        told = dict.fromkeys(f"{date.day} ({date.where})" for date in (first, *others))
        remark = f"the page gives different publication dates: {', '.join([*told][:5])}; the first is used"
        return first.day, _because(first), (remark,)

    def first(self, *keys: str) -> str:
        """Return the first value of the first of these keys that has one; empty for none."""
        return next((self._meta[key][0] for key in keys if key in self._meta), "")

    def _all_dates(self) -> Iterator[_PublicationDate]:
        yield from (date for date in self._dates if date.where == "its JSON-LD")
        for key in _ISSUED:
            for written in self._meta.get(key, ())[:_MOST_DATES]:
                if day := parse_metadata_date(written):
                    yield _PublicationDate(day, written, "its head")
        yield from (date for date in self._dates if date.where != "its JSON-LD")

    def _take_date(self, written: str, where: str) -> None:
        written = to_one_line(written)
        day = parse_metadata_date(written)
        if day and len(self._dates) < _MOST_DATES:
            self._dates.append(_PublicationDate(day, written, where))

    def _take_item(self, item: dict[str, Any]) -> None:
        if isinstance(written := item.get("datePublished"), str):
            self._take_date(written, "its JSON-LD")
        for key, names in (
            ("<author>", _names(item.get("author") or item.get("creator"))),
            ("<publisher>", _names(item.get("publisher"))),
            ("<headline>", _names(item.get("headline"))),
        ):
            for name in names:
                self.add(key, name)


def _described(found: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  (JSON of a stranger)
    """Yield the articles that JSON-LD describes: not those that an article mentions."""
    items = found if isinstance(found, list) else [found]
    for item in items:
        if not isinstance(item, dict):
            continue
        graph = item.get("@graph")
        for one in graph if isinstance(graph, list) else [item]:
            inner = one.get("mainEntity") if isinstance(one, dict) else None
            for described in (one, inner):
                if isinstance(described, dict) and ("datePublished" in described or "headline" in described):
                    yield described


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401  (JSON of a stranger)
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        for text in name if isinstance(name, list) else [name]:
            if isinstance(text, str) and not text.startswith(("http://", "https://")):
                yield text


def _because(date: _PublicationDate) -> str:
    where = "" if date.where == "its head" else f" in {date.where}"
    return f"the page gives {date.written} as its publication date{where}"


def _agree(one: _PublicationDate, other: _PublicationDate) -> bool:
    """Return whether two dates are the same day or moment, or one is the year or month of the other."""
    if one.day.startswith(other.day) or other.day.startswith(one.day):
        return True
    moments = _moment(one.written), _moment(other.written)
    return None not in moments and moments[0] == moments[1]


def _moment(written: str) -> datetime | None:
    """Return the moment that is meant; None where no zone is given."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
