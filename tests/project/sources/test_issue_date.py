"""The date of issue that the head of a document may give is offered, never taken."""

from __future__ import annotations

import pytest

from tui.parsing.documents.contents import DateOffer, DocumentContents, DocumentParagraph
from tui.project.sources.issue_date import find_issue_date


def document(*paragraphs: str, issued: str = "") -> DocumentContents:
    return DocumentContents(
        paragraphs=tuple(map(DocumentParagraph, paragraphs)), text="\n\n".join(paragraphs), issued=issued
    )


@pytest.mark.parametrize(
    ("paragraphs", "offer"),
    [
        (["Minutes", "Held on 12 June 1912 at the lock"], DateOffer("1912-06-12", "on 12 June 1912", 2)),
        (["From: Mary Lock", "Date: 3 March 1912"], DateOffer("1912-03-03", "3 March 1912", 2)),
        (["In June 1912 they dug."], None),
        (["On 3/4/1912 they dug."], None),
        (
            ["They dug."] * 9 + ["Lindby, 12 June 1912", "M. Lock"],
            DateOffer("1912-06-12", "12 June 1912", 10),
        ),
        (["They dug."] * 5 + ["12 June 1912"] + ["They dug."] * 2, None),
        (["The wall fell on the morning of 12 June 1912, when the gale was over."], None),
        (["x " * 100 + "12 June 1912"], None),
        ([], None),
    ],
    ids=[
        "minutes",
        "letter",
        "a month",
        "two readings",
        "under it",
        "inside",
        "a sentence",
        "a long line",
        "nothing",
    ],
)
def test_a_day_in_the_head_is_offered(paragraphs: list[str], offer: DateOffer | None) -> None:
    assert find_issue_date(document(*paragraphs)) == offer


def test_where_the_date_of_issue_is_known_none_is_offered() -> None:
    assert find_issue_date(document("12 June 1912", issued="1912-06-13")) is None
