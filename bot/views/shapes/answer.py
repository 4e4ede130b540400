"""What programs receive of an answer: plain JSON, whose fields they rely on."""

from typing import Literal, NotRequired

# Pydantic, which describes these in the OpenAPI, refuses the one of `typing` before Python 3.12.
from typing_extensions import TypedDict

from assistant.answers.answer import Answer, Citation, Nearest, Quote, Sentence
from assistant.library.nouns import Fix


class FixShape(TypedDict):
    """A slip inside a quote: `sure` ones are corrected in the quote, `likely` ones are only told."""

    received: str
    corrected: str
    confidence: str
    note: str


class BesideShape(TypedDict):
    """Another cell that a table claim rests on, such as a column header or a footnote."""

    provision: str
    label: str
    quote: str


class CitationShape(TypedDict):
    """Where a sentence is proven; `quote` for a verbatim document, `summary` for a digest."""

    n: int
    document: str
    number: str
    provision: str
    label: str
    kind: Literal["verbatim", "digest"]
    quote: NotRequired[str]
    summary: NotRequired[str]
    grade: NotRequired[str]
    sources: NotRequired[list[str]]
    original: NotRequired[str | None]
    beside: NotRequired[list[BesideShape]]
    fixes: NotRequired[list[FixShape]]
    url: str


class SentenceShape(TypedDict):
    """One claim, and the numbers of the citations that prove it."""

    text: str
    citations: list[int]
    kind: Literal["stated", "derived", "plain"]


class NearestProvisionShape(TypedDict):
    """A clause offered when the documents do not answer; `summary` in place of `quote` for a digest."""

    provision: str
    label: str
    quote: NotRequired[str]
    summary: NotRequired[str]
    url: str


class NearestShape(TypedDict):
    """The nearest clauses, and whom to ask, when the documents do not answer."""

    provisions: list[NearestProvisionShape]
    ask: str | None


class WritingShape(TypedDict):
    """What a language model had to do with the answer; no tokens where it was kept from before."""

    model: str
    tokens_in: int
    tokens_out: int


class AnswerShape(TypedDict):
    """An answer as `POST /api/v1/ask` gives it."""

    id: str
    status: str
    answer: str
    sentences: list[SentenceShape]
    citations: list[CitationShape]
    understood: str | None
    nearest: NearestShape
    suggestions: list[str]
    written_by: str
    writing: NotRequired[WritingShape]
    took_ms: float


def answer_shape(answer: Answer) -> AnswerShape:
    """Return an answer as JSON."""
    shape: AnswerShape = {
        "id": answer.id,
        "status": answer.status.value,
        "answer": answer.text,
        "sentences": [sentence_shape(one) for one in answer.sentences],
        "citations": [citation_shape(one) for one in answer.citations],
        "understood": answer.understood,
        "nearest": {
            "provisions": [_nearest(one) for one in answer.nearest],
            "ask": answer.whom_to_ask,
        },
        "suggestions": list(answer.suggestions),
        "written_by": answer.written_by,
        "took_ms": round(answer.took_ms, 1),
    }
    if answer.writing:
        wrote = answer.writing
        shape["writing"] = {
            "model": wrote.model,
            "tokens_in": wrote.tokens_in,
            "tokens_out": wrote.tokens_out,
        }
    return shape


def sentence_shape(sentence: Sentence) -> SentenceShape:
    """Return a sentence as JSON."""
    return {"text": sentence.text, "citations": list(sentence.citations), "kind": sentence.kind}


def citation_shape(citation: Citation) -> CitationShape:
    """Return a citation as JSON."""
    quote = citation.quote
    shape: CitationShape = {
        "n": citation.n,
        "document": quote.document,
        "number": citation.number,
        "provision": quote.provision,
        "label": quote.label,
        "kind": citation.kind,
        "url": citation.url,
    }
    if citation.kind == "digest":
        shape["summary"] = quote.text
        shape["grade"] = citation.grade
        shape["sources"] = list(citation.sources)
        shape["original"] = citation.original
    else:
        shape["quote"] = quote.text
    if citation.beside:
        shape["beside"] = [_beside(one) for one in citation.beside]
    if citation.fixes:
        shape["fixes"] = [_fix(one) for one in citation.fixes]
    return shape


def _beside(quote: Quote) -> BesideShape:
    return {"provision": quote.provision, "label": quote.label, "quote": quote.text}


def _fix(fix: Fix) -> FixShape:
    return {
        "received": fix.received,
        "corrected": fix.corrected,
        "confidence": fix.confidence.value,
        "note": fix.note,
    }


def _nearest(nearest: Nearest) -> NearestProvisionShape:
    quote = nearest.quote
    shape: NearestProvisionShape = {
        "provision": quote.provision,
        "label": quote.label,
        "url": nearest.url,
    }
    if nearest.kind == "digest":
        shape["summary"] = quote.text
    else:
        shape["quote"] = quote.text
    return shape
