"""Whether documents still apply, as other documents that are held or known say: derived, and undone at will."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.library.nouns import Document, Doubt, Holding, Relation, Standing
from assistant.wording import say
from ingest.identity.document_number import has_year, same_number

_ENDS = ("replaces", "repeals")
_STANDS_AS = {"replaces": "replaced", "repeals": "expired", "amends": "partly"}
_STILL = frozenset({"in_force", "partly"})
_CODE = "standing_differs"


def with_standing(holdings: Sequence[Holding]) -> tuple[Holding, ...]:
    """Return the holdings, each document with what all the others say of whether it applies.

    What a document's own card says of itself stays; where another contradicts it, that is a doubt. Standings
    derived before are undone first, so that the outcome depends on these holdings alone.
    """
    own = [undone(holding) for holding in holdings]
    named = {place: name for holding in own for place, name in _names(holding)}
    return tuple(_applied(holding, _standings(holding.document, own), named) for holding in own)


def undone(holding: Holding) -> Holding:
    """Return the holding as its own text and card have it, without what others say of it."""
    doubts = tuple(doubt for doubt in holding.doubts if doubt.code != _CODE)
    if not holding.standings:
        return replace(holding, doubts=doubts)
    first = holding.standings[0]
    document = replace(
        holding.document,
        validity=first.own_validity,
        validity_note=first.own_note,
        in_force_to=first.own_in_force_to,
        known_on=first.own_known_on,
    )
    return replace(holding, document=document, standings=(), doubts=doubts)


def means(relation: Relation, document: Document) -> bool:
    """Tell whether a relation is to `document`: its number, and its day too where the number says no year."""
    if relation.to == document.title:
        return relation.on is not None and relation.on == document.signed_on
    if not same_number(relation.to, document.number):
        return False
    if relation.on is None or document.signed_on is None:
        return has_year(document.number)
    return relation.on == document.signed_on


def _standings(document: Document, holdings: Iterable[Holding]) -> tuple[Standing, ...]:
    """Return what the others say of `document`: what ends it first, each by the day from which."""
    found = {
        (standing.by, standing.kind): standing
        for holding in holdings
        if holding.document.id != document.id and holding.document.is_public
        for standing in _said_by(holding, document)
    }
    ranked = sorted(found.values(), key=lambda one: (one.kind not in _ENDS, one.since or date.max, one.by))
    return tuple(ranked)


def _said_by(holding: Holding, document: Document) -> Iterator[Standing]:
    by = holding.document
    for relation in reversed(holding.relations):
        if relation.kind not in _STANDS_AS or not means(relation, document):
            continue
        since = relation.since or (by.in_force_from if isinstance(by.in_force_from, date) else None)
        if since and document.signed_on and since < document.signed_on:
            continue  # nothing ends before it begins: another document of the same number is meant
        yield Standing(
            document=document.id,
            by=by.id,
            provision=relation.provision,
            kind="amends" if relation.place else relation.kind,  # type: ignore[arg-type]
            since=since,
            own_validity=document.validity,
            own_note=document.validity_note,
            own_in_force_to=document.in_force_to,
            own_known_on=document.known_on,
        )


def _names(holding: Holding) -> Iterator[tuple[str, str]]:
    """Yield the document and its provisions with what a person calls them."""
    document = holding.document
    name = f"{document.kind} {document.number}"
    yield document.id, name
    for provision in holding.provisions:
        yield provision.id, f"{provision.label}, {name}"


def _applied(holding: Holding, standings: tuple[Standing, ...], named: Mapping[str, str]) -> Holding:
    if not standings:
        return holding
    document, first = holding.document, standings[0]
    doubts = tuple(_contradictions(document, standings, named))
    says = document.validity == "unknown" and first.since is not None
    ends = first.kind in _ENDS and first.since is not None and document.in_force_to in {None, "unknown"}
    if not doubts:
        document = replace(
            document,
            validity=_STANDS_AS[first.kind] if says else document.validity,  # type: ignore[arg-type]
            validity_note=document.validity_note or (_told(first, named) if says else ""),
            in_force_to=first.since if ends else document.in_force_to,
            known_on=document.known_on or (first.since if says else None),
        )
    return replace(holding, document=document, standings=standings, doubts=(*holding.doubts, *doubts))


def _contradictions(
    document: Document, standings: Sequence[Standing], named: Mapping[str, str]
) -> Iterator[Doubt]:
    """Yield where another document ends one that is said to be in force, or ends it on another day."""
    for one in standings:
        if one.kind not in _ENDS or one.since is None:
            continue
        still = document.validity in _STILL and (document.known_on is None or one.since <= document.known_on)
        other_day = isinstance(document.in_force_to, date) and document.in_force_to < one.since
        later = isinstance(document.in_force_to, date) and document.in_force_to > one.since
        if still or other_day or later:
            known = (
                f"{document.in_force_to:%d/%m/%Y}"
                if isinstance(document.in_force_to, date)
                else document.validity
            )
            yield Doubt(
                document.id,
                "doubt",
                _CODE,
                one.provision or one.by,
                {"known": known, "said": _told(one, named)},
            )


def _told(standing: Standing, named: Mapping[str, str]) -> str:
    day = f"{standing.since:%d/%m/%Y}" if standing.since else ""
    return say(f"standing.{standing.kind}", by=named[standing.provision or standing.by], day=day)
