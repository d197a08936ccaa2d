"""Where the sources differ: the question, each version with what it rests on, the note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.index.records import AccountRecord, CitationRecord, Hidden
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
    """One account: no version stands above another but in the order of the file.

    The question is anchored as `account:ID`, every citation as `citation_anchor` says.
    """
    how = " (by their dates)" if account.by_dates else ""
    asked = (Span(account.question, Role.DIFFERS), Span(how, Role.QUIET))
    lines = [line(*asked, indent=indent, hang=indent, anchor=f"account:{account.id}")]
    for version in account.versions:
        lines.append(line("- ", version.says, indent=indent, hang=indent + 2))
        lines += _cited(version.cites, indent + 4)
    lines += paragraph(account.note, Role.NOTE, indent)
    return [*lines, *hidden_lines(account.hidden, indent)]


def citation_anchor(citation: CitationRecord) -> str:
    """Where a citation leads: `passage:SOURCE#KEY`, `source:SOURCE` as a whole; empty for nowhere."""
    if citation.passage:
        return f"passage:{citation.passage.source}#{citation.passage.key}"
    return f"source:{citation.source.id}" if citation.source else ""


def cited_as(citation: CitationRecord) -> str:
    """A citation in a few words: newspaper, day, passage."""
    if citation.source is None:
        return citation.key
    name = short_name(citation.source)
    # Of a passage that is not there, the key is all there is to look for.
    key = citation.passage.key if citation.passage else citation.key.partition("#")[2]
    return f"{name} [{key}]" if key else name


def hidden_lines(hidden: Hidden, indent: int = 0) -> list[Line]:
    """How much is left out by a day, where anything is."""
    if not hidden:
        return []
    return [line(Span(f"hidden: {hidden.said()}", Role.QUIET), indent=indent, hang=indent + 2)]


def _cited(cites: tuple[CitationRecord, ...], indent: int) -> Iterator[Line]:
    for citation in cites:
        named = Span(cited_as(citation), Role.QUIET)
        yield line(named, indent=indent, hang=indent, anchor=citation_anchor(citation))
    if not cites:
        yield line(Span("no source", Role.QUIET), indent=indent, hang=indent)
