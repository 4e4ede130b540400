"""What provisions are for in their document: legal basis, effect, transition, recipients; and which only quote."""

import re
from collections.abc import Iterator, Sequence

from assistant.library.nouns import Part, Provision

_BASIS = re.compile(r"\W*(?:Căn cứ|Theo đề nghị|Xét (?:đề nghị|Tờ trình))\b")
_TRANSITION = re.compile(r"(?:điều khoản|quy định|xử lý|nội dung)\s+chuyển tiếp", re.IGNORECASE)
_OF_EFFECT = re.compile(r"hiệu lực|(?:điều khoản|tổ chức) thi hành", re.IGNORECASE)
_LIST_HEAD = re.compile(r"Nơi nhận")
_OUTSIDE = ("PL", "dau", "cuoi")
_OPENS = re.compile(r"\s*[“\"„«]")
_LONGEST_HEADING = 25


def own_words(provisions: Sequence[Provision]) -> list[Provision]:
    """Return the provisions in which the document itself speaks: no quoted law, annex, footnote, head or end."""
    quoting = {p.id for p in provisions if p.kind.startswith("quot") or _OPENS.match(p.text)}
    above = {p.id: p.parent for p in provisions}
    annexes = {p.id for p in provisions if p.kind in {"annex", "form"}}

    def inside(id_: str | None, outer: set[str]) -> bool:
        while id_ is not None:
            if id_ in outer:
                return True
            id_ = above.get(id_)
        return False

    return [
        p
        for p in provisions
        if p.kind not in {"footnote", "row", "columns", "recipients", "signature", "table"}
        and not inside(p.id, quoting)
        and not inside(p.id, annexes)
        and not p.path.startswith(_OUTSIDE[0])
    ]


def parts_of(provisions: Sequence[Provision], effect: Sequence[str]) -> tuple[Part, ...]:
    """Return what provisions are for, in document order; `effect` are those that say from when it is in force."""
    place = {p.id: at for at, p in enumerate(provisions)}
    return tuple(sorted(_found(provisions, effect), key=lambda part: place[part.provision]))


def is_heading(text: str) -> bool:
    """Tell whether a provision's own text is but its heading."""
    plain = text.strip()
    return len(plain.split()) <= _LONGEST_HEADING and not plain.endswith((";", ",")) and "\n" not in plain


def speaks_of_effect(heading: str) -> bool:
    """Tell whether a heading announces when the document takes effect, or how it is carried into effect."""
    return is_heading(heading) and _OF_EFFECT.search(heading) is not None


def _found(provisions: Sequence[Provision], effect: Sequence[str]) -> Iterator[Part]:
    for p in own_words(provisions):
        if p.kind == "basis" or (_BASIS.match(p.text) and _is_foreword(p)):
            yield Part(p.document, "basis", p.id)
        elif p.kind not in {"letterhead", "closing"} and is_heading(p.text) and _TRANSITION.search(p.text):
            yield Part(p.document, "transition", p.id)
    for p in provisions:
        if p.id in effect:
            yield Part(p.document, "effect", p.id)
        if _LIST_HEAD.match(p.text) and not p.path.startswith(_OUTSIDE[0]):
            yield Part(p.document, "recipients", p.id)


def _is_foreword(provision: Provision) -> bool:
    """Tell whether a provision stands before the first article, item or chapter."""
    return provision.parent is None or provision.path.startswith(_OUTSIDE[1])
