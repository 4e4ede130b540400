"""Other documents that the text names: their numbers as printed, and what is done to them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from assistant.library.nouns import Provision, Relation, Span

Kind = Literal["amends", "replaces", "repeals", "guides", "implements", "cites"]

NUMBER = re.compile(
    r"(?<![\w/])\d{1,5}(?:/\d{4})?[-/](?:[A-ZĐ][A-ZĐa-z]{0,7}\d{0,2})(?:[-/][A-ZĐ][A-ZĐa-zĐƯ]{0,9}\d{0,2})*(?![\w/])"
)
_DATED = re.compile(r",?\s*(?:ngày\s+)(\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})")
# The word nearest before the number decides; a title's "thực hiện" says what the document is for.
_ACTS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"thay thế", re.IGNORECASE), "replaces"),
    (re.compile(r"sửa đổi|bổ sung một số", re.IGNORECASE), "amends"),
    (re.compile(r"bãi bỏ", re.IGNORECASE), "repeals"),
    (re.compile(r"hướng dẫn thi hành|quy định chi tiết", re.IGNORECASE), "guides"),
)
_CARRIES_OUT = re.compile(r"thực hiện\s+(?:[^\W\d_]+\s+){1,3}(?:số\s+)?$", re.IGNORECASE)
_REACH = 40


def relations_of(provisions: Sequence[Provision], *, number: str) -> tuple[Relation, ...]:
    """Return a relation for every other document's number in the text, in order; its own is left out."""
    return tuple(r for p in provisions for r in _in_provision(p) if r.to != number)


def _in_provision(provision: Provision) -> Iterator[Relation]:
    for found in NUMBER.finditer(provision.text):
        before = re.split(r"[.;\n]\s", provision.text[: found.start()])[-1]
        dated = _DATED.match(provision.text, found.end())
        yield Relation(
            document=provision.document,
            provision=provision.id,
            kind=_kind(before, provision.kind),
            to=found.group(),
            on=_day(dated) if dated else None,
            span=Span(provision.start + found.start(), provision.start + found.end()),
        )


def _kind(before: str, where: str) -> Kind:
    if where == "letterhead" and _CARRIES_OUT.search(before):
        return "implements"
    near = before[-_REACH:]
    return next((kind for pattern, kind in _ACTS if pattern.search(near)), "cites")


def _day(found: re.Match[str]) -> date | None:
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:  # a printed date that no calendar has
        return None
