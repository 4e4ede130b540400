"""The words of a question: what it names, and the phrases with which it asks."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, has_accents, toned
from assistant.text.normal import words as typed_words
from assistant.wording import words

_ACRONYM = re.compile(r"\b[A-ZĐ]{2,}\b")
_WORD = re.compile(r"\w+(?:\.\w+)*")
_LETTERS = re.compile(r"\w+")
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
    "web_address",
)


class Term(NamedTuple):
    """A syllable of a question: folded, and as toned where the person typed its accents."""

    folded: str
    toned: str | None


def content_terms(text: str, *, less: Iterable[str] = ()) -> tuple[Term, ...]:
    """Return the terms of a question that name something: no function words, none of `less` (folded).

    A question typed without any accents is compared without accents throughout.
    """
    accented = has_accents(text)
    dropped = frozenset(less)
    named = (_named(word, accented) for word in typed_words(text))
    return tuple(term for term in named if term is not None and term.folded not in dropped)


@lru_cache(maxsize=65536)  # syllables, of which a language has few
def _named(word: str, accented: bool) -> Term | None:
    """Return the term that a syllable is in a text with accents or without; None where it only asks or binds."""
    if is_function_word(word, accented=accented):
        return None
    folded = term_of(word)
    return Term(folded, toned(word) if accented and folded == fold(word) != word.lower() else None)


def term_of(word: str) -> str:
    """Return a syllable as terms are compared: folded, a whole number without leading noughts: "01" is 1."""
    return (word.lstrip("0") or "0") if word.isdecimal() else fold(word)


@cache
def counting() -> str:
    """Return the pattern, for folded text, of the words after which stands what a question counts."""
    return "|".join(re.escape(fold(one)) for one in words("questions.counting"))


def without_asking(text: str) -> str:
    """Return `text` less the phrases that ask without naming anything."""
    return without_phrases(text, ASKING)


def without_passing(text: str) -> str:
    """Return `text` less what speaks of the question's subject without being it.

    That is phrases of their own, and the noun that says of which kind an answer is ("lĩnh vực nào", "điều kiện
    để … là gì").
    """
    rest = without_phrases(text, ("of_answer",), before=("nào", "gì"))
    return without_phrases(_without_opening_noun(rest), ("in_passing", "of_speech", "how_to"))


def _without_opening_noun(text: str) -> str:
    """Return `text` less the noun of an answer's kind that it opens with, where it ends in asking what that is."""
    accented = has_accents(text)
    if not _closing(accented=accented).search(_form(text, accented=accented).strip(" ?.!")):
        return text
    opening = _opening(accented=accented).match(_form(text, accented=accented))
    return text[opening.end() :] if opening else text


@cache
def _closing(*, accented: bool) -> re.Pattern[str]:
    ends = "|".join(
        _form(one, accented=accented) for one in ("là gì", "là những gì", "gồm những gì", "gồm gì")
    )
    return re.compile(rf"(?<!\w)(?:{ends})$")


@cache
def _opening(*, accented: bool) -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, _longest_first(("of_answer",), accented=accented).all))
    return re.compile(rf"\s*(?:{nouns})(?!\w)")


def without_phrases(text: str, kinds: Iterable[str], *, before: tuple[str, ...] = ()) -> str:
    """Return `text` less the phrases of these lists, accents counting where typed.

    A list is one of prompts/questions.toml, or one of another file that its name begins with: "rows.which".
    With `before`, only where one of these words follows.
    """
    return _less_phrases(text, tuple(kinds), before)


@lru_cache(maxsize=256)  # one question is looked at without the same phrases by many
def _less_phrases(text: str, kinds: tuple[str, ...], before: tuple[str, ...]) -> str:
    accented = has_accents(text)
    names = _acronyms(text)
    rest = _form(_ACRONYM.sub("\0", text) if names else text, accented=accented)
    end = _end(before, accented=accented)
    for phrase in _longest_first(kinds, accented=accented).that_may_stand_in(rest):
        if phrase in rest:  # few are, and looking is far cheaper than matching
            rest = _pattern(phrase, end).sub(" ", rest)
    return re.sub("\0", lambda _: names.pop(0), rest) if names else rest


def said_of(text: str, key: str) -> tuple[str, ...]:
    """Return the phrases of the list that `text` holds, folded."""
    spoken = f" {' '.join(_WORD.findall(fold(text)))} "
    return tuple(phrase for phrase in map(fold, words(key)) if f" {phrase} " in spoken)


def says(text: str, key: str) -> bool:
    """Tell whether `text` holds a phrase of the list; accents count where any were typed."""
    spoken = _spoken(text)
    known = spoken.says.get(key)
    if known is None:
        phrases = _padded(key, spoken.accented)
        begun = phrases.keys() & spoken.words
        known = spoken.says[key] = any(phrase in spoken.text for word in begun for phrase in phrases[word])
    return known


class _Spoken(NamedTuple):
    """The words of a text, less its acronyms, with a space around each, and which lists it was seen to say."""

    text: str
    words: frozenset[str]
    accented: bool
    says: dict[str, bool]


@lru_cache(maxsize=256)  # one question is held against many lists
def _spoken(text: str) -> _Spoken:
    accented = has_accents(text)
    spoken = _ACRONYM.sub(" ", text) if _acronyms(text) else text
    typed = _WORD.findall(_form(spoken, accented=accented))
    return _Spoken(f" {' '.join(typed)} ", frozenset(typed), accented, {})


@cache
def _padded(key: str, accented: bool) -> dict[str, tuple[str, ...]]:
    """Return the phrases of a list with a space around each, by the words that they begin with."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in (_form(phrase, accented=accented) for phrase in words(key)):
        first = phrase.split(" ")[0]
        found[first] = (*found.get(first, ()), f" {phrase} ")
    return found


def _form(text: str, *, accented: bool) -> str:
    """Return the text as it is compared with phrases: as typed where it has accents, else without any."""
    return text.lower() if accented else fold(text)


class _Phrases:
    """Phrases in the order in which they are left out of a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.all = tuple(phrases)
        self._begun: dict[str, list[int]] = {}
        for place, phrase in enumerate(self.all):
            first = _LETTERS.search(phrase)
            self._begun.setdefault(first.group() if first else "", []).append(place)

    def that_may_stand_in(self, text: str) -> Iterator[str]:
        """Yield those whose first word the text has: among hundreds the few that are worth looking for."""
        begun = self._begun.keys() & {"", *_LETTERS.findall(text)}
        return (self.all[place] for place in sorted(place for word in begun for place in self._begun[word]))


@cache
def _longest_first(kinds: tuple[str, ...], *, accented: bool) -> _Phrases:
    """Return the phrases of the lists as they are compared with a text, the longest first."""
    keys = (kind if "." in kind else f"questions.{kind}" for kind in kinds)
    phrases = sorted((phrase for key in keys for phrase in words(key)), key=len, reverse=True)
    return _Phrases(dict.fromkeys(_form(phrase, accented=accented) for phrase in phrases))


@cache
def _end(before: tuple[str, ...], *, accented: bool) -> str:
    """Return the pattern of what ends a phrase: with `before`, that one of these words follows."""
    followed = "|".join(re.escape(_form(word, accented=accented)) for word in before)
    return rf"(?=\s+(?:{followed})(?!\w))" if before else r"(?!\w)"


@cache
def _pattern(phrase: str, end: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}{end}")


def _acronyms(text: str) -> list[str]:
    """Return the words in capitals of a text that is not all in capitals: AI is no "ai"."""
    return [] if text.isupper() else _ACRONYM.findall(text)
