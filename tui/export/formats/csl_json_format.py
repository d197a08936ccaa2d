"""CSL-JSON: the cited sources as a bibliography, for Zotero, pandoc and other reference managers.

The names are those of the Citation Style Language 1.0.2 (`csl-data.json`), which allows no others. Authors
are literal names, since the chronology does not record which part of a name is the family name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from tui.chronology.date_format import format_date
from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import DateExpression, DateForm, EdtfDate, Precision, Side
from tui.export.citation_text import sentence, whose_words
from tui.export.content import ExportContent
from tui.export.escape import is_web_address
from tui.export.escaper import TrackingEscaper
from tui.export.json_objects import Json
from tui.export.result import ExportResult, Loss, heading_loss
from tui.index.records import SourceRecord

TYPES = frozenset({
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation",
    "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
    "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report",
    "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
})  # fmt: skip
"""Every type that CSL has."""
_PARTS = {Precision.DAY: 3, Precision.MONTH: 2, Precision.SEASON: 1, Precision.YEAR: 1}
"""How many of year, month and day a date has, by its precision."""


def to_csl_json(content: ExportContent) -> ExportResult:
    """Return the sources of an export as CSL-JSON."""
    left_out = Loss(
        "events",
        "events, passages, differences and editor's notes on them are left out: it is a list of sources",
        tuple(event.row.id for event in content.events),
    )
    ink = TrackingEscaper(str)
    text = bibliography(content, ink)
    losses = (
        heading_loss(accepted=bool(content.accepted), unread=content.counts.unread),
        *((left_out,) if content.events else ()),
        *source_losses(content),
        *ink.losses,
    )
    return ExportResult(text, losses)


def bibliography(content: ExportContent, ink: TrackingEscaper) -> str:
    """Return a JSON array of items, in the order in which the sources are first cited."""
    return json.dumps(items(content, ink), indent=2) + "\n"


def items(content: ExportContent, ink: TrackingEscaper) -> list[Json]:
    """Return the sources as CSL items.

    Args:
        content: The export.
        ink: Escapes text for the program that reads the file; `str` escapes nothing.
    """
    return [_item(source, ink) for source in content.sources]


def source_losses(content: ExportContent) -> Iterator[Loss]:
    """Yield what CSL-JSON cannot keep of the sources."""
    types = tuple(f"{source.id}: {source.type}" for source in content.sources if source.type not in TYPES)
    if types:
        yield Loss("types", "types of source that CSL does not have became `document`", types)
    strange = tuple(source.id for source in content.sources if source.url and not is_web_address(source.url))
    if strange:
        yield Loss("addresses", "addresses that do not begin with https:// or http:// are left out", strange)
    dates = tuple(
        f"{source.id}: {name}"
        for source in content.sources
        for name, date in (("issued", source.issued), ("accessed", source.accessed))
        if date and "literal" in _date(date)
    )
    if dates:
        yield Loss("dates", "dates that CSL has no form for are given in words", dates)
    bundles = tuple(
        f"{source.id}: {source.bundle.strip()}" for source in content.sources if source.bundle.strip()
    )
    if bundles:
        yield Loss("bundles", "the bundle of a source is left out: CSL has no field for it", bundles)


def _item(source: SourceRecord, ink: TrackingEscaper) -> Json:
    about = (
        f"Passages: {whose_words(source).lower()}",
        f"Date of issue: {source.issued_because}" if source.issued_because else "",
        source.note,
    )
    shown = {
        "title": source.title,
        "container-title": source.container_title,
        "publisher": source.publisher,
        "URL": source.url if is_web_address(source.url) else "",
        "language": source.language,
        "license": source.rights,
        "annote": " ".join(sentence(part) for part in about if part),
    }
    given = {
        **{name: ink(text, f"{source.id}: {name}") for name, text in shown.items()},
        "author": [{"literal": ink(author, f"{source.id}: author")} for author in source.author],
        "issued": _date(source.issued) if source.issued else None,
        "accessed": _date(source.accessed) if source.accessed else None,
    }
    kind = source.type if source.type in TYPES else "document"
    return {"id": source.id, "type": kind, **{name: value for name, value in given.items() if value}}


def _date(date: str) -> Json:
    """Return a date in CSL's form: as numbers for one or two dates, else in words."""
    when = cached_parse(date)
    sides = _sides(when)
    counted = [_parts(side) for side in sides]
    # CSL has one season for a date, and none for the ends of a span.
    season = _season(sides[0]) if len(sides) == 1 else 0
    if not sides or not all(counted) or (any(map(_season, sides)) and not season):
        return {"literal": format_date(when)}
    circa: Json = {"circa": True} if when.approximate or when.uncertain else {}
    return {"date-parts": counted, **({"season": season} if season else {}), **circa}


def _sides(when: EdtfDate) -> tuple[Side, ...]:
    if when.shape is DateForm.MOMENT:
        return (when.start,)
    return (when.start, when.end) if when.shape is DateForm.SPAN else ()


def _parts(side: Side) -> list[int]:
    """Return year, month and day as far as given; empty where CSL cannot express them."""
    if not isinstance(side, DateExpression) or side.masked or side.precision not in _PARTS:
        return []
    # Programs that read CSL do not agree on how to write years before year 1.
    if side.year < 1:
        return []
    return [side.year, side.month, side.day][: _PARTS[side.precision]]


def _season(side: Side) -> int:
    """Return 1 to 4 from spring on; 0 for no season."""
    if isinstance(side, DateExpression) and side.precision is Precision.SEASON:
        return side.month // 3
    return 0
