"""Two values set beside each other: two milestones of a row, or two rows at one."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, partial
from itertools import product

from assistant.answers.answer import Derivation, Status
from assistant.answers.proof.row_evidence import difference, ratio
from assistant.answers.proof.row_tests import is_rank
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon, NamedTarget
from assistant.answers.question.milestones import asked_of, relative_years, spans_in, unit_of
from assistant.answers.question.terms import says
from assistant.answers.question.understand import Understood
from assistant.answers.rows.row_numbers import row_numbers
from assistant.answers.rows.row_pen import Pen
from assistant.answers.rows.row_words import names_another, said_instead
from assistant.answers.rows.rows import Rows, about_rows, find_rows, row_terms
from assistant.answers.rows.targets import write_targets
from assistant.library.nouns import Milestone, Target
from assistant.text.numbers import vietnamese
from assistant.wording import say

_ENOUGH = 0.75
"""The share of what stands on one side of "và", "với" or "hay" that a row's name must hold."""
_IN_ORDER = 0.5
_CLEARER = 0.02
"""By so much two rows must fit better than any others, of twice the whole weight."""
_BETWEEN = re.compile(
    r"\s+(?:và|với|hay|hoặc|so với|va|voi|hoac|so voi)\s+|\s*[,;:]\s+|\s+-\s+", re.IGNORECASE
)
_Cell = tuple[Target, Milestone]


def write_compared(
    asked: Understood, found: Rows, lexicon: Lexicon, documents: Collection[str]
) -> Written | None:
    """Return two milestones of one row, or two rows, beside each other; how far apart, where that is a figure.

    `found` are the rows that the question means as it stands.
    """
    compares = says(asked.text, "rows.comparing")
    if asked.wants & {"national", "duties", "money"} or not (compares or asked.years):
        return None
    subject = about_rows(asked, lexicon, "rows.of_comparing")
    if compares and len(asked.years) == 2 and not _is_series(asked):
        meant = _one_row(subject, lexicon, documents)
        if meant:
            return _between_years(meant, asked, lexicon)
    if len(asked.years) > 1:
        return None
    pair = _two_rows(asked, found, lexicon, documents, compares=compares)
    return _beside(pair, asked, lexicon) if pair else None


def _is_series(asked: Understood) -> bool:
    """Tell whether a span of years is asked for as a whole: "từ 2025 đến 2045 tăng thế nào"."""
    return bool(spans_in(asked.text)) and "amount" not in asked.wants and not says(asked.text, "rows.times")


def _one_row(subject: Understood, lexicon: Lexicon, documents: Collection[str]) -> Target | None:
    found = find_rows(subject, lexicon, documents, words="rows.comparing_words")
    rows = () if found.instead else found.meant
    return rows[0] if len(rows) == 1 and rows[0].milestones else None


def _between_years(target: Target, asked: Understood, lexicon: Lexicon) -> Written | None:
    """Return the two cells of a row, the earlier first, and what lies between them."""
    years = sorted(asked.years)
    cells = [next(iter(asked_of(target, (year,))), None) for year in years]
    first, last = cells
    if first is None or last is None or "year" not in {first.period} & {last.period}:
        return write_targets(asked, Rows((target,)), lexicon)
    pen = Pen(lexicon)
    numbers = [pen.cite_cell(target, m) for m in (first, last)]
    by_times = says(asked.text, "rows.times")
    change, derivation = _change((target, first), (target, last), by_times=by_times)
    told = say(
        "replies.compared.between_years",
        change=change,
        before=_value(pen, target, first),
        after=_value(pen, target, last),
        first=first.year,
        last=last.year,
        where=pen.where(target),
    )
    pen.add(told, numbers, derivation)
    if derivation is None and "amount" in asked.wants:
        pen.add(say("replies.compared.no_difference"), numbers)
    return Written(Status.ANSWERED, tuple(pen.sentences), pen.citer.citations, target.provision)


def _value(pen: Pen, target: Target, milestone: Milestone) -> str:
    return pen.value(target, milestone) or say("labels.value.blank")


def _change(first: _Cell, last: _Cell, *, by_times: bool) -> tuple[str, Derivation | None]:
    """Return what lies between two cells in words, and how it is computed; no derivation where nothing is."""
    (target, before), (_, after) = first, last
    places = (target.provision, str(before.year), target.provision, str(after.year))
    times = ratio(first, last) if by_times else None
    if times is not None and before.amount and after.amount:
        exact = abs(times * before.amount - after.amount) < 1e-9
        key = "times" if exact else "about_times"
        return say(f"replies.compared.{key}", times=vietnamese(times)), Derivation("times", places)
    apart = difference(first, last)
    if apart is None:
        return say("replies.compared.unlike"), None
    if not apart:
        return say("replies.compared.same"), Derivation("apart", places)
    rank = is_rank(target)
    key = ("better" if apart < 0 else "worse") if rank else ("rise" if apart > 0 else "fall")
    measured = _measured(abs(apart), unit_of(target, after), rank=rank)
    return say(f"replies.compared.{key}", difference=measured), Derivation("apart", places)


def _measured(number: float, unit: str, *, rank: bool) -> str:
    """Return a difference with its unit: of shares it is percentage points, of ranks it is steps."""
    said = vietnamese(number)
    if rank:
        return say("replies.compared.steps", number=said)
    if unit.startswith("%"):
        of = unit.removeprefix("%").strip()
        return say("replies.compared.points", number=said, of=f" {of}" if of else "")
    return say("replies.compared.plain", number=said, unit=unit).strip()


