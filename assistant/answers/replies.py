"""The ends that are not an answer: a greeting, and an honest "the documents do not say"."""

from collections.abc import Sequence

from assistant.answers.answer import Answer, Nearest, Status
from assistant.answers.lexicon import Lexicon
from assistant.answers.understand import Understood
from assistant.wording import say


def greet(id_: str) -> Answer:
    """Return the greeting, which says that a machine speaks."""
    return Answer(id=id_, status=Status.GREETING, text=say("replies.greeting"), written_by="fixed")


def not_found(id_: str, asked: Understood, offered: Sequence[Nearest], lexicon: Lexicon) -> Answer:
    """Return the honest gap, with the nearest clauses and whom to ask beside it."""
    if asked.place:
        text = say("replies.place_not_found", place=asked.place)
    else:
        text = say("replies.not_found_amount" if "amount" in asked.wants else "replies.not_found")
    return Answer(
        id=id_,
        status=Status.NOT_FOUND,
        text=text,
        nearest=tuple(offered),
        whom_to_ask=_whom_to_ask(offered, lexicon),
        written_by="fixed",
    )


def _whom_to_ask(offered: Sequence[Nearest], lexicon: Lexicon) -> str | None:
    """Return who issued the document of the nearest clause, or of the only document there is."""
    if not offered and len(lexicon.documents) != 1:
        return None
    document = lexicon.documents[offered[0].quote.document if offered else next(iter(lexicon.documents))]
    return say("replies.whom_to_ask", issuer=document.issuer, number=document.number)
