"""The nouns of answering: a question, and an answer whose every sentence names its citations."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from assistant.library.nouns import Fix, Span


class Status(StrEnum):
    """How a question ended; all but FAILED are ordinary outcomes."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    CLARIFY = "clarify"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"
    GREETING = "greeting"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asked, and what bounds the answer.

    `conversation` is already keyed by its caller. `history` holds earlier questions, oldest
    first, and replaces stored state when it is not None. `documents` are resolved ids. `goes_on` where
    questions to go on with are wanted beside the answer, `reworded` where a language model may help with it.
    """

    text: str
    conversation: str | None = None
    history: tuple[str, ...] | None = None
    documents: tuple[str, ...] = ()
    as_of: date | None = None
    goes_on: bool = True
    reworded: bool = True


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a document's clean text, with their place: `text` equals the span's characters."""

    document: str
    provision: str
    span: Span
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence is proven; `beside` are the other cells that a table claim rests on.

    A digest is no quotation: its `quote` is a summary in our words, resting on `sources` of grade `grade`,
    and `original` is where the document itself can be read, `verified` once a person has looked.
    """

    n: int
    quote: Quote
    number: str
    url: str
    kind: Literal["verbatim", "digest"] = "verbatim"
    beside: tuple[Quote, ...] = ()
    fixes: tuple[Fix, ...] = ()
    grade: str = ""
    sources: tuple[str, ...] = ()
    original: str | None = None
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a sentence follows from what it cites: an operation the evidence check knows, and its operands."""

    operation: str
    operands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One claim in Markdown, and the numbers of the citations that prove it.

    `plain` where a language model puts what stands before it in plain words.
    """

    text: str
    citations: tuple[int, ...]
    derivation: Derivation | None = None
    plain: bool = False

    @property
    def kind(self) -> Literal["stated", "derived", "plain"]:
        """Tell whether the documents say it, it was computed from what they say, or it explains what they say."""
        return "derived" if self.derivation else "plain" if self.plain else "stated"


@dataclass(frozen=True, slots=True)
class Nearest:
    """A clause offered when the documents do not answer; of a digest it is a summary, no quotation."""

    quote: Quote
    url: str
    kind: Literal["verbatim", "digest"] = "verbatim"


@dataclass(frozen=True, slots=True)
class Writing:
    """What a language model had to do with an answer: its name, and the tokens it took; none where kept from before."""

    model: str
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says; `text` is its Markdown with [n] marks, never empty.

    `written_by` is "documents", "fixed" for sentences of ours, or "model" where a language model wrote some of it;
    `writing` is there whenever one was asked.
    """

    id: str
    status: Status
    text: str
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    understood: str | None = None
    nearest: tuple[Nearest, ...] = ()
    whom_to_ask: str | None = None
    suggestions: tuple[str, ...] = ()
    written_by: str = "documents"
    writing: Writing | None = field(default=None, compare=False)
    took_ms: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Step:
    """What the assistant is doing while somebody waits: "reading" the documents, or "writing" with a model.

    It is told again and again while it lasts, so that who hears can end it.
    """

    name: Literal["reading", "writing"]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that is proven already, before the answer is whole, with the citations that it is the first to use."""

    sentence: Sentence
    citations: tuple[Citation, ...]


Progress = Step | Said
Hear = Callable[[Progress], None]
"""Hears how an answer comes to be; what it raises ends the making of it, for when nobody waits any more."""
