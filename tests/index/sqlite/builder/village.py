"""A chronology as text that is edited at random, as its files may be."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

WORDS = ("lamp", "fog", "keeper", "storm", "oil", "harbour", "night", "wreck", "bell", "tide")
DATES = ("1871", "1872-05-14", "1872~", "1870/1873", "[..1874]", "1873-02", "../1869", "1872-05-14T10:00", "")
KINDS = ("works", "court", "unlisted", "unheard")
SOURCES = ("echo", "memoir", "log")


class Village:
    """The texts of a chronology, and edits of them."""

    def __init__(self, seed: int, events: int) -> None:
        self.chance = random.Random(seed)
        self._number = 0
        self.labels = ["Works", "Courts"]
        self.names = ["The trust", "The keeper"]
        self.events = [self._event() for _ in range(events)]
        self.differences = [self._difference() for _ in range(2)]
        self.sources = {name: self._source() for name in SOURCES}
        self.broken = ""
        self.zone = "UTC"

    def words(self, count: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=count))

    def _new(self, kind: str) -> str:
        self._number += 1
        return f"{kind}-{self._number}"

    def _some(self) -> str:
        return self.chance.choice(self._ids() or ["nothing"])

    def _ids(self) -> list[str]:
        return [event["id"] for event in getattr(self, "events", [])]

    def _event(self) -> dict[str, str]:
        chance = self.chance
        event = {"id": self._new("e"), "title": self.words(3), "kind": chance.choice(KINDS)}
        event["status"] = chance.choice(["reported", "disputed", "alleged", "reported"])
        event["date"] = chance.choice(DATES)
        if not event["date"] or chance.random() < 0.2:
            event[chance.choice(["after", "before"])] = self._some()
        event["actors"] = f"[{', '.join(chance.sample(['trust', 'keeper', 'nobody'], chance.randrange(3)))}]"
        event["tags"] = f"[{', '.join(chance.sample(['oil', 'Night'], chance.randrange(3)))}]"
        event["summary"] = self.words(5)
        event["cites"] = f"[{', '.join(self._citation() for _ in range(chance.randrange(3)))}]"
        if chance.random() < 0.3:
            event["note"] = self.words(2)
        return event

    def _citation(self) -> str:
        chance = self.chance
        source = chance.choice([*SOURCES, "gone"])
        forms = (
            f"{source}#{chance.randrange(1, 5)}",
            f"{{source: {source}, quote: {self.words(2)}}}",
            f"{{passage: '{source}#1', as: disputes, says: {{date: 1899}}}}",
            f"{{passage: '{source}#1', as: disputes, says: {self._claim()}}}",
            f"{{passage: '{source}#2', says: {self._claim()}}}",
            source,
        )
        return chance.choice(forms)

    def _claim(self) -> str:
        """A date, or an order, that a source gives."""
        key = self.chance.choice(["date", "after", "before"])
        value = self.chance.choice(["1871", "1873?", "1874-02"]) if key == "date" else self._some()
        return f"{{{key}: {value}}}"

    def _version(self) -> str:
        dates = f"{{{self._some()}: {self._claim()}}}"
        return f"{{says: {self.words(2)}, dates: {dates}, cites: [{self._citation()}]}}"

    def _difference(self) -> dict[str, str]:
        chance = self.chance
        versions = ", ".join(self._version() for _ in range(2))
        return {
            "id": self._new("d"),
            "question": f"{self.words(2)}?",
            "events": f"[{self._some()}, {self._some()}]",
            "versions": f"[{versions}]",
            "note": chance.choice(["", self.words(2)]),
        }

    def _source(self) -> str:
        chance = self.chance
        head = f"title: {self.words(2)}\nissued: {chance.choice(['1872-05-15', '1880', '1871~'])}\n"
        text = f"text: {chance.choice(['verbatim', 'paraphrase'])}\n"
        about = chance.choice(["", " {speaker=court origin=trial}", " {speaker=witness}"])
        passages = "\n\n".join(f"{self.words(6)}.{about}" for _ in range(chance.randrange(1, 4)))
        return f"---\n{head}{text}---\n\n{passages}\n"

    def write(self, root: Path) -> None:
        """Write the files as they are now."""
        (root / "corpus").mkdir(parents=True, exist_ok=True)
        kinds = f"kinds:\n  works: {{label: {self.labels[0]}}}\n  court: {{label: {self.labels[1]}}}\n"
        actors = f"actors:\n  trust: {{name: {self.names[0]}}}\n  keeper: {{name: {self.names[1]}}}\n"
        parts = [f"format: dateline/1\ntitle: A village\nzone: {self.zone}\n", kinds, actors, "events:\n"]
        parts += [_item(event) for event in self.events]
        parts += ["differences:\n", *map(_item, self.differences)]
        (root / "events.yaml").write_text("".join(parts) + self.broken, encoding="utf-8")
        for path in (root / "corpus").iterdir():
            path.unlink()
        for name, text in self.sources.items():
            (root / "corpus" / f"{name}.md").write_text(text, encoding="utf-8")

    def edit(self) -> str:
        """Change something, and return what."""
        edits: list[Callable[[], None]] = [
            self._insert,
            self._insert,
            self._delete,
            self._move,
            self._change_word,
            self._change_date,
            self._change_anything,
            self._change_passage,
            self._rename_source,
            self._break_or_mend,
            self._rename_kind,
            self._rename_actor,
            self._change_difference,
            self._repeat_id,
            self._add_line,
            self._change_zone,
        ]
        edit = self.chance.choice(edits)
        edit()
        return edit.__name__

    def _at(self) -> int:
        return self.chance.randrange(len(self.events) + 1)

    def _insert(self) -> None:
        self.events.insert(self._at(), self._event())

    def _delete(self) -> None:
        del self.events[self._at() : self._at() + 1]

    def _move(self) -> None:
        if self.events:
            self.events.insert(self._at() - 1, self.events.pop(self.chance.randrange(len(self.events))))

    def _change(self, key: str, value: str) -> None:
        if self.events:
            self.chance.choice(self.events)[key] = value

    def _change_word(self) -> None:
        self._change("summary", self.words(5))

    def _change_date(self) -> None:
        self._change("date", self.chance.choice([*DATES, "1300", "1999", "not a date"]))

    def _change_anything(self) -> None:
        key, value = self.chance.choice(list(self._event().items()))
        if key != "id":
            self._change(key, value)

    def _change_passage(self) -> None:
        self.sources[self.chance.choice(list(self.sources) or ["echo"])] = self._source()

    def _rename_source(self) -> None:
        if self.sources:
            name = self.chance.choice(list(self.sources))
            self.sources[self.chance.choice([*SOURCES, "gone", "aaa"])] = self.sources.pop(name)

    def _break_or_mend(self) -> None:
        self.broken = (
            "" if self.broken else self.chance.choice(['  - {id: "\n', "x: [\n", "events:\n  - {id: z}\n"])
        )

    def _rename_kind(self) -> None:
        self.labels[self.chance.randrange(2)] = self.words(1)

    def _rename_actor(self) -> None:
        self.names[self.chance.randrange(2)] = self.words(2)

    def _change_difference(self) -> None:
        at = self.chance.randrange(3)
        self.differences[at : at + 1] = [self._difference()] if self.chance.random() < 0.7 else []

    def _repeat_id(self) -> None:
        if self.events:
            self._change("id", self._some())

    def _add_line(self) -> None:
        self._change("x-line", f"|\n      {self.words(1)}\n\n      {self.words(1)}")

    def _change_zone(self) -> None:
        self.zone = self.chance.choice(["UTC", "Asia/Tokyo"])


def _item(item: dict[str, str]) -> str:
    lines = [f"{key}: {value}" for key, value in item.items() if value]
    return "  - " + "\n    ".join(lines) + "\n"
