"""Several questions in one message: their answers one after another, as one."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.answer import Answer, Citation, Sentence, Status
from assistant.answers.proof.written import marked
from assistant.wording import say


def can_join(answers: Sequence[Answer], *, whole: bool) -> bool:
    """Tell whether answers may stand one after another: what a digest is must be said last."""
    resting = [any(one.kind == "digest" for one in answer.citations) for answer in answers]
    return not any(resting[:-1] if whole else resting)


def _each_once(answers: Sequence[Answer]) -> list[Answer]:
    """Return the answers, of those that begin alike and quote no more than the longest only that one."""
    kept: list[Answer] = []
    for answer in sorted(answers, key=lambda one: -len(one.text)):
        if not any(_holds(longer, answer) for longer in kept):
            kept.append(answer)
    return sorted(kept, key=lambda one: next(n for n, other in enumerate(answers) if other is one))


def _holds(longer: Answer, answer: Answer) -> bool:
    """Tell whether an answer says what another says."""
    first = [sentence.text for sentence in answer.sentences[:1]]
    alike = bool(first) and first == [sentence.text for sentence in longer.sentences[:1]]
    places = {citation.quote.provision for citation in answer.citations}
    return alike and places <= {citation.quote.provision for citation in longer.citations}


def joined(answers: Sequence[Answer], *, whole: bool) -> Answer:
    """Return the answers to the questions of a message as one; not `whole` where one more found no answer."""
    citations: list[Citation] = []
    sentences: list[Sentence] = []
    for answer in _each_once(answers):
        shift = len(citations)
        citations += [replace(one, n=one.n + shift) for one in answer.citations]
        sentences += [replace(s, citations=tuple(n + shift for n in s.citations)) for s in answer.sentences]
    if not whole:
        sentences.append(Sentence(say("replies.rest_not_found"), sentences[-1].citations))
    answered = whole and all(answer.status is Status.ANSWERED for answer in answers)
    return replace(
        answers[-1],
        status=Status.ANSWERED if answered else Status.PARTIAL,
        text=marked(sentences),
        sentences=tuple(sentences),
        citations=tuple(citations),
        understood=" ".join(filter(None, (answer.understood for answer in answers))) or None,
    )
