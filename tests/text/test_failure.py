"""A failure in one line."""

from tui.text.failure import Failure


def test_the_remedy_follows_the_message_where_there_is_one() -> None:
    assert Failure("there is no event lamp", "see: dateline list").as_line() == (
        "there is no event lamp; see: dateline list"
    )
    assert Failure("there is no event lamp").as_line() == "there is no event lamp"
