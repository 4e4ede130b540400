"""Sentences that say who must do what: whom they address, and where what is asked of them begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.library.nouns import Span
from ingest.duties.agencies import BEGINS, agency_names, is_specific
from ingest.duties.verbs import begins_with_verb, verbs_in

_REACH = 700
"""How far into a sentence its subject may go; longer lists of agencies are not printed."""

# What makes the agencies before it the ones addressed. Charged words stand before the verb, and are no verb themselves.
_CHARGE = re.compile(r"\b(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm (?=chủ trì|phối hợp)|phải)\b")
_TAKES_UP = re.compile(
    r"\b(?:(?:đồng )?chủ trì|chịu trách nhiệm|(?:làm|là) (?:cơ quan )?(?:đầu mối|thường trực)|phối hợp)\b"
)
_ORDER = re.compile(
    r"(?:(?P<by>[A-ZĐ][^,;:.]{3,60}?)\s+)?(?:trân trọng\s+)?(?:[Gg]iao|[Đđ]ề nghị"
    r"|yêu cầu)(?: nhiệm vụ cho| cho)?\s+"
)
_FRONT = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Theo|Trong (?:phạm vi|quá trình|thời (?:hạn|gian)|năm|quý|tháng)"
    r"|Trước ngày|Chậm nhất|Định kỳ"
    r"|H[ằà]ng (?:năm|quý|tháng|tuần)|Sau khi|Khi|Trường hợp|Trong trường hợp|Đối với|Để|Nhằm|Từ ngày"
    r"|Đến|Năm \d|Quý)\b"
)
_ENACTS = re.compile(r"Căn cứ|Thực hiện|Theo")
_ENACTING = re.compile(
    r"ban hành (?:Nghị định|Thông tư|Nghị quyết|Luật|Pháp lệnh|Quyết định)(?: liên tịch)? (?:này|số"
    r"|sửa đổi|quy định|hướng dẫn|về)"
    r"|(?:sửa đổi, bổ sung|hướng dẫn(?: thực hiện| thi hành)?|quy định chi tiết(?: (?:và|thi hành)[^.;]{0,40})?)"
    r" một số điều\b"
)
_IF_ANY = re.compile(r"nếu (?:có|phát sinh|gặp)\s(?:\S+\s){0,3}(?:khó khăn|vướng mắc)")
"""Whom to turn to when there are difficulties: asked of everybody."""
_CONDITION = re.compile(r"(?:Sau khi|Khi|Trường hợp|Trong trường hợp|Đối với)\b")
_ASIDE = re.compile(
    r",?\s*\((?:sau đây|dưới đây)[^()]*\)"
    r"|,?\s+(?:theo|trong (?:phạm vi|quá trình|thời (?:hạn|gian))|căn cứ|trên cơ sở|khi|nơi|sau khi"
    r"|ngay|chậm nhất|trước ngày"
    r"|định kỳ|h[ằà]ng (?:năm|quý|tháng)|trực tiếp|chủ động|khẩn trương|tích cực|thường xuyên"
    r"|kịp thời|tiếp tục)\b.*"
)
_ASIDE_ENDS = re.compile(
    r"(?:,|được giao|của mình|quản lý|này|phụ trách|pháp luật|thẩm quyền|trực tiếp|chủ động"
    r"|khẩn trương|tích cực"
    r"|thường xuyên|kịp thời|tiếp tục|h[ằà]ng (?:năm|quý|tháng)|\d{4}|làm việc)\s*$"
)
_OF_SOMEONE = re.compile(r"\b(?:của|với|cho|từ|do|thuộc|gửi|về|tới)\s+")
_NOUN_BEFORE = re.compile(
    r"\b(?:các|những|mọi|cùng|và|hoặc|việc|công tác|của|về|hoạt động|cho|để|quy trình|chức năng|tiền"
    r"|cơ quan|đơn vị|cán bộ"
    r"|người|đầu tư|chương|quá|quy|công|lộ|giáo|tờ|(?<!, )ngành)\s$"
)
"""Words after which a verb is a noun, or another's."""
_LEAD_IN = re.compile(r"(?:,?\s*(?:cụ thể|sau đây|như sau|sau|dưới đây))*\s*(?::\s*|$)")
_MUST_BE = re.compile(
    r"(?:bảo đảm|đảm bảo|đáp ứng|có)[^,;.:]{0,40}(?:tiêu chuẩn|điều kiện|yêu cầu|nguyên tắc)\b"
)
"""What someone must be, not do."""
_PLURAL = re.compile(r"[Cc]ác\s")
_WHICH_ONES = re.compile(r"chủ trì(?!,? (?:và )?phối hợp)")
"""Of several in general it says which ones are meant: "các bộ, cơ quan chủ trì dự án"."""
_MAY_BE_SAID_OF = re.compile(rf"phối hợp|{_WHICH_ONES.pattern}")
_DONE_BY = re.compile(
    r"(?:Việc|Công tác|Nhiệm vụ|Nội dung|Dự án|Tiểu dự án|Đề án)\b[^;:.]*?\s(?P<by>do|được giao cho"
    r"|giao cho)\s"
)


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom words address: the printed names, and where what is asked of them begins in the text given.

    `verb_at` is past the words that only charge ("có trách nhiệm"); `leads_in` says that the words stop
    there, and what is asked follows in the provisions below.
    """

    names: tuple[str, ...]
    start: int
    verb_at: int
    leads_in: bool = False


def addressed(text: str, *, only_charged: bool = False, orders: bool = True) -> Addressed | None:
    """Return whom the sentence or piece of one `text` addresses; None where it only mentions agencies or none.

    `only_charged` asks for more than a verb behind the names: "có trách nhiệm", "chủ trì" and the like. Without
    `orders`, "Đề nghị Bộ X …" is what someone else is to ask of X, and addresses nobody.
    """
    if _IF_ANY.search(text):
        return None
    if only_charged:
        whom = _subject(text, 0, charged_only=True) if BEGINS.match(text) else None
        return whom if whom is not None and not _MAY_BE_SAID_OF.match(text, whom.verb_at) else None
    order = _ORDER.match(text)
    if order is not None and BEGINS.match(text, order.end()):
        return _ordered(text, order, orders=orders)
    if BEGINS.match(text) or text[:1].islower():
        return _subject(text, 0)
    return _after_front(text) if _FRONT.match(text) else _done_by(text)


def _ordered(text: str, order: "re.Match[str]", *, orders: bool) -> Addressed | None:
    by = bool(order["by"]) and bool(agency_names(order["by"]))
    if by or (not order["by"] and orders):
        return _subject(text, order.end(), ordered=True, by=by)
    return None


def charged_after_front(text: str) -> int | None:
    """Return where what is asked begins in "Theo chức năng được giao có trách nhiệm …"; None without such words."""
    charge = _CHARGE.search(text) if _FRONT.match(text) else None
    if charge is None or not _ASIDE_ENDS.search(text[: charge.start()]):
        return None
    return charge.end() + 1 if begins_with_verb(text[charge.end() + 1 :]) else None


def _subject(
    text: str, at: int, *, ordered: bool = False, by: bool = False, charged_only: bool = False
) -> Addressed | None:
    """Return the agencies that stand at `at` before what makes them the ones addressed.

    `ordered` tells that they stand behind "giao" or "đề nghị", `by` that who gives the order is named too.
    """
    end = min(len(text), at + _REACH)
    colon = text.find(":", at, end)
    end = colon + 1 if colon >= 0 else end
    for opener in _openers(text, Span(at, end)):
        names = _names(text[at : opener.start], plain=opener.kind == "verb")
        if not names:
            continue
        specific = all(map(is_specific, names))
        if opener.kind == "verb" and not (specific or by):
            continue
        if (
            opener.kind == "takes_up"
            and not ordered
            and _WHICH_ONES.match(text, opener.start)
            and _PLURAL.match(text, at)
        ):
            return None
        charged = opener.kind == "charge" or text.startswith("chịu trách nhiệm", opener.start)
        if not (charged or ordered or any(map(is_specific, names))):
            return None  # "Cơ quan chủ trì dự án": which one is said, not what it is to do
        if charged_only and opener.kind == "verb":
            return None
        return _from(text, names, opener, start=opener.start)
    return None


@dataclass(frozen=True, slots=True)
class _Opener:
    kind: str
    start: int
    end: int


def _openers(text: str, within: Span) -> Iterator[_Opener]:
    """Yield, in order, the words within a sentence at which what is asked of someone may begin."""
    found = [
        _Opener(kind, m.start(), m.end())
        for kind, pattern in (("charge", _CHARGE), ("takes_up", _TAKES_UP))
        for m in pattern.finditer(text, within.start, within.end)
    ]
    taken = {opener.start for opener in found}
    found += [
        _Opener("verb", s.start, s.end)
        for s in verbs_in(text, within)
        if s.start not in taken and not _NOUN_BEFORE.search(text, within.start, s.start)
    ]
    yield from sorted(found, key=lambda opener: opener.start)


def _names(given: str, *, plain: bool) -> tuple[str, ...]:
    """Return the agencies that the words `given` list, an aside behind them left out."""
    words = given.rstrip(" ,")
    aside = _ASIDE.search(words)
    if aside is None:
        return agency_names(words) if not plain or words == given.rstrip() else ()
    if plain and not _ASIDE_ENDS.search(aside.group()):
        return ()
    return agency_names(words[: aside.start()].rstrip(" ,"))


def _from(text: str, names: tuple[str, ...], opener: _Opener, *, start: int) -> Addressed | None:
    if _ENACTING.match(text, opener.start):
        return None
    if opener.kind != "charge":
        return Addressed(names, start, opener.start)
    over = _LEAD_IN.match(text, opener.end)
    if over is not None and (over.end() == len(text) or text[opener.end : over.end()].strip()):
        return Addressed(names, start, over.end(), leads_in=not text[over.end() :].strip())
    verb_at = opener.end + len(text[opener.end :]) - len(text[opener.end :].lstrip())
    if _MUST_BE.match(text, verb_at):
        return None
    return Addressed(names, start, verb_at) if begins_with_verb(text[verb_at:]) else None


def _after_front(text: str) -> Addressed | None:
    """Return whom a sentence addresses that begins with when or on what grounds; the names follow a comma."""
    if begins_with_verb(text):
        return None  # "Định kỳ báo cáo …": whom it addresses stands above it
    reach = text[:_REACH].partition(";")[0]
    if_so = _CONDITION.match(text) is not None
    found: list[tuple[int, Addressed]] = []
    for comma in re.finditer(r",\s+", reach):
        begins = BEGINS.match(text, comma.end())
        whom = begins and _subject(text, comma.end(), charged_only=if_so or bool(begins["group"]))
        if whom:
            found.append((comma.end(), whom))
        elif begins and not found and not _of_agency(text[: comma.start()]):
            return None  # the one addressed is another, whose words go on
    if not found:
        return None
    at, first = found[0]
    if _of_agency(text[:at].rstrip(" ,")):
        first = found[-1][1]  # "Trên cơ sở đề xuất của Bộ X, Bộ Y chủ trì": only the last is surely addressed
        taken_up = _TAKES_UP.match(text, first.verb_at) and not _MAY_BE_SAID_OF.match(text, first.verb_at)
        if not (_CHARGE.search(text, at, first.verb_at) or taken_up):
            return None  # "Căn cứ Thông tư của Bộ X, Bộ Y hướng dẫn …" is the name of a document
    if _ENACTS.match(text) and text.startswith("ban hành", first.verb_at):
        return None
    return Addressed(first.names, 0, first.verb_at, first.leads_in)


def _of_agency(front: str) -> bool:
    """Tell whether the words before a comma end in an agency that they belong to ("… đề xuất của Bộ X")."""
    last = front.rpartition(",")[2]
    return any(BEGINS.match(last, of.end()) for of in _OF_SOMEONE.finditer(last))


def _done_by(text: str) -> Addressed | None:
    """Return by whom a thing is to be done ("Việc … do Bộ X chủ trì")."""
    found = _DONE_BY.match(text)
    if found is None:
        return None
    whom = _subject(text, found.end(), ordered=True)
    if whom is None or (found["by"] == "do" and not _TAKES_UP.match(text, whom.verb_at)):
        return None
    return Addressed(whom.names, 0, whom.verb_at, whom.leads_in)
