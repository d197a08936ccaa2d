"""The bytes of a document or a table on the disk, or in plain words why there are none."""

from __future__ import annotations

from pathlib import Path

from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.limits import MEGABYTE
from tui.parsing.safe_files import NotAFileError, read_regular_file


def read_document_bytes(path: Path, most: int, wanted: str) -> bytes | UnreadableDocument:
    """Return the bytes of a file, or why it cannot be read and what to do about it.

    Args:
        path: The file. Links are followed; only a regular file is opened.
        most: The largest size, in bytes.
        wanted: What an empty file lacks: `text`, `a table`.
    """
    try:
        data = read_regular_file(path.resolve(), most)
    except NotAFileError as refused:
        if refused.fault.code == "file-too-large":
            return UnreadableDocument(f"it is larger than {most / MEGABYTE:g} MB", "split it")
        return UnreadableDocument(refused.fault.message.replace("this is", "it is"), "name a file")
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "its path is not valid, or its link is broken"
        return UnreadableDocument(f"it cannot be read: {reason}", "name a file that you can read")
    return data or UnreadableDocument("it is empty", f"name a file with {wanted} in it")
