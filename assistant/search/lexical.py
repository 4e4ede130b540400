"""Lexical search by BM25 over folded syllables and pairs of them; the only file that knows bm25s."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.library.manifest import damaged, digest_of_ids
from assistant.library.nouns import Passage
from assistant.search.best import best
from assistant.search.query import WIDENED, Query
from assistant.search.windows import passage_text
from assistant.text.normal import fold, has_accents, toned, words

if TYPE_CHECKING:
    from bm25s import BM25
    from numpy.typing import NDArray

_CARD = "lexical.json"
# What a term is worth beside plain BM25; chosen on questions that are no part of the project (docs/embedder.md).
_REPEATED = 0.4
"""BM25's k1: passages are short, so that a passage says a word matters, and little how often (1.5 is usual)."""
_PAIR = 0.4
"""What two syllables side by side add to what each counts alone."""
_RARITY = 1.25
"""The power of a term's rarity: rare words decide more than BM25 has them."""
_NUMBER = 2.0
"""What a number counts beside a word: it may be as frequent as a word, yet another year's line is no answer."""


@dataclass(frozen=True, slots=True)
class Field:
    """An index of the passages: in which form it has their words, and what a word counts there."""

    name: str
    form: Callable[[str], str]
    weight: float


# A passage is found by its headings and its text as one: weighed apart, on every set of questions that was tried,
# the right passage came first less often. With accents the same word counts once more, which parts what only
# looks alike without them; 0.5 was chosen on questions that are no part of the project.
FIELDS = (
    Field("words", fold, 1.0),
    Field("accents", toned, 0.5),
)


def terms(text: str, form: Callable[[str], str] = fold) -> list[str]:
    """Return what is compared: the syllables of `text` in a form, folded or toned, then each pair of neighbours.

    Most Vietnamese words have two syllables, so a pair tells words apart that share one.
    """
    single = [form(word) for word in words(text)]
    return [*single, *(f"{one} {two}" for one, two in pairwise(single))]


def write_lexical(folder: Path, passages: Sequence[Passage], *, version: str) -> None:
    """Write the index of `passages`, whose rows keep their order, into the new folder `folder`."""
    bm25 = _bm25()
    folder.mkdir()
    held: list[str] = []
    for field in FIELDS:
        tokens = [terms(passage_text(passage), field.form) for passage in passages]
        if any(tokens):
            index = bm25(k1=_REPEATED)
            index.index(tokens, show_progress=False)
            _weigh(index, len(passages))
            index.save(folder / field.name, show_progress=False)
            held.append(field.name)
    card = {
        "version": version,
        "rows": len(passages),
        "ids": digest_of_ids(passage.provision for passage in passages),
        "fields": held,
    }
    (folder / _CARD).write_text(json.dumps(card) + "\n", encoding="utf-8")


