"""Finding clauses: what search brings, and how each fits the question."""

from collections.abc import Collection
from dataclasses import dataclass

from assistant.answers.clauses.fitting import begins_with_promise
from assistant.answers.question.bag import Bag
from assistant.answers.question.everyday import Everyday, Meant
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import content_terms, said_of, says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision
from assistant.search.query import Query
from assistant.text.normal import fold, has_accents
from assistant.wording import words

_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that search found, and how it fits the question, each from 0 to 1.

    `coverage` is how much of the question it holds, `phrase` how much of that in the question's order; `headed`
    is how much of a heading the question says, 0 for what is no heading; `words` is its BM25 score, `cosine` how
    near it is in meaning, 0 where that was not asked; `placed` whether it stands in a part of the kind that the
    question names ("mục tiêu"); `read` are the everyday words of the question that it puts otherwise, `meant`
    their share of the question; `promised` is 1 where the question hopes for help and the clause begins with a
    promise.
    """

    provision: Provision
    coverage: float
    phrase: float
    score: float
    headed: float
    words: float
    cosine: float
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
    """Return what to search for: the question less the names of documents, which say where and not what.

    Who asks of the country by its name means what clauses call the whole country.
    """
    text = asked.text
    if "national" in asked.wants and says(text, "questions.country_by_name"):
        whole = words("questions.country")[0]
        text = f"{without_phrases(text, ('country_by_name',))} {whole if has_accents(text) else fold(whole)}"
    return lexicon.edition.reader.query(text, asked.spoken)


def find_provisions(
    asked: Understood, query: Query, lexicon: Lexicon, documents: Collection[str]
) -> list[Candidate]:
    """Return the clauses nearest to the question, read as `query`, the best first."""
    blank = frozenset() if says(asked.text, "questions.forms") else lexicon.blank_forms
    more = 2 * _CANDIDATES if blank else _CANDIDATES
    hits = lexicon.edition.search(query, documents=documents, k=more)
    hits = [hit for hit in hits if hit.provision not in blank][:_CANDIDATES]
    spoken = Bag.of(asked.text)
    parts = said_of(asked.text, "questions.of_parts")
    found = []
    for hit in hits:
        bag = lexicon.passages[hit.provision]
        provision = lexicon.provision(hit.provision)
        subject = asked.subject_in(bag, lexicon.titles.get(provision.document))
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
                cosine=max(hit.vector or 0.0, 0.0),
                placed=any(part in fold(" ".join(provision.trail)) for part in parts),
                read=subject.read,
                meant=lexicon.share(otherwise.intersection(terms), terms),
                promised=float("help" in asked.wants and begins_with_promise(provision.text)),
            )
        )
    return sorted(found, key=lambda candidate: -candidate.rank)
