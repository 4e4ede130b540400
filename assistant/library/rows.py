"""The nouns as rows: each field is a column, lists and spans are JSON, days are ISO text."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from assistant.library.nouns import Span

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = str | int | float | None
Noun = TypeVar("Noun", bound="DataclassInstance")


def to_row(noun: "DataclassInstance", *, omit: frozenset[str] = frozenset()) -> dict[str, Value]:
    """Return the columns of `noun` without those in `omit`, which another table holds."""
    return {f.name: _stored(getattr(noun, f.name)) for f in fields(noun) if f.name not in omit}


def from_row(noun: type[Noun], row: Mapping[str, Value], **elsewhere: object) -> Noun:
    """Return the noun that `to_row` made `row` of; `elsewhere` gives the omitted fields."""
    read = _readers(noun)
    return noun(**{name: read[name](row[name]) for name in read if name not in elsewhere}, **elsewhere)


def _stored(value: object) -> Value:
    match value:
        case StrEnum():
            return value.value
        case None | str() | int() | float():
            return value
        case date():
            return value.isoformat()
        case Span(start, end):
            return json.dumps([start, end])
        case tuple():
            return json.dumps(value, ensure_ascii=False)
        case Mapping():
            return json.dumps(dict(value), ensure_ascii=False, sort_keys=True)
        case _:
            raise TypeError(f"no column can hold {value!r}")


@cache
def _readers(noun: "type[DataclassInstance]") -> Mapping[str, Callable[[Any], object]]:
    hints = get_type_hints(noun)
    return {f.name: _reader(hints[f.name]) for f in fields(noun)}


def _reader(hint: Any) -> Callable[[Any], object]:  # noqa: ANN401 - a type hint has no type of its own
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    by_kind: dict[Any, Callable[[Any], object]] = {
        Span: lambda text: Span(*json.loads(text)),
        bool: bool,
        tuple: lambda text: tuple(json.loads(text)),
        Mapping: lambda text: dict(json.loads(text)),
    }
    options = get_args(hint) if get_origin(hint) not in by_kind else ()
    if date in options:
        return _day
    if Span in options:
        return lambda text: None if text is None else by_kind[Span](text)
    return by_kind.get(get_origin(hint) or hint, lambda value: value)


def _day(text: str | None) -> date | str | None:
    return text if text in {None, "unknown"} else date.fromisoformat(str(text))
