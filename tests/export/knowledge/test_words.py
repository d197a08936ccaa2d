"""The fixed words about who was aware: no more than the entry says, and of whom it says it."""

import pytest

from tui.chronology.edtf import parse
from tui.chronology.enums import EventStatus, KnowledgeForm, Stance
from tui.export.knowledge.words import (
    actor_words,
    lag_words,
    shown_words,
    since_phrase,
    since_words,
    status_words,
)
from tui.index.knowledge_record import KnowledgeRecord
from tui.index.records import ActorRecord
from tui.light_dataclass import replace

BOARD = ActorRecord("board", "The board", "", "", "", protected=False, events=1)


def entry(
    form: str = "told",
    stance: str = "aware",
    *,
    said_by: str = "",
    is_own: bool = False,
    part: str = "",
    since: str = "",
    status: str = "reported",
) -> KnowledgeRecord:
    return KnowledgeRecord(
        number=1,
        actor=BOARD,
        part=part,
        form=KnowledgeForm(form),
        said_by=said_by,
        is_own=is_own,
        what="of the leak",
        stance=Stance(stance),
        since=since,
        status=EventStatus(status),
        cites=(),
    )


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (entry("told"), "is reported to have been told of the leak"),
        (entry("told", status="alleged"), "is reported to have been told of the leak"),
        (entry("told", status="disputed"), "is reported to have been told of the leak"),
        (entry("told", status="established"), "is recorded as having been told of the leak"),
        (entry("told", status="admitted"), "is recorded as having been told of the leak"),
        (entry("recorded"), "is reported to have had on record the leak"),
        (entry("recorded", status="established"), "is recorded as having had on record the leak"),
        (entry("said"), "is said to have been aware of the leak"),
        (entry("told", "unaware"), "is reported to have been unaware of the leak"),
        (entry("said", "unaware"), "is said to have been unaware of the leak"),
        (entry("told", said_by="a witness"), "is said by a witness to have been told of the leak"),
        (entry("recorded", said_by="a witness"), "is said by a witness to have had on record the leak"),
        (entry("said", said_by="a witness"), "is said by a witness to have been aware of the leak"),
        (
            entry("said", "unaware", said_by="a witness"),
            "is said by a witness to have been unaware of the leak",
        ),
        (entry("told", said_by="X", is_own=True), "reports having been told of the leak"),
        (entry("recorded", said_by="X", is_own=True), "reports having had on record the leak"),
        (entry("said", said_by="X", is_own=True), "reports having been aware of the leak"),
        (
            entry("said", "unaware", said_by="X", is_own=True),
            "reports having been unaware of the leak",
        ),
    ],
)
def test_the_words_follow_from_the_entry(one: KnowledgeRecord, words: str) -> None:
    assert shown_words(one) == words


def test_nobody_is_said_to_have_known() -> None:
    for form in KnowledgeForm:
        for stance in Stance:
            for said_by, is_own in (("", False), ("a witness", False), ("The board", True)):
                words = shown_words(entry(form, stance, said_by=said_by, is_own=is_own))
                assert not {"knew", "known", "knowledge"} & set(words.split())


def test_what_is_on_record_needs_no_of_and_what_somebody_was_unaware_of_does() -> None:
    assert shown_words(entry("recorded", "unaware")) == "is reported to have been unaware of the leak"
    there = replace(entry("recorded"), what="that it leaked")
    assert shown_words(there) == "is reported to have had on record that it leaked"


def test_a_part_is_never_left_out() -> None:
    assert actor_words(entry(part="its clerk")) == "The board (its clerk)"
    assert actor_words(entry()) == "The board"


def test_from_when_and_how_long_after() -> None:
    happened = parse("2010")
    assert since_words(entry()) == "no date"
    assert lag_words(entry(), happened) == ""
    assert since_words(entry(since="2012")) == "some time in 2012"
    assert lag_words(entry(since="2012"), happened) == "1 year to 3 years later"
    assert lag_words(entry(since="2010-03"), happened) == ""
    assert lag_words(entry(since="2010"), happened) == ""
    assert lag_words(entry(since="2010-03-12"), parse("2010-03-12")) == ""
    assert lag_words(entry(since="2012"), None) == ""


def test_the_usual_status_is_not_named() -> None:
    assert status_words(entry()) == ""
    assert status_words(entry(status="alleged")) == "alleged"


def test_somebody_unaware_on_a_day_was_not_aware_before_it() -> None:
    assert since_phrase(entry(since="2012")) == "from some time in 2012"
    assert since_phrase(entry(stance="unaware", since="2012")) == "as of some time in 2012"
    assert since_phrase(entry()) == since_phrase(entry(stance="unaware")) == "no date"
