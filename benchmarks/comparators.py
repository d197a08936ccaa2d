"""What a program is compared with that does the same in the ordinary way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from time import perf_counter

FIRST = 50
"""How many events a search shows at first."""


def read_as_they_come(root: Path) -> float:
    """Seconds to read and validate the events with `yaml.CSafeLoader` and pydantic, as they come."""
    import yaml  # noqa: PLC0415  (neither is to be there when others are measured)
    from pydantic import BaseModel  # noqa: PLC0415

    class Event(BaseModel):
        id: str
        date: date | int | str
        title: str
        kind: str
        status: str
        actors: list[str]
        summary: str
        cites: list[str]

    text = (root / "events.yaml").read_text(encoding="utf-8")
    began = perf_counter()
    for event in yaml.load(text, Loader=yaml.CSafeLoader)["events"]:
        Event.model_validate(event)
    return perf_counter() - began


class Scans:
    """The texts of all events, looked through from the first to the last."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [text.casefold() for text in texts]
        self._table = sqlite3.connect(":memory:")
        self._table.execute("CREATE TABLE event (rank INTEGER PRIMARY KEY, text TEXT)")
        self._table.executemany("INSERT INTO event (text) VALUES (?)", ((text,) for text in self._texts))

    def close(self) -> None:
        """Let go of the table."""
        self._table.close()

    def like(self, word: str) -> list[int]:
        """The first events that hold a word, as SQLite's LIKE finds them."""
        sql = "SELECT rank FROM event WHERE text LIKE ? LIMIT ?"
        return [rank for (rank,) in self._table.execute(sql, (f"%{word}%", FIRST))]

    def python(self, word: str) -> list[int]:
        """The same, as a loop in Python finds them."""
        found: list[int] = []
        for rank, text in enumerate(self._texts, 1):
            if word in text:
                found.append(rank)
                if len(found) == FIRST:
                    break
        return found
