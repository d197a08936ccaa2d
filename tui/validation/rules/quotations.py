"""The rule about quotations: the quoted words are in the cited text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import floor

from tui.chronology.enums import QuoteStatus
from tui.chronology.keys import CitationKey
from tui.chronology.problem import Problem, Severity
from tui.evidence.quotations.fuzzy_match import LONGEST
from tui.evidence.quotations.quote_check import MOST_PLACES, QuoteCheck, check_quotes
from tui.parsing.errors import quote_value
from tui.parsing.loader import LoadedChronology
from tui.text.cell_width import truncate
from tui.validation.citation_walk import CitationContext

_SHOWN = 200
"""Cells of a passage that a hint shows."""


def quotations_are_in_their_sources(
    reading: LoadedChronology, citations: Iterable[CitationContext]
) -> Iterator[Problem]:
    """Every quotation is in the passage it cites, in one place, word for word except for typesetting."""
    for cited in citations:
        if cited.citation.quote.strip():
            finding = check_quotes(cited.citation, cited.source)
            make_problem = _PROBLEM_MAKERS.get(finding.status)
            if make_problem and (problem := make_problem(reading, cited, finding)):
                yield problem


def _missing(reading: LoadedChronology, cited: CitationContext, finding: QuoteCheck) -> Problem:
    return reading.problem(
        "quote-not-found",
        (*cited.path, "quote"),
        f"the words are not in {cited.citation.source}",
        "correct the quotation, or name the passage it comes from",
        hints=(_nearest(finding),) if finding.nearest else (),
        concerns=cited.concerns,
    )


def _not_compared(reading: LoadedChronology, cited: CitationContext, _finding: QuoteCheck) -> Problem:
    source, length = cited.citation.source, len(cited.citation.quote)
    if length > LONGEST:
        message = f"the exact words are not in {source}, and are too long to look for similar ones"
        remedy = f"quote at most {LONGEST:,} characters, or correct the quotation"
    else:
        message = f"the words occur in too many places of {source} to check them all"
        remedy = "quote more words, including those around them, and name the passage"
    return reading.problem(
        "quote-not-compared", (*cited.path, "quote"), message, remedy, concerns=cited.concerns
    )


def _moved(reading: LoadedChronology, cited: CitationContext, finding: QuoteCheck) -> Problem:
    key = finding.passage.key if finding.passage else ""
    pieces = f" ({finding.edits.in_words})" if finding.edits else ""
    return reading.problem(
        "quote-moved",
        (*cited.path, "quote"),
        f"the words are not in passage {cited.citation.passage}, but in passage {key}{pieces}",
        f"cite `{CitationKey(cited.citation.source, key)}`",
        concerns=cited.concerns,
    )


def _ambiguous(reading: LoadedChronology, cited: CitationContext, finding: QuoteCheck) -> Problem:
    searched = f"passage {cited.citation.passage}" if cited.citation.passage else cited.citation.source
    passage = "" if cited.citation.passage else "the passage, or "
    more = " or more" if finding.places >= MOST_PLACES else ""
    return reading.problem(
        "quote-ambiguous",
        (*cited.path, "quote"),
        f"the words occur in {finding.places:,}{more} places of {searched}",
        f"give {passage}the words before or after it as `prefix` or `suffix`",
        concerns=cited.concerns,
    )


def _near(reading: LoadedChronology, cited: CitationContext, finding: QuoteCheck) -> Problem:
    if finding.places:
        return reading.problem(
            "quote-context",
            (*cited.path, "quote"),
            "the words are there, but not with the `prefix` or `suffix` given",
            "correct `prefix` and `suffix`, or delete them",
            severity=Severity.WARNING,
            concerns=cited.concerns,
        )
    return reading.problem(
        "quote-near",
        (*cited.path, "quote"),
        f"the words differ from those of {cited.citation.source}",
        "copy the words of the source exactly",
        severity=Severity.WARNING,
        hints=(_nearest(finding),),
        concerns=cited.concerns,
    )


def _differs(reading: LoadedChronology, cited: CitationContext, finding: QuoteCheck) -> Problem:
    source, misquote = cited.citation.source, finding.misquoted
    quoted, written = (quote_value(misquote.quoted), quote_value(misquote.written)) if misquote else ("", "")
    if misquote and not misquote.quoted:
        message = f"the quotation leaves out {written}, which is in {source}"
    elif misquote and not misquote.written:
        message = f"the quotation has {quoted}, which is not in {source}"
    else:
        message = f"the quotation has {quoted} where {source} has {written}"
    return reading.problem(
        "quote-differs",
        (*cited.path, "quote"),
        message,
        "copy the words of the source exactly: a number or a negation changes what they say",
        hints=(_nearest(finding),),
        concerns=cited.concerns,
    )


def _shortened(reading: LoadedChronology, cited: CitationContext, finding: QuoteCheck) -> Problem | None:
    """Tell what was left out or put in; nothing where only letters in brackets were changed."""
    edits = finding.edits
    if edits is None or not (edits.left_out or edits.put_in or edits.passages):
        return None
    does = "is shortened" if edits.left_out else f"is in {cited.citation.source}"
    remedy = "look whether the words still say the same"
    severity = Severity.NOTE
    if edits.hides_negation:
        severity, remedy = Severity.ERROR, "quote the negation: without it the words say something else"
    elif edits.has_negation:
        severity, remedy = (
            Severity.WARNING,
            "look whether the words still say the same, or quote the negation",
        )
    return reading.problem(
        "quote-shortened",
        (*cited.path, "quote"),
        f"the quotation {does}: {edits.in_words}",
        remedy,
        severity=severity,
        hints=(_whole(finding),),
        concerns=cited.concerns,
    )


def _over_passages(reading: LoadedChronology, cited: CitationContext, finding: QuoteCheck) -> Problem:
    keys = finding.edits.passages if finding.edits else ()
    written = [f"`{CitationKey(cited.citation.source, key)}`" for key in keys]
    several = f"{', '.join(written[:-1])} and {written[-1]}" if written else ""
    return reading.problem(
        "quote-over-passages",
        (*cited.path, "quote"),
        f"the words run over the end of a passage of {cited.citation.source}",
        f"to cite each passage for its own words, cite {several}",
        severity=Severity.NOTE,
        concerns=cited.concerns,
    )


def _in_paraphrase(reading: LoadedChronology, cited: CitationContext, _finding: QuoteCheck) -> Problem:
    return reading.problem(
        "quote-in-paraphrase",
        (*cited.path, "quote"),
        f"{cited.citation.source} is a paraphrase, in the editor's words",
        "cite the passage without `quote`",
        severity=Severity.WARNING,
        concerns=cited.concerns,
    )


_PROBLEM_MAKERS: dict[
    QuoteStatus, Callable[[LoadedChronology, CitationContext, QuoteCheck], Problem | None]
] = {
    QuoteStatus.MISSING: _missing,
    QuoteStatus.NOT_COMPARED: _not_compared,
    QuoteStatus.MOVED: _moved,
    QuoteStatus.AMBIGUOUS: _ambiguous,
    QuoteStatus.SHORTENED: _shortened,
    QuoteStatus.OVER_PASSAGES: _over_passages,
    QuoteStatus.NEAR: _near,
    QuoteStatus.DIFFERS: _differs,
    QuoteStatus.NOT_HELD: _in_paraphrase,
    QuoteStatus.PARAPHRASE: _in_paraphrase,
}


def _whole(finding: QuoteCheck) -> str:
    """The words of the source, with those that were left out, as far as they stand in the first passage."""
    key = finding.passage.key if finding.passage else ""
    return f"passage {key}: “{truncate(finding.nearest, _SHOWN)}”"


def _nearest(finding: QuoteCheck) -> str:
    """The most similar text; in whole per cents, rounded down, so that 100 means the same words."""
    key = finding.passage.key if finding.passage else ""
    return f"nearest, {floor(finding.score)} %: passage {key}, “{truncate(finding.nearest, _SHOWN)}”"
