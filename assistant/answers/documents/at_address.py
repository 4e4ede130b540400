"""What stands at the address that a question names: whole, by its headings, or the part of it that answers."""

from collections.abc import Collection, Iterator, Sequence

from assistant.answers.answer import Status
from assistant.answers.clauses.fitting import fits
from assistant.answers.clauses.verbatim import say_whole
from assistant.answers.documents.headings import told
from assistant.answers.documents.metadata import names_nothing_beside
from assistant.answers.documents.overview import named_by_headings
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.address import Address
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import (
    ASKING,
    Term,
    content_terms,
    says,
    without_asking,
    without_phrases,
)
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision

_ALIKE = 3
"""More places than this at the end of one address are no answer."""
_SHORT = 12
"""A place of no more provisions is said whole where all of it together holds what was asked."""
_ENOUGH, _IN_ORDER = 0.85, 0.5
"""The shares of the question's weight, and of its neighbouring words, that the part must hold."""
_WITHOUT_WORDS = frozenset({"row", "columns", "footnote"})
_OF_FIGURES = frozenset({"amount", "figure", "money"})
ABOUT = ("overview", "meaning", "duties", "about_address")


def write_address(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what stands at the address named, where it stands in one of `documents` alone."""
    address = asked.address
    if address is None:
        return None
    held = {id_: places for id_ in sorted(documents) if (places := places_at(address, id_, lexicon))}
    if len(held) != 1:
        return None
    ((id_, places),) = held.items()
    figures = address.bare and asked.wants & _OF_FIGURES
    alone = names_nothing_beside(lexicon.documents[id_], asked, ABOUT, text=address.beside)
    if address.outline or (alone and not figures):
        return _whole(places, lexicon)
    return None if address.bare else _narrowed(places, asked, address, lexicon)


def asks_only_address(asked: Understood) -> bool:
    """Tell whether the question asks what stands at an address and nothing else, so that no other place answers."""
    address = asked.address
    if address is None or address.bare:
        return False
    rest = content_terms(without_phrases(address.beside, (*ABOUT, *ASKING, "document", "kinds")))
    return address.outline or not rest


def places_at(address: Address, document: str, lexicon: Lexicon) -> list[Provision]:
    """Return the places of a document at an address, in order; none unless every one meant is there."""
    if address.bare:
        return [p for p in lexicon.library.provisions(document) if p.kind == "annex" and p.parent is None]
    places = [_place_at(paths, document, lexicon) for paths in address.paths]
    return [place for found in places for place in found] if all(places) else []


def _place_at(paths: Sequence[str], document: str, lexicon: Lexicon) -> list[Provision]:
    """Return the place at the first path that is one's own, else those at the end of whose paths one stands."""
    own = (lexicon.library.provision(f"{document}/{path}") for path in paths)
    exact = next(filter(None, own), None)
    if exact:
        return [exact]
    provisions = lexicon.library.provisions(document)
    ending = ([p for p in provisions if p.path.endswith(f".{path}")] for path in paths)
    found = next(filter(None, ending), [])
    quoted = all(p.kind == "quoted" for p in found)
    return found if len(found) == 1 or (quoted and len(found) <= _ALIKE) else []


def _whole(places: Sequence[Provision], lexicon: Lexicon) -> Written:
    citer = Citer(lexicon)
    if len(places) > _ALIKE:
        sentences = tuple(named_by_headings(places, citer))
    else:
        sentences = tuple(sentence for place in places for sentence in told(place, lexicon, citer))
    about = places[0].id if len(places) == 1 else None
    return Written(Status.ANSWERED, sentences, citer.citations, about)


def _narrowed(
    places: Sequence[Provision], asked: Understood, address: Address, lexicon: Lexicon
) -> Written | None:
    """Return the smallest part of the places that holds all that is asked beside their address, or None."""
    contents = says(address.beside, "questions.of_contents")
    terms = content_terms(without_asking(without_phrases(address.beside, ("of_contents",))))
    below = [p for place in places for p in lexicon.library.subtree(place)]
    found = max(_holding(terms, below, lexicon), default=None, key=lambda pair: pair[0])
    headed = [found for found in _holding(terms, places, lexicon) if contents]
    if headed and len(below) <= _SHORT:
        chosen = [headed[0][1]]
    elif found and fits(asked, found[1], lexicon):
        chosen = [found[1]]
    elif len(below) <= _SHORT and _hold_together(terms, below, lexicon):
        chosen = list(places)
    else:
        return None
    citer = Citer(lexicon)
    sentences = tuple(sentence for place in chosen for sentence in say_whole(place, lexicon, citer))
    return Written(Status.ANSWERED, sentences, citer.citations, chosen[0].id)


def _holding(
    terms: Sequence[Term], provisions: Sequence[Provision], lexicon: Lexicon
) -> Iterator[tuple[tuple[float, float], Provision]]:
    """Yield the provisions that hold the terms, with how well: how many, and how much in their order."""
    for p in provisions:
        bag = lexicon.passages.get(p.id)
        if bag is None or p.kind in _WITHOUT_WORDS:
            continue
        coverage, phrase = lexicon.coverage(terms, bag), lexicon.phrase_coverage(terms, bag)
        if coverage >= _ENOUGH and phrase >= _IN_ORDER:
            yield (coverage, phrase), p


def _hold_together(terms: Sequence[Term], provisions: Sequence[Provision], lexicon: Lexicon) -> bool:
    bags = [lexicon.passages[p.id] for p in provisions if p.id in lexicon.passages]
    held = [term for term in terms if any(bag.holds(term) for bag in bags)]
    total = sum(map(lexicon.weight, terms))
    return total > 0 and sum(map(lexicon.weight, held)) >= _ENOUGH * total
