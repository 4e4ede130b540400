"""The project's own pairs of words, from its glossary and its table of everyday speech, as lessons for the embedder."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from assistant.text.normal import fold, words
from ingest.reference import read_reference

_FRAMES = (
    "{}",
    "{}",
    "tôi muốn {} thì làm thế nào",
    "muốn {} thì phải làm gì",
    "chuyện {} ai lo",
    "{} ở đâu",
    "nhà nước có hỗ trợ gì về {} không",
    "bao giờ xã tôi có {}",
    "{} được quy định ra sao",
    "nhà tôi {} thì sao",
)
_PER_TERM = 400
_CONTEXT = 8


@dataclass(frozen=True, slots=True)
class Row:
    """Ways to say a thing and the terms of documents for it, the best first."""

    says: tuple[str, ...]
    means: tuple[str, ...]


def read_rows(corpus: Path) -> list[Row]:
    """Return the rows of everyday speech, then those of the glossary, said in its plain words and its aliases."""
    reference = read_reference(corpus)
    lay = [Row(row.says, row.means) for row in reference.lay_words]
    return lay + [Row((row.plain, *row.aliases), (row.term,)) for row in reference.glossary]


def split_rows(rows: Sequence[Row], held_out: float) -> tuple[list[Row], list[Row]]:
    """Return the rows to learn from, then about a share `held_out` of them that only measures.

    A row's side hangs on its own words alone, so the same row is always on the same side; what is said in
    a row that measures is taken out of those to learn from.
    """
    measures = [row for row in rows if _luck_of(row) < held_out]
    unseen = {fold(said) for row in measures for said in row.says}
    learned = []
    for row in rows:
        says = tuple(said for said in row.says if fold(said) not in unseen)
        if says and _luck_of(row) >= held_out:
            learned.append(Row(says, row.means))
    return learned, measures


def _luck_of(row: Row) -> float:
    return hashlib.sha256(row.says[-1].encode()).digest()[0] / 256


def find_terms(rows: Sequence[Row], sentences: Sequence[str]) -> dict[str, list[int]]:
    """Return for each term of `rows` the rows of `sentences` that use it, the first few hundred."""
    starts: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for term in dict.fromkeys(term for row in rows for term in row.means):
        spelled = tuple(word.lower() for word in words(term))
        if len(spelled) > 1:
            starts.setdefault(" ".join(spelled[:2]), []).append((term, spelled))
    found: dict[str, list[int]] = {}
    for place, sentence in enumerate(sentences):
        line = re.findall(r"\w+", sentence.lower())
        for n, pair in enumerate(pairwise(line)):
            for term, spelled in starts.get(" ".join(pair), ()):
                if (
                    tuple(line[n : n + len(spelled)]) == spelled
                    and len(found.setdefault(term, [])) < _PER_TERM
                ):
                    found[term].append(place)
    return found


def lessons(
    rows: Sequence[Row],
    used: Mapping[str, Sequence[int]],
    sentences: Sequence[str],
    count: int,
    luck: np.random.Generator,
) -> Iterator[tuple[str, str | int]]:
    """Yield `count` pairs: what is said, and the term (a text) or a sentence (its row) that uses the term.

    Where a sentence is found, every other time what is said takes the term's place among its neighbours.
    """
    for _ in range(count):
        row = rows[int(luck.integers(len(rows)))]
        said = row.says[int(luck.integers(len(row.says)))]
        # The first meaning is the nearest one.
        term = row.means[min(int(luck.integers(len(row.means))), int(luck.integers(len(row.means))))]
        places = used.get(term, ())
        frame = _FRAMES[int(luck.integers(len(_FRAMES)))] if len(said.split()) < 8 else "{}"
        kind = luck.random()
        if not places or kind < 0.35:
            yield (frame.format(said), term) if luck.random() < 0.8 else (term, said)
            continue
        place = places[int(luck.integers(len(places)))]
        yield (frame.format(said) if kind < 0.65 else _swapped(sentences[place], term, said)), place


def _swapped(sentence: str, term: str, said: str) -> str:
    """Return a stretch of `sentence` around `term`, with `said` in its place."""
    pattern = r"\W+".join(map(re.escape, words(term)))
    found = re.search(pattern, sentence, re.IGNORECASE)
    if not found:
        return said
    before, after = sentence[: found.start()].split(), sentence[found.end() :].split()
    return " ".join([*before[-_CONTEXT // 2 :], said, *after[: _CONTEXT // 2]])
