"""The file of the source that is made of a table: a few lines of front matter, then its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.project.imports.plan import ImportPlan
from tui.project.imports.rows.row_passages import front_matter_end
from tui.project.text_edits.yaml_scalars import DOUBLE, PLAIN, write_scalar

_FILE = re.compile(r"^x-file: .*$", re.MULTILINE)


def source_text(plan: ImportPlan, passages: Sequence[str], older: str) -> str:
    """Return the text of the file.

    Args:
        plan: Of the table.
        passages: As they are to be written.
        older: The text that is there, whose front matter stays but for the name of the file; empty for none.
    """
    name = f"x-file: {write_scalar(plan.name, PLAIN)}"
    end = front_matter_end(older)
    if end:
        front = _FILE.sub(lambda _found: name, older[:end], count=1)
    else:
        title = write_scalar(plan.mapping.source["title"], DOUBLE)
        kind = write_scalar(plan.mapping.source.get("type", "document"), PLAIN)
        front = f"---\ntitle: {title}\ntype: {kind}\n{name}\n---\n"
    return front + "".join(f"\n{passage}\n" for passage in passages)
