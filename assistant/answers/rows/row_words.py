"""Words of a question that only the names of rows tell: typed without accents, or with a slip."""

from collections.abc import Collection, Iterator, Sequence

from assistant.answers.question.lexicon import Bag, Lexicon
from assistant.answers.question.terms import Term, content_terms, term_of
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, has_accents, words

_SHORTEST = 4
"""Letters that a word has of which one may be wrong: a shorter one is a letter off from too many."""


def terms_of_rows(text: str, lexicon: Lexicon, *, less: Collection[str]) -> tuple[Term, ...]:
    """Return the terms of a question, with the syllables that without accents only seem to bind or to ask.

    "do thi thong minh" may say "đó thì" and "mình": where they stand together as in the name of a row, with a
    word between them that binds nothing, they are of that name.
    """
    terms = content_terms(text, less=less)
    if has_accents(text):
        return terms
    said = [one for one in map(term_of, words(text)) if one not in less]
    binds = [is_function_word(one, accented=False) for one in said]
    kept = []
    for begin, end in _runs(said, lexicon):
        names = not all(binds[begin:end])
        kept += [Term(said[at], None) for at in range(begin, end) if names or not binds[at]]
    return tuple(kept)


def _runs(said: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield where syllables follow each other as in the name of a row."""
    begin = 0
    for at in range(1, len(said) + 1):
        if at == len(said) or (said[at - 1], said[at]) not in lexicon.pairs_of_rows:
            yield begin, at
            begin = at


def without_slips(terms: Sequence[Term], bag: Bag, lexicon: Lexicon) -> tuple[Term, ...]:
    """Return the terms, those that stand beside a word as in the row's name read as that name prints them.

    A word the documents know must have the very letters; one that they never use may have one letter off.
    """
    held = [bag.holds(term) for term in terms]
    if all(held):
        return tuple(terms)
    read = list(terms)
    for at in (at for at, known in enumerate(held) if not known):
        before = terms[at - 1].folded if at and held[at - 1] else None
        after = terms[at + 1].folded if at + 1 < len(terms) and held[at + 1] else None
        meant = next(
            (one for one in _spelt(terms[at], bag, lexicon) if _stands(one, before, after, bag)), None
        )
        if meant is not None:
            read[at] = Term(meant, None)
    return tuple(read)


def _spelt(term: Term, bag: Bag, lexicon: Lexicon) -> list[str]:
    """Return the syllables of a name that a term may be a slip of."""
    if term.folded in bag.folded:
        printed = (one for one in bag.toned if fold(one.rstrip("12345")) == term.folded)
        return [term.folded] if term.toned and any(_one_mark_off(term.toned, one) for one in printed) else []
    if lexicon.knows(term) or len(term.folded) < _SHORTEST or not term.folded.isalpha():
        return []
    return sorted(one for one in bag.folded if one.isalpha() and _one_off(term.folded, one))


def _one_mark_off(typed: str, meant: str) -> bool:
    """Tell whether two syllables of the same letters differ in their tone or in their vowels' marks, not in both."""
    (vowels, tone), (other_vowels, other_tone) = map(_parted, (typed, meant))
    return (vowels == other_vowels) != (tone == other_tone)


def _parted(toned: str) -> tuple[str, str]:
    return toned.rstrip("12345"), toned[len(toned.rstrip("12345")) :]


def _stands(syllable: str, before: str | None, after: str | None, bag: Bag) -> bool:
    return (before, syllable) in bag.pairs or (syllable, after) in bag.pairs


def _one_off(typed: str, meant: str) -> bool:
    """Tell whether one letter is too many, too few, wrong or out of place."""
    if len(typed) < len(meant):
        typed, meant = meant, typed
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), len(meant))
    if len(typed) > len(meant):
        return typed[at + 1 :] == meant[at:]
    swapped = typed[:at] + typed[at : at + 2][::-1] + typed[at + 2 :]
    return swapped == meant or typed[at + 1 :] == meant[at + 1 :]
