"""Merging a file by what it says: each kind of change, each conflict, and every other byte as it was."""

from __future__ import annotations

import pytest

from tui.project.merge_driver.chunks import ConflictLabels
from tui.project.merge_driver.merge_file import MergedFile, merge_file
from tui.text.failure import Failure

BASE = """\
# Kept by the keeper.
format: dateline/1
title: The harbour wall
kinds:
  # lanes
  works: {label: Works}
  reports:
    label: Reports  # of all sorts
actors:
  board:
    name: Harbour Board
events:
  # The first of all.
  - id: wall-built
    date: 1904
    title: The wall is built
    kind: works
    status: established
    tags: [wall]
    cites:
      - minutes#1   # read twice

  - id: board-told
    date: 1910-03-12
    title: The board is told of a leak
    kind: reports
    status: alleged
    summary: >-
      The clerk told the board.
      # this belongs to the text

  - title: The wall is mended
    id: wall-mended
    date: 1911

# What differs.
differences:
  - id: told-when
    question: When was the board told?
    events: [board-told]
    versions:
      - {says: In March, cites: ["minutes#2"]}
      - {says: In May, cites: ["log#4"]}
"""
SOURCE = """\
---
title: Minutes
issued: 1910
---

[1] The wall was opened.

[2] The clerk spoke of a leak.

The chairman closed the meeting at nine.
"""


def merged(ours: str, theirs: str, base: str = BASE, path: str = "events.yaml") -> MergedFile:
    made = merge_file(base.encode(), ours.encode(), theirs.encode(), path)
    assert isinstance(made, MergedFile), made
    return made


def text_of(made: MergedFile) -> str:
    return made.write(ConflictLabels("HEAD", "board")).decode()


def changed(*pairs: tuple[str, str], text: str = BASE) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


NEW_OURS = "  - id: lamp-lit\n    title: The lamp is lit\n\n"
NEW_THEIRS = "  # seen from the quay\n  - id: ship-in\n    title: A ship comes in\n\n"
ENDS = "    date: 1911\n\n"
DISJOINT = {
    "a title and a status of one event": (
        ("title: The wall is built", "title: The harbour wall is built"),
        ("status: established", "status: reported"),
    ),
    "lines beside each other": (("date: 1904", "date: 1905"), ("title: The wall is built", "title: Built")),
    "a key that is new and one that is changed": (
        ("    status: alleged\n", "    status: alleged\n    note: Ask the clerk.\n"),
        ("    status: alleged\n", "    status: reported\n"),
    ),
    "a comment and a value": (("# lanes", "# the lanes"), ("{label: Works}", "{label: Building}")),
    "the first key of an item": (
        ("  - title: The wall is mended", "  - title: Mended"),
        ("id: wall-mended\n    date: 1911", "id: wall-mended\n    date: 1912"),
    ),
    "the id of an event and its date": (
        ("id: wall-built", "id: wall-finished"),
        ("date: 1904", "date: 1904~"),
    ),
    "two versions of a difference": (
        ("says: In March", "says: In spring"),
        ("says: In May", "says: On a day in May"),
    ),
    "two actors": (
        ("    name: Harbour Board\n", "    name: Harbour Board\n    role: Owner\n"),
        ("    name: Harbour Board\n", "    name: Harbour Board\n  clerk:\n    name: The clerk\n"),
    ),
    "two kinds": (
        ("label: Reports ", "label: Letters "),
        ("works: {label: Works}", "works: {label: Building}"),
    ),
    "the head and an event": (("title: The harbour wall", "title: The wall"), ("date: 1911", "date: 1912")),
    "two citations of one event": (
        ("      - minutes#1   # read twice\n", "      - minutes#1   # read twice\n      - log#1\n"),
        (
            "      - minutes#1   # read twice\n",
            "      - minutes#1   # read twice\n      - diary#2  # found later\n",
        ),
    ),
    "an event deleted and another changed": (
        (NEW := "  - title: The wall is mended\n    id: wall-mended\n    date: 1911\n\n", ""),
        ("date: 1904", "date: 1905"),
    ),
}


