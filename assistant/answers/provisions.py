"""The verbatim writer: the smallest complete clause that holds what was asked, word for word."""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Nearest, Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.citizens import for_citizens, promised_together
from assistant.answers.confidence import SURE, Signs, confidence
from assistant.answers.everyday import Everyday, Meant
from assistant.answers.fitting import begins_with_promise, fits
from assistant.answers.lexicon import Bag, Lexicon
from assistant.answers.strangers import with_what_is_not_held
from assistant.answers.terms import content_terms, said_of
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.addresses import place_url
from assistant.library.nouns import Provision, Span
from assistant.search.query import Query
from assistant.text.normal import fold

_CANDIDATES = 20
_NEAREST = 3
_AS_MUCH = 0.1
"""A second clause that covers less of the question, by more than this, is no second answer."""
_KINDS = frozenset({"amount", "money", "when", "which_day", "which_document"})
_NOT_ALONE = frozenset({"row", "footnote", "recipients"})
"""A row answers through its cells, a footnote beside what it notes, who gets a document where that is asked."""
_NEAR = 0.35
"""Below this share of the question's weight a clause is not near, and offering it would mislead."""
_SENTENCES = re.compile(r"(?<=[.;:!?])\s+|\n+")
_ALIKE = 0.05
"""Clauses of one item whose coverage differs by no more say it together."""
_FEW = 12
"""An item of more provisions is not said whole for a question of one of them."""
_ITEMS = frozenset({"bullet", "point"})
_MARK = ("-", "–", "—", "•", "●", "+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that search found, and how it fits the question, each from 0 to 1.

    `coverage` is how much of the question it holds, `phrase` how much of that in the question's
    order; `headed` is how much of a heading the question says, 0 for what is no heading; `words` is its
    BM25 score, `placed` whether it stands in a part of the kind that the question names ("mục tiêu"); `read` are
    the everyday words of the question that it puts otherwise, `meant` their share of the question; `promised`
    is 1 where the question hopes for help and the clause begins with a promise.
    """

    provision: Provision
    coverage: float
    phrase: float
    score: float
    headed: float
    words: float
    placed: bool
    read: tuple[tuple[Everyday, Meant], ...]
    meant: float
    promised: float

    @property
    def rank(self) -> float:
        """Return what candidates are ordered by."""
        fit = self.coverage + 0.25 * self.phrase + 0.6 * self.score
        return fit + 0.3 * self.headed + 0.2 * self.placed + 0.2 * self.promised


def query_of(asked: Understood, lexicon: Lexicon) -> Query:
    """Return what to search for: the question less the names of documents, which say where and not what."""
    return lexicon.edition.reader.query(asked.text, asked.spoken)


def find_provisions(
    asked: Understood, query: Query, lexicon: Lexicon, documents: Collection[str]
) -> list[Candidate]:
    """Return the clauses nearest to the question, read as `query`, the best first."""
    hits = lexicon.edition.search(query, documents=documents, k=_CANDIDATES)
    spoken = Bag.of(asked.text)
    parts = said_of(asked.text, "questions.of_parts")
    found = []
    for hit in hits:
        bag = lexicon.passages[hit.provision]
        provision = lexicon.provision(hit.provision)
        subject = asked.subject_in(bag)
        terms = subject.terms
        otherwise = {term for _, meant in subject.read for term in meant.terms}
        leads_in = provision.subtree_end > provision.end
        found.append(
            Candidate(
                provision=provision,
                coverage=lexicon.coverage(terms, bag),
                phrase=lexicon.phrase_coverage(terms, bag),
                score=hit.score,
                headed=lexicon.coverage(content_terms(provision.text), spoken) if leads_in else 0.0,
                words=hit.lexical or 0.0,
                placed=any(part in fold(" ".join(provision.trail)) for part in parts),
                read=subject.read,
                meant=lexicon.share(otherwise.intersection(terms), terms),
                promised=float("help" in asked.wants and begins_with_promise(provision.text)),
            )
        )
    return sorted(found, key=lambda candidate: -candidate.rank)


def write_provisions(
    asked: Understood, found: Sequence[Candidate], before: Sequence[Candidate], lexicon: Lexicon
) -> Written | None:
    """Return the best clause verbatim, or None when it is not sure that one answers.

    `before` are those found in documents that were asked before these, in vain. Where it is only unsure
    which of two answers, both are said.
    """
    best = fitting(asked, found, lexicon)
    if best is None:
        return None
    if confidence(signs(asked, best, found, before, lexicon)) >= SURE:
        whole = promised_together(asked, best.provision, lexicon)
        written = for_citizens(asked, write_whole([whole], lexicon), whole, best.read, lexicon)
        return with_what_is_not_held(written, asked)
    rest = [one for one in found if one is not best]
    second = fitting(asked, rest, lexicon)
    if second is None or _within(second.provision, best.provision):
        return None
    others = [one for one in found if one is not second]
    sure = (
        confidence(signs(asked, best, others, before, lexicon)) >= SURE
        and second.coverage >= best.coverage - _AS_MUCH
    )
    if not sure:
        return None
    return with_what_is_not_held(write_whole([best.provision, second.provision], lexicon), asked)


def fitting(asked: Understood, found: Sequence[Candidate], lexicon: Lexicon) -> Candidate | None:
    """Return the best clause that has every kind of thing that the question wants."""
    alone = (one for one in found if one.provision.kind not in _NOT_ALONE)
    best = next((c for c in alone if _whole(asked, c) and fits(asked, c.provision, lexicon)), None)
    return best and _with_the_rest(best, found, lexicon)


def _with_the_rest(best: Candidate, found: Sequence[Candidate], lexicon: Lexicon) -> Candidate:
    """Return the item that holds the best clause, where several of its clauses answer alike; else that clause."""
    above = next((one for one in found if one.provision.id == best.provision.parent), None)
    if above is None or above.provision.kind in _NOT_ALONE or above.coverage < best.coverage - _ALIKE:
        return best
    alike = [one for one in found if one.provision.parent == best.provision.parent]
    alike = [one for one in alike if one.coverage >= best.coverage - _ALIKE]
    few = len(lexicon.library.subtree(above.provision)) <= _FEW
    return above if len(alike) > 1 and few else best


def signs(
    asked: Understood,
    candidate: Candidate,
    found: Sequence[Candidate],
    before: Sequence[Candidate],
    lexicon: Lexicon,
) -> Signs:
    """Return what speaks for a candidate among those found with it, and those found before."""
    # What stands in it, around it or beside it in one item says the same thing and contests nothing.
    others = [one for one in found if not _of_one_item(one.provision, candidate.provision)]
    text = candidate.provision.text
    terms = asked.subject_in(lexicon.passages[candidate.provision.id]).terms
    return Signs(
        margin=candidate.rank - max((one.rank for one in others), default=0.0),
        ahead=candidate.coverage - max((one.coverage for one in others), default=0.0),
        later=float(bool(before)),
        lead=candidate.coverage - max(one.coverage for one in before) if before else 0.0,
        words=math.log1p(candidate.words),
        sentence=max(lexicon.coverage(terms, Bag.of(sentence)) for sentence in _SENTENCES.split(text)),
        length=math.log(len(text)),
        typed=float(bool(asked.wants & _KINDS)),
        statement=float(candidate.provision.kind == "statement"),
        meant=candidate.meant,
        promised=candidate.promised,
    )


def _whole(asked: Understood, candidate: Candidate) -> bool:
    """Tell whether what must stand there whole does: "Sở X" is not any "sở" and some "X"."""
    return "duties" not in asked.wants or candidate.phrase == 1


def _of_one_item(one: Provision, other: Provision) -> bool:
    return _within(one, other) or (one.parent == other.parent and one.kind in _ITEMS)


def _within(one: Provision, other: Provision) -> bool:
    """Tell whether one of two provisions is a part of the other."""
    return one.document == other.document and (
        one.start <= other.start < one.subtree_end or other.start <= one.start < other.subtree_end
    )


def write_whole(provisions: Sequence[Provision], lexicon: Lexicon) -> Written:
    """Return provisions word for word: their own text and, where one only leads in, everything below it."""
    citer = Citer(lexicon)
    sentences = tuple(sentence for one in provisions for sentence in say_whole(one, lexicon, citer))
    return Written(Status.ANSWERED, sentences, citer.citations, provisions[0].id)


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
