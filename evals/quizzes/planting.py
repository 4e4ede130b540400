"""Defects planted in good questions, each of which a checker must see, and which share of them it does."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.places import data_folder
from bot.trainers.quiz.item import Item, Kind
from evals.quizzes.bodies import read_bodies
from evals.quizzes.judging import judge
from evals.quizzes.papers import Papers
from evals.quizzes.printed_tables import Row
from evals.quizzes.sentences import quiz_sentences
from evals.quizzes.spelling import bare
from evals.quizzes.values import same, value_of

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
Plant = Callable[[Item, "Ground"], Item | None]


@dataclass(frozen=True)
class Ground:
    """What defects are made from: the good questions, and the documents."""

    items: Sequence[Item]
    papers: Papers

    def fields(self, item: Item) -> dict[str, str]:
        """Return what the item's sentence was filled with."""
        return quiz_sentences().read(f"stem.{item.family}", item.stem) or {}

    def rows(self, item: Item) -> Sequence[Row]:
        """Return the rows of the item's document."""
        return self.papers.papers[item.document].rows

    def beside(self, item: Item) -> Iterator[Item]:
        """Yield other questions of the family, those that follow it first."""
        same_family = [one for one in self.items if one.family == item.family]
        at = same_family.index(item)
        return iter(same_family[at + 1 :] + same_family[:at])


def other_key(item: Item, _: Ground) -> Item | None:
    """Take another answer for the right one."""
    key = list(item.key)
    match item.kind:
        case Kind.SINGLE | Kind.TRUTH:
            key = [(key[0] + 1) % len(item.options)]
        case Kind.SEVERAL:
            key = sorted({*key[1:], next(at for at in range(len(item.options)) if at not in key)})
        case Kind.ORDER | Kind.MATCH:
            key[0], key[1] = key[1], key[0]
        case Kind.FILL:
            return None
    return replace(item, key=tuple(key))


def too_much_right(item: Item, _: Ground) -> Item | None:
    """Leave a right option out of those that are right."""
    if item.kind is not Kind.SEVERAL or len(item.key) < 2:
        return None
    return replace(item, key=item.key[1:])


def _put(item: Item, said: str | None) -> Item | None:
    """Put an option in the place of the first wrong one."""
    if said is None:
        return None
    at = next((at for at in range(len(item.options)) if at not in item.key), None)
    if at is None:
        return None
    return replace(item, options=(*item.options[:at], said, *item.options[at + 1 :]))


def equal_value(item: Item, _: Ground) -> Item | None:
    """Offer the right value once more, written otherwise."""
    if item.family != "target.value":
        return None
    right = item.options[item.key[0]]
    return _put(item, right.replace("≥ ", "tối thiểu ") if "≥" in right else f"đạt {right}")


def lax_value(item: Item, _: Ground) -> Item | None:
    """Offer the right value without its sign, or with one that it satisfies."""
    right = item.options[item.key[0]] if item.family == "target.value" else ""
    figures = _FIGURE.findall(right)
    if len(figures) != 1 or value_of(right).sign in {">", "<"}:
        return None
    return _put(item, re.sub(r"[≥≤=]\s*", "", right) if value_of(right).sign else f"≥ {right}")


def row_with_the_same(item: Item, ground: Ground) -> Item | None:
    """Offer another row that prints the same value in the column."""
    if item.family not in {"target.row", "target.rows"}:
        return None
    fields = ground.fields(item)
    value = value_of(fields["value"])
    for row in ground.rows(item):
        said = f"Chỉ tiêu {row.number}: {row.name.rstrip('.')}"
        shown = any(f"{row.number}:" in option for option in item.options)
        if row.number and not shown and same(value_of(row.cells.get(fields["column"], "")), value):
            return _put(item, said)
    return None


def another_of_its_own(item: Item, ground: Ground) -> Item | None:
    """Offer something else that is right too: another task of the body, another text under the heading."""
    subject = {"duty.what": "agency", "duty.which": "agency", "clause.parts": "heading"}.get(item.family)
    if subject is None:
        return None
    asked = ground.fields(item)[subject]
    for other in ground.beside(item):
        if ground.fields(other)[subject] == asked:
            for at in other.key:
                if not any(bare(other.options[at])[:40] in bare(option) for option in item.options):
                    return _put(item, other.options[at])
    return None


def same_body(item: Item, _: Ground) -> Item | None:
    """Offer the right body once more by another name."""
    if item.family != "duty.who":
        return None
    right = item.options[item.key[0]]
    names = read_bodies(data_folder("corpus")).called(right)
    return _put(item, next((name for name in names if bare(name) != bare(right)), None))


def other_figure(item: Item, _: Ground) -> Item | None:
    """Change a figure of what is asked: of the value, the year of the column, or the gap's surroundings."""
    figures = list(_FIGURE.finditer(item.stem))
    if item.family.startswith(("document.", "duty.")) or item.family == "clause.order_whole" or not figures:
        return None
    found = figures[-1]
    first = str((int(found[0][-1]) + 5) % 10)
    stem = item.stem[: found.end() - 1] + first + item.stem[found.end() :]
    return replace(item, stem=stem)


