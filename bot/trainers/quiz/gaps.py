"""Questions on the very words of a clause: which phrase, or which number, fills the gap."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.library.nouns import Provision, Span
from assistant.text.footnotes import DIGITS
from assistant.text.normal import plain
from assistant.text.numbers import NUMBER, amount
from assistant.wording import say
from assistant.wording import words as listed
from bot.trainers.quiz.choosing import alike, chosen, said_words
from bot.trainers.quiz.clause_texts import own_words
from bot.trainers.quiz.held import Held
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.levels import LEVELS
from bot.trainers.quiz.making import made, rank, spelled

_KINDS = frozenset({"bullet", "paragraph", "clause", "point", "item", "article"})
_BEFORE, _AFTER = 110, 60
"""So many characters of the clause are shown at most on each side of a gap."""
_LEAST_BEFORE = 20
_SIZES = range(4, 10)
"""How many words a phrase has."""
_MEMBER = re.compile(r"(?<=[,;] )([a-zà-ỹđ][^,;.:()\[\]“”\"\n\t/…]{14,70}?)(?=[,;.](?:\s|$))")
_ALIKE = 0.5
_OFTEN = 2
"""Words that stand together across a comma so many times belong together."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of a clause, what it begins with or is counted in, and its number where it is an amount."""

    place: Provision
    span: Span
    text: str
    head: str
    number: float | None = None


def gaps(held: Held) -> Iterator[Item | None]:
    """Yield "which phrase fills the gap" and "fill in the number" of the clauses of a document."""
    places = [one for one in held.provisions if one.kind in _KINDS and held.is_sure(one.span)]
    verbs = frozenset(listed("quiz.read.verbs"))
    amounts = [phrase for place in places for phrase in _amounts(place)]
    members = [phrase for place in places for phrase in _members(held, place) if phrase.head in verbs]
    for some in _by_place(amounts):
        same = {phrase.head: [one for one in amounts if one.head == phrase.head] for phrase in some}
        yield next(filter(None, (_gap(held, phrase, same[phrase.head]) for phrase in some)), None)
    for some in _by_place(members):
        yield next(filter(None, (_gap(held, phrase, members) for phrase in some)), None)
    for some in _by_place(amounts):
        yield next(filter(None, (_fill(held, phrase) for phrase in some)), None)


def _by_place(phrases: list[_Phrase]) -> list[list[_Phrase]]:
    """Return the phrases of each place, in the order of a digest: the first that can be asked for is."""
    found: dict[str, list[_Phrase]] = {}
    for phrase in sorted(phrases, key=lambda one: rank(one.place.id, one.text)):
        found.setdefault(phrase.place.id, []).append(phrase)
    return list(found.values())


def _amounts(place: Provision) -> Iterator[_Phrase]:
    """Yield the amounts of a clause: a number with what it counts, printed once in it."""
    units = "|".join(re.escape(one) for one in listed("quiz.read.units"))
    other = "|".join(re.escape(one) for one in listed("quiz.read.no_amount"))
    pattern = re.compile(
        rf"(?<![\w.,/-])(?P<number>{NUMBER.pattern})(?P<space> ?)(?P<unit>{units})(?![\w/-])", re.IGNORECASE
    )
    for found in pattern.finditer(place.text):
        behind = plain(place.text[: found.start()]).casefold().rstrip()
        if re.search(rf"(?:^|\W)(?:{other}|từ|đến|-|–)$", behind) or "\n" in found[0]:
            continue
        number = amount(found["number"])
        span = Span(place.start + found.start(), place.start + found.end())
        yield _Phrase(place, span, found[0], found["unit"].casefold(), number)


def _members(held: Held, place: Provision) -> Iterator[_Phrase]:
    """Yield the members of lists in a clause, by the two words that each begins with.

    Two things that the document often names one after the other, with a comma, are no end and beginning of members.
    """
    for found in _MEMBER.finditer(place.text):
        text = found[1].strip()
        said = text.split()
        if (
            len(said) not in _SIZES
            or not text[0].islower()
            or re.search(rf"\d|[{DIGITS}]", text)
            or text.endswith("...")
        ):
            continue
        start, end = found.start(1), found.start(1) + len(text)
        behind = " ".join(place.text[:start].split()[-2:])
        ahead = " ".join(place.text[end:].split()[:2])
        seams = (f"{behind} {' '.join(said[:2])}", f"{' '.join(said[-2:])}{ahead}")
        joined = (held.clean.count(" ".join(seam.split()[:4]).rstrip(".,;")) for seam in seams)
        if max(joined) < _OFTEN:
            yield _Phrase(place, Span(place.start + start, place.start + end), text, _head(text))


