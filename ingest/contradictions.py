"""Figures that differ: two places of the library that set the same quantity for the same year otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.library.figures import Contradiction
from assistant.library.nouns import Document, Doubt, Holding
from assistant.library.reference import Comparison
from assistant.text.normal import fold
from ingest.quantities import Quantity, quantities_of
from ingest.tables.values import Value

CODE = "figures_differ"
_AT_LEAST = frozenset({"≥", ">"})
_AT_MOST = frozenset({"≤", "<"})
_GONE = frozenset({"replaced", "expired"})
_INSTEAD = frozenset({"amends", "replaces", "repeals"})


def with_contradictions(
    holdings: Sequence[Holding], comparisons: Sequence[Comparison] = ()
) -> tuple[Holding, ...]:
    """Return the holdings, each with the contradictions whose first place it holds, and a note for each of its places.

    What a holding said of them before is worked out anew. Documents of different places never contradict each
    other, nor one that is replaced its successor, nor a pair that people have compared.
    """
    plain = [
        replace(h, contradictions=(), doubts=tuple(d for d in h.doubts if d.code != CODE)) for h in holdings
    ]
    found = list(_found(plain, {frozenset((pair.national, pair.provincial)) for pair in comparisons}))
    return tuple(_told(holding, found) for holding in plain)


def _told(holding: Holding, found: Sequence[Contradiction]) -> Holding:
    id_ = holding.document.id
    own = tuple(one for one in found if one.document == id_)
    notes = tuple(_note(id_, one) for one in found if id_ in {one.document, one.other_document})
    return replace(holding, contradictions=own, doubts=(*holding.doubts, *notes)) if notes else holding


def _note(document: str, one: Contradiction) -> Doubt:
    here, there = (one.provision, one.text), (one.other_provision, one.other_text)
    if document != one.document:
        here, there = there, here
    values = {
        "subject": one.subject,
        "year": str(one.year),
        "text": here[1],
        "other": there[0],
        "other_text": there[1],
    }
    return Doubt(document, "note", CODE, here[0], values)


def _found(holdings: Sequence[Holding], compared: set[frozenset[str]]) -> Iterator[Contradiction]:
    order = {h.document.id: n for n, h in enumerate(holdings)}
    by_id = {h.document.id: h for h in holdings}
    alike: defaultdict[tuple[object, ...], list[Quantity]] = defaultdict(list)
    for holding in holdings:
        if holding.document.validity not in _GONE and holding.document.state == "issued":
            for quantity in quantities_of(holding):
                unit = fold(quantity.value.unit or "")
                alike[quantity.terms, quantity.year, quantity.since, unit].append(quantity)
    for group in alike.values():
        for one, other in combinations(sorted(group, key=lambda q: (order[q.document], q.span.start)), 2):
            if frozenset((one.provision, other.provision)) in compared or one.provision == other.provision:
                continue
            if differ(one.value, other.value) and _comparable(by_id[one.document], by_id[other.document]):
                yield _contradiction(one, other)


def _contradiction(one: Quantity, other: Quantity) -> Contradiction:
    return Contradiction(
        document=one.document,
        provision=one.provision,
        span=one.span,
        text=one.text,
        other_document=other.document,
        other_provision=other.provision,
        other_span=other.span,
        other_text=other.text,
        subject=one.name,
        year=one.year,
        since=one.since,
        unit=one.value.unit,
    )


def _comparable(one: Holding, other: Holding) -> bool:
    """Tell whether two documents speak of the same place at the same time."""
    if one.document.id == other.document.id:
        return True
    instead = (*_instead_of(one, other.document), *_instead_of(other, one.document))
    return one.document.place == other.document.place and not instead


def _instead_of(holding: Holding, document: Document) -> Iterable[object]:
    return [r for r in holding.relations if r.kind in _INSTEAD and r.to == document.number]


def differ(one: Value, other: Value) -> bool:
    """Tell whether no figure can be both; a bound and a figure within it only differ in form.

    Two lower bounds that differ are two aims, and so are two upper ones; "about" differs from nothing.
    """
    if one.amount is None or other.amount is None or "≈" in {one.comparator, other.comparator}:
        return False
    if _kind(one) == _kind(other):
        return (one.amount, one.upper) != (other.amount, other.upper)
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    return high < other_low or other_high < low


def _kind(value: Value) -> str:
    if value.comparator in _AT_LEAST:
        return "least"
    if value.comparator in _AT_MOST:
        return "most"
    return "range" if value.upper is not None else "exact"


def _reach(value: Value) -> tuple[float, float]:
    amount = value.amount or 0.0
    least, most = float("-inf"), float("inf")
    by_kind = {"least": (amount, most), "most": (least, amount), "exact": (amount, amount)}
    return by_kind.get(_kind(value), (amount, value.upper if value.upper is not None else amount))
