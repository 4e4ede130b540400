"""What stands round the body of a document: letterhead, legal bases, the enacting line, closing, annexes' headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.structure.annex_words import is_rule
from ingest.structure.annexes import Head, heads_of
from ingest.structure.articles import heading_at
from ingest.structure.closings import signs
from ingest.structure.lines import Line, Sort
from ingest.structure.numbering import Style, opens_unit

_BASIS = re.compile(
    r"Căn cứ|(?:Theo đề nghị|Xét đề nghị|Xét\b|Trên cơ sở|Thực hiện|Thi hành|Sau khi|Theo)\b.*[;,.][^A-Za-zÀ-ỹ]*$"
)
_ENACTING_WORD = re.compile(
    r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|CHỈ THỊ|PHÁP LỆNH|LUẬT|LỆNH|Quyết định|Quyết nghị)\s*:\s*$"
)
_ENACTS = re.compile(r".*\bban hành\b.*[.:][^A-Za-zÀ-ỹ]*$")
_ADOPTION = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) này (?:đã )?được (?!.*hiệu lực).*\bthông qua\b"
)
_NUMBERED = re.compile(r"Số\s*:")
_LETTERHEAD_END = (".", ":")


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines with what stands round the body told apart, and the heading of each annex by its first line."""

    lines: list[Line]
    heads: dict[int, Head]


def frame_of(lines: Sequence[Line], grammar: Sequence[Style]) -> Frame:
    """Return the frame of a document: its lines, each with what it is in the document as a whole."""
    heads = heads_of(lines, grammar)
    sorts = {at: sort for head in heads for at, sort in _heading(lines, head)}
    body_end = heads[0].first if heads else len(lines)
    begins, last = _body(lines[:body_end], grammar)
    sorts.update(_preamble(lines[:begins]))
    sorts.update(_closing(lines[:body_end], last))
    told = [replace(line, sort=sorts[at]) if at in sorts else line for at, line in enumerate(lines)]
    return Frame(told, {head.first: head for head in heads})


def _heading(lines: Sequence[Line], head: Head) -> list[tuple[int, Sort]]:
    further = (at for at in range(head.first + 1, head.end) if lines[at].sort is not Sort.FOOTNOTE)
    return [(head.first, head.sort), *((at, Sort.HEADING) for at in further)]


def _body(lines: Sequence[Line], grammar: Sequence[Style]) -> tuple[int, int | None]:
    """Return where the body begins, and its last heading with a word of its own (None in a text without any)."""
    titled = [
        at for at, line in enumerate(lines) if line.sort is Sort.PROSE and heading_at(line.text, grammar)
    ]
    if titled:
        return titled[0], titled[-1]
    opens = (
        at
        for at, line in enumerate(lines)
        if line.sort is not Sort.PROSE or (opens_unit(line.text, grammar) and not is_rule(line.text))
    )
    return next(opens, len(lines)), None


def _preamble(lines: Sequence[Line]) -> dict[int, Sort]:
    sorts: dict[int, Sort] = {}
    letterhead, based = True, False
    for at, line in enumerate(lines):
        if line.sort is not Sort.PROSE:
            letterhead = False
        elif _ENACTING_WORD.match(line.text) or (
            based and _ENACTS.match(line.text) and not _BASIS.match(line.text)
        ):
            sorts[at], letterhead = Sort.ENACTING, False
        elif _BASIS.match(line.text):
            sorts[at], letterhead, based = Sort.BASIS, False, True
        elif letterhead and (at == 0 or not line.text.endswith(_LETTERHEAD_END)):
            sorts[at] = Sort.LETTERHEAD
        else:
            letterhead = False
    return sorts


def _closing(lines: Sequence[Line], last_heading: int | None) -> dict[int, Sort]:
    """Return the sorts of the lines from where the document closes, which is below its last article."""
    after = -1 if last_heading is None else last_heading
    closes = (
        at for at in range(after + 1, len(lines)) if _closes(lines[at], by_name=last_heading is not None)
    )
    first = next(closes, None)
    if first is None:
        return {}
    while first - 1 > after and last_heading is not None and _above_signature(lines[first - 1]):
        first -= 1
    return {at: sort for at in range(first, len(lines)) if (sort := _closing_sort(lines[at])) is not None}


def _closes(line: Line, *, by_name: bool) -> bool:
    if line.sort in (Sort.RECIPIENTS, Sort.SIGNATURE):
        return True
    return (
        by_name and line.sort is Sort.PROSE and (signs(line.text) or _ADOPTION.match(line.text) is not None)
    )


def _above_signature(line: Line) -> bool:
    return line.sort is Sort.PROSE and (line.text.isupper() or _NUMBERED.match(line.text) is not None)


def _closing_sort(line: Line) -> Sort | None:
    if line.sort is not Sort.PROSE:
        return None
    if _ADOPTION.match(line.text):
        return Sort.ADOPTION
    return Sort.SIGNATURE if signs(line.text) else Sort.CLOSING
