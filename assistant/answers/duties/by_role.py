"""All that one agency is given, by what it is to do with a thing: lead, direct, decide, advise, support, report."""

from collections.abc import Sequence
from itertools import pairwise

from assistant.answers.answer import Sentence
from assistant.answers.duties.given import named_by
from assistant.answers.proof.citing import Citer
from assistant.answers.question.lexicon import Lexicon
from assistant.library.nouns import Duty, Provision, Role, Span
from assistant.wording import begun, say

_ORDER = (
    Role.LEADS,
    Role.DIRECTS,
    Role.DECIDES,
    Role.ADVISES,
    Role.SUPPORTS,
    Role.INSPECTS,
    Role.REPORTS,
    Role.ASSIGNED,
)
_ENDS = " \n;,"
_FEWEST = 4
"""Fewer pieces of work need no heads."""


def clauses_given(duties: Sequence[Duty], lexicon: Lexicon, citer: Citer, *, alone: bool) -> list[Sentence]:
    """Return the clauses that give one agency work; a single one that stands `alone` is said without a list."""
    if not duties:
        return []
    head = named_by(duties[0], lexicon, citer)
    begins = {duty.provision: duty.span.start for duty in reversed(duties)}
    places = [lexicon.provision(id_) for id_ in dict.fromkeys(duty.provision for duty in duties)]
    by_role = _said_by_role(places, duties, lexicon, citer, head)
    if by_role:
        return [Sentence(say("replies.duties.head", agency=begun(duties[0].agency)), (head,)), *by_role]
    clauses = [citer.cite(citer.quote(place, Span(begins[place.id], place.end))) for place in places]
    texts = [citer.citations[n - 1].quote.text for n in clauses]
    agency = begun(duties[0].agency)
    if len(clauses) == 1 and alone:
        return [Sentence(say("replies.who", agency=agency, clause=texts[0]), (head, clauses[0]))]
    sentences = [Sentence(say("replies.duties.head", agency=agency), (head,))]
    for n, text in zip(clauses, texts, strict=True):
        sentences.append(Sentence(say("replies.duties.clause", clause=text), (n,)))
    return sentences


def _said_by_role(
    places: Sequence[Provision], duties: Sequence[Duty], lexicon: Lexicon, citer: Citer, head: int
) -> list[Sentence]:
    """Return every word of these clauses from its first duty on, under heads of roles; none where heads help nobody.

    A clause is cut where a duty begins, so that nothing of it is lost; `head` cites the agency's name.
    """
    pieces = [piece for place in places for piece in _pieces(place, duties)]
    roles = {role for role, _, _ in pieces}
    if len(roles) < 2 or len(pieces) < _FEWEST:
        return []
    sentences = []
    for role in filter(roles.__contains__, _ORDER):
        sentences.append(Sentence(say(f"replies.duties.roles.{role.value}"), (head,)))
        for of, place, span in pieces:
            if of is role:
                n = citer.cite(citer.quote(place, _trimmed(span, lexicon.clean(place.document))))
                text = citer.citations[n - 1].quote.text
                sentences.append(Sentence(say("replies.duties.clause", clause=text), (n,)))
    return sentences


def _pieces(place: Provision, duties: Sequence[Duty]) -> list[tuple[Role, Provision, Span]]:
    """Return the clause in pieces, each from where a duty begins to where the next one does."""
    first: dict[int, Role] = {}
    for duty in duties:
        if duty.provision == place.id:
            first.setdefault(duty.span.start, duty.role)
    starts = sorted(first)
    return [(first[a], place, Span(a, b)) for a, b in pairwise([*starts, place.end])]


def _trimmed(span: Span, clean: str) -> Span:
    """Return the span less the signs that bound it to what follows."""
    return Span(span.start, span.start + len(span.of(clean).rstrip(_ENDS)))
