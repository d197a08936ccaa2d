"""Decisions about a merge, without a screen: what is listed, what is written, what is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.controllers.fake_screen import FakeScreen
from tui.explorer.screens.merge_page import DecisionPage
from tui.explorer.screens.questions_page import QuestionsPage
from tui.project.merges.merge_plan import MergeDecision, plan_path
from tui.project.merges.open_plans import list_open_plans
from tui.project.merges.prepare_merge import ChronologyMerge, MergeRequest
from tui.project.merges.write_merge import write_merge
from tui.views.links import PairPlace


@pytest.fixture
def pairs(hall: Path, screen: FakeScreen) -> list[PairPlace]:
    """The pairs of a merge of the village hall with itself, which is to be decided."""
    made = write_merge(hall, MergeRequest(hall, "echo"))
    assert isinstance(made, ChronologyMerge)
    screen.controllers.count_questions()
    screen.work()
    return [PairPlace("echo", pair.ours, pair.theirs) for pair in made.plan.pairs]


def opened(screen: FakeScreen) -> QuestionsPage:
    screen.run("import-questions")
    screen.work()
    page = screen.opened[-1]
    assert isinstance(page, QuestionsPage)
    return page


def listed(page: QuestionsPage) -> list[PairPlace]:
    return [line.anchor for line in page._written.lines if isinstance(line.anchor, PairPlace)]


def decide(screen: FakeScreen, place: PairPlace, decision: str, *, is_alike: bool = False) -> DecisionPage:
    screen.controllers.questions.open_answers(place, is_alike=is_alike)
    page = screen.opened.pop()
    assert isinstance(page, DecisionPage)
    page.picked = decision
    assert screen.answer
    screen.answer(None)
    screen.work()
    return page


def decided(hall: Path) -> list[str]:
    text = plan_path(hall, "echo").read_text(encoding="utf-8")
    return [line.removeprefix("    decision:").strip() for line in text.splitlines() if "decision:" in line]


def test_the_number_of_pairs_is_told_and_all_are_listed(screen: FakeScreen, pairs: list[PairPlace]) -> None:
    assert screen.open_dates == f"{len(pairs)} pairs of a merge to decide · Q"
    page = opened(screen)
    assert page._written.title == "Imports and merges to decide"
    assert listed(page) == pairs


def test_a_decision_is_written_into_the_plan_and_taken_back(
    hall: Path, screen: FakeScreen, pairs: list[PairPlace]
) -> None:
    page = opened(screen)
    before = plan_path(hall, "echo").read_bytes()
    decide(screen, pairs[1], "differs")
    assert decided(hall)[:3] == ["", "differs", ""]
    assert listed(page) == [pairs[0], *pairs[2:]]
    assert page._written.title == f"Decided 1 pair of echo · {len(pairs) - 1} left"
    screen.controllers.questions.take_back()
    screen.work()
    assert plan_path(hall, "echo").read_bytes() == before
    assert listed(page) == pairs


def test_taken_back_away_from_the_page_the_number_follows(screen: FakeScreen, pairs: list[PairPlace]) -> None:
    screen.controllers.questions.answer_none(pairs[0])
    screen.work()
    assert screen.open_dates == f"{len(pairs) - 1} pairs of a merge to decide · Q"
    assert screen.told[-1] == "Decided 1 pair of echo. Z takes it back."
    screen.run("take-back")
    screen.work()
    assert screen.open_dates == f"{len(pairs)} pairs of a merge to decide · Q"


def test_all_that_are_open_are_decided_alike(hall: Path, screen: FakeScreen, pairs: list[PairPlace]) -> None:
    page = opened(screen)
    screen.controllers.questions.answer_none(pairs[0])
    screen.work()
    decide(screen, pairs[1], "same", is_alike=True)
    assert decided(hall) == ["separate", *["same"] * (len(pairs) - 1)]
    assert "all are decided: merge it again to write it" in page._written.title
    assert screen.open_dates == ""
    assert list_open_plans(hall).plans == ()


def test_a_page_that_is_closed_decides_nothing(
    hall: Path, screen: FakeScreen, pairs: list[PairPlace]
) -> None:
    page = decide(screen, pairs[0], "")
    assert set(decided(hall)) == {""}
    text = " ".join(line.text for line in page._written.lines)
    assert "both say the same in every field" in text
    assert all(f"{word.capitalize()}:" in text for word in MergeDecision)


def test_a_plan_that_another_wrote_is_kept(hall: Path, screen: FakeScreen, pairs: list[PairPlace]) -> None:
    path = plan_path(hall, "echo")
    path.write_text("format: something-else\n", encoding="utf-8")
    screen.controllers.questions.answer_none(pairs[0])
    screen.work()
    assert screen.told[-1].startswith("Not decided: merges/echo.yaml is no plan of a merge")
    assert path.read_text(encoding="utf-8") == "format: something-else\n"
    assert "is no plan of a merge" in " ".join(line.text for line in opened(screen)._written.lines)


def test_of_a_chronology_that_is_only_read_nothing_is_decided(
    hall: Path, screen: FakeScreen, pairs: list[PairPlace]
) -> None:
    screen.session.project.read_only = True
    screen.controllers.questions.answer_none(pairs[0])
    screen.controllers.questions.open_answers(pairs[0], is_alike=False)
    assert screen.told == ["Cannot answer: this is read-only."] * 2
    assert set(decided(hall)) == {""}
