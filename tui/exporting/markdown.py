"""Markdown: an extract with footnotes for every citation, as CommonMark with the usual footnotes.

GitHub, pandoc and most editors read it. It begins with what it holds and ends with its sources and with
what writing it as Markdown has changed, so that it can be judged without the chronology at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.wording import year_words
from tui.exporting.citation import date_words, is_remarkable, remark, sentence, whose_words, written_later
from tui.exporting.exported import Exported, Loss
from tui.exporting.extract import Extract
from tui.exporting.footnotes import Footnotes, full_reference
from tui.exporting.ink import Ink
from tui.index.records import AccountRecord, ActorRecord, CitationRecord, EventRecord, EventRow

_PLACES_LISTED = 20
"""Places named for each loss; the rest are counted."""


def to_markdown(extract: Extract) -> Exported:
    """An extract as one Markdown document."""
    page = _Page(extract)
    blocks = [*page.head(), *page.events(), *page.bibliography()]
    notes = list(page.footnotes.definitions())
    losses = page.ink.losses
    return Exported("\n\n".join([*blocks, *_losses(losses), *notes]) + "\n", losses)


class _Page:
    """One document while it is written. Its methods yield blocks, to be called in the order of the text."""

    def __init__(self, extract: Extract) -> None:
        self.extract = extract
        self.ink = Ink()
        self.footnotes = Footnotes(self.ink)
        self.kinds = {kind.id: kind.label for kind in extract.info.kinds}
        self.told: dict[str, EventRow] = {}
        """By account, the event under which it stands."""

    def head(self) -> Iterator[str]:
        """Title, what the chronology is about, the content notice, and what the extract holds."""
        info, ink = self.extract.info, self.ink
        yield f"# {ink(_title(self.extract), 'title')}"
        if info.about and not self.extract.selection.query.known_by:
            yield ink(info.about, "about")
        if info.notice:
            yield f"> **Content notice.** {ink(info.notice, 'notice')}"
        yield "## What this holds"
        yield _listed(ink(line, "what this holds") for line in _holdings(self.extract))
        if self.extract.digests:
            yield "The files it rests on, each with the SHA-256 of its bytes:"
            yield _listed(
                f"{ink(path, 'files')}: {ink(digest, 'files')}" for path, digest in self.extract.digests
            )

    def events(self) -> Iterator[str]:
        """Every event in order, under headings of years."""
        if not self.extract.events:
            yield "No event of the chronology is in this extract."
        heading = ""
        for event in self.extract.events:
            year = year_words(event.row.year) if event.row.year is not None else "No known beginning"
            if year != heading:
                heading = year
                yield f"## {heading}"
            yield from self.event(event)

    def event(self, event: EventRecord) -> Iterator[str]:
        """One event: what happened and how firmly it stands, its differing accounts, the editor's note."""
        row = event.row
        yield f"### {self.ink(f'{_when(row)} — {row.title}', f'{row.id}: title')}"
        yield self.ink(self.standing(event), f"{row.id}: standing")
        if row.id in self.extract.possible:
            yield "**Only possibly in the range:** its date allows days outside it."
        supporting = self.footnotes.marks(cite for cite in event.cites if cite.role == "supports")
        if event.summary.strip():
            yield self.ink(event.summary, f"{row.id}: summary") + supporting
            supporting = ""
        particulars = [*self.particulars(event, supporting)]
        if particulars:
            yield _listed(particulars)
        for account in event.accounts:
            yield from self.account(account, row)
        if event.note.strip():
            yield f"**Editor's note, not from the sources:** {self.ink(event.note, f'{row.id}: note')}"

    def standing(self, event: EventRecord) -> str:
        """How firmly it stands, its kind, what it rests on, how its date is written where that says more."""
        row = event.row
        rests = f"{_many(row.sources, 'source')}, {_many(row.origins, 'origin')}"
        origins = f" ({', '.join(event.origins)})" if event.origins else ""
        written = f"EDTF {row.date}" if row.when and not row.when.is_exact else ""
        kind = self.kinds.get(row.kind, row.kind)
        return " · ".join(
            filter(None, (_capital(row.standing), kind, rests + origins, written, f"id {row.id}"))
        )

    def particulars(self, event: EventRecord, supporting: str) -> Iterator[str]:
        """What else is known about an event, one item each.

        Args:
            event: The event.
            supporting: References that have no summary to stand behind.
        """
        ink, row = self.ink, event.row
        if supporting:
            yield f"Sources:{supporting}"
        elif not event.cites:
            later = "None of its sources had been issued by then."
            yield later if event.hidden.sources else "No source is cited."
        yield from self.citations(event)
        if event.actors:
            yield f"Who: {ink('; '.join(map(_named, event.actors)), f'{row.id}: actors')}"
        if place := self.place(event):
            yield ink(place, f"{row.id}: place")
        if event.known and event.known != row.date:
            how = "as the editor gives it" if event.known_given else "when its earliest source was issued"
            yield f"Known: {date_words(event.known)}, {how}"
        if event.hidden:
            yield f"Left out as later: {event.hidden.said()}. {written_later(event)}".rstrip()
        if event.tags:
            yield f"Tags: {ink(', '.join(event.tags), f'{row.id}: tags')}"
        for problem in event.problems:
            yield ink(f"Check ({problem.severity}): {problem.message}", f"{row.id}: problems")

    def citations(self, event: EventRecord) -> Iterator[str]:
        """The citations that dispute, give context, quote, or did not stand up to the check."""
        for citation in filter(is_remarkable, event.cites):
            said = self.ink(remark(citation), f"{event.row.id}: citation {citation.number}")
            yield said + self.footnotes.marks([citation])

    def place(self, event: EventRecord) -> str:
        """Where an undated event stands in the order."""
        pairs = (("after", event.after), ("before", event.before))
        named = [f"{word} “{self.title(other)}”" for word, other in pairs if other and not event.row.date]
        return f"Place in order: {' and '.join(named)}" if named else ""

    def title(self, event: str) -> str:
        """The title of an event that is named; its id where the chronology has none."""
        row = self.extract.mentioned.get(event)
        return row.title if row else event

    def account(self, account: AccountRecord, row: EventRow) -> Iterator[str]:
        """A difference between the sources, in full under the first of its events."""
        where = f"{account.id}: account"
        question = f"**The sources differ:** {self.ink(account.question, where)}"
        if account.id in self.told:
            first = self.ink(f"“{self.told[account.id].title}”", where)
            yield f"{question} (The versions stand under {first}.)"
            return
        self.told[account.id] = row
        yield question
        if account.versions:
            yield _listed(self.ink(one.says, where) + self.cited(one.cites) for one in account.versions)
        if account.note.strip():
            yield f"**Editor's note on the difference:** {self.ink(account.note, where)}"

    def cited(self, citations: Iterable[CitationRecord]) -> str:
        """The references of a version."""
        return self.footnotes.marks(citations) or " (no source is cited)"

    def bibliography(self) -> Iterator[str]:
        """The sources in the order in which they are first cited."""
        if not self.extract.sources:
            return
        yield "## Sources"
        lines = []
        for number, source in enumerate(self.extract.sources, 1):
            about = (
                f"Passages: {whose_words(source).lower()}",
                f"Date of issue: {source.issued_because}" if source.issued_because else "",
                f"Rights: {source.rights}" if source.rights else "",
                f"Editor's note: {source.note}" if source.note else "",
            )
            said = (self.ink(sentence(part), f"{source.id}: particulars") for part in about if part)
            lines.append(" ".join([f"{number}. {full_reference(source, self.ink)}", *said]))
        yield "\n".join(lines)


