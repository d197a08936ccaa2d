"""Drawing a picture: the pages of an export as SVG."""

from __future__ import annotations

from tui.export.content import ExportContent
from tui.export.escaper import TrackingEscaper
from tui.export.picture.lay_out import lay_out
from tui.export.picture.paper import PAPERS
from tui.export.picture.write_svg import page_svg


def draw_pages(
    content: ExportContent, *, paper: str = "a4", ink: TrackingEscaper | None = None
) -> tuple[str, ...]:
    """Draw the timeline of an export.

    Args:
        content: The content of the export.
        paper: The size of the pages, which lie on their side: one of `PAPERS`.
        ink: Records what is changed in texts; None where that is not asked for.

    Returns:
        Each page as one `svg` element that needs nothing else, without a declaration before it.
    """
    picture = lay_out(content, PAPERS[paper], ink or TrackingEscaper(str))
    return tuple(page_svg(page, picture.paper) for page in picture.pages)
