"""The pages of open questions about imported dates: the list of all, and the answers to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.binding import BindingType
from textual.content import Content

from tui.chronology.date_format import format_date
from tui.chronology.edtf import cached_parse
from tui.explorer.bindings import bindings_of
from tui.explorer.screens.list_page import Follow, ListPage, PageContent
from tui.explorer.screens.merge_page import pair_lines
from tui.explorer.widgets.choice_list import ChoiceList
from tui.light_dataclass import replace
from tui.text.plural import pluralize
from tui.text.sanitize import sanitize_line
from tui.views.commands.command import CommandScope
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line, paragraph, section
from tui.views.links import AnswerPlace, Link, PairPlace, QuestionPlace

if TYPE_CHECKING:
    from tui.project.imports.questions.alike import DateAnswer
    from tui.project.imports.questions.open_questions import ImportedTable, OpenQuestion, OpenQuestions
    from tui.project.merges.open_plans import OpenPlans

TITLE = "Dates of imports to choose"
WITH_MERGES = "Imports and merges to decide"
"""The title where events of another chronology may be the same."""
_MOST = 300
"""Questions that are listed at once."""
_CELLS = 12
"""Cells of a row that are shown."""
_KEYS = "Enter answers · a alike · n none · Z undo · Esc closes"
_ANSWER_KEYS = "Enter or a digit answers · Esc closes"
_NONE_LEFT = (
    "Nothing to choose: every date of the imported tables was read, was answered, or has no date in its "
    "cell, and every pair of a merge is decided."
)


class QuestionAnswers(Protocol):
    """What the page of questions asks for."""

    def open_answers(self, place: QuestionPlace | PairPlace, *, is_alike: bool) -> None:
        """Open the answers to a question.

        Args:
            place: The question.
            is_alike: Whether only to those for all that are alike.
        """

    def answer_none(self, place: QuestionPlace | PairPlace) -> None:
        """Say that a cell gives no date, or that two events are separate."""

    def take_back(self) -> None:
        """Take the last answers back."""


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One line of the page of answers."""

    words: str
    answer: DateAnswer | None = None
    """What it says; None for one that asks for a date first."""
    is_alike: bool = False
    """Whether it is about all that are alike."""


def questions_content(
    questions: OpenQuestions,
    hidden: frozenset[QuestionPlace],
    done: str = "",
    merges: OpenPlans | None = None,
) -> PageContent:
    """Return what the page of questions shows.

    Args:
        questions: What is open.
        hidden: The questions that are being answered.
        done: What was done last, in words; empty for nothing.
        merges: What is open about merges; None for nothing.
    """
    lines: list[Line] = []
    left = _MOST
    shown = [
        replace(table, questions=tuple(one for one in table.questions if _place(one) not in hidden))
        for table in questions.tables
    ]
    for table in shown:
        for reason, group in _by_reason(table):
            if left > 0:
                lines += section(_group(table, reason, group, left))
            left -= len(group)
    if left < 0:
        lines += section(paragraph(f"{-left:,} more are listed once some of these are answered."))
    pairs = merges.count if merges else 0
    lines += pair_lines(merges.plans, _MOST) if merges else ()
    if not lines:
        lines = [BLANK, *paragraph(_NONE_LEFT)]
    for failure in (*questions.failures, *(merges.failures if merges else ())):
        remedy = TextSpan(f"  → {failure.remedy}" if failure.remedy else "", TextRole.QUIET)
        lines += [BLANK, line(TextSpan(failure.message, TextRole.PROBLEM), remedy, hang=4)]
    left_over = f" · {questions.count - len(hidden) + pairs} left"
    title = f"{done}{left_over}" if done else WITH_MERGES if pairs else TITLE
    return PageContent(title, lines[1:], frozenset({QuestionPlace, PairPlace}), keys=_KEYS)


def _by_reason(table: ImportedTable) -> list[tuple[str, list[OpenQuestion]]]:
    """Return the questions of a table by what is asked, that with several readings first."""
    order = {one.date.reason: at for at, one in reversed(list(enumerate(table.questions)))}
    ranked = sorted(table.questions, key=lambda one: (not one.date.readings, order[one.date.reason]))
    return [(reason, list(group)) for reason, group in groupby(ranked, lambda one: one.date.reason)]


def _group(table: ImportedTable, reason: str, group: Sequence[OpenQuestion], most: int) -> Iterator[Line]:
    yield heading(f"{table.mapping.file}: {reason} ({len(group)})")
    for question in group[:most]:
        yield line(
            TextSpan(f"{question.label}  ", TextRole.LABEL),
            TextSpan(question.date.written, TextRole.DATE),
            f"  {question.title}",
            hang=4,
            anchor=_place(question),
        )
        if question.date.readings:
            words = ", or ".join(map(_words, question.date.readings))
            yield line(TextSpan(words, TextRole.QUIET), indent=4, hang=4)


def _place(question: OpenQuestion) -> QuestionPlace:
    return QuestionPlace(question.table, question.number)


def _words(date: str) -> str:
    return format_date(cached_parse(date))