def other_column(item: Item, ground: Ground) -> Item | None:
    """Ask for another column of the table."""
    fields = ground.fields(item)
    column = fields.get("column")
    if not column or item.family == "target.column":
        return None
    columns = [one for one in ground.rows(item)[0].cells if one != column]
    return replace(item, stem=item.stem.replace(f"“{column}”", f"“{columns[0]}”")) if columns else None


def exchanged_bodies(item: Item, ground: Ground) -> Item | None:
    """Name another body in the question, or exchange two on the left."""
    if item.family == "duty.match":
        return replace(item, left=(item.left[1], item.left[0], *item.left[2:]))
    asked = ground.fields(item).get("agency")
    if not asked or (item.kind is Kind.TRUTH and item.key == (1,)):
        return None
    others = (ground.fields(one)["agency"] for one in ground.beside(item))
    other = next((one for one in others if bare(one) != bare(asked)), None)
    return replace(item, stem=item.stem.replace(asked, other)) if other else None


def broken_quote(item: Item, _: Ground) -> Item | None:
    """Change a letter of the first quote."""
    first = item.proofs[0]
    said = first.text[:-1] + ("x" if first.text[-1] != "x" else "y")
    return replace(item, proofs=(replace(first, text=said), *item.proofs[1:]))


def quote_of_another(item: Item, ground: Ground) -> Item | None:
    """Prove it with the quotes of another question."""
    for other in ground.beside(item):
        if not {quote.label for quote in other.proofs} & {quote.label for quote in item.proofs} - {""}:
            return replace(item, proofs=other.proofs)
    return None


def other_place(item: Item, ground: Ground) -> Item | None:
    """Say that the first quote stands elsewhere."""
    labels = (quote.label for other in ground.beside(item) for quote in other.proofs[:1])
    label = next((one for one in labels if one != item.proofs[0].label), None)
    return replace(item, proofs=(replace(item.proofs[0], label=label), *item.proofs[1:])) if label else None


def same_words_elsewhere(item: Item, ground: Ground) -> Item | None:
    """Let the first quote's place be one elsewhere in the document that has the same characters."""
    first, clean = item.proofs[0], ground.papers.papers[item.document].clean
    at = clean.find(f"\t{first.text}\t")
    while at >= 0 and clean.count("\n", *sorted((at, first.span.start))) == 0:
        at = clean.find(f"\t{first.text}\t", at + 1)
    if at < 0:
        return None
    span = replace(first.span, start=at + 1, end=at + 1 + len(first.text))
    return replace(item, proofs=(replace(first, span=span), *item.proofs[1:]))


def link_elsewhere(item: Item, ground: Ground) -> Item | None:
    """Let the first quote lead to the place of another one."""
    first = item.proofs[0]
    others = (one for other in ground.beside(item) for one in other.proofs[:1])
    other = next((one.provision for one in others if one.provision != first.provision), None)
    return replace(item, proofs=(replace(first, provision=other), *item.proofs[1:])) if other else None


def figure_explained(item: Item, _: Ground) -> Item | None:
    """Name another figure in the explanation."""
    figures = list(_FIGURE.finditer(item.explanation))
    if not figures:
        return None
    found = figures[-1]
    return replace(
        item, explanation=f"{item.explanation[: found.start()]}987{item.explanation[found.end() :]}"
    )


def accepts_more(item: Item, _: Ground) -> Item | None:
    """Accept another figure where one is to be written."""
    if item.kind is not Kind.FILL:
        return None
    first = item.accepted[0]
    figures = list(_FIGURE.finditer(first))
    other = f"{first[: figures[-1].start()]}{int(figures[-1][0][-1]) + 11}{first[figures[-1].end() :]}"
    return replace(item, accepted=(*item.accepted, other)) if figures else None


def accepts_no_sign(item: Item, _: Ground) -> Item | None:
    """Accept the figure without its sign of comparison."""
    if item.family != "target.fill_value" or not value_of(item.accepted[0]).sign.strip("="):
        return None
    return replace(item, accepted=(*item.accepted, re.sub(r"[≥≤<>]\s*", "", item.accepted[0])))


def option_twice(item: Item, _: Ground) -> Item | None:
    """Offer one option twice, in capitals."""
    if len(item.options) < 2 or item.kind is Kind.TRUTH:
        return None
    return replace(item, options=(item.options[1].upper(), *item.options[1:]))


PLANTS: Mapping[str, Plant] = {
    plant.__name__: plant
    for plant in (
        other_key, too_much_right, equal_value, lax_value, row_with_the_same, another_of_its_own, same_body,
        other_figure, other_column, exchanged_bodies, broken_quote, quote_of_another, other_place,
        same_words_elsewhere, link_elsewhere, figure_explained, accepts_more, accepts_no_sign, option_twice,
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """How many defects of one sort were planted and caught, and the questions where one was not."""

    sort: str
    count: int
    missed: tuple[Item, ...]

    @property
    def caught(self) -> int:
        """Return how many were caught."""
        return self.count - len(self.missed)


def plant(items: Iterable[Item], papers: Papers) -> Iterator[Planted]:
    """Yield for each sort of defect how many a judge catches of those that can be planted in good questions."""
    ground = Ground(tuple(items), papers)
    for sort, make in PLANTS.items():
        made = [bad for item in ground.items if (bad := make(item, ground)) is not None]
        yield Planted(sort, len(made), tuple(bad for bad in made if not judge(bad, papers)))
