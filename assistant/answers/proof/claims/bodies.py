"""The bodies and offices that a text names, known to the library or only called by their kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answers.proof.claims.reading import Phrases, Told, Word, listed, phrases, sayings, told
from assistant.answers.question.lexicon import Lexicon
from assistant.wording import say

_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in a text: what the library knows it by, its name's words, its level, and its place in words."""

    ids: frozenset[str]
    name: tuple[str, ...]
    level: str
    first: int
    end: int
    named: bool = True

    def is_of(self, line: str) -> bool:
        """Tell whether a line of words prints the name."""
        return f" {' '.join(self.name)} " in line

    def same(self, other: "Body") -> bool:
        """Tell whether both name one body, one of them perhaps in short."""
        if self.ids and other.ids:
            return bool(self.ids & other.ids) or self.name == other.name
        short, long = sorted((self.name, other.name), key=len)
        within = any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))
        return within and (not self.level or not other.level or self.level == other.level)


def bodies(text: str, lexicon: Lexicon) -> tuple[Body, ...]:
    """Return the bodies that a text names, in order; an office and the body it is of are one after the other."""
    read = told(text)
    found = [
        Body(
            frozenset(one.ids),
            tuple(word.text for word in read.words[first:end]),
            _level(read.words, first, end)[0],
            first,
            end,
        )
        for one in lexicon.names.agencies.found_in(read.text)
        for first, end in ((read.first_from(one.start), read.first_from(one.end - 1) + 1),)
        if _is_a_name(read, first)
    ]
    taken = {place for one in found for place in range(one.first, one.end)}
    place = 0
    while place < len(read.words):
        head = None if place in taken else sayings("claims.bodies.heads").at(read.words, place)
        if head is None or not _names(read, place, head):
            place += 1
            continue
        end = _name_ends(read.words, place, head[0], taken)
        level, behind = _level(read.words, head[0], end)
        found.append(
            Body(frozenset(), tuple(w.text for w in read.words[place:end]), level, place, max(end, behind))
        )
        place = max(end, behind)
    return tuple(sorted(found, key=lambda one: one.first))


def doers(text: str, lexicon: Lexicon, known: Sequence[Body] = ()) -> tuple[Body, ...]:
    """Return the same with those that have no name ("các tỉnh, thành phố"), and `known` ones in small letters."""
    read, named = told(text), bodies(text, lexicon)
    taken = {place for one in named for place in range(one.first, one.end)}
    again = {" ".join(one.name): one for one in known if len(one.name) > 1}
    others = [
        Body(one.ids, one.name, one.level, first, end)
        for first, end, name in Phrases((name, name) for name in again).found_in(read.words)
        for one in (again[name],)
        if not taken & set(range(first, end))
    ]
    taken |= {place for one in others for place in range(one.first, one.end)}
    others += [
        Body(frozenset(), tuple(word.text for word in read.words[first:end]), "", first, end, named=False)
        for first, end, _ in sayings("claims.bodies.generic").found_in(read.words)
        if first not in taken and end - 1 not in taken
    ]
    return tuple(sorted((*named, *others), key=lambda one: one.first))


def _is_a_name(read: Told, first: int) -> bool:
    """Tell whether what the library takes for an agency is written as one: with a capital, or as a title."""
    return first < len(read.words) and (
        read.words[first].capital or sayings("claims.bodies.heads").at(read.words, first) is not None
    )


def _names(read: Told, place: int, head: tuple[int, str]) -> bool:
    word = read.words[place]
    if head[1] not in listed("claims.bodies.capital"):
        return True
    if not word.capital:
        return False
    begins = place == 0 or read.words[place - 1].sentence != word.sentence
    behind = read.words[head[0]] if head[0] < len(read.words) else None
    return not begins or (behind is not None and behind.capital and not behind.is_number)


def _name_ends(among: Sequence[Word], first: int, end: int, taken: set[int]) -> int:
    """Return where a name ends that goes on with capitals: "Sở X và Y"."""
    head = " ".join(word.text for word in among[first:end])
    if head in listed("claims.bodies.with_common_names") and among[first].capital:
        tail = among[end : end + 2]
        if (
            len(tail) == 2
            and not any(word.capital or word.is_number for word in tail)
            and not _ends_a_name(among, end)
        ):
            return end + 2
    low = False
    while end < len(among) and end - first < _LONGEST and end not in taken:
        word = among[end]
        if word.sentence != among[first].sentence or word.is_number:
            break
        if sayings("claims.bodies.heads").at(among, end) and word.capital and end > first + 1:
            break
        if word.capital and word.text.isalpha():
            low = True
        elif (
            word.text in listed("claims.bodies.joins")
            and low
            and end + 1 < len(among)
            and among[end + 1].capital
        ):
            pass
        elif (
            low
            and among[end - 1].capital
            and word.part == among[end - 1].part
            and not _ends_a_name(among, end)
        ):
            low = True
        else:
            break
        end += 1
    return end


def _ends_a_name(among: Sequence[Word], place: int) -> bool:
    """Tell whether a word in small letters is none of a name: a verb, or a level."""
    word = among[place].text
    return (
        word in listed("claims.bodies.levels")
        or word == say("claims.bodies.of_level")
        or word in listed("claims.bodies.no_part_of_names")
        or phrases("claims.roles.verbs").at(among, place) is not None
    )


def _level(among: Sequence[Word], first: int, end: int) -> tuple[str, int]:
    """Return the level that a name ends with or that stands behind it, and where that ends; "" for none."""
    within = " ".join(word.text for word in among[first:end])
    for level in _levels():
        if within.endswith(f" {level}") or within == level:
            return level, end
    behind = end
    if behind < len(among) and among[behind].text == say("claims.bodies.of_level"):
        behind += 1
    for level in _levels():
        parts = level.split()
        if [word.text for word in among[behind : behind + len(parts)]] == parts:
            return level, behind + len(parts)
    return "", end


@cache
def _levels() -> tuple[str, ...]:
    return tuple(sorted(listed("claims.bodies.levels"), key=len, reverse=True))


def strangers(claim: str, passage: str, lexicon: Lexicon) -> list[Body]:
    """Return the bodies that a claim names and its passage does not."""
    line, printed = told(passage).line, bodies(passage, lexicon)
    known = frozenset(id_ for one in printed for id_ in one.ids)
    return [one for one in bodies(claim, lexicon) if not _is_printed(one, line, printed, known)]


def _is_printed(one: Body, line: str, printed: Sequence[Body], known: frozenset[str]) -> bool:
    if one.ids & known:
        return True
    alike = [
        other
        for other in printed
        if other.name[: len(one.name)] == one.name or one.name[: len(other.name)] == other.name
    ]
    if one.is_of(line):
        # the same name at another level only: that of a commune is not that of the province
        levels = {other.level for other in alike if other.name[: len(one.name)] == one.name}
        return not one.level or not levels or "" in levels or one.level in levels
    # A name that says more than the passage's own: its words are all there, a place or a level perhaps beside.
    return bool(one.level) and any(
        other.name == one.name[: len(other.name)]
        and set(one.name[len(other.name) :]) <= {*one.level.split(), say("claims.bodies.of_level")}
        and other.level in {"", one.level}
        for other in alike
    )
