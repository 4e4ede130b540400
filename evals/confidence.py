"""Learning how sure a clause is from the examination's questions; needs the extra [models] for scikit-learn.

python -m evals.confidence
"""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np

from assistant.answers.answer import Question as Asked
from assistant.answers.clauses.confidence import Signs
from assistant.answers.clauses.finding import Candidate, find_provisions, query_of
from assistant.answers.clauses.provisions import fitting
from assistant.answers.clauses.signs import signs
from assistant.answers.clauses.verbatim import write_whole
from assistant.answers.conversation.replies import clarify, not_held
from assistant.answers.documents.scope import circles, may_answer
from assistant.answers.proof.digests import fenced
from assistant.answers.proof.written import answer_of
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import understand
from assistant.answers.writers import FACTS, OF_ALL, first_written
from assistant.search.embedders.chosen import Chosen
from assistant.search.shelf import open_current
from assistant.settings import read_settings
from evals.examinations import examinations
from evals.questions import Question, read_questions
from evals.record import Record
from evals.respondents.product import reply_of
from evals.score import Outcome, judge

FOLDS = 5
LEVELS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Case:
    """The clause that a question would be answered with, whether that would be right, and what spoke for it."""

    question: Question
    signs: Signs
    right: bool


def cases(home: Path, record: Record, questions: Iterable[Question]) -> Iterator[Case]:
    """Yield the first clause that fits, of each circle of documents that no fact answers from."""
    edition = open_current(home, embedder=Chosen(read_settings()))
    lexicon = Lexicon(edition)
    for question in questions:
        if question.history:
            continue
        mended = lexicon.edition.reader.mended(question.ask)
        read, asked = understand(mended, lexicon.names), Asked(question.ask, documents=question.documents)
        everything = may_answer(asked, lexicon)
        if clarify("", read, lexicon) or not_held("", read, lexicon):
            continue
        if first_written(OF_ALL, read, lexicon, everything):
            continue
        query = query_of(read, lexicon)
        before: list[Candidate] = []
        for documents in circles(asked, read, lexicon):
            told = first_written(FACTS, read, lexicon, documents)
            if told and told.prints(read.strangers):
                break
            found = find_provisions(read, query, lexicon, documents)
            best = fitting(read, found, lexicon)
            if best is not None:
                written = fenced(write_whole([best.provision], lexicon), lexicon)
                reply = reply_of(answer_of("", written, written.sentences))
                right = judge(question, reply, record).outcome is Outcome.RIGHT
                yield Case(question, signs(read, best, found, before, lexicon), right)
            before += found
    edition.close()


def main() -> None:
    """Print the weights, and what the model would take at each level when it has not seen a question."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, cross_val_predict

    sittings = examinations(read_questions(), read_settings().home)
    held = [case for one in sittings for case in cases(one.home, one.record, one.questions)]
    given = np.array([astuple(case.signs) for case in held])
    right = np.array([case.right for case in held])
    absent = np.array([not case.question.answerable for case in held])
    groups = [case.question.pair or case.question.name for case in held]
    model = LogisticRegression(C=100, max_iter=5000)
    sure = cross_val_predict(
        model, given, right, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba"
    )[:, 1]
    print(f"{len(held)} clauses, {right.sum()} of them right")
    for level in LEVELS:
        taken = sure >= level
        print(
            f"{level:.2f}: {(taken & right).sum()} right, {(taken & ~right & ~absent).sum()} beside the question, "
            f"{(taken & absent).sum()} of what the documents do not say"
        )
    model.fit(given, right)
    print(
        Signs(*(round(float(weight), 2) for weight in model.coef_[0])), round(float(model.intercept_[0]), 2)
    )


if __name__ == "__main__":
    main()
