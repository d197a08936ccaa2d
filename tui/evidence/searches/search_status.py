"""What has become of a search of the sources; apart, so that records have it without pydantic."""

from __future__ import annotations

from collections.abc import Iterable

from tui.chronology.enums import SearchStatus


def status_of(found: Iterable[tuple[bool, bool]], *, is_testable: bool) -> SearchStatus:
    """Return what has become of a search.

    Args:
        found: Of each passage with its words, whether it was seen, and whether its source is later.
        is_testable: Whether some source was searched, and for every word.

    Returns:
        Overtaken before unread: a source that comes can make a search that was overtaken nothing else.
    """
    still_open = [is_later for is_seen, is_later in found if not is_seen]
    if still_open:
        return SearchStatus.OVERTAKEN if any(still_open) else SearchStatus.UNREAD
    return SearchStatus.HOLDS if is_testable else SearchStatus.NOT_CHECKABLE
