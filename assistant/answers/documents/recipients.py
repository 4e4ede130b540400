"""To whom a document is sent: the places listed, whether one is among them, and where a copy is kept."""

from collections.abc import Collection, Sequence

from assistant.answers.answer import Sentence, Status
from assistant.answers.documents.metadata import asks_only_of
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import less_names
from assistant.answers.question.terms import content_terms, says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document, Provision
from assistant.text.normal import syllables
from assistant.wording import say, words

_ASKED = ("recipients", "of_recipients")


def write_recipients(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the recipients of the one document in question, one of them, or where its copy is kept; else None."""
    kept = says(asked.text, "questions.kept_copy")
    if len(documents) != 1 or not (kept or says(asked.text, "questions.recipients")):
        return None
    document = lexicon.documents[next(iter(documents))]
    lines = _lines(document.id, lexicon)
    if document.text != "verbatim" or not lines:
        return None
    citer = Citer(lexicon)
    if asks_only_of(document, asked, (*_ASKED, "kept_copy")):
        chosen = [one for one in lines if _is_kept(one)] if kept else lines
        return _told(chosen, citer) if chosen else Written(Status.NOT_FOUND, (), ())
    if kept:
        return None
    if not says(asked.text, "questions.whether"):
        return None
    # as typed, and with agencies and short forms in full: the lines print either
    spoken = (
        content_terms(without_phrases(text, (*_ASKED, "document"))) for text in (asked.spoken, asked.text)
    )
    named = [{term.folded for term in terms} for terms in spoken]
    beside = less_names(asked.text, lexicon.names.agencies.found_in(asked.text))
    agency = not content_terms(without_phrases(beside, (*_ASKED, "document")))
    return _among(named, lines, lexicon, citer, agency=agency) if all(named) else None


def recipients(document: Document, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
    """Return the recipients of a document as sentences."""
    lines = _lines(document.id, lexicon) if document.text == "verbatim" else []
    return list(_told(lines, citer).sentences) if lines else []


def _lines(document: str, lexicon: Lexicon) -> list[Provision]:
    """Return the lines of the recipients, without their head."""
    heads = [part.provision for part in lexicon.library.parts(document) if part.kind == "recipients"]
    return [
        below
        for head in heads
        for below in lexicon.library.subtree(lexicon.provision(head))
        if below.id not in heads
    ]


def _told(lines: Sequence[Provision], citer: Citer) -> Written:
    """Return the lines, one a line, after a head that they all prove."""
    quotes = [citer.quote(one) for one in lines]
    if len(lines) == 1:
        only = Sentence(say("replies.recipients.one", line=_bare(quotes[0].text)), (citer.cite(quotes[0]),))
        return Written(Status.ANSWERED, (only,), citer.citations)
    sentences = tuple(
        Sentence(say("replies.recipients.line", line=_bare(quote.text)), (citer.cite(quote),))
        for quote in quotes
    )
    head = Sentence(say("replies.recipients.head"), tuple(c.n for c in citer.citations)[:1])
    return Written(Status.ANSWERED, (head, *sentences), citer.citations)


def _among(
    named: Sequence[set[str]], lines: Sequence[Provision], lexicon: Lexicon, citer: Citer, *, agency: bool
) -> Written | None:
    """Return the line that names the places, or that none names the `agency`; None of anything else."""
    in_full = lexicon.names.short_forms.written_out
    holding = [
        one
        for one in lines
        if not _is_kept(one)
        and any(terms <= {*syllables(one.text), *syllables(in_full(one.text))} for terms in named)
    ]
    if holding:
        quote = citer.quote(holding[0])
        text = say("replies.recipients.among", line=_bare(quote.text))
        return Written(Status.ANSWERED, (Sentence(text, (citer.cite(quote),)),), citer.citations)
    if not agency:
        return None  # a report may be sent as well
    written = _told(lines, citer)
    none = Sentence(say("replies.recipients.not_among"), tuple(c.n for c in written.citations)[:1])
    return Written(Status.PARTIAL, (none, *written.sentences[1:]), citer.citations)


def _is_kept(line: Provision) -> bool:
    """Tell whether a line says where the copy is kept."""
    return syllables(line.text)[:1] in [syllables(word) for word in words("questions.keeping")]


def _bare(line: str) -> str:
    """Return a printed line without the dash before it and the sign after it."""
    return line.lstrip("-–+ ").rstrip(" ,;.")
