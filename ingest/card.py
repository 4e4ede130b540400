"""A document's card: what its file cannot say of it, read from card.toml."""

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from assistant.errors import CorpusInvalid
from assistant.library.nouns import Day, Document
from assistant.wording import say
from ingest.structure.numbering import GRAMMARS, Style
from ingest.structure.relations import Kind

_REQUIRED = ("id", "number", "kind", "title", "issuer", "place", "signer")
_STATES = ("issued", "draft")
_ACCESS = ("public", "internal")
_TEXTS = ("verbatim", "digest")


@dataclass(frozen=True, slots=True)
class Card:
    """The document as its card describes it, the grammar its outline is read by, and relations known of it."""

    document: Document
    grammar: tuple[Style, ...]
    relations: tuple["KnownRelation", ...] = ()


@dataclass(frozen=True, slots=True)
class KnownRelation:
    """What is known beforehand that the document does to another one, whose number is `to`."""

    kind: str
    to: str
    on: date | None


def read_card(path: Path, *, source: bytes) -> Card:
    """Return the card at `path` for a source of these bytes; CorpusInvalid names the field that is wrong."""
    try:
        card = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as slip:
        raise CorpusInvalid(say("errors.corpus.card", path=path.name, field="toml", slip=slip)) from slip
    for field in _REQUIRED:
        if not isinstance(card.get(field), str) or not card[field].strip():
            raise _wrong(path, field, card.get(field))
    url_kind = card.get("url_kind")
    document = Document(
        **{field: card[field] for field in _REQUIRED},
        signed_on=_date(path, card, "signed_on"),
        in_force_from=_day(path, card, "in_force_from"),
        in_force_to=_day(path, card, "in_force_to"),
        known_on=_date(path, card, "known_on"),
        state=cast("Any", _one_of(path, card, "state", _STATES)),
        access=cast("Any", _one_of(path, card, "access", _ACCESS)),
        text=cast("Any", _one_of(path, card, "text", _TEXTS)),
        source=str(card.get("source", "")),
        url=card.get("url"),
        url_kind=url_kind if url_kind in {"official", "third_party"} else None,
        sha256=hashlib.sha256(source).hexdigest(),
        aliases=tuple(card.get("aliases", ())),
        gaps=tuple(card.get("gaps", ())),
    )
    return Card(document, _grammar(path, card), _relations(path, card))


def _grammar(path: Path, card: dict[str, Any]) -> tuple[Style, ...]:
    name = card.get("structure", {}).get("grammar", "party_outline")
    if name not in GRAMMARS:
        raise _wrong(path, "structure.grammar", name)
    return GRAMMARS[name]


def _relations(path: Path, card: dict[str, Any]) -> tuple[KnownRelation, ...]:
    rows = card.get("relation", [])
    for row in rows:
        if row.get("kind") not in get_args(Kind) or not isinstance(row.get("to"), str):
            raise _wrong(path, "relation", row)
    return tuple(KnownRelation(row["kind"], row["to"], _date(path, row, "on")) for row in rows)


def _one_of(path: Path, card: dict[str, Any], field: str, allowed: tuple[str, ...]) -> str:
    value = card.get(field, allowed[0])
    if value not in allowed:
        raise _wrong(path, field, value)
    return str(value)


def _date(path: Path, card: dict[str, Any], field: str) -> date | None:
    value = card.get(field)
    if value is not None and type(value) is not date:
        raise _wrong(path, field, value)
    return value


def _day(path: Path, card: dict[str, Any], field: str) -> Day:
    return "unknown" if card.get(field) == "unknown" else _date(path, card, field)


def _wrong(path: Path, field: str, value: object) -> CorpusInvalid:
    return CorpusInvalid(say("errors.corpus.card", path=path.name, field=field, slip=value))
