"""The verbatim writer: the smallest complete clause that holds what was asked, word for word."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Nearest, Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.fitting import fits
from assistant.answers.lexicon import Bag, Lexicon
from assistant.answers.terms import content_terms
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.addresses import place_url
from assistant.library.nouns import Provision, Span
from assistant.search.query import Query

ENOUGH = 0.85
"""The share of the question's weight that a clause must hold to answer; below it we abstain."""
IN_ORDER = 0.5
"""The share of the question's neighbouring words that must be neighbours in the clause too."""
_AS_GOOD = 0.9
"""A clause that ranks lower than this share of the best one is not taken in its place."""
_CANDIDATES = 20
_NEAREST = 3
_NOT_ALONE = frozenset({"row", "footnote"})
"""A row answers through its cells, a footnote beside what it notes."""
_NEAR = 0.35
"""Below this share of the question's weight a clause is not near, and offering it would mislead."""
_MARK = ("-", "–", "—", "•", "●", "+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that search found, and how it fits the question, each from 0 to 1.

    `coverage` is how much of the question it holds, `phrase` how much of that in the question's
    order; `headed` is how much of a heading the question says, 0 for what is no heading.
    """

    provision: Provision
    coverage: float
    phrase: float
    score: float
    headed: float

    @property
    def rank(self) -> float:
        """Return what candidates are ordered by."""
        return self.coverage + 0.25 * self.phrase + 0.25 * self.score + 0.3 * self.headed


def find_provisions(
    asked: Understood, query: Query, lexicon: Lexicon, documents: Collection[str]
) -> list[Candidate]:
    """Return the clauses nearest to the question, read as `query`, the best first."""
    hits = lexicon.edition.search(query, documents=documents, k=_CANDIDATES)
    spoken = Bag.of(asked.text)
    found = []
    for hit in hits:
        bag = lexicon.passages[hit.provision]
        provision = lexicon.provision(hit.provision)
        terms = asked.terms_in(bag)
        leads_in = provision.subtree_end > provision.end
        found.append(
            Candidate(
                provision=provision,
                coverage=lexicon.coverage(terms, bag),
                phrase=lexicon.phrase_coverage(terms, bag),
                score=hit.score,
                headed=lexicon.coverage(content_terms(provision.text), spoken) if leads_in else 0.0,
            )
        )
    return sorted(found, key=lambda candidate: -candidate.rank)


def write_provisions(asked: Understood, found: Sequence[Candidate], lexicon: Lexicon) -> Written | None:
    """Return the best clause verbatim, or None when no clause holds what was asked."""
    fitting = (
        c
        for c in found
        if c.coverage >= ENOUGH and c.phrase >= IN_ORDER and c.provision.kind not in _NOT_ALONE
    )
    best = next((c for c in fitting if _whole(asked, c) and fits(asked, c.provision, lexicon)), None)
    top = max((c.rank for c in found), default=0.0)
    if best is None or best.rank < _AS_GOOD * top:
        return None
    return write_whole(best.provision, lexicon)


def _whole(asked: Understood, candidate: Candidate) -> bool:
    """Tell whether what must stand there whole does: "Sở X" is not any "sở" and some "X"."""
    return "duties" not in asked.wants or candidate.phrase == 1


def write_whole(provision: Provision, lexicon: Lexicon) -> Written:
    """Return a provision word for word: its own text and, where it only leads in, everything below it."""
    citer = Citer(lexicon)
    sentences = say_whole(provision, lexicon, citer)
    return Written(Status.ANSWERED, sentences, citer.citations, provision.id)


def say_whole(provision: Provision, lexicon: Lexicon, citer: Citer) -> tuple[Sentence, ...]:
    """Return a provision and everything below it as sentences, each word for word."""
    parts = (part for part in lexicon.library.subtree(provision) if part.kind != "columns")
    return tuple(citer.said(citer.quote(part, _without_mark(part))) for part in parts)


def nearest(found: Sequence[Candidate], lexicon: Lexicon) -> tuple[Nearest, ...]:
    """Return the few clauses to offer when nothing answers."""
    citer = Citer(lexicon)
    near = [c.provision for c in found if c.coverage >= _NEAR and c.provision.kind != "part"]
    return tuple(
        Nearest(
            citer.quote(one, _without_mark(one)),
            place_url(one.id),
            "digest" if lexicon.documents[one.document].text == "digest" else "verbatim",
        )
        for one in near[:_NEAREST]
    )


def _without_mark(provision: Provision) -> Span:
    """Return the own text less a bullet's dash, which is layout and not words."""
    text = provision.text
    if provision.kind in {"bullet", "recipients"} and text.startswith(_MARK):
        return Span(provision.start + 1, provision.end)
    return provision.span
