"""Short forms that no table lists, read as the phrase of the documents whose syllables begin so."""

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import product

from assistant.library.nouns import Passage
from assistant.text.accent_table import shipped_table
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, has_accents, tidy_tones

Span = tuple[int, int]
Named = Callable[[str], tuple[Collection[str], Sequence[Span]]]
"""Tells of a text which documents it names, and where it names anything that has a name."""

_TOKEN = re.compile(r"(?<![\w/&.-])[^\W\d_]+(?:&[^\W\d_]+)*(?![\w/&-]|\.\w|\s+(?:(?:số|so)\s+)?\d+[/-])")
"""A word that is no part of a document's number, nor the kind of a document before its number."""
_LETTERS = range(3, 8)
"""A quarter of all pairs have a phrase that leads, seldom what is meant: in a health law "CB" is "chữa bệnh"."""
_LEAST = 3
"""A phrase that stands in the texts less often is chance."""
_LEADS = 3
"""So many times as often as the next it must stand there."""
_PARTED = 0.9
"""A phrase that has one and the same word beside it in more of its places than this is a part of a longer one."""
_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"[^\W\d_]+|\n|[^\s\w]|\w+")
_JOINS = frozenset({",", "-", "–", "và", "VÀ"})
_BORDER = " "
_REMEMBERED = 1024


class Initials:
    """The initials of every text of one library; safe to use from several threads."""

    def __init__(
        self, passages: Sequence[Passage], listed: Collection[str], vocabulary: Collection[str]
    ) -> None:
        """Take what is searched, the short forms that are read otherwise, and every known word, folded."""
        self._listed, self._vocabulary = listed, vocabulary
        self._forms: list[str] = [""]
        ids: dict[str, int] = {"": 0}
        letters: list[str] = []
        self._words = array("I")
        self._starts: list[int] = []
        self._documents: list[str] = []
        self._printed: Counter[str] = Counter()
        spelled: set[str] = set()
        for passage in passages:
            if self._documents[-1:] != [passage.document]:
                self._starts.append(len(letters))
                self._documents.append(passage.document)
            forms = list(_forms(passage.text))
            for word, form in (*forms, *_shared(forms)):
                letters.append(_initial(word) if word else _BORDER)
                if form not in ids:
                    ids[form] = len(self._forms)
                    self._forms.append(form)
                self._words.append(ids[form])
                if word.isupper():
                    self._printed[word] += 1
                elif len(word) in _LETTERS:
                    spelled.add(word.lower())
        self._spelled = frozenset(spelled)
        self._letters = "".join(letters)
        self._meant = lru_cache(_REMEMBERED)(self._sought)

    def written_out(self, text: str, named: Named | None = None) -> str:
        """Return `text` with every short form in full that one phrase of the texts clearly stands behind.

        The documents that the text names count first. A text all in capitals has no short forms.
        """
        found = [] if text.isupper() else [m for m in _TOKEN.finditer(text) if self._is_short(m.group())]
        if not found:
            return text
        documents, spans = named(text) if named else ((), ())
        accented = has_accents(text)
        for token in reversed(found):
            if any(start < token.end() and token.start() < end for start, end in spans):
                continue
            full = self._meant(token.group(), frozenset(documents), marked=accented)
            if full:
                text = f"{text[: token.start()]}{full if accented else fold(full)}{text[token.end() :]}"
        return text

    def _is_short(self, token: str) -> bool:
        """Tell whether the token may be a short form: neither listed nor a word, in small letters no syllable."""
        letters, folded = token.replace("&", ""), fold(token)
        if len(letters) not in _LETTERS or folded in self._listed:
            return False
        if token.isupper():
            return token.lower() not in self._spelled
        small = token.islower() and (len(letters) > 3 or not _VOWELS.intersection(folded))
        known = folded in self._vocabulary and (folded in self._spelled or token.upper() not in self._printed)
        return small and not known and folded not in shipped_table().candidates

    def _sought(self, token: str, documents: frozenset[str], *, marked: bool) -> str:
        """Return the phrase meant, counted in `documents` first; empty where none leads."""
        n = len(token.replace("&", ""))
        places = [place for sought in _readings(token, marked=marked) for place in self._places(sought)]
        near = [place for place in places if self._document(place) in documents]
        rival = self._printed[token.upper()]
        return self._leading(near, n, rival) or self._leading(places, n, rival)

    def _leading(self, places: Sequence[int], n: int, rival: int) -> str:
        """Return the phrase of `n` syllables that leads among those at `places`; empty where none does."""
        if len(places) < _LEAST:
            return ""
        at: dict[bytes, list[int]] = {}
        for place in places:
            at.setdefault(self._words[place : place + n].tobytes(), []).append(place)
        counted: Counter[str] = Counter()
        printed: dict[str, Counter[str]] = {}
        within: dict[str, list[int]] = {}
        for where in at.values():
            forms = [self._forms[id_] for id_ in self._words[where[0] : where[0] + n]]
            bare = [_bare(form) for form in forms]
            if any(is_function_word(edge, accented=True) for edge in (bare[0], bare[-1])) or _is_list(forms):
                continue
            key = " ".join(tidy_tones(word.lower()) for word in bare)
            counted[key] += len(where)
            printed.setdefault(key, Counter())[" ".join([*forms[:-1], bare[-1]])] += len(where)
            within.setdefault(key, []).extend(where)
        ((lead, times), (_, next_)) = [*counted.most_common(2), ("", 0), ("", 0)][:2]
        if times < _LEAST or times < _LEADS * max(next_, rival) or self._is_part(within[lead], n):
            return ""
        return printed[lead].most_common(1)[0][0]

    def _is_part(self, places: Sequence[int], n: int) -> bool:
        """Tell whether the phrase is nearly always a piece of one longer phrase."""
        for beside in (-1, n):
            around = Counter(
                _bare(self._forms[self._words[at]]).lower()
                for place in places
                if 0 <= (at := place + beside) < len(self._words)
            )
            (word, times) = (around.most_common(1) or [("", 0)])[0]
            if word and not is_function_word(word, accented=True) and times > _PARTED * len(places):
                return True
        return False

    def _places(self, sought: str) -> Iterator[int]:
        place = self._letters.find(sought)
        while place >= 0:
            yield place
            place = self._letters.find(sought, place + 1)

    def _document(self, place: int) -> str:
        return self._documents[bisect_right(self._starts, place) - 1]


