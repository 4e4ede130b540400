"""Phrases of prompts/ as they are typed: with or without accents, to whomever they are said."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.text.normal import fold, has_accents
from assistant.wording import words

_PERSON = "*"
_OF_SEVERAL_MEANINGS = ("frames.", "talk.", "follow_ups.openers", "follow_ups.they", "follow_ups.it")


def phrases(key: str, text: str, *, at_end: bool = False) -> re.Pattern[str]:
    """Return the phrases at `key` as they may stand in `form(text)`, the longest first; only `at_end` if so asked.

    A star in a phrase stands for one or two words for a person. A single syllable without accents may be any
    of several words: in a text without any, only those count that prompts/frames.toml calls unmistakable.
    """
    return _pattern(key, accented=has_accents(text), end="$" if at_end else r"(?![\w/])")


def whole_phrases(key: str, text: str) -> bool:
    """Tell whether `text` is nothing but phrases at `key`."""
    return _whole(key, accented=has_accents(text)).fullmatch(form(text)) is not None


def form(text: str) -> str:
    """Return the text as it is compared with phrases, each letter at its place."""
    lower = text.lower() if has_accents(text) else fold(text)
    return lower if len(lower) == len(text) else text


def spelt(word: str, text: str) -> str:
    """Return a word as it is compared with those of `text`."""
    return word.lower() if has_accents(text) else fold(word)


@cache
def _pattern(key: str, *, accented: bool, end: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_alternatives(key, accented=accented))}){end}")


@cache
def _whole(key: str, *, accented: bool) -> re.Pattern[str]:
    one = _pattern(key, accented=accented, end=r"(?![\w/])").pattern
    return re.compile(rf"(?:\W*{one})+\W*")


def _alternatives(key: str, *, accented: bool) -> Iterator[str]:
    persons = sorted(words("frames.persons"), key=len, reverse=True)
    person = "|".join(_escaped(one, accented=accented) for one in persons)
    unmistakable = words("frames.unmistakable")
    for phrase in sorted(words(key), key=len, reverse=True):
        alone = " " not in phrase and key.startswith(_OF_SEVERAL_MEANINGS)
        if alone and not accented and phrase not in unmistakable:
            continue
        parts = [
            rf"(?:{person})(?:\s+(?:{person}))?" if part == _PERSON else _escaped(part, accented=accented)
            for part in phrase.split()
        ]
        yield r"\s+".join(parts)


def _escaped(phrase: str, *, accented: bool) -> str:
    spelling = phrase.lower() if accented else fold(phrase)
    return r"\s+".join(map(re.escape, spelling.split()))
