"""The evidence check: a sentence that its own citations do not prove is not shown."""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answers.answer import Citation, Quote, Sentence
from assistant.answers.proof.row_evidence import ROW_OPERATIONS
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import says
from assistant.library.units import units_of
from assistant.text.normal import fold, plain
from assistant.text.numbers import DOCUMENT_NUMBER

# Document numbers before plain ones, so that 9-XX/YY is one figure and not 9.
_FIGURE = re.compile(rf"{DOCUMENT_NUMBER}|\d+(?:[./,]\d+)*")

_MONEY = re.compile(r"\d[\d.,]*\s*(?:nghìn |triệu |tỷ )?đồng", re.IGNORECASE)
_SHARE = re.compile(r"\d\s*%")
SETS_NONE = "sets_none"


def proven(
    sentences: Sequence[Sentence], citations: Sequence[Citation], lexicon: Lexicon
) -> tuple[Sentence, ...]:
    """Return the sentences whose citations prove them, in order.

    Every quote must be the characters at its place in the clean text; every figure, document
    number and agency of a sentence must stand in what it cites. A *derived* sentence may also say
    what its operation gives, computed here anew from its operands.
    """
    by_number = {citation.n: citation for citation in citations}
    return tuple(s for s in sentences if _is_proven(s, by_number, lexicon))


def figures(text: str) -> set[str]:
    """Return the figures and document numbers in `text`, as printed."""
    return set(_FIGURE.findall(plain(text)))


def _is_proven(sentence: Sentence, citations: dict[int, Citation], lexicon: Lexicon) -> bool:
    if not sentence.citations or not all(n in citations for n in sentence.citations):
        return False
    quotes = list(_quotes(citations[n] for n in sentence.citations))
    if not all(quote.span.of(lexicon.clean(quote.document)) == quote.text and quote.text for quote in quotes):
        return False
    computed = _computed(sentence, quotes, lexicon)
    if computed is None:
        return False
    # a digest speaks of a document that it may not name in every statement
    digests = [citations[n].number for n in sentence.citations if citations[n].kind == "digest"]
    cited = "\n".join([*(quote.text for quote in quotes), *digests, computed])
    return figures(sentence.text) <= figures(cited) and _agencies(sentence.text, lexicon) <= _agencies(
        cited, lexicon
    )


