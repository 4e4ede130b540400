"""Figures in a text: how much of what, with which bound, also where they are written in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.answers.proof.claims.moments import numbered_away
from assistant.answers.proof.claims.numerals import magnitudes, number_in_words
from assistant.answers.proof.claims.reading import Phrases, Told, Word, listed, phrases, told
from assistant.text.numbers import amount
from assistant.wording import pairs, say, words

_BEFORE = 7
"""So many words before a number its bound may begin."""
_BEHIND = 8
"""So many words behind a number "trở lên" may stand."""
_DENIED = 4
_SEEN = 60
"""Characters before and behind a number that tell a range."""
_NOUN = 3
"""So many words name what is counted."""
RANGE = "–"


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: its value, its unit of measure (or ""), what it counts, its bound, how often, and its words."""

    value: float
    unit: str
    noun: tuple[str, ...]
    bound: str
    each: str
    first: int
    end: int
    place: str = ""

    def same_value(self, other: "Amount") -> bool:
        """Tell whether two figures are the same number, a share rounded to a hundredth alike."""
        return abs(self.value - other.value) <= 5e-3 * min(1.0, abs(self.value)) + 1e-9


@lru_cache(maxsize=512)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return the figures in a text, in order: no dates, no years and no numbers of documents."""
    read = told(text)
    return tuple(_joined(read, list(_numbers(read))))


def _numbers(read: Told) -> Iterator[Amount]:
    away = numbered_away(read.source)
    place = 0
    while place < len(read.words):
        if place in away:
            place += 1
            continue
        found = None if _is_each(read, place) else _at(read, place)
        if found is None:
            place += 1
            continue
        yield found
        place = max(found.end, place + 1)


def _is_each(read: Told, place: int) -> bool:
    """Tell whether "một" begins how often: "30 ngày một năm"."""
    if read.words[place].text not in listed("claims.amounts.each"):
        return False
    before, known = read.words[place - 1] if place else None, _spellings()
    return (
        before is not None
        and before.text in known
        and before.part == read.words[place].part
        and place + 1 < len(read.words)
        and read.words[place + 1].text in known
    )


def _at(read: Told, place: int) -> Amount | None:
    share = _shares().at(read.words, place)
    if share and not (place and read.words[place - 1].text in listed("claims.amounts.digits_before_share")):
        value, unit = share[1].split()
        return _bounded(read, Amount(float(value), unit, (), "", "", place, share[0]))
    if read.words[place].is_number:
        return _in_digits(read, place)
    return _in_words(read, place)


def _in_digits(read: Told, place: int) -> Amount | None:
    word = read.words[place]
    value = _value(word.text)
    following = read.text[word.end : word.end + 1]
    after = read.words[place + 1].text if place + 1 < len(read.words) else ""
    if following.isalpha() and after not in _spellings():
        # "5G" is a name: it stands in the passage letter for letter, or nowhere.
        return Amount(value, "", (f"{word.text}{after}",), "named", "", place, place + 2)
    half = re.match(r"\s?/\s?(\d+)(?!\d*[/.-]\d)", read.text[word.end :])
    if half and 1 < float(half[1]) <= 10 and value < float(half[1]):
        return _bounded(read, Amount(100 * value / float(half[1]), "%", (), "", "", place, place + 2))
    before = read.words[place - 1].text if place else ""
    two = f"{read.words[place - 2].text} {before}" if place > 1 else ""
    for label in (two, before):
        if label in listed("claims.amounts.places") and after not in _spellings():
            return Amount(value, "", (label,), "place", "", place, place + 1, word.text)
    return _measured(read, value, place, place + 1)


def _value(digits: str) -> float:
    known = amount(digits)
    return known if known is not None else float(re.sub(r"[.,]", "", digits) or 0)


def _measured(read: Told, value: float, first: int, end: int) -> Amount:
    """Return a number with the magnitude and the unit behind it."""
    among = read.words
    while (
        end < len(among) and among[end].text in magnitudes() and among[end].text != say("claims.amounts.ten")
    ):
        value *= magnitudes()[among[end].text]
        end += 1
    found = phrases("claims.amounts.units").at(among, end) if end < len(among) else None
    if found and not _is_a_year(read, found, end):
        unit, factor = _reckoned(found[1])
        value, end = value * factor, found[0]
        if end < len(among) and among[end].text == say("claims.amounts.half_more"):
            value, end = value + 0.5 * factor, end + 1
    else:
        unit = say("claims.amounts.minute") if _is_minutes(read, first) else ""
    noun = _noun(among, end) if not unit else ()
    return _bounded(read, Amount(value, unit, noun, "", _each(read, end), first, end))


def _is_minutes(read: Told, place: int) -> bool:
    """Tell whether a bare number stands right behind an hour: "7 giờ 30"."""
    before = read.words[max(0, place - 2) : place]
    hour = dict(pairs("claims.amounts.units")).get(before[-1].text) if len(before) > 1 else None
    return (
        hour == say("claims.amounts.hour")
        and before[0].is_number
        and before[-1].part == read.words[place].part
    )


def _is_a_year(read: Told, unit: tuple[int, str], at: int) -> bool:
    """Tell whether "năm" behind a number begins a year: "hai luật năm 2025"."""
    follows = read.words[unit[0]].text if unit[0] < len(read.words) else ""
    return read.words[at].text == say("claims.amounts.year") and bool(re.fullmatch(r"(?:19|20)\d\d", follows))


def _noun(among: Sequence[Word], end: int) -> tuple[str, ...]:
    found: list[str] = []
    for word in among[end : end + _NOUN]:
        if word.is_number or (found and word.part != among[end].part):
            break
        found.append(word.text)
    return tuple(found)


def _each(read: Told, end: int) -> str:
    """Return the unit of time that a figure is said for each of: "mỗi năm", "/năm"."""
    among = read.words
    if end >= len(among) or among[end].part != among[end - 1].part:
        return ""
    if among[end].text in listed("claims.amounts.each"):
        end += 1
    elif read.text[among[end - 1].end : among[end].start].strip() != "/":
        return ""
    found = phrases("claims.amounts.units").at(among, end) if end < len(among) else None
    return found[1] if found else ""


def _bounded(read: Told, found: Amount) -> Amount:
    """Return a figure with the bound that the words around it set."""
    among, first = read.words, found.first
    behind = among[found.end : found.end + _BEHIND]
    for place in range(len(behind)):
        if behind[place].part != among[found.end].part or behind[place].is_number:
            break
        after = phrases("claims.comparators.after").at(behind, place)
        if after:
            return replace(found, bound=after[1])
    ranges = _in_a_range(read, found)
    end = first
    while end and not (
        among[end - 1].text == say("claims.comparators.out_of") and end > 1 and among[end - 2].is_number
    ):
        for start in range(max(0, end - _BEFORE), end):
            bound = phrases("claims.comparators.before").at(among, start)
            if bound and bound[0] == end and bound[1]:
                if ranges and " ".join(w.text for w in among[start:end]) in listed(
                    "claims.comparators.of_ranges"
                ):
                    break
                if _denied(among, start, end):
                    return found
                return replace(found, bound=_of_time(bound[1], among[start:end], found.unit))
        if among[end - 1].text not in listed("claims.comparators.fillers"):
            break
        end -= 1
    return replace(found, bound=RANGE) if ranges else found


def _denied(among: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether "quá" stands behind a denial: "không được dùng quá 12 năm" is "không quá"."""
    if " ".join(word.text for word in among[start:end]) not in listed("claims.comparators.over"):
        return False
    before = [word.text for word in among[max(0, start - _DENIED) : start] if word.part == among[start].part]
    return any(one in listed("claims.polarity.negators") for one in before)


