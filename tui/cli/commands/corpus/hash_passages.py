"""`corpus hash`: hashes of passages, by which words that are not shown can be verified."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.chronology_command import WritingCommand
from tui.cli.common_options import CommonOptions, common_options, own_chronology, text_option
from tui.cli.completers import complete_files, complete_sources
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, write_message, write_stdout
from tui.cli.project_context import find_chronology
from tui.text.failure import Failure
from tui.text.plural import pluralize


@click.command("hash", cls=WritingCommand)
@click.argument("source", metavar="SOURCE", shell_complete=complete_sources, type=text_option)
@click.option(
    "--original",
    type=Path,
    metavar="FILE",
    shell_complete=complete_files,
    required=True,
    help="The original text, in which the spans are counted.",
)
@click.option("--replace", is_flag=True, help="Replace hashes that do not match this text.")
@common_options(own_chronology)
def hash_(options: CommonOptions, source: str, original: Path, replace: bool) -> ExitCode:
    """Write the hashes of a source's spans into its file.

    Changes nothing else in the file, and nothing at all unless every passage with a span can be hashed.

    Args:
        options: The common options.
        source: The source's id.
        original: The document that its spans count the code points of.
        replace: Whether a hash that differs is to be replaced.

    Raises:
        CommandError: The document cannot be read, or the source's file not be written.
    """
    # Imported here: no other command should wait for the models and the readers of documents.
    from tui.parsing.documents.document import UnreadableDocument, read_document  # noqa: PLC0415
    from tui.project.sources.hash_source import HashOutcome, SourceNotFound, hash_source  # noqa: PLC0415

    location = find_chronology(options.path)
    document = read_document(original)
    if isinstance(document, UnreadableDocument):
        raise CommandError(ExitCode.UNREADABLE, f"{original}: {document.message}", document.remedy)
    result = hash_source(location.root, source, document.text, replace=replace, tell=write_message)
    if isinstance(result, Failure):
        code = ExitCode.USAGE if isinstance(result, SourceNotFound) else ExitCode.UNWRITABLE
        raise CommandError.of(code, result)
    outcomes = {
        HashOutcome.ADDED: "added hash {}",
        HashOutcome.REPLACED: "replaced the hash with {}",
        HashOutcome.DIFFERS: "has another hash than this original gives ({}); to write that, add --replace",
        HashOutcome.BEYOND: f"its span ends beyond the text, which has {len(document.text):,} characters",
        HashOutcome.NO_WORDS: "there are no words at its span",
        HashOutcome.NO_SPAN: "no hash added: it has no span",
    }
    for passage in result.passages:
        if passage.outcome in outcomes and not (result.is_refused and passage.outcome is HashOutcome.ADDED):
            outcome = outcomes[passage.outcome].format(passage.hash)
            write_stdout(f"{result.path}:{passage.line}: [{passage.key}] {outcome}\n")
    same = sum(passage.outcome is HashOutcome.SAME for passage in result.passages)
    if same:
        write_message(f"{pluralize(same, 'passage')} had the right hash already")
    if result.is_refused:
        write_message("nothing was written", "mend these spans first: either all spans get a hash, or none")
        return ExitCode.UNWRITABLE
    return ExitCode.OK
