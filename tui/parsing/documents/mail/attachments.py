"""Files that are attached to an e-mail: taken out of it, to be read as documents of their own."""

from __future__ import annotations

import base64
from dataclasses import replace

from tui.parsing.documents.contents import FileType, UnreadableDocument
from tui.parsing.documents.file_type import detect_type
from tui.parsing.documents.subprocess_reader import ask_worker
from tui.parsing.limits import DocumentLimits

_WORKER = "tui.parsing.documents.mail.attachment_worker"


def take_attachment(
    data: bytes, name: str, wanted: str, limits: DocumentLimits
) -> tuple[str, bytes] | UnreadableDocument:
    """Return the name and the bytes of a file that is attached to an e-mail.

    Args:
        data: The bytes of the e-mail.
        name: The name of its file.
        wanted: The attachment's name, or its number from 1.
        limits: How much is read.
    """
    if detect_type(data, name) is not FileType.EML:
        return UnreadableDocument("it is no e-mail, so it has no attachments", "leave out --attachment")
    limits = replace(limits, seconds=limits.seconds_of(FileType.EML.value))
    asked = wanted.replace("\n", " ").encode("utf-8", "replace") + b"\n" + data
    said = ask_worker(_WORKER, FileType.EML.value, asked, limits)
    if isinstance(said, UnreadableDocument):
        return said
    content = base64.b64decode(said["attached"]["data"])
    return (said["attached"]["name"], content) if content else UnreadableDocument("the attachment is empty")
