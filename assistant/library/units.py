"""The units that an act is counted by: its articles, chapters, annexes."""

from collections.abc import Sequence

from assistant.library.nouns import Provision

UNITS: dict[str, frozenset[str]] = {
    "phần": frozenset({"part"}),
    "chương": frozenset({"chapter"}),
    "mục": frozenset({"section"}),
    "điều": frozenset({"article"}),
    "khoản": frozenset({"clause"}),
    "điểm": frozenset({"point"}),
    "phụ lục": frozenset({"annex"}),
}
"""Each unit by its Vietnamese name, with the kinds of provision that are one."""
_OWN = frozenset({"phần", "chương", "điều", "phụ lục"})
"""Units of a whole document; the others are asked of a place in it."""


def units_of(provisions: Sequence[Provision], unit: str, inside: Provision | None = None) -> list[Provision]:
    """Return the units of a document, or of a place in it, in order; each number once.

    Those of attached documents and of quoted law are not the document's own.
    """
    kinds = UNITS[unit]
    if inside is None and unit not in _OWN:
        return []
    annexes = {p.path for p in provisions if p.kind == "annex"}
    found: dict[str, Provision] = {}
    for p in provisions:
        if p.kind not in kinds or (inside is not None and not _below(p, inside)):
            continue
        held = any(p.path.startswith(f"{path}.") for path in annexes)
        if unit == "phụ lục" and inside is None:
            if p.parent is None and p.label.startswith("Phụ lục"):
                found[p.id] = p
        elif inside is not None or not held:
            found.setdefault(p.label, p)
    return list(found.values())


def _below(provision: Provision, place: Provision) -> bool:
    return place.start < provision.start < place.subtree_end or (
        place.start == provision.start and provision.path.startswith(f"{place.path}.")
    )
