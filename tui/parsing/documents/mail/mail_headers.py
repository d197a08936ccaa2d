"""The headers of an e-mail (RFC 5322): who wrote it, to whom, when, about what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.errors import HeaderParseError
from email.header import Header, decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from tui.parsing.documents.contents import to_one_line
from tui.parsing.documents.pages.encodings import decode_bytes, find_codec

_MOST_HEADER = 20_000
"""Code points of one header that are read."""
_MOST_SHOWN = 400
_SPACE = re.compile(r"\s+")
_LATE = timedelta(days=1)
_OTHERS = ("To", "Cc", "Bcc", "Reply-To", "Message-ID", "In-Reply-To")
"""Headers that become keys of the user's own."""


def read_header(message: Message, name: str) -> str:
    """Return a header, decoded, on one line; empty where there is none.

    Args:
        message: The e-mail.
        name: Of the header; the first of that name is read.
    """
    value = message.get(name)
    return "" if value is None else decode_words(value)


def decode_words(written: str | Header) -> str:
    """Return the text of a header with its encoded words read (RFC 2047).

    Args:
        written: As the header has it.
    """
    if isinstance(written, str):
        written = written[:_MOST_HEADER]
    try:
        pieces = decode_header(written)
    except (HeaderParseError, ValueError, AssertionError):
        pieces = [(str(written), None)]
    text = "".join(
        piece if isinstance(piece, str) else decode_mail_bytes(piece, charset or "")
        for piece, charset in pieces
    )
    return to_one_line(_SPACE.sub(" ", text))


def decode_mail_bytes(data: bytes, charset: str) -> str:
    """Return text of an e-mail: in its charset, else as UTF-8, else as browsers read Western pages.

    Args:
        data: The bytes.
        charset: As declared; empty for none.
    """
    codec = find_codec(charset) or _mail_codec(charset)
    # Where there are letters that ASCII does not have, it is another encoding that nobody declared.
    if codec and charset.casefold() not in {"us-ascii", "ascii"}:
        return decode_bytes(data, codec)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return decode_bytes(data, "cp1252")


def is_known_charset(charset: str) -> bool:
    """Return whether a charset that an e-mail declares can be read."""
    return not charset or bool(find_codec(charset) or _mail_codec(charset))


def _mail_codec(charset: str) -> str:
    """Return Python's name of an encoding that e-mails have and pages do not; empty for an unknown one."""
    plain = charset.strip().casefold()
    known = {
        "utf-7": "utf-7", "iso-2022-kr": "iso2022_kr", "hz-gb-2312": "hz", "utf-16": "utf-16",
        "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "unknown-8bit": "", "8bit": "",
    }  # fmt: skip
    return known.get(plain, "")


def authors(message: Message) -> Iterator[str]:
    """Yield who wrote an e-mail: the names, and the addresses of those without one."""
    for name, address in getaddresses([read_header(message, "From")]):
        if name or address:
            yield to_one_line(name or address)


def sent_at(message: Message) -> datetime | None:
    """Return when an e-mail was sent, as its Date header says; None where it does not."""
    return _moment(read_header(message, "Date"))


def date_remark(message: Message, sent: datetime | None) -> str:
    """Return the remark about a date that servers contradict; empty where there is none to make.

    Args:
        message: The e-mail.
        sent: When it says it was sent.
    """
    # Each server puts its header in front: the last is that of the first.
    received = message.get_all("Received", [])
    first = _moment(to_one_line(str(received[-1])[:_MOST_HEADER]).rpartition(";")[2]) if received else None
    if not sent or not first or not sent.tzinfo or not first.tzinfo:
        return ""
    if abs(first - sent) <= _LATE:
        return ""
    return f"its Date header gives {sent.date()}, but the first server received it on {first.date()}"


def other_headers(message: Message) -> Iterator[tuple[str, str]]:
    """Yield the other headers that matter, as keys of the user's own and their values."""
    for name in _OTHERS:
        if value := read_header(message, name):
            shown = value if len(value) <= _MOST_SHOWN else f"{value[: _MOST_SHOWN - 1]}…"
            yield f"x-{name.casefold()}", shown


def _moment(written: str) -> datetime | None:
    try:
        return parsedate_to_datetime(written.strip()[:200])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
