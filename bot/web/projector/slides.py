"""A question and its answer as steps of a slide: each step fits a screen, nothing of a clause is cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.answers.answer import Answer, Citation, Sentence, Status
from assistant.library.nouns import Document
from assistant.wording import say
from bot.views.answers.markdown import Block, blocks
from bot.views.answers.sources import Source, sources

if TYPE_CHECKING:
    from assistant.library.library import Library

Size = Literal["huge", "large", "medium", "small"]

_FITS = 480
"""Characters of a clause that one step shows."""
_BESIDE = 640
"""Characters that the sentence and the clause may have together to stand on one step."""
_MOST_CLAUSES = 3
_SIZES: tuple[tuple[int, Size], ...] = ((110, "huge"), (260, "large"), (480, "medium"))
_BREAK = re.compile(r"(?<=[.;:!?])\s|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """Characters of a quotation, and whether it begins and ends with them or goes on from or to another step."""

    text: str
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of what proves an answer, as lines that are its characters.

    A `digest` is no quotation; it rests on `sources`. `n` of `of` where a long one goes on over steps.
    """

    label: str
    document: Document
    url: str
    digest: bool
    lines: tuple[Line, ...]
    beside: tuple[str, ...]
    sources: tuple[str, ...]
    fixed: bool
    n: int
    of: int


@dataclass(frozen=True, slots=True)
class Step:
    """What one press shows: the sentence, a clause, or both, and how large the type can be."""

    said: tuple[Block, ...]
    clause: Clause | None
    size: Size


@dataclass(frozen=True, slots=True)
class Slide:
    """A question and the steps of its answer; `heading` where it was not answered, `more` sentences are left out."""

    question: str
    size: Size
    heading: str
    steps: tuple[Step, ...]
    more: int


def slide_of(library: "Library", question: str, answer: Answer) -> Slide:
    """Return the slide of a question: the first sentence of its answer, and the clauses that prove it."""
    chosen = _first(answer)
    text = "\n\n".join(one.text for one in chosen) if chosen else answer.text
    numbers = {n for one in chosen for n in one.citations if len(chosen) == 1 or one is not chosen[0]}
    cited = [one for one in answer.citations if one.n in numbers]
    clauses = [part for source in sources(cited)[:_MOST_CLAUSES] for part in _parts(library, source, cited)]
    said = blocks(text, ())
    if _repeats(text, clauses):
        said = ()
    return Slide(
        question=question,
        size=_size(len(question)),
        heading="" if chosen else say(f"shown.heading.{answer.status.value}"),
        steps=tuple(_steps(said, len(text) if said else 0, clauses)),
        more=len(answer.sentences) - len(chosen) if chosen else 0,
    )


def _repeats(sentence: str, clauses: Sequence[Clause]) -> bool:
    """Tell whether a sentence is nearly all that the first clause says: once is enough."""
    if not clauses or clauses[0].of > 1 or clauses[0].digest:
        return False
    own, whole = _bare(sentence), _bare("".join(line.text for line in clauses[0].lines))
    return own in whole and len(own) * 3 > len(whole) * 2


def fault_slide(question: str, told: str) -> Slide:
    """Return the slide of a question that could not be asked."""
    return Slide(question[:200], "small", told, (), 0)


def _first(answer: Answer) -> tuple[Sentence, ...]:
    """Return the sentence that answers; one that only announces what follows, with the first of it."""
    if answer.status not in {Status.ANSWERED, Status.PARTIAL}:
        return ()
    announces = answer.sentences[:1] and answer.sentences[0].text.rstrip(" *").endswith(":")
    return answer.sentences[: 2 if announces else 1]


def _parts(library: "Library", source: Source, cited: Sequence[Citation]) -> list[Clause]:
    document = next(
        (library.document(one.quote.document) for one in cited if one.url == source.url),
        None,
    )
    if document is None:
        return []
    pages = _pages(_quoted(library, source, cited))
    return [
        Clause(
            label=source.label,
            document=document,
            url=source.url,
            digest=source.digest,
            lines=tuple(page),
            beside=source.beside,
            sources=source.rests_on,
            fixed=bool(source.fixes),
            n=n,
            of=len(pages),
        )
        for n, page in enumerate(pages, 1)
    ]


def _quoted(library: "Library", source: Source, cited: Sequence[Citation]) -> list[str]:
    """Return what is quoted; the whole clause where an answer puts pieces of it together."""
    said = [one.text.strip("\n") for one in source.said]
    quotes = [one.quote for one in cited if one.url == source.url]
    clause = library.provision(quotes[0].provision)
    pieces = len(said) > 1 and not source.digest and clause is not None and clause.kind != "row"
    if pieces and clause and all(quote.text in clause.text for quote in quotes):
        return [clause.text.strip("\n")]
    return said


def _pages(said: Sequence[str]) -> list[list[Line]]:
    """Return what is quoted, spread over as many steps as it needs."""
    pages: list[list[Line]] = [[]]
    room = _FITS
    for text in said:
        pieces = _pieces(text)
        for n, piece in enumerate(pieces):
            if pages[-1] and len(piece) > room:
                pages.append([])
                room = _FITS
            pages[-1].append(Line(piece, opens=n == 0, closes=n == len(pieces) - 1))
            room -= len(piece)
    return pages


def _pieces(text: str) -> list[str]:
    """Return `text` cut where a sentence or at least a word ends, no piece longer than a step; joined they are it."""
    pieces: list[str] = []
    rest = text
    while len(rest) > _FITS:
        ends = [match.end() for match in _BREAK.finditer(rest, _FITS // 2, _FITS)]
        cut = ends[-1] if ends else rest.rfind(" ", 1, _FITS) + 1 or _FITS
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return [*pieces, rest]


def _steps(said: tuple[Block, ...], length: int, clauses: Sequence[Clause]) -> list[Step]:
    if not clauses:
        return [Step(said, None, _size(length))]
    first, *rest = clauses
    steps = []
    if said and length + _length(first) > _BESIDE:
        steps.append(Step(said, None, _size(length)))
        said, length = (), 0
    steps.append(Step(said, first, _size(length + _length(first))))
    return [*steps, *(Step((), one, _size(_length(one))) for one in rest)]


def _length(clause: Clause) -> int:
    return sum(map(len, (*(line.text for line in clause.lines), *clause.beside, *clause.sources)))


def _size(length: int) -> Size:
    return next((size for most, size in _SIZES if length <= most), "small")


def _bare(text: str) -> str:
    return re.sub(r"[*\s“”\"]+|[.;]$", "", text)
