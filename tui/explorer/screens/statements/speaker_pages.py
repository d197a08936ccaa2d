"""The pages of those who speak in a passage, and of what one of them said, day by day."""

from __future__ import annotations

from tui.explorer.screens.list_page import PageContent
from tui.explorer.screens.page_context import PageContext
from tui.export.statements.gather_statements import count_speakers, gather_statements
from tui.export.statements.statement_words import title_of
from tui.index.records import ActorRecord
from tui.views.lines import BLANK, Line, heading, paragraph
from tui.views.links import PassageLink, QueryLink, SpeakerLink, StatementsLink
from tui.views.statements.statement_lines import matter_lines, speaker_lines, statement_lines

_NOBODY = "No passage says whose statement it is. In a source, write {said-by=ID} behind one."

_NONE_THEN = "No source issued by then has a passage that says whose statement it is."
_CHOICES = frozenset({SpeakerLink, StatementsLink})
_CHOOSE = "Enter shows what was said about it, day by day · Esc closes"


def speakers_page(context: PageContext) -> PageContent:
    """Return everybody who speaks in a passage, those in the current event first."""
    title = "Who said what"
    speakers = count_speakers(context.project.index, context.query)
    if not speakers:
        is_later = context.query.public_day is not None
        return PageContent(title, paragraph(_NONE_THEN if is_later else _NOBODY))
    named = {actor.id for actor in context.record.actors} if context.record else set()
    own = [one for one in speakers if one[0].id in named]
    others = [one for one in speakers if one[0].id not in named]
    lines = [*_group("In this event", own), *([BLANK] if own and others else [])]
    lines += _group("Others" if own else "", others)
    return PageContent(
        title,
        lines,
        frozenset({SpeakerLink}),
        keys="Enter shows what they spoke about · Esc closes",
    )


def _group(title: str, speakers: list[tuple[ActorRecord, int]]) -> list[Line]:
    head = [heading(title)] if title and speakers else []
    return [*head, *speaker_lines(speakers)]


def statements_page(context: PageContext, link: SpeakerLink | StatementsLink) -> PageContent | None:
    """Return what an actor said, all of it or about one matter; or what there is to choose from.

    Args:
        context: The state of the screen; sources issued after its as-of day are left out.
        link: Names the actor and the matter.

    Returns:
        None where there is no such actor.
    """
    index = context.project.index
    actor = next((one for one in index.actors() if one.id == link.actor), None)
    if actor is None:
        return None
    matter = link.matter if isinstance(link, SpeakerLink) else None
    table = gather_statements(index, actor, context.query, matter)
    if isinstance(link, SpeakerLink) and matter is None and len(table.matters) > 1:
        return PageContent(title_of(table), matter_lines(table)[1:], _CHOICES, keys=_CHOOSE)
    return PageContent(
        title_of(table),
        # The frame has the title.
        statement_lines(table)[1:],
        frozenset({PassageLink, QueryLink}),
        keys="Enter opens the passage, and on a day what was public by then · Esc closes",
        highlight_terms=context.query.highlight_terms,
    )
