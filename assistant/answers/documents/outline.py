"""How many parts a document, or a part of it, has and how they are called; what its annex is called."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.documents.at_address import places_at
from assistant.answers.documents.metadata import names_nothing_beside, question_in
from assistant.answers.documents.named_parts import groups_of
from assistant.answers.documents.overview import named_by_headings, parts_of
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document, Provision
from assistant.text.normal import fold, syllables
from assistant.wording import say, words

_MOST = 60
_FEWEST = 2
_OUTLINED = frozenset({"part", "chapter", "section", "subsection", "item", "article"})


def write_outline(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return how many parts the one document in question, or a part it names, has, and their headings; else None."""
    text = question_in(asked.text, ("outline_asking",))
    unit = _unit_in(text)
    if unit is None or len(documents) != 1:
        return None
    asked = replace(asked, text=text)
    document = lexicon.documents[next(iter(documents))]
    if document.text != "verbatim":
        return None
    whole = _whole(document, unit, asked, lexicon)
    if whole is None:
        return None
    name, places = whole
    if not _FEWEST <= len(places) <= _MOST:
        return None
    citer = Citer(lexicon)
    named = named_by_headings(places, citer)
    text = say("replies.units.count", name=name, count=len(places), unit=unit)
    cited = tuple(citation.n for citation in citer.citations)
    count = Sentence(text, cited, Derivation("parts", (document.id, *(p.id for p in places))))
    return Written(Status.ANSWERED, (count, *named), citer.citations)


def write_annex_name(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what the annex of the document in question is called, where that is asked; else None."""
    address = asked.address
    if address is None or not address.bare or not says(asked.text, "questions.of_document"):
        return None
    if not says(address.beside, "questions.annex_name"):
        return None
    held = {
        id_: places
        for id_ in sorted(documents)
        if lexicon.documents[id_].text == "verbatim"
        and (not asked.documents or id_ in asked.documents)
        and (places := places_at(address, id_, lexicon))
    }
    if len(held) != 1:
        return None
    ((id_, places),) = held.items()
    beside = without_phrases(address.beside, ("annex_name", "of_document"))
    if not names_nothing_beside(lexicon.documents[id_], asked, ("meaning", "overview"), text=beside):
        return None
    citer = Citer(lexicon)
    quotes = [citer.quote(one) for one in places]
    named = (Sentence(" ".join(quote.text.split()), (citer.cite(quote),)) for quote in quotes)
    return Written(Status.ANSWERED, tuple(named), citer.citations)


def _whole(
    document: Document, unit: str, asked: Understood, lexicon: Lexicon
) -> tuple[str, Sequence[Provision]] | None:
    """Return the name of what is asked for its parts, and those parts."""
    rest = without_phrases(asked.text, ("outline_units", "outline_asking"))
    if asked.address is None and names_nothing_beside(document, asked, ("overview", "amount"), text=rest):
        places = [p for p in parts_of(document, lexicon.library.provisions(document.id)) if p.kind != "annex"]
        # "mấy nhóm" asks for no parts of the whole: those are called parts, chapters or articles
        if fold(unit) not in set(map(fold, words("questions.outermost_units"))):
            groups = groups_of(document.id, lexicon) if fold(unit).startswith("nhom") else None
            return (f"{groups[0].label} ({_title(groups[0], lexicon)})", groups[1]) if groups else None
        return say("replies.units.document", kind=document.kind, number=document.number), places
    above = _named(document, asked, lexicon)
    if above is None:
        return None
    below = [p for p in lexicon.library.subtree(above) if p.parent == above.id and p.kind in _OUTLINED]
    return f"{above.label} ({_title(above, lexicon)})", below


def _named(document: Document, asked: Understood, lexicon: Lexicon) -> Provision | None:
    """Return the part that is named, by its address or by its heading, and nothing beside it."""
    if asked.address and not asked.address.bare:
        beside = without_phrases(asked.address.beside, ("outline_units", "outline_asking"))
        places = places_at(asked.address, document.id, lexicon)
        alone = names_nothing_beside(document, asked, ("overview", "amount"), text=beside)
        return places[0] if alone and len(places) == 1 else None
    spoken = f" {' '.join(syllables(asked.text))} "
    found = [
        (heading, title)
        for heading, title in lexicon.headings
        if heading.document == document.id and title and f" {' '.join(title)} " in spoken
    ]
    if not found:
        return None
    heading, title = max(found, key=lambda pair: len(pair[1]))
    beside = re.sub(r"\W+".join(map(re.escape, title)), " ", fold(asked.text))
    left = without_phrases(beside, ("outline_units", "outline_asking"))
    return heading if names_nothing_beside(document, asked, ("overview", "amount"), text=left) else None


def _title(place: Provision, lexicon: Lexicon) -> str:
    citer = Citer(lexicon)
    return re.sub(r"^(?:[IVXLC]+|\d+(?:\.\d+)*)[.)]\s*", "", citer.heading(place))


def _unit_in(text: str) -> str | None:
    """Return the unit whose number or names the question asks for: "mấy nhóm", "những phần nào"."""
    folded = " ".join(syllables(text))
    units = "|".join(sorted((fold(unit) for unit in words("questions.outline_units")), key=len, reverse=True))
    asking = re.search(rf"(?<!\w)(?:may|bao nhieu|nhung|cac|tung)\s+(?P<unit>{units})(?!\w)", folded)
    if asking is None or not says(text, "questions.outline_asking"):
        return None
    return next(unit for unit in words("questions.outline_units") if fold(unit) == asking["unit"])