@pytest.mark.parametrize("case", DISJOINT)
def test_changes_of_different_things_are_both_made(case: str) -> None:
    ours, theirs = DISJOINT[case]
    for one, other in ((ours, theirs), (theirs, ours)):
        made = merged(changed(one), changed(other))
        assert not made.conflicts
        assert sorted(text_of(made).splitlines()) == sorted(both_lines(one, other))


def both_lines(ours: tuple[str, str], theirs: tuple[str, str]) -> list[str]:
    """The lines of the base with what both deleted gone, and what both added there."""
    base, left, right = BASE.splitlines(), changed(ours).splitlines(), changed(theirs).splitlines()
    lines = list(base)
    for side in (left, right):
        rest = list(side)
        for line in base:
            if line in rest:
                rest.remove(line)
            elif line in lines:
                lines.remove(line)
        lines += rest
    return lines


def test_two_events_at_one_place_come_in_turn_with_their_comments() -> None:
    made = merged(changed((ENDS, ENDS + NEW_OURS)), changed((ENDS, ENDS + NEW_THEIRS)))
    assert text_of(made) == changed((ENDS, ENDS + NEW_OURS + NEW_THEIRS))


def test_a_new_first_event_on_both_sides() -> None:
    first = "  # The first of all.\n"
    one, other = ("  - id: a\n    title: A\n\n", "  - id: b\n    title: B\n\n")
    made = merged(changed((first, one + first)), changed((first, other + first)))
    assert text_of(made) == changed((first, one + other + first))


def test_a_list_in_brackets_is_united() -> None:
    made = merged(
        changed(("tags: [wall]", "tags: [wall, stone]")), changed(("tags: [wall]", "tags: [sea, wall]"))
    )
    assert text_of(made) == changed(("tags: [wall]", "tags: [wall, stone, sea]"))


LINE = "  - {id: lamp, date: 1912, title: A lamp, status: reported, actors: [board]}\n"


def test_an_event_on_one_line_is_merged_by_its_keys() -> None:
    base = changed((ENDS, f"{ENDS}{LINE}\n"))
    ours = base.replace("title: A lamp", "title: The lamp").replace(
        "actors: [board]", "actors: [board, keeper]"
    )
    theirs = base.replace("date: 1912", "date: 1912-03").replace(
        "actors: [board]", "actors: [board, clerk], note: Lit"
    )
    merged_line = (
        "  - {id: lamp, date: 1912-03, title: The lamp, status: reported, "
        "actors: [board, keeper, clerk], note: Lit}\n"
    )
    assert text_of(merged(ours, theirs, base)) == base.replace(LINE, merged_line)
    made = merged(base.replace("1912", "1913"), base.replace("1912", "1914"), base)
    assert made.conflicts == (("events", "lamp"),)


def test_a_kind_on_one_line_is_merged_by_its_keys() -> None:
    ours, theirs = (
        changed(("{label: Works}", words)) for words in ("{label: Building}", "{label: Works, about: Walls}")
    )
    assert text_of(merged(ours, theirs)) == changed(("{label: Works}", "{label: Building, about: Walls}"))


def test_an_event_moved_by_one_and_changed_by_the_other() -> None:
    event = "  - title: The wall is mended\n    id: wall-mended\n    date: 1911\n\n"
    first = "  # The first of all.\n"
    ours = changed((event, ""), (first, event + first))
    made = merged(ours, changed(("date: 1911", "date: 1912")))
    assert text_of(made) == ours.replace("date: 1911", "date: 1912")
    made = merged(changed(("date: 1911", "date: 1912")), ours)
    assert not made.conflicts
    assert text_of(made).index("date: 1912") < text_of(made).index("date: 1904")


def test_the_same_key_changed_differently_is_a_conflict_of_that_key_alone() -> None:
    ours = changed(
        ("status: alleged", "status: reported"), ("date: 1904", "date: 1905"), (ENDS, ENDS + NEW_OURS)
    )
    theirs = changed(("status: alleged", "status: admitted"), (ENDS, ENDS + NEW_THEIRS))
    made = merged(ours, theirs)
    assert made.conflicts == (("events", "board-told", "status"),)
    assert text_of(made) == changed(
        ("date: 1904", "date: 1905"),
        (
            "    status: alleged\n",
            "<<<<<<< HEAD\n    status: reported\n=======\n    status: admitted\n>>>>>>> board\n",
        ),
        (ENDS, ENDS + NEW_OURS + NEW_THEIRS),
    )