def _of_time(bound: str, said: Sequence[Word], unit: str) -> str:
    """Return a bound, none where "trong" and the like stand before what is no time."""
    alone = " ".join(word.text for word in said)
    return (
        "" if alone in listed("claims.comparators.of_time") and _reckoned(unit)[0] not in _times() else bound
    )


def _in_a_range(read: Told, found: Amount) -> bool:
    among = read.words
    start, end = among[found.first].start, among[found.end - 1].end
    before, after = read.low[max(0, start - _SEEN) : start], read.low[end : end + _SEEN]
    to = say("claims.comparators.to")
    return bool(
        re.match(rf"\s*(?:[-–]|(?:{to})\s)\s*\d", after)
        or re.search(r"\d\s*-\s*$", before)
        or re.search(
            rf"(?<!\w)(?:{say('claims.comparators.opens_range')})(?!\w)[^.;,]{{1,40}}(?:{to})\s+$", before
        )
    )


def _joined(read: Told, found: list[Amount]) -> list[Amount]:
    """Return the figures, the first of a range with the unit of its second."""
    for place in range(len(found) - 1):
        one, other = found[place], found[place + 1]
        between = read.low[read.words[one.end - 1].end : read.words[other.first].start].strip()
        if (
            not one.unit
            and not one.place
            and other.unit
            and between in {"-", *words("claims.comparators.tos")}
        ):
            unit, factor = _unit_behind(read, other)
            own = any(word.text in magnitudes() for word in read.words[one.first : one.end])
            found[place] = replace(one, unit=unit, value=one.value * (1 if own else factor), noun=())
        elif (
            not one.unit
            and not one.place
            and not other.unit
            and between in {"-", *words("claims.comparators.tos")}
        ):
            found[place] = replace(one, noun=other.noun)
    return found


def _unit_behind(read: Told, found: Amount) -> tuple[str, float]:
    first = _value(read.words[found.first].text) if read.words[found.first].is_number else 0.0
    return found.unit, (found.value / first if first else 1.0)


def _in_words(read: Told, place: int) -> Amount | None:
    spoken = number_in_words(read.words, place)
    if spoken is None:
        return None
    value, end = spoken
    before = read.words[place - 1].text if place else ""
    if before == say("claims.amounts.year") and 1900 <= value <= 2100:
        return Amount(value, "", (before,), "place", "", place, end, str(int(value)))
    return _measured(read, value, place, end)


@cache
def _spellings() -> frozenset[str]:
    return frozenset(one for one, _ in pairs("claims.amounts.units")) | frozenset(magnitudes())


@cache
def _shares() -> Phrases:
    return phrases("claims.amounts.shares")


@cache
def _times() -> frozenset[str]:
    return frozenset(words("claims.amounts.of_time"))


def _reckoned(unit: str) -> tuple[str, float]:
    base, _, factor = unit.partition("*")
    return base, float(factor or 1)
