"""What has changed since an earlier version: a page of git's revisions, and one of the changes since then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.explorer.controllers.link_router import LinkRouter
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.screens.list_page import ListPage, PageContent
from tui.light_dataclass import replace
from tui.project.project import Project
from tui.text.failure import Failure
from tui.views.lines import Line, TextRole, TextSpan, line, paragraph
from tui.views.links import EventLink, Link, RevisionPlace

if TYPE_CHECKING:
    from tui.project.git_history import Revision

# What runs git and reads files is imported inside the functions: the start should not wait for it.

_MOST = 200
"""The most revisions that are listed."""
_GROUP = "changes"


class ChangesController:
    """Lists the revisions in which the chronology was changed, and what has changed since one of them."""

    def __init__(self, project: Project, links: LinkRouter, port: ScreenPort) -> None:
        """Prepare the controller.

        Args:
            project: The open chronology.
            links: Follows the links of a page.
            port: The screen.
        """
        self._project = project
        self._links = links
        self._port = port

    def open_revisions(self) -> None:
        """Open the page of revisions; visitors of a served chronology do not see them."""
        if self._project.read_only:
            self._port.tell("Cannot show changes: this is read-only.")
        else:
            self._port.threads.run_in_thread(self._list_revisions, _GROUP)

    def _list_revisions(self) -> None:
        from tui.project.git_history import list_revisions  # noqa: PLC0415

        self._show(partial(self._show_revisions, list_revisions(self._project.root, _MOST)))

    def _show_revisions(self, revisions: list[Revision] | Failure) -> None:
        if isinstance(revisions, Failure):
            self._port.tell(f"Cannot show changes: {revisions.message}.")
            return
        lines = [_revision_line(revision) for revision in revisions] or paragraph(
            "There are no revisions yet."
        )
        keys = "Enter shows what has changed since · Esc closes"
        self._open("Changes since which version", lines, RevisionPlace, keys)

    def _follow(self, link: Link) -> None:
        if isinstance(link, RevisionPlace):
            self._port.threads.run_in_thread(partial(self._compare, link.revision), _GROUP)
        else:
            self._links.follow(link)

    def _compare(self, revision: str) -> None:
        """Compare a revision with the files as they are; runs in a thread."""
        from tui.evidence.changes.chronology_changes import compare_chronologies  # noqa: PLC0415
        from tui.project.versions import read_folder, read_revision  # noqa: PLC0415
        from tui.views.changes import changes_lines  # noqa: PLC0415

        root = self._project.root
        old, new = read_revision(revision, root), read_folder(root, "the chronology")
        for version in (old, new):
            if isinstance(version, Failure):
                self._show(partial(self._port.tell, f"Cannot show changes: {version.message}."))
                return
        assert not isinstance(old, Failure)  # noqa: S101  (seen above)
        assert not isinstance(new, Failure)  # noqa: S101
        changes = compare_chronologies(old.chronology, new.chronology)
        lines = list(_masked(changes_lines(changes), self._project.names.mask))
        if not (old.is_complete and new.is_complete):
            warning = "Some entries cannot be read: their changes are not known."
            lines.insert(0, line(TextSpan(warning, TextRole.PROBLEM)))
        self._show(partial(self._open, f"Changes since {revision}", lines, EventLink, ""))

    def _show(self, show: Callable[[], None]) -> None:
        self._port.threads.call_from_thread(show)

    def _open(self, title: str, lines: Sequence[Line], kind: type[Link], keys: str) -> None:
        content = PageContent(title, lines, frozenset({kind}), keys=keys)
        self._port.open_screen(ListPage(content, self._follow, self._port.ascii_only))


def _revision_line(revision: Revision) -> Line:
    return line(
        TextSpan(f"{revision.day}  ", TextRole.DATE),
        TextSpan(f"{revision.id}  ", TextRole.QUIET),
        revision.subject,
        hang=4,
        anchor=RevisionPlace(revision.id),
    )


def _masked(lines: Iterable[Line], mask: Callable[[str], str]) -> Iterable[Line]:
    """Yield lines with protected names masked: an earlier version may have held one."""
    for each in lines:
        spans = tuple(TextSpan(mask(span.text), span.role) for span in each.spans)
        yield replace(each, spans=spans)
