"""Accounts: a difference has sides, sources, and events it is about."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.problem import Problem, Severity
from tui.parsing.loader import LoadedChronology


def differences_have_sides(reading: LoadedChronology) -> Iterator[Problem]:
    """An account has two versions at least, which do not say the same."""
    for account, path in zip(reading.chronology.accounts, reading.account_paths, strict=True):
        said = {version.says.casefold() for version in account.versions}
        if len(account.versions) < 2:
            message = (
                f"`{account.id}` has one version" if account.versions else f"`{account.id}` has no versions"
            )
            remedy = "add what the other sources say, or delete the account"
        elif len(said) < len(account.versions):
            message = f"two versions of `{account.id}` say the same"
            remedy = "make them one version with the citations of both"
        else:
            continue
        yield reading.problem(
            "account-one-sided", (*path, "versions"), message, remedy, concerns=account.events, at_key=True
        )


def versions_are_cited(reading: LoadedChronology) -> Iterator[Problem]:
    """Every version cites whoever says it."""
    for account, path in zip(reading.chronology.accounts, reading.account_paths, strict=True):
        for index, version in enumerate(account.versions):
            if not version.cites:
                yield reading.problem(
                    "version-uncited",
                    (*path, "versions", index, "says"),
                    f"a version of `{account.id}` cites no source",
                    "add `cites` with the passage that says so",
                    severity=Severity.WARNING,
                    concerns=account.events,
                )


def differences_are_about_events(reading: LoadedChronology) -> Iterator[Problem]:
    """An account names the events it is about, so that their readers see it."""
    for account, path in zip(reading.chronology.accounts, reading.account_paths, strict=True):
        if not account.events:
            yield reading.problem(
                "account-without-events",
                (*path, "id"),
                f"`{account.id}` names no event, and no reader of an event will see it",
                "add `events` with the ids of the events it is about",
            )
