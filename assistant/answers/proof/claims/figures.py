"""Whether every figure, year and document number of a claim stands in its passages, and stands for the same."""

import re
from collections.abc import Sequence

from assistant.answers.proof.claims.alike import concepts_of
from assistant.answers.proof.claims.amounts import RANGE, Amount, amounts
from assistant.answers.proof.claims.moments import Moment, documents, moments
from assistant.answers.proof.claims.reading import listed, sayings, told
from assistant.wording import say

_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?!\d)")
_YEARS = re.compile(r"\s*năm\s+(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")
_WHOLE = 100.0
_LISTED, _NEAR = 6, 24
"""A list has no more things than these; so many characters behind its number tell the years of a span."""


def foreign_figures(claim: str, passage: str) -> list[Amount]:
    """Return the figures of a claim whose value the passage has not, whatever it counts."""
    printed = amounts(passage)
    return [
        one
        for one in amounts(claim)
        if not any(same_number(one, other) for other in printed)
        and not _is_whole(one, passage)
        and not _is_once(one, claim, passage)
        and not _counts_what_is_said(one, claim)
    ]


def _counts_what_is_said(one: Amount, claim: str) -> bool:
    """Tell whether a small number in words counts what the claim itself lists: "hai nguồn: …", "hai năm 2026–2027"."""
    read = told(claim)
    if one.unit or one.value > _LISTED or read.words[one.first].is_number or not one.noun:
        return False
    behind = read.low[read.words[one.end - 1].end :][:_NEAR]
    return one.noun[0] in listed("claims.figures.of_lists") or bool(_YEARS.match(behind))


def other_units(claim: str, passage: str) -> list[Amount]:
    """Return the figures of a claim that the passage says in another unit, or of another thing."""
    printed = amounts(passage)
    found = []
    for one in amounts(claim):
        alike = [other for other in printed if same_number(one, other)]
        if alike and not any(
            _same_unit(one, other, printed) or _unit_before(one, other, claim) for other in alike
        ):
            found.append(one)
    return found


def other_bounds(claim: str, passage: str) -> list[Amount]:
    """Return the figures of a claim that the passage bounds in another way: "dưới" is not "tối đa"."""
    printed = amounts(passage)
    found = []
    for one in amounts(claim):
        alike = [
            other
            for other in printed
            if same_number(one, other)
            and (_same_unit(one, other, printed) or _unit_before(one, other, claim))
        ]
        if alike and not any(_bound_agrees(one, other, passage) for other in alike):
            found.append(one)
    return found


def same_number(one: Amount, other: Amount) -> bool:
    if "named" in {one.bound, other.bound}:
        return one.bound == other.bound and one.noun == other.noun
    if one.place and other.place:
        return one.place == other.place and one.noun == other.noun
    if one.place or other.place:
        return one.same_value(other) and not (one.unit or other.unit)
    return one.same_value(other)


def _is_whole(one: Amount, passage: str) -> bool:
    """Tell whether a figure is "100%" and the passage says "toàn bộ", "tất cả"."""
    return (
        one.unit == "%"
        and one.value == _WHOLE
        and any(sayings("claims.amounts.whole").found_in(told(passage).words))
    )


def _is_once(one: Amount, claim: str, passage: str) -> bool:
    """Tell whether "một năm" is said of what the passage says of each year, or a pair only counts what is named."""
    said, line = told(claim).words[one.first], told(passage).line
    if said.text == say("claims.amounts.one"):
        unit = told(claim).words[one.end - 1].text
        return (
            any(f" {each} {unit} " in line for each in listed("claims.amounts.each"))
            or f"/{unit}" in told(passage).low
        )
    pair = said.text in listed("claims.amounts.small") and not one.bound and not one.unit and bool(one.noun)
    return (
        pair
        and one.noun[0] in listed("claims.amounts.pairs")
        and not any(other.noun[:1] == one.noun[:1] for other in amounts(passage))
    )


def _unit_before(one: Amount, other: Amount, claim: str) -> bool:
    """Tell whether a bare number has its unit elsewhere in the claim: "ở độ tuổi 6 đến 19"."""
    return not one.unit and bool(other.unit) and f" {other.unit} " in told(claim).line


def _same_unit(one: Amount, other: Amount, printed: Sequence[Amount]) -> bool:
    if one.unit != other.unit:
        return False
    if one.each and other.each and one.each != other.each:
        return False
    if one.unit or one.place or other.place or not (one.noun and other.noun):
        return True
    if set(one.noun[:2]) & set(other.noun) or _synonyms(one.noun) & _synonyms(other.noun):
        return True
    # Another thing than the passage counts with this number, and one that it counts with another number.
    return not any(
        one.noun[0] == third.noun[0] for third in printed if third.noun and not third.same_value(one)
    )


def _synonyms(noun: Sequence[str]) -> set[str]:
    return set(concepts_of(" ".join(noun[:2])))


def _bound_agrees(one: Amount, other: Amount, passage: str) -> bool:
    mine, theirs = one.bound, other.bound
    if mine == theirs or mine in {"", "place", RANGE, "≈"} or theirs in {RANGE, "place"}:
        return True
    if mine == "=":
        return theirs == ""
    before = told(passage).words[other.first - 1].text if other.first else ""
    if mine == "≥" and theirs == "" and before == say("claims.comparators.there_is"):
        return True
    if theirs in {"", "≈"}:
        return theirs == "" and mine == "≤" and one.unit in listed("claims.amounts.of_time")
    return False


def foreign_moments(claim: str, passage: str) -> list[Moment]:
    """Return the days, months and years of a claim that the passage does not say."""
    printed = moments(passage)
    ranges = set(_RANGE.findall(told(passage).text))
    if any(one not in ranges for one in _RANGE.findall(told(claim).text)) and ranges:
        return list(moments(claim))
    return [one for one in moments(claim) if not any(one.within(other) for other in printed)]


def foreign_documents(claim: str, passage: str) -> list[str]:
    """Return the numbers of documents in a claim that the passage does not print."""
    printed = {one.number for one in documents(passage)}
    found = []
    for one in documents(claim):
        starts = any(
            other == one.number or re.match(rf"{re.escape(one.number)}[/-]", other) for other in printed
        )
        if one.number not in printed and (one.whole or not starts):
            found.append(one.number)
    return found
