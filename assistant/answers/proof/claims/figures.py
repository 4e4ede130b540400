"""Whether every figure, year and document number of a claim stands in its passages, and stands for the same."""

import re
from collections.abc import Sequence

from assistant.answers.proof.claims.alike import Unit, concepts_of, of_units, units
from assistant.answers.proof.claims.amounts import RANGE, Amount, amounts
from assistant.answers.proof.claims.moments import Moment, documents, moments
from assistant.answers.proof.claims.reading import Told, listed, sayings, told
from assistant.wording import say

_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?!\d)")
_WHOLE = 100.0


def foreign_figures(claim: str, passage: str) -> list[Amount]:
    """Return the figures of a claim whose value the passage has not, whatever it counts."""
    printed = amounts(passage)
    return [
        one
        for one in amounts(claim)
        if not any(_same_number(one, other) for other in printed)
        and not _is_whole(one, passage)
        and not _is_once(one, claim, passage)
    ]


def other_units(claim: str, passage: str) -> list[Amount]:
    """Return the figures of a claim that the passage says in another unit, or of another thing."""
    printed = amounts(passage)
    found = []
    for one in amounts(claim):
        alike = [other for other in printed if _same_number(one, other)]
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
            if _same_number(one, other)
            and (_same_unit(one, other, printed) or _unit_before(one, other, claim))
        ]
        if alike and not any(_bound_agrees(one, other) for other in alike):
            found.append(one)
    return found


def _same_number(one: Amount, other: Amount) -> bool:
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
    pair = said.text == say("claims.amounts.two") and not one.bound and not one.unit and bool(one.noun)
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


def _bound_agrees(one: Amount, other: Amount) -> bool:
    mine, theirs = one.bound, other.bound
    if mine == theirs or mine in {"", "place", RANGE, "≈"} or theirs in {RANGE, "place"}:
        return True
    if mine == "=":
        return theirs == ""
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


def torn_from_years(claim: str, passage: str) -> bool:
    """Tell whether a figure is said of a year of which the passage says another one, or of none it is said of."""
    if len({one.year for one in moments(passage) if one.year}) < 2:
        return False
    theirs = _dated(passage)
    for figure, of, _ in _dated(claim):
        known = [
            (near, all_)
            for other, near, all_ in theirs
            if _same_number(figure, other) and figure.unit == other.unit
        ]
        if not of or not known or any(of & near for near, _ in known):
            continue
        if all(all_ and not of & all_ for _, all_ in known):
            return True
        rivals = [
            near for other, near, _ in theirs if other.unit == figure.unit and not _same_number(figure, other)
        ]
        if all(near for near, _ in known) and any(of & near for near in rivals):
            return True
    return False


def _dated(text: str) -> list[tuple[Amount, frozenset[int], frozenset[int]]]:
    """Return each figure with the years it is said of (in its part, else near it), and all of its sentence."""
    read = told(text)
    years = [
        (read.words[place], one.year)
        for one in moments(text)
        if one.year
        for place in (read.first_from(one.end - 1),)
        if place < len(read.words)
    ]
    found = []
    for figure in amounts(text):
        if (
            figure.place
            or figure.bound == "named"
            or (not figure.unit and not read.words[figure.first].is_number)
        ):
            continue
        here = read.words[figure.first]
        whole = frozenset(year for word, year in years if word.sentence == here.sentence)
        near = frozenset(year for word, year in years if word.part == here.part)
        if not near:
            before = [
                year for word, year in years if word.sentence == here.sentence and word.start < here.start
            ]
            behind = [
                year for word, year in years if word.sentence == here.sentence and word.start > here.start
            ]
            near = frozenset(before[-1:] or behind[:1])
        found.append((figure, near, whole))
    return found


