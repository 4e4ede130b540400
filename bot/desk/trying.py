"""Questions that pages make of the library, asked before they are offered."""

from assistant.answers.answer import Answer, Question, Status
from assistant.library.nouns import Target
from assistant.wording import say
from bot.desk.desk import Desk


def tried(desk: Desk, question: str) -> Answer:
    """Return the answer to a question that is only tried: nothing is worked out to go on with."""
    return desk.assistant.ask(Question(question, goes_on=False, reworded=False))


def is_answered(desk: Desk, question: str) -> bool:
    """Tell whether the library answers the question in full."""
    return tried(desk, question).status is Status.ANSWERED


def value_question(row: Target) -> str | None:
    """Return a question for one value of a row, from the first third of its years; None where it has no number."""
    years = [one.year for one in row.milestones if one.amount is not None]
    if not years:
        return None
    return say("shown.examples.target", name=row.name.rstrip(" .;:"), year=years[len(years) // 3])
