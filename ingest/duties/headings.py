"""Headings that name agencies: those whose provisions below are addressed to them."""

import re

from ingest.duties.agencies import (
    agency_names,
    heading_agency,
    is_specific,
    looks_like_agency,
    prefix_agency,
)
from ingest.duties.subjects import addressed

_OF = re.compile(
    r"(?:Trách nhiệm|Nhiệm vụ|Quyền hạn)(?:(?:,| và) (?:trách nhiệm|nhiệm vụ|quyền hạn|quyền|nghĩa vụ))*"
    r"(?: cụ thể| chung| chính| tổ chức thực hiện| thực hiện| thi hành| quản lý nhà nước| quản lý)*"
    r" của (?P<name>[^:;!?\n]+)",
)
_FOR_WHAT = re.compile(r"\s(?:trong|đối với|về(?= việc)|khi|theo)\s")
_ORDERS = re.compile(r"(?:(?:Trân trọng )?[Đđ]ề nghị|Giao|Yêu cầu)\s+")
# Kinds whose bare heading ("1. Bộ Y tế") addresses what is below; that of an article is only its subject.
_BARE = frozenset({"item", "clause", "point", "paragraph", "bullet"})


def heading_agencies(line: str, kind: str) -> tuple[str, ...]:
    """Return the agencies that the whole of `line` names as a heading; empty when it is no such heading.

    "Trách nhiệm của Bộ X", "Đề nghị Hội Y:", "Bộ X có trách nhiệm:", and but for an article "Bộ X" alone.
    """
    plain = line.strip().rstrip(":").strip().removesuffix("./").strip()
    found = _OF.fullmatch(plain)
    if found is not None:
        name = found["name"].strip()
        return agency_names(_FOR_WHAT.split(name)[0].rstrip(" ,."))
    whom = addressed(plain)
    if whom is not None and whom.leads_in:
        return whom.names
    if kind not in _BARE or line.rstrip().endswith((".", ";", ",")):
        return ()
    order = _ORDERS.match(plain)
    names = agency_names(plain[order.end() :] if order else plain)
    return names if order or any(map(is_specific, names)) else ()


def item_agencies(line: str) -> tuple[str, ...]:
    """Return the agency that an item's heading names, kept whole however it is worded; empty when none."""
    whole = heading_agency(line)
    return (whole,) if whole is not None and looks_like_agency(whole) else ()


def prefix_agencies(text: str) -> tuple[tuple[str, ...], int]:
    """Return the agencies that `text` begins with before a colon, and where the rest begins; none and 0 when none."""
    found = prefix_agency(text)
    if found is None:
        return (), 0
    names = agency_names(found[0])
    return (names, found[1]) if names else ((), 0)
