"""Who does what in a task: the roles that a text gives to bodies, as its own grammar says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answers.proof.claims.bodies import Body, bodies, doers
from assistant.answers.proof.claims.moments import documents
from assistant.answers.proof.claims.reading import Phrases, Told, listed, phrases, sayings, told
from assistant.answers.question.lexicon import Lexicon
from assistant.wording import pairs, say

_FAR = 45
"""Words between a body and its verb at most."""
_CLOSE = 3
_FAR_BEHIND = 16


@dataclass(frozen=True, slots=True)
class Role:
    """A role, the bodies that have it (none where the text does not say who), and whether these stand right at it."""

    role: str
    of: tuple[Body, ...]
    close: bool


def roles(text: str, lexicon: Lexicon, known: Sequence[Body] = ()) -> list[Role]:
    """Return the roles that a text gives, in order."""
    read, named = told(text), doers(text, lexicon, known)
    found: list[Role] = []
    for place, end, role in _verbs(read):
        of = _behind(read, named, end, role)
        close = bool(of)
        if not of:
            of = _before(read, named, place)
            close = bool(of) and 0 <= place - max(one.end for one in of) <= _CLOSE
        found.append(Role(role, of, close))
    return found


def _verbs(read: Told) -> Iterator[tuple[int, int, str]]:
    numbered = [(one.start, one.end) for one in documents(read.source)]
    for place, end, role in phrases("claims.roles.verbs").found_in(read.words):
        if role == "none":
            continue
        before = read.words[place - 1] if place else None
        after = read.words[end] if end < len(read.words) else None
        if role in listed("claims.roles.also_nouns"):
            if after is not None and (after.is_number or _is_numbered(read, end)):
                continue
            if (
                before is not None
                and before.part == read.words[place].part
                and before.text in listed("claims.roles.no_role_before")
            ):
                continue
        if any(start <= read.words[place].start < stop for start, stop in numbered):
            continue
        yield place, end, role


def _is_numbered(read: Told, place: int) -> bool:
    """Tell whether "số" and a number follow: the name of a paper."""
    behind = read.words[place + 1] if place + 1 < len(read.words) else None
    return (
        read.words[place].text == say("claims.documents.number") and behind is not None and behind.is_number
    )


def _behind(read: Told, named: Sequence[Body], end: int, role: str) -> tuple[Body, ...]:
    """Return who is named behind a role: "cơ quan chủ trì là A", "sự phối hợp của A"."""
    supports = role in listed("claims.roles.with_of")
    if supports and end + 1 < len(read.words) and read.words[end].text == say("claims.roles.of"):
        return _coordinate(read, named, [one for one in named if one.first == end + 1][:1], forward=True)
    far = _FAR_BEHIND if role in listed("claims.roles.offices") else _CLOSE
    for at in range(end, min(end + far, len(read.words))):
        word = read.words[at]
        if word.sentence != read.words[end - 1].sentence:
            break
        if word.text in listed("claims.roles.names_behind") and word.text != say("claims.roles.of"):
            first = at + 1
            while first < len(read.words) and read.words[first].text in listed("claims.roles.names_behind"):
                first += 1
            found = _coordinate(read, named, [one for one in named if one.first == first][:1], forward=True)
            if found or far == _CLOSE:
                return found
    return ()


def _before(read: Told, named: Sequence[Body], place: int) -> tuple[Body, ...]:
    """Return whose verb it is: the last body before it that another word does not make an object."""
    here = read.words[place]
    for one in reversed(named):
        if one.end > place or place - one.end > _FAR or read.words[one.first].sentence != here.sentence:
            continue
        if not one.named and place - one.end > _CLOSE:
            continue
        if not one.ids and one.first and read.words[one.first - 1].text in listed("claims.roles.is"):
            continue  # "A là đơn vị chủ trì"
        if _is_object(read, named, one) and not (place == one.end and _pivots(read, named, one)):
            continue
        return _coordinate(read, named, [one], forward=False)
    return _of_the_heading(read, named, place)


def _pivots(read: Told, named: Sequence[Body], one: Body) -> bool:
    """Tell whether a body is made to do what follows: "đề xuất A, B quyết định"."""
    return _led_by(read, _coordinate(read, named, [one], forward=False)[-1].first, "claims.roles.pivots")


def _led_by(read: Told, place: int, *keys: str) -> bool:
    """Tell whether a phrase of one of the lists ends right before the word `place`."""
    first = max(0, place - 4)
    among = read.words[first:place]
    return any(end == place - first for key in keys for _, end, _ in _known(key).found_in(among))


def _known(key: str) -> Phrases:
    return phrases(key) if key == "claims.roles.verbs" else sayings(key)


def _of_the_heading(read: Told, named: Sequence[Body], place: int) -> tuple[Body, ...]:
    """Return the only body of the lines above, where a list of duties has its bearer there."""
    line = read.text.rfind("\n", 0, read.words[place].start)
    while line >= 0:
        before = read.text.rfind("\n", 0, line)
        above = [one for one in named if before < read.words[one.first].start < line]
        if above:
            return (above[0],)
        line = before
    return ()


def _is_object(read: Told, named: Sequence[Body], one: Body) -> bool:
    """Tell whether a body is only spoken to, worked with or possessing, or stands in a row with one that is."""
    before = read.words[one.first - 1] if one.first else None
    if before is None or before.sentence != read.words[one.first].sentence:
        return False
    if before.text in listed("claims.bodies.to_whom"):
        return True
    if before.part == read.words[one.first].part and _led_by(
        read, one.first, "claims.roles.verbs", "claims.roles.urging"
    ):
        return True  # "báo cáo B", "đôn đốc B"
    previous = [other for other in named if other.end <= one.first]
    if previous and _joined(read, previous[-1], one):
        return _is_object(read, named, previous[-1])
    return False


def _joined(read: Told, one: Body, other: Body) -> bool:
    """Tell whether two bodies stand in one row: "A, B và C", "A của B"."""
    between = [word.text for word in read.words[one.end : other.first]]
    same = read.words[one.first].sentence == read.words[other.first].sentence
    return same and len(between) <= 1 and all(word in listed("claims.roles.joins") for word in between)


def _coordinate(
    read: Told, named: Sequence[Body], seed: Sequence[Body], *, forward: bool
) -> tuple[Body, ...]:
    row = list(seed)
    ordered = [
        one for one in named if row and (one.first >= row[0].end if forward else one.end <= row[0].first)
    ]
    for one in ordered if forward else reversed(ordered):
        last = row[-1]
        if not (_joined(read, last, one) if forward else _joined(read, one, last)):
            break
        row.append(one)
    # An office right before a body is that body's: "Giám đốc Sở X".
    firsts = {(one.first, read.words[one.first].part) for one in row}
    return tuple(one for one in row if (one.end, read.words[one.end - 1].part) not in firsts)


@cache
def _rests_on() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for role, other in pairs("claims.roles.rests_on"):
        known.setdefault(role, set()).add(other)
    return {role: frozenset(others) for role, others in known.items()}


def misplaced(claim: str, passage: str, lexicon: Lexicon) -> list[Role]:
    """Return the roles of a claim that the passage gives to others, or does not give at all."""
    given = roles(passage, lexicon)
    return [one for one in roles(claim, lexicon, bodies(passage, lexicon)) if not _is_given(one, given)]


def _is_given(one: Role, given: Sequence[Role]) -> bool:
    enough = _rests_on().get(one.role, frozenset({one.role}))
    alike = [other for other in given if other.role in enough]
    if one.role not in listed("claims.roles.strong"):
        if not one.close:
            return True
        # A weaker word is only wrong where the passage gives it to others, and this body another one.
        told_of = [other for other in given for body in other.of if any(body.same(mine) for mine in one.of)]
        return not (alike and all(other.of for other in alike) and told_of) or _shares(one, alike)
    if one.role in listed("claims.roles.bare") and not one.of:
        return True
    return bool(alike) and _shares(one, alike)


def _shares(one: Role, alike: Sequence[Role]) -> bool:
    if not one.of:
        return True
    return any(
        not other.of or any(mine.same(theirs) for mine in one.of for theirs in other.of) for other in alike
    )
