"""How many articles, chapters or annexes there are, and which: counted in the text, not found in it."""

import re
from collections.abc import Collection, Sequence

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.documents.at_address import places_at
from assistant.answers.documents.metadata import itself, names_nothing_beside
from assistant.answers.documents.overview import named_by_headings
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision
from assistant.library.units import UNITS, units_of
from assistant.text.normal import fold, has_accents, toned
from assistant.wording import say

_MOST_LISTED = 60
_HOW_MANY = r"(?P<count>bao nhieu|may|so luong|tong so|so)"
_WHICH = r"(?:nhung|cac|gom|co|danh sach|liet ke)"
_ASKED = re.compile(rf"(?<!\w)(?:{_HOW_MANY}|{_WHICH})\s+(?P<unit>{'|'.join(map(fold, UNITS))})(?!\w)")


def write_units(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return how many units of a kind the document in question, or a place in it, has; and which, if that is asked."""
    address = None if asked.address is None or asked.address.bare else asked.address
    unit, counting, beside = _unit_in(address.beside if address else asked.text)
    if unit is None or len(documents) != 1:
        return None
    document = lexicon.documents[next(iter(documents))]
    if document.text != "verbatim":
        return None
    if not names_nothing_beside(document, asked, ("overview", "meaning", "amount"), text=beside):
        return None
    places = places_at(address, document.id, lexicon) if address else []
    if address and len(places) != 1:
        return None
    inside = places[0] if places else None
    found = units_of(lexicon.library.provisions(document.id), unit, inside)
    if not found:
        return None
    citer = Citer(lexicon)
    listed = not counting or unit not in {"điều", "khoản", "điểm"}
    first = _counted(document.id, unit, inside, found, lexicon, citer)
    named = named_by_headings(found, citer) if listed and len(found) <= _MOST_LISTED else []
    return Written(Status.ANSWERED, (first, *named), citer.citations)


def _counted(
    document: str,
    unit: str,
    inside: Provision | None,
    found: Sequence[Provision],
    lexicon: Lexicon,
    citer: Citer,
) -> Sentence:
    known = lexicon.documents[document]
    whole = say("replies.units.document", kind=known.kind, number=known.number)
    head = itself(known, lexicon) if inside is None else inside
    ends = dict.fromkeys(one for one in (head, found[0], found[-1]) if one is not None)
    cited = tuple(citer.cite(citer.quote(one)) for one in ends)
    name = inside.label if inside else whole
    text = say("replies.units.count", name=name, count=len(found), unit=unit)
    return Sentence(text, cited, Derivation("units", (inside.id if inside else document, unit)))


def _unit_in(text: str) -> tuple[str | None, bool, str]:
    """Return the unit that a question asks for, whether it asks how many, and the question without that."""
    folded = fold(text)
    for found in _ASKED.finditer(folded) if len(folded) == len(text) else ():
        unit = _spelt(text[found.start("unit") : found.end("unit")], accented=has_accents(text))
        if unit:
            return unit, found["count"] is not None, f"{text[: found.start()]} {text[found.end() :]}"
    return None, False, text


def _spelt(typed: str, *, accented: bool) -> str | None:
    """Return the unit that is spelt so; "điểm" is no "diem" where accents are typed."""
    form = _tones if accented else fold
    return next((unit for unit in UNITS if form(unit) == form(typed)), None)


def _tones(text: str) -> str:
    return " ".join(map(toned, text.split()))
