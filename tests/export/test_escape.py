"""Data is text in Markdown, wherever it stands and whoever reads it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.export.rendered import READERS, tokens
from tui.export.escape import escape, to_single_line

POSITIONS = {
    "paragraph": "{}",
    "heading": "### {}",
    "heading behind a date": "### 3 May 1987 — {}",
    "list item": "- {}",
    "block quote": "> {}",
    "footnote": "a[^1]\n\n[^1]: {}",
    "quotation in a footnote": "a[^1]\n\n[^1]: b\n\n    > {}",
    "link text": "[{}](https://example.org/)",
    "between signs": "“{}”, {}.",
    "before a footnote": "{}[^1]\n\n[^1]: b",
    "emphasis": "a *{}*, b",
}

MARKUP = st.text(alphabet="ab1 .,:;!?-+=_*#`~^$|<>[](){}/\\&@'\"\n\t%").filter(to_single_line)
PIECES = st.lists(
    st.sampled_from([
        "http://", "https://", "www.", "ftp://", "mailto:", "a@b.org", "example.org", "//localhost",
        "&amp;", "&#65;", "<b>", "</b>", "<!--", "-->", "<?", "<![CDATA[", "[^1]", "[a](b)", "![x](y)",
        "[x]: y", "---", "===", "***", "```", "~~~", "1.", "2)", "(a)", "iv.", "#", "##", "> ",
        "- [ ] ", "| a | b |", "|-|-|", "\\", "{.c}", "$$", "^[n]", "@key", ":tada:", "\n", "\n\n",
        "    ", "\t", " ", "x", "Ab", "é", "\u202e", "\x1b[31m", "\u200b", "\x00", "\x85", "\u2028",
        "\xa0", "javascript:", "localhost", ".museum", "1.2.3.4",
    ])
).map("".join).filter(to_single_line)  # fmt: skip
ANYTHING = st.text(st.characters(), min_size=1).filter(to_single_line)


@pytest.mark.parametrize("position", POSITIONS.values(), ids=POSITIONS)
@given(text=MARKUP | PIECES | ANYTHING)
@example(text="2013")
@example(text="# a #")
@example(text="wow!")
@settings(max_examples=120, deadline=None)
def test_renders_as_itself(position: str, text: str) -> None:
    """Nothing is added, swallowed or obeyed: the same tokens as for a plain word, and the text as it was."""
    for reader in READERS:
        plain = list(tokens(reader, position.format("word", "word")))
        found = list(tokens(reader, position.format(escape(text), escape(text))))
        assert [(token.type, token.attrs) for token in found] == [
            (token.type, token.attrs) for token in plain
        ]
        expected = [
            token.content.replace("word", to_single_line(text)) for token in plain if token.type == "text"
        ]
        assert [token.content for token in found if token.type == "text"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The keeper's well-known lamp (lit in 1987) cost 3.5% more: see p. 12, e.g. the 2nd ed.",
        "Anna & Sons, 1987-88; U.K. “as it was” - or so",
        "Who lit it? The keeper, at 22:30:15 on 3/5/1987 + a day later",
    ],
)
def test_a_plain_sentence_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("[sic]", r"\[sic\]"),
        ("1. The lamp", r"1\. The lamp"),
        ("(a) the lamp", r"(a\) the lamp"),
        ("I. Smith", r"I\. Smith"),
        ("- 5", r"\- 5"),
        ("about 1. and - 5", "about 1. and - 5"),
        ("Prize #", r"Prize \#"),
        ("C# and #5", "C# and #5"),
        ("&copy; & Co; R&D", r"\&copy; & Co; R&D"),
        ("https://example.org/a_b", r"https:\//example\.org/a\_b"),
        ("keeper@example.org", r"keeper\@example\.org"),
        ("[^1]: x", r"\[\^1\]: x"),
        ("a\r\n\r\n  b\tc ", "a b c"),
        ("\x1b[2Ja", r"␛\[2Ja"),
        ("a \u202eb", r"a \<RLO>b"),
        ("", ""),
    ],
)
def test_escapes_what_could_mean_something(text: str, markdown: str) -> None:
    assert escape(text) == markdown
