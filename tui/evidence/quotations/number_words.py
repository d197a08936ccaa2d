"""Words that count as figures, by language: numbers, fractions, months and weekdays, each with its value.

A value is text: a number as `21`, an ordinal as `21°`, a month as `month 5`, a weekday as `weekday 1`. Two
words with the same value are the same figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

ORDINAL = "°"


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _counted(words: str, first: int = 0, step: int = 1, sign: str = "") -> dict[str, str]:
    """Number the words of a list; `|` separates variants of one word, `-` skips a number."""
    numbered = [(word, at) for at, variants in enumerate(words.split()) for word in variants.split("|")]
    return {word: f"{first + step * at}{sign}" for word, at in numbered if word != "-"}


def _named(words: str, noun: str) -> dict[str, str]:
    """Number the words of a list from 1, as `_counted` does, with a noun before each number."""
    numbered = [(word, at) for at, variants in enumerate(words.split(), 1) for word in variants.split("|")]
    return {word: f"{noun} {at}" for word, at in numbered if word != "-"}


def _themselves(words: str) -> dict[str, str]:
    return {word: word for word in words.split()}


@dataclass(frozen=True)
class NumberWords:
    """The figures of one language, in lower case, from each word to its value."""

    words: Mapping[str, str]
    """Words that are always figures."""
    capitals: Mapping[str, str] = field(default_factory=dict)
    """Words that are figures only with a capital, or next to digits: `May`, `Sat`."""
    tens: frozenset[str] = frozenset()
    """Words that a word from one to nine may follow: `twenty`."""
    decimal_comma: bool = False
    """Whether `3,5` is three and a half, and `1.600` sixteen hundred."""


_ENGLISH = NumberWords(
    {
        **_counted(
            "zero|nought|naught one two three four five six seven eight nine ten eleven twelve "
            "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        ),
        **_counted("twenty thirty forty|fourty fifty sixty seventy eighty ninety", 20, 10),
        **_counted(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
            1,
            sign=ORDINAL,
        ),
        **_counted(
            "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10, ORDINAL
        ),
        **_themselves(
            "half halves thirds quarter quarters fifths sixths eighths tenths once twice thrice "
            "single double triple treble twofold threefold fourfold tenfold dozen dozens score scores "
            "couple pair hundred hundreds hundredth thousand thousands thousandth million millions "
            "billion billions trillion trillions twenties thirties forties fifties sixties seventies "
            "eighties nineties percentage"
        ),
        **_named("january february - april - june july august september october november december", "month"),
        **_named("monday tuesday wednesday thursday friday saturday sunday", "weekday"),
    },
    {
        **_named("jan feb march|mar apr may jun jul aug sep|sept oct nov dec", "month"),
        **_named("mon tue|tues wed thu|thur|thurs fri sat sun", "weekday"),
    },
    _words("twenty thirty forty fourty fifty sixty seventy eighty ninety"),
)
_GERMAN = NumberWords(
    {
        **_counted(
            "null eins zwei|zwo drei vier fünf sechs sieben acht neun zehn elf"
            " zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
        ),
        **_counted("zwanzig dreißig|dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10),
        **_counted(
            "erste|ersten|erster|erstes|erstem zweite|zweiten|zweiter|zweites|zweitem"
            " dritte|dritten|dritter|drittes|drittem vierte|vierten|vierter fünfte|fünften|fünfter "
            "sechste|sechsten|sechster siebte|siebten|siebter achte|achten|achter "
            "neunte|neunten|neunter zehnte|zehnten|zehnter",
            1,
            sign=ORDINAL,
        ),
        **_themselves(
            "halb halbe halben halber hälfte drittel viertel zehntel einmal zweimal dreimal doppelt "
            "dutzend hundert hunderte tausend tausende million millionen milliarde milliarden"
        ),
        **_named(
            "januar|jänner februar|feber märz april mai juni juli august september oktober november dezember",
            "month",
        ),
        **_named("montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag", "weekday"),
    },
    decimal_comma=True,
)
_FRENCH = NumberWords(
    {
        **_counted(
            "zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
        ),
        **_counted("vingt|vingts trente quarante cinquante soixante", 20, 10),
        **_counted(
            "premier|première|premiers|premières second|seconde|deuxième troisième quatrième "
            "cinquième sixième septième huitième neuvième dixième",
            1,
            sign=ORDINAL,
        ),
        **_themselves(
            "demi demie moitié tiers quart quarts double triple douzaine dizaine vingtaine trentaine "
            "centaine centaines cent cents mille millier milliers million millions milliard milliards "
            "septante octante nonante"
        ),
        **_named(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "month"
        ),
        **_named("lundi mardi mercredi jeudi vendredi samedi dimanche", "weekday"),
    },
    decimal_comma=True,
)
_WELSH = NumberWords(
    {
        **_counted(
            "dim un dau|dwy|ddau|ddwy tri|tair|dri|dair pedwar|pedair|bedwar|bedair pump|pum|bump|bum "
            "chwech|chwe saith wyth naw deg|deng|ddeg"
        ),
        **_counted(
            "cyntaf|gyntaf ail trydydd|trydedd|drydedd pedwerydd|pedwaredd|bedwaredd pumed|bumed "
            "chweched seithfed wythfed nawfed degfed|ddegfed",
            1,
            sign=ORDINAL,
        ),
        **_themselves(
            "ugain hanner traean chwarter unwaith dwywaith teirgwaith dwsin ddwsin cant can gant mil "
            "fil miliwn filiwn biliwn"
        ),
        **_named(
            "ionawr chwefror mawrth ebrill mai|fai mehefin|fehefin gorffennaf awst medi|fedi hydref "
            "tachwedd rhagfyr",
            "month",
        ),
    },
)

_BY_LANGUAGE = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "cy": _WELSH}
_WITH_DECIMAL_COMMA = _words("da de es fi fr it nb nl nn no pl pt ru sv tr uk")


@cache
def number_words(language: str) -> NumberWords:
    """Return the figures of a language together with those of English, since a text may quote English.

    Args:
        language: The first part of a language tag, such as `de`; empty for English. A language without a list
            has the figures of all languages.
    """
    if language in ("", "en"):
        return _ENGLISH
    own = (_BY_LANGUAGE[language],) if language in _BY_LANGUAGE else _BY_LANGUAGE.values()
    return NumberWords(
        _all(language_words.words for language_words in own),
        {} if language in _BY_LANGUAGE else _ENGLISH.capitals,
        _ENGLISH.tens,
        language in _WITH_DECIMAL_COMMA,
    )


def _all(words: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """Merge lists; a word of several languages has its value in the first, such as `six` in English."""
    merged = dict(_ENGLISH.words)
    for more in words:
        merged = {**more, **merged}
    return merged
