"""What a sentence of a document does to others: the verb, and the numbers that are its own object."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ingest.identity.dates import DAY, day_of
from ingest.identity.document_number import NUMBER
from ingest.identity.kinds import NAMES, UPPER
from ingest.validity.effect import SELF

Kind = Literal["amends", "replaces", "repeals", "guides", "implements", "cites"]

_KIND = rf"(?:{NAMES}|văn bản)(?:\s+[Ll]iên tịch)?"
_LAW = r"(?:Bộ luật|Luật|Pháp lệnh)\s[^\d;:.]{2,90}?(?=\s+số\s)"
_HEAD = rf"(?:{_LAW}|{_KIND})\s+(?:[Hh]ành động\s+)?(?:số\s+)?"
_NAMED = re.compile(rf"{_HEAD}(?P<number>{NUMBER.pattern})", re.IGNORECASE)
_UNIT = r"(?:[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Pp]hụ lục|[Mm]ẫu|[Cc]hương|[Mm]ục|[Bb]iểu|[Tt]iết|[Đđ]oạn)"
_WHOLE = re.compile(
    r"(?:cho\s+|đối với\s+|toàn bộ\s+|các\s+|những\s+|một số điều,?\s*(?:khoản,?\s*)?(?:của\s+)?(?:các\s+)?)*",
    re.IGNORECASE,
)
_ONLY_UNITS = re.compile(rf"(?:các\s+|và\s+|của\s*|{_UNIT}\s+|(?:\d+[a-zđ]?|[a-zđ]|[IVX]+)(?!\w)|[,;\s])+")
# Words after which a number is what somebody else is about, not what this verb takes.
_ELSEWHERE = re.compile(
    r"thực hiện|triển khai|hướng dẫn|quy định (?:chi tiết|về|tại)|theo |căn cứ|phê duyệt|được |bị |thay thế|"
    r"hết hiệu lực|;|\. ",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?:(?:các|toàn bộ|một số|những|nội dung|quy định|tại|bãi bỏ|thay thế)\s+)*"
    rf"(?:{_UNIT}|cụm từ|từ|nội dung|quy định|danh mục|bảng|số thứ tự|quy chế|quy trình)(?!\w)",
    re.IGNORECASE,
)
"""How an item begins that names a part of a document."""
_OF_ISSUER = re.compile(
    r"(?:,?\s*ngày\s+\d{1,2}\s*(?:/|tháng)\s*\d{1,2}\s*(?:/|năm)\s*\d{4})?"
    rf"(?:\s+của\s+[{UPPER}](?:(?!\b(?:quy định|hướng dẫn|về|ban hành|sửa đổi|phê duyệt|"
    r"và [A-ZĐ]\w+ (?:định|tư|quyết) số)\b)[^,;.()]){0,90}?)?\s*(?:,|;|và)\s*(?:và\s+)?(?:các\s+)?"
)
_ITEM = re.compile(
    rf"\s*(?:(?P<place>{_UNIT}\s[^;:.]{{0,140}}?)\s+(?:của\s+|tại\s+|(?:ban hành\s+)?kèm theo\s+)?)?(?={_HEAD}\d)"
)
_NOT_ACTIVE = re.compile(
    r"(?:được|bị|hoặc|để|nhằm|việc|chưa|không|đã|nếu|khi|bởi|có|nội dung|phần|lỗi)\s+(?:\w+,\s*)*$",
    re.IGNORECASE,
)
# "thay thế Thông tư số 1/… quy định về cá và Thông tư số 2/…": the title of the first stands between them.
_AND_ANOTHER = re.compile(rf"\s+và\s+(?=(?P<kind>{NAMES})\s+(?:số\s+)?\d)")
_NAMES_MORE = re.compile(
    r"sửa đổi|bổ sung|quy định chi tiết|hướng dẫn (?:thi hành|thực hiện|một số|chi tiết)|\btheo\b|thay thế|bãi bỏ|"
    r"\bkèm\b|[;:]|\. ",
    re.IGNORECASE,
)
_FROM = re.compile(rf"hết hiệu lực(?: thi hành)?\s+(?:kể\s+)?từ\s+{DAY}", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:ngoại )?trừ\s.*|\bmột phần\b", re.IGNORECASE | re.DOTALL)
_EXPIRES = re.compile(r"hết hiệu lực(?: thi hành)?", re.IGNORECASE)
_WITH_THIS = re.compile(rf"\s*(?:kể\s+)?từ\s+ngày\s+{SELF}\s+có hiệu lực(?: thi hành)?", re.IGNORECASE)
_ON_A_DAY = re.compile(rf"\s*(?:kể\s+)?từ\s+{DAY}", re.IGNORECASE)
_LEAD_WITH_THIS = re.compile(rf"(?:kể\s+)?từ\s+ngày\s+{SELF}\s+có hiệu lực(?: thi hành)?,?\s*", re.IGNORECASE)
_MARK = re.compile(r"\W*(?:Điều\s+\d+[a-zđ]?[.:]?\s*|\d{1,3}[a-zđ]?[.)]\s*|[a-zđ]\d?\)\s*|[-–+•]\s*)?")
_LISTS = re.compile(
    rf"(?P<verb>bãi bỏ|hủy bỏ|thay thế)\s+(?:toàn bộ\s+|hiệu lực\s+|của\s+|\d+\s+|các\s+|một số\s+|những\s+)*"
    rf"(?:{_KIND})(?:(?!một phần)[^.:;])*",
    re.IGNORECASE,
)
"""The heading of an article whose clauses are the documents that it ends."""
_ACT = r"(?:sửa đổi|bổ sung|cập nhật|điều chỉnh|đính chính|thay thế|bãi bỏ|hủy bỏ)"
_VERBS = re.compile(rf"(?P<verb>{_ACT}(?:(?:,| và)\s+{_ACT})*)\s+", re.IGNORECASE)
_OF_VERB: Mapping[str, Kind] = {"thay thế": "replaces", "bãi bỏ": "repeals", "hủy bỏ": "repeals"}


@dataclass(frozen=True, slots=True)
class Act:
    """What is done to the number that stands at `start`: wholly, or to the printed `place` of it, `since` a day."""

    start: int
    kind: Kind
    place: str | None = None
    since: date | None = None


def acts_in(sentence: str, *, may_begin: bool, inherited: "Kind | None" = None) -> Iterator[Act]:
    """Yield what the sentence does to the documents whose numbers it prints, numbers it only mentions left out.

    `may_begin` allows a sentence without a subject to be the document's own act ("Bãi bỏ Nghị định số …");
    `inherited` is the act of the lead-in that the sentence is an item of.
    """
    begin = _begin(sentence)
    if inherited and not _VERBS.match(sentence, begin):
        items = list(_objects(sentence, begin, inherited))
        if items and (items[0].place is None or _PART.match(items[0].place)):
            yield from items
        return
    yield from _expiring(sentence, begin, on_a_day=may_begin)
    for found in _VERBS.finditer(sentence):
        before = sentence[begin : found.start()]
        if not _is_own_act(before, may_begin=may_begin):
            continue
        spared = _spared(sentence, found.end())
        for act in _objects(sentence, found.end(), _kind_of(found["verb"])):
            yield (
                replace(act, kind=_partly(act.kind, spared), place=spared)
                if spared and not act.place
                else act
            )
        return


def lead_in(text: str, *, may_begin: bool) -> Kind | None:
    """Return what a provision that ends in a colon does to the documents that its items name, or None."""
    plain = text.strip()
    listing = _LISTS.fullmatch(plain, _begin(plain))
    if listing and may_begin and plain.startswith("Điều") and not NUMBER.search(plain):
        return _kind_of(listing["verb"])
    if not plain.endswith(":") or NUMBER.search(_LEAD_WITH_THIS.sub("", plain)):
        return None
    if _EXPIRES.search(plain) and (_WITH_THIS.search(plain) or _LEAD_WITH_THIS.search(plain)):
        return "repeals"
    begin = _begin(plain)
    for found in _VERBS.finditer(plain):
        if _is_own_act(plain[begin : found.start()], may_begin=may_begin):
            return _kind_of(found["verb"])
    return None


def _is_own_act(before: str, *, may_begin: bool) -> bool:
    """Tell whether a verb is the document's own, by what stands before it in its sentence."""
    if not _LEAD_WITH_THIS.sub("", before).strip():
        return may_begin or bool(before.strip())
    return re.match(SELF, before, re.IGNORECASE) is not None and not _NOT_ACTIVE.search(before)


