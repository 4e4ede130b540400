"""An answer as text: what is said, then the place and the words that each [n] stands for."""

from collections.abc import Iterator

from assistant.answers.answer import Answer, Citation, Nearest
from assistant.answers.drafting.composing import BY_MODEL
from assistant.library.nouns import Fix
from assistant.text.printable import printable
from assistant.wording import begun, say
from bot.views.duties.entries import sure


def answer_text(answer: Answer, site: str) -> str:
    """Return the answer with its notes; addresses begin with `site`."""
    return "\n".join(_lines(answer, site))


def _lines(answer: Answer, site: str) -> Iterator[str]:
    if answer.understood:
        yield from (say("mcp.told.understood", text=answer.understood), "")
    yield answer.text
    if answer.citations:
        yield from ("", say("mcp.told.sources"))
        for citation in answer.citations:
            yield from _cited(citation, site)
    if answer.written_by == BY_MODEL and answer.writing:
        yield from ("", say("mcp.told.by_model", model=one_line(answer.writing.model)))
    if answer.nearest:
        yield from ("", say("mcp.told.nearest"), *(_near(one, site) for one in answer.nearest))
    if answer.whom_to_ask:
        yield from ("", answer.whom_to_ask)


def _cited(citation: Citation, site: str) -> Iterator[str]:
    quote = citation.quote
    key = "digest" if citation.kind == "digest" else "place"
    text = one_line(quote.text)
    yield say(f"mcp.told.{key}", n=citation.n, label=begun(quote.label), number=citation.number, text=text)
    for one in citation.beside:
        yield say("mcp.told.beside", text=one_line(one.text))
    if citation.sources:
        yield say("mcp.told.rests_on", sources="; ".join(citation.sources))
    yield from map(told_fix, citation.fixes)
    yield say("mcp.told.address", url=f"{site}{citation.url}")


def told_fix(fix: Fix) -> str:
    """Return a line that says what was received where a text has a slip, corrected or only suspected."""
    key = "fix" if sure(fix) else "suspected"
    received, corrected = one_line(fix.received), one_line(fix.corrected)
    return say(f"mcp.told.{key}", received=received, corrected=corrected)


def _near(nearest: Nearest, site: str) -> str:
    quote = nearest.quote
    key = "near_digest" if nearest.kind == "digest" else "near"
    return say(
        f"mcp.told.{key}", label=begun(quote.label), text=one_line(quote.text), url=f"{site}{nearest.url}"
    )


def one_line(text: str) -> str:
    """Return a quote on one line: cells apart, lines joined."""
    return " ".join(printable(text, keep="\t\n").replace("\t", " | ").split())