class Lexical:
    """The lexical index of one version; its rows are the library's passages, in their order."""

    def __init__(self, folder: Path) -> None:
        """Load the index in `folder`; LibraryDamaged when it cannot be read."""
        bm25 = _bm25()
        try:
            card = json.loads((folder / _CARD).read_text(encoding="utf-8"))
            self.version: str = card["version"]
            self.rows: int = card["rows"]
            self.ids: str = card["ids"]
            self._fields = [
                (field, bm25.load(folder / field.name, show_progress=False))
                for field in FIELDS
                if field.name in card["fields"]
            ]
        except (OSError, ValueError, KeyError) as error:
            raise damaged(folder.parent, folder.name) from error
        marked = (index.vocab_dict for field, index in self._fields if field.form is toned)
        self._printed: dict[str, int] = next(marked, {})

    def prints(self, one: str, other: str) -> bool:
        """Tell whether a passage has these two syllables side by side, with these accents."""
        return f"{toned(one)} {toned(other)}" in self._printed

    def scores(self, query: Query) -> "NDArray[np.float32]":
        """Return the score of every row, 0 where it shares no syllable with the query or what it was widened to."""
        total = np.zeros(self.rows, dtype=np.float32)
        for field, index in self._fields:
            for weight, asked in self._asked(query, field):
                known = index.get_tokens_ids(asked)
                if known:
                    total += np.float32(field.weight * weight) * index.get_scores_from_ids(known)
        return total

    def top(
        self, query: Query, k: int, allowed: "NDArray[np.bool_] | None" = None
    ) -> list[tuple[int, float]]:
        """Return at most `k` rows with their scores, best first, equal ones in document order.

        Only rows where `allowed` (one boolean a row) holds compete; rows that score 0 are left out.
        """
        scores = self.scores(query)
        if allowed is not None:
            scores = np.where(allowed, scores, np.float32(0))
        rows = best(scores, k)
        return [(int(row), float(scores[row])) for row in rows if scores[row] > 0]

    def coverage(self, query: Query, rows: Sequence[int]) -> float:
        """Return how much of a query the best of `rows` says, from 0 to 1: its syllables, rare ones counting more.

        A syllable counts its rarity, one that no passage has the most.
        """
        said = np.zeros(len(rows))
        whole = 0.0
        index = next((index for field, index in self._fields if field.form is fold), None)
        for syllable in dict.fromkeys(map(fold, words(query.text))) if index else ():
            having = _postings(index, syllable)
            rarity = float(_rarity(np.array(len(having)), self.rows))
            whole += rarity
            if len(having):
                sought = np.asarray(rows, dtype=having.dtype)  # of another kind, all postings would be copied
                at = np.minimum(np.searchsorted(having, sought), len(having) - 1)
                said += rarity * (having[at] == sought)
        return float(said.max(initial=0.0)) / whole if whole else 0.0

    def why(self, query: Query, row: int) -> list[tuple[str, str, float]]:
        """Return what of the query gave a row its score: field, term and amount, the most first."""
        spelled = {
            toned(word): word.lower() for text in (query.accented, *query.widened) for word in words(text)
        }
        gave = []
        for field, index in self._fields:
            for weight, asked in self._asked(query, field):
                for term in asked:
                    known = index.get_tokens_ids([term])
                    amount = float(index.get_scores_from_ids(known)[row]) if known else 0.0
                    if amount > 0:
                        told = " ".join(spelled.get(one, one) for one in term.split())
                        gave.append((field.name, told, field.weight * weight * amount))
        return sorted(gave, key=lambda one: -one[2])

    @staticmethod
    def _asked(query: Query, field: Field) -> Iterator[tuple[float, list[str]]]:
        """Yield the terms to look for in a field, each once, with what they count there."""
        accents = field.form is toned
        said = dict.fromkeys(terms(query.accented if accents else query.text, field.form))
        if not accents or has_accents(query.accented):
            yield 1.0, list(said)
        more = dict.fromkeys(term for words in query.widened for term in terms(words, field.form))
        more = {term: None for term in more if term not in said}
        if more:
            yield WIDENED, list(more)


def _weigh(index: "BM25", rows: int) -> None:
    """Multiply what BM25 wrote for each term by what a term of its kind and rarity is worth."""
    having = np.diff(index.scores["indptr"])
    kinds = np.ones(len(having))
    for term, id_ in index.vocab_dict.items():
        if id_ < len(having):  # bm25s may know the empty term besides, which stands nowhere
            kinds[id_] = _kind(term.split(" "))
    worth = kinds * _rarity(having, rows) ** (_RARITY - 1)
    index.scores["data"] *= np.repeat(worth, having).astype(np.float32)


def _kind(parts: Sequence[str]) -> float:
    number = any(part[:1].isdigit() for part in parts)
    return (_PAIR if len(parts) > 1 else 1.0) * (_NUMBER if number else 1.0)


def _rarity(having: "NDArray[np.int64]", rows: int) -> "NDArray[np.float64]":
    """Return the inverse document frequency of terms that so many of the rows have (Robertson, Spärck Jones 1976)."""
    rarity: NDArray[np.float64] = np.log(1 + (rows - having + 0.5) / (having + 0.5))
    return rarity


def _postings(index: "BM25", term: str) -> "NDArray[np.int64]":
    """Return the rows that have a term, in order."""
    id_ = index.vocab_dict.get(term)
    if id_ is None:
        return np.zeros(0, dtype=np.int64)
    begin, end = index.scores["indptr"][id_ : id_ + 2]
    rows: NDArray[np.int64] = index.scores["indices"][begin:end]
    return rows


def _bm25() -> "type[BM25]":
    import bm25s

    # Its logger opens itself to every debug line when it is imported.
    bm25s.logger.setLevel(logging.WARNING)
    index: type[BM25] = bm25s.BM25
    return index
