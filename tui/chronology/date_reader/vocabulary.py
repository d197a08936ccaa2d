"""The words that dates are written with, in English, French, German and Spanish, and the sign for each.

A sign is `@` and a word; the rules of the reader are about signs, so each is one rule for all languages.
Words are written here as they are after folding: lower case, without accents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tui.chronology.month_names import MONTHS, SHORT_MONTHS

_MONTHS_ELSEWHERE = (
    "januar janner janvier janv enero ene gennaio januari janeiro ionawr",
    "februar fevrier fevr febrero febbraio februari fevereiro chwefror",
    "marz maerz mars marzo maart marco mawrth",
    "avril avr abril abr aprile ebrill",
    "mai mayo maggio mei maio",
    "juni juin junio giugno junho mehefin",
    "juli juillet juil julio luglio julho gorffennaf",
    "aout agosto ago augustus awst",
    "septembre septiembre setiembre sept settembre setembro medi",
    "oktober okt octobre octubre ottobre outubro hydref",
    "novembre noviembre novembro tachwedd",
    "dezember dez decembre diciembre dic dicembre dezembro rhagfyr",
)
_WEEKDAYS = (
    "monday mon montag lundi lunes",
    "tuesday tues tue dienstag mardi martes",
    "wednesday weds wed mittwoch mercredi miercoles",
    "thursday thurs thur thu donnerstag jeudi jueves",
    "friday fri freitag vendredi viernes",
    "saturday sat samstag sonnabend samedi sabado",
    "sunday sun sonntag dimanche domingo",
)
_SEASONS = (
    "spring springtime fruhling fruhjahr printemps primavera",
    "summer summertime sommer ete verano",
    "autumn fall herbst automne otono",
    "winter wintertime hiver invierno",
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_PHRASES = (
    ("by", r"(?:by|before) (?:the )?(?:very )?end(?: of)?(?= )"),
    ("until", r"(?:until|till|up to|bis) (?:the )?ende?(?: of)?(?= )"),
    ("after", r"after (?:the )?end(?: of)?(?= )"),
    ("since", r"(?:since|from) (?:the )?(?:start|beginning) of(?= )|ab anfang"),
    ("week-beginning", r"w[/.]?[cb]\.?|week (?:commencing|beginning|starting)|wc"),
    ("week-ending", r"w[/.]e\.?|week ending"),
    (
        "bc",
        (
            r"(?<=[0-9])b\.? ?c\.?(?: ?e\.?)?(?![a-z])|b\.? ?c\.?(?: ?e\.?)?(?![a-z])"
            r"|v\. ?chr\.?|av\. ?j\.-?c\.?"
        ),
    ),
    ("ad", r"(?<=[0-9])(?:a\.? ?d\.?|c\.? ?e\.?)|a\. ?d\.?|ad|c\. ?e\.?|ce|anno domini|n\. ?chr\.?"),
    (
        "about",
        (
            r"(?:on|in|at|during) or (?:about|around|near)|circa|circ\.?|cca\.?|ca\.|ca|c\.|abt\.?|about"
            r"|around|approx\.?|approximately|approximate|appr\.?|roughly|estimated|^est\.?(?= )|near|vers"
            r"|environ|um|etwa|ungefahr|hacia|alrededor de|aproximadamente|c(?= ?[0-9@])"
        ),
    ),
    (
        "late-limit",
        (
            r"(?:no|not) later than|(?:on|in|at) or before|not after|at the latest by"
            r"|(?:at )?(?:the )?latest|spatestens"
            r"(?: (?:im|am|bis))?|au plus tard(?: en| le)?|a mas tardar(?: en| el)?"
        ),
    ),
    (
        "early-limit",
        (
            r"(?:no|not) earlier than|(?:on|in|at|from) (?:or|and) after|not before"
            r"|(?:at )?(?:the )?earliest|fruhestens(?: (?:im|am))?"
            r"|au plus tot(?: en| le)?"
        ),
    ),
    ("or-earlier", r"or (?:earlier|before)|at (?:the )?latest|oder fruher|ou avant|o antes"),
    ("or-later", r"or (?:later|after)|and (?:later|after)|at (?:the )?earliest|oder spater|ou apres"),
    ("or-so", r"or (?:so|thereabouts|thereabout)|-?ish"),
    ("between", r"between|bet\.?|entre|zwischen"),
    ("before", r"before|bef\.?|prior to|earlier than|avant|vor|antes de"),
    ("after", r"after|aft\.?|later than|apres|nach|despues de"),
    ("by", r"by"),
    (
        "ongoing",
        (
            r"(?:to|till|until|bis) (?:the )?(?:present(?: day)?|date|now|today|this day|heute)|onwards?"
            r"|present|ongoing|now|today|continuing|a ce jour|heute|actualidad|on(?=$)"
        ),
    ),
    ("since", r"since|depuis|seit|desde|ab(?= )"),
    ("until", r"until|'?till?|up (?:to|until)|jusqu'?(?:en|au|a)|bis|hasta"),
    ("from", r"from|von|vom"),
    ("to", r"to|thru|through"),
    ("early", r"early|fruhe[nrs]?|(?:au )?debut(?: de)?|anfang|principios de|a principios de|comienzos de"),
    ("mid", r"mid|middle(?: of)?|mitte|mi|mediados de|a mediados de"),
    ("late", r"late|spate[nrs]?|finales de|a finales de|fines de"),
    ("startof", r"(?:the )?(?:start|beginning) of"),
    ("endof", r"(?:towards? )?(?:the )?(?:end of|end)|ende|fin(?: de)?"),
    (
        "uncertain",
        r"perhaps|possibly|poss\.?|probably|prob\.?|maybe|presumably|uncertain|peut-etre|vermutlich|wohl",
    ),
    ("calculated", r"cal\.?|calculated"),
    ("quarterof", r"quarter(?: of)?"),
    ("halfof", r"half(?: of)?"),
    ("century", r"-?century|centuries|cent\.?|jahrhunderts?|jh\.?|siecle|siglo"),
    ("fiscal", r"(?:fiscal|financial|tax|budget) years?|fy"),
    ("academic", r"(?:academic|school|university) years?|academic session"),
    ("julian", r"\(?(?:o\. ?s\.?|os|old style|julian)\)?|@#djulian@"),
    ("gregorian", r"\(?(?:n\. ?s\.?|new style|gregorian)\)?|@#dgregorian@"),
    ("or", r"or|oder|ou|o"),
    ("and", r"and|und|et|y|&"),
    (
        "day-part",
        (
            r"(?:in the )?(?:early |late )?(?:morning|afternoon|evening)(?: of)?|lunchtime"
            r"|(?<![0-9])(?<![ .:][0-9] )(?<!^[0-9] )(?<!^1[0-2] )(?<![.:][0-9]{2} )"
            r"(?<! 1[0-2] )[ap](?:m|\.m\.?)"
        ),
    ),
    ("noon", r"12 noon|noon|midday"),
)
"""Each sign with the words it stands for, as a regular expression. Longer phrases stand first."""


@lru_cache(maxsize=1)
def sign_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return each pattern with the sign to put in its place, in the order in which they are to be used."""
    named = [
        *_named("m", [f"{MONTHS[at]} {SHORT_MONTHS[at]} {_MONTHS_ELSEWHERE[at]}" for at in range(12)], 1),
        *_named("w", _WEEKDAYS, 1),
        *_named("s", _SEASONS, 21),
    ]
    phrases = ((re.compile(rf"(?<![a-z@])(?:{words})(?![a-z])"), f"@{sign}") for sign, words in _PHRASES)
    return (*named, *phrases)


def _named(sign: str, names: Iterable[str], first: int) -> Iterable[tuple[re.Pattern[str], str]]:
    for number, words in enumerate(names, first):
        choice = "|".join(sorted(set(words.casefold().split()), key=len, reverse=True))
        yield re.compile(rf"(?<![a-z@])(?:{choice})\.?(?![a-z])"), f"@{sign}{number:02}"


@lru_cache(maxsize=1)
def months_elsewhere() -> Mapping[str, int]:
    """Return the names of months in other languages than English, without accents, each with its number."""
    return {name: number for number, names in enumerate(_MONTHS_ELSEWHERE, 1) for name in names.split()}


@lru_cache(maxsize=1)
def ordinal_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for `first` to `thirty-first`, and the figures of each word."""
    figures = {word: str(number) for number, word in enumerate(_ORDINALS.split(), 1)}
    choice = "|".join(sorted(figures, key=len, reverse=True))
    return re.compile(rf"(?<![a-z-])(?:{choice})(?![a-z-])"), figures