def torn_from_words(claim: str, passage: str) -> bool:
    """Tell whether a figure or a date is said of what the passage says with another one of its kind."""
    theirs = _parts(passage)
    for said, figures, dates in _parts(claim, by_part=True).values():
        if len(said) < _TOLD:
            continue
        shares = {
            number: sum(map(of_units(words).support, said)) / len(said)
            for number, (words, _, _) in theirs.items()
        }
        best = max(shares.values(), default=0.0)
        nearest = [theirs[number] for number, share in shares.items() if share == best]
        for figure in figures:
            here = [
                number
                for number, (_, known, _) in theirs.items()
                if any(_same_number(figure, one) for one in known)
            ]
            rival = all(
                any(
                    one.unit == figure.unit and (one.unit or one.noun[:1] == figure.noun[:1]) for one in known
                )
                for _, known, _ in nearest
            )
            if (
                here
                and rival
                and best >= _ABOUT
                and best - max(shares[number] for number in here) >= _CLEARLY
            ):
                return True
        for date in dates:
            here = [
                number for number, (_, _, known) in theirs.items() if any(date.within(one) for one in known)
            ]
            rival = all(any(one.year for one in known) for _, _, known in nearest)
            if (
                here
                and rival
                and best >= _ABOUT
                and best - max(shares[number] for number in here) >= _CLEARLY
            ):
                return True
    return False


def _parts(text: str, *, by_part: bool = False) -> dict[int, tuple[list[Unit], list[Amount], list[Moment]]]:
    """Return the words, figures and dates of each sentence of a text, or of each part of one."""
    read = told(text)
    found: dict[int, tuple[list[Unit], list[Amount], list[Moment]]] = {}

    def of(place: int) -> tuple[list[Unit], list[Amount], list[Moment]]:
        word = read.words[min(place, len(read.words) - 1)]
        return found.setdefault(word.part if by_part else word.sentence, ([], [], []))

    for unit in units(text):
        of(unit.first)[0].append(unit)
    for one in amounts(text):
        if not one.place:
            of(one.first)[1].append(one)
    for moment in moments(text):
        if moment.year:
            of(read.first_from(moment.start))[2].append(moment)
    return found


def altered_copy(claim: str, passage: str) -> bool:
    """Tell whether a claim prints the passage's very words with another number among them."""
    mine, theirs = told(claim), told(passage)
    spoken, numbers = _skeleton(mine)
    printed, others = _skeleton(theirs)
    if not numbers:
        return False
    size = len(spoken)
    for place in range(len(printed) - size + 1):
        if printed[place : place + size] == spoken:
            first = sum(word == "#" for word in printed[:place])
            if others[first : first + len(numbers)] == numbers:
                return False
            if size > _COPIED:
                return True
    return _other_context(spoken, numbers, printed, others)


_FEW = 10
"""So few of something that is only counted are said of no year."""
_TOLD = 3
_ABOUT = 0.8
_CLEARLY = 0.3
"""A sentence says clearly more of a claim than another one that has its figure."""
_COPIED = 5
"""A row of so many words that agree is no accident."""


def _skeleton(read: Told) -> tuple[list[str], list[str]]:
    spoken = ["#" if word.is_number else word.text for word in read.words]
    return spoken, [word.text for word in read.words if word.is_number]


def _other_context(spoken: list[str], numbers: list[str], printed: list[str], others: list[str]) -> bool:
    """Tell whether a number stands between the same words as another one, and nowhere as itself."""
    mine, theirs = _contexts(spoken, numbers), _contexts(printed, others)
    return any(
        context in theirs and number not in theirs[context]
        for context, found in mine.items()
        for number in found
    )


def _contexts(spoken: list[str], numbers: list[str]) -> dict[tuple[str, ...], set[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    count = 0
    for place, word in enumerate(spoken):
        if word != "#":
            continue
        context = (*spoken[max(0, place - 3) : place], "|", *spoken[place + 1 : place + 3])
        if len(context) == 6 and "#" not in context:
            found.setdefault(context, set()).add(numbers[count])
        count += 1
    return found
