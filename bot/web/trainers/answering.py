"""What a form says of each question of a quiz: indexes of what was chosen, or words."""

from collections.abc import Sequence

from bot.trainers.quiz.item import Item, Kind
from bot.web.keeping.posted import Posted

Response = tuple[int, ...] | str | None
"""Indexes of options (ORDER: as they were put; MATCH: one for each of `left`), words of a FILL; None unanswered."""
_WORDS_LIMIT = 200


def field(n: int, part: int | None = None) -> str:
    """Return the name of the field of question `n`, or of one of its parts; both count from 1."""
    return f"c{n}" if part is None else f"c{n}-{part}"


def responses_in(form: Posted, items: Sequence[Item]) -> tuple[Response, ...]:
    """Return what was answered to each question; a Problem where a field is longer than any answer."""
    return tuple(_READERS[item.kind](form, n, item) for n, item in enumerate(items, 1))


def _chosen(form: Posted, n: int, item: Item) -> Response:
    found = {_index(one, item) for one in form.many(field(n), 4, len(item.options))}
    return tuple(sorted(one for one in found if one is not None)) or None


def _ordered(form: Posted, n: int, item: Item) -> Response:
    """Return the options as they were put; unanswered where two share a place or one has none."""
    places = [_index(form.text(field(n, at), 4), item) for at in range(1, len(item.options) + 1)]
    if set(places) != set(range(len(item.options))):
        return None
    return tuple(places.index(at) for at in range(len(places)))


def _matched(form: Posted, n: int, item: Item) -> Response:
    found = [_index(form.text(field(n, at), 4), item) for at in range(1, len(item.left) + 1)]
    whole = tuple(one for one in found if one is not None)
    return whole if len(whole) == len(item.left) else None


def _filled(form: Posted, n: int, _: Item) -> Response:
    return form.text(field(n), _WORDS_LIMIT) or None


def _index(typed: str, item: Item) -> int | None:
    """Return the index that a form's number stands for; None for what the form does not offer."""
    if not typed.isascii() or not typed.isdecimal():
        return None
    at = int(typed) - 1
    return at if 0 <= at < len(item.options) else None


_READERS = {
    Kind.SINGLE: _chosen,
    Kind.TRUTH: _chosen,
    Kind.SEVERAL: _chosen,
    Kind.ORDER: _ordered,
    Kind.MATCH: _matched,
    Kind.FILL: _filled,
}


def begun(form: Posted, n: int, item: Item) -> bool:
    """Tell whether anything was put in for question `n`, whole or not."""
    parts = range(1, max(len(item.options), len(item.left)) + 1)
    return any(form.fields.get(name, [""])[0].strip() for name in (field(n), *(field(n, at) for at in parts)))
