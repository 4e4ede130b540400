"""What a reader made of a file as JSON, and back: what comes back is believed only when every part is well formed."""

import json
import re
from collections.abc import Mapping

from assistant.wording import say
from ingest.read.reading import Limits, Line, Notice, Reading, Unreadable, plain

FORMATS = frozenset({"pdf", "docx", "html", "markdown"})
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MOST_LINES = 2_000_000
_MOST_NOTICES = 10_000
_MOST_VALUES = 10
_LONGEST_VALUE = 2000


class _Malformed(Exception):
    """The bytes are not what `kept` writes."""


def kept(result: Reading | Unreadable) -> bytes:
    """Return a result as JSON bytes."""
    if isinstance(result, Unreadable):
        made: dict[str, object] = {"unreadable": result.code, "values": _cut(result.values)}
    else:
        made = {
            "format": result.format,
            "pages": result.pages,
            "lines": [[line.text, line.page, line.goes_on, line.furniture] for line in result.lines],
            "notices": [[one.code, one.page, _cut(one.values)] for one in result.notices[:_MOST_NOTICES]],
        }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _cut(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value[:_LONGEST_VALUE] for name, value in values.items()}


def from_kept(data: bytes, limits: Limits) -> Reading | Unreadable:
    """Return the result that `kept` wrote; Unreadable("reader_died") for anything else."""
    try:
        made = _mapping(json.loads(data))
        if set(made) == {"unreadable", "values"}:
            return _sayable(Unreadable(_code(made["unreadable"]), _values(made["values"])))
        return _reading(made, limits)
    except (_Malformed, ValueError, RecursionError):
        return Unreadable("reader_died", {"why": ""})


def sentence(refused: Unreadable) -> str:
    """Return why a file cannot be read, and what to do, in words; KeyError when nobody wrote them."""
    return say(f"reading.unreadable.{refused.code}", **refused.values)


def _sayable(refused: Unreadable) -> Unreadable:
    try:
        sentence(refused)
    except KeyError as unknown:
        raise _Malformed from unknown
    return refused


def _reading(made: Mapping[str, object], limits: Limits) -> Reading:
    format_ = made.get("format")
    if set(made) != {"format", "pages", "lines", "notices"}:
        raise _Malformed
    if not isinstance(format_, str) or format_ not in FORMATS:
        raise _Malformed
    lines = tuple(_line(one) for one in _items(made["lines"], most=_MOST_LINES))
    if sum(len(line.text) + 1 for line in lines) > limits.characters:
        raise _Malformed
    notices = tuple(_notice(one) for one in _items(made["notices"], most=_MOST_NOTICES))
    return Reading(lines, format_, _page(made["pages"]), notices)


def _line(one: object) -> Line:
    text, page, goes_on, furniture = _items(one, exactly=4)
    if not isinstance(text, str) or "\n" in text or not (goes_on is None or isinstance(goes_on, bool)):
        raise _Malformed
    text.encode("utf-8")  # a lone surrogate is no character: UnicodeEncodeError is a ValueError
    if not isinstance(furniture, bool):
        raise _Malformed
    return plain(Line(text, _page(page), goes_on, furniture))


def _notice(one: object) -> Notice:
    code, page, values = _items(one, exactly=3)
    return Notice(_code(code), _page(page), _values(values))


def _values(found: object) -> dict[str, str]:
    values = _mapping(found)
    if len(values) > _MOST_VALUES:
        raise _Malformed
    for name, value in values.items():
        if not _CODE.fullmatch(name) or not isinstance(value, str) or len(value) > _LONGEST_VALUE:
            raise _Malformed
    return {
        name: "".join(c if c.isprintable() else " " for c in str(value)) for name, value in values.items()
    }


def _page(page: object) -> int | None:
    if page is None:
        return None
    if not isinstance(page, int) or isinstance(page, bool) or not 0 < page < 10**6:
        raise _Malformed
    return page


def _code(code: object) -> str:
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise _Malformed
    return code


def _mapping(found: object) -> dict[str, object]:
    if not isinstance(found, dict):
        raise _Malformed
    return found


def _items(found: object, *, exactly: int | None = None, most: int | None = None) -> list[object]:
    if not isinstance(found, list):
        raise _Malformed
    if (exactly is not None and len(found) != exactly) or (most is not None and len(found) > most):
        raise _Malformed
    return found
