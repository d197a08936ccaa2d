"""Decisions about merges: asked on a page, and written into the plan at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.explorer.controllers.link_router import LinkRouter
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.writing.event_writing import WritingController
from tui.explorer.screens.merge_page import DecisionPage
from tui.project.folder_lock import SHORT
from tui.project.project import Project
from tui.text.failure import Failure
from tui.views.links import PairPlace

if TYPE_CHECKING:
    from tui.project.merges.open_plans import OpenPlans

# What reads plans is imported inside the functions: the start should not wait for it.


class MergeDecisionController:
    """Asks whether events of another chronology are the same, and writes the answers into the plan."""

    def __init__(
        self,
        project: Project,
        links: LinkRouter,
        port: ScreenPort,
        *,
        writing: WritingController,
        after: Callable[[str], None],
    ) -> None:
        """Prepare the controller.

        Args:
            project: The chronology.
            links: Opens the help.
            port: The screen.
            writing: Takes the last decisions back.
            after: Called with what was done, once a decision was written.
        """
        self._project = project
        self._links = links
        self._port = port
        self._writing = writing
        self._after = after
        self.plans: OpenPlans | None = None
        """What is open; None before it was read."""

    @property
    def count(self) -> int:
        """Return how many pairs are to be decided."""
        return self.plans.count if self.plans else 0

    def open_decisions(self, place: PairPlace, *, is_for_all: bool) -> None:
        """Open the decisions about a pair.

        Args:
            place: The pair.
            is_for_all: Whether all that are open in its plan are decided alike.
        """
        plans = self.plans.plans if self.plans else ()
        plan = next((plan for plan in plans if plan.name == place.plan), None)
        pairs = plan.open_pairs if plan else ()
        pair = next((pair for pair in pairs if pair.key == (place.ours, place.theirs)), None)
        if plan is None or pair is None:
            return
        from tui.project.merges.merge_plan import ALL  # noqa: PLC0415

        named = ALL if is_for_all else "+".join(pair.key)
        ascii_only = self._port.ascii_only
        page = DecisionPage(
            plan, pair, is_for_all=is_for_all, follow=self._links.follow, ascii_only=ascii_only
        )
        self._port.open_screen(page, lambda _none: self._choose(plan.name, named, page.picked))

    def decide(self, place: PairPlace, decision: str) -> None:
        """Write a decision about a pair.

        Args:
            place: The pair.
            decision: One of `same`, `differs`, `separate`.
        """
        self._choose(place.plan, f"{place.ours}+{place.theirs}", decision)

    def _choose(self, plan: str, named: str, decision: str) -> None:
        if not decision:
            return
        from tui.project.merges.open_plans import decide_pairs  # noqa: PLC0415

        written = decide_pairs(
            self._project.root, plan, {named: decision}, self._project.names, patience=SHORT
        )
        if isinstance(written, Failure):
            self._port.tell(f"Not decided: {written.as_line()}.")
            return
        self._writing.remember(written)
        self._after(written.what)