def _head(text: str) -> str:
    return " ".join(text.casefold().split()[:2])


def _gap(held: Held, phrase: _Phrase, same: list[_Phrase]) -> Item | None:
    context = _context(held, phrase.place, phrase.span)
    if context is None or _printed_twice(phrase):
        return None
    others = {
        spelled(one.text): one
        for one in same
        if one.place.id != phrase.place.id and _is_other(phrase, one) and not _is_in(one, phrase.place)
    }
    same_head = [one for one in others.values() if one.head == phrase.head]
    wrong = chosen(same_head, 3, _is_other, phrase.place.id, phrase.text, name=_said)
    rest = [one for one in others.values() if all(_is_other(one, known) for known in wrong)]
    wrong += chosen(rest, 3 - len(wrong), _is_other, phrase.place.id, phrase.text, name=_said)
    if len(wrong) < 3:
        return None
    before, after = context
    return made(
        "clause.gap", Kind.SINGLE, LEVELS["clause.gap"],
        {"place": phrase.place.label, "document": held.name, "before": before, "after": after},
        right=(phrase.text,), wrong=[one.text for one in wrong],
        explanation=say("quiz.why.clause.gap", place=phrase.place.label, phrase=phrase.text),
        proofs=(held.quote(phrase.place.id, phrase.span), held.quote(phrase.place.id)),
        subject=f"{phrase.place.id}:clause", facts=(f"{phrase.place.id}:clause",), places=(phrase.place.id,),
    )  # fmt: skip


def _fill(held: Held, phrase: _Phrase) -> Item | None:
    figure = NUMBER.match(phrase.text)
    if figure is None or _printed_twice(phrase):
        return None
    span = Span(phrase.span.start, phrase.span.start + figure.end())
    context = _context(held, phrase.place, span)
    if context is None:
        return None
    before, after = context
    return made(
        "clause.fill", Kind.FILL, LEVELS["clause.fill"],
        {"place": phrase.place.label, "document": held.name, "before": before, "after": after},
        right=(figure[0], phrase.text),
        explanation=say("quiz.why.clause.fill", place=phrase.place.label, phrase=phrase.text),
        proofs=(held.quote(phrase.place.id, phrase.span), held.quote(phrase.place.id)),
        subject=f"{phrase.place.id}:clause", facts=(f"{phrase.place.id}:clause",), places=(phrase.place.id,),
    )  # fmt: skip


def _said(phrase: _Phrase) -> str:
    return phrase.text


def _context(held: Held, place: Provision, span: Span) -> tuple[str, str] | None:
    """Return what is shown before and after a gap, each a run of the clause; None where too little is."""
    own = own_words(place)
    start = max(own.start, span.start - _BEFORE)
    before = held.clean[start : span.start]
    if start > own.start:
        # A run begins behind a comma where it can, else behind a word.
        comma = re.search(r"[,;] ", before[:-_LEAST_BEFORE])
        before = before[comma.end() :] if comma else before.partition(" ")[2]
    before = re.split(r"[\n\t]|(?<=[.:]) ", before)[-1].lstrip()
    after = held.clean[span.end : min(place.end, span.end + _AFTER)]
    if span.end + _AFTER < place.end:
        after = after.rpartition(" ")[0]
    after = re.split(r"[\n\t]", after)[0].rstrip()
    shown = f"{before}{after}"
    if not after or len(before) < _LEAST_BEFORE or re.search(rf"[{DIGITS}“”\[\]…]|\.{{4}}", shown):
        return None
    return before, after


def _printed_twice(phrase: _Phrase) -> bool:
    """Tell whether the clause prints the phrase, or an amount like it, in another place too."""
    if phrase.number is not None:
        return [amount(one) for one in NUMBER.findall(phrase.place.text)].count(phrase.number) > 1
    return spelled(phrase.place.text).count(spelled(phrase.text)) > 1


def _is_in(phrase: _Phrase, place: Provision) -> bool:
    if phrase.number is not None:
        return phrase.number in {amount(one) for one in NUMBER.findall(place.text)}
    return spelled(phrase.text) in spelled(place.text)


def _is_other(one: _Phrase, other: _Phrase) -> bool:
    """Tell whether two phrases surely say different things."""
    if one.number is not None or other.number is not None:
        return one.number != other.number
    from_word = 2 if one.head == other.head else 0
    first, second = (said_words(" ".join(phrase.text.split()[from_word:])) for phrase in (one, other))
    size = abs(len(one.text.split()) - len(other.text.split()))
    return bool(first) and bool(second) and size <= 3 and not alike(first, second, _ALIKE)
