"""The fence around digests: what rests on one says so, and is never taken for the document's own words."""

from collections.abc import Mapping
from dataclasses import replace

from assistant.answers.answer import Citation, Sentence, Status
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import says
from assistant.wording import say


def fenced(written: Written, lexicon: Lexicon) -> Written:
    """Return what was written; where it rests on a digest, with the digest named and a warning at the end."""
    digests = {citation.n: citation for citation in written.citations if citation.kind == "digest"}
    if not digests or not written.sentences:
        return written
    first, *rest = written.sentences
    gap = not (written.tells or _is_our_word(first)) and _tells_a_gap(first, digests)
    resting = next((digests[n] for n in first.citations if n in digests), None)
    if resting is not None and not _is_our_word(first):
        document = lexicon.documents[resting.quote.document]
        according = say(
            f"replies.digest.{'gap' if gap else 'according'}",
            kind=document.kind,
            number=document.number,
            text=first.text,
        )
        first = replace(first, text=according)
    status = Status.PARTIAL if gap else written.status
    return replace(written, status=status, sentences=(first, *rest, _warning(written, lexicon)))


def _is_our_word(sentence: Sentence) -> bool:
    """Tell whether the sentence explains a term: the digest only shows where the term occurs."""
    return sentence.derivation is not None and sentence.derivation.operation == "explains"


def _tells_a_gap(first: Sentence, digests: Mapping[int, Citation]) -> bool:
    """Tell whether the answer is a digest's own word that it does not hold the thing."""
    return any(
        says(digests[n].quote.text, "questions.gaps_of_digests") for n in first.citations if n in digests
    )


def _warning(written: Written, lexicon: Lexicon) -> Sentence:
    """Return the sentence that says what a digest is, and who has approved it."""
    cited = [citation for citation in written.citations if citation.kind == "digest"]
    reviewers = {lexicon.documents[citation.quote.document].reviewed_by for citation in cited}
    reviewed = say("replies.digest.reviewed", who=", ".join(sorted(reviewers)))
    text = say(
        "replies.digest.warning", review=say("replies.digest.unreviewed") if "" in reviewers else reviewed
    )
    first = {citation.quote.document: citation.n for citation in reversed(cited)}
    return Sentence(text, tuple(sorted(first.values())))
