"""Quotations: the words that are cited are in the text that is cited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import floor

from tui.checking.citing import Cited, citations
from tui.chronology.problem import Problem, Severity
from tui.evidence.likest import LONGEST
from tui.evidence.quotations import MOST_PLACES, Finding, Status, check
from tui.reading.faults import shown
from tui.reading.load import Reading
from tui.text.width import fit

_SHOWN = 200
"""Cells of a passage that a hint shows."""


def quotations_are_in_their_sources(reading: Reading) -> Iterator[Problem]:
    """Every quotation is found, in the passage it names, in one place, word for word but for typesetting."""
    for cited in citations(reading):
        if cited.citation.quote.strip():
            finding = check(cited.citation, cited.source)
            if tell := _TOLD.get(finding.status):
                yield tell(reading, cited, finding)


def _missing(reading: Reading, cited: Cited, finding: Finding) -> Problem:
    return reading.problem(
        "quote-not-found",
        (*cited.path, "quote"),
        f"the words are not in {cited.citation.source}",
        "correct the quotation, or name the passage it comes from",
        hints=(_nearest(finding),) if finding.nearest else (),
        concerns=cited.concerns,
    )


def _not_compared(reading: Reading, cited: Cited, _finding: Finding) -> Problem:
    source, length = cited.citation.source, len(cited.citation.quote)
    if length > LONGEST:
        message = f"the words are not in {source} as they stand, and too long to look for others like them"
        remedy = f"quote at most {LONGEST:,} characters, or correct the quotation"
    else:
        message = f"the words stand in too many places of {source} to look at each"
        remedy = "quote more of them, with the words around them, and name the passage"
    return reading.problem(
        "quote-not-compared", (*cited.path, "quote"), message, remedy, concerns=cited.concerns
    )


def _moved(reading: Reading, cited: Cited, finding: Finding) -> Problem:
    key = finding.passage.key if finding.passage else ""
    return reading.problem(
        "quote-moved",
        (*cited.path, "quote"),
        f"the words are not in passage {cited.citation.passage}, but in passage {key}",
        f"cite `{cited.citation.source}#{key}`",
        concerns=cited.concerns,
    )


def _ambiguous(reading: Reading, cited: Cited, finding: Finding) -> Problem:
    where = f"passage {cited.citation.passage}" if cited.citation.passage else cited.citation.source
    passage = "" if cited.citation.passage else "the passage, or "
    more = " or more" if finding.places >= MOST_PLACES else ""
    return reading.problem(
        "quote-ambiguous",
        (*cited.path, "quote"),
        f"the words stand in {finding.places:,}{more} places of {where}",
        f"name {passage}the words before or after it as `prefix` or `suffix`",
        concerns=cited.concerns,
    )


def _near(reading: Reading, cited: Cited, finding: Finding) -> Problem:
    if finding.places:
        return reading.problem(
            "quote-context",
            (*cited.path, "quote"),
            "the words are there, but not with what `prefix` or `suffix` puts around them",
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


def _differs(reading: Reading, cited: Cited, finding: Finding) -> Problem:
    source, found = cited.citation.source, finding.misquoted
    quoted, written = (shown(found.quoted), shown(found.written)) if found else ("", "")
    if found and not found.quoted:
        message = f"the words leave out {written}, which stands in {source}"
    elif found and not found.written:
        message = f"the words have {quoted}, which does not stand in {source}"
    else:
        message = f"the words have {quoted}, where {source} has {written}"
    return reading.problem(
        "quote-differs",
        (*cited.path, "quote"),
        message,
        "copy the words of the source exactly: a figure or a negation changes what they say",
        hints=(_nearest(finding),),
        concerns=cited.concerns,
    )


def _in_digest(reading: Reading, cited: Cited, _finding: Finding) -> Problem:
    return reading.problem(
        "quote-in-digest",
        (*cited.path, "quote"),
        f"{cited.citation.source} is held as a digest, whose words are the editor's",
        "cite the passage without quoting it",
        severity=Severity.WARNING,
        concerns=cited.concerns,
    )


_TOLD: dict[Status, Callable[[Reading, Cited, Finding], Problem]] = {
    Status.MISSING: _missing,
    Status.NOT_COMPARED: _not_compared,
    Status.MOVED: _moved,
    Status.AMBIGUOUS: _ambiguous,
    Status.NEAR: _near,
    Status.DIFFERS: _differs,
    Status.SEALED: _in_digest,
    Status.DIGEST: _in_digest,
}


def _nearest(finding: Finding) -> str:
    """The likest stretch; whole per cents, rounded down, so that 100 means the same words."""
    key = finding.passage.key if finding.passage else ""
    return f"nearest, {floor(finding.score)} %: passage {key}, “{fit(finding.nearest, _SHOWN)}”"
