"""Who a document is: number, kind, title, issuer, place, day and signers, as its own pages print them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.library.reference import Agency
from ingest.identity.casing import cased, sentence_case, written
from ingest.identity.dates import ADOPTED, DAY, day_in, day_of
from ingest.identity.document_number import NUMBER, closed, document_id, labelled_number, same_number
from ingest.identity.issuers import issuer_of, place_of
from ingest.identity.kinds import CONSOLIDATED, LETTER, NAMES, Kind, kind_named, kind_of_number
from ingest.identity.letterhead import Letterhead, pieces_of, read_letterhead
from ingest.identity.marks import is_draft, is_internal, secrecy_of
from ingest.identity.signers import Signer, signers_of

_CERTIFIED = re.compile(r"XÁC THỰC VĂN BẢN HỢP NHẤT")
# An annex says which document it belongs to: "(Kèm theo Kế hoạch số 9/KH-UBND ngày … của …)".
_ATTACHED = re.compile(
    rf"kèm theo\s+(?P<kind>{NAMES})\s+(?:số\s+)?"
    rf"(?P<number>\d{{1,5}}(?:\.\d{{1,3}})?(?:\s*/\s*\d{{4}})?\s*[-/]\s*[A-ZĐ][^\s,;)]*)"
    rf"(?:,?\s+{DAY})?",
    re.IGNORECASE,
)
_MARKED_LINES = 40
_NOTED = re.compile(r"(?:[¹²³⁰⁴-⁹]+|(?<=[a-zà-ỹ”\"])\d{1,2})$")
_BEGINS_TITLE = re.compile(r"(?:Về|Quy định|Ban hành|Sửa đổi|Bãi bỏ|Hướng dẫn|Phê duyệt|Công bố)\b")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document's own pages say of who it is; what is not printed there is empty.

    `id` is empty without a number. `issuer` is written as in a sentence; of several the names are parted
    by "; ", as the signers' are by ", ". `secrecy` is "Mật", "Tối mật", "Tuyệt mật" or "".
    """

    id: str = ""
    number: str = ""
    kind: str = ""
    title: str = ""
    issuer: str = ""
    place: str = ""
    signer: str = ""
    signer_role: str = ""
    signed_on: date | None = None
    state: Literal["issued", "draft"] = "issued"
    access: Literal["public", "internal"] = "public"
    secrecy: str = ""


def identity_of(
    lines: Sequence[str], *, furniture: Sequence[str] = (), agencies: Sequence[Agency] = ()
) -> Identity:
    """Return who the document is whose lines are given in reading order, one paragraph or row a line.

    `furniture` are the lines that its pages repeat, where a stamp may stand too.
    """
    pieces = pieces_of(lines)
    text = "\n".join(lines)
    head = read_letterhead(pieces)
    marked = (*pieces[: max(_MARKED_LINES, head.after)], *pieces_of(furniture))
    certified = _certification(pieces)
    body = pieces[head.after :]
    signers = signers_of(certified or body)
    attached = _attached(body, head.kind)
    number = _number(head, certified, attached, text)
    signed_on = _signed_on(head, certified, attached, body)
    kind = _kind(head, number)
    issuer_lines = certified_issuer(certified) or head.issuer
    issuer = issuer_of(issuer_lines, number, kind, text, agencies)
    place = place_of(issuer_lines, number, head.place, issuer)
    draft = is_draft(marked) or not head.numbered
    return Identity(
        id=document_id(number if head.numbered else "", place=place, signed_on=signed_on),
        number=number,
        kind=kind.name if kind else "",
        title=_title(head, kind, text),
        issuer=issuer,
        place=place,
        signer=", ".join(one.name for one in signers),
        signer_role=", ".join(_role(one, text, agencies) for one in signers),
        signed_on=signed_on,
        state="draft" if draft else "issued",
        access="internal" if is_internal(marked) else "public",
        secrecy=secrecy_of(marked),
    )


def certified_issuer(certified: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that name who certifies a consolidated text; none for any other."""
    found = []
    for piece in certified:
        if _CERTIFIED.match(piece) or labelled_number(piece):
            break
        found.append(piece)
    return tuple(found)


def _certification(pieces: Sequence[str]) -> Sequence[str]:
    """Return the block that certifies a consolidated text: who, number, place and day, signature; or nothing."""
    at = next((i for i, piece in enumerate(pieces) if _CERTIFIED.match(piece)), None)
    if at is None:
        return ()
    start = at
    while (
        start > 0 and at - start < 4 and (pieces[start - 1].isupper() or labelled_number(pieces[start - 1]))
    ):
        start -= 1
    return pieces[start : at + 10]


def _attached(body: Sequence[str], kind: Kind | None) -> tuple[str, date | None]:
    """Return the number and day that every annex gives of the document, whose kind is known; else nothing."""
    if kind is None:
        return "", None
    found = [one for one in map(_ATTACHED.search, body) if one and _same_kind(one["kind"], kind)]
    numbers = {closed(one["number"]) for one in found}
    if len(numbers) != 1:
        return "", None
    days = {day_of(one) for one in found if one["day"]}
    return numbers.pop(), days.pop() if len(days) == 1 else None


def _same_kind(printed: str, kind: Kind) -> bool:
    named = kind_named(printed)
    return named is not None and (named.name in kind.name or kind.name in named.name)


def _number(head: Letterhead, certified: Sequence[str], attached: tuple[str, date | None], text: str) -> str:
    """Return the number, spelled as the rest of the document does where a line end took a hyphen from it."""
    stamped = next((found[0] for piece in certified if (found := labelled_number(piece))), "")
    number = stamped or head.number or attached[0]
    said = (closed(found.group()) for found in NUMBER.finditer(text))
    return max((one for one in said if same_number(one, number)), key=len, default=number)


def _signed_on(
    head: Letterhead, certified: Sequence[str], attached: tuple[str, date | None], body: Sequence[str]
) -> date | None:
    if certified:
        return next((day for piece in certified if (day := day_in(piece))), None)
    if head.day:
        return head.day
    adopted = [day_of(found) for found in ADOPTED.finditer("\n".join(body))]
    return adopted[-1] if adopted else attached[1]


def _kind(head: Letterhead, number: str) -> Kind | None:
    signed = kind_of_number(number)
    if signed is CONSOLIDATED:
        return signed
    return head.kind or signed or (LETTER if head.subject else None)


def _title(head: Letterhead, kind: Kind | None, text: str) -> str:
    """Return the title with the kind before it, as one names the document: "Nghị định quy định về …"."""
    if head.kind is None:
        return f"{kind.name} về việc {head.subject}" if kind and head.subject else ""
    title = _NOTED.sub("", " ".join(head.title)).strip()
    if not title:
        return ""
    whole = f"{head.kind.name} {title}"
    if title.isupper():
        return written(whole.upper(), text) or sentence_case(whole)
    return f"{head.kind.name} {title[0].lower() if _is_common(title) else title[0]}{title[1:]}"


def _is_common(title: str) -> bool:
    """Tell whether a title's first word has its capital only because it stands first."""
    second = title.split()[1:2]
    return not second or not second[0][:1].isupper() or _BEGINS_TITLE.match(title) is not None


def _role(signer: Signer, text: str, agencies: Sequence[Agency]) -> str:
    return cased(signer.role, text, agencies) if signer.role else ""
