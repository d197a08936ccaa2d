"""Synthetic chronologies of any size: the affairs of a canal company, the same ones each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path

VOCABULARY = 20_000
_VERSION = 1
"""Of what is written here: folders of another one are written anew."""
_KINDS = ("works", "traffic", "tolls", "accidents", "meetings", "law")
_STATUSES = ("established", "admitted", "reported", "reported", "alleged")
_SOURCES, _PASSAGES = 12, 200
_SYLLABLES = tuple(f"{a}{b}" for a in "bdfglmnprstv" for b in ("a", "e", "i", "o", "u", "ar", "en", "il"))


def folder(cache: Path, events: int) -> Path:
    """The folder of a chronology of so many events; written where it is not there yet."""
    root = cache / f"canal-{events}"
    done = root / f"written-{_VERSION}"
    if not done.exists():
        chance = random.Random(events)
        (root / "corpus").mkdir(parents=True, exist_ok=True)
        words = Words(chance)
        for number in range(_SOURCES):
            (root / "corpus" / f"ledger-{number}.md").write_text(_source(number, words), encoding="utf-8")
        with (root / "events.yaml").open("w", encoding="utf-8") as file:
            file.writelines(_chronology(events, words, chance))
        done.touch()
    return root


class Words:
    """Words as a language has them: a few of them make up most of any text (Zipf's law)."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        # In a fixed order, so that every chronology has the same common words.
        syllables = len(_SYLLABLES)
        self._words = [
            "".join(
                _SYLLABLES[at * 37 % syllables] for at in (n, n // syllables + 11, n * 7 + 5)[: 2 + n % 2]
            )
            for n in range(VOCABULARY)
        ]
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))

    def some(self, count: int) -> str:
        """So many words."""
        return " ".join(self._chance.choices(self._words, cum_weights=self._weights, k=count))


def _source(number: int, words: Words) -> str:
    head = f"---\nid: ledger-{number}\ntype: book\ntitle: Ledger {number}\nissued: {1800 + number}\n"
    passages = (f"{words.some(40).capitalize()}.\n" for _ in range(_PASSAGES))
    return f"{head}text: verbatim\n---\n\n" + "\n".join(passages)


def _chronology(events: int, words: Words, chance: random.Random) -> Iterator[str]:
    yield f"format: dateline/1\ntitle: Canal company of {events} affairs\nkinds:\n"
    yield from (f"  {kind}: {{label: {kind.capitalize()}, about: The {kind}}}\n" for kind in _KINDS)
    yield "actors:\n"
    yield from (f"  person-{n}: {{name: {words.some(2).title()}, role: clerk}}\n" for n in range(40))
    yield "events:\n"
    days = sorted(chance.randrange(200 * 366) for _ in range(events))
    for number, (day, following) in enumerate(pairwise([*days, 200 * 366])):
        yield f"""\
  - id: affair-{number}
    date: {_date(day, following, chance)}
    title: {words.some(6).capitalize()}
    kind: {chance.choice(_KINDS)}
    status: {chance.choice(_STATUSES)}
    actors: [person-{chance.randrange(40)}]
    summary: >-
      {words.some(14).capitalize()}.
      {words.some(14).capitalize()}.
    cites:
      - ledger-{chance.randrange(_SOURCES)}#{chance.randrange(_PASSAGES) + 1}
"""


def _date(day: int, following: int, chance: random.Random) -> str:
    """Mostly days; some months, years, approximate ones and intervals."""
    year, rest = 1790 + day // 366, day % 366
    month, of_month = rest // 31 + 1, rest % 28 + 1
    forms = (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}~", f"{year}/{1791 + following // 366}")
    return chance.choice(forms) if chance.random() < 0.2 else f"{year}-{month:02}-{of_month:02}"
