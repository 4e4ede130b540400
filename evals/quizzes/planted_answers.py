"""Defects in what is asked and offered: other keys, options that are right too, other figures and bodies."""

import re
from dataclasses import replace

from assistant.places import data_folder
from bot.trainers.quiz.item import Item, Kind
from evals.quizzes.bodies import read_bodies
from evals.quizzes.ground import Ground
from evals.quizzes.outline import cited
from evals.quizzes.spelling import bare
from evals.quizzes.values import same, value_of

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


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
    figures = FIGURE.findall(right)
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


def heading_above(item: Item, ground: Ground) -> Item | None:
    """Offer the heading above the right one."""
    if item.family != "clause.where":
        return None
    paper = ground.papers.papers[item.document]
    part = paper.at(cited(item.options[item.key[0]].partition(": ")[0]))
    over = part.above if part else None
    return _put(item, f"Phần {over.address[0][1]}: {over.words}") if over else None


def heading_below(item: Item, ground: Ground) -> Item | None:
    """Offer a heading below the right one that has the text too."""
    if item.family != "clause.where":
        return None
    paper = ground.papers.papers[item.document]
    part = paper.at(cited(item.proofs[0].label))
    over = part.above if part else None
    right = item.options[item.key[0]]
    if over is None or over.address[-1][0] != "mục" or f"Mục {over.address[-1][1]}:" in right:
        return None
    return _put(item, f"Mục {over.address[-1][1]}: {over.words}")


def tied_rows(item: Item, ground: Ground) -> Item | None:
    """Let two rows with one figure be put in order, or beside their values."""
    if item.family not in {"target.order", "target.match_rows"}:
        return None
    column = ground.fields(item)["column"]
    shown = item.options if item.family == "target.order" else item.left
    first = next((row for row in ground.rows(item) if shown[0].startswith(f"Chỉ tiêu {row.number}:")), None)
    for row in ground.rows(item) if first else ():
        tied = row.number and not any(f"{row.number}:" in one for one in shown)
        if first and tied and same(value_of(row.cells.get(column, "")), value_of(first.cells[column])):
            put = (shown[0], f"Chỉ tiêu {row.number}: {row.name.rstrip('.')}", *shown[2:])
            if item.family == "target.order":
                return replace(item, options=put)
            options = list(item.options)
            options[item.key[1]] = row.cells[column]
            return replace(item, left=put, options=tuple(options))
    return None


def other_figure(item: Item, _: Ground) -> Item | None:
    """Change a figure of what is asked: of the value, the year of the column, or the gap's surroundings."""
    figures = list(FIGURE.finditer(item.stem))
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


def accepts_more(item: Item, _: Ground) -> Item | None:
    """Accept another figure where one is to be written."""
    if item.kind is not Kind.FILL:
        return None
    first = item.accepted[0]
    figures = list(FIGURE.finditer(first))
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