def test_a_conflict_shows_the_base_where_git_is_set_to() -> None:
    made = merged(
        changed(("status: alleged", "status: reported")), changed(("status: alleged", "status: admitted"))
    )
    shown = made.write(ConflictLabels("HEAD", "board", size=9, shows_base=True)).decode()
    assert "<<<<<<<<< HEAD\n    status: reported\n||||||||| base\n    status: alleged\n=========\n" in shown


EVENT = "  - title: The wall is mended\n    id: wall-mended\n    date: 1911\n\n"


def test_deleted_against_changed_is_a_conflict_of_that_event_alone() -> None:
    made = merged(changed((EVENT, "")), changed(("date: 1911", "date: 1912")))
    assert made.conflicts == (("events", "wall-mended"),)
    assert "<<<<<<< HEAD\n=======\n\n  - title: The wall is mended\n" in text_of(made)
    made = merged(changed(("date: 1911", "date: 1912")), changed((EVENT, "")))
    assert made.conflicts == (("events", "wall-mended"),)
    assert "date: 1912\n=======\n>>>>>>> board\n" in text_of(made)


def test_the_first_key_of_an_item_in_conflict_keeps_its_dash_on_both_sides() -> None:
    made = merged(
        changed(("- title: The wall is mended", "- title: A")),
        changed(("- title: The wall is mended", "- title: B")),
    )
    assert (
        "<<<<<<< HEAD\n  - title: A\n=======\n  - title: B\n>>>>>>> board\n    id: wall-mended\n"
        in text_of(made)
    )


def test_one_event_renamed_in_two_ways_is_a_conflict() -> None:
    made = merged(changed(("id: wall-built", "id: wall-a")), changed(("id: wall-built", "id: wall-b")))
    assert made.conflicts == (("events", "wall-built", "id"),)


def test_one_citation_replaced_in_two_ways_is_a_conflict() -> None:
    made = merged(
        changed(("minutes#1   # read twice", "minutes#3")), changed(("minutes#1   # read twice", "minutes#4"))
    )
    assert made.conflicts == (("events", "wall-built", "cites"),)


def test_an_event_of_one_id_added_by_both() -> None:
    one, other = NEW_OURS, NEW_OURS.replace("is lit", "goes out")
    made = merged(changed((ENDS, ENDS + one)), changed((ENDS, ENDS + other)))
    assert made.conflicts == (("events", "lamp-lit", "title"),)


def test_both_sides_are_named_that_changed_one_event() -> None:
    made = merged(
        changed(("status: alleged", "status: reported")), changed(("date: 1910-03-12", "date: 1910"))
    )
    assert made.notes.both == [("events", "board-told")]


def test_windows_line_ends_byte_order_mark_and_a_missing_last_line_end_stay() -> None:
    def as_windows(text: str) -> bytes:
        return ("\ufeff" + text.rstrip("\n").replace("\n", "\r\n")).encode()

    ours, theirs = changed(("date: 1904", "date: 1905")), changed(("date: 1911", "date: 1912"))
    made = merge_file(as_windows(BASE), as_windows(ours), as_windows(theirs), "events.yaml")
    assert isinstance(made, MergedFile)
    both = changed(("date: 1904", "date: 1905"), ("date: 1911", "date: 1912"))
    assert made.write(ConflictLabels()) == as_windows(both)


def test_characters_that_some_take_for_line_ends_stay() -> None:
    base = BASE.replace("The clerk told", "The clerk\u2028told\x85")
    ours, theirs = base.replace("date: 1904", "date: 1905"), base.replace("date: 1911", "date: 1912")
    assert text_of(merged(ours, theirs, base)) == ours.replace("date: 1911", "date: 1912")


@pytest.mark.parametrize(
    "broken",
    [
        BASE.replace("date: 1904", "date: [1904"),
        BASE.replace("date: 1904", "date: &a 1904"),
        BASE.replace("\n", "\r\n", 3),
        BASE + "events:\n  - id: again\n",
    ],
    ids=["syntax", "anchor", "line ends", "repeated key"],
)
def test_what_cannot_be_read_is_not_merged_by_what_it_says(broken: str) -> None:
    fine = changed(("date: 1911", "date: 1912")).encode()
    for versions in ((broken.encode(), fine, BASE.encode()), (BASE.encode(), broken.encode(), fine)):
        assert isinstance(merge_file(*versions, "events.yaml"), Failure)