def _two_rows(
    asked: Understood, found: Rows, lexicon: Lexicon, documents: Collection[str], *, compares: bool
) -> tuple[Target, Target] | None:
    """Return the two rows that a question sets beside each other, by number or by name."""
    rows = [row for row in lexicon.targets if row.target.document in documents and row.target.milestones]
    numbers = row_numbers(asked.text, {row.target.number for row in rows})
    if len(numbers) == 2:
        named = [row.target for n in numbers for row in rows if row.target.number == n]
        return (named[0], named[1]) if len(named) == 2 else None
    if numbers or (not compares and found.meant):
        return None
    return _named_pair(asked, rows, lexicon)


def _named_pair(
    asked: Understood, rows: Sequence[NamedTarget], lexicon: Lexicon
) -> tuple[Target, Target] | None:
    """Return the rows whose names stand on the two sides of a word between; None unless two fit clearly best."""
    scored: dict[frozenset[str], tuple[float, Target, Target]] = {}
    for left, right in _sides(asked, lexicon):
        for (one, a), (other, b) in product(_fitting(left, rows, lexicon), _fitting(right, rows, lexicon)):
            if one is other:
                continue
            beside = _cover(left, other, lexicon) + _cover(right, one, lexicon)
            key = frozenset((one.target.provision, other.target.provision))
            score = a + b + 0.3 * beside
            if score > scored.get(key, (0.0,))[0]:
                scored[key] = (score, one.target, other.target)
    best = sorted(scored.values(), key=lambda found: -found[0])[:2]
    if not best or (len(best) > 1 and best[0][0] - best[1][0] < _CLEARER):
        return None
    return best[0][1], best[0][2]


def _sides(asked: Understood, lexicon: Lexicon) -> Iterator[tuple[Understood, Understood]]:
    """Yield what stands left and right of each word that may part two names."""
    for found in _BETWEEN.finditer(asked.text):
        left, right = asked.text[: found.start()], asked.text[found.end() :]
        sides = [about_rows(asked, lexicon, "rows.of_comparing", text=text) for text in (left, right)]
        if all(side.terms for side in sides):
            yield sides[0], sides[1]


def _fitting(
    side: Understood, rows: Sequence[NamedTarget], lexicon: Lexicon
) -> list[tuple[NamedTarget, float]]:
    spoken = Bag.of(side.text)
    kept = cache(partial(row_terms, lexicon=lexicon, words="rows.comparing_words"))  # most rows read one way
    found = []
    for row in rows:
        terms = kept(side.terms_in(row.bag))
        covered = lexicon.coverage(terms, row.bag)
        if covered < 1 and (
            names_another(terms, row, spoken, lexicon) or said_instead(terms, row, spoken, lexicon)
        ):
            continue
        if terms and covered >= _ENOUGH and lexicon.phrase_coverage(terms, row.bag) >= _IN_ORDER:
            found.append((row, covered + 0.2 * lexicon.coverage(row.terms, spoken)))
    return found


def _cover(side: Understood, row: NamedTarget, lexicon: Lexicon) -> float:
    return lexicon.coverage(row_terms(side.terms_in(row.bag), lexicon, "rows.comparing_words"), row.bag)


def _beside(pair: tuple[Target, Target], asked: Understood, lexicon: Lexicon) -> Written | None:
    """Return both rows at the year asked for, which is more, and by how much where that is one figure."""
    years = asked.years or relative_years(asked.text)
    cells = [(target, next(iter(asked_of(target, years)), None)) for target in pair] if years else []
    held = [(target, m) for target, m in cells if m is not None and m.period == "year" and m.text.strip()]
    if len(held) < 2:
        return write_targets(asked, Rows(pair), lexicon)
    pen = Pen(lexicon)
    numbers = [pen.cite_cell(target, m) for target, m in held]
    head, derivation = _which_is_more(held[0], held[1], pen)
    pen.add(head, numbers, derivation)
    for (target, m), n in zip(held, numbers, strict=True):
        value = _value(pen, target, m)
        pen.add(say("replies.compared.line", value=value, where=pen.where(target)), [n])
    return Written(Status.ANSWERED, tuple(pen.sentences), pen.citer.citations)


def _which_is_more(one: _Cell, other: _Cell, pen: Pen) -> tuple[str, Derivation | None]:
    """Return the sentence that leads in two rows, and what it is derived from."""
    when = say("replies.compared.when", years=one[1].year)
    lesser, greater = sorted((one, other), key=lambda cell: cell[1].amount or 0.0)
    places = tuple(place for t, m in (lesser, greater) for place in (t.provision, str(m.year)))
    comparable = all(m.amount is not None and m.upper is None for _, m in (one, other)) and unit_of(
        *one
    ) == unit_of(*other)
    same = (lesser[1].comparator, lesser[1].amount) == (greater[1].comparator, greater[1].amount)
    if comparable and same:
        value = pen.value(*one)
        return say("replies.compared.equal", value=value, when=when), Derivation("equal", places)
    ranks = {is_rank(target) for target, _ in (one, other)}
    if not comparable or len(ranks) > 1 or lesser[1].amount == greater[1].amount:
        return say("replies.compared.different", when=when), None
    rank = ranks.pop()
    apart = difference(lesser, greater)
    measured = _measured(apart, unit_of(*greater), rank=rank) if apart else ""
    by = say("replies.compared.by", difference=measured) if measured else ""
    key, named = ("higher_rank", lesser) if rank else ("higher", greater)
    name = pen.named(named[0])
    said = say(f"replies.compared.{key}", named=name[0].upper() + name[1:], by=by, when=when)
    return said, Derivation("higher", places)
