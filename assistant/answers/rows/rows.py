"""Which rows of the indicator tables a question is about."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial

from assistant.answers.question.bag import Bag, bag_of_row
from assistant.answers.question.bounds import bound_of
from assistant.answers.question.everyday import in_words_of
from assistant.answers.question.lexicon import Lexicon, NamedTarget
from assistant.answers.question.milestones import asked_of
from assistant.answers.question.terms import Term, says, without_asking, without_phrases
from assistant.answers.question.understand import Understood
from assistant.answers.rows.look_alikes import resembling
from assistant.answers.rows.row_numbers import row_numbers
from assistant.answers.rows.row_words import (
    names_another,
    said_instead,
    terms_of_rows,
    units_apart,
    without_slips,
)
from assistant.library.nouns import Target
from assistant.text.comparators import Bound
from assistant.text.footnotes import CELL_MARK
from assistant.text.normal import fold, syllables, toned
from assistant.wording import words as phrases_of

_ENOUGH = 0.8
"""The share of the question's weight that a row's name must hold to be what is asked about."""
_IN_ORDER = 0.5
"""The share of the question's neighbouring words that must be neighbours in the row's name."""
_FEW = 3
"""So few words mean a row only where all of them stand there as they were said."""
_NAMED = 0.5
"""The share of the row's own words that a question must say when it asks for no figure and no year."""
_HALF_NAMED = 0.35
"""The same where it asks how many, and of no year: "mấy phường" asks for no row that merely has the word."""
_SHARED = 0.35
"""The share of a subject before a colon that the row must hold which the words after it name."""
_AS_GOOD = 0.93
"""Rows that score at least this share of the best one are not told apart by the question."""
_LESS = 0.06
"""A row that holds so much less of the question than the best one is told apart by it."""
_TOLD_APART = 0.8
"""The share of what one twin's name has and the other's has not that a question must say to mean that one."""
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=\S)|\n+")
_WHICH_ONES = re.compile(
    r"\b(?:nhung|cac|la|gom)\s+(?!nam|moc|chi tieu|chi so|gia tri|muc|giai doan|dong|o\b)\w+(?:\s+\w+)?\s+nao\b"
)
_FEWEST = 2
"""A last sentence of fewer words that name something asks nothing by itself."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows a question means (several when it does not tell them apart), and those easily taken for them.

    They are meant `by_number` where it gives the numbers of rows. `instead` are words that the question has where
    the names of all of them have others: they are but the nearest.
    """

    meant: tuple[Target, ...] = ()
    alike: tuple[Target, ...] = ()
    by_number: bool = False
    instead: tuple[Term, ...] = ()


def find_rows(
    asked: Understood, lexicon: Lexicon, documents: Collection[str], *, words: str = "rows.value_words"
) -> Rows:
    """Return the rows the question is about: by number where it gives one, else by name.

    A row whose whole name is said is meant alone; others that fit the words as well are alike. `words` is a list of
    words that say nothing of a row unless they stand in its name.
    """
    rows = [row for row in lexicon.targets if row.target.document in documents]
    numbers = row_numbers(asked.text, {row.target.number for row in rows})
    if numbers:
        named = tuple(row.target for n in numbers for row in rows if row.target.number == n)
        return Rows(named, by_number=True)
    if not rows or _asks_else(asked) or _names_a_deed(asked, lexicon):
        return Rows()
    figure = _asks_figure(asked)  # a reading is without the words that ask
    for reading in _readings(asked, lexicon):
        found = _named(reading, rows, lexicon, words, asks_figure=figure) if reading.terms else Rows()
        if found.meant:
            return found
    return _below_a_subject(asked, rows, lexicon, words, asks_figure=figure)


def _below_a_subject(
    asked: Understood, rows: Sequence[NamedTarget], lexicon: Lexicon, words: str, *, asks_figure: bool
) -> Rows:
    """Return the rows that what follows a colon names, where they have a share of the subject before it as well.

    A subject says more than a name prints: "Đi chợ xa khi bán rau sạch: tỷ lệ sạp có tủ lạnh là bao nhiêu?"
    """
    subject, _, asks = asked.text.partition(":")
    before, reading = (
        about_rows(asked, lexicon, "rows.of_values", "rows.of_times", "rows.now", text=text)
        for text in (subject, asks)
    )
    if not before.terms or len(reading.terms) < _FEW:
        return Rows()
    sharing = [row for row in rows if lexicon.coverage(before.terms, row.bag) >= _SHARED]
    return _named(reading, sharing, lexicon, words, asks_figure=asks_figure)


