"""Where the sources differ: the question, each version with what it rests on, the note."""

from __future__ import annotations

from collections.abc import Iterable

from tui.index.records import AccountRecord, CitationRecord
from tui.views.lines import BLANK, Line, Role, Span, line, paragraph
from tui.views.source import short_name


def accounts_lines(accounts: Iterable[AccountRecord]) -> list[Line]:
    """Every account in full, a blank line between them."""
    lines: list[Line] = []
    for account in accounts:
        if lines:
            lines.append(BLANK)
        lines += account_lines(account)
    return lines


def account_lines(account: AccountRecord, indent: int = 0) -> list[Line]:
    """One account: no version stands above another but in the order of the file."""
    lines = [line(Span(account.question, Role.DIFFERS), indent=indent, hang=indent)]
    for version in account.versions:
        cited = "; ".join(cited_as(citation) for citation in version.cites)
        lines.append(
            line(
                "- ",
                version.says,
                Span(f" ({cited})" if cited else " (no source)", Role.QUIET),
                indent=indent,
                hang=indent + 2,
            )
        )
    return lines + paragraph(account.note, Role.NOTE, indent)


def cited_as(citation: CitationRecord) -> str:
    """A citation in a few words: newspaper, day, passage."""
    if citation.source is None:
        return citation.key
    name = short_name(citation.source)
    # Of a passage that is not there, the key is all there is to look for.
    key = citation.passage.key if citation.passage else citation.key.partition("#")[2]
    return f"{name} [{key}]" if key else name
