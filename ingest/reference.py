"""What a corpus knows beside its documents, read from its files and tied to the documents it holds."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from assistant.library.nouns import Holding
from assistant.library.reference import (
    Abbreviation,
    Agency,
    Commune,
    Comparison,
    Contact,
    Explanation,
    LayWord,
    Predecessor,
    Reference,
)
from ingest.data_file import read_arrays, wrong_field

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Noun = TypeVar("Noun", bound="DataclassInstance")
Row = Mapping[str, Any]
TEXTS = tuple[str, ...]
_GRADES = ("A", "B", "")


@dataclass(frozen=True, slots=True)
class _Table:
    """Where rows of one field of Reference stand: a file of the corpus and an array in it."""

    field: str
    file: str
    array: str
    noun: type[Any]


_TABLES = (
    _Table("agencies", "agencies.toml", "agency", Agency),
    _Table("predecessors", "agencies.toml", "agency", Predecessor),
    _Table("communes", "agencies.toml", "commune", Commune),
    _Table("abbreviations", "abbreviations.toml", "abbreviation", Abbreviation),
    _Table("glossary", "glossary.toml", "term", Explanation),
    _Table("lay_words", "lay_words.toml", "lay", LayWord),
    _Table("lay_words", "law_words.toml", "lay", LayWord),
    _Table("comparisons", "comparisons.toml", "pair", Comparison),
    _Table("contacts", "contacts.toml", "contact", Contact),
)


def read_reference(corpus: Path) -> Reference:
    """Return everything the files of a corpus say beside its documents; a file that is absent says nothing.

    Raises CorpusInvalid naming the file and the field that is wrong.
    """
    read: dict[str, tuple[Any, ...]] = {}
    for table in _TABLES:
        read[table.field] = (*read.get(table.field, ()), *_read(corpus / table.file, table))
    return Reference(**read)


def tied(reference: Reference, holdings: Sequence[Holding], *, elsewhere: Collection[str] = ()) -> Reference:
    """Return what of `reference` speaks of documents that are held; the rest waits for its document.

    Documents held from `elsewhere` may have other places and say other things than the corpus names:
    what does not fit them waits too. Raises CorpusInvalid when a place is named that its held document
    does not have, or a national value that its statement does not say.
    """
    held = {holding.document.id for holding in holdings if holding.provisions} - set(elsewhere)
    texts = {provision.id: provision.text for holding in holdings for provision in holding.provisions}

    def there(place: str, file: str) -> bool:
        if place not in texts and place.partition("/")[0] in held:
            raise wrong_field(file, "place", place)
        return place in texts

    glossary = tuple(
        replace(term, places=tuple(place for place in term.places if there(place, "glossary.toml")))
        for term in reference.glossary
    )
    comparisons = tuple(
        pair
        for pair in reference.comparisons
        if there(pair.national, "comparisons.toml") and there(pair.provincial, "comparisons.toml")
    )
    differing = [pair for pair in comparisons if pair.national_value not in texts[pair.national]]
    for pair in differing:
        if pair.national.partition("/")[0] in held:
            raise wrong_field("comparisons.toml", "national_value", pair.national_value)
    fitting = tuple(pair for pair in comparisons if pair not in differing)
    return replace(reference, glossary=glossary, comparisons=fitting)


def _read(path: Path, table: _Table) -> Iterator[Any]:
    content = read_arrays(path, {other.array for other in _TABLES if other.file == table.file})
    rows = content.get(table.array, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise wrong_field(path.name, table.array, rows)
    if table.noun is Predecessor:
        rows = list(_predecessors(content))
    nested = {"predecessor"} if table.noun is Agency else set()
    first: dict[str, object] = {}
    for row in rows:
        noun = _noun(path, table.noun, {name: value for name, value in row.items() if name not in nested})
        if getattr(noun, "grade", "") not in _GRADES:
            raise wrong_field(path.name, "grade", row)
        id_ = row.get("id", row.get("term"))
        if id_ is not None and first.setdefault(id_, row) is not row:
            raise wrong_field(path.name, "id", id_)
        yield noun


def _predecessors(content: Row) -> Iterable[Row]:
    for agency in content.get("agency", []):
        for row in agency.get("predecessor", []):
            until = row.get("until", "")
            told = until.isoformat() if isinstance(until, date) else until
            yield {"what": "", "source": "", **row, "until": told, "agency": agency.get("id")}


def _noun(path: Path, noun: type[Noun], row: Row) -> Noun:
    hints = get_type_hints(noun)
    known = {field.name for field in fields(noun)}
    required = {f.name for f in fields(noun) if f.default is MISSING and f.default_factory is MISSING}
    for name in (*(required - row.keys()), *(row.keys() - known)):
        raise wrong_field(path.name, name, row)
    return noun(**{name: _value(path, name, value, hints[name]) for name, value in row.items()})


def _value(path: Path, name: str, value: object, hint: object) -> object:
    """Return a field's value, lists as tuples of texts; CorpusInvalid when it is of another kind."""
    if hint == TEXTS:
        if isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value):
            return tuple(value)
    elif type(value) is hint:
        return value
    raise wrong_field(path.name, name, value)