class QuestionsPage(ListPage):
    """Lists what is open about imported dates; the chosen question is answered."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.QUESTIONS)
    HELP_FIRST = CommandScope.QUESTIONS

    def __init__(
        self, content: PageContent, answers: QuestionAnswers, follow: Follow, *, ascii_only: bool
    ) -> None:
        """Prepare the page.

        Args:
            content: As `questions_content` makes it.
            answers: Opens the answers, and writes them.
            follow: Opens the help.
            ascii_only: Whether symbols are ASCII.
        """
        super().__init__(content, self._follow_question, ascii_only)
        self._answers, self._follow_other = answers, follow

    def show(self, content: PageContent) -> None:
        """Show other questions; the cursor stays at its question, or at the one that takes its place.

        Args:
            content: As `questions_content` makes it.
        """
        self._written = content
        if not self.query(ChoiceList):
            # It is being opened, and shows it then.
            return
        page = self.query_one("#page", ChoiceList)
        at, top = page.selected, page.top
        chosen = page.chosen.anchor if page.chosen else None
        page.offer(content.lines, content.kinds)
        page.selected = max(min(at, len(page.choices) - 1), 0)
        page.select(chosen)
        page.top = min(top, max(page.line_count - 1, 0))
        page.watch_selected()
        self.query_one(".dialog").border_title = Content(sanitize_line(content.title))
        self.say_keys(_KEYS if page.choices else self.CLOSED_BY)

    def _follow_question(self, link: Link) -> None:
        if isinstance(link, QuestionPlace | PairPlace):
            self._answers.open_answers(link, is_alike=False)
        else:
            self._follow_other(link)

    def action_answer_alike(self) -> None:
        """Open the answers for all that are alike."""
        if isinstance(self.chosen, QuestionPlace | PairPlace):
            self._answers.open_answers(self.chosen, is_alike=True)

    def action_answer_none(self) -> None:
        """Say that the cell gives no date, or that the events are separate."""
        if isinstance(self.chosen, QuestionPlace | PairPlace):
            self._answers.answer_none(self.chosen)

    def action_take_answers_back(self) -> None:
        """Take the last answers back."""
        self._answers.take_back()


class AnswersPage(ListPage):
    """The answers to one question. It closes with one chosen, or none."""

    def __init__(
        self,
        table: ImportedTable,
        question: OpenQuestion,
        options: Sequence[AnswerOption],
        *,
        follow: Follow,
        ascii_only: bool,
    ) -> None:
        """Prepare the page.

        Args:
            table: That of the question.
            question: The row.
            options: Its answers.
            follow: Opens the help.
            ascii_only: Whether symbols are ASCII.
        """
        content = _answers_content(table, question, options)
        super().__init__(content, self._follow_answer, ascii_only)
        self.options, self._follow_other = options, follow
        self.picked: AnswerOption | None = None
        """The chosen answer; None for none."""

    def _follow_answer(self, link: Link) -> None:
        if isinstance(link, AnswerPlace):
            self.picked = self.options[link.number]
            self.dismiss()
        else:
            self._follow_other(link)


def _answers_content(
    table: ImportedTable, question: OpenQuestion, options: Sequence[AnswerOption]
) -> PageContent:
    listed = [
        (option, line(option.words, hang=4, anchor=AnswerPlace(at))) for at, option in enumerate(options)
    ]
    cells = zip(table.columns.names, question.row.texts(), strict=True)
    shown = [(name, text) for name, text in cells if text]
    lines = [
        *paragraph(question.title),
        *_under("This date", [row for option, row in listed if not option.is_alike]),
        *_under("All that are alike", [row for option, row in listed if option.is_alike]),
        BLANK,
        heading("The row"),
        *(
            line(TextSpan(f"{name}: ", TextRole.LABEL), " ".join(text.split()), hang=4)
            for name, text in shown[:_CELLS]
        ),
    ]
    written = Content(sanitize_line(question.date.written)).plain
    title = f"{table.mapping.file}, {question.label}: “{written}”"
    return PageContent(title, lines, frozenset({AnswerPlace}), AnswerPlace(0), _ANSWER_KEYS)


def _under(name: str, rows: Sequence[Line]) -> list[Line]:
    return section([heading(name), *rows]) if rows else []


def list_options(
    question: OpenQuestion, one: Sequence[tuple[str, DateAnswer]], alike: Sequence[tuple[str, DateAnswer]]
) -> list[AnswerOption]:
    """Return the answers to a question, in the order of the page.

    Args:
        question: The row.
        one: By reading the answer to this question alone; `none` last.
        alike: The same for all that are alike.
    """
    has_readings = len(one) > 1
    options = [AnswerOption(_option_words(date), answer) for date, answer in one[:-1]]
    options.append(AnswerOption("Another date ..." if has_readings else "Type a date ..."))
    options.append(AnswerOption("It gives no date", one[-1][1]))
    for date, answer in alike[:-1]:
        if answer.rules or len(answer.rows) > 1:
            words = f"{_alike_words(question, answer)}: {_words(date)}"
            options.append(AnswerOption(words, answer, is_alike=True))
    options.append(
        AnswerOption("Another date for all ..." if has_readings else "Type a date for all ...", is_alike=True)
    )
    none = alike[-1][1]
    if len(none.rows) > 1:
        options.append(AnswerOption(f"{_alike_words(question, none)}: no date", none, is_alike=True))
    return options


def _alike_words(question: OpenQuestion, answer: DateAnswer) -> str:
    """Return what all that are alike have in common: `Day first, in 14 dates`."""
    words = answer.words
    if not words:
        return f"All {len(answer.rows)} spelled “{question.date.written}”"
    return f"{words[:1].upper()}{words[1:]}, in {pluralize(len(answer.rows), 'date')}"


def _option_words(date: str) -> str:
    words = _words(date)
    return words if words == date else f"{words} ({date})"
