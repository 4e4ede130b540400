"""A question that a model puts in full and in the documents' words: none but those that were said, or are printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.answers.answer import Answer
from assistant.answers.conversation.conversing import SAID, Turn, Ways, converse
from assistant.answers.drafting.asking import Asking
from assistant.answers.drafting.requests import to_rewrite
from assistant.answers.proof.evidence import figures
from assistant.answers.question.framing import asks
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import content_terms
from assistant.text.normal import fold, plain, words

_LONGEST_TERM = 8
"""A term of the documents has so many syllables at most, and two at least."""
_QUOTING = frozenset('"“”«»')
"""A question that quotes may quote what nobody said."""
_LONGER = 20
"""So many words more than was said in all a question in full may have."""


def rewritten(question: str, earlier: Sequence[str], said_last: str, ways: Ways, ask: Asking) -> Turn | None:
    """Return the turn that answers what a question means, as a model puts it; None where that is not answered.

    `earlier` are the questions before it, oldest first, `said_last` the answer to the last of them.
    """
    said = ask(to_rewrite(question, earlier))
    if said is None:
        return None
    for text in dict.fromkeys(_readings(said, question, (*earlier, said_last), ways)):
        turn = converse(text, lambda: None, ways)
        if turn.answer.status in SAID:
            return Turn(_told(turn.answer, text), turn.topic)
    return None


def _readings(said: Mapping[str, Any], question: str, before: Sequence[str], ways: Ways) -> Iterator[str]:
    """Yield what the question may mean by what a model said, as far as each word of it was said or is printed."""
    terms = [(one, term) for one, term in _pairs(said) if _is_term(one, term, question, ways)]
    full = said.get("question")
    printed = " ".join(term for _, term in terms)
    if isinstance(full, str):
        text = " ".join(plain(full).split())
        if (
            asks(text)
            and not _QUOTING & set(text)
            and fold(text) != fold(question)
            and _says_nothing_new(text, question, (*before, printed), ways.lexicon)
        ):
            yield text
    put = question
    for one, term in terms:
        put = put.replace(one, term)
    if put != question:
        yield put


def _pairs(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    terms = said.get("terms")
    for one in terms if isinstance(terms, list) else ():
        typed, term = (one.get("said"), one.get("term")) if isinstance(one, Mapping) else (None, None)
        if isinstance(typed, str) and isinstance(term, str):
            yield typed.strip(), " ".join(plain(term).split())


def _is_term(typed: str, term: str, question: str, ways: Ways) -> bool:
    """Tell whether the words were typed, and the term stands in a document that may answer, as printed."""
    if not typed or typed not in question or figures(term) or not 2 <= len(words(term)) <= _LONGEST_TERM:
        return False
    if ways.lexicon.names.agencies.found_in(term):
        return False
    return any(term.lower() in ways.lexicon.clean(id_).lower() for id_ in ways.allowed)


def _says_nothing_new(text: str, question: str, before: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a question in full holds no word, figure or body that was not said before it."""
    sources = "\n".join((question, *before))
    known = {term.folded for term in content_terms(sources)}
    named = {mention.ids for mention in lexicon.names.agencies.found_in(text)}
    asked = "\n".join((question, *before[:-2]))
    return (
        len(text.split()) <= len(asked.split()) + _LONGER
        and {term.folded for term in content_terms(text)} <= known
        and figures(text) <= figures(sources)
        and named <= {mention.ids for mention in lexicon.names.agencies.found_in(sources)}
    )


def _told(answer: Answer, text: str) -> Answer:
    """Return the answer with the question in full told first, as how it was read."""
    return replace(answer, understood=" ".join(filter(None, (text, answer.understood))))
