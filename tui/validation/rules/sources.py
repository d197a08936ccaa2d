"""Rules about sources: their dates, their passages, their addresses, and hashes that can be verified."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.chronology import Chronology
from tui.chronology.date_format import format_date
from tui.chronology.enums import TextKind
from tui.chronology.problem import Problem, Severity
from tui.chronology.source import Passage, Source
from tui.parsing.loader import LoadedChronology
from tui.validation.rules.citations import LONGEST_PINPOINT, is_overlong
from tui.validation.unparsed_fields import sources_with_losses


def passages_have_their_own_names(reading: LoadedChronology) -> Iterator[Problem]:
    """No two passages of a source have the same label or number."""
    for source in reading.chronology.sources:
        for passage in source.passages:
            first = source.by_key[passage.key]
            if first is not passage:
                yield reading.passage_problem(
                    "repeated-label",
                    source.id,
                    passage,
                    f"{source.id} already has a passage {passage.key}, on line {first.line}",
                    "begin each passage with a label of its own, such as [12a]",
                )


def sources_have_passages(reading: LoadedChronology) -> Iterator[Problem]:
    """Every source has at least one passage."""
    with_losses = sources_with_losses(reading)
    for source in reading.chronology.sources:
        if not source.passages and source.id not in with_losses:
            yield _of_source(
                reading,
                "source-empty",
                source,
                key="title",
                message=f"{source.id} has no passages",
                remedy="write its text, or a paraphrase of it, below the front matter",
            )


def sources_are_dated(reading: LoadedChronology) -> Iterator[Problem]:
    """Every source has a date of issue, from which it follows when something became public."""
    with_losses = sources_with_losses(reading)
    for source in reading.chronology.sources:
        if source.issued is None and source.id not in with_losses:
            yield _of_source(
                reading,
                "source-undated",
                source,
                key="title",
                message=f"{source.id} has no date of issue",
                remedy="add `issued`, as exactly as it is known: 1874, 1874~, ../1880",
            )


def doubtful_dates_of_issue_are_explained(reading: LoadedChronology) -> Iterator[Problem]:
    """An approximate or uncertain date of issue is explained by `issued-because`."""
    for source in reading.chronology.sources:
        issued = source.issued
        if issued and (issued.approximate or issued.uncertain) and not source.issued_because:
            yield _of_source(
                reading,
                "issue-unexplained",
                source,
                key="issued",
                message=f"{source.id} is of {format_date(issued)}, but there is no `issued-because`",
                remedy="add `issued-because`, saying how the date was established",
            )


def access_follows_issue(reading: LoadedChronology) -> Iterator[Problem]:
    """The date of access is not certainly before the date of issue."""
    for source in reading.chronology.sources:
        issued, accessed = source.issued, source.accessed
        if issued and accessed and accessed.last_day < issued.first_day:
            yield reading.problem(
                "accessed-too-early",
                ("sources", source.id, "accessed"),
                f"{source.id} was read before it was issued: {format_date(accessed)}, {format_date(issued)}",
                "correct one of the two dates",
            )


def addresses_can_be_opened(reading: LoadedChronology) -> Iterator[Problem]:
    """The URL of a source begins with https:// or http://."""
    for source in reading.chronology.sources:
        if source.url and not source.url.startswith(("https://", "http://")):
            yield _of_source(
                reading,
                "bad-address",
                source,
                key="URL",
                message=f"the address of {source.id} is not a web address",
                remedy="begin it with https://, or delete it",
            )


def bundles_are_short(reading: LoadedChronology) -> Iterator[Problem]:
    """The bundle of a source is a letter or a short name, on one line."""
    for source in reading.chronology.sources:
        if is_overlong(source.bundle):
            yield _of_source(
                reading,
                "bundle-long",
                source,
                key="bundle",
                message=f"this bundle is longer than {LONGEST_PINPOINT} characters, or than a line",
                remedy="write its letter, such as `C`; the rest belongs into `note`",
            )


def hashes_can_be_verified(reading: LoadedChronology) -> Iterator[Problem]:
    """A passage with a hash also has the span of the original that was hashed."""
    for source, passage in _passages(reading):
        if passage.hash and not passage.span:
            yield reading.passage_problem(
                "hash-without-span",
                source.id,
                passage,
                f"passage {passage.key} of {source.id} has a hash, but no span of the original",
                "add the span that the hash belongs to, such as span=658-784",
                severity=Severity.WARNING,
                attribute="hash",
            )


def verbatim_text_has_no_hash(reading: LoadedChronology) -> Iterator[Problem]:
    """A passage in the source's own words has neither a hash nor a span."""
    for source, passage in _passages(reading):
        if source.text is TextKind.VERBATIM and (passage.hash or passage.span):
            attribute = "hash" if passage.hash else "span"
            yield reading.passage_problem(
                "verbatim-with-hash",
                source.id,
                passage,
                f"passage {passage.key} has a {attribute}, but {source.id} is held verbatim",
                f"delete the {attribute}; or write `text: paraphrase`, if the words are not the source's",
                severity=Severity.WARNING,
                attribute=attribute,
            )


def statements(chronology: Chronology) -> Iterator[tuple[Source, Passage]]:
    """Yield the passages that say whose statement they are, when it was made or what it is about."""
    for source in chronology.sources:
        for passage in source.passages:
            if passage.said_by or passage.said_on or passage.matters:
                yield source, passage


def statements_have_speakers(reading: LoadedChronology) -> Iterator[Problem]:
    """A passage with a matter, or with the day on which it was said, says whose statement it is."""
    for source, passage in statements(reading.chronology):
        if not passage.said_by:
            attribute = "matter" if passage.matters else "said-on"
            yield reading.passage_problem(
                "statement-without-speaker",
                source.id,
                passage,
                f"passage {passage.key} has `{attribute}`, but does not say whose statement it is",
                f"add said-by=ID with the id of an actor, or delete `{attribute}`",
                severity=Severity.WARNING,
                attribute=attribute,
            )


def statements_precede_their_source(reading: LoadedChronology) -> Iterator[Problem]:
    """Nothing was said after the source that prints it was issued."""
    for source, passage in statements(reading.chronology):
        said, issued = passage.said_on, source.issued
        if said and issued and said.first_day > issued.last_day:
            yield reading.passage_problem(
                "said-after-source",
                source.id,
                passage,
                f"this was said after {source.id} was issued: {format_date(said)}, {format_date(issued)}",
                "correct one of the two dates",
                attribute="said-on",
            )


def _passages(reading: LoadedChronology) -> Iterator[tuple[Source, Passage]]:
    for source in reading.chronology.sources:
        for passage in source.passages:
            yield source, passage


def _of_source(
    reading: LoadedChronology, code: str, source: Source, *, key: str, message: str, remedy: str
) -> Problem:
    return reading.problem(code, ("sources", source.id, key), message, remedy, severity=Severity.WARNING)
