"""The clauses that a model is shown, each with an id, and what a sentence that rests on one cites."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.answers.answer import Answer, Quote, Sentence
from assistant.answers.clauses.finding import Candidate
from assistant.answers.clauses.lead_ins import lead_in
from assistant.answers.clauses.verbatim import own_words
from assistant.answers.drafting.addressed import speaks_to_machines
from assistant.answers.proof.citing import Citer
from assistant.answers.question.lexicon import Lexicon
from assistant.library.nouns import Provision

_MOST = 10
"""So many clauses are shown at most, and so many characters of them."""
_ROOM = 7_000
_HEADING = 300
"""A longer text above a clause is a clause of its own, in characters."""
_FRAME = 120
"""So many characters at most name the summary that a sentence is of."""
_NO_CLAUSE = frozenset(
    {"row", "columns", "letterhead", "recipients", "signature", "footnote", "annex", "part", "chapter"}
)


@dataclass(frozen=True, slots=True)
class Ground:
    """A clause that sentences may rest on: its exact characters, and those of what leads it in."""

    id: str
    quote: Quote
    beside: tuple[Quote, ...]
    named: str

    @property
    def text(self) -> str:
        """Return what may be said on this ground: what leads the clause in, then its own words."""
        return "\n".join(one.text for one in (*self.beside, self.quote))


def recited(answer: Answer) -> tuple[Sentence, ...]:
    """Return the sentences of an answer that are clauses word for word."""
    quotes = {citation.n: citation.quote.text for citation in answer.citations}
    return tuple(one for one in answer.sentences if one.derivation is None and _is_recital(one, quotes))


def places_recited(answer: Answer, lexicon: Lexicon) -> tuple[Provision, ...]:
    """Return the clauses that an answer recites, less those that only head the others."""
    places = {citation.n: citation.quote.provision for citation in answer.citations}
    said = (lexicon.provision(places[one.citations[0]]) for one in recited(answer))
    return tuple(one for one in said if is_clause(one))


def places_found(found: Sequence[Candidate], lexicon: Lexicon) -> tuple[Provision, ...]:
    """Return the clauses that search found, the best first, each with all below it."""
    return tuple(part for one in found for part in lexicon.library.subtree(one.provision) if is_clause(part))


def grounds_of(provisions: Iterable[Provision], lexicon: Lexicon) -> tuple[Ground, ...]:
    """Return clauses as a model is shown them, as many as there is room for, the first ones.

    None that speaks to machines is among them.
    """
    shown = (one for one in dict.fromkeys(provisions) if not speaks_to_machines(one.text))
    return tuple(_numbered(shown, lexicon))


def is_clause(provision: Provision) -> bool:
    """Tell whether a provision says something by itself, in words and not in cells."""
    heads = provision.subtree_end > provision.end and len(provision.text) <= _HEADING
    return provision.kind not in _NO_CLAUSE and bool(provision.text.strip()) and not heads


def _is_recital(sentence: Sentence, quotes: Mapping[int, str]) -> bool:
    """Tell whether a sentence says its one quote and little beside: the name of the summary that it is of."""
    if len(sentence.citations) != 1:
        return False
    quote = quotes.get(sentence.citations[0], "")
    return bool(quote) and quote in sentence.text and len(sentence.text) <= len(quote) + _FRAME


def _numbered(provisions: Iterable[Provision], lexicon: Lexicon) -> Iterator[Ground]:
    citer = Citer(lexicon)
    room = _ROOM
    for n, one in enumerate(islice(provisions, _MOST), start=1):
        above = _above(one, lexicon)
        if any(speaks_to_machines(lead.text) for lead in above):
            continue
        document = lexicon.documents[one.document]
        ground = Ground(
            f"e{n}",
            citer.quote(one, own_words(one)),
            tuple(citer.quote(lead, own_words(lead)) for lead in above),
            f"{one.label}, {document.kind} {document.number}",
        )
        room -= len(ground.text)
        if room < 0 and n > 1:
            return
        yield ground


def _above(provision: Provision, lexicon: Lexicon) -> tuple[Provision, ...]:
    """Return what heads a clause and leads it in; nothing for a statement of a summary, whose headings are ours."""
    if lexicon.documents[provision.document].text == "digest":
        return ()
    above = (_heading(provision, lexicon), lead_in(provision, lexicon))
    return tuple(dict.fromkeys(filter(None, above)))


def _heading(provision: Provision, lexicon: Lexicon) -> Provision | None:
    above = lexicon.provision(provision.parent) if provision.parent else None
    if above is None or above.kind in _NO_CLAUSE:
        return None
    return above if 0 < len(above.text.strip()) <= _HEADING else None
