"""What becomes of an address whose provision is gone: a tombstone that says what replaced it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assistant.library.library import Library
from assistant.library.nouns import Holding, Tombstone


def bury(previous: Library, holdings: Sequence[Holding], *, version: str) -> tuple[Tombstone, ...]:
    """Return the tombstones of a version that holds `holdings` and follows `previous`.

    Replaced means: the same document now has exactly one provision with the very same text; what was a
    statement of a digest is replaced by the whole original, once that is held. What was never public
    leaves none.
    """
    living = {p.id for h in holdings for p in h.provisions} | {h.document.id for h in holdings}
    moved = _where_texts_are(holdings)
    originals = {h.document.id for h in holdings if h.document.text == "verbatim"}
    public = [document for document in previous.documents() if document.is_public]
    fresh = [
        Tombstone(old.id, moved.get((old.document, old.text), document.id if loaded else None), version)
        for document in public
        for loaded in [document.text == "digest" and document.id in originals]
        for old in previous.provisions(document.id)
        if old.id not in living
    ]
    fresh += [Tombstone(document.id, None, version) for document in public if document.id not in living]
    successor = {stone.id: stone.replaced_by for stone in fresh}
    kept = [
        replace(old, replaced_by=successor.get(old.replaced_by or "", old.replaced_by))
        for old in previous.tombstones()
        if old.id not in living
    ]
    return (*kept, *fresh)


def _where_texts_are(holdings: Sequence[Holding]) -> dict[tuple[str, str], str]:
    places: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for holding in holdings:
        for provision in holding.provisions:
            if provision.text.strip():
                places[provision.document, provision.text].append(provision.id)
    return {text: ids[0] for text, ids in places.items() if len(ids) == 1}
