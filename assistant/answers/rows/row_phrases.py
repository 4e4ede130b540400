"""Phrases with which rows are asked for, typed with one accent wrong: "tùng mốc" is "từng mốc"."""

import re
from dataclasses import replace
from functools import cache

from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.answers.rows.row_words import one_mark_off
from assistant.text.normal import fold, has_accents, toned
from assistant.wording import words

_LISTS = ("asks_series", "of_times", "beside", "which", "how_many")
_WORD = re.compile(r"[^\W_]+")


def with_phrases_mended(asked: Understood, lexicon: Lexicon) -> Understood:
    """Return the question with such phrases spelt out; what stands so in the name of a row stays as typed."""
    text = asked.text
    if not has_accents(text):
        return asked
    typed = list(_WORD.finditer(text))
    spelt = [found.group() for found in typed]
    meant = list(spelt)
    folded = [fold(word) for word in spelt]
    for at in range(len(spelt) - 1):
        for phrase in _phrases().get((folded[at], folded[at + 1]), ()):
            end = at + len(phrase)
            off = [
                n for n, (a, b) in enumerate(zip(spelt[at:end], phrase, strict=False)) if toned(a) != toned(b)
            ]
            if folded[at:end] != [fold(word) for word in phrase] or len(off) != 1:
                continue
            pair = (folded[at], folded[at + 1])
            if (
                one_mark_off(toned(spelt[at + off[0]]), toned(phrase[off[0]]))
                and pair not in lexicon.pairs_of_rows
            ):
                meant[at + off[0]] = phrase[off[0]]
    if meant == spelt:
        return asked
    for found, word in reversed(list(zip(typed, meant, strict=True))):
        text = f"{text[: found.start()]}{word}{text[found.end() :]}"
    return replace(asked, text=text)


@cache
def _phrases() -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """Return the phrases of several words by their first two, folded."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for name in _LISTS:
        for phrase in words(f"rows.{name}"):
            said = tuple(_WORD.findall(phrase))
            if len(said) > 1:
                found.setdefault((fold(said[0]), fold(said[1])), []).append(said)
    return {pair: tuple(phrases) for pair, phrases in found.items()}
