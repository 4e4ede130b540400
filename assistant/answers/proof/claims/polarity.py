"""Whether a claim affirms what its passage denies, or denies what it affirms; what is forbidden, free or allowed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answers.proof.claims.alignment import aligned, clauses_of
from assistant.answers.proof.claims.alike import Unit, ground, units
from assistant.answers.proof.claims.reading import Told, listed, phrases, sayings, told
from assistant.wording import pairs

_ABOUT = 0.6
"""A clause of which a sentence says so much is about the same."""
_LISTED = 6
_REACH = 3
"""So many words of content a negation reaches."""


@dataclass(frozen=True, slots=True)
class Denial:
    """What a text denies, forbids or frees from: its place in words, and the words of content it reaches."""

    kind: str
    first: int
    end: int
    of: tuple[Unit, ...]


@lru_cache(maxsize=512)
def denials(text: str) -> tuple[Denial, ...]:
    """Return what a text denies, in order."""
    return tuple(_denials(told(text), units(text)))


def _denials(read: Told, content: Sequence[Unit]) -> Iterator[Denial]:
    for place, end, kind in phrases("claims.polarity.denying").found_in(read.words):
        if kind == "none" or _answers_only(read, place, end):
            continue
        here = read.words[place]
        if kind == "backward":
            of = [unit for unit in content if unit.sentence == here.sentence and unit.end <= place]
            yield Denial("not", place, end, tuple(of[-_REACH:]))
            continue
        of = []
        for unit in content:
            if unit.first < end or unit.sentence != here.sentence:
                continue
            if (unit.part != here.part and not _lists(read, unit.part)) or len(of) == _REACH:
                break
            if _turns(read, end, unit.first):
                break
            of.append(unit)
        yield Denial(kind, place, end, tuple(of))


def _lists(read: Told, part: int) -> bool:
    """Tell whether a part of a sentence goes on with a list: "không được đổi, trả hay bán"."""
    spoken = [word.text for word in read.words if word.part == part]
    return len(spoken) <= _LISTED and any(word in listed("claims.polarity.lists") for word in spoken)


def _turns(read: Told, start: int, end: int) -> bool:
    return any(word.text in listed("claims.polarity.turns") for word in read.words[start:end])


def _answers_only(read: Told, place: int, end: int) -> bool:
    """Tell whether "Không" only answers: "Không, …", or asks: "… hay không"."""
    if end - place > 1 or read.words[place].text not in listed("claims.polarity.bare"):
        return False
    before = read.words[place - 1] if place else None
    if before is not None and before.text in listed("claims.polarity.asking"):
        return True
    begins = before is None or before.sentence != read.words[place].sentence
    return begins and (end == len(read.words) or read.words[end].part != read.words[place].part)


def flipped(claim: str, passage: str) -> bool:
    """Tell whether a claim says the contrary of what its passage says."""
    if _contrary(claim, passage) or _opposite(claim, passage):
        return True
    pairs_of = [one for one in aligned(claim, passage) if one.share >= _ABOUT]
    return any(
        _contrary(one.clause, one.sentence) and not _denied_elsewhere(one.clause, one.sentence, passage)
        for one in pairs_of
    )


def _denied_elsewhere(clause: str, sentence: str, passage: str) -> bool:
    """Tell whether what a clause denies is denied by another sentence, which says a word of it that this one lacks."""
    here, said, all_of = ground(sentence), units(clause), denials(passage)
    lacking = [unit for unit in said if here.support(unit) < 1]
    return any(
        _alike(mine.of[0], theirs.of[0]) and any(_alike(unit, word) for unit in lacking for word in theirs.of)
        for mine in denials(clause)
        for theirs in all_of
        if mine.of and theirs.of
    )


def _contrary(claim: str, passage: str) -> bool:
    return any(
        check(one, other)
        for check in (_affirmed, _modal, _is_what_it_is_not)
        for one, other in ((passage, claim), (claim, passage))
    )


def _affirmed(denying: str, affirming: str) -> bool:
    """Tell whether what one text denies stands in a clause of the other that denies nothing."""
    content, clauses = units(affirming), clauses_of(affirming)
    words = told(affirming).words
    denied_in = {clauses[one.first] for one in denials(affirming)}
    denied_in |= {clauses[unit.first] for one in denials(affirming) for unit in one.of}
    denied_in |= {clauses[n] for n, word in enumerate(words) if word.text in listed("claims.polarity.only")}
    own = [unit for unit in units(denying) if not any(unit in one.of for one in denials(denying))]
    for one in denials(denying):
        if len(one.of) < 2 or _in_order(one.of, own):  # a single word proves nothing
            continue
        found = _in_order(one.of, content)
        if found and not {clauses[unit.first] for unit in found} & denied_in:
            return True
    return False


def _in_order(wanted: Sequence[Unit], content: Sequence[Unit]) -> list[Unit]:
    """Return the words of a text that say these, in their order and close together, wherever it says them."""
    whole: list[Unit] = []
    for start, unit in enumerate(content):
        if not _alike(wanted[0], unit):
            continue
        found, place = [unit], start + 1
        for one in wanted[1:]:
            while place < len(content) and not _alike(one, content[place]):
                place += 1
            if place == len(content):
                break
            found.append(content[place])
            place += 1
        if (
            len(found) == len(wanted)
            and place - start <= len(wanted) + 2
            and found[-1].sentence == unit.sentence
        ):
            whole += found
    return whole


def _alike(unit: Unit, other: Unit) -> bool:
    return bool(unit.rows & other.rows) or bool(set(unit.syllables) & set(other.syllables))


def _modal(denying: str, affirming: str) -> bool:
    """Tell whether one text says "không phải làm" and the other "phải làm", and neither says both."""
    (denied, own), (denied_too, affirmed) = _ruled(denying), _ruled(affirming)
    return any(
        any(
            f"{one.kind} {other.kind}" in listed("claims.polarity.clashing") and one.same(other)
            for other in affirmed
        )
        and not any(one.same(other) for other in (*denied_too, *own))
        and not _denied_of_more(one, denying, affirming)
        for one in denied
    )


def _denied_of_more(ruling: "Ruling", denying: str, affirming: str) -> bool:
    """Tell whether the other text denies the deed as well, of something else that this one says."""
    others = [unit for unit in units(denying) if unit not in (ruling.verb, ruling.what)]
    return any(
        _alike(ruling.verb, one.of[0]) and any(_alike(unit, word) for word in one.of[1:] for unit in others)
        for one in denials(affirming)
        if one.of
    )


@dataclass(frozen=True, slots=True)
class Ruling:
    """What must or may be done: the kind, the verb, and the word of content behind it."""

    kind: str
    verb: Unit
    what: Unit | None

    def same(self, other: "Ruling") -> bool:
        """Tell whether both are about one deed."""
        both = _alike(self.what, other.what) if self.what and other.what else self.kind != "not"
        return _alike(self.verb, other.verb) and both


def _ruled(text: str) -> tuple[list[Ruling], list[Ruling]]:
    """Return what a text says must or may not be done, and what must or may."""
    read, content = told(text), units(text)
    by_place = {unit.first: number for number, unit in enumerate(content)}
    denied: list[Ruling] = []
    affirmed: list[Ruling] = []
    for place, end, kind in phrases("claims.polarity.modals").found_in(read.words):
        number = next((by_place[n] for n in (end, end + 1) if n in by_place), None)
        part = read.words[place].part
        before = [one.text for one in read.words[max(0, place - 2) : place] if one.part == part]
        if number is None or content[number].part != part:
            continue
        denies = any(one in listed("claims.polarity.negators") for one in before)
        (denied if denies else affirmed).append(Ruling(kind, content[number], _next(content, number)))
    denied += [
        Ruling("not", one.of[0], one.of[1] if len(one.of) > 1 else None) for one in denials(text) if one.of
    ]
    return denied, affirmed


def _next(content: Sequence[Unit], number: int) -> Unit | None:
    behind = content[number + 1] if number + 1 < len(content) else None
    return behind if behind is not None and behind.part == content[number].part else None


def _is_what_it_is_not(denying: str, affirming: str) -> bool:
    """Tell whether one text says "không phải X" and the other "là X", and not the first one too."""
    nots, too = _named_as(denying, "claims.polarity.is_not"), _named_as(affirming, "claims.polarity.is_not")
    own, said = _named_as(denying, "claims.polarity.is"), _named_as(affirming, "claims.polarity.is")
    return bool((nots & said) - too - own)


def _named_as(text: str, key: str) -> set[tuple[str, ...]]:
    among = told(text).words
    found: set[tuple[str, ...]] = set()
    for place, behind, _ in sayings(key).found_in(among):
        if (
            key == "claims.polarity.is"
            and place
            and among[place - 1].text in listed("claims.polarity.before_is")
        ):
            continue
        end = behind
        while end < len(among) and among[end].text in listed("claims.polarity.articles"):
            end += 1
        two = tuple(word.text for word in among[end : end + 2] if word.part == among[place].part)
        if len(two) == 2:
            found.add(two)
    return found


def _opposite(claim: str, passage: str) -> bool:
    """Tell whether a claim uses a word whose contrary the passage uses, and the passage not the word."""
    line, printed = told(claim).line, told(passage).line
    for row in pairs("claims.polarity.contraries"):
        for one, other in (row, row[::-1]):
            if (
                _says(line, one)
                and _says(printed, other)
                and not _says(printed, one)
                and not _says(line, other)
            ):
                return True
    return False


def _says(line: str, word: str) -> bool:
    return f" {word} " in line