def test_a_dash_on_a_line_of_its_own_with_a_comment() -> None:
    base = changed(
        ("  - id: board-told\n", "  - # as the clerk says\n    # and nobody else\n    id: board-told\n")
    )
    ours, theirs = (
        base.replace("date: 1904", "date: 1905"),
        base.replace("status: alleged", "status: reported"),
    )
    assert text_of(merged(ours, theirs, base)) == ours.replace("status: alleged", "status: reported")


def test_events_in_brackets_that_both_changed_are_left_to_the_text() -> None:
    base = "format: dateline/1\nevents: [{id: a, title: A}, {id: b, title: B}]\n"
    ours, theirs = base.replace("title: A", "title: C"), base.replace("title: B", "title: D")
    made = merge_file(base.encode(), ours.encode(), theirs.encode(), "events.yaml")
    assert isinstance(made, Failure)
    assert made.message == "its items are not written one below the other"


def test_two_events_with_one_id_are_left_to_the_text() -> None:
    twice = BASE.replace("id: wall-mended", "id: wall-built")
    made = merge_file(
        twice.encode(),
        twice.replace("1904", "1905").encode(),
        twice.replace("1911", "1912").encode(),
        "events.yaml",
    )
    assert not isinstance(made, MergedFile) or not made.conflicts


def test_a_source_is_merged_by_its_keys_and_passages() -> None:
    ours = changed(("issued: 1910", "issued: 1910-03-12"), ("[1] The wall", "[1] The new wall"), text=SOURCE)
    theirs = changed(
        ("title: Minutes", "title: The minutes"),
        ("spoke of a leak.", "spoke of a leak.\n\n[3] Nobody answered."),
        ("at nine", "at ten"),
        text=SOURCE,
    )
    made = merged(ours, theirs, SOURCE, "corpus/minutes.md")
    assert not made.conflicts
    assert text_of(made) == changed(
        ("issued: 1910", "issued: 1910-03-12"), ("[1] The wall", "[1] The new wall"), text=theirs
    )


def test_a_passage_changed_differently_is_a_conflict_of_that_passage() -> None:
    ours, theirs = (changed(("a leak", words), text=SOURCE) for words in ("leaks", "one leak"))
    made = merged(ours, theirs, SOURCE, "corpus/minutes.md")
    assert made.conflicts == (("passages", "2"),)
    assert (
        "<<<<<<< HEAD\n[2] The clerk spoke of leaks.\n=======\n[2] The clerk spoke of one leak.\n"
        in text_of(made)
    )


def test_a_passage_without_a_label_replaced_in_two_ways_is_left_to_the_text() -> None:
    words = "The chairman closed the meeting at nine."
    ours, theirs = (changed((words, new), text=SOURCE) for new in ("Snow fell.", "A boat sank in the bay."))
    made = merge_file(SOURCE.encode(), ours.encode(), theirs.encode(), "corpus/minutes.md")
    assert isinstance(made, Failure)


def test_a_plan_of_a_merge_is_merged_by_its_pairs() -> None:
    pair = "  - ours: {0}\n    theirs: {0}\n    because:\n      - both are dated 1904\n    decision:\n"
    base = "format: dateline-merge/1\ncandidates:\n" + "".join(map(pair.format, ("a", "b")))
    first, second = base.split("    decision:\n")[:2]
    rest = "    decision:\n"
    made = merged(
        f"{first}    decision: same\n{second}{rest}",
        f"{first}{rest}{second}    decision: separate\n",
        base,
        "p.yaml",
    )
    assert text_of(made) == f"{first}    decision: same\n{second}    decision: separate\n"
    made = merged(
        f"{first}    decision: same\n{second}{rest}",
        f"{first}    decision: separate\n{second}{rest}",
        base,
        "p.yaml",
    )
    assert made.conflicts == (("candidates", "a+a", "decision"),)


def test_a_file_that_both_added() -> None:
    made = merged(BASE, BASE, "")
    assert text_of(made) == BASE
    made = merged(changed(("date: 1904", "date: 1905")), BASE, "")
    assert made.conflicts == (("events", "wall-built", "date"),)
