"""Which sentence of its passages each clause of a claim is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answers.proof.claims.alike import Unit, of_units, units
from assistant.answers.proof.claims.amounts import Amount, amounts
from assistant.answers.proof.claims.reading import listed, told


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of a claim, a sentence that says the most of it, its number, and how much it says (0..1)."""

    clause: str
    sentence: str
    number: int
    share: float


@lru_cache(maxsize=512)
def clauses_of(text: str) -> tuple[int, ...]:
    """Return for every word the number of the clause it is in: a sentence, or what a turning word begins."""
    found: list[int] = []
    clause = last = 0
    for word in told(text).words:
        clause += word.sentence != last or word.text in listed("claims.polarity.clauses")
        last = word.sentence
        found.append(clause)
    return tuple(found)


@lru_cache(maxsize=64)
def aligned(claim: str, passage: str, as_good: float = 1.0) -> tuple[Pair, ...]:
    """Return each clause of a claim with the sentences of the passage that say the most of it, or nearly as much."""
    sentences = tuple(word.sentence for word in told(passage).words)
    theirs = _gathered(passage, sentences)
    grounds = {number: of_units(found) for number, (found, _) in theirs.items()}
    pairs: list[Pair] = []
    for clause, (said, figures) in _gathered(claim, clauses_of(claim)).items():
        total = len(said) + len(figures)
        shares = {
            number: (
                sum(map(grounds[number].support, said))
                + sum(any(one.same_value(other) for other in printed) for one in figures)
            )
            / total
            for number, (_, printed) in theirs.items()
        }
        best = max(shares.values(), default=0.0)
        pairs += [
            Pair(_text(claim, clauses_of(claim), clause), _text(passage, sentences, number), number, share)
            for number, share in shares.items()
            if share and share >= as_good * best
        ]
    return tuple(pairs)


def _gathered(text: str, numbers: Sequence[int]) -> dict[int, tuple[list[Unit], list[Amount]]]:
    found: dict[int, tuple[list[Unit], list[Amount]]] = {}
    for unit in units(text):
        found.setdefault(numbers[unit.first], ([], []))[0].append(unit)
    for one in amounts(text):
        found.setdefault(numbers[one.first], ([], []))[1].append(one)
    return found


def _text(text: str, numbers: Sequence[int], number: int) -> str:
    read = told(text)
    places = [word for word, of in zip(read.words, numbers, strict=True) if of == number]
    return read.text[places[0].start : places[-1].end]
