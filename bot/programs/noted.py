"""An answer as one text, for programs that show nothing else: what is said, then [n] notes of where it stands."""

import re
from collections.abc import Iterator

from assistant.answers.answer import Answer, Citation, Nearest
from assistant.library.nouns import Confidence, Fix
from assistant.text.printable import printable
from assistant.wording import say
from bot.views.answers.places import nearest_address, place_of

# What would be a picture, a link, HTML or emphasis where the text is shown as Markdown.
_ACTIVE = re.compile(r"([\\`*\[\]<]|(?<!\w)_|_(?!\w))")


def noted(answer: Answer, public_url: str = "") -> str:
    """Return the answer's own text, and what `notes` adds to it."""
    return answer.text + notes(answer, public_url)


def notes(answer: Answer, public_url: str = "") -> str:
    """Return, as Markdown, what an answer holds beside its text; links begin with `public_url`."""
    return "".join(f"\n\n{one}" for one in _parts(answer, public_url))


def _parts(answer: Answer, base: str) -> Iterator[str]:
    if answer.understood:
        yield say("programs.noted.understood", text=_quiet(answer.understood))
    if answer.nearest:
        lines = (_near(one, base) for one in answer.nearest)
        yield "\n".join((say("programs.noted.nearest"), "", *lines))
    if answer.whom_to_ask:
        yield _quiet(answer.whom_to_ask)
    if answer.citations:
        lines = (_note(one, base) for one in answer.citations)
        yield "\n".join((say("programs.noted.sources"), "", *lines))
    if answer.written_by == "model" and answer.writing:
        yield say("programs.noted.by_model", model=_quiet(answer.writing.model))


def _near(nearest: Nearest, base: str) -> str:
    key = "near_digest" if nearest.kind == "digest" else "near"
    quote = nearest.quote
    address = base + nearest_address(nearest)
    return say(f"programs.noted.{key}", label=_quiet(quote.label), text=_quiet(quote.text), address=address)


def _note(citation: Citation, base: str) -> str:
    quote, digest = citation.quote, citation.kind == "digest"
    told = say(
        f"programs.noted.{'digest' if digest else 'quote'}",
        n=citation.n,
        label=_quiet(quote.label),
        number=_quiet(citation.number),
        text=_quiet(quote.text),
    )
    more = [told]
    if citation.beside:
        beside = " · ".join(say("programs.noted.cell", text=_quiet(one.text)) for one in citation.beside)
        more.append(say("programs.noted.beside", cells=beside))
    if citation.sources:
        more.append(say("programs.noted.rests_on", sources=_quiet("; ".join(citation.sources))))
    if citation.original:
        key = "original" if citation.verified else "original_unverified"
        more.append(say(f"programs.noted.{key}", address=printable(citation.original)))
    more += map(_fix, citation.fixes)
    return " ".join((*more, base + place_of(citation).address))


def _fix(fix: Fix) -> str:
    key = "fix" if fix.confidence is Confidence.SURE else "suspected"
    return say(f"programs.noted.{key}", received=_quiet(fix.received), corrected=_quiet(fix.corrected))


def _quiet(text: str) -> str:
    """Return a text on one line, cells apart, with nothing in it that Markdown acts on."""
    one_line = " ".join(printable(text, keep="\t\n").replace("\t", " | ").split())
    return _ACTIVE.sub(r"\\\1", one_line)
