"""What is offered while a question is being typed: rows, bodies, parts and documents, found by any word of theirs."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.library.nouns import Document, Provision, Target
from assistant.text.normal import fold
from assistant.wording import begun, say
from bot.desk.desk import Desk, public_documents
from bot.desk.of_edition import OfEdition

if TYPE_CHECKING:
    from assistant.library.library import Library

_SHOWN = 8
_FEWEST_LETTERS = 2
_LONGEST = 160
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HEADED = frozenset({"part", "chapter", "section", "subsection", "article", "item", "annex"})
# Letters after those of the alphabet: a prefix ends before it.
_LAST = "\U0010ffff"

Kind = Literal["target", "agency", "part", "document"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A question that can be asked, `about` what it is where the question itself does not say it."""

    question: str
    about: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is offered and the folded words it is found by; a row in one of its `years`, where one is typed."""

    named: str
    offer: Offer
    name: str = ""
    years: tuple[int, ...] = ()


class Offering:
    """What the edition that serves now can be asked."""

    def __init__(self, desk: Desk) -> None:
        self._index = OfEdition(desk, lambda edition: _Index(tuple(_entries(edition.library))))

    def matching(self, typed: str) -> tuple[Offer, ...]:
        """Return at most eight offers that have every word of `typed`, the last as it begins."""
        return self._index.now().matching(typed)


class _Index:
    """Entries by their words, in the order of the alphabet."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._entries = entries
        words = sorted({(word, at) for at, one in enumerate(entries) for word in _WORD.findall(one.named)})
        self._words = [word for word, _ in words]
        self._at = [at for _, at in words]

    def matching(self, typed: str) -> tuple[Offer, ...]:
        years = {int(year) for year in _YEAR.findall(typed)}
        folded = fold(_YEAR.sub(" ", typed))
        words = _WORD.findall(folded)
        if sum(map(len, words)) < _FEWEST_LETTERS:
            return ()
        found = set.intersection(*(self._beginning(word) for word in words))
        ranked = sorted(found, key=lambda at: (*self._rank(at, folded.strip(), typed), at))
        return tuple(_in_year(self._entries[at], years) for at in ranked[:_SHOWN])

    def _beginning(self, word: str) -> set[int]:
        """Return the entries that have a word which begins so."""
        first, end = bisect_left(self._words, word), bisect_left(self._words, word + _LAST)
        return set(self._at[first:end])

    def _rank(self, at: int, folded: str, typed: str) -> tuple[bool, bool, int]:
        one = self._entries[at]
        toned = one.offer.question.lower()
        return not one.named.startswith(folded), typed.strip().lower() not in toned, len(one.named)


def _in_year(one: _Entry, years: set[int]) -> Offer:
    """Return the offer, of a row in the year that is typed where it has one."""
    year = next((year for year in one.years if year in years), None)
    if year is None:
        return one.offer
    return Offer(say("shown.examples.target", name=one.name, year=year), one.offer.about, one.offer.kind)


def _entries(library: "Library") -> Iterator[_Entry]:
    documents = public_documents(library)
    several = sum(document.text == "verbatim" for document in documents) > 1
    for document in documents:
        for target in library.targets(document.id):
            yield from _of_target(target, document)
    yield from _of_agencies(library, documents)
    for document in documents:
        if document.text == "verbatim":
            yield from _of_parts(library.provisions(document.id), document, several=several)
        if document.text != "none":
            yield _of_document(document)


def _entry(question: str, about: str, kind: Kind, *more: str) -> _Entry:
    return _Entry(fold(" ".join((question, about, *more))), Offer(question, about, kind))


def _of_target(target: Target, document: Document) -> Iterator[_Entry]:
    years = tuple(dict.fromkeys(one.year for one in target.milestones if one.text.strip()))
    name = target.name.strip(" .;:,")
    if years and len(name) <= _LONGEST:
        usual = years[len(years) // 3]
        question = say("shown.examples.target", name=name, year=usual)
        about = say("web.offer.target", number=target.number, document=document.number)
        offer = Offer(question, about, "target")
        yield _Entry(fold(f"{name} {about} {question}"), offer, name, years)


def _of_agencies(library: "Library", documents: Sequence[Document]) -> Iterator[_Entry]:
    seen: set[str] = set()
    aliases = {agency.id: (*agency.aliases, *agency.abbreviations) for agency in library.agencies()}
    for document in documents:
        for duty in library.duties(document.id):
            if duty.agency_id not in seen and len(duty.agency) <= _LONGEST:
                seen.add(duty.agency_id)
                name = begun(duty.agency)
                question = say("shown.examples.duty", agency=name)
                yield _entry(question, "", "agency", *aliases.get(duty.agency_id, ()))


def _of_parts(provisions: Sequence[Provision], document: Document, *, several: bool) -> Iterator[_Entry]:
    for one in provisions:
        title = one.text.strip().splitlines()[0] if one.text.strip() else ""
        if one.kind in _HEADED and title:
            key = "part_of" if several else "part"
            label = begun(one.label)
            question = say(f"web.offer.{key}", label=label, kind=document.kind, number=document.number)
            short = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rpartition(' ')[0]}…"
            yield _entry(question, short, "part", title)


def _of_document(document: Document) -> _Entry:
    question = say("web.offer.document", kind=document.kind, number=document.number)
    return _entry(question, document.title[:_LONGEST], "document", *document.aliases)
