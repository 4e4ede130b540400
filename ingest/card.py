"""A document's card: what its text cannot say of it, read from the catalogue and its own card.toml."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast, get_args

from assistant.library.nouns import Address, Day, Document, Doubt
from ingest.catalogue import Entry
from ingest.data_file import read_data, wrong_field
from ingest.identity.identity import Identity
from ingest.structure.numbering import GRAMMARS, Style
from ingest.validity.acts import Kind
from ingest.validity.comparing import found_fields, identity_doubts

Text = Literal["verbatim", "digest", "none"]

_REQUIRED = ("id", "number", "kind", "title", "issuer")
_MAY_LACK = ("place", "signer", "validity_note", "grade", "reviewed_by", "source")
_STATES = ("issued", "draft")
_ACCESS = ("public", "internal")
_VALIDITIES = ("unknown", "in_force", "partly", "replaced", "expired")
_OFFICIAL = ("gov.vn", "chinhphu.vn", "quochoi.vn", "dangcongsan.vn")
# Nothing before the host but the scheme: readers of addresses do not agree on what "user@" or "\\" mean.
_WEB = re.compile(r"https?://(?P<host>[\w.-]+)(?::\d+)?(?:[/?#][^\s\\]*)?")
_DAYS = ("signed_on", "in_force_from", "in_force_to", "known_on")
_FIELDS = frozenset(
    (
        *_REQUIRED,
        *_MAY_LACK,
        *_DAYS,
        "state",
        "access",
        "validity",
        "aliases",
        "gaps",
        "address",
        "relation",
        "structure",
    )
)
_ONLY_IN_CARD = frozenset({"structure", "gaps", "reviewed_by", "source"})


@dataclass(frozen=True, slots=True)
class Card:
    """The document as its card describes it, the grammar its outline is read by, and what else is known of it.

    `grammar` is None where it is to be chosen from the text. `stated` are the fields that a person gave.
    """

    document: Document
    grammar: tuple[Style, ...] | None
    relations: tuple["KnownRelation", ...] = ()
    addresses: tuple[Address, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    stated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownRelation:
    """What is known beforehand that the document does to another one, whose number is `to`."""

    kind: Kind
    to: str
    on: date | None
    grade: str = ""


def read_card(
    path: Path,
    *,
    text: Text,
    source: bytes = b"",
    known: Entry | None = None,
    found: Identity | None = None,
    strict: bool = False,
) -> Card:
    """Return the card of a document whose text is held as `text` says, from card.toml at `path`; see `card_of`."""
    is_told = path.is_file() or (known is None and found is None)
    said = read_data(path) if is_told else {}
    return card_of(said, path, text=text, source=source, known=known, found=found, strict=strict)


def card_of(
    said: Mapping[str, Any],
    path: Path,
    *,
    text: Text,
    source: bytes = b"",
    known: Entry | None = None,
    found: Identity | None = None,
    strict: bool = False,
) -> Card:
    """Return the card of a document whose text is held as `text` says, from `source` (empty for none).

    `known` is its catalogue entry; what is `said` in the card at `path` adds to it; `found` is what the
    document's own pages say, and stands where neither says anything. What is nowhere to be read is "" and a
    doubt; without `found`, or where the reading is `strict`, it is an error. Raises CorpusInvalid naming the
    field that is wrong, or that catalogue and card say differently.
    """
    stated = _with_known(path, said, known or {})
    for field in stated.keys() - _FIELDS:
        raise wrong_field(path.name, field, stated[field])
    card = {**(found_fields(found) if found else {}), **stated}
    lacking = [
        field
        for field in (*_REQUIRED, *(("signer",) if text == "verbatim" else ()))
        if not _said(card, field)
    ]
    if lacking and (found is None or strict or "id" in lacking or any(field in stated for field in lacking)):
        raise wrong_field(path.name, lacking[0], card.get(lacking[0]))
    for field in _MAY_LACK:
        if not isinstance(card.get(field, ""), str):
            raise wrong_field(path.name, field, card[field])
    for field in ("aliases", "gaps"):
        given = card.get(field, [])
        if not isinstance(given, list) or not all(isinstance(one, str) and one.strip() for one in given):
            raise wrong_field(path.name, field, given)
    addresses = _addresses(path, card)
    document = Document(
        **{field: card.get(field, "") for field in (*_REQUIRED, *_MAY_LACK)},
        signed_on=_date(path, card, "signed_on"),
        in_force_from=_day(path, card, "in_force_from"),
        in_force_to=_day(path, card, "in_force_to"),
        known_on=_date(path, card, "known_on"),
        state=cast("Any", _one_of(path, card, "state", _STATES)),
        access=cast("Any", _one_of(path, card, "access", _ACCESS)),
        text=text,
        validity=cast("Any", _one_of(path, card, "validity", _VALIDITIES)),
        url=addresses[0].url if addresses else None,
        url_kind=addresses[0].url_kind if addresses else None,
        sha256=hashlib.sha256(source).hexdigest() if source else "",
        aliases=tuple(card.get("aliases", ())),
        gaps=tuple(card.get("gaps", ())),
    )
    doubts = tuple(identity_doubts(document, found, stated, may_lack=not strict)) if found else ()
    return Card(document, _grammar(path, card), _relations(path, card), addresses, doubts, frozenset(stated))


def _said(card: Mapping[str, Any], field: str) -> bool:
    return isinstance(card.get(field), str) and bool(card[field].strip())


def is_official(url: str) -> bool:
    """Tell whether the address is of an office of the State or the Party, by its host."""
    host = (_WEB.fullmatch(url) or {"host": ""})["host"].lower()
    return any(host == official or host.endswith(f".{official}") for official in _OFFICIAL)


def _with_known(path: Path, card: Mapping[str, Any], known: Entry) -> dict[str, Any]:
    """Return the card with what the catalogue says; a fact stands in one of the two, or is the same in both."""
    for field in card.keys() & known.keys():
        if card[field] != known[field]:
            raise wrong_field(path.name, field, card[field])
    for field in _ONLY_IN_CARD & known.keys():
        raise wrong_field(path.name, field, known[field])
    return {**known, **card}


def _addresses(path: Path, card: Mapping[str, Any]) -> tuple[Address, ...]:
    """Return the addresses, official ones first; one that calls itself official must be so by its host."""
    found = []
    for row in _rows(path, card, "address"):
        url, kind = row.get("url"), row.get("url_kind")
        if not isinstance(url, str) or not _WEB.fullmatch(url):
            raise wrong_field(path.name, "address.url", url)
        if kind != ("official" if is_official(url) else "third_party"):
            raise wrong_field(path.name, "address.url_kind", f"{kind}: {url}")
        found.append(Address(card["id"], url, kind, verified=row.get("verified") is True))
    return tuple(sorted(found, key=lambda address: address.url_kind != "official"))


def _grammar(path: Path, card: Mapping[str, Any]) -> tuple[Style, ...] | None:
    structure = card.get("structure", {})
    name = structure.get("grammar") if isinstance(structure, dict) else structure
    if name is None:
        return None
    if not isinstance(name, str) or name not in GRAMMARS:
        raise wrong_field(path.name, "structure.grammar", name)
    return GRAMMARS[name]


def _relations(path: Path, card: Mapping[str, Any]) -> tuple[KnownRelation, ...]:
    rows = _rows(path, card, "relation")
    for row in rows:
        texts = (row.get("to"), row.get("grade", ""))
        if row.get("kind") not in get_args(Kind) or not all(isinstance(text, str) for text in texts):
            raise wrong_field(path.name, "relation", row)
    return tuple(
        KnownRelation(row["kind"], row["to"], _date(path, row, "on"), row.get("grade", "")) for row in rows
    )


def _rows(path: Path, card: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    rows = card.get(field, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise wrong_field(path.name, field, rows)
    return rows


def _one_of(path: Path, card: Mapping[str, Any], field: str, allowed: tuple[str, ...]) -> str:
    value = card.get(field, allowed[0])
    if value not in allowed:
        raise wrong_field(path.name, field, value)
    return str(value)


def _date(path: Path, card: Mapping[str, Any], field: str) -> date | None:
    value = card.get(field)
    if value is not None and type(value) is not date:
        raise wrong_field(path.name, field, value)
    return value


def _day(path: Path, card: Mapping[str, Any], field: str) -> Day:
    return "unknown" if card.get(field) == "unknown" else _date(path, card, field)
