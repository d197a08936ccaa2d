"""`fix`: the new words in the place of the old ones, in the files of a chronology."""

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
    from tui.project.text_edits.fix_old_words import WordReplacement


@click.command(cls=WritingCommand)
@path_argument
@own_chronology
@click.option("-n", "--dry-run", is_flag=True, help="Show what would change, and write nothing.")
def fix(path: Wanted, *, dry_run: bool) -> ExitCode:
    """Replace old words of the format in events.yaml and corpus/.

    Only keys, attributes and the words of a list change, never a word of a text; every other byte stays. All
    files are written, or none. Ends with 1 where an old word is left that only a person can replace.
    """
    # The models: no other command should wait for them.
    from tui.project.text_edits.fix_old_words import FileNotReadable, fix_old_words  # noqa: PLC0415

    done = fix_old_words(find_chronology(path).root, dry_run=dry_run, tell=write_message)
    if isinstance(done, Failure):
        code = ExitCode.UNREADABLE if isinstance(done, FileNotReadable) else ExitCode.UNWRITABLE
        raise CommandError.of(code, done)
    write_stdout(f"{it.place}: {it.old} → {it.new}\n" for it in done.replaced)
    for problem in done.left:
        write_message(f"{problem.place}: {problem.message}", problem.remedy)
    if done.replaced:
        write_message(_summary(done.replaced, dry_run=dry_run), "nothing was written" if dry_run else "")
    elif not done.left:
        write_message("there is no old word in this chronology")
    return ExitCode.FOUND if done.left else ExitCode.OK


def _summary(replaced: Sequence[WordReplacement], *, dry_run: bool) -> str:
    words = Counter((it.old, it.new) for it in replaced)
    each = ", ".join(f"{old} → {new} ({count:,})" for (old, new), count in words.items())
    files = pluralize(len({it.place.path for it in replaced}), "file")
    would = "would be " if dry_run else ""
    return f"{pluralize(len(replaced), 'word')} {would}replaced in {files}: {each}"
