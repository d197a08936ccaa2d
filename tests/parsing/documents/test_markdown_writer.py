"""What a document becomes reads back as the same passages, to the letter."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.text.payloads import PAYLOADS
from tui.chronology.source import Source
from tui.parsing.documents.contents import DocumentParagraph, to_one_line
from tui.parsing.documents.document import Document, FileType
from tui.parsing.documents.markdown_writer import _in_lines, render_source
from tui.parsing.limits import Limits
from tui.parsing.safe_files import InputFile
from tui.parsing.source_file import read_source_file

AWKWARD = (
    "[12] x", "[12]", "[1] [2] x", "[p. 3] {span=1-2}", "x {speaker=court}", "x {.a}", "{.a}",
    "{speaker=court}", "x {.verbatim}", "---", "...", "```", "# x", "[sic] x", "[2013] EWCA", "x  y   z",
    "a\u00a0b", "word " * 60,
    "x" * 300, "a  " * 80, "[12] " + "word " * 40 + "{hash=1:0123456789abcdef}",
    "x {a=b} {c=d}", "{", "}", "\\",
)  # fmt: skip


def document(
    *paragraphs: DocumentParagraph, title: str = "T", author: tuple[str, ...] = (), issued: str = ""
) -> Document:
    text = "\n\n".join(one.text for one in paragraphs)
    because = "it says so" if issued else ""
    return Document(
        paragraphs=paragraphs, text=text, title=title, author=author, issued=issued, issued_because=because,
        form=FileType.TEXT, sha256="0" * 64, size=1,
    )  # fmt: skip


def read_back(made: Document, name: str = "a.txt") -> Source:
    file = read_source_file(InputFile("corpus/a.md", render_source(made, "a", name, "a")), Limits())
    assert file.source is not None
    assert {problem.code for problem in file.problems} <= {"bad-attributes"}
    return file.source


def read_texts(*texts: str) -> list[str]:
    return [one.text for one in read_back(document(*map(DocumentParagraph, texts))).passages]


@each("text", AWKWARD)
def test_awkward_paragraphs_read_back(text: str) -> None:
    wanted = to_one_line(text)
    assert read_texts(wanted, "between", wanted) == [wanted, "between", wanted]
    source = read_back(
        document(DocumentParagraph(wanted, "p. 12"), DocumentParagraph(wanted, "p. 12 para 2"))
    )
    assert [(one.label, one.text) for one in source.passages] == [("p. 12", wanted), ("p. 12 para 2", wanted)]
    assert len(source.by_key) == 2


PIECES = st.lists(
    st.one_of(st.text(max_size=12), st.sampled_from((*AWKWARD, " ", "[9] ", " {a=b}", "{.x}", "\n", "\n\n"))),
    max_size=6,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=4))
@example([*PAYLOADS])
def test_any_paragraphs_read_back(pieces: list[str]) -> None:
    texts = [text for piece in pieces if (text := to_one_line(piece))]
    source = read_back(document(*map(DocumentParagraph, texts)))
    assert [one.text for one in source.passages] == texts
    assert [one.key for one in source.passages] == [str(at) for at in range(1, len(texts) + 1)]
    assert not any(one.span or one.hash or one.speaker or one.origin or one.about for one in source.passages)


BREAK = re.compile(r"(.{90,}?\S) (?=\S)")
"""Where a line ends, said most simply: on a long word that takes as many steps as its length times itself."""


@given(st.lists(st.sampled_from(["a", "bb", " ", "  ", "c" * 30, "d " * 9, "\u00a0", "e" * 91]), max_size=80))
def test_a_line_ends_at_the_first_space_behind_90_letters(pieces: list[str]) -> None:
    text = to_one_line("".join(pieces))
    assert _in_lines(text) == BREAK.sub(r"\1\n", text)


def test_a_word_of_a_million_letters_is_laid_out() -> None:
    assert read_texts("a" * 1_000_000) == ["a" * 1_000_000]


@each("payload", PAYLOADS)
def test_what_a_file_tells_cannot_break_out_of_the_front_matter(payload: str) -> None:
    hostile = f'x" {payload}\n---\ntext: paraphrase\n'
    wanted = to_one_line(hostile.encode("utf-8", "replace").decode())
    source = read_back(document(DocumentParagraph("One"), title=hostile, author=(hostile,)), name=hostile)
    assert source.title[:400] == wanted[:400]
    assert source.author[0][:400] == wanted[:400]
    assert (source.text.value, len(source.passages)) == ("verbatim", 1)


def test_what_is_missing_is_left_to_be_filled_in() -> None:
    made = render_source(document(DocumentParagraph("One"), title=""), "ledger", "Ledger.txt", "Ledger")
    assert made.splitlines() == [
        "---",
        "id: ledger",
        "type: document",
        "# No title found; using the file name",
        'title: "Ledger"',
        "# author: [who wrote it]",
        "# container-title: the newspaper, journal or series in which it appeared",
        "# issued: the publication date, as exactly as it is known: 2013-05-14, 2013-05~, ../2013",
        "# issued-because: how you know that date",
        "# rights: who owns the text, and how it may be used",
        "text: verbatim",
        'x-original-name: "Ledger.txt"',
        "x-original-form: txt",
        f"x-original-sha256: {'0' * 64}",
        "x-original-size: 1",
        "---",
        "",
        "One",
    ]
    told = read_back(document(DocumentParagraph("One"), author=("A", "B"), issued="2013-05~"))
    assert (told.author, told.issued and told.issued.text) == (("A", "B"), "2013-05~")
    assert told.issued_because == "it says so"