def _title(extract: Extract) -> str:
    is_whole = not (extract.counts.hidden or extract.hidden)
    return extract.info.title if is_whole else f"{extract.info.title}: an extract"


def _holdings(extract: Extract) -> Iterator[str]:
    """What is in the extract, what is not, and what it was made from: one line each, as plain text."""
    counts, info, query = extract.counts, extract.info, extract.selection.query
    yield f"Events: {counts.shown} of {info.events} shown, {counts.hidden} not shown"
    yield f"Asked for: {query.describe()}" + ("" if query.is_empty else f" (query: {query})")
    if extract.selection.ids is not None:
        ends = dict.fromkeys(f"{_when(row)}, “{row.title}”" for row in _ends(extract))
        yield f"Picked from what was asked for: {'; to '.join(ends) or 'nothing'}"
    marked = ", marked where they stand" if counts.possible else ""
    yield f"Only possibly in the range of dates asked for: {counts.possible}{marked}"
    yield f"Left out because they have no date: {counts.undated}"
    if query.known_by:
        # What the chronology is about is told with hindsight.
        about = "what it is about" if info.about else ""
        left_out = ", ".join(filter(None, (extract.hidden.said(), about))) or "nothing"
        yield f"Left out because it was not there by {date_words(query.known_by.text)}: {left_out}"
    yield f"Events about which the sources differ: {counts.disputed}"
    yield f"Sources cited: {len(extract.sources)} of {info.sources}"
    found = f"{_many(info.errors, 'error')}, {_many(info.warnings, 'warning')}"
    yield f"The check of the whole chronology found {found}"
    if extract.accepted:
        yield f"Risks that whoever made this was shown and accepted: {', '.join(extract.accepted)}"
    yield f"Made on {date_words(extract.made.isoformat())} with {extract.program}"


def _ends(extract: Extract) -> Iterable[EventRow]:
    return (event.row for event in (*extract.events[:1], *extract.events[-1:]))


def _losses(losses: tuple[Loss, ...]) -> Iterator[str]:
    if losses:
        yield "## What writing this as Markdown changed"
        yield _listed(
            f"{_capital(loss.what)} in {_many(len(loss.where), 'place')}: {_places(loss)}" for loss in losses
        )


def _places(loss: Loss) -> str:
    more = len(loss.where) - _PLACES_LISTED
    # The places are written by another pen, since naming a loss is no further loss.
    named = Ink()("; ".join(loss.where[:_PLACES_LISTED]), "losses")
    return f"{named}; and {more} more" if more > 0 else named


def _named(actor: ActorRecord) -> str:
    """A name and its role; of protected people nothing but the pseudonym."""
    return f"{actor.name} ({actor.role})" if actor.role and not actor.protected else actor.name


def _when(row: EventRow) -> str:
    return _capital(date_words(row.date) or "undated")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _listed(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
