"""The words of a question: what it names, and the phrases with which it asks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, has_accents, toned
from assistant.text.normal import words as typed_words
from assistant.wording import words

_ACRONYM = re.compile(r"\b[A-ZĐ]{2,}\b")
_WORD = re.compile(r"[\w.]+")
ASKING = (
    "asking",
    "of_dialect",
    "amount",
    "money",
    "whose",
    "duties",
    "how_often",
    "number",
    "signed_on",
    "signer",
)


@dataclass(frozen=True, slots=True)
class Term:
    """A syllable of a question: folded, and as toned where the person typed its accents."""

    folded: str
    toned: str | None


def content_terms(text: str, *, less: Iterable[str] = ()) -> tuple[Term, ...]:
    """Return the terms of a question that name something: no function words, none of `less` (folded).

    A question typed without any accents is compared without accents throughout.
    """
    typed = typed_words(text)
    accented = has_accents(text)
    dropped = frozenset(less)
    return tuple(
        Term(folded, toned(word) if accented and folded == fold(word) != word.lower() else None)
        for word in typed
        if (folded := term_of(word)) not in dropped and not is_function_word(word, accented=accented)
    )


def term_of(word: str) -> str:
    """Return a syllable as terms are compared: folded, a whole number without leading noughts: "01" is 1."""
    return (word.lstrip("0") or "0") if word.isdecimal() else fold(word)


def without_asking(text: str) -> str:
    """Return `text` less the phrases that ask without naming anything."""
    return without_phrases(text, ASKING)


def without_passing(text: str) -> str:
    """Return `text` less what speaks of the question's subject without being it.

    That is phrases of their own, and the noun that says of which kind an answer is ("lĩnh vực nào").
    """
    return without_phrases(
        without_phrases(text, ("of_answer",), before=("nào", "gì")), ("in_passing", "of_speech", "how_to")
    )


def without_phrases(text: str, kinds: Iterable[str], *, before: tuple[str, ...] = ()) -> str:
    """Return `text` less the phrases of these lists, accents counting where typed.

    A list is one of prompts/questions.toml, or one of another file that its name begins with: "rows.which".
    With `before`, only where one of these words follows.
    """
    accented = has_accents(text)
    names = _acronyms(text)
    rest = _form(_ACRONYM.sub("\0", text) if names else text, accented=accented)
    for pattern in _patterns(tuple(kinds), before, accented=accented):
        rest = pattern.sub(" ", rest)
    return re.sub("\0", lambda _: names.pop(0), rest)


def said_of(text: str, key: str) -> tuple[str, ...]:
    """Return the phrases of the list that `text` holds, folded."""
    return tuple(
        fold(phrase)
        for phrase in words(key)
        if f" {fold(phrase)} " in f" {' '.join(_WORD.findall(fold(text)))} "
    )


def says(text: str, key: str) -> bool:
    """Tell whether `text` holds a phrase of the list; accents count where any were typed."""
    accented = has_accents(text)
    spoken = _ACRONYM.sub(" ", text) if _acronyms(text) else text
    padded = f" {' '.join(_WORD.findall(_form(spoken, accented=accented)))} "
    return any(f" {_form(phrase, accented=accented)} " in padded for phrase in words(key))


def _form(text: str, *, accented: bool) -> str:
    """Return the text as it is compared with phrases: as typed where it has accents, else without any."""
    return text.lower() if accented else fold(text)


@cache
def _patterns(
    kinds: tuple[str, ...], before: tuple[str, ...], *, accented: bool
) -> tuple[re.Pattern[str], ...]:
    """Return the phrases of the lists as patterns, the longest first."""
    keys = (kind if "." in kind else f"questions.{kind}" for kind in kinds)
    phrases = (phrase for key in keys for phrase in words(key))
    longest_first = sorted(phrases, key=len, reverse=True)
    followed = "|".join(re.escape(_form(word, accented=accented)) for word in before)
    end = rf"(?=\s+(?:{followed})(?!\w))" if before else r"(?!\w)"
    return tuple(re.compile(rf"(?<!\w){re.escape(_form(p, accented=accented))}{end}") for p in longest_first)


def _acronyms(text: str) -> list[str]:
    """Return the words in capitals of a text that is not all in capitals: AI is no "ai"."""
    return [] if text.isupper() else _ACRONYM.findall(text)
