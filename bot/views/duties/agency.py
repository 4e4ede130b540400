"""One agency: everything it is given, role by role; how it is called now; why it is given nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answers.duties.not_stated import kind_of_level
from assistant.library.addresses import key
from assistant.library.nouns import Document, Duty
from assistant.library.reference import Predecessor
from assistant.wording import say
from bot.views.duties.entries import Clause, Entry
from bot.views.duties.ledger import Ledger, Office, address_of
from bot.views.duties.roles import RoleName, role_names


@dataclass(frozen=True, slots=True)
class Group:
    """What an agency is given in one role."""

    role: RoleName
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Duties of other agencies that name this one in one way."""

    how: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a graded row says of a name, and the page of the agency that bears the other one."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why nothing can be shown: what is held, the clauses on all bodies of the kind, what should assign and is not."""

    verbatim: tuple[Document, ...]
    digests: tuple[Document, ...]
    general: tuple[tuple[Duty, Clause], ...]
    assigning: tuple[Document, ...]


def office_named(ledger: Ledger, reference: str) -> Office | None:
    """Return the one agency with this id or, in any spelling, this name; None where none or several have it."""
    if reference in ledger.offices:
        return ledger.offices[reference]
    spelling = key(reference)
    found = [one for one in ledger.offices.values() if spelling and spelling in _spellings(one)]
    return found[0] if len(found) == 1 else None


def _spellings(office: Office) -> set[str]:
    listed = office.listed
    names = (listed.name, *listed.aliases, *listed.abbreviations) if listed else ()
    return {*map(key, names), *map(key, office.printed)}


def by_role(entries: Sequence[Entry]) -> tuple[Group, ...]:
    """Return the duties by role, in the order of the matrix; a role without any is left out."""
    groups = (Group(role, tuple(e for e in entries if e.duty.role is role.role)) for role in role_names())
    return tuple(group for group in groups if group.entries)


def named_beside(ledger: Ledger, office: Office) -> tuple[Named, ...]:
    """Return the duties of others that name an agency, by the way they do."""
    found = ledger.beside.get(office.id, ())
    ways = dict.fromkeys(("partner", "recipient", "mentioned"))
    groups = (
        Named(say(f"duties.beside.{how}"), tuple(one.entry for one in found if one.how == how))
        for how in ways
    )
    return tuple(group for group in groups if group.entries)


def why_nothing(ledger: Ledger, office: Office | None = None) -> Nothing:
    """Return why an agency, or anybody, is given nothing."""
    names = kind_of_level(office.listed.level) if office and office.listed else None
    return Nothing(
        verbatim=tuple(one for one in ledger.documents if one.text == "verbatim"),
        digests=tuple(one for one in ledger.documents if one.text == "digest"),
        general=ledger.general.get(names, ())[:3] if names else (),
        assigning=ledger.assigning,
    )


def notes_on_names(ledger: Ledger, office: Office) -> tuple[Note, ...]:
    """Return how the printed names stand to today's, only from rows of the reference data that bear a grade."""
    return tuple(_notes(ledger, office))


def _notes(ledger: Ledger, office: Office) -> Iterator[Note]:
    listed = office.listed if office.listed and office.listed.grade else None
    graded = [row for row in ledger.predecessors if row.grade]
    for printed in office.printed:
        row = next((one for one in graded if key(printed) in map(key, (one.name, *one.aliases))), None)
        if row and row.agency in ledger.offices:
            yield _formerly(printed, row, ledger.offices[row.agency])
        elif listed and key(printed) != key(listed.name):
            told = say("duties.name.listed", printed=printed, now=listed.name, grade=listed.grade)
            yield Note(told)
    for row in graded:
        if row.agency == office.id:
            since = say("duties.name.since", until=_shown(row.until)) if row.until else ""
            told = say(
                "duties.name.before",
                old=row.name,
                what=_what(row),
                since=since,
                grade=row.grade,
                source=row.source,
            )
            same = next((one for one in ledger.offices.values() if row.name in one.printed), None)
            yield Note(told, address_of(same.id) if same and same.id != office.id else None)
    if listed and listed.note:
        yield Note(say("duties.name.note", note=listed.note.rstrip("."), grade=listed.grade))


def _formerly(printed: str, row: Predecessor, now: Office) -> Note:
    until = say("duties.name.until", until=_shown(row.until)) if row.until else ""
    name = now.listed.name if now.listed else now.name
    told = say(
        "duties.name.formerly",
        printed=printed,
        until=until,
        what=_what(row),
        now=name,
        grade=row.grade,
        source=row.source,
    )
    return Note(told, address_of(now.id))


def _what(row: Predecessor) -> str:
    return say("duties.name.what", what=row.what) if row.what else ""


def _shown(until: str) -> str:
    """Return an ISO day or month as it is written here."""
    return "/".join(reversed(until.split("-")))
