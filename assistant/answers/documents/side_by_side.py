"""Two places that differ, or that are held to: what each says, side by side, and no word on which is right."""

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from assistant.answers.answer import Sentence, Status
from assistant.answers.clauses.finding import find_provisions, query_of
from assistant.answers.clauses.verbatim import say_whole
from assistant.answers.documents.at_address import places_at
from assistant.answers.duties.given import drop, said_run
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.address import Address, address_in
from assistant.answers.question.lexicon import Lexicon, NamedTarget
from assistant.answers.question.milestones import asked_of
from assistant.answers.question.terms import Term, content_terms, says, without_asking
from assistant.answers.question.understand import Understood
from assistant.answers.rows.targets import TargetPen
from assistant.library.nouns import Duty, Provision, Target
from assistant.text.normal import fold

_N = r"\d{1,3}(?:\.\d{1,2})?[b-z]?"
_WORD = r"(?:(?:dong|hang|chi tieu|ct)(?: so)? )"
_ROWS = re.compile(
    rf"(?<![\w/.,-]){_WORD}?{_N}(?:,? (?:va |voi |hay |so voi )?{_WORD}?{_N})+(?![\w/%]|[.,]\d)"
)
_TELLING = re.compile(rf"{_WORD}|\d\.\d")
_VALUE = re.compile(r"(?<![\w.,/])(\d{1,3}(?:[.,]\d+)?)\s*%")
_PARTS = re.compile(r"\b(?:với|và|so với|hay|voi|va)\b")
_OR = re.compile(
    r"^(?P<thing>.+?)\s+(?:là|la)\s+(?P<one>.+?)\s+hay\s+(?:là\s+|la\s+)?(?P<other>.+)$", re.IGNORECASE
)
_ENOUGH = 0.6
_AS_GOOD = 0.93
_TWINS = 0.75
_WHOLE = 0.95
_LESS = 0.3
"""By so much less of the other thing a clause holds that says the one."""
_MOST = 4

Way = Callable[[Understood, Lexicon, Collection[str]], Written | None]


