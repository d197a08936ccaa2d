"""What the page of open questions shows of merges, and the page with the decisions about one pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.explorer.screens.list_page import Follow, ListPage, PageContent
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line, section
from tui.views.links import AnswerPlace, Link, PairPlace

if TYPE_CHECKING:
    from tui.project.merges.merge_plan import MergePair, MergePlan

OPTIONS = (
    ("same", "Same: one event; its citations are united, and both dates are kept"),
    ("differs", "Differs: both stay, and a difference says that their sources differ"),
    ("separate", "Separate: they are two events"),
)
"""The decisions, in the order of the page."""
_KEYS = "Enter or a digit decides · Esc closes"


def pair_lines(plans: Sequence[MergePlan], most: int) -> Iterator[Line]:
    """Yield the pairs that are to be decided, by plan.

    Args:
        plans: The plans.
        most: Pairs that are shown at most.
    """
    for plan in plans:
        shown = plan.open_pairs[:most]
        if not shown:
            return
        most -= len(shown)
        yield from section(_group(plan, shown))


def _group(plan: MergePlan, shown: Sequence[MergePair]) -> Iterator[Line]:
    yield heading(f"{plan.name}: events that may be the same ({len(plan.open_pairs)})")
    for pair in shown:
        yield line(
            TextSpan(f"{pair.ours}  ", TextRole.LABEL),
            pair.ours_says,
            hang=4,
            anchor=PairPlace(plan.name, pair.ours, pair.theirs),
        )
        yield line(TextSpan(f"{pair.theirs}  {pair.theirs_says}", TextRole.QUIET), indent=4, hang=4)


class DecisionPage(ListPage):
    """The decisions about one pair, or about all that are open. It closes with one chosen, or none."""

    def __init__(
        self, plan: MergePlan, pair: MergePair, *, is_for_all: bool, follow: Follow, ascii_only: bool
    ) -> None:
        """Prepare the page.

        Args:
            plan: That of the pair.
            pair: The pair.
            is_for_all: Whether all that are open are decided alike.
            follow: Opens the help.
            ascii_only: Whether symbols are ASCII.
        """
        super().__init__(_content(plan, pair, is_for_all=is_for_all), self._follow_decision, ascii_only)
        self._follow_other = follow
        self.picked = ""
        """The chosen decision; empty for none."""

    def _follow_decision(self, link: Link) -> None:
        if isinstance(link, AnswerPlace):
            self.picked = OPTIONS[link.number][0]
            self.dismiss()
        else:
            self._follow_other(link)


def _content(plan: MergePlan, pair: MergePair, *, is_for_all: bool) -> PageContent:
    about = f"All {len(plan.open_pairs)} that are open" if is_for_all else "These two events"
    lines = [
        heading(about),
        *(line(words, hang=4, anchor=AnswerPlace(at)) for at, (_, words) in enumerate(OPTIONS)),
    ]
    if not is_for_all:
        lines += [
            BLANK,
            heading("What they say"),
            line(TextSpan("ours: ", TextRole.LABEL), f"{pair.ours_says} ({pair.ours})", hang=4),
            line(TextSpan("theirs: ", TextRole.LABEL), f"{pair.theirs_says} ({pair.theirs})", hang=4),
            BLANK,
            heading("Why they may be the same"),
            *(line(reason, hang=4) for reason in pair.because),
        ]
    title = f"{plan.name}: {'all pairs' if is_for_all else f'{pair.ours} and {pair.theirs}'}"
    return PageContent(title, lines, frozenset({AnswerPlace}), AnswerPlace(0), _KEYS)
