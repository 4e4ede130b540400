"""Invented documents that speak as the corpus does: clauses of its sentences, put together anew."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from assistant.library.nouns import Document, Holding, Passage, Provision

EACH = 60
"""Provisions of one document, about as many as a decree has."""
_ENDS = re.compile(r"(?<=[.;:?!…])\s+|\n+|\t+")
_CLAUSES = re.compile(r"[,;:.]\s+")
_SHORTEST = 3
_MOST_CLAUSES = 2


class Invention:
    """Makes documents from the passages of others, the same ones for the same seed."""

    def __init__(self, passages: Sequence[Passage], seed: int = 57) -> None:
        """Take the passages whose clauses, headings and lengths are used."""
        self._random = Random(seed)  # noqa: S311 - nothing is kept secret by it
        sentences = [sentence for passage in passages for sentence in _ENDS.split(passage.text)]
        self._clauses = sorted({clause for sentence in sentences for clause in _clauses(sentence)})
        self._headings = sorted({passage.heading.partition("\n")[0] for passage in passages})
        self._lengths = [len(passage.text.split()) for passage in passages]

    def holdings(self, provisions: int) -> Iterator[Holding]:
        """Yield documents that have so many provisions together."""
        for n, first in enumerate(range(0, provisions, EACH), start=1):
            yield self._holding(n, min(EACH, provisions - first))

    def _holding(self, n: int, count: int) -> Holding:
        about = _document(n, self._random.choice(self._headings))
        texts = [f"Điều {article}. {self._text()}\n" for article in range(1, count + 1)]
        starts = [0]
        for text in texts:
            starts.append(starts[-1] + len(text))
        provisions = tuple(
            Provision(
                id=f"{about.id}/d{article}",
                document=about.id,
                path=f"d{article}",
                parent=None,
                kind="article",
                label=f"Điều {article}",
                trail=(),
                text=text,
                start=start,
                end=end,
                subtree_end=end,
            )
            for article, (text, start, end) in enumerate(
                zip(texts, starts, starts[1:], strict=False), start=1
            )
        )
        passages = tuple(
            Passage(one.id, about.id, f"{about.title}\n{one.label}", one.text) for one in provisions
        )
        whole = "".join(texts)
        return Holding(about, whole, whole, (), provisions, (), (), (), (), passages, ())

    def _text(self) -> str:
        """Return sentences until there are as many words as some passage of the corpus has."""
        sought = self._random.choice(self._lengths)
        text = self._sentence()
        while len(text.split()) < sought:
            text += " " + self._sentence()
        return text

    def _sentence(self) -> str:
        clauses = self._random.sample(self._clauses, self._random.randint(1, _MOST_CLAUSES))
        sentence = ", ".join(clauses)
        return f"{sentence[0].upper()}{sentence[1:]}."


def questions(passages: Sequence[Passage], count: int, seed: int = 58) -> list[str]:
    """Return stretches of 5 to 14 words of passages taken at random, as a person would ask for them."""
    random = Random(seed)  # noqa: S311 - as above
    found: list[str] = []
    while len(found) < count:
        words = random.choice(passages).text.rstrip(".\n").split()[2:]
        start = random.randrange(max(len(words) - 5, 1))
        found.append(" ".join(words[start : start + random.randint(5, 14)]))
    return found


def _clauses(sentence: str) -> Iterator[str]:
    for clause in _CLAUSES.split(sentence):
        told = clause.strip(" .;:-–+•\"'“”()")
        if len(told.split()) >= _SHORTEST:
            yield told


def _document(n: int, title: str) -> Document:
    return Document(
        id=f"{n}-qd-hs-2031",
        number=f"{n}/QĐ-HS",
        kind="Quyết định",
        title=title,
        issuer="Ủy ban nhân dân tỉnh Hải Sơn",
        place="hai-son",
        signer="Người Ký",
        signed_on=date(2031, 2, 3),
        in_force_from=date(2031, 3, 1),
        in_force_to=None,
        known_on=date(2031, 3, 1),
    )