def _computed(sentence: Sentence, quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Return what a derived sentence's operation lets it say beside its quotes; None when it does not hold."""
    if sentence.derivation is None:
        return ""
    operation = OPERATIONS.get(sentence.derivation.operation)
    return operation(sentence.derivation.operands, quotes, lexicon) if operation else None


def _count(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:  # noqa: ARG001
    """Hold when the operands are distinct places, each of them cited."""
    counted = set(operands) <= {quote.provision for quote in quotes} and len(set(operands)) == len(operands)
    return str(len(operands)) if counted else None


def _no_milestone(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the first operand is a cited row that has no milestone in the second, a year."""
    row, year = operands
    years = {
        str(m.year)
        for named in lexicon.targets
        if named.target.provision == row
        for m in named.target.milestones
    }
    cited = row in {quote.provision for quote in quotes}
    return year if cited and years and year not in years else None


def _known_of(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the operand is a document that is cited; give what its card knows of its validity."""
    (id_,) = operands
    document = lexicon.documents.get(id_)
    if document is None or document.known_on is None or id_ not in {quote.document for quote in quotes}:
        return None
    return f"{document.number} {document.known_on:%d/%m/%Y} {document.validity_note}"


def _explains(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the operand is a term of the glossary, cited where it occurs; give our words for it."""
    (term,) = operands
    known = next((one for one in lexicon.reference.glossary if one.term == term), None)
    if known is None or not {quote.provision for quote in quotes} <= set(known.places):
        return None
    return " ".join((known.term, *known.aliases, known.plain))


def _units(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the first operand is a document or a place that is cited; give how many units it has."""
    id_, unit = operands
    document = lexicon.documents.get(id_.partition("/")[0])
    if document is None or id_ not in {one for quote in quotes for one in (quote.document, quote.provision)}:
        return None
    inside = None if id_ == document.id else lexicon.provision(id_)
    return f"{document.number} {len(units_of(lexicon.library.provisions(document.id), unit, inside))}"


def _nothing_said_of(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the operand is a document that is cited and that no other one in the library ends or amends."""
    (id_,) = operands
    document = lexicon.documents.get(id_)
    if document is None or id_ not in {quote.document for quote in quotes} or lexicon.library.standings(id_):
        return None
    return document.number


def _not_held(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the operand is a number that a quote prints and that no document of the library bears."""
    (number,) = operands
    printed = any(fold(number) in fold(quote.text) for quote in quotes)
    return number if printed and not lexicon.names.documents.found_in(number) else None


def _given_to_another(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when in the words cited of the first operand the second, an agency, is neither given work nor a partner."""
    provision, agency = operands
    cited = [quote.span for quote in quotes if quote.provision == provision]
    duties = [
        duty
        for duty, _, _ in lexicon.duties
        if duty.provision == provision
        and any(span.start <= duty.span.start and duty.span.end <= span.end for span in cited)
    ]
    partners = "\n".join(one for duty in duties for one in duty.partners)
    named = {mention.id for mention in lexicon.names.agencies.found_in(partners)}
    if not duties or agency in named | {duty.agency_id for duty in duties}:
        return None
    return lexicon.names.agency(agency)


def _stands_at(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the operand is a place that is cited; give how it is named."""
    (id_,) = operands
    if id_ not in {quote.provision for quote in quotes}:
        return None
    place = lexicon.provision(id_)
    document = lexicon.documents[place.document]
    return f"{place.label} {document.kind} {document.number}"


def _parts(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the operands are a document and distinct places in it, all children of one and all cited."""
    id_, *places = operands
    document = lexicon.documents.get(id_)
    if document is None or not _count(places, quotes, lexicon):
        return None
    parents = {lexicon.provision(place).parent for place in places}
    if len(parents) != 1 or {lexicon.provision(place).document for place in places} != {id_}:
        return None
    above = [lexicon.provision(parent) for parent in parents if parent]
    return " ".join((document.number, str(len(places)), *(text for p in above for text in (p.label, p.text))))


def _labelled(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the operands are a document and places that are cited; give its number and their labels."""
    id_, *places = operands
    document = lexicon.documents.get(id_)
    if document is None or not set(places) <= {quote.provision for quote in quotes}:
        return None
    return " ".join((document.number, *(lexicon.provision(place).label for place in places)))


def _two_documents(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the operands are two documents, and one that is cited, or its quotation, names each."""
    first, second = (lexicon.documents.get(id_) for id_ in operands)
    if first is None or second is None or first.id == second.id:
        return None
    cited = {quote.document for quote in quotes}
    said = fold(" ".join(quote.text for quote in quotes))
    if not all(one.id in cited or fold(one.number) in said for one in (first, second)):
        return None
    days = (f"{one.signed_on:%d/%m/%Y}" for one in (first, second) if one.signed_on)
    return " ".join((first.number, second.number, *days))


def sets_none(scope: str, lexicon: Lexicon) -> bool:
    """Tell whether a document, or a provision with all below it, sets neither a procedure nor what one gets."""
    if scope in lexicon.documents:
        return not _sets(lexicon.clean(scope))
    provision = lexicon.provision(scope)
    text = lexicon.clean(provision.document)[provision.start : provision.subtree_end]
    return not _sets(text) and not _SHARE.search(text)


def _sets(text: str) -> bool:
    return bool(_MONEY.search(text)) or says(text, "questions.of_procedure")


def _sets_none(operands: Sequence[str], quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the operand is a document or a provision that is cited and sets no procedure and no amount."""
    (scope,) = operands
    cited = {one for quote in quotes for one in (quote.document, quote.provision)}
    return "" if scope in cited and sets_none(scope, lexicon) else None


Operation = Callable[[Sequence[str], Sequence[Quote], Lexicon], str | None]
OPERATIONS: dict[str, Operation] = {
    "count": _count,
    "no_milestone": _no_milestone,
    "known_of": _known_of,
    "explains": _explains,
    "units": _units,
    "nothing_said_of": _nothing_said_of,
    "not_held": _not_held,
    **ROW_OPERATIONS,
    "given_to_another": _given_to_another,
    "stands_at": _stands_at,
    "parts": _parts,
    "labelled": _labelled,
    "two_documents": _two_documents,
    SETS_NONE: _sets_none,
}


def _quotes(citations: Iterator[Citation]) -> Iterator[Quote]:
    for citation in citations:
        yield citation.quote
        yield from citation.beside


def _agencies(text: str, lexicon: Lexicon) -> set[tuple[str, ...]]:
    return {mention.ids for mention in lexicon.names.agencies.found_in(plain(text))}
