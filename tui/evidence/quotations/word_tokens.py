"""Splitting a text into words, and marking figures and negations, all of which a quotation must have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from tui.evidence.quotations.negations import find_negation, parts_of
from tui.evidence.quotations.number_words import ORDINAL, NumberWords, number_words

_SPACES = " \u00a0\u2007\u2009\u202f"
_SIGN = r"(?<![\w.,)\]£$€¥])[-−](?=[£$€¥]?\.?\d)"
_OMISSION = r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?"
_PER_CENT = r"per[ -]?cent(?!\w)|pct(?!\w)|prozent(?!\w)|pour cent(?!\w)|y cant(?!\w)|%"
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W\d_{_HAN}]"
_WORD = rf"{_LETTER}(?:{_LETTER}|[\u0300-\u036f])*(?:['’ʼ]{_LETTER}+)*"


_NOON = r"(?<!\w)[ap]\.\s?m(?:\.|(?!\w))"


def _pattern(groups: str, decimals: str) -> re.Pattern[str]:
    """The pattern of a token, with the signs that separate the thousands and the decimals of a number."""
    number = rf"\d{{1,3}}(?P<group>[{groups}'’{_SPACES}])\d{{3}}(?:(?P=group)\d{{3}})*(?!\d)|\d+"
    return re.compile(
        rf"(?P<omission>{_OMISSION})"
        rf"|(?P<percent>{_PER_CENT})"
        rf"|(?P<number>(?<![\w.])\.\d+|(?:{number})(?:[{decimals}](?=\d)\d+)?)(?P<unit>{_LETTER}+)?"
        rf"|(?P<sign>{_SIGN}|[£$€¥‰])"
        rf"|(?P<word>{_NOON}|{_WORD}|[{_HAN}])",
        re.IGNORECASE,
    )


_TOKEN = _pattern(",", ".,")
_TOKEN_WITH_DECIMAL_COMMA = _pattern(".", ".,")
_ELIDED = re.compile(r"(n|l|d|c|j|m|s|t|qu)'(?=.)")
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th", "er", "ère", "e", "ème", "ain", "fed", "ydd"))
_AFTER_DIGITS = frozenset(("am", "pm", "m", "k", "bn", "mn"))
"""Words that belong to the number before them, and mean something else elsewhere."""
_ROMAN = re.compile(r"(?=.)(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_ALONE = frozenset("VX")
"""Letters that are a number by themselves; `I` and `C` mostly are not."""


class TokenType(Enum):
    """What a token means when a quotation is compared with its source."""

    PLAIN = "plain"
    FIGURE = "figure"
    NEGATION = "negation"
    OMISSION = "omission"
    """Dots that show that words were left out."""


@dataclass(frozen=True, slots=True)
class WordToken:
    """A word, a number or a sign. Offsets are half-open, in code points of the text."""

    text: str
    """In lower case."""
    start: int
    end: int
    sort: TokenType = TokenType.PLAIN
    sense: str = ""
    """The value of a figure or negation: `1600`, `not`; empty for other tokens."""
    in_digits: bool = False
    """Whether it is a number written in digits."""

    @property
    def counts(self) -> bool:
        """Whether it is a figure or a negation."""
        return self.sort in (TokenType.FIGURE, TokenType.NEGATION)

    def is_same(self, other: WordToken) -> bool:
        """Whether both are the same word, or figures or negations of the same value."""
        if self.sense and self.sense == other.sense:
            return True
        if (self.in_digits or other.in_digits) and self.sense and other.sense:
            # `5 May`, `5th May` and `the fifth of May` are the same day.
            return self.sense.rstrip(ORDINAL) == other.sense.rstrip(ORDINAL)
        return self.text == other.text and self.sort is not TokenType.OMISSION


def split_tokens(text: str, language: str = "") -> list[WordToken]:
    """Return the words, numbers and signs of a text, in order, without punctuation.

    Args:
        text: Normalised (`tui.evidence.quotations.normalized_text`), or as it is written.
        language: The language tag of the text (BCP 47), such as `de-AT`; empty for English.
    """
    language = language.partition("-")[0].lower()
    numbers = number_words(language)
    pattern = _TOKEN_WITH_DECIMAL_COMMA if numbers.decimal_comma else _TOKEN
    tokens: list[WordToken] = []
    for match in pattern.finditer(text):
        for token in _read(match, numbers, language):
            tokens.append(_in_place(token, tokens, numbers))
    return list(_with_tens(tokens, text, numbers))


def _read(match: re.Match[str], numbers: NumberWords, language: str) -> Iterator[WordToken]:
    start, end = match.span()
    if match["omission"]:
        yield WordToken(match[0], start, end, TokenType.OMISSION)
    elif match["percent"]:
        yield WordToken(match[0].lower(), start, end, TokenType.FIGURE, "%")
    elif match["sign"]:
        yield WordToken(match[0], start, end, TokenType.FIGURE, match[0])
    elif match["number"]:
        yield from _number(match)
    else:
        yield from _word(match[0], start, end, numbers, language)


def _number(match: re.Match[str]) -> Iterator[WordToken]:
    """A number and, as a separate figure, the letters after it: `1.5m`, `9am`, `1980s`; not `14th`."""
    written, unit = match["number"], (match["unit"] or "").lower()
    digits = re.sub(rf"[{_SPACES}'’]", "", written)
    if group := match["group"]:
        whole, sign, rest = digits.rpartition("," if group == "." else ".")
        digits = (whole.replace(group, "") + "." + rest) if sign else digits.replace(group, "")
        digits = digits if group in ",." else digits.replace(",", ".")
    digits = "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else "." for character in digits
    )
    is_ordinal = unit in _ORDINAL_ENDINGS
    sense = f"{digits}{ORDINAL}" if is_ordinal else digits
    middle = match.end("number")
    yield WordToken(
        written, match.start(), match.end() if is_ordinal else middle, TokenType.FIGURE, sense, True
    )
    if unit and not is_ordinal:
        yield WordToken(unit, middle, match.end(), TokenType.FIGURE, unit)


def _word(written: str, start: int, end: int, numbers: NumberWords, language: str) -> Iterator[WordToken]:
    word = written.casefold().replace("’", "'").replace("ʼ", "'")
    word = re.sub(r"[.\s]", "", word)
    if language == "fr" and (elided := _ELIDED.match(word)):
        if elided[1] == "n":
            yield WordToken("n'", start, end, TokenType.NEGATION, "ne")
        word = word[elided.end() :]
    word, negated = parts_of(word)
    if (sense := numbers.words.get(word) or _roman(written) or _numeral(written)) and not negated:
        yield WordToken(word, start, end, TokenType.FIGURE, sense)
    elif negates := find_negation(word, language):
        yield WordToken(word, start, end, TokenType.NEGATION, negates)
    else:
        sense = numbers.capitals.get(word, "") if written[0].isupper() else ""
        yield WordToken(word, start, end, TokenType.FIGURE if sense else TokenType.PLAIN, sense)
    if negated:
        yield WordToken(negated, start, end, TokenType.NEGATION, negated)


def _roman(written: str) -> str:
    """The value of a Roman numeral in capitals; empty where it is none."""
    if (len(written) < 2 and written not in _ROMAN_ALONE) or not _ROMAN.fullmatch(written):
        return ""
    values = [_ROMAN_VALUES[letter] for letter in written]
    following = [*values[1:], 0]
    return str(
        sum(
            -value if value < next_value else value
            for value, next_value in zip(values, following, strict=True)
        )
    )


def _numeral(written: str) -> str:
    """A word with a numeric letter, such as `½`, `²` or `三`; empty where it has none."""
    return written if any(unicodedata.numeric(letter, None) is not None for letter in written) else ""


def _in_place(token: WordToken, before: list[WordToken], numbers: NumberWords) -> WordToken:
    """The token, as a figure where the number before it makes it one."""
    if token.sort is TokenType.PLAIN and before and before[-1].in_digits:
        sense = token.text if token.text in _AFTER_DIGITS else numbers.capitals.get(token.text, "")
        return replace(token, sort=TokenType.FIGURE, sense=sense) if sense else token
    return token


def _with_tens(tokens: list[WordToken], text: str, numbers: NumberWords) -> Iterator[WordToken]:
    """The tokens, with `twenty-one` merged into one."""
    tens: WordToken | None = None
    for token in tokens:
        if tens is not None:
            unit = token.sense.removesuffix(ORDINAL)
            between = text[tens.end : token.start]
            if len(unit) == 1 and unit in "123456789" and not token.in_digits and between in (" ", "-"):
                sense = f"{tens.sense[:-1]}{token.sense}"
                yield WordToken(f"{tens.text}-{token.text}", tens.start, token.end, TokenType.FIGURE, sense)
                tens = None
                continue
            yield tens
            tens = None
        if token.text in numbers.tens and token.sense:
            tens = token
        else:
            yield token
    if tens is not None:
        yield tens