def _asks_figure(asked: Understood) -> bool:
    by_order = says(asked.text, "rows.last_milestone") or says(asked.text, "rows.first_milestone")
    return (
        by_order
        or reached_of(asked.text) is not None
        or bool(asked.years or asked.wants & {"amount", "figure"})
        or says(asked.text, "rows.asks_series")
    )


def _asks_else(asked: Understood) -> bool:
    """Tell whether no figure of a row answers: an agency, its work, a sum of money or names are asked for."""
    figure = _asks_figure(asked)
    work = "duties" in asked.wants and not ("amount" in asked.wants and not asked.agencies)
    names = "amount" not in asked.wants and _WHICH_ONES.search(fold(asked.text)) is not None
    whose = ("whose" in asked.wants or bool(asked.agencies)) and not figure
    return whose or work or names or "money" in asked.wants


def _names_a_deed(asked: Understood, lexicon: Lexicon) -> bool:
    """Tell whether a bare phrase begins with what is to be done ("tăng chi"), which the name of no row does."""
    first = asked.text.split()[:1]
    opens = bool(first) and says(first[0], "rows.deeds") and not asked.years
    if not opens or "amount" in asked.wants or says(asked.text, "questions.words_that_ask"):
        return False
    pair = tuple(term.folded for term in asked.terms[:2])
    return len(pair) > 1 and pair not in lexicon.pairs_of_rows


def about_rows(asked: Understood, lexicon: Lexicon, *kinds: str, text: str | None = None) -> Understood:
    """Return the question, or a part of its text, less the phrases of these lists."""
    text = units_apart(without_phrases(asked.text if text is None else text, kinds), lexicon)
    less = set(map(str, asked.years))
    whole = terms_of_rows(without_asking(text), lexicon, less=less)
    for place in asked.places:
        text = re.sub(rf"{re.escape(place)}|{re.escape(fold(place))}", " ", text, flags=re.IGNORECASE)
    terms = terms_of_rows(without_phrases(without_asking(text), ("of_place",)), lexicon, less=less)
    return replace(
        asked, text=text, terms=terms, whole=whole, left_out=tuple(t for t in whole if t not in terms)
    )


def row_terms(terms: Sequence[Term], lexicon: Lexicon, words: str) -> tuple[Term, ...]:
    """Return the terms less those of a list that stand beside no word as in a row's name."""
    kept = []
    for i, term in enumerate(terms):
        around = [(terms[i - 1].folded, term.folded)] if i else []
        around += [(term.folded, terms[i + 1].folded)] if i + 1 < len(terms) else []
        said = (term.toned or term.folded) in _listed(words, accented=term.toned is not None)
        if not said or any(pair in lexicon.pairs_of_rows for pair in around):
            kept.append(term)
    return tuple(kept)


@cache
def _listed(words: str, *, accented: bool) -> frozenset[str]:
    return frozenset(toned(word) if accented else fold(word) for word in phrases_of(words))


def reached_of(text: str) -> Bound | None:
    """Return what a question asks the year of: a bound that it names, or all there is."""
    if not says(text, "rows.which_year"):
        return None
    return bound_of(text) or (Bound("=", 100.0, "%", 0, 0) if says(text, "rows.whole") else None)


def _readings(asked: Understood, lexicon: Lexicon) -> Iterator[Understood]:
    """Yield the question in the ways it may be meant: what its last sentence asks, all of it, and everyday words.

    Who tells a story first asks in the last sentence; a year told before belongs to it.
    """
    reached = reached_of(asked.text)
    if reached:
        asked = replace(
            asked, text=without_phrases(reached.left_out_of(asked.text), ("rows.which_year", "rows.whole"))
        )
    last = _SENTENCE.split(asked.text.strip())[-1]
    texts = [last, asked.text] if last != asked.text.strip() else [asked.text]
    if asked.agencies:
        texts.append(asked.spoken)  # a row may name a body otherwise than its full name
    for text in texts:
        reading = about_rows(asked, lexicon, "rows.of_values", "rows.of_times", "rows.now", text=text)
        if len(reading.terms) >= _FEWEST or text in {asked.text, asked.spoken}:
            yield reading
    asks_value = bool(asked.years) or "amount" in asked.wants or says(asked.text, "rows.asks_series")
    for text in texts if asks_value else ():
        for plain_words in lexicon.edition.reader.readings(text):
            yield about_rows(asked, lexicon, "rows.of_values", "rows.of_times", "rows.now", text=plain_words)


