"""Negations by language, and words of which one negates the other, such as `lawful` and `unlawful`."""

from __future__ import annotations

import re


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH = _words(
    "not no never none nobody nothing nowhere neither nor without cannot non nil noone hardly "
    "scarcely barely unless lest nay"
)
_DENIALS = _words(
    "deny denies denied denying denial denials refuse refuses refused refusing refusal fail fails failed "
    "failing failure reject rejects rejected rejecting refute refutes refuted dispute disputes disputed "
    "disputing doubt doubts doubted disbelieved rarely seldom except false falsely untrue wrongly allegedly "
    "alleged supposedly"
)
"""English words that take back or deny what stands with them."""
_OTHERS = {
    "de": _words(
        "nicht nichts nie niemals niemand niemandem niemanden nirgends nirgendwo kein keine "
        "keinen keinem keiner keines keinerlei keineswegs weder noch ohne nein kaum"
    ),
    "fr": _words(
        "ne pas non jamais rien aucun aucune aucuns aucunes nul nulle personne ni sans guère nullement point"
    ),
    "cy": _words("ni nid nad na nac dim ddim heb byth neb erioed nage naddo nes unrhyw oni onid"),
    "es": _words("no ni nunca jamás nada nadie ninguno ninguna ningún sin tampoco"),
    "it": _words("non no né mai niente nulla nessuno nessuna nessun senza neppure nemmeno neanche"),
    "nl": _words("niet niets nooit niemand nergens geen noch zonder nee nauwelijks"),
    "pt": _words("não nem nunca jamais nada ninguém nenhum nenhuma sem tampouco"),
}
_HAN = frozenset("不没沒無无非未否勿莫毋")
_UN = re.compile(
    r"un(?!der|cle|[ai]n[iy]m|til|to$|ct|gu|i$|i(?:t|on|qu|vers|form|fie|fy|ficat|corn|son|later|sex|cycl))"
    r"[^\W\d_]{3,}"
)
"""An English word negated by `un-`, as far as its letters show."""
_LESS = re.compile(r"(?!nonetheless|nevertheless|regardless|doubtless)[^\W\d_]{3,}less(?:ly|ness)?")
_JOINED = re.compile(r"(did|do|does|is|was|has|had|have|are|were|could|would|should|must|need)nt")
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "dé", "dés", "mal")
_LEAST_ROOT = 4
_LIKE = 0.7
"""The share of the letters of two words, from the first on, that must be equal for them to be variants."""


def parts_of(word: str) -> tuple[str, str]:
    """Split a contraction: a word in lower case without its `n't` or `not`, and `not`.

    Returns:
        The word itself and an empty text where it has none.
    """
    if word == "cannot":
        return "can", "not"
    if word.endswith("n't") and word != "n't":
        return {"ca": "can", "wo": "will", "sha": "shall"}.get(word[:-3], word[:-3]), "not"
    joined = _JOINED.fullmatch(word)
    return (joined[1], "not") if joined else (word, "")


def find_negation(word: str, language: str) -> str:
    """Return the part of a word that negates: the word itself, `un-` or `-less`; empty for none.

    Args:
        word: In lower case, without its `n't`.
        language: The first part of a language tag, such as `de`; empty for English. A language without a list
            has the negations of all languages.
    """
    if word in _ENGLISH or word in _HAN or word in _of(language):
        return word
    if language in ("", "en"):
        if _UN.fullmatch(word):
            return "un-"
        if _LESS.fullmatch(word):
            return "-less"
    return ""


def _of(language: str) -> frozenset[str]:
    if language in ("", "en"):
        return frozenset()
    return _OTHERS[language] if language in _OTHERS else frozenset().union(*_OTHERS.values())


def is_denial(word: str) -> bool:
    """Whether an English word, in lower case, denies what stands with it, and is no negation: `refused`."""
    return word in _DENIALS


def are_opposite(first: str, second: str) -> bool:
    """Whether one of two words in lower case is the other with a negating prefix, as in `unlawful`."""
    return any(
        long.startswith(prefix) and _is_like(long[len(prefix) :], short)
        for long, short in ((first, second), (second, first))
        for prefix in _PREFIXES
    )


def _is_like(root: str, word: str) -> bool:
    if len(root) < _LEAST_ROOT or len(word) < _LEAST_ROOT:
        return False
    same = next((at for at, (a, b) in enumerate(zip(root, word, strict=False)) if a != b), None)
    same = min(len(root), len(word)) if same is None else same
    return same >= _LIKE * max(len(root), len(word))