def _begin(sentence: str) -> int:
    found = _MARK.match(sentence)
    return found.end() if found else 0


def _kind_of(verb: str) -> Kind:
    """Return the kind of a verb; several in one breath change a text, whatever else they name."""
    word = " ".join(verb.lower().split())
    return _OF_VERB.get(word, "amends")


def _expiring(sentence: str, begin: int, *, on_a_day: bool) -> Iterator[Act]:
    """Yield the documents that a sentence says are no longer in force ("Nghị định số … hết hiệu lực kể từ ngày …").

    One that gives the day itself counts where `on_a_day` allows it: elsewhere it only tells what happened.
    """
    found = _EXPIRES.search(sentence)
    if found is None:
        return
    with_this = _WITH_THIS.match(sentence, found.end()) or _LEAD_WITH_THIS.match(sentence, begin)
    if not with_this and not (on_a_day and _ON_A_DAY.match(sentence, found.end())):
        return
    day = _FROM.search(sentence)
    lead = _LEAD_WITH_THIS.match(sentence, begin)
    start = lead.end() if lead else begin
    spared = _spared(sentence, found.end())
    for act in _objects(sentence[: found.start()], start, "repeals"):
        yield Act(act.start, act.kind, act.place or spared, day_of(day) if day else None)


def _objects(sentence: str, at: int, kind: Kind) -> Iterator[Act]:
    """Yield what a verb takes: the numbers that follow it at once, and those that go on the list."""
    whole = _WHOLE.match(sentence, at)
    named = _NAMED.search(sentence, at)
    if named is None:
        return
    between = sentence[whole.end() if whole else at : named.start()].strip()
    if len(between) > 150 or (_ELSEWHERE.search(between) and not _ONLY_UNITS.fullmatch(between)):
        return
    place = _place(between)
    while named:
        yield Act(named.start("number"), _partly(kind, place), place)
        following = _OF_ISSUER.match(sentence, named.end())
        after = following.end() if following else _next_item(sentence, named.end())
        item = _ITEM.match(sentence, after) if after is not None else None
        if item is None and (another := _of_same_kind(sentence, named)) is not None:
            item = _ITEM.match(sentence, another)
        named = _NAMED.match(sentence, item.end()) if item else None
        place = _place(item["place"] or "") if item else None


