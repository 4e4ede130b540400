"""What a question of each kind must look like, and that no two of its options read alike."""

from collections.abc import Iterator

from bot.trainers.quiz.item import Item, Kind
from evals.quizzes.sentences import quiz_sentences
from evals.quizzes.spelling import spelled
from evals.quizzes.verdict import Fault, ambiguous, wrong

KINDS = {
    "target.rows": Kind.SEVERAL, "target.truth": Kind.TRUTH, "target.order": Kind.ORDER,
    "target.match_rows": Kind.MATCH, "target.match_columns": Kind.MATCH,
    "target.fill_value": Kind.FILL, "target.fill_column": Kind.FILL,
    "duty.which": Kind.SEVERAL, "duty.truth": Kind.TRUTH, "duty.match": Kind.MATCH,
    "clause.parts": Kind.SEVERAL, "clause.truth": Kind.TRUTH, "clause.order": Kind.ORDER,
    "clause.order_whole": Kind.ORDER, "clause.match": Kind.MATCH, "clause.fill": Kind.FILL,
}  # fmt: skip
"""The kind of each family; all others choose one option."""


def shape_faults(item: Item) -> Iterator[Fault]:
    """Yield what keeps a question from being answered at all, and options that cannot be told apart."""
    if item.kind is not KINDS.get(item.family, Kind.SINGLE):
        yield wrong(f"{item.family} is asked as {item.kind}")
    if not _is_key(item):
        yield wrong(f"a key that is none of {item.kind}: {item.key}")
    for shown in (item.options, item.left, item.accepted[:1]):
        told = [spelled(one) for one in shown]
        if len(set(told)) < len(told):
            yield ambiguous("two options read alike")
        if not all(told):
            yield wrong("an option without a word")


def _is_key(item: Item) -> bool:
    key, count = item.key, len(item.options)
    plain = quiz_sentences().plain
    truth = (plain["choice.true"], plain["choice.false"])
    fits = {
        Kind.FILL: not key and not count and bool(item.accepted),
        Kind.TRUTH: len(key) == 1 and item.options == truth,
        Kind.SINGLE: len(key) == 1 and count >= 2,
        Kind.SEVERAL: 1 <= len(key) < count and list(key) == sorted(set(key)),
        Kind.ORDER: count >= 2 and sorted(key) == list(range(count)),
        Kind.MATCH: len(key) == len(item.left) >= 2 and len(set(key)) == len(key),
    }
    return fits[item.kind] and all(0 <= at < count for at in key)
