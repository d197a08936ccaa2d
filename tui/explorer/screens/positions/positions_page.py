"""The page of positions: what was put to a party, or to those whom an event criticises, and the answers."""

from __future__ import annotations

from tui.explorer.screens.list_page import PageContent
from tui.explorer.screens.page_context import PageContext
from tui.views.lines import paragraph
from tui.views.links import EventLink, PartyExportLink, PassageLink, SourceLink
from tui.views.positions.position_lines import position_lines

_TITLE = "Positions"
_KINDS = frozenset({EventLink, PartyExportLink, PassageLink, SourceLink})


def positions_page(context: PageContext, party: str | None = None) -> PageContent:
    """Return what is on file of a party, or of all.

    Args:
        context: The state of the screen.
        party: The id of an actor; None for those of the current event, or for all where it has none.
    """
    if context.project.read_only:
        return PageContent(_TITLE, paragraph("Positions are not shown here: this is read-only."))
    if context.query.as_of:
        return PageContent(_TITLE, paragraph("As of a day, no positions are shown: they are written later."))
    own_positions = context.record.positions if context.record else ()
    wanted = {party} if party else {one.party for one in own_positions}
    listed = context.project.index.positions()
    found = [one for one in listed if not wanted or one.party in wanted]
    if not found:
        none = "No event criticises anybody: `criticises` names them."
        return PageContent(_TITLE, paragraph(none))
    own = context.record.row.id if context.record else ""
    lines = position_lines(found, has_exports=True)
    return PageContent(_TITLE, lines, _KINDS, EventLink(own))
