"""Where annexes, attached documents and forms begin, and how far the heading of each goes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.structure.annex_words import (
    ANNEX,
    ATTACHED,
    FORM,
    NATION,
    NUMBERED,
    RULE,
    SAYS_THIS,
    is_letterhead,
)
from ingest.structure.closings import signs
from ingest.structure.lines import Line, Sort
from ingest.structure.numbering import NOTE, Style, opens_unit

_NO_TITLE = re.compile(r"Kính gửi|Căn cứ\b|Tên tôi\b|Thực hiện\b.*[:;,]$|Theo đề nghị\b")
_ABOLISHED = re.compile(r"bãi bỏ|hết hiệu lực")
_FIRST_ARTICLE = re.compile(rf"{NOTE}(?:Điều|ĐIỀU)\s+0?1{NOTE}\s*(?:[.:]|$)")
_ARTICLE = re.compile(rf"{NOTE}(?:Điều|ĐIỀU)\s+(?P<number>\d{{1,3}}){NOTE}\s*(?:[.:]|$)")
_TITLE = re.compile(
    r"(?:QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|QUY CHUẨN|ĐIỀU LỆ|NỘI QUY|CHƯƠNG TRÌNH|CHIẾN LƯỢC|KẾ HOẠCH|ĐỀ ÁN|HƯỚNG DẪN|"
    r"DANH MỤC)\b"
)
"""How the title begins of a document that another one issues."""
_SENTENCE_END = (".", ":", ";", ",")
_NEAR = 8
_MOST_LINES = 30
_MOST_WORDS_LINES = 5
"""Lines of a heading that are neither capitals nor letterhead."""


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of an annex, attached document or form: its lines from `first` to before `end`, its printed number.

    `named` tells that it calls itself an annex or a form; a document that is only attached does not.
    """

    sort: Sort
    first: int
    end: int
    number: str = ""
    named: bool = True


def heads_of(lines: Sequence[Line], grammar: Sequence[Style]) -> list[Head]:
    """Return the headings of annexes, attached documents and forms in order; a mention of one is none."""
    found: list[Head] = []
    at = 0
    for head in _candidates(lines, grammar):
        if head.first >= at:
            found.append(head)
            at = head.end
    inside = _articles_end(lines, found)
    return [head for head in found if head.first >= inside]


def _articles_end(lines: Sequence[Line], heads: Sequence[Head]) -> int:
    """Return from where on annexes may begin: before, the document's own articles go on below what looks like one.

    A form printed inside an article, a table that lists annexes: the next article is the one after the last,
    and nobody has signed yet.
    """
    begins = {head.first: head.end for head in heads}
    last, at, inside = 0, 0, 0
    while at < len(lines):
        if at in begins:
            following = next(
                ((to, n) for to in range(begins[at], len(lines)) if (n := _article_number(lines[to]))), None
            )
            if not last or following is None or following[1] != last + 1:
                break
            inside = at = following[0]
        if lines[at].sort in (Sort.SIGNATURE, Sort.RECIPIENTS) or (last and signs(lines[at].text)):
            break
        last += _article_number(lines[at]) == last + 1
        at += 1
    return inside


def _article_number(line: Line) -> int | None:
    found = _ARTICLE.match(line.text) if line.sort is Sort.PROSE else None
    return int(found["number"]) if found else None


def _candidates(lines: Sequence[Line], grammar: Sequence[Style]) -> Iterator[Head]:
    forms = _forms(lines)
    end, articles_begun, alone = 0, False, True
    for at, line in enumerate(lines):
        if at < end or line.sort not in (Sort.PROSE, Sort.SIGNATURE):
            continue
        if at in forms:
            head = Head(Sort.FORM, at, _end(lines, at, grammar), forms[at])
        elif (found := ANNEX.match(line.text)) and _heads(found) and not _listed(lines, at):
            head = Head(
                Sort.ANNEX, _letterhead_above(lines, at, end), _end(lines, at, grammar), found["number"] or ""
            )
        elif (first := _unnamed_from(lines, at, end, grammar, issued=articles_begun and alone)) is not None:
            head = Head(Sort.ANNEX, first, _end(lines, first, grammar), named=False)
        else:
            articles_begun = articles_begun or _FIRST_ARTICLE.match(line.text) is not None
            continue
        end, alone = head.end, False
        yield head


def _heads(found: re.Match[str]) -> bool:
    """Tell whether an annex begins here; of one without a number only a line all in capitals goes on to its title."""
    goes_on = found["rest"][:1] == " " and found["rest"].strip()[:1] not in {"", "(", "-", "–", "—", ":"}
    return _is_title(found["rest"]) and (not goes_on or bool(found["number"]) or found.string.isupper())


def _is_title(rest: str) -> bool:
    return not rest.rstrip().endswith((";", ",")) and not SAYS_THIS.search(rest)


