"""What sentences derived from rows let the evidence check compute anew."""

from collections.abc import Callable, Sequence

from assistant.answers.answer import Quote
from assistant.answers.proof.row_tests import Sieve, is_rank, words_of_bound
from assistant.answers.question.bag import bag_of_row
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.milestones import asked_of, plain_amount, unit_of
from assistant.library.nouns import Milestone, Target
from assistant.text.normal import syllables
from assistant.text.numbers import vietnamese

Operands = Sequence[str]
Operation = Callable[[Operands, Sequence[Quote], Lexicon], str | None]


def count_rows(lexicon: Lexicon, document: str) -> tuple[int, int, int]:
    """Return how many rows of a document have a number of their own, how many are parts, how many have none."""
    rows = [named.target for named in lexicon.targets if named.target.document == document]
    bare = sum(row.number_span.start == row.number_span.end for row in rows)
    parts = sum("." in row.number and row.number_span.start < row.number_span.end for row in rows)
    return len(rows) - bare - parts, parts, bare


def difference(first: tuple[Target, Milestone], last: tuple[Target, Milestone]) -> float | None:
    """Return how much more the last cell holds than the first, both plain numbers of one unit; else None."""
    (row, before), (other, after) = first, last
    low, high = plain_amount(before), plain_amount(after)
    if low is None or high is None or unit_of(row, before) != unit_of(other, after):
        return None
    return round(high - low, 9)


def ratio(first: tuple[Target, Milestone], last: tuple[Target, Milestone]) -> float | None:
    """Return how many times the first cell the last one holds, to two places; None where that means nothing."""
    low = plain_amount(first[1])
    more = difference(first, last)
    return round((low + more) / low, 2) if low and more is not None else None


def _sieve(operands: Operands, quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the rows named after a sieve are all that pass it, each of them cited; of none, the table is."""
    spelt, *rows = operands
    sieve = Sieve.read(spelt)
    cited = {quote.provision for quote in quotes}
    if [target.provision for target, _ in sieve.passed(lexicon)] != rows or not set(rows) <= cited:
        return None
    if not rows and {quote.document for quote in quotes} != {sieve.document}:
        return None
    said = [words_of_bound(t.argument) for t in sieve.tests if t.name in {"bound", "not_bound", "printed"}]
    said += [
        test.argument for test in sieve.tests if test.name in {"about", "part_of", "unchanged", "not_rising"}
    ]
    return " ; ".join(
        (str(len(rows)), *map(str, sieve.years), *said, lexicon.documents[sieve.document].number)
    )


def _rows(operands: Operands, quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the operand is a cited document; give how many rows of each kind it has."""
    (document,) = operands
    cited = document in {quote.document for quote in quotes}
    return " ".join(map(str, count_rows(lexicon, document))) if cited else None


def _no_row(operands: Operands, quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the first operand is a cited document of which no row has the second as its number."""
    document, number = operands
    numbers = [named.target.number for named in lexicon.targets if named.target.document == document]
    cited = document in {quote.document for quote in quotes}
    return number if cited and number not in numbers else None


def _not_named(operands: Operands, quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when each row is cited and none has all the words, the first operand, in its name or cells of the years."""
    said, years, *rows = operands
    cited = {quote.provision for quote in quotes}
    asked = tuple(map(int, years.split()))
    targets = [named.target for named in lexicon.targets if named.target.provision in rows]
    bags = [bag_of_row(t, asked_of(t, asked) or t.milestones) for t in targets]
    lacking = not any(bag.folded.issuperset(syllables(said)) for bag in bags)
    return said if lacking and set(rows) <= cited and len(bags) == len(rows) else None


def _columns(operands: Operands, quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the heads over a row are cited; give how many times they name."""
    target = _target(operands[0], lexicon)
    if target is None or target.columns not in {quote.provision for quote in quotes}:
        return None
    return str(len(target.milestones))


def _apart(operands: Operands, quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when two cited cells are plain numbers of one unit; give by how much the second is more or less."""
    cells = _two_cells(operands, quotes, lexicon)
    apart = difference(*cells) if cells else None
    return None if apart is None else f"{vietnamese(abs(apart))} {operands[1]} {operands[3]}"


def _times(operands: Operands, quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when two cited cells are plain numbers of one unit; give how many times the first the second is."""
    cells = _two_cells(operands, quotes, lexicon)
    times = ratio(*cells) if cells else None
    return None if times is None else f"{vietnamese(times)} {operands[1]} {operands[3]}"


def _higher(operands: Operands, quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when of two cited cells of one unit the second prints the greater number."""
    cells = _two_cells(operands, quotes, lexicon)
    if cells is None:
        return None
    (row, first), (other, last) = cells
    greater = first.amount is not None and last.amount is not None and first.amount < last.amount
    apart = difference(*cells)
    said = f"{operands[1]} {vietnamese(apart) if apart is not None else ''}"
    return said if greater and unit_of(row, first) == unit_of(other, last) else None


def _equal(operands: Operands, quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when two cited cells say the same."""
    cells = _two_cells(operands, quotes, lexicon)
    if cells is None:
        return None
    said = [(m.comparator, m.amount, m.upper, unit_of(t, m)) for t, m in cells]
    return operands[1] if said[0] == said[1] and said[0][1] is not None else None


def _rank(operands: Operands, quotes: Sequence[Quote], lexicon: Lexicon) -> str | None:
    """Hold when the operand is a cited row whose values are places in an order."""
    (row,) = operands
    target = _target(row, lexicon)
    ranked = target is not None and is_rank(target) and row in {quote.provision for quote in quotes}
    return "" if ranked else None


def _two_cells(
    operands: Operands, quotes: Sequence[Quote], lexicon: Lexicon
) -> tuple[tuple[Target, Milestone], tuple[Target, Milestone]] | None:
    """Return the cells that rows and years name in turn, both of them cited."""
    cited = {quote.provision for quote in quotes}
    found = []
    for row, year in zip(operands[::2], operands[1::2], strict=True):
        target = _target(row, lexicon)
        milestones = target.milestones if target else ()
        milestone = next((m for m in milestones if str(m.year) == year and m.period == "year"), None)
        if target is None or milestone is None or row not in cited:
            return None
        found.append((target, milestone))
    return (found[0], found[1]) if len(found) == 2 else None


def _target(provision: str, lexicon: Lexicon) -> Target | None:
    return next((named.target for named in lexicon.targets if named.target.provision == provision), None)


ROW_OPERATIONS: dict[str, Operation] = {
    "sieve": _sieve,
    "rows": _rows,
    "no_row": _no_row,
    "not_named": _not_named,
    "columns": _columns,
    "apart": _apart,
    "times": _times,
    "higher": _higher,
    "equal": _equal,
    "rank": _rank,
}
