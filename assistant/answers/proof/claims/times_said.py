"""Whether a claim takes the day of a document for another day, or the year of one figure for that of another."""

import re
from collections.abc import Iterator

from assistant.answers.proof.claims.amounts import Amount, amounts
from assistant.answers.proof.claims.moments import Moment, moments
from assistant.answers.proof.claims.reading import listed, told

# "… số 12/NQ-CP ngày", "… 12/2025/QH15 (": what follows is the day on which that was signed.
_SIGNED = re.compile(
    r"(?:/[a-zđ0-9-]+|[a-zđ]{2,}-[a-zđ]+)[\s(,]*"
    r"(?:được\s*)?(?:ban hành\s*|ký\s*|đề\s*|ra\s*)?(?:ngày|năm)?\s*(?:tháng\s*)?$"
)
_BEFORE = 40


def other_time(claim: str, passage: str) -> bool:
    """Tell whether a claim says another time of a thing than its passages do."""
    return _takes_a_signing_day(claim, passage) or _takes_another_year(claim, passage)


def _takes_a_signing_day(claim: str, passage: str) -> bool:
    """Tell whether a time that the claim says of a deed is only the day of a document, where others are told."""
    printed = moments(passage)
    told_of_deeds = [one for one in printed if not _is_of_document(passage, one)]
    for one in moments(claim):
        if _is_of_document(claim, one) or not told_of_deeds:
            continue
        same = [other for other in printed if one.within(other)]
        if same and all(_is_of_document(passage, other) for other in same):
            return True
    return False


def _takes_another_year(claim: str, passage: str) -> bool:
    """Tell whether a figure that stands with one time in the passages stands with another in the claim."""
    printed = list(_bound(passage))
    for figure, when in _bound(claim) if _times(claim) > 1 else _all_bound(claim):
        of = [other for known, other in printed if known.same_value(figure) and known.unit == figure.unit]
        if of and not any(when.within(other) or other.within(when) for other in of):
            return True
    return False


def _is_of_document(text: str, one: Moment) -> bool:
    return bool(_SIGNED.search(told(text).low[max(0, one.start - _BEFORE) : one.start]))


def _dated(text: str) -> list[Moment]:
    return [one for one in moments(text) if one.year and not _is_of_document(text, one)]


def _times(text: str) -> int:
    return len({(one.year, one.quarter, one.month, one.day) for one in _dated(text)})


def _all_bound(text: str) -> Iterator[tuple[Amount, Moment]]:
    """Yield every figure of a text that tells one time, with it."""
    for when in _dated(text)[:1]:
        yield from ((figure, when) for figure in amounts(text))


def _bound(text: str) -> Iterator[tuple[Amount, Moment]]:
    """Yield the figures that stand in one part of a sentence with one time alone."""
    read = told(text)
    parts: list[int] = []
    for place, word in enumerate(read.words):
        goes_on = place and read.words[place - 1].part == word.part
        begins = not goes_on or word.text in listed("claims.wary.and_then")
        parts.append((parts[-1] if parts else 0) + begins)
    times: dict[int, list[Moment]] = {}
    for one in _dated(text):
        times.setdefault(parts[min(read.first_from(one.start), len(parts) - 1)], []).append(one)
    for figure in amounts(text):
        here = times.get(parts[figure.first], [])
        if len({(one.year, one.quarter, one.month, one.day) for one in here}) == 1:
            yield figure, here[0]
