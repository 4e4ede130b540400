"""What a document's own pages say of it, held against what a person states: differences become doubts."""

import re
from collections.abc import Collection, Iterator
from dataclasses import fields, replace
from datetime import date

from assistant.library.nouns import Document, Doubt
from assistant.text.normal import syllables
from ingest.identity.document_number import same_number
from ingest.identity.identity import Identity
from ingest.validity.effect import Effect

_NOT_OF_CARD = frozenset({"signer_role", "secrecy"})
_MUST_BE_READ = ("number", "kind", "title", "issuer", "signer", "signed_on")
_ALIKE = 0.6
_OF_DAY = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")


def found_fields(found: Identity) -> dict[str, object]:
    """Return what was found as fields of a card; what was not found is absent."""
    said = {
        field.name: getattr(found, field.name) for field in fields(found) if field.name not in _NOT_OF_CARD
    }
    return {name: value for name, value in said.items() if value not in ("", None)}


def identity_doubts(
    document: Document, found: Identity, stated: Collection[str], *, may_lack: bool = True
) -> Iterator[Doubt]:
    """Yield what is printed otherwise than stated, marks that nobody stated, and what is nowhere to be read.

    Without `may_lack` what is lacking is left to whoever demands it.
    """
    id_ = document.id
    for field in _MUST_BE_READ:
        if not getattr(document, field):
            if not may_lack:
                continue
            yield Doubt(id_, "doubt", "identity_not_read", id_, {"field": field})
        elif field in stated and not _agree(field, getattr(document, field), getattr(found, field)):
            values = {
                "field": field,
                "printed": _shown(getattr(found, field)),
                "known": _shown(getattr(document, field)),
            }
            yield Doubt(id_, "doubt", "identity_differs", id_, values)
    if found.secrecy:
        yield Doubt(id_, "error", "marked_secret", id_, {"mark": found.secrecy})
    for field in ("state", "access"):
        printed, known = getattr(found, field), getattr(document, field)
        if field in stated and printed not in {known, "issued", "public"}:
            yield Doubt(
                id_, "doubt", "identity_differs", id_, {"field": field, "printed": printed, "known": known}
            )


def with_effect(
    document: Document, effect: Effect, stated: Collection[str]
) -> tuple[Document, tuple[Doubt, ...]]:
    """Return the document with what its clauses say of when it applies, where nobody stated it, and the doubts.

    A day that is stated stays; a clause that gives parts of the document another day becomes its note.
    """
    doubts = list(_effect_doubts(document, effect, stated))
    days: dict[str, object] = {
        field: said
        for field, said in (("in_force_from", effect.starts), ("in_force_to", effect.ends))
        if said is not None
        and getattr(document, field) in {None, "unknown"}
        and (field not in stated or said != "unknown")
    }
    if effect.exceptions and not document.validity_note:
        days["validity_note"] = " ".join(f"“{sentence}”" for _, sentence in effect.exceptions)
    return replace(document, **days), tuple(doubts)  # type: ignore[arg-type]


def _effect_doubts(document: Document, effect: Effect, stated: Collection[str]) -> Iterator[Doubt]:
    for field, said in (("in_force_from", effect.starts), ("in_force_to", effect.ends)):
        known = getattr(document, field)
        if isinstance(said, date) and isinstance(known, date) and said != known:
            place = effect.places[0] if effect.places else document.id
            values = {"field": field, "printed": _shown(said), "known": _shown(known)}
            yield Doubt(document.id, "doubt", "identity_differs", place, values)
    if effect.starts == "unknown" and "in_force_from" not in stated:
        yield Doubt(document.id, "doubt", "effect_not_read", document.id)
    for place, sentence in effect.exceptions:
        yield Doubt(document.id, "note", "effect_excepted", place, {"text": sentence})


def _agree(field: str, known: object, printed: object) -> bool:
    """Tell whether the two mean the same; what is not printed contradicts nothing."""
    if not printed:
        return True
    if field == "number":
        return same_number(str(known), str(printed))
    if field == "title":
        return _alike(str(known), str(printed))
    if field in {"kind", "issuer"}:  # the letterhead may name the body, the catalogue who acts in its name
        return True
    if field == "signer":
        return syllables(str(known)) == syllables(str(printed))
    return known == printed


def _alike(known: str, printed: str) -> bool:
    """Tell whether two titles say the same: most syllables of the shorter one occur in the other."""
    one, other = (set(syllables(_OF_DAY.sub(r"\1/\2/\3", title))) for title in (known, printed))
    shorter = min((one, other), key=len)
    return not shorter or len(one & other) / len(shorter) >= _ALIKE


def _shown(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
