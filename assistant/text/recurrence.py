"""How often, as far as a calendar can hold it: "định kỳ 3 tháng, 6 tháng, 1 năm", "trước ngày 15 hằng tháng"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COUNTS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "chín": 9}
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_COUNTS)})"
_BARE = r"(?:tuần|tháng|quý|năm)(?!\s+(?:\d|[IVX]+\b|học))"
_ITEM = rf"(?:{_COUNT}\s+(?:tuần|tháng|quý|năm)|{_BARE})"
_AND = r"\s*(?:,|;|/|và|hoặc)\s*(?:và\s+)?(?:(?:hằng|hàng|mỗi)\s+)?"
# What begins a list of intervals; without any of them only a list of several, or "một lần", is one.
_EVERY = r"(?:định\s+kỳ|theo|hằng|hàng|mỗi|mỗi\s+giai\s+đoạn)(?:\s+(?:hằng|hàng|mỗi))?\s+\(?"
_LIST = re.compile(
    rf"(?<!\w)(?:{_EVERY}(?P<items>{_ITEM}(?:{_AND}{_ITEM})*)"
    rf"|(?P<several>{_COUNT}\s+tháng(?:{_AND}{_ITEM})+)"
    rf"|(?P<once>{_COUNT}\s+(?:tuần|tháng|năm))(?=\s*(?:một|1|01|/)\s*lần))(?!\w)",
    re.IGNORECASE,
)
_TIMES_A_UNIT = re.compile(rf"\s*(?!(?:một|0?1)\s)(?:{_COUNT})\s+lần|\s+trước|\s+qua", re.IGNORECASE)
_ONE = re.compile(rf"(?:(?P<count>{_COUNT})\s+)?(?P<unit>tuần|tháng|quý|năm)", re.IGNORECASE)
# "kế hoạch hằng năm": a thing's time, not the time of what is done.
_OF_A_THING = re.compile(
    r"(?:kế hoạch|chương trình|dự toán|ngân sách|kinh phí|công tác|nhiệm vụ|bình quân|giai đoạn),?\s+$",
    re.IGNORECASE,
)
_ON = r"(?:trước|vào|chậm nhất(?: là)?(?: vào)?)\s+(?:ngày\s+)?(?P<day>\d{1,2})"
_ON_A_DAY = re.compile(
    rf"{_ON}(?:\s*[/.-]\s*(?P<month>\d{{1,2}})(?!\s*[/.-]?\s*\d)"
    r"|\s+tháng\s+(?P<named>\d{1,2})(?!\s*(?:[/.-]|năm)\s*\d)"
    r"|\s+(?:của\s+)?tháng\s+(?P<end>cuối|đầu)\s+(?:của\s+)?(?:mỗi\s+)?quý"
    r"|\s+(?:của\s+)?(?:tháng\s+)?(?P<monthly>hằng tháng|hàng tháng|mỗi tháng))",
    re.IGNORECASE,
)
EACH_MONTH = tuple(range(1, 13))
_QUARTERS = (3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something done again and again; `printed` are the words that say so.

    It falls in these `months` of each year (none where it falls in every week), on a `day` of them; `day` is
    None where the words name none.
    """

    printed: str
    months: tuple[int, ...]
    day: int | None = None


def recurrences(text: str) -> tuple[Recurrence, ...]:
    """Return how often `text` says something is done, of what has its place in every calendar year or week.

    "định kỳ" alone, "giữa nhiệm kỳ" or "5 năm" has none.
    """
    fixed = tuple(_fixed(text))
    found: dict[tuple[int, ...], Recurrence] = {}
    for one in _intervals(text):
        if not _is_fixed(one, fixed):
            found.setdefault(one.months, one)
    return (*fixed, *found.values())


def _is_fixed(one: Recurrence, fixed: tuple[Recurrence, ...]) -> bool:
    """Tell whether days that the text names say when this interval's turns are."""
    yearly = {(other.months, other.day) for other in fixed if len(other.months) == 1}
    named = any(len(other.months) == len(one.months) > 1 for other in fixed)
    return named or 0 < len(one.months) <= len(yearly)


def _intervals(text: str) -> Iterator[Recurrence]:
    for found in _LIST.finditer(text):
        if _TIMES_A_UNIT.match(text, found.end()) or _OF_A_THING.search(text[: found.start()]):
            continue
        at = next(n for n in ("items", "several", "once") if found[n])
        for one in _ONE.finditer(text, found.start(at), found.end(at)):
            months = _months(_count(one["count"]), one["unit"].lower())
            if months is not None:
                yield Recurrence(one.group(), months)


def _count(printed: str | None) -> int:
    if printed is None:
        return 1
    return int(printed) if printed.isdecimal() else _COUNTS[printed.lower()]


def _months(count: int, unit: str) -> tuple[int, ...] | None:
    """Return in which months the turns end; None where no calendar year says when."""
    if unit == "tuần":
        return () if count == 1 else None
    each = count * {"tháng": 1, "quý": 3, "năm": 12}[unit]
    if each == 9:  # "9 tháng" is told of the first nine months of a year
        return (9,)
    return tuple(range(each, 13, each)) if each and 12 % each == 0 else None


def _fixed(text: str) -> Iterator[Recurrence]:
    for found in _ON_A_DAY.finditer(text):
        day = int(found["day"])
        month = int(found["month"] or found["named"] or 0)
        if month:
            months: tuple[int, ...] = (month,)
        elif found["end"]:
            months = _QUARTERS if found["end"].lower() == "cuối" else (1, 4, 7, 10)
        else:
            months = EACH_MONTH
        if 1 <= day <= 31 and max(months) <= 12 and not (len(months) == 1 and day > _longest(month)):
            yield Recurrence(found.group(), months, day)


def _longest(month: int) -> int:
    return 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31
