"""What the library knows beside its documents: agencies, words, reviewed comparisons, official places."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency: its canonical id, the name to print, and the other spellings of that name.

    `shared` are spellings that other agencies bear too, so that they name none alone. `grade` says how
    sure today's name is.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    level: str = ""
    grade: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A name that work of an agency stood under before: until when, which work, and who says so."""

    agency: str
    name: str
    until: str
    what: str
    grade: str
    source: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune or ward; some bear the name of a district that is no more."""

    name: str
    kind: str
    bears_former_district: bool = False


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for; where `near` is given, only beside one of those words."""

    short: str
    full: str
    near: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A term of the documents in plain words of our own, and the provisions in which it occurs."""

    term: str
    plain: str
    aliases: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LayWord:
    """How people say a thing in daily life, and the terms that documents use for it, the best first."""

    says: tuple[str, ...]
    means: tuple[str, ...]
    who: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A reviewed pair: a national statement beside a provincial row, for one year.

    `national_value` stands in the national statement word for word; `why` tells a reader what the two
    count, whether alike (`same_definition`) or not.
    """

    subject: str
    national: str
    provincial: str
    year: int
    national_value: str
    same_definition: bool
    why: str


@dataclass(frozen=True, slots=True)
class Contact:
    """An official place to go to: its host, what it is for, and the subjects it serves."""

    id: str
    name: str
    host: str
    about: str
    topics: tuple[str, ...]
    grade: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """All of it; each field is a table of the library."""

    agencies: tuple[Agency, ...] = ()
    predecessors: tuple[Predecessor, ...] = ()
    communes: tuple[Commune, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    glossary: tuple[Explanation, ...] = ()
    lay_words: tuple[LayWord, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    contacts: tuple[Contact, ...] = ()
