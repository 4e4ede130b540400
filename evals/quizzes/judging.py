"""The judge of each family of questions, and how a question is judged whole."""

from collections.abc import Callable, Iterator, Mapping

from bot.trainers.quiz.item import Item
from evals.quizzes import clause_questions as clauses
from evals.quizzes import document_questions as documents
from evals.quizzes import duty_questions as duties
from evals.quizzes import gap_questions as gaps
from evals.quizzes import target_rows as rows
from evals.quizzes import target_sets as sets
from evals.quizzes.asked import Asked
from evals.quizzes.papers import Papers
from evals.quizzes.proofs import quote_faults, why_faults
from evals.quizzes.sentences import quiz_sentences
from evals.quizzes.shape import shape_faults
from evals.quizzes.verdict import Fault, unread

Judge = Callable[[Asked], Iterator[Fault]]

JUDGES: Mapping[str, Judge] = {
    "target.value": rows.value_question,
    "target.column": rows.column_question,
    "target.row": rows.rows_question,
    "target.rows": rows.rows_question,
    "target.truth": rows.truth_question,
    "target.fill_value": rows.fill_value,
    "target.fill_column": rows.fill_column,
    "target.order": sets.order_question,
    "target.match_rows": sets.match_rows,
    "target.match_columns": sets.match_columns,
    "duty.who": duties.who_question,
    "duty.what": duties.what_question,
    "duty.which": duties.what_question,
    "duty.truth": duties.truth_question,
    "duty.match": duties.match_question,
    "document.number": documents.number_question,
    "document.signed": documents.signed_question,
    "document.signer": documents.signer_question,
    "document.issuer": documents.issuer_question,
    "document.replaces": documents.replaces_question,
    "document.effect": documents.effect_question,
    "clause.gap": gaps.gap_question,
    "clause.fill": gaps.fill_question,
    "clause.where": clauses.where_question,
    "clause.parts": clauses.parts_question,
    "clause.truth": clauses.truth_question,
    "clause.order": clauses.order_question,
    "clause.order_whole": clauses.order_question,
    "clause.match": clauses.match_question,
}


def judge(item: Item, papers: Papers) -> tuple[Fault, ...]:
    """Return all that is wrong with a question, judged from what a person sees and what the documents print."""
    return tuple(dict.fromkeys(_faults(item, papers)))


def _faults(item: Item, papers: Papers) -> Iterator[Fault]:
    sentences = quiz_sentences()
    misshapen = tuple(shape_faults(item))
    yield from misshapen
    fields = sentences.read(f"stem.{item.family}", item.stem)
    questioner = JUDGES.get(item.family)
    if fields is None or questioner is None:
        yield unread(f"not a question of {item.family}: {item.stem}")
        return
    title = fields.get("title")
    paper = papers.titled(title) if title else papers.called(fields["document"])
    if paper is None:
        yield unread(f"no document at hand is called “{title or fields.get('document')}”")
        return
    if any(fault.verdict == "wrong" for fault in misshapen):
        return
    asked = Asked(item, paper, papers, fields, sentences)
    yield from questioner(asked)
    yield from quote_faults(asked)
    yield from why_faults(asked, item.family.split(".")[0])
