"""Whether a claim says each figure and date of the year and of the thing that its passage says it of."""

from assistant.answers.proof.claims.alike import Unit, of_units, units
from assistant.answers.proof.claims.amounts import Amount, amounts
from assistant.answers.proof.claims.figures import same_number
from assistant.answers.proof.claims.moments import Moment, moments
from assistant.answers.proof.claims.reading import told

_FEW = 10
"""So few of something that is only counted are said of no year."""
_TOLD = 2
"""Words of content that tell what a part of a claim is about."""
_ABOUT = 0.8
"""A sentence that has so much of a part of a claim is what it is about."""
_CLEARLY = 0.3
_CLEARLY_DATED = 0.15
"""So much more than a sentence that has the claim's own figure, or its date, it must say."""


def torn_from_years(claim: str, passage: str) -> bool:
    """Tell whether a figure is said of a year of which the passage says another one, or of none it is said of."""
    if len({one.year for one in moments(passage) if one.year}) < 2:
        return False
    theirs = _dated(passage)
    for figure, of, _ in _dated(claim):
        known = [
            (near, all_)
            for other, near, all_ in theirs
            if same_number(figure, other) and figure.unit == other.unit
        ]
        if not of or not known or any(of & near for near, _ in known):
            continue
        if all(all_ and not of & all_ for _, all_ in known):
            return True
        rivals = [
            near for other, near, _ in theirs if other.unit == figure.unit and not same_number(figure, other)
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
        bare = not figure.unit and (figure.value <= _FEW or not read.words[figure.first].is_number)
        if figure.place or figure.bound == "named" or bare:
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
    return any(_torn(claim, theirs) for theirs in (_parts(passage), _parts(passage, by_part=True)))


def _torn(claim: str, theirs: dict[int, tuple[list[Unit], list[Amount], list[Moment]]]) -> bool:
    for said, figures, dates in _parts(claim, by_part=True).values():
        if len(said) < _TOLD:
            continue
        shares = {
            n: sum(map(of_units(words).support, said)) / len(said) for n, (words, _, _) in theirs.items()
        }
        best = max(shares.values(), default=0.0)
        nearest = [theirs[n] for n, share in shares.items() if share == best]
        for figure in figures:
            here = [
                shares[n] for n, (_, known, _) in theirs.items() if any(same_number(figure, k) for k in known)
            ]
            rival = all(any(_of_a_kind(figure, one) for one in known) for _, known, _ in nearest)
            if here and rival and best >= _ABOUT and best - max(here) >= _CLEARLY:
                return True
        for date in dates if len(said) > _TOLD else ():
            here = [shares[n] for n, (_, _, known) in theirs.items() if any(date.within(k) for k in known)]
            rival = all(any(one.year for one in known) for _, _, known in nearest)
            if here and rival and best >= _ABOUT and best - max(here) >= _CLEARLY_DATED:
                return True
    return False


def _of_a_kind(one: Amount, other: Amount) -> bool:
    return one.unit == other.unit and (bool(one.unit) or one.noun[:1] == other.noun[:1])


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
