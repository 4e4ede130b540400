"""An answer as the lines of a document: each quote as it stands, digests told from quotations, citations in full."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from assistant.answers.answer import Answer, Nearest
from assistant.library.nouns import Confidence, Fix
from assistant.wording import say
from bot.exports.word import Line, Style
from bot.views.answers.authors import written_note
from bot.views.answers.markdown import Block, Kind, blocks_of
from bot.views.answers.sources import Said, Source, sources
from bot.views.days import shown_day

# A model's words are set smaller than the clause above them, as a note to it.
_STYLES: Mapping[Kind, Style] = {"paragraph": "text", "list": "bullet", "plain_words": "note"}


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written down: the question, its answer, the formal citations, as of when, and the site's address."""

    question: str
    before: Sequence[str]
    answer: Answer
    formal: Sequence[str]
    day: date
    edition: str
    site: str


def lines_of(paper: Paper) -> list[Line]:
    """Return the lines of the document, in order."""
    return list(_lines(paper))


def _lines(paper: Paper) -> Iterator[Line]:
    answer = paper.answer
    yield Line(say("keeping.paper.title"), "title")
    for earlier in paper.before:
        yield Line(say("keeping.paper.before", question=earlier), "note")
    yield Line(say("keeping.paper.asked", question=paper.question), "strong")
    yield Line(say("keeping.paper.made", day=shown_day(paper.day), edition=paper.edition), "note")
    if answer.understood:
        yield Line(say("keeping.paper.understood", text=answer.understood), "note")
    yield from _said(answer)
    if answer.citations:
        yield Line(say("keeping.paper.sources"), "heading")
        for source, cited in zip_longest(sources(answer.citations), paper.formal, fillvalue=""):
            if isinstance(source, Source):
                yield from _source(source, cited, paper.site)
    if answer.nearest:
        yield Line(say("keeping.paper.nearest"), "heading")
        for nearest in answer.nearest:
            yield from _nearest(nearest, paper.site)
    if answer.whom_to_ask:
        yield Line(say("keeping.paper.whom"), "heading")
        yield Line(answer.whom_to_ask)
    yield Line(say("keeping.paper.notice"), "note")


def _said(answer: Answer) -> Iterator[Line]:
    yield Line(say("keeping.paper.said"), "heading")
    for block in blocks_of(answer):
        yield from _block(block)
    if note := written_note(answer):
        yield Line(note, "note")


def _block(block: Block) -> Iterator[Line]:
    for pieces in block.lines:
        text = "".join(f"[{piece.text}]" if piece.kind == "mark" else piece.text for piece in pieces)
        yield Line(text, _STYLES[block.kind])


def _source(source: Source, cited: str, site: str) -> Iterator[Line]:
    key = "digest" if source.digest else "place"
    yield Line(say(f"keeping.paper.{key}", label=source.label, number=source.number), "strong")
    for said in source.said:
        yield _quote(said, digest=source.digest)
    for text in source.beside:
        yield Line(say("keeping.paper.beside", text=text))
    for fix in source.fixes:
        yield Line(_fix(fix), "note")
    if source.rests_on:
        yield Line(say("keeping.paper.rests_on", sources="; ".join(source.rests_on)), "note")
    if source.original:
        key = "original" if source.verified else "original_unverified"
        yield Line(say(f"keeping.paper.{key}", address=source.original), "note")
    if cited:
        yield Line(say("keeping.paper.cited", citation=cited))
    yield Line(say("keeping.paper.address", address=f"{site}{source.url}"), "note")


def _quote(said: Said, *, digest: bool) -> Line:
    if digest:
        return Line(say("keeping.paper.summary", n=said.n, text=said.text))
    key = "part" if said.part else "quote"
    return Line(say(f"keeping.paper.{key}", n=said.n, part=said.part, text=said.text), "quote")


def _nearest(nearest: Nearest, site: str) -> Iterator[Line]:
    digest = nearest.kind == "digest"
    yield Line(nearest.quote.label, "strong")
    key = "near_digest" if digest else "near"
    yield Line(say(f"keeping.paper.{key}", text=nearest.quote.text), "text" if digest else "quote")
    yield Line(say("keeping.paper.address", address=f"{site}{nearest.url}"), "note")


def _fix(fix: Fix) -> str:
    key = "fix" if fix.confidence is Confidence.SURE else "suspected"
    return say(f"keeping.paper.{key}", received=fix.received, corrected=fix.corrected)
