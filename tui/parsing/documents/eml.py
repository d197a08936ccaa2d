"""E-mails: `.eml`, one message a file. Only the standard library is used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from tui.parsing.decoding import to_readable
from tui.parsing.documents.contents import (
    QUOTED,
    DocumentContents,
    DocumentParagraph,
    UnreadableDocument,
    join_lines,
)
from tui.parsing.documents.html import read_markup
from tui.parsing.documents.mail.mail_headers import (
    authors,
    date_remark,
    decode_mail_bytes,
    is_known_charset,
    other_headers,
    read_header,
    sent_at,
)
from tui.parsing.documents.mail.message_parts import (
    MailAttachment,
    MailParts,
    find_parts_of_mail,
    read_bytes,
)
from tui.parsing.documents.mail.quotations import mark_older, read_plain_text
from tui.text.plural import pluralize

_BOX_LINE = re.compile(rb"From [^\n]{1,200}\n")
_NEXT_MESSAGE = re.compile(rb"\n\r?\nFrom [^\n]{1,200}\d{4}\r?\n[A-Za-z-]{1,40}:")
_DAMAGED = UnreadableDocument("it is not a valid e-mail", "export it again from your mail program, as .eml")
_MOST_TOLD = 20
"""Attachments that are named."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """The content of a file that is attached to an e-mail."""

    name: str
    data: bytes


def read_eml(data: bytes) -> DocumentContents | UnreadableDocument:
    """Read an e-mail.

    Args:
        data: The file's bytes: a message, or a mailbox (mbox) with one.
    """
    message = _message(data)
    if isinstance(message, UnreadableDocument):
        return message
    parts = find_parts_of_mail(message)
    paragraphs, remarks = _read_texts(parts.texts)
    if not paragraphs:
        return _without_text(parts)
    sent = sent_at(message)
    remarks += _remarks(parts, paragraphs)
    remarks.append(date_remark(message, sent))
    return DocumentContents(
        paragraphs=tuple(paragraphs),
        text=join_lines(paragraphs),
        title=read_header(message, "Subject"),
        author=tuple(dict.fromkeys(authors(message))),
        issued=sent.date().isoformat() if sent else "",
        issued_because=f"its Date header gives {read_header(message, 'Date')}" if sent else "",
        extra=tuple(other_headers(message)),
        remarks=tuple(filter(None, remarks)),
    )


def read_attachment(data: bytes, wanted: str) -> AttachedFile | UnreadableDocument:
    """Return one file that is attached to an e-mail.

    Args:
        data: The bytes of the e-mail.
        wanted: Its name, or its number from 1.
    """
    message = _message(data)
    if isinstance(message, UnreadableDocument):
        return message
    found = find_parts_of_mail(message).attachments
    named = [one for one in found if one.name == wanted] or [
        one for one in found if one.name.casefold() == wanted.casefold()
    ]
    chosen = named or [one for one in found if str(one.number) == wanted]
    if not chosen:
        listed = _names(found) or "none"
        return UnreadableDocument("it has no such attachment", f"its attachments are: {listed}")
    if len(chosen) > 1:
        numbers = ", ".join(str(one.number) for one in chosen)
        return UnreadableDocument("it has several attachments of this name", f"name it by number: {numbers}")
    return AttachedFile(chosen[0].name, read_bytes(chosen[0].part))


def _message(data: bytes) -> Message | UnreadableDocument:
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if box := _BOX_LINE.match(data):
        data = data[box.end() :]
        if count := sum(1 for _ in _NEXT_MESSAGE.finditer(data)):
            return UnreadableDocument(
                f"it is a mailbox of {count + 1:,} messages",
                "save each message from your mail program as .eml, and name these files",
            )
    try:
        message = message_from_bytes(data)
    except RecursionError:
        return UnreadableDocument("its parts are nested too deeply", _DAMAGED.remedy)
    except (ValueError, LookupError, AttributeError, TypeError):
        return _DAMAGED
    return message if message.keys() else _DAMAGED


def _read_texts(texts: list[Message]) -> tuple[list[DocumentParagraph], list[str]]:
    paragraphs: list[DocumentParagraph] = []
    remarks: list[str] = []
    for part in texts:
        charset = part.get_content_charset() or ""
        if not is_known_charset(charset):
            remarks.append("its encoding is not known; its letters may be wrong")
        text = to_readable(decode_mail_bytes(read_bytes(part), charset))
        if part.get_content_type() == "text/html":
            page = read_markup(text, is_mail=True)
            paragraphs += mark_older(list(page.paragraphs))
            remarks += page.remarks
        else:
            is_flowed = str(part.get_param("format", "")).casefold() == "flowed"
            joins_words = is_flowed and str(part.get_param("delsp", "")).casefold() == "yes"
            paragraphs += read_plain_text(text, joins_words=joins_words)
    return paragraphs, list(dict.fromkeys(remarks))


def _remarks(parts: MailParts, paragraphs: list[DocumentParagraph]) -> list[str]:
    remarks = []
    if quoted := sum(one.speaker == QUOTED for one in paragraphs):
        remarks.append(f"{pluralize(quoted, 'passage')} quoted from others (speaker={QUOTED})")
    if parts.has_other_form:
        remarks.append("its text is there in another form too (HTML), which is left out")
    if parts.attachments:
        count = pluralize(len(parts.attachments), "attachment")
        names = _names(parts.attachments)
        remarks.append(f"{count} left out: {names}; add one with: dateline corpus add FILE --attachment NAME")
    if parts.is_cut:
        remarks.append("it has more parts than are read")
    return remarks


def _without_text(parts: MailParts) -> UnreadableDocument:
    if parts.is_encrypted:
        return UnreadableDocument("it is encrypted", "decrypt it in your mail program, and save it as .eml")
    if parts.attachments:
        return UnreadableDocument(
            f"it contains no text, only attachments: {_names(parts.attachments)}",
            "add one of them: dateline corpus add FILE --attachment NAME",
        )
    return UnreadableDocument("it contains no text", "name an e-mail with text in it")


def _names(attachments: list[MailAttachment]) -> str:
    shown = ", ".join(f"{one.number} “{one.name}”" for one in attachments[:_MOST_TOLD])
    return shown + (", ..." if len(attachments) > _MOST_TOLD else "")