def _listed(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line is an entry of a list of annexes: another follows it at once, or a lead-in stands above."""
    following = next((line for line in lines[at + 1 :] if line.sort is not Sort.FOOTNOTE), None)
    above = next((line for line in reversed(lines[:at]) if line.sort is not Sort.FOOTNOTE), None)
    return (following is not None and ANNEX.match(following.text) is not None) or (
        above is not None and above.text.endswith(":")
    )


def _forms(lines: Sequence[Line]) -> dict[int, str]:
    """Return the printed numbers of the forms by the line that heads each; entries of a list of forms head none."""
    found = [
        (at, match["number"])
        for at, line in enumerate(lines)
        if line.sort is Sort.PROSE and (match := FORM.match(line.text)) and _is_title(match["rest"])
    ]
    numbers: dict[int, str] = {}
    for (at, number), (following, _) in pairwise([*found, (len(lines) + 1, "")]):
        between = any(line.sort is not Sort.FOOTNOTE for line in lines[at + 1 : following])
        if between or following > len(lines) or _ABOLISHED.search(lines[at].text):
            numbers[at] = number
    last = {number: at for at, number in numbers.items()}
    return {
        at: number for at, number in numbers.items() if last[number] == at or _far(lines, at, last[number])
    }


def _far(lines: Sequence[Line], at: int, later: int) -> bool:
    """Tell whether another annex begins between two forms of the same number."""
    return any(ANNEX.match(line.text) for line in lines[at + 1 : later])


def _letterhead_above(lines: Sequence[Line], at: int, floor: int) -> int:
    """Return where the letterhead that belongs to the heading at `at` begins, which is `at` where there is none."""
    top = at
    while (
        top > floor
        and at - top < _NEAR
        and lines[top - 1].sort is Sort.PROSE
        and is_letterhead(lines[top - 1].text)
    ):
        top -= 1
    nation = next((i for i in range(top, at) if NATION.match(lines[i].text)), None)
    return at if nation is None else _issuer_above(lines, nation, floor)


def _issuer_above(lines: Sequence[Line], nation: int, floor: int) -> int:
    top = nation
    while top > floor and nation - top < 4 and lines[top - 1].sort is Sort.PROSE:
        text = lines[top - 1].text
        if not (text.isupper() or NUMBERED.match(text) or RULE.match(text)):
            break
        top -= 1
    return top


def _unnamed_from(
    lines: Sequence[Line], at: int, floor: int, grammar: Sequence[Style], *, issued: bool
) -> int | None:
    """Return where a document begins that calls itself no annex, seen at the line `at`; None where none does."""
    if ATTACHED.match(lines[at].text):
        return _attached_from(lines, at, floor, grammar)
    return _issued_from(lines, at, floor) if issued else None


def _attached_from(lines: Sequence[Line], at: int, floor: int, grammar: Sequence[Style]) -> int | None:
    """Return where the title begins above "(Ban hành kèm theo …)", or None where no title stands there."""
    top = at
    while top > floor and at - top < _MOST_LINES and _may_title(lines[top - 1], grammar):
        top -= 1
    nation = next((i for i in range(at - 1, top - 1, -1) if NATION.match(lines[i].text)), None)
    if nation is not None:
        return _issuer_above(lines, nation, floor)
    title = next((i for i in range(at - 1, top - 1, -1) if lines[i].text.isupper()), None)
    while title is not None and title > top and lines[title - 1].text.isupper():
        title -= 1
    return title


def _issued_from(lines: Sequence[Line], at: int, floor: int) -> int | None:
    """Return where a document begins that does not say what it is attached to: by its letterhead, or its first article.

    Both stand a second time below the articles of the document that issues it.
    """
    if NATION.match(lines[at].text):
        named = any(ANNEX.match(line.text) or FORM.match(line.text) for line in lines[at : at + _NEAR])
        return None if named else _issuer_above(lines, at, floor)
    if not _FIRST_ARTICLE.match(lines[at].text):
        return None
    titles = (i for i in range(at - 1, max(floor, at - _MOST_LINES), -1) if _TITLE.match(lines[i].text))
    return next(titles, None)


def _may_title(line: Line, grammar: Sequence[Style]) -> bool:
    return (
        line.sort is Sort.PROSE
        and not line.text.endswith((".", ":", ";"))
        and (not opens_unit(line.text, grammar) or RULE.match(line.text) is not None)
    )


def _end(lines: Sequence[Line], first: int, grammar: Sequence[Style]) -> int:
    """Return the number of the line after the heading that begins at `first`."""
    attached, words = False, 0
    last = _listed_again(lines, first, min(len(lines), first + _MOST_LINES))
    for at in range(first, last):
        text = lines[at].text
        if at > first:
            if lines[at].sort is Sort.FOOTNOTE:
                continue
            over = lines[at].sort is not Sort.PROSE or _NO_TITLE.match(text)
            is_head = ANNEX.match(text) is not None
            if over or (FORM.match(text) and not attached and at > first + 1):
                return at
            if not is_head and not is_letterhead(text):
                if opens_unit(text, grammar):
                    return at
                opened = _open_bracket(lines, first, at)
                ends = text.endswith(_SENTENCE_END) and not opened and not ATTACHED.match(text)
                words += not (opened or text.startswith("("))
                if (
                    ends
                    or words > _MOST_WORDS_LINES
                    or (attached and not opened and not text.startswith("("))
                ):
                    return at
            elif not is_head and opens_unit(text, grammar) and not RULE.match(text):
                return at
        attached = attached or ATTACHED.search(text) is not None
    return last


def _listed_again(lines: Sequence[Line], first: int, end: int) -> int:
    """Return the number of the first line before `end` that heads what the heading at `first` listed; else `end`."""
    named: set[str] = set()
    for at in range(first, end):
        found = ANNEX.match(lines[at].text)
        if found and found["number"] in named:
            return at
        named.update({found["number"]} if found and found["number"] else ())
    return end


def _open_bracket(lines: Sequence[Line], first: int, at: int) -> bool:
    above = "".join(line.text for line in lines[first:at])
    return above.count("(") > above.count(")")
