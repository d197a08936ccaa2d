"""`fix`: new words in the place of old ones, and EDTF for dates as people write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.chronology_command import WritingCommand
from tui.cli.common_options import own_chronology, path_argument
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, write_message, write_stdout
from tui.cli.project_context import find_chronology
from tui.project.locate_project import Wanted
from tui.text.failure import Failure
from tui.text.plural import pluralize

if TYPE_CHECKING:
    from tui.project.text_edits.fix_files import TextReplacement


@click.command(cls=WritingCommand)
@path_argument
@own_chronology
@click.option("-n", "--dry-run", is_flag=True, help="Show what would change, and write nothing.")
def fix(path: Wanted, *, dry_run: bool) -> ExitCode:
    """Write old words and dates as the format has them.

    A date is replaced only where it has exactly one reading; `date-as-written` then keeps the spelling of
    an event's date. The others are listed with their readings. Of old words, only keys, attributes and words
    of a list change. Every other byte stays. All files are written, or none. Ends with 1 where something is
    left that only a person can replace.
    """
    # The models: no other command should wait for them.
    from tui.project.text_edits.fix_files import FileNotReadable, fix_files  # noqa: PLC0415

    done = fix_files(find_chronology(path).root, dry_run=dry_run, tell=write_message)
    if isinstance(done, Failure):
        code = ExitCode.UNREADABLE if isinstance(done, FileNotReadable) else ExitCode.UNWRITABLE
        raise CommandError.of(code, done)
    write_stdout(f"{it.place}: {it.old} → {it.new}\n" for it in done.replaced)
    for problem in done.left:
        write_message(f"{problem.place}: {problem.message}", problem.remedy)
    if done.replaced:
        write_message(_summary(done.replaced, dry_run=dry_run), "nothing was written" if dry_run else "")
    elif not done.left:
        write_message("there is no old word in this chronology, and every date is EDTF")
    return ExitCode.FOUND if done.left else ExitCode.OK


def _summary(replaced: Sequence[TextReplacement], *, dry_run: bool) -> str:
    words = Counter((it.old, it.new) for it in replaced if not it.is_date)
    each = ", ".join(f"{old} → {new} ({count:,})" for (old, new), count in words.items())
    dates = sum(it.is_date for it in replaced)
    counts = (pluralize(words.total(), "word") if words else "", pluralize(dates, "date") if dates else "")
    files = pluralize(len({it.place.path for it in replaced}), "file")
    would = "would be " if dry_run else ""
    return f"{' and '.join(filter(None, counts))} {would}replaced in {files}" + (f": {each}" if each else "")