def _forms(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word, and as printed with the sign or "và" that joins it to the next; two empty ones at a border."""
    word, joint = "", ""
    for piece in (*_WORD.findall(text), "\n"):
        if word and piece in _JOINS:
            joint += piece if piece == "," else f" {piece}"
            continue
        if word:
            yield word, f"{word}{joint}"
        word, joint = (piece if piece.isalpha() else ""), ""
        if not word:
            yield "", ""


def _shared(forms: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that share their noun as people say them: "khám bệnh, chữa bệnh" is "khám chữa bệnh"."""
    for (verb, _), (noun, joined), second, again in zip(forms, forms[1:], forms[2:], forms[3:], strict=False):
        if verb and noun == again[0] and joined == f"{noun}," and second[0]:
            yield from ((verb, verb), second, (noun, noun), ("", ""))


def _bare(form: str) -> str:
    """Return a printed form less what joins it to the next."""
    return form.partition(" ")[0].rstrip(",")


def _is_list(forms: Sequence[str]) -> bool:
    """Tell whether a sign or "và" parts a single syllable from the others: "ký, công bố" is no one thing."""
    n = len(forms)
    return any(form != _bare(form) for form in (*forms[:1], *forms[n - 2 : n - 1]))


def _initial(word: str) -> str:
    """Return the letter a word begins with, without marks but for đ, which is D."""
    return "D" if word[0] in "đĐ" else fold(word[0])


def _readings(token: str, *, marked: bool) -> Iterator[str]:
    """Yield the initials that may be meant; in a text without accents d may be đ."""
    letters = (_initial(c) for c in token if c != "&")
    for reading in product(*("dD" if c == "d" and not marked else c for c in letters)):
        yield "".join(reading)
