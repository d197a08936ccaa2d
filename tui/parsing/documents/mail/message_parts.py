"""The parts of an e-mail (RFC 2045 to 2049): its text, and what is attached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from tui.parsing.documents.mail.mail_headers import decode_words

_DEEPEST = 30
"""Parts in parts."""
_MOST_PARTS = 2_000
_MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """Something that is attached to an e-mail."""

    number: int
    """From 1."""
    name: str
    """As the e-mail gives it; made of its type where it has none."""
    part: Message


@dataclass(slots=True)
class MailParts:
    """What an e-mail holds."""

    texts: list[Message]
    """Its text, in order; of two forms of one text, one."""
    attachments: list[MailAttachment]
    has_other_form: bool = False
    """Whether the text is there in another form too, which is left out."""
    is_encrypted: bool = False
    is_cut: bool = False
    """Whether there are more parts than are read."""


def find_parts_of_mail(message: Message) -> MailParts:
    """Return what an e-mail holds.

    Args:
        message: The e-mail.
    """
    found = MailParts([], [])
    _take(message, found, 0)
    return found


def read_bytes(part: Message) -> bytes:
    """Return the content of a part, with its transfer encoding undone; of an attached e-mail, all of it."""
    if part.is_multipart():
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, Message) else part.as_bytes()
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        content = None
    return content if isinstance(content, bytes) else b""


def _take(part: Message, found: MailParts, depth: int) -> None:
    kind = part.get_content_type()
    if depth > _DEEPEST or len(found.texts) + len(found.attachments) >= _MOST_PARTS:
        found.is_cut = True
        return
    is_enveloped = kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"} and "sign" not in str(
        part.get_param("smime-type", "")
    )
    if kind == "multipart/encrypted" or is_enveloped:
        found.is_encrypted = True
    if part.get_content_disposition() == "attachment" or kind == "message/rfc822":
        _attach(part, found)
    elif kind == "multipart/alternative":
        _take_one_form(list(_inner(part)), found, depth)
    elif part.is_multipart():
        for one in _inner(part):
            _take(one, found, depth + 1)
    elif kind in {"text/plain", "text/html"} and not part.get_filename():
        found.texts.append(part)
    else:
        _attach(part, found)


def _take_one_form(forms: list[Message], found: MailParts, depth: int) -> None:
    """Take the plain form of a text, else the last; the others are left out, but not what is attached."""
    plain = [form for form in forms if form.get_content_type() == "text/plain" and read_bytes(form).strip()]
    chosen = plain[0] if plain else (forms[-1] if forms else None)
    for form in forms:
        if form is chosen:
            _take(form, found, depth + 1)
            continue
        texts = len(found.texts)
        _take(form, found, depth + 1)
        found.has_other_form |= any(read_bytes(one).strip() for one in found.texts[texts:])
        del found.texts[texts:]


def _inner(part: Message) -> Iterator[Message]:
    inner = part.get_payload()
    return (one for one in (inner if isinstance(inner, list) else ()) if isinstance(one, Message))


def _attach(part: Message, found: MailParts) -> None:
    number = len(found.attachments) + 1
    name = decode_words(part.get_filename() or "")[:_MOST_NAME]
    if not name and part.get_content_type() == "message/rfc822":
        inner = next(_inner(part), None)
        subject = decode_words(inner.get("Subject", ""))[:_MOST_NAME] if inner is not None else ""
        name = f"{subject or f'message {number}'}.eml"
    ending = part.get_content_subtype() if part.get_content_maintype() != "application" else "bin"
    name = name.replace("/", "-").replace("\\", "-")
    found.attachments.append(MailAttachment(number, name or f"attachment-{number}.{ending}", part))
