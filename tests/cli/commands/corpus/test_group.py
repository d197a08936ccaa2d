"""`corpus` alone."""

from tests.cli.running import ran


def test_alone_it_says_its_help_and_ends_as_if_asked_for_it() -> None:
    alone, asked = ran("corpus"), ran("corpus", "--help")
    assert alone == asked
    assert alone.code == 0
    for command in ("add", "hash", "attach", "verify", "detach"):
        assert f"  {command} " in alone.out


def test_an_unknown_command_is_a_mistake() -> None:
    assert ran("corpus", "shred").code == 2
