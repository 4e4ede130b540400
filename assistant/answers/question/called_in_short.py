"""Bodies called by what tells them apart ("Nội chính làm gì"): a name only where somebody's work is asked for."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from assistant.answers.question.terms import without_phrases
from assistant.text.accents import restored
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, has_accents, toned
from assistant.wording import words

_LEAST, _MOST = 2, 4
"""So many syllables tell a body apart: one alone is a common word, more are a whole name."""
_ITS_OWN = 0.9
"""The share of the places that print the words in which they must be part of the name."""
_BESIDE = ("in_passing", "of_speech", "this_document", "document", "of_bodies")

_OR_SIGN = re.compile(r"[^\W_]+|[^\w\s]")
_CALLED = re.compile(r"\s+(?:được|sẽ được)\s+\w+(?:\s+\w+)?(?:\s+để)?$")
"""What is done to those who are called on, behind their name: "được mời"."""
_SYLLABLE = re.compile(r"[^\W_]+")
Syllables = tuple[str, ...]


class CalledInShort:
    """The parts of names by which people call bodies, where the documents print them in that name alone."""

    def __init__(
        self, names: Iterable[tuple[str, str]], given: Collection[str], texts: Iterable[str]
    ) -> None:
        """Take pairs of a name and the id of its body, the bodies that are given work, and the texts that give it.

        The texts tell what else the words may be; of two bodies of one name the one that they give work is meant.
        """
        bodies: dict[Syllables, set[str]] = {}
        nouns: dict[Syllables, set[Syllables]] = {}
        for name, id_ in names:
            noun, short = _apart(name)
            if id_ in given and noun and _LEAST <= len(short) <= _MOST:
                bodies.setdefault(short, set()).add(id_)
                nouns.setdefault(short, set()).add(noun)
        spaced = [_spaced(text) for text in texts] if bodies else []
        self._ids = {
            tuple(_folded(short)): (short, next(iter(ids)))
            for short, ids in bodies.items()
            if len(ids) == 1 and _is_its_own(short, nouns[short], spaced)
        }

    def whose_work(self, text: str) -> tuple[str, str] | None:
        """Return the words by which a question of somebody's work calls him, and the id of the body."""
        said = subject_of_work(text) if self._ids else ""
        known = self._ids.get(tuple(map(fold, said.split())))
        if known is None:
            return None
        agree = (not has_accents(a) or toned(a) == b for a, b in zip(said.split(), known[0], strict=True))
        return (said, known[1]) if all(agree) else None


def subject_of_work(text: str) -> str:
    """Return the words that name whose work is asked for: those before "làm gì", or else behind "vai trò của"."""
    accented = has_accents(text)
    form = text.lower() if accented else fold(text)
    asking = _asking(accented=accented).search(form)
    if asking is None:
        return ""
    return _named(form[: asking.start()]) or _named(form[asking.end() :])


def _named(text: str) -> str:
    """Return the words of a part of a question less what names nobody before and behind them.

    Without accents many a syllable may be one that only binds: which it is, the words beside it tell.
    """
    accented = has_accents(text)
    bare = without_phrases(text if accented else restored(text).text, _BESIDE)
    said = _SYLLABLE.findall(_CALLED.sub("", bare.strip()).rpartition(",")[2])
    while said and is_function_word(said[0], accented=True):
        said = said[1:]
    while said and is_function_word(said[-1], accented=True):
        said = said[:-1]
    return " ".join(said if accented else map(fold, said))


@cache
def _asking(*, accented: bool) -> re.Pattern[str]:
    phrases = {one for key in ("duties", "duties_of_role") for one in words(f"questions.{key}")}
    forms = sorted({one if accented else fold(one) for one in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _apart(name: str) -> tuple[Syllables, Syllables]:
    """Return the noun that a name begins with, and what is left of the name without it and its seat."""
    typed = _toned(name)
    noun = next((one for one in _listed("nouns_of_bodies") if typed[: len(one)] == one), ())
    rest = typed[len(noun) :]
    seat = next((one for one in _listed("seats") if rest[-len(one) :] == one and rest != one), ())
    return noun, rest[: len(rest) - len(seat)]


@cache
def _listed(key: str) -> tuple[Syllables, ...]:
    """Return the phrases of a list, the longest first."""
    return tuple(sorted(map(_toned, words(f"questions.{key}")), key=len, reverse=True))


def _toned(text: str) -> Syllables:
    return tuple(map(toned, _SYLLABLE.findall(text)))


def _spaced(text: str) -> str:
    """Return the toned syllables of a text with a space around each, and a bar where a sign parts them."""
    return f" {' '.join(toned(one) if one[0].isalnum() else '|' for one in _OR_SIGN.findall(text))} "


def _folded(syllables: Iterable[str]) -> Iterable[str]:
    """Return toned syllables without their tones and accents."""
    return (fold(one.rstrip("12345")) for one in syllables)


def _is_its_own(short: Syllables, nouns: Iterable[Syllables], texts: Iterable[str]) -> bool:
    """Tell whether texts print the words hardly ever but behind the noun of the name."""
    said = f" {' '.join(short)} "
    own = {" ".join(noun) for noun in nouns}
    known = [" ".join(noun) for noun in _listed("nouns_of_bodies")]
    before = [
        next((noun for noun in known if text[:at].endswith(f" {noun}")), None)
        for text in texts
        for at in _places_of(said, text)
    ]
    return bool(before) and sum(one in own for one in before) >= _ITS_OWN * len(before)


def _places_of(said: str, text: str) -> Iterator[int]:
    at = text.find(said)
    while at >= 0:
        yield at
        at = text.find(said, at + 1)
