"""A question about a day is answered from the documents in force on it, both edge days included."""

from datetime import date
from types import SimpleNamespace

import pytest

from assistant.answers.answer import Question
from assistant.answers.documents.scope import may_answer
from assistant.library.nouns import Day
from tests import invented

BEGINS, ENDS = date(2031, 7, 1), date(2032, 1, 1)


@pytest.mark.parametrize(
    ("day", "begins", "ends", "may"),
    [
        (date(2031, 6, 30), BEGINS, ENDS, False),
        (BEGINS, BEGINS, ENDS, True),
        (date(2031, 12, 31), BEGINS, ENDS, True),
        (ENDS, BEGINS, ENDS, False),  # the printed day is the first on which it no longer applies
        (date(2029, 1, 1), "unknown", "unknown", True),
        (date(2040, 1, 1), None, None, True),
        (None, BEGINS, ENDS, True),
    ],
)
def test_the_edge_days(day: date | None, begins: Day, ends: Day, may: bool) -> None:
    about = invented.document(in_force_from=begins, in_force_to=ends)
    lexicon = SimpleNamespace(documents={about.id: about}, open_documents=frozenset({about.id}))
    assert may_answer(Question("?", as_of=day), lexicon) == ({about.id} if may else set())  # type: ignore[arg-type]
