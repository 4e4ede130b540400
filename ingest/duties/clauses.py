"""A provision's text cut into the clauses that each give one duty."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.library.nouns import Role, Span
from ingest.duties.agencies import BEGINS
from ingest.duties.verbs import WORDS, Head, Opens, ends_in_verb, head_of

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZĐÀ-Ỹ])")
_LABEL = re.compile(r"[^:;.]{3,90}:\s+(?=[A-ZĐÀ-Ỹ])")
_GROUNDS = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Theo|Trong (?:phạm vi|quá trình|thời (?:hạn|gian))|Sau khi|Định kỳ"
    r"|H[ằà]ng (?:năm|quý|tháng))\b"
)
_OF_SOMEONE = re.compile(r"\S+(?: \S+){0,3} của\b")
HANDS_ON = re.compile(r"(?:giao|đề nghị|yêu cầu|phân công)$", re.IGNORECASE)
"""Verbs by which one has others do a thing."""
_SENT_ON = re.compile(r"\bgửi\s.*\b(?:tổng hợp|theo dõi|xem xét|thẩm định|rà soát)$")
"""What is sent to someone "để tổng hợp, báo cáo …" is theirs to report on."""
_GO_ON_AFTER_LIST = frozenset({Role.LEADS, Role.SUPPORTS, Role.REPORTS, Role.INSPECTS, Role.DIRECTS})
_TAKES_LIST = frozenset({Role.ADVISES, Role.DECIDES})


@dataclass(frozen=True, slots=True)
class Clause:
    """One duty's words: its head, and the span they take in the text that was cut."""

    head: Head | None
    span: Span
    verb_at: int


def clauses_of(text: str) -> list[Clause]:
    """Return the clauses of `text` in order, covering it without its outer spaces."""
    starts: list[tuple[int, int, Head | None]] = []
    for sentence in _pieces(text, _SENTENCE):
        starts += _starts_in(text, sentence)
    ends = [start for start, _, _ in starts[1:]] + [len(text)] * bool(starts)
    return [
        Clause(head, _trimmed(text, start, end), verb_at)
        for (start, verb_at, head), end in zip(starts, ends, strict=True)
    ]


def sentences_of(text: str) -> Iterator[Span]:
    """Yield the sentences of `text` in order, each with the space behind it."""
    return _pieces(text, _SENTENCE)


def _starts_in(text: str, sentence: Span) -> Iterator[tuple[int, int, Head | None]]:
    """Yield where each clause of a sentence starts, where its verb stands, and its head."""
    body = _past_label(text, sentence)
    listing = False
    for at_piece, piece in enumerate(_split(text, Span(body, sentence.end), ";")):
        head = head_of(piece.of(text), may_be_capital=at_piece == 0)
        if at_piece == 0:
            if head is None and _GROUNDS.match(piece.of(text)):
                found = next(_after_grounds(text, piece), None)
                head, verb_at = (found[1], found[0]) if found else (None, piece.start)
                yield sentence.start, verb_at, head
                scan_from = verb_at
            else:
                yield sentence.start, piece.start, head
                scan_from = piece.start
            if head is None:
                continue  # whose words these are is not known, so nothing after its commas is claimed
        elif head is not None and (not listing or head.role in _GO_ON_AFTER_LIST):
            listing = False
            yield piece.start, piece.start, head
            scan_from = piece.start
        else:
            continue
        colon = _find_outside(text, ":", Span(scan_from + (head.end if head else 0), piece.end))
        listing = listing or colon is not None
        reach = Span(piece.start, colon if colon is not None else piece.end)
        yield from (
            (at, at, found)
            for at, found in _after_commas(
                text,
                reach,
                scan_from + (head.end if head else 0),
                hands_on=head is not None
                and (head.role is Role.DIRECTS or HANDS_ON.search(head.verb) is not None),
            )
        )


def _after_grounds(text: str, piece: Span) -> Iterator[tuple[int, Head]]:
    """Yield every place after a comma where, past the grounds for it, a duty may begin."""
    for part in list(_split(text, piece, ","))[1:]:
        words = text[part.start : piece.end]
        head = head_of(words, may_be_capital=False)
        before = text[piece.start : part.start].rstrip(" ,")
        if head is not None and not _OF_SOMEONE.match(words) and not ends_in_verb(before):
            yield part.start, head


def _past_label(text: str, sentence: Span) -> int:
    """Return where the sentence begins past a label such as "Xây dựng cơ chế …: Ban hành …"."""
    found = _LABEL.match(text, sentence.start, sentence.end)
    if found is None:
        return sentence.start
    head = head_of(found.group(), may_be_capital=True)
    if head is not None and (head.role in _TAKES_LIST or head.lead.rstrip().endswith(":")):
        return sentence.start
    return found.end()


def _after_commas(text: str, piece: Span, past: int, *, hands_on: bool = False) -> Iterator[tuple[int, Head]]:
    """Yield every place after a comma where a duty of its own begins.

    `hands_on` tells that the verb before `past` has others do it.
    """
    begin = max(piece.start, past)
    if hands_on and BEGINS.match(text[begin : piece.end].lstrip()):
        # "chỉ đạo Sở X chủ trì, phối hợp với …": from its own verb on it is X that is asked
        own = WORDS.search(text, begin, piece.end)
        comma = text.find(",", own.start() if own else begin, piece.end)
        piece = Span(piece.start, max(begin, comma)) if own and comma >= 0 else piece
    for part in list(_split(text, Span(begin, piece.end), ","))[1:]:
        if part.start < begin:
            continue
        head = head_of(text[part.start : piece.end], may_be_capital=False)
        before = text[begin : part.start].rstrip().removesuffix(",")
        if head is None or head.opens is Opens.FIRST or _SENT_ON.search(before):
            continue
        if head.opens is Opens.ALONE and ends_in_verb(before):
            continue
        yield part.start, head
        begin = part.start + head.end


def _pieces(text: str, cut: re.Pattern[str]) -> Iterator[Span]:
    at = 0
    for found in cut.finditer(text):
        if text.count("(", at, found.start()) <= text.count(")", at, found.start()):
            yield Span(at, found.end())
            at = found.end()
    if text[at:].strip():
        yield Span(at, len(text))


def _split(text: str, span: Span, sign: str) -> Iterator[Span]:
    """Yield the parts of `span` between signs that stand outside brackets, without leading spaces."""
    depth, at = 0, span.start
    for i in range(span.start, span.end):
        depth += (text[i] == "(") - (text[i] == ")")
        if text[i] == sign and depth <= 0 and not _inside_number(text, i):
            yield _lstripped(text, at, i)
            at = i + 1
    yield _lstripped(text, at, span.end)


def _find_outside(text: str, sign: str, span: Span) -> int | None:
    parts = list(_split(text, span, sign))
    return parts[0].end if len(parts) > 1 else None


def _inside_number(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _lstripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    kept = text[start:end].rstrip().rstrip(";,").rstrip()
    return Span(start, start + len(kept))
