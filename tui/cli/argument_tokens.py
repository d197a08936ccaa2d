"""Splitting a command line into words and options, before click parses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import click


class ArgumentToken(NamedTuple):
    """An option or a word of a command line."""

    at: int
    """Its index among the arguments, from 0."""
    option: str
    """The option's name as written, without its value; empty for a word."""


def split_arguments(parameters: Iterable[click.Parameter], args: Sequence[str]) -> Iterator[ArgumentToken]:
    """Yield the words and options before `--`, in order; the values of options are left out.

    Args:
        parameters: Of the command. An option that is not among them counts as one without a value.
        args: What follows the command's name.
    """
    valued = {
        name: not (option.is_flag or option.count)
        for option in parameters
        if isinstance(option, click.Option)
        for name in (*option.opts, *option.secondary_opts)
    }
    at = 0
    while at < len(args) and args[at] != "--":
        place, word = at, args[at]
        at += 1
        if not word.startswith("-") or word == "-":
            yield ArgumentToken(place, "")
            continue
        names = list(_names(word, valued))
        yield from (ArgumentToken(place, name) for name in names)
        is_whole = word in (names[-1], f"-{''.join(name[-1] for name in names)}")
        if is_whole and valued.get(names[-1]):
            at += 1


def argument_words(parameters: Iterable[click.Parameter], args: Sequence[str]) -> list[int]:
    """Return the indices of the words before `--`."""
    return [token.at for token in split_arguments(parameters, args) if not token.option]


def _names(word: str, valued: dict[str, bool]) -> Iterator[str]:
    """Yield the option of `--name` and `--name=value`; those of `-abc`, up to one that takes the rest."""
    if word.startswith("--"):
        yield word.partition("=")[0]
        return
    for letter in word[1:]:
        yield f"-{letter}"
        if valued.get(f"-{letter}"):
            return
