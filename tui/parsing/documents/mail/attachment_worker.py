"""The process that takes a file out of an e-mail: bytes in, one line of JSON out. See `subprocess_reader`."""

from __future__ import annotations

import base64
import json
import os
import sys
from dataclasses import asdict

from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.documents.eml import read_attachment
from tui.parsing.documents.sandbox import enter_sandbox
from tui.parsing.documents.worker import read_whole_input
from tui.parsing.limits import DocumentLimits


def run() -> None:
    """Read standard input: the name of an attachment on the first line, then the e-mail."""
    limits = DocumentLimits(**json.loads(sys.argv[2]))
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        wanted, _, data = read_whole_input().partition(b"\n")
        enter_sandbox(limits, sys.stdin.fileno())
        found = read_attachment(data, wanted.decode("utf-8", "replace"))
    except MemoryError:
        found = UnreadableDocument(
            "reading it takes too much memory", "save the attachment from your mail program"
        )
    if isinstance(found, UnreadableDocument):
        said = {"unreadable": asdict(found)}
    else:
        said = {"attached": {"name": found.name, "data": base64.b64encode(found.data).decode()}}
    print(json.dumps(said), file=out, flush=True)


if __name__ == "__main__":
    run()
