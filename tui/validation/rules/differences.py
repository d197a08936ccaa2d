"""Rules about differences: each has at least two versions, citations, and events it is about."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.problem import Problem, Severity
from tui.parsing.loader import LoadedChronology


def differences_have_sides(reading: LoadedChronology) -> Iterator[Problem]:
    """A difference has at least two versions, and no two of them say the same."""
    for difference, path in zip(reading.chronology.differences, reading.difference_paths, strict=True):
        statements = {version.says.casefold() for version in difference.versions}
        if len(difference.versions) < 2:
            message = (
                f"`{difference.id}` has one version"
                if difference.versions
                else f"`{difference.id}` has no versions"
            )
            remedy = "add what the other sources say, or delete the difference"
        elif len(statements) < len(difference.versions):
            message = f"two versions of `{difference.id}` say the same"
            remedy = "merge them into one version with the citations of both"
        else:
            continue
        yield reading.problem(
            "difference-one-sided",
            (*path, "versions"),
            message,
            remedy,
            concerns=difference.events,
            at_key=True,
        )


def versions_are_cited(reading: LoadedChronology) -> Iterator[Problem]:
    """Every version of a difference cites a source."""
    for difference, path in zip(reading.chronology.differences, reading.difference_paths, strict=True):
        for index, version in enumerate(difference.versions):
            if not version.cites:
                yield reading.problem(
                    "version-uncited",
                    (*path, "versions", index, "says"),
                    f"a version of `{difference.id}` cites no source",
                    "add `cites` with the passage that says so",
                    severity=Severity.WARNING,
                    concerns=difference.events,
                )


def differences_are_about_events(reading: LoadedChronology) -> Iterator[Problem]:
    """A difference names the events it is about, with which it is shown."""
    for difference, path in zip(reading.chronology.differences, reading.difference_paths, strict=True):
        if not difference.events:
            yield reading.problem(
                "difference-without-events",
                (*path, "id"),
                f"`{difference.id}` names no event, so no event will show it",
                "add `events` with the ids of the events it is about",
            )
