"""`seal`: promises about words that are not shown."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.chronology_command import WritingCommand
from tui.cli.codes import Code
from tui.cli.opened import located
from tui.cli.options import Asked, asking, own_chronology, text
from tui.cli.speaking import Stopped, answer, say
from tui.project.refused import Refused
from tui.text.counted import counted


@click.command("seal", cls=WritingCommand)
@click.argument("source", metavar="SOURCE", type=text)
@click.option(
    "--original", type=Path, metavar="FILE", required=True, help="The text that the spans are counted in."
)
@click.option("--replace", is_flag=True, help="Replace seals that are not those of this text.")
@asking(own_chronology)
def seal_(asked: Asked, source: str, original: Path, replace: bool) -> Code:
    """Write the seals of a source's spans into its file.

    Nothing else in the file changes, and nothing at all unless every passage with a span can be sealed.
    """
    # The models and the readers of documents: no other command should wait for them.
    from tui.project.sealing import Outcome, UnknownSource, seal_source  # noqa: PLC0415
    from tui.reading.documents.document import Unreadable, read_document  # noqa: PLC0415

    found = located(asked.path)
    document = read_document(original)
    if isinstance(document, Unreadable):
        raise Stopped(Code.UNREADABLE, f"{original}: {document.message}", document.remedy)
    sealing = seal_source(found.root, source, document.text, replace=replace, tell=say)
    if isinstance(sealing, Refused):
        code = Code.USAGE if isinstance(sealing, UnknownSource) else Code.UNWRITABLE
        raise Stopped(code, sealing.message, sealing.remedy)
    said = {
        Outcome.SEALED: "sealed {}",
        Outcome.REPLACED: "sealed {}, in place of another seal",
        Outcome.DIFFERS: "has another seal than {}; add --replace to replace it",
        Outcome.BEYOND: f"its span ends beyond the text, which has {len(document.text):,} characters",
        Outcome.NO_WORDS: "there are no words at its span",
        Outcome.NO_SPAN: "not sealed: it has no span",
    }
    for passage in sealing.passages:
        if passage.outcome in said and not (sealing.is_refused and passage.outcome is Outcome.SEALED):
            told = said[passage.outcome].format(passage.seal)
            answer(f"{sealing.path}:{passage.line}: [{passage.key}] {told}\n")
    same = sum(passage.outcome is Outcome.SAME for passage in sealing.passages)
    if same:
        say(f"{counted(same, 'passage')} had the right seal already")
    if sealing.is_refused:
        say("nothing was written", "every span must have its seal, or none is changed")
        return Code.UNWRITABLE
    return Code.OK
