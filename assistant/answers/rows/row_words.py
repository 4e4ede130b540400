"""Words of a question that only the names of rows tell: typed without accents, or with a slip."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon, NamedTarget
from assistant.answers.question.terms import Term, content_terms, term_of, without_phrases
from assistant.library.nouns import Target
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, has_accents, words

_SHORTEST = 4
"""Letters that a word has of which one may be wrong: a shorter one is a letter off from too many."""
_ANOTHER = 0.85
"""Of the weight of a word that the library never uses, what names another thing weighs at least so much."""
_OF_WEIGHT = 0.47
"""Of that weight, a word that the library knows weighs at least so much to name another thing."""
_OF_WEIGHT_TOGETHER = 0.7
"""The same of several words in one place."""
_OF_PAIR = 0.6
"""The same of two words that follow each other, by how few texts have them so: "cao tuổi" is rarer than "cao"."""
_RUN_TOGETHER = re.compile(r"(?<![\w.,/-])(\d+)([^\W\d_]{2,})(?!\w)")
_UNKNOWN = Term("\0", None)


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
    pairs = _neighbours(said, binds, lexicon)
    named = {at for at, one in enumerate(binds) if not one}
    while more := {at for pair in pairs for at in pair if not named.isdisjoint(pair)} - named:
        named |= more
    return tuple(Term(said[at], None) for at in sorted(named))


def _neighbours(said: Sequence[str], binds: Sequence[bool], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return where two syllables follow each other as in the name of a row; one that binds may stand between."""
    beside = [(at, at + 1) for at in range(len(said) - 1)]
    across = [(at, at + 2) for at in range(len(said) - 2) if binds[at + 1]]
    return [
        (a, b)
        for a, b in (*beside, *across)
        if (said[a], said[b]) in lexicon.pairs_of_rows and len(said[a]) > 1 < len(said[b])
    ]


def units_apart(text: str, lexicon: Lexicon) -> str:
    """Return a text with a number and its unit that were run together parted as the names of rows print them."""
    return _RUN_TOGETHER.sub(
        lambda found: (
            f"{found[1]} {found[2]}"
            if (term_of(found[1]), fold(found[2])) in lexicon.pairs_of_rows
            else found[0]
        ),
        text,
    )


def asks_names(text: str, rows: Sequence[Target]) -> bool:
    """Tell whether a question asks which ones they are that rows count: "là những xã nào" of "7 xã"."""
    units = [fold(m.unit) for row in rows for m in row.milestones if m.unit]
    units += [fold(row.unit) for row in rows if row.unit]
    asked = fold(without_phrases(text, ("rows.of_values", "rows.which_year", "rows.which")))
    return any(re.search(rf"(?<!\w){re.escape(unit)}\s+(?:nao|gi)(?!\w)", asked) for unit in units)


def without_slips(terms: Sequence[Term], bag: Bag, lexicon: Lexicon) -> tuple[Term, ...]:
    """Return the terms, those that stand beside a word as in the row's name read as that name prints them.

    A word the documents know must have the very letters; one that they never use may have one letter off.
    """
    held = [bag.holds(term) for term in terms]
    if all(held) or not any(held):
        return tuple(terms)
    read = list(terms)
    for at in (at for at, known in enumerate(held) if not known):
        before = terms[at - 1].folded if at and held[at - 1] else None
        after = terms[at + 1].folded if at + 1 < len(terms) and held[at + 1] else None
        if before is None and after is None:
            continue
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
        return [term.folded] if term.toned and any(one_mark_off(term.toned, one) for one in printed) else []
    if lexicon.knows(term) or len(term.folded) < _SHORTEST or not term.folded.isalpha():
        return []
    return sorted(one for one in bag.folded if one.isalpha() and _one_off(term.folded, one))


def one_mark_off(typed: str, meant: str) -> bool:
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


def names_another(terms: Sequence[Term], named: NamedTarget, typed: Bag, lexicon: Lexicon) -> bool:
    """Tell whether a question says one thing where the row's name says another: "hộ trồng sen", "hộ trồng chè".

    What weighs little there may be another word for the same, and so may what only a slip or initials tell apart.
    """
    enough = _ANOTHER * lexicon.weight(_UNKNOWN)
    return any(
        sum(map(lexicon.weight, place.foreign)) >= enough and not _same_otherwise(place.foreign, place.unsaid)
        for place in _in_place(terms, named, typed)
    )


def said_instead(terms: Sequence[Term], named: NamedTarget, typed: Bag, lexicon: Lexicon) -> tuple[Term, ...]:
    """Return the first words of weight that a question has where the row's name has others; none where all is said.

    At the head of a name words weigh enough by which other rows are named: "tỷ lệ doanh nghiệp", "tỷ lệ người dân".
    """
    for place in _in_place(terms, named, typed):
        others = [term for term in place.foreign if not _same_otherwise([term], place.unsaid)]
        pairs = tuple(pairwise(others))
        of_rows = any((a.folded, b.folded) in lexicon.pairs_of_rows for a, b in pairs)
        if (place.at_head and of_rows) or _weigh_enough(others, pairs, lexicon):
            return place.said
    return ()


def _weigh_enough(terms: Sequence[Term], pairs: Sequence[tuple[Term, Term]], lexicon: Lexicon) -> bool:
    """Tell whether words that the library may well know are too rare to be another word for the same."""
    unknown = lexicon.weight(_UNKNOWN)
    weights = [lexicon.weight(term) / unknown for term in terms]
    if max(weights, default=0.0) >= _OF_WEIGHT or sum(weights) >= _OF_WEIGHT_TOGETHER:
        return True
    return any(lexicon.weight_of_pair(a, b) >= _OF_PAIR * unknown for a, b in pairs)


@dataclass(frozen=True, slots=True)
class _Place:
    """What a question says where the name of a row has something that is not said.

    `said` are all of its words there, `foreign` those that the row has nowhere, `unsaid` what it has instead.
    """

    said: tuple[Term, ...]
    foreign: list[Term]
    unsaid: list[str]
    at_head: bool


def _in_place(terms: Sequence[Term], named: NamedTarget, typed: Bag) -> Iterator[_Place]:
    """Yield the places where a question and the name of a row go on with different words."""
    asked, own = [term.folded for term in terms], [term.folded for term in named.terms]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, asked, own, autojunk=False).get_opcodes():
        if kind != "replace":
            continue
        foreign = [term for term in terms[i1:i2] if not named.bag.holds(term)]
        unsaid = [term.folded for term in named.terms[j1:j2] if term.folded not in typed.folded]
        if foreign and unsaid:
            yield _Place(tuple(terms[i1:i2]), foreign, unsaid, at_head=j1 == 0)


def _same_otherwise(said: Sequence[Term], printed: Sequence[str]) -> bool:
    """Tell whether words are those that are printed, with a slip or by their initials."""
    initials = "".join(word[0] for word in printed)
    if len(said) != 1:
        return False
    word = said[0].folded
    return word == initials or any(_is_slip(word, meant) for meant in printed)


def _is_slip(typed: str, meant: str) -> bool:
    """Tell whether a word is another with one letter off; of short ones, and of "5G", that is another thing."""
    long = max(len(typed), len(meant)) >= _SHORTEST
    return long and typed.isalpha() and meant.isalpha() and _one_off(typed, meant)