def _of_same_kind(sentence: str, named: re.Match[str]) -> int | None:
    """Return where another of the same kind goes on the list past the title of the one named, or None."""
    found = _AND_ANOTHER.search(sentence, named.end())
    if found is None or not named.group().lower().startswith(found["kind"].lower()):
        return None
    between = sentence[named.end() : found.start()]
    return None if NUMBER.search(between) or _NAMES_MORE.search(between) else found.end()


def _spared(sentence: str, at: int) -> str | None:
    """Return what a sentence leaves in force of a document that it otherwise ends ("…, trừ Điều 5"), or None."""
    found = _EXCEPT.search(sentence, at)
    return found.group().strip(" .;") if found else None


def _next_item(sentence: str, at: int) -> int | None:
    """Return where the next item of a list begins, whose items are parted by semicolons."""
    found = sentence.find(";", at)
    return found + 1 if found >= 0 else None


def _place(between: str) -> str | None:
    """Return the part of the other document that is meant, as printed; None for all of it."""
    named = re.sub(
        r"\s+(?:của|tại|trong|(?:được )?ban hành kèm theo|kèm theo|số)(?:\s+(?:các|số))?$",
        "",
        between.strip(),
    )
    named = named.strip(' :,“”"')
    return named or None


def _partly(kind: Kind, place: str | None) -> Kind:
    """Return what is done to a document of which only a part is meant: one that is replaced is amended."""
    if place is None:
        return kind
    is_wording = re.match(r"(?:các\s+)?(?:cụm )?từ\b", place, re.IGNORECASE)
    return "amends" if kind == "replaces" or is_wording else kind