def _named(
    asked: Understood, rows: Sequence[NamedTarget], lexicon: Lexicon, words: str, *, asks_figure: bool
) -> Rows:
    """Return the rows whose names hold the words of a reading, the best and those as good."""
    spoken, typed = Bag.of(asked.text), Bag.of(asked.spoken)
    kept = cache(partial(row_terms, lexicon=lexicon, words=words))  # most rows read the terms in one way
    scores: dict[Target, float] = {}
    cover: dict[Target, float] = {}
    for row in rows:
        terms = kept(without_slips(asked.terms_in(row.bag), row.bag, lexicon))
        covered = lexicon.coverage(tuple(dict.fromkeys(terms)), row.bag)  # a word said twice says no more
        if covered < _ENOUGH or (covered < 1 and names_another(terms, row, typed, lexicon)):
            continue
        phrase = lexicon.phrase_coverage(terms, row.bag)
        rare = covered == 1 and any(map(lexicon.is_rare, terms))
        named = lexicon.coverage(row.terms, spoken)
        all_said = covered == 1 and asks_figure
        in_order = (0.0 if rare else _IN_ORDER) if all_said or len(terms) > _FEW else 1.0
        told = bool(asked.years) or ("figure" in asked.wants and len(terms) >= _FEW) or (rare and asks_figure)
        enough = 0.0 if told else _HALF_NAMED if asks_figure else _NAMED
        if phrase >= in_order and named >= enough:
            cover[row.target] = covered
            scores[row.target] = 0.7 * covered + 0.2 * phrase + 0.1 * named
    if "amount" in asked.wants and any(map(_has_number, scores)):
        scores = {target: score for target, score in scores.items() if _has_number(target)}
    best = max(scores.values(), default=0.0)
    close = sorted((t for t, s in scores.items() if s >= _AS_GOOD * best), key=lambda t: -scores[t])
    close = [t for t in close if cover[t] >= max(cover[other] for other in close) - _LESS]
    said_whole = [row.target for row in rows if _is_said(row.target, asked.text, scores)]
    if not said_whole:
        twins = _twins(close[0], spoken, rows, lexicon) if len(close) == 1 else ()
        instead = _instead([row for row in rows if row.target in close], asked, lexicon, words)
        return Rows((*close, *twins), instead=instead)
    meant = max(said_whole, key=lambda target: len(target.name))
    return Rows((meant,), tuple(target for target in close if target != meant))


def _instead(
    meant: Sequence[NamedTarget], asked: Understood, lexicon: Lexicon, words: str
) -> tuple[Term, ...]:
    """Return the words that a question has where the names of all these rows have others, if no row has them all."""
    typed = Bag.of(asked.spoken)
    found: tuple[Term, ...] = ()
    for row in (_at_years(row, asked.years) for row in meant):
        read = without_slips(asked.terms_in(row.bag), row.bag, lexicon)
        terms = in_words_of(row.bag, row_terms(read, lexicon, words), asked.everyday).terms
        said = said_instead(terms, row, typed, lexicon)
        found = found or said
        if not said or all(map(row.bag.holds, found)):
            return ()
    return found


def _at_years(row: NamedTarget, years: Sequence[int]) -> NamedTarget:
    """Return a row with the words of its name and of the cells of these years only; of all where none is given."""
    cells = asked_of(row.target, years)
    return row if not years or not cells else replace(row, bag=bag_of_row(row.target, cells))


def _twins(target: Target, spoken: Bag, rows: Sequence[NamedTarget], lexicon: Lexicon) -> tuple[Target, ...]:
    """Return the rows of nearly the same name that the question does not tell from the one it fits best."""
    one = next(row for row in rows if row.target == target)
    return tuple(
        other.target
        for other, own in resembling(one, rows, lexicon)
        if not (own and lexicon.coverage(own, spoken) >= _TOLD_APART)
    )


def _is_said(target: Target, text: str, fitting: Collection[Target]) -> bool:
    """Tell whether a row's whole name is said: a short one counts only where it fits the question as well."""
    name = _name(target.name)
    return name in _phrase(text) and (target in fitting or len(name.split()) > _FEW)


def _has_number(target: Target) -> bool:
    """Tell whether the row sets any number; one that only leads a group may have them below it."""
    return not target.milestones or any(m.amount is not None for m in target.milestones)


def shown_name(target: Target) -> str:
    """Return the row's name without footnote marks and stray signs at its end."""
    return _shown(target.name)


def _shown(name: str) -> str:
    return CELL_MARK.sub("", name).strip(" ;.,")


@lru_cache(maxsize=4096)
def _name(name: str) -> str:
    return _phrase(_shown(name))


@lru_cache(maxsize=64)
def _phrase(text: str) -> str:
    """Return the syllables of a text as one string, so that one phrase can be looked for in another."""
    return f" {' '.join(syllables(text))} "
