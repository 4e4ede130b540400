"""Everything that one edition says of who is given what, read once and kept as long as the edition."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.answers.duties.general import KINDS, How, general_duties, named_in
from assistant.answers.duties.not_stated import assigning
from assistant.answers.question.lexicon import Lexicon
from assistant.library.nouns import Document, Duty, Role
from assistant.library.reference import Agency, Predecessor
from bot.desk.desk import public_documents
from bot.views.duties.entries import Clause, Entry, clause_of, entry_of
from bot.views.duties.reports import Report, reports_of

if TYPE_CHECKING:
    from assistant.search.edition import Edition

_TELLING = frozenset({Role.REPORTS, Role.ADVISES})


@dataclass(frozen=True, slots=True)
class Office:
    """An agency: the names that documents print where they give it work, and what the reference data says of it."""

    id: str
    printed: tuple[str, ...]
    listed: Agency | None

    @property
    def name(self) -> str:
        """Return its name as documents print it, else the listed one."""
        return self.printed[0] if self.printed or self.listed is None else self.listed.name


@dataclass(frozen=True, slots=True)
class Beside:
    """A duty of another agency that names this one, and how."""

    entry: Entry
    how: How


@dataclass(frozen=True, slots=True)
class Ledger:
    """All duties in document order, the agencies, and what is said where an agency is given nothing.

    `general` are the clauses on all bodies of a kind, by the list that names the kind; `assigning` the documents
    that carry out those held and are not held themselves.
    """

    documents: tuple[Document, ...]
    entries: tuple[Entry, ...]
    offices: dict[str, Office]
    beside: dict[str, tuple[Beside, ...]]
    reports: tuple[Report, ...]
    general: dict[str, tuple[tuple[Duty, Clause], ...]]
    assigning: tuple[Document, ...]
    predecessors: tuple[Predecessor, ...]

    def of(self, office: str) -> tuple[Entry, ...]:
        """Return what an agency is given."""
        return tuple(one for one in self.entries if one.duty.agency_id == office)

    @property
    def giving(self) -> tuple[Document, ...]:
        """Return the documents that give anybody work."""
        ids = {one.duty.document for one in self.entries}
        return tuple(one for one in self.documents if one.id in ids)


def address_of(office: str) -> str:
    """Return the address of an agency's page."""
    return f"/nhiem-vu/{quote(office, safe='')}"


def ledger_of(edition: "Edition") -> Ledger:
    """Return everything of an edition that anyone may see."""
    lexicon = Lexicon(edition)
    documents = public_documents(lexicon.library)
    open_to_all = {one.id for one in documents if one.may_answer}
    reference = lexicon.reference
    listed = {one.id: one for one in reference.agencies}
    duties = [one for one in lexicon.library.duties() if one.document in open_to_all]
    entries = tuple(entry_of(one, lexicon, _listed_name(listed.get(one.agency_id))) for one in duties)
    offices = _offices(duties, reference.agencies)
    return Ledger(
        documents=tuple(documents),
        entries=entries,
        offices=offices,
        beside=_beside(entries, offices, lexicon),
        reports=reports_of(lexicon, open_to_all),
        general={names: _general(names, lexicon, open_to_all) for _, names in KINDS},
        assigning=assigning(lexicon, open_to_all),
        predecessors=reference.predecessors,
    )


def _listed_name(agency: Agency | None) -> str:
    return agency.name if agency else ""


def _offices(duties: Sequence[Duty], agencies: Sequence[Agency]) -> dict[str, Office]:
    """Return the agencies that are given work in the order of the documents, then the others that are known."""
    listed = {one.id: one for one in agencies}
    printed: dict[str, dict[str, None]] = {}
    for duty in duties:
        printed.setdefault(duty.agency_id, {})[duty.agency] = None
    ids = dict.fromkeys((*printed, *listed))
    return {id_: Office(id_, tuple(printed.get(id_, ())), listed.get(id_)) for id_ in ids}


def _beside(
    entries: Sequence[Entry], offices: Collection[str], lexicon: Lexicon
) -> dict[str, tuple[Beside, ...]]:
    """Return the duties of others that name an agency, less the rows of tables that give it work themselves."""
    own_rows = {(one.duty.provision, one.duty.agency_id) for one in entries if one.by_column}
    found: dict[str, list[Beside]] = {}
    for one in entries:
        for id_, how in named_in(one.duty, lexicon).items():
            if id_ == one.duty.agency_id or (one.duty.provision, id_) in own_rows or id_ not in offices:
                continue
            # Whom one directs or works for is not told anything by that.
            told = how != "recipient" or one.duty.role in _TELLING
            found.setdefault(id_, []).append(Beside(one, how if told else "mentioned"))
    return {id_: tuple(some) for id_, some in found.items()}


def _general(names: str, lexicon: Lexicon, documents: Collection[str]) -> tuple[tuple[Duty, Clause], ...]:
    return tuple(
        (duty, clause_of(duty.document, duty.provision, duty.span, lexicon, by=duty))
        for duty in general_duties(names, lexicon, documents)
    )
