"""Questions worth trying, made from what the library holds and kept only when it answers them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from assistant.library.nouns import Document, Role, Target
from assistant.text.normal import fold
from assistant.wording import begun, say, words
from bot.desk.desk import Desk, public_documents
from bot.desk.of_edition import OfEdition
from bot.desk.trying import is_answered, value_question

if TYPE_CHECKING:
    from assistant.library.library import Library

_SHOWN = 3
# Each is asked, and the first page waits for it once an edition.
_TRIED = 6
# A name longer than this reads as a clause, not as something a person would type.
_NAME_LIMIT = 60

AUDIENCES = ("officials", "citizens", "trainers")


@dataclass(frozen=True, slots=True)
class Group:
    """Questions for those who `heading` names."""

    heading: str
    questions: tuple[str, ...]


class Examples:
    """The examples of the edition that serves now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made = OfEdition(desk, lambda edition: self._groups(edition.library))

    def now(self) -> tuple[Group, ...]:
        """Return the questions to offer to each audience; none while no library is open."""
        return self._made.now() if self._desk.shelf.ready else ()

    def _groups(self, library: "Library") -> tuple[Group, ...]:
        taken: set[str] = set()
        found = []
        for audience, candidates in zip(AUDIENCES, _for_each(library), strict=True):
            questions = tuple(self._answered(candidates, taken))
            found.append(Group(say(f"shown.examples.{audience}"), questions))
        return tuple(group for group in found if group.questions)

    def _answered(self, candidates: Iterator[str], taken: set[str]) -> Iterator[str]:
        shown = tried = 0
        for candidate in candidates:
            if candidate in taken:
                continue
            if shown == _SHOWN or tried == _TRIED:
                return
            taken.add(candidate)
            tried += 1
            if is_answered(self._desk, candidate):
                shown += 1
                yield candidate


def _for_each(library: "Library") -> tuple[Iterator[str], ...]:
    """Return what officials, citizens and trainers may ask, kinds in turn so that the first few differ."""
    documents = public_documents(library)
    whole = [one for one in documents if one.text == "verbatim"]
    digests = [one for one in documents if one.text == "digest"]
    rows = [row for one in whole for row in library.targets(one.id) if _is_short(row)]
    rows.sort(key=lambda row: (-len(row.name), row.number))
    named = [(at, row) for row in rows if (at := _people_in(row)) is not None]
    of_people = [row for _, row in sorted(named, key=lambda pair: pair[0])]
    others = [row for row in rows if row not in of_people]
    known = [one for one in library.reference().glossary if _is_held(one.places, whole)]
    # What the documents speak of most often is what people meet first.
    terms = [one.term for one in sorted(known, key=lambda one: -len(one.places))]
    return (
        _in_turn(_about_duties(library, whole), _about_targets(others), _told("force", whole)),
        _in_turn(_about_targets(of_people), _about_terms(terms), _told("about", digests or whole)),
        _in_turn(_told("parts", whole), _about_growth(others), _told("validity", digests or whole)),
    )


def _in_turn(*kinds: Iterator[str]) -> Iterator[str]:
    return filter(None, chain.from_iterable(zip_longest(*kinds)))


def _is_short(row: Target) -> bool:
    """Tell whether a row has values and a short name; one with a comma or a slash is seldom one thing."""
    valued = any(one.amount is not None for one in row.milestones)
    return valued and len(row.name) <= _NAME_LIMIT and not set(",/;") & set(row.name)


def _people_in(row: Target) -> int | None:
    """Return which of the words for people a row's name has, the first of them; None where it has none."""
    name = fold(row.name)
    return next((at for at, word in enumerate(words("shown.examples.people")) if fold(word) in name), None)


def _is_held(places: tuple[str, ...], documents: list[Document]) -> bool:
    held = {document.id for document in documents}
    return any(place.partition("/")[0] in held for place in places)


def _about_targets(rows: list[Target]) -> Iterator[str]:
    yield from filter(None, map(value_question, rows))


def _about_growth(rows: list[Target]) -> Iterator[str]:
    for row in rows:
        years = [one.year for one in row.milestones if one.amount is not None and one.period == "year"]
        if len(years) > 1:
            named = {"name": row.name.rstrip(" .;:"), "first": years[0], "last": years[-1]}
            yield say("shown.examples.growth", **named)


def _about_terms(terms: list[str]) -> Iterator[str]:
    for term in terms:
        yield say("shown.examples.term", term=begun(term))


def _about_duties(library: "Library", documents: list[Document]) -> Iterator[str]:
    """Yield the bodies that lead something, then all that have work."""
    duties = [duty for one in documents for duty in library.duties(one.id) if len(duty.agency) <= _NAME_LIMIT]
    leading = [duty for duty in duties if duty.role is Role.LEADS]
    for agency in dict.fromkeys(duty.agency for duty in (*leading, *duties)):
        yield say("shown.examples.duty", agency=begun(agency))


def _told(key: str, documents: list[Document]) -> Iterator[str]:
    for one in documents:
        yield say(f"shown.examples.{key}", kind=one.kind, number=one.number)
