"""Whatever is written of an event, every other byte of events.yaml stays as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.parsing.decoding import decode_text
from tui.parsing.yaml.tree import Data, read_tree
from tui.project.events.events_file import EventsFile, read_events_file
from tui.project.events.write_event import (
    EventWrite,
    FileChanged,
    add_event,
    change_event,
    delete_event,
    take_back,
)
from tui.text.failure import Failure

HEAD = "format: dateline/1  # the first line\nkinds:\n  works: {label: Works}  # one lane\n"
BLOCK = """\
  # --- {id} ---
  - id: {id}  # never changed
    date: {date}   # its day
    title: {title}
    # the kind of all of them
    kind: works
    status: 'reported' # a comment behind quotes
    actors: [keeper, mason]  # both
    summary: >-
      It shone for the
      first time.

      Then it went out.
    cites:
      # the log comes first
      - log#1   # page one
      - passage: "log#p. 2"
        as: context
      - {{passage: log#3, quote: "in the dark"}}
    tags:
    - lamp
    -   "first light"
    x-own: {{a: [1, 2], b: "c"}}
"""
FLOW = "  - {{id: {id}, date: {date}, title: {title}, kind: works, status: x, cites: [log#1, 'log#2' ]}}\n"
QUOTED = """\
  -   "id": "{id}"
      "date": "{date}"
      title: {title}
      kind:    works
      status: "reported"
      note: |
        Kept as
          it is.
      summary: A plain text that
        goes on
        over three lines
"""
TAIL = "differences:\n  - {id: one, question: Which?, events: [a]}\n# the end\n"
ITEMS = st.sampled_from([BLOCK, FLOW, QUOTED])
TITLES = ["It shone", '"quoted: yes"', "'it''s single'", "plain text, with a comma"]

PIECES = [
    *"abcdé ü–“”#:-'\"\\{}[],&*!|>%@`?\t",
    " # ",
    ": ",
    "word ",
    "\n",
    "many more words of a text ",
    "00",
]
TEXTS = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=30)
    .map("".join)
    .filter(lambda text: bool(text.strip()) and text == text.strip())
)
LINES = TEXTS.map(lambda text: " ".join(text.split()))
LISTS = st.lists(LINES, max_size=4, unique=True)
CITES = st.lists(
    st.one_of(
        st.sampled_from(["log#1", "log#2", "log#p. 2"]),
        st.fixed_dictionaries({"passage": st.just("log#3"), "quote": LINES, "as": st.just("disputes")}),
    ),
    max_size=4,
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "date": st.sampled_from(["2004", "2013-05-14~", "[..2004]", "2004/..", "-0043"]),
        "title": LINES,
        "kind": st.just("works"),
        "status": st.sampled_from(["alleged", "disputed"]),
        "actors": LISTS,
        "tags": LISTS,
        "summary": TEXTS,
        "note": TEXTS,
        "cites": CITES,
    },
)


def whole(items: list[str], ends: str = "\n", mark: bytes = b"") -> bytes:
    """A file with some events, whose ids are a, b, c ..."""
    text = HEAD + "events:\n"
    for number, item in enumerate(items):
        named = item.format(id="abcdef"[number], date=1870 + number, title=TITLES[number % len(TITLES)])
        text += ("\n" if number else "") + named
    return mark + (text + TAIL).replace("\n", ends).encode()


FILES = st.builds(
    whole,
    st.lists(ITEMS, min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def content(data: bytes) -> dict[str, Data]:
    tree = read_tree(decode_text(data))
    assert isinstance(tree.data, dict)
    assert not tree.faults
    return tree.data


def events(data: bytes) -> list[dict[str, Data]]:
    found = content(data)["events"]
    assert isinstance(found, list | None)
    return [event for event in found or [] if isinstance(event, dict)]


def stripped(data: Data) -> Data:
    """Content without the line ends at the end of texts, which the sign of a block gives."""
    if isinstance(data, str):
        return data.rstrip("\n")
    if isinstance(data, list):
        return [stripped(item) for item in data]
    return {key: stripped(value) for key, value in data.items()} if isinstance(data, dict) else data


def changed(event: dict[str, Data], changes: Mapping[str, Data]) -> dict[str, Data]:
    return {key: value for key, value in {**event, **changes}.items() if value or key not in changes}


def comments(data: bytes) -> Counter[str]:
    """The comments that stand on lines of their own; a line of a text may look like one, too."""
    return Counter(line.strip() for line in data.decode().splitlines() if line.lstrip().startswith("#"))


@quick
@given(FILES, st.lists(st.tuples(st.sampled_from("abcd"), CHANGES), min_size=1, max_size=4))
def test_a_change_is_exactly_the_wanted_one(data: bytes, edits: list[tuple[str, dict[str, Data]]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.yaml"
        path.write_bytes(data)
        for name, changes in edits:
            before = path.read_bytes()
            done = change_event(Path(folder), name, changes)
            after = path.read_bytes()
            if isinstance(done, Failure):
                assert after == before
                assert name not in [event["id"] for event in events(before)], done
                continue
            expected = [
                stripped(changed(event, changes)) if event["id"] == name else stripped(event)
                for event in events(before)
            ]
            assert [stripped(event) for event in events(after)] == expected
            assert {**content(before), "events": []} == {**content(after), "events": []}
            assert after.startswith(data[:3])
            assert (b"\r\n" in after) == (b"\r\n" in data)
            if b"\r\n" in after:
                assert after.count(b"\n") == after.count(b"\r\n")
            firsts = [
                line
                for line in before.decode().splitlines()
                if line.startswith(("  - id", "  - {", "  -   "))
            ]
            assert all(line in after.decode().splitlines() for line in firsts if f": {name}" not in line)


@quick
@given(FILES, CHANGES)
def test_only_lines_of_changed_keys_differ(data: bytes, changes: dict[str, Data]) -> None:
    """Every line before the first key that changes and behind the last is there, in its place."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.yaml"
        path.write_bytes(data)
        done = change_event(Path(folder), "a", changes)
        assert isinstance(done, EventWrite), done
        after = path.read_bytes()
        if "cites" not in changes and "tags" not in changes:
            assert comments(data) <= comments(after)
        for line in ("id: a  # never changed", "x-own: {a: [1, 2], b: ", "    kind:    works", "# the end"):
            assert (line in after.decode()) == (line in data.decode())


@quick
@given(
    FILES,
    st.lists(
        CHANGES.map(lambda it: {"title": "New", "kind": "works", "status": "reported", **it}), max_size=3
    ),
)
def test_new_events_take_nothing_from_the_others(data: bytes, added: list[dict[str, Data]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.yaml"
        path.write_bytes(data)
        writes = []
        for event in added:
            before = path.read_bytes()
            done = add_event(Path(folder), event)
            assert isinstance(done, EventWrite), done
            writes.append(done)
            after = path.read_bytes()
            assert comments(before) <= comments(after)
            new = next(it for it in events(after) if it["id"] == done.id)
            assert new == {"id": done.id, **{key: value for key, value in event.items() if value}}
            assert [it for it in events(after) if it["id"] != done.id] == events(before)
            assert after.decode().splitlines()[done.line - 1].lstrip(' -"{').startswith("id")
            rest = after.decode()
            for line in before.decode().splitlines():
                assert line in rest
        for write in reversed(writes):
            assert take_back(write) is write
        assert path.read_bytes() == data


@quick
@given(FILES, st.sampled_from("abcd"))
def test_a_deleted_event_is_gone_and_nothing_else(data: bytes, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.yaml"
        path.write_bytes(data)
        done = delete_event(Path(folder), name)
        after = path.read_bytes()
        if isinstance(done, Failure):
            assert after == data
            assert name not in [event["id"] for event in events(data)]
            return
        assert events(after) == [event for event in events(data) if event["id"] != name]
        assert f"--- {name} ---" not in data.decode() or f"--- {name} ---" in after.decode()
        assert take_back(done) is done
        assert path.read_bytes() == data


def written(folder: Path, text: str) -> Path:
    path = folder / "events.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return path


NEW: dict[str, Data] = {"date": "1871", "title": "New", "kind": "works", "status": "reported"}


@pytest.mark.parametrize(
    "events_key",
    ["", "events:\n", "events: []\n", "events: []  # none yet\n", "events: [ ]", "events: # none\n"],
)
def test_the_first_event_of_a_file(tmp_path: Path, events_key: str) -> None:
    path = written(tmp_path, HEAD + events_key)
    done = add_event(tmp_path, {**NEW, "tags": ["a", "b"]})
    assert isinstance(done, EventWrite), done
    assert path.read_text(encoding="utf-8").endswith(
        "  - id: new\n    date: 1871\n    title: New\n    kind: works\n    status: reported\n    tags: [a, b]"
        + ("\n" if events_key.endswith("\n") or not events_key else "")
    )
    assert "# none" in path.read_text(encoding="utf-8") or "# none" not in events_key


def test_a_list_in_brackets_stays_one(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '{"format": "dateline/1", "kinds": {"works": {}}, "events": [{"id": "a", "date": "1870"}]}',
    )
    assert isinstance(add_event(tmp_path, NEW), EventWrite)
    assert path.read_text(encoding="utf-8").endswith(
        '[{"id": "a", "date": "1870"}, {id: new, date: 1871, title: New, kind: works, status: reported}]}'
    )
    assert isinstance(change_event(tmp_path, "a", {"date": "1869", "title": "T"}), EventWrite)
    assert '[{"id": "a", "date": "1869", "title": "T"}, ' in path.read_text(encoding="utf-8")
    assert isinstance(delete_event(tmp_path, "new"), EventWrite)
    assert path.read_text(encoding="utf-8").endswith('"events": [{"id": "a", "date": "1869", "title": "T"}]}')


@pytest.mark.parametrize(
    "item", ["title: &it New", "title: !!str New", "title: *it", "title: one\n    title: two"]
)
def test_an_event_with_what_the_format_refuses_is_not_changed(tmp_path: Path, item: str) -> None:
    text = f"{HEAD}events:\n  - id: other\n    title: x\n  - id: a\n    {item}\n"
    path = written(tmp_path, text)
    refused = change_event(tmp_path, "a", {"status": "reported"})
    assert isinstance(refused, Failure)
    assert "cannot be changed here" in refused.message
    assert path.read_text(encoding="utf-8") == text
    # Another event can be.
    assert isinstance(change_event(tmp_path, "other", {"title": "y"}), EventWrite)
    assert path.read_text(encoding="utf-8") == text.replace("title: x", "title: y")


def test_an_old_word_stays(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEAD}events:\n  - id: a\n    title: x\n    standing: reported\n")
    assert isinstance(change_event(tmp_path, "a", {"status": "alleged"}), EventWrite)
    assert path.read_text(encoding="utf-8").endswith("    standing: alleged\n")


def test_a_file_that_was_changed_since_it_was_read_is_left(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEAD}events:\n  - id: a\n    title: x\n")
    first = change_event(tmp_path, "a", {"title": "y"})
    read = read_events_file(tmp_path)
    assert isinstance(first, EventWrite)
    assert isinstance(read, EventsFile)
    assert isinstance(change_event(tmp_path, "a", {"title": "z"}, over=read), EventWrite)
    for refused in (
        change_event(tmp_path, "a", {"title": "mine"}, over=read),
        add_event(tmp_path, NEW, over=read),
        delete_event(tmp_path, "a", over=read),
        take_back(first),
    ):
        assert isinstance(refused, FileChanged)
    assert path.read_text(encoding="utf-8").endswith("title: z\n")


def test_what_cannot_be_written_says_why(tmp_path: Path) -> None:
    assert isinstance(add_event(tmp_path, NEW), Failure)
    path = written(tmp_path, f"{HEAD}events:\n  - id: a\n    title: x\n  - id: a\n    title: y\n")
    assert change_event(tmp_path, "a", {}) == Failure(
        "2 events have the id `a`", "give each an id of its own first"
    )
    assert isinstance(change_event(tmp_path, "b", {}), Failure)
    path.write_bytes("format: dateline/1\nevents: []\n".encode("utf-16"))
    refused = add_event(tmp_path, NEW)
    assert isinstance(refused, Failure)
    assert "UTF-8" in refused.message


def test_an_event_without_a_date_goes_beside_the_one_that_it_names(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEAD}events:\n  - id: a\n    date: 1870\n  - id: b\n    date: 1871\n")
    undated: dict[str, Data] = {"id": "c", "after": "a", "title": "C", "kind": "works", "status": "reported"}
    assert isinstance(add_event(tmp_path, undated), EventWrite)
    assert isinstance(add_event(tmp_path, {"id": "d", "title": "D"}), EventWrite)
    assert [event["id"] for event in events(path.read_bytes())] == ["a", "c", "b", "d"]
