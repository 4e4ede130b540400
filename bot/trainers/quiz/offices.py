"""Agencies of a document as questions tell them apart: their spellings, and which are parts of which."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.library.nouns import Duty, Role, Span
from assistant.text.footnotes import CELL_MARK
from assistant.text.normal import fold, plain, words
from assistant.wording import pairs
from assistant.wording import words as listed
from bot.trainers.quiz.held import Held


@dataclass(frozen=True, slots=True)
class Office:
    """An agency of a document: the name it is first printed with, and all its spellings as runs of words."""

    id: str
    name: str
    spelt: frozenset[tuple[str, ...]]
    roles: frozenset[Role]
    is_general: bool
    is_known: bool


def related(one: Office, other: Office) -> bool:
    """Tell whether an agency is, belongs to, or contains the other, or bears a name that contains the other's."""
    if one.id == other.id:
        return True
    if any(within(a, b) or within(b, a) for a in one.spelt for b in other.spelt):
        return True
    for whole, part in pairs("quiz.read.part_of"):
        if begins(one, whole) and begins(other, part):
            return True
        if begins(other, whole) and begins(one, part):
            return True
    return False


def begins(office: Office, words_: str) -> bool:
    """Tell whether the name of an agency begins so."""
    start = spelled_out(words_)
    return spelled_out(office.name)[: len(start)] == start


def offices_of(held: Held) -> Iterator[Office]:
    """Yield the agencies that a document gives work, less those whose name is doubted."""
    for duty in {one.agency_id: one for one in reversed(held.duties)}.values():
        known = held.agencies.get(duty.agency_id)
        names = {one.agency for one in held.duties if one.agency_id == duty.agency_id}
        if known:
            names |= {known.name, *known.aliases, *known.abbreviations, *known.shared}
        if not _name_is_sure(held, duty):
            continue
        roles = frozenset(one.role for one in held.duties if one.agency_id == duty.agency_id)
        name = CELL_MARK.sub("", " ".join(duty.agency.split())).strip(" :;.,-–")
        spelt = frozenset(spelled_out(one) for one in names)
        yield Office(duty.agency_id, name, spelt, roles, _is_general(name), known is not None)


def _is_general(name: str) -> bool:
    said = name.casefold()
    return (
        said in listed("quiz.read.alone")
        or any(said.startswith((f"{one} ", f"{one},")) for one in listed("quiz.read.general"))
        or any(one in said for one in listed("quiz.read.at_large"))
    )


def printed_name(held: Held, duty: Duty) -> Span | None:
    """Return where the agency of a duty is named; None where it is not printed just so."""
    place = held.by_id[duty.agency_provision]
    at = plain(place.text).casefold().find(plain(duty.agency).casefold())
    name = Span(place.start + at, place.start + at + len(duty.agency))
    return name if at >= 0 and name.of(held.clean).casefold() == duty.agency.casefold() else None


def _name_is_sure(held: Held, duty: Duty) -> bool:
    name = printed_name(held, duty)
    return name is not None and held.is_sure(name)


def spelled_out(text: str) -> tuple[str, ...]:
    """Return the words of a text without accents and capitals."""
    return tuple(fold(word) for word in words(text))


def within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Tell whether a run of words stands in another."""
    size = len(part)
    return bool(part) and any(whole[n : n + size] == part for n in range(len(whole) - size + 1))


def names_office(said: tuple[str, ...], office: Office) -> bool:
    """Tell whether words name an agency in any of its spellings."""
    return any(within(one, said) for one in office.spelt)
