"""What the words of a question weigh in one edition, and how much of it a text covers."""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.answers.question.bag import Bag, bag_of_row
from assistant.answers.question.blank_forms import blank_forms
from assistant.answers.question.claims import claim_of
from assistant.answers.question.defined import Definition, definitions
from assistant.answers.question.framing import breaks
from assistant.answers.question.names import Called, Names
from assistant.answers.question.periods import periodic_sentences
from assistant.answers.question.terms import Term, content_terms, without_asking
from assistant.library.addresses import resolve_document
from assistant.library.nouns import Document, Duty, Fix, Provision, Span, Target
from assistant.library.reference import Reference
from assistant.search.edition import Edition
from assistant.text.normal import syllables

_RARE = 0.6
"""The share of the greatest weight there can be from which a word is rare."""
_MARK = re.compile(r"\s*(?:[IVX]+|\d+(?:\.\d+)*)[.)]\s*")


@dataclass(frozen=True, slots=True)
class NamedTarget:
    """A target, the bag of its words, and the terms of its name that a question says to name it."""

    target: Target
    bag: Bag
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class GivenClause:
    """A clause that gives one agency work: the duties read in it, in order, and the bag of its words."""

    duties: tuple[Duty, ...]
    bag: Bag


class Lexicon:
    """Term weights and facts of one edition, read once and kept as long as the edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.library = edition.library
        self._texts: dict[str, str] = {}
        self._fixes: dict[str, tuple[Fix, ...]] = {}

    def read(self) -> None:
        """Read everything that is otherwise read when first asked for."""
        for document in self.documents:
            self.clean(document)
            self.fixes(document)
        _ = (
            self.targets,
            self.pairs_of_rows,
            self.names,
            self.duties,
            self.given,
            self.reports_of_nobody,
            self.implements,
            self.terms,
            self.headings,
            self.defined,
            self.titles,
            self.blank_forms,
            self.contact_names,
            self._weights,
            self._frequency_of_pairs,
        )

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Return every document by its id, in document order."""
        return {document.id: document for document in self.library.documents()}

    @cached_property
    def open_documents(self) -> frozenset[str]:
        """Return the documents that may answer who asks of no day and of no documents."""
        return frozenset(id_ for id_, document in self.documents.items() if document.may_answer)

    @cached_property
    def passages(self) -> dict[str, Bag]:
        """Return the bag of every passage's heading and text, by provision."""
        return {p.provision: Bag.of(f"{p.heading} {p.text}") for p in self.library.passages()}

    @cached_property
    def targets(self) -> tuple[NamedTarget, ...]:
        """Return every target with the words of its name."""
        return tuple(
            NamedTarget(one, bag_of_row(one, one.milestones), content_terms(without_asking(one.name)))
            for one in self.library.targets()
        )

    @cached_property
    def pairs_of_rows(self) -> frozenset[tuple[str, str]]:
        """Return the content syllables that follow each other in the name of any row."""
        return frozenset().union(*(row.bag.pairs for row in self.targets))

    @cached_property
    def names_with_stops(self) -> tuple[str, ...]:
        """Return the names of rows that have what looks like the end of a sentence in them."""
        names = (named.target.name for named in self.targets)
        return tuple(dict.fromkeys(name.strip(" ;.,") for name in names if breaks(name)))

    @cached_property
    def names(self) -> Names:
        """Return how the documents and agencies are called."""
        return Names(self.library, self.edition.reader.short_forms)

    @cached_property
    def duties(self) -> tuple[tuple[Duty, Bag, Bag], ...]:
        """Return every duty with the bags of its verb and of its claim, of a row with the heading over it."""
        return tuple(
            (duty, Bag.of(duty.verb), Bag.of(claim_of(duty, self.provision(duty.provision))))
            for duty in self.library.duties()
        )

    @cached_property
    def given(self) -> tuple[GivenClause, ...]:
        """Return the clauses that give agencies work, each with its duties; rows of tables are none."""
        together: dict[tuple[str, str], list[Duty]] = {}
        for duty, _, _ in self.duties:
            if not duty.columns:
                together.setdefault((duty.provision, duty.agency_id), []).append(duty)
        return tuple(
            GivenClause(
                tuple(duties),
                Bag.of(self.clean(duties[0].document)[duties[0].span.start : duties[-1].span.end]),
            )
            for duties in together.values()
        )

    @cached_property
    def reports_of_nobody(self) -> tuple[tuple[Provision, Span, Bag], ...]:
        """Return the sentences of original texts that say how often is reported and name nobody who does."""
        given = {duty.provision for duty, _, _ in self.duties}
        return tuple(
            (p, span, Bag.of(span.of(self.clean(id_))))
            for id_, document in self.documents.items()
            if document.text == "verbatim"
            for p in self.library.provisions(id_)
            if p.id not in given
            for span in periodic_sentences(p)
        )

    @cached_property
    def implements(self) -> dict[str, frozenset[str]]:
        """Return, for every document, the documents that it says it carries out."""
        return {
            id_: frozenset(
                done
                for relation in self.library.relations(id_)
                if relation.kind == "implements"
                for done in resolve_document(self.library, relation.to)
                if relation.on in {None, self.documents[done].signed_on}
            )
            for id_ in self.documents
        }

    @cached_property
    def headings(self) -> tuple[tuple[Provision, tuple[str, ...]], ...]:
        """Return the provisions of original texts that have others below them, with the syllables of their titles."""
        held = (one for one in self.documents.values() if one.text == "verbatim")
        return tuple(
            (p, _title(p.text))
            for document in held
            for p in self.library.provisions(document.id)
            if p.subtree_end > p.end
        )

    @cached_property
    def defined(self) -> dict[str, list[Definition]]:
        """Return the clauses that say what a term means, by the term's folded syllables."""
        return definitions(self._provisions.values())

    @cached_property
    def titles(self) -> dict[str, Bag]:
        """Return the bag of the title of every document that is held word for word."""
        return {id_: Bag.of(one.title) for id_, one in self.documents.items() if one.text == "verbatim"}

    @cached_property
    def blank_forms(self) -> frozenset[str]:
        """Return the provisions that stand in forms to be filled in."""
        return frozenset(
            place
            for id_ in self.documents
            for place in blank_forms(self.library.provisions(id_), self.clean(id_))
        )

    @cached_property
    def _provisions(self) -> dict[str, Provision]:
        return {p.id: p for document in self.documents for p in self.library.provisions(document)}

    @cached_property
    def contact_names(self) -> Called:
        """Return how the subjects of the official places are called."""
        return Called((topic, one.id) for one in self.reference.contacts for topic in one.topics)

    @cached_property
    def reference(self) -> Reference:
        """Return what the library knows beside its documents."""
        return self.library.reference()

    @cached_property
    def terms(self) -> Called:
        """Return how the explained terms are called."""
        known = self.reference.glossary
        return Called((name, one.term) for one in known for name in (one.term, *one.aliases))

    @cached_property
    def _document_frequency(self) -> Counter[str]:
        return Counter(term for bag in self.passages.values() for term in bag.folded)

    @cached_property
    def _frequency_of_pairs(self) -> Counter[tuple[str, str]]:
        return Counter(pair for bag in self.passages.values() for pair in bag.pairs)

    @cached_property
    def _weights(self) -> dict[str, float]:
        total = len(self.passages)
        return {term: math.log(1 + total / (0.5 + n)) for term, n in self._document_frequency.items()}

    @cached_property
    def _weight_of_unknown(self) -> float:
        return math.log(1 + len(self.passages) / 0.5)

    def weight(self, term: Term) -> float:
        """Return the inverse document frequency of a term; a word the library never uses weighs most."""
        known = self._weights.get(term.folded)
        return self._weight_of_unknown if known is None else known

    def weight_of_pair(self, first: Term, second: Term) -> float:
        """Return the inverse document frequency of two words that follow each other."""
        found = self._frequency_of_pairs[first.folded, second.folded]
        return math.log(1 + len(self.passages) / (0.5 + found))

    def is_rare(self, term: Term) -> bool:
        """Tell whether so few passages have the term that it all but names its place by itself."""
        return self.weight(term) >= _RARE * self._weight_of_unknown

    def knows(self, term: Term) -> bool:
        """Tell whether any passage has the term."""
        return self._document_frequency[term.folded] > 0

    def coverage(self, terms: Sequence[Term], bag: Bag) -> float:
        """Return the weighted share (0..1) of `terms` that the bag holds."""
        weights, unknown = self._weights, self._weight_of_unknown
        folded, spelt, accented = bag.folded, bag.toned, bag.accented
        total = held = 0.0
        for bare, marked in terms:
            weight = weights.get(bare, unknown)
            total += weight
            # As the bag `holds` it, without the call: this is counted for every row and duty of a library.
            if (marked in spelt) if marked and accented else (bare in folded):
                held += weight
        return held / total if total else 0.0

    def share(self, part: Collection[Term], terms: Sequence[Term]) -> float:
        """Return the weighted share (0..1) of `terms` that are in `part`."""
        total = sum(map(self.weight, terms))
        return sum(self.weight(term) for term in terms if term in part) / total if total else 0.0

    def phrase_coverage(self, terms: Sequence[Term], bag: Bag) -> float:
        """Return the share of neighbouring terms that are neighbours in the bag too (1 for a single term)."""
        pairs = [(a.folded, b.folded) for a, b in pairwise(terms)]
        return sum(pair in bag.pairs for pair in pairs) / len(pairs) if pairs else 1.0

    def clean(self, document: str) -> str:
        """Return a document's clean text."""
        if document not in self._texts:
            self._texts[document] = self.library.clean_text(document)
        return self._texts[document]

    def fixes(self, document: str) -> tuple[Fix, ...]:
        """Return a document's corrections."""
        if document not in self._fixes:
            self._fixes[document] = self.library.fixes(document)
        return self._fixes[document]

    def provision(self, id_: str) -> Provision:
        """Return a provision that the edition itself named; KeyError when it has none such."""
        return self._provisions[id_]


def _title(text: str) -> tuple[str, ...]:
    """Return the syllables of a heading's first line, less its number and what stands in brackets."""
    first = text.strip().splitlines()[0]
    return tuple(syllables(_MARK.sub("", first, count=1).partition("(")[0]))
