"""References of a library, as Zotero exports them: CSL-JSON and RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tui.chronology.ids import short_id
from tui.parsing.documents.contents import UnreadableDocument, to_one_line
from tui.parsing.tables.delimited_text import decode_table

_RIS_TYPES = {
    "NEWS": "article-newspaper",
    "JOUR": "article-journal",
    "MGZN": "article-magazine",
    "RPRT": "report",
    "BOOK": "book",
    "EBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "ELEC": "webpage",
    "WEB": "webpage",
    "BLOG": "post-weblog",
    "CASE": "legal_case",
    "STAT": "legislation",
    "BILL": "bill",
    "THES": "thesis",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "UNPB": "manuscript",
    "PCOMM": "personal_communication",
    "LETTER": "personal_communication",
    "HEAR": "hearing",
    "MAP": "map",
    "VIDEO": "motion_picture",
    "SOUND": "song",
    "DATA": "dataset",
}
_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_RIS_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("TI", "T1"),
    "container_title": ("JO", "JF", "T2", "BT", "JA"),
    "publisher": ("PB",),
    "url": ("UR",),
    "language": ("LA",),
    "issued": ("DA", "PY", "Y1"),
    "accessed": ("Y2",),
}
_RIS_AUTHORS = ("AU", "A1")
_CSL_FIELDS: Mapping[str, str] = {
    "title": "title",
    "container_title": "container-title",
    "publisher": "publisher",
    "url": "URL",
    "language": "language",
}
_LONGEST_KEY = 60
"""Characters of a key that is made of a title."""
_MOST = 10_000
"""References of one file: as many as a chronology may have sources."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One item of a library."""

    key: str
    """Its own id, or one made of its title."""
    type: str
    """CSL's word."""
    title: str = ""
    author: tuple[str, ...] = ()
    container_title: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    issued: str = ""
    """As it is written, or EDTF where the file gives year, month and day."""
    accessed: str = ""
    others: tuple[tuple[str, str], ...] = ()
    """What a source has no key for, by a name of letters, digits and hyphens."""


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """The references of one file."""

    references: tuple[Reference, ...]
    losses: tuple[str, ...] = ()
    """How the file had to be read, where that is not certain."""


def is_reference_file(data: bytes, name: str) -> bool:
    """Return whether a file has references and no table.

    Args:
        data: Its bytes.
        name: Its name.
    """
    if name.casefold().endswith(".ris"):
        return True
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return name.casefold().endswith(".json") and head.startswith(b"[")


def read_references(data: bytes, name: str) -> ReferenceFile | UnreadableDocument:
    """Read the references of a file.

    Args:
        data: Its bytes.
        name: Its name: one that ends in `.ris` has RIS, any other CSL-JSON.

    Returns:
        The references, or why there are none.
    """
    decoded = decode_table(data)
    if isinstance(decoded, UnreadableDocument):
        return decoded
    text, _, losses = decoded
    found = _read_ris(text) if name.casefold().endswith(".ris") else _read_csl(text)
    if isinstance(found, UnreadableDocument):
        return found
    if not found:
        return UnreadableDocument("it has no references", "export it again")
    if len(found) > _MOST:
        return UnreadableDocument(f"it has more than {_MOST:,} references", "split it")
    return ReferenceFile(tuple(_with_keys(found)), losses)


def _with_keys(references: list[Reference]) -> Iterator[Reference]:
    """Yield references with a key for each: their own id, else one of their title."""
    taken: set[str] = set()
    for number, reference in enumerate(references, 1):
        key = reference.key or short_id(reference.title, _LONGEST_KEY) or str(number)
        while key in taken:
            key = f"{key}-{number}"
        taken.add(key)
        yield replace(reference, key=key)


def _read_csl(text: str) -> list[Reference] | UnreadableDocument:
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        return UnreadableDocument("it is not JSON", "export it again")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return UnreadableDocument("it is no list of references", "export it as CSL JSON")
    return [_csl_item(item) for item in items]


def _csl_item(item: dict[str, Any]) -> Reference:
    values = {field: _text(item.get(name)) for field, name in _CSL_FIELDS.items()}
    author = item.get("author")
    names = tuple(filter(None, map(_name, author))) if isinstance(author, list) else ()
    known = {*_CSL_FIELDS.values(), "id", "type", "author", "issued", "accessed"}
    others = tuple((f"csl-{_word(key)}", _other(value)) for key, value in item.items() if key not in known)
    return Reference(
        key=_text(item.get("id")),
        type=_text(item.get("type")) or "document",
        author=names,
        issued=_csl_date(item.get("issued")),
        accessed=_csl_date(item.get("accessed")),
        others=tuple((key, text) for key, text in others if text),
        **values,
    )


