"""Sentences that a model writes from clauses, in place of the clauses word for word."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answers.answer import Answer, Citation, Hear, Sentence, Status
from assistant.answers.drafting.asking import Asking
from assistant.answers.drafting.checked import Pen
from assistant.answers.drafting.grounds import Ground, places_recited
from assistant.answers.drafting.heard import Heard
from assistant.answers.drafting.requests import to_write
from assistant.answers.proof.digests import fenced
from assistant.answers.proof.written import Written, marked
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.text.numbers import quantities, times

BY_MODEL = "model"
_HELD = 0.6
"""Of a question that the documents alone did not answer, the clauses cited hold at least this share."""


def composed(
    asked: Understood,
    answer: Answer,
    grounds: Sequence[Ground],
    lexicon: Lexicon,
    ask: Asking,
    hear: Hear,
) -> Answer | None:
    """Return the answer in a model's sentences, each proven by the clauses it names; None where they do not answer.

    What was computed beside the clauses that the answer recites stays, and each of them must be drawn on.
    """
    pen = Pen(lexicon)
    # What rests on a summary is told to do so in its first sentence, once the whole is known.
    heard = Heard(pen, grounds, None if _rests_on_digests(grounds, lexicon) else hear)
    said = ask(to_write("compose", asked.spoken, grounds), heard.so_far)
    if said is None:
        return None
    if not heard.whole(said) or not _answers(asked, answer, pen, lexicon):
        return None
    written = fenced(Written(Status.ANSWERED, tuple(pen.sentences), pen.citations), lexicon)
    sentences, citations = _with_what_was_computed(written, answer)
    return replace(
        answer,
        status=answer.status if answer.sentences else written.status,
        text=marked(sentences),
        sentences=sentences,
        citations=citations,
        nearest=(),
        written_by=BY_MODEL,
    )


def _rests_on_digests(grounds: Sequence[Ground], lexicon: Lexicon) -> bool:
    return any(lexicon.documents[one.quote.document].text == "digest" for one in grounds)


def _answers(asked: Understood, answer: Answer, pen: Pen, lexicon: Lexicon) -> bool:
    """Tell whether what is kept of a draft says all that the documents say in its place, and each kind of thing."""
    drawn_on = [ground for claim in pen.kept for ground in claim.grounds]
    if not drawn_on:
        return False
    recited = {one.id for one in places_recited(answer, lexicon)}
    if not recited <= {ground.quote.provision for ground in drawn_on}:
        return False
    kept = " ".join(claim.text for claim in pen.kept)
    held = "\n".join(ground.text for ground in drawn_on)
    if not recited and lexicon.coverage(asked.terms, Bag.of(f"{kept}\n{held}")) < _HELD:
        return False
    return all(
        tells(kept, lexicon) or not tells(held, lexicon)
        for kind, tells in _KINDS.items()
        if kind in asked.wants
    )


_KINDS: dict[str, Callable[[str, Lexicon], bool]] = {
    "amount": lambda text, _: bool(quantities(text)),
    "when": lambda text, _: bool(times(text)),
    "whose": lambda text, lexicon: bool(lexicon.names.agencies.found_in(text)),
}
"""Kinds of thing that a question may want, and whether a text tells one."""


def _with_what_was_computed(
    written: Written, answer: Answer
) -> tuple[tuple[Sentence, ...], tuple[Citation, ...]]:
    """Return what is written with the sentences of `answer` that were computed, which cite what they did."""
    citations = list(written.citations)
    by_number = {citation.n: citation for citation in answer.citations}
    sentences = list(written.sentences)
    for one in answer.sentences:
        if one.derivation is not None:
            cited = tuple(_number_of(by_number[n], citations) for n in one.citations)
            sentences.append(replace(one, citations=tuple(dict.fromkeys(cited))))
    return tuple(sentences), tuple(citations)


def _number_of(citation: Citation, citations: list[Citation]) -> int:
    """Return the number under which a place is cited, added to `citations` where it is not among them."""
    known = next((one for one in citations if one.quote == citation.quote), None)
    if known is None:
        known = replace(citation, n=len(citations) + 1)
        citations.append(known)
    return known.n
