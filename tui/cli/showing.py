"""`show`, `source` and `differences`: one thing in full."""

from __future__ import annotations

from collections.abc import Iterable

import click

from tui.cli.codes import Code
from tui.cli.opened import opened
from tui.cli.options import IN_RANGE, Asked, asking, form, text
from tui.cli.printing import print_many, print_one
from tui.cli.speaking import Stopped, answer, say
from tui.index.index import Index
from tui.index.records import AccountRecord, PassageRecord, SourceRecord
from tui.reading.query import Query
from tui.text.nearest import nearest
from tui.views.as_json import account_json, event_json, passage_json, source_json, source_of
from tui.views.differences import accounts_lines
from tui.views.event import event_lines
from tui.views.lines import plain
from tui.views.source import passage_lines, source_lines, sources_lines


@click.command()
@click.argument("event", metavar="ID", type=text)
@asking(*IN_RANGE, form)
def show(asked: Asked, event: str) -> Code:
    """One event in full, with clocks, citations, differences."""
    with opened(asked.path) as project:
        index = project.index
        query = asked.query(index)
        record = index.event(event, query.known_day)
        if record is None:
            raise _unknown("event", event, _event_ids(index))
        if not _is_among(index, query, [event]):
            return _outside(event)
        possible = not _is_among(index, query.narrowed(certainly=True), [event])
        if possible:
            say(f"{event} is only possibly in the range")
        print_one(
            asked.form,
            lambda: event_lines(record, index.info),
            lambda: event_json(record, possible=possible),
        )
    return Code.OK


@click.command()
@click.argument("wanted", metavar="[ID[#N]]", type=text, default="")
@asking(*IN_RANGE, form)
def source(asked: Asked, wanted: str) -> Code:
    """The sources; one of them; one passage in its context.

    A range leaves out the sources that no event in it cites.
    """
    name, _, key = wanted.partition("#")
    with opened(asked.path) as project:
        index = project.index
        query = asked.query(index)
        if not name:
            return _list_sources(asked, index, query)
        record = index.source(name)
        if record is None:
            raise _unknown("source", name, [known.id for known in index.sources()])
        if not _is_cited(asked, index, query, name):
            return _outside(name)
        _print_source(asked.form, record, index.passages(name), key)
    return Code.OK


@click.command()
@click.argument("wanted", metavar="[ID]", type=text, default="")
@asking(*IN_RANGE, form)
def differences(asked: Asked, wanted: str) -> Code:
    """Where the sources differ, side by side.

    ID is that of an event or of one difference.
    """
    with opened(asked.path) as project:
        index = project.index
        query = asked.query(index)
        accounts = index.accounts()
        if wanted:
            accounts = [account for account in accounts if wanted in (account.id, *account.events)]
        if wanted and not accounts and index.event(wanted) is None:
            raise _unknown(
                "event or account", wanted, [*_event_ids(index), *(it.id for it in index.accounts())]
            )
        if asked.narrows:
            accounts = [seen for account in accounts if (seen := _seen(index, query, account))]
        if asked.form == "text":
            answer(plain(accounts_lines(accounts)))
        else:
            print_many(asked.form, map(account_json, accounts))
        say(f"{len(accounts)} of {index.info.accounts} difference{'' if index.info.accounts == 1 else 's'}")
    return Code.OK if accounts or not wanted else Code.FOUND


def _list_sources(asked: Asked, index: Index, query: Query) -> Code:
    sources = [record for record in index.sources() if _is_cited(asked, index, query, record.id)]
    if asked.form == "text":
        answer(plain(sources_lines(sources)))
    else:
        print_many(asked.form, map(source_json, sources))
    say(f"{len(sources)} of {index.info.sources} source{'' if index.info.sources == 1 else 's'}")
    return Code.OK


def _print_source(how: str, record: SourceRecord, passages: list[PassageRecord], key: str) -> None:
    if not key:
        print_one(how, lambda: source_lines(record, passages), lambda: source_json(record, passages))
        return
    # As a citation does: a label comes before a number.
    found = [passage for passage in passages if passage.key == key]
    found += [passage for passage in passages if str(passage.number) == key]
    if not found:
        raise _unknown(
            "passage", f"{record.id}#{key}", [f"{record.id}#{passage.key}" for passage in passages]
        )
    meant = found[0]
    print_one(how, lambda: passage_lines(record, passages, meant.number), lambda: passage_json(meant))


def _is_among(index: Index, query: Query, events: Iterable[str]) -> bool:
    return any(index.position(query, event) is not None for event in events)


def _is_cited(asked: Asked, index: Index, query: Query, source: str) -> bool:
    """Whether an event in the range cites the source, as far as was known; without a range, none need to."""
    if not asked.narrows:
        return True
    rows = (row.id for row in index.citing(source) if _is_among(index, query, [row.id]))
    events = (event for row in rows if (event := index.event(row, query.known_day)))
    return any(source_of(citation) == source for event in events for citation in event.cites)


def _seen(index: Index, query: Query, account: AccountRecord) -> AccountRecord | None:
    """A difference as the events in the range show it; None where none of them does."""
    inside = (event for event in account.events if _is_among(index, query, [event]))
    events = (event for name in inside if (event := index.event(name, query.known_day)))
    return next((seen for event in events for seen in event.accounts if seen.id == account.id), None)


def _event_ids(index: Index) -> list[str]:
    return [row.id for row in index.rows(Query())]


def _unknown(what: str, name: str, known: Iterable[str]) -> Stopped:
    meant = nearest(name, known)
    return Stopped(Code.USAGE, f"there is no {what} {name}", f"did you mean {meant}?" if meant else "")


def _outside(name: str) -> Code:
    say(f"{name} is outside the range")
    return Code.FOUND
