"""A duty as pages and files show it: its clause byte for byte, corrections and the verb marked where they lie."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.library.addresses import place_url
from assistant.library.nouns import Confidence, Document, Duty, Fix, Provision, Span
from assistant.wording import begun

_BEGINNING = 24
"""So much of an action tells where it begins."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a clause, all inside or all outside its verb, and inside the same correction or in none."""

    text: str
    verb: bool = False
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of a document's clean text with where it stands; of a digest it is a summary and no quotation."""

    document: Document
    place: Provision
    text: str
    pieces: tuple[Piece, ...]
    fixes: tuple[Fix, ...]

    @property
    def url(self) -> str:
        """Return the address of the place in the reader."""
        return place_url(self.place.id)

    @property
    def label(self) -> str:
        """Return how the place is cited, as a sentence of its own begins."""
        return begun(self.place.label)

    @property
    def digest(self) -> bool:
        """Tell whether the text is ours and not the document's."""
        return self.document.text == "digest"


@dataclass(frozen=True, slots=True)
class Entry:
    """A duty, its clause, and the words by which it is found.

    `named_in` is the place that names the agency where that is another one than the clause's own.
    """

    duty: Duty
    clause: Clause
    bag: Bag
    named_in: Provision | None

    @property
    def by_column(self) -> bool:
        """Tell whether the role is printed at the head of a table's column."""
        return self.duty.columns is not None

    @property
    def verb_apart(self) -> bool:
        """Tell whether the verb is printed elsewhere than in the clause."""
        return not any(piece.verb for piece in self.clause.pieces)


def entry_of(duty: Duty, lexicon: Lexicon, office: str) -> Entry:
    """Return the duty with its clause; `office` is another name of its agency, to be found by."""
    clause = clause_of(duty.document, duty.provision, duty.span, lexicon, by=duty)
    named = duty.agency_provision
    said = (
        office,
        duty.agency,
        duty.verb,
        duty.action,
        *duty.partners,
        duty.deadline or "",
        duty.product or "",
        clause.text,
    )
    return Entry(
        duty,
        clause,
        Bag.of(" . ".join(said)),
        lexicon.provision(named) if named != duty.provision else None,
    )


def clause_of(document: str, place: str, span: Span, lexicon: Lexicon, *, by: Duty | None = None) -> Clause:
    """Return the text of a span with its place, and its corrections and the verb of the duty `by` marked in it."""
    fixes = tuple(fix for fix in lexicon.fixes(document) if fix.touches(span))
    clean = lexicon.clean(document)
    return Clause(
        lexicon.documents[document],
        lexicon.provision(place),
        span.of(clean),
        tuple(_pieces(clean, span, _verb(clean, span, by), fixes)),
        fixes,
    )


def _verb(clean: str, span: Span, by: Duty | None) -> Span:
    """Return where the verb of a duty stands: before its action, where it stands more than once."""
    found = [m.span() for m in re.finditer(re.escape(by.verb), span.of(clean))] if by and by.verb else []
    if by is None or not found:
        return Span(span.end, span.end)
    begins = by.action[:_BEGINNING]
    rest = span.of(clean)
    start, end = next((at for at in found if rest[at[1] :].lstrip().startswith(begins)), found[0])
    return Span(span.start + start, span.start + end)


def _pieces(clean: str, span: Span, spoken: Span, fixes: Sequence[Fix]) -> Iterator[Piece]:
    placed = [(fix.start or 0, fix.end or 0, fix) for fix in fixes]
    cuts = {span.start, span.end, *(spoken.start, spoken.end)}
    cuts |= {end for start, stop, _ in placed for end in (start, stop) if span.start < end < span.end}
    ends = sorted(cuts)
    for start, end in pairwise(ends):
        fix = next((one for begin, stop, one in placed if begin <= start and end <= stop), None)
        yield Piece(clean[start:end], verb=spoken.start <= start < spoken.end, fix=fix)


def sure(fix: Fix) -> bool:
    """Tell whether a correction was applied to the text."""
    return fix.confidence is Confidence.SURE