def write_side_by_side(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what each of two places says, where the question holds one against the other; None of anything else."""
    return next(filter(None, (way(asked, lexicon, documents) for way in WAYS)), None)


def _rows_by_number(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the rows whose numbers a question gives that asks how they differ."""
    found = _ROWS.search(fold(asked.text))
    if found is None or not _TELLING.search(found.group()) or not says(asked.text, "questions.differing"):
        return None
    numbers = list(dict.fromkeys(re.findall(_N, found.group())))
    rows = {
        named.target.number: named.target for named in lexicon.targets if named.target.document in documents
    }
    meant = [rows[number] for number in numbers if number in rows]
    return _rows(meant, asked, lexicon) if len(meant) > 1 else None


def _rows_by_value(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the rows that print the values between which a question cannot choose, each in its year."""
    values = list(dict.fromkeys(_VALUE.findall(asked.text)))
    if len(values) != 2 or len(asked.years) != 1:
        return None
    text = _VALUE.sub(" ", asked.text)
    years = set(map(str, asked.years))
    terms = drop(content_terms(without_asking(text), less=years), ("differing", "document", "of_work"))
    rows = [named for named in lexicon.targets if named.target.document in documents]
    found = [_nearest_with(value, terms, rows, asked, lexicon) for value in values]
    meant = list(dict.fromkeys(row for some in found for row in some))
    twins = all(_resemble(a, b, lexicon) for a, b in pairwise(meant))
    return (
        _rows([row.target for row in meant], asked, lexicon)
        if all(found) and len(meant) > 1 and twins
        else None
    )


def _resemble(one: NamedTarget, other: NamedTarget, lexicon: Lexicon) -> bool:
    """Tell whether one of two rows says most of what the other is called."""
    return max(lexicon.coverage(one.terms, other.bag), lexicon.coverage(other.terms, one.bag)) >= _TWINS


def _nearest_with(
    value: str, terms: Sequence[Term], rows: Sequence[NamedTarget], asked: Understood, lexicon: Lexicon
) -> list[NamedTarget]:
    """Return the rows that the terms name best of those that print the value in the year asked."""
    having = [
        row
        for row in rows
        if any(
            re.search(rf"(?<![\d.,]){re.escape(value)}(?![\d.,]*\d)", m.text)
            for m in asked_of(row.target, asked.years)
        )
    ]
    scored = [(lexicon.coverage(terms, row.bag), row) for row in having]
    best = max((score for score, _ in scored), default=0.0)
    return [row for score, row in scored if score >= max(_ENOUGH, _AS_GOOD * best)]


def _rows(targets: Sequence[Target], asked: Understood, lexicon: Lexicon) -> Written | None:
    if len(targets) > _MOST:
        return None
    return TargetPen(lexicon).several(targets, dict.fromkeys(targets, asked.years))


def _two_addresses(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return, of each of two addresses that a question compares, the part that speaks of its subject."""
    if not says(asked.text, "questions.differing"):
        return None
    found = [
        address for part in _PARTS.split(asked.text) if (address := address_in(part)) and not address.bare
    ]
    if len({address.paths for address in found}) != 2:
        return None
    held = [id_ for id_ in sorted(documents) if all(places_at(one, id_, lexicon) for one in found)]
    if len(held) != 1:
        return None
    terms = _subject(asked, found)
    citer = Citer(lexicon)
    sentences: list[Sentence] = []
    for address in found:
        places = [p for place in places_at(address, held[0], lexicon) for p in lexicon.library.subtree(place)]
        chosen = _speaking_of(terms, places, lexicon) or places
        if len(chosen) > _MOST:
            return None
        for place in chosen:
            said = say_whole(place, lexicon, citer)
            sentences += said if place is chosen[0] or len(chosen) == 1 else said[:1]
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def _subject(asked: Understood, addresses: Sequence[Address]) -> list[Term]:
    """Return the terms of the question less the addresses and the words that compare."""
    names = [word for address in addresses for word in (address.said, "mục phần điều khoản")]
    return drop(content_terms(without_asking(asked.text)), ("differing", "document", "of_work"), names)


def _speaking_of(terms: Sequence[Term], places: Sequence[Provision], lexicon: Lexicon) -> list[Provision]:
    """Return the one of the places that holds most of the terms, enough of them."""
    bags = [(lexicon.passages[p.id], p) for p in places if p.id in lexicon.passages]
    scored = [(lexicon.coverage(terms, bag), p) for bag, p in bags if p.subtree_end == p.end]
    best = max(scored, default=None, key=lambda one: one[0])
    return [best[1]] if terms and best and best[0] >= _ENOUGH else []


def _one_name(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return, of each body that bears the one name asked about, the first clause that speaks of it."""
    if not asked.unclear_agencies or asked.agencies or not says(asked.text, "questions.differing"):
        return None
    duties = [d for d, _, _ in lexicon.duties if d.document in documents and not d.columns]
    found = [_first_of(id_, duties, lexicon) for id_ in asked.unclear_agencies[0]]
    first = [duty for duty in found if duty]
    if len(first) < 2:
        return None
    citer = Citer(lexicon)
    return Written(Status.ANSWERED, tuple(said_run([d], lexicon, citer) for d in first), citer.citations)


def _first_of(id_: str, duties: Sequence[Duty], lexicon: Lexicon) -> Duty | None:
    own = (duty for duty in duties if duty.agency_id == id_)
    naming = (d for d in duties if any(m.id == id_ for m in lexicon.names.agencies.found_in(d.action)))
    return next(own, None) or next(naming, None)


def _either(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the two clauses of which one says the one thing of a subject and the other the other: "X là A hay B?"."""
    found = _OR.match(asked.text.strip(" ?."))
    originals = [id_ for id_ in documents if lexicon.documents[id_].text == "verbatim"]
    if found is None or not originals:
        return None
    thing, one, other = (content_terms(without_asking(found[name])) for name in ("thing", "one", "other"))
    if not (thing and one and other):
        return None
    near = find_provisions(asked, query_of(asked, lexicon), lexicon, originals)
    bags = [
        (lexicon.passages[c.provision.id], c.provision)
        for c in near
        if c.provision.subtree_end == c.provision.end
    ]
    about = [(bag, p) for bag, p in bags if lexicon.coverage(thing, bag) >= _WHOLE]

    def says_only(this: Sequence[Term], that: Sequence[Term]) -> Provision | None:
        held = [(lexicon.coverage(this, bag), lexicon.coverage(that, bag), p) for bag, p in about]
        fitting = (p for own, foreign, p in held if own >= _ENOUGH and own - foreign >= _LESS)
        return next(fitting, None)

    places = [says_only(one, other), says_only(other, one)]
    if None in places:
        return None
    citer = Citer(lexicon)
    sentences = tuple(s for place in places if place for s in say_whole(place, lexicon, citer))
    return Written(Status.ANSWERED, sentences, citer.citations)


WAYS: tuple[Way, ...] = (_rows_by_number, _rows_by_value, _two_addresses, _one_name, _either)
"""How two places are held against each other, the surest first."""
