from __future__ import annotations

from tui.text.char_map import CharMap


def test_a_rule_is_worked_out_once_for_each_character() -> None:
    asked: list[str] = []

    def rule(char: str) -> str:
        asked.append(char)
        return char.upper() * 2

    assert "lull".translate(CharMap(rule)) == "LLUULLLL"
    assert asked == ["l", "u"]


def test_a_text_of_every_character_does_not_fill_the_memory() -> None:
    table = CharMap(str)
    text = "".join(map(chr, range(0x110000)))
    assert text.translate(table) == text
    assert len(table) <= 20_000
