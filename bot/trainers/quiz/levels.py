"""How hard questions are, by how near their wrong options are to the right one: the only place that says it."""

from bot.trainers.quiz.item import Level

LEVELS = {
    # What a document says of itself, and values that are far from the printed one, are easy.
    "document": Level.EASY,
    "target.truth.right": Level.EASY,
    "target.truth.far": Level.EASY,
    "target.fill_column": Level.EASY,
    "duty.truth.right": Level.EASY,
    "clause.truth.right": Level.EASY,
    # One fact, beside facts of other rows, agencies and parts.
    "target.value.other_rows": Level.MEDIUM,
    "target.row": Level.MEDIUM,
    "target.column": Level.MEDIUM,
    "target.truth.near": Level.MEDIUM,
    "target.match_columns": Level.MEDIUM,
    "duty.who": Level.MEDIUM,
    "duty.what": Level.MEDIUM,
    "duty.truth.wrong": Level.MEDIUM,
    "clause.where": Level.MEDIUM,
    "clause.truth.wrong": Level.MEDIUM,
    "clause.gap": Level.MEDIUM,
    "clause.match": Level.MEDIUM,
    # Several facts at once, values of the very same row, and what must be known without being shown.
    "target.value.same_row": Level.HARD,
    "target.rows": Level.HARD,
    "target.order": Level.HARD,
    "target.match_rows": Level.HARD,
    "target.fill_value": Level.HARD,
    "duty.which": Level.HARD,
    "duty.match": Level.HARD,
    "clause.parts": Level.HARD,
    "clause.order": Level.HARD,
    "clause.fill": Level.HARD,
}
