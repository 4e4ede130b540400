"""Defects in what proves and explains a question: other characters, other places, other figures."""

from dataclasses import replace

from bot.trainers.quiz.item import Item
from evals.quizzes.ground import Ground
from evals.quizzes.planted_answers import FIGURE


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
    figures = list(FIGURE.finditer(item.explanation))
    if not figures:
        return None
    found = figures[-1]
    return replace(
        item, explanation=f"{item.explanation[: found.start()]}987{item.explanation[found.end() :]}"
    )