def _csl_date(value: object) -> str:
    """Return a date of CSL as EDTF, or as it is written there."""
    if not isinstance(value, dict):
        return _text(value)
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts or not all(isinstance(part, list) for part in parts):
        return _text(value.get("literal")) or _text(value.get("raw"))
    sides = ["-".join(_figures(part)) for part in parts[:2]]
    if season := _text(value.get("season")):
        words = {"1": "Spring", "2": "Summer", "3": "Autumn", "4": "Winter"}
        return f"{words.get(season, season)} {sides[0]}"
    mark = "~" if value.get("circa") else ""
    return "/".join(f"{side}{mark}" for side in sides if side)


def _figures(part: list[object]) -> Iterator[str]:
    for at, figure in enumerate(part[:3]):
        text = _text(figure)
        if not re.fullmatch("-?[0-9]{1,4}", text) or (at and int(text) == 0):
            return
        sign = "-" * text.startswith("-")
        yield f"{sign}{text.lstrip('-').zfill(2 if at else 4)}"


def _name(person: object) -> str:
    if not isinstance(person, dict):
        return _text(person)
    order = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return _text(person.get("literal")) or " ".join(filter(None, (_text(person.get(key)) for key in order)))


def _other(value: object) -> str:
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        names = [_name(item) for item in value]
        if all(names):
            return "; ".join(names)
    return (
        to_one_line(json.dumps(value, ensure_ascii=False))
        if isinstance(value, (dict, list))
        else _text(value)
    )


def _text(value: object) -> str:
    return "" if value is None or isinstance(value, (dict, list)) else to_one_line(str(value))


def _word(key: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", key.casefold()).strip("-") or "other"


def _read_ris(text: str) -> list[Reference] | UnreadableDocument:
    found: list[Reference] = []
    fields: dict[str, list[str]] = {}
    last = ""
    for number, line in enumerate(text.split("\n"), 1):
        match = _RIS_LINE.match(line.rstrip())
        if match and match[1] == "ER":
            if fields:
                found.append(_ris_item(fields))
            fields, last = {}, ""
        elif match:
            last = match[1]
            fields.setdefault(last, []).append((match[2] or "").strip())
        elif line.strip():
            if not last:
                return UnreadableDocument(f"line {number} is no RIS", "export it again")
            fields[last][-1] = f"{fields[last][-1]} {line.strip()}".strip()
    return [*found, _ris_item(fields)] if fields else found


def _ris_item(fields: dict[str, list[str]]) -> Reference:
    used = {"TY", *_RIS_AUTHORS}
    values: dict[str, str] = {}
    for field, tags in _RIS_FIELDS.items():
        tag = next((tag for tag in tags if any(fields.get(tag, ()))), "")
        values[field] = to_one_line(fields[tag][0]) if tag else ""
        if tag and len(fields[tag]) == 1:
            used.add(tag)
    for field in ("issued", "accessed"):
        values[field] = _ris_date(values[field])
    kind = " ".join(fields.get("TY", ()))
    names = tuple(_turned(name) for tag in _RIS_AUTHORS for name in fields.get(tag, ()) if name)
    others = [(f"ris-{tag.casefold()}", "; ".join(texts)) for tag, texts in fields.items() if tag not in used]
    others += [("ris-ty", kind)] if kind not in _RIS_TYPES else []
    return Reference(
        key=" ".join(fields.get("ID", ())),
        type=_RIS_TYPES.get(kind, "document"),
        author=names,
        others=tuple((key, to_one_line(text)) for key, text in others if text.strip()),
        **values,
    )


def _ris_date(written: str) -> str:
    """Return `2011/05/05/` as EDTF, `2012//spring` and `2012///spring` as `spring 2012`."""
    parts = [part.strip() for part in written.split("/")]
    if len(parts) < 2 or not re.fullmatch("[0-9]{4}", parts[0]):
        return written
    figures = [parts[0]]
    for part in parts[1:3]:
        if not re.fullmatch("[0-9]{1,2}", part):
            break
        figures.append(part.zfill(2))
    words = " ".join(part for part in parts[len(figures) :] if part)
    return f"{words} {'-'.join(figures)}" if words else "-".join(figures)


def _turned(name: str) -> str:
    """Return `Pike, Anna` as `Anna Pike`; a name without a comma as it is."""
    family, comma, given = (part.strip() for part in name.partition(","))
    return to_one_line(f"{given.replace(',', '')} {family}" if comma and given else name)
