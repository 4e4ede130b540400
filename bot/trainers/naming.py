"""How documents are called in questions and on slides: by kind and number, and no two alike."""

from collections import Counter
from collections.abc import Sequence

from assistant.library.nouns import Document
from assistant.wording import begun, say
from bot.views.days import shown_day


def names_of(documents: Sequence[Document]) -> dict[str, str]:
    """Return the name of each document by its id: with its day where another has the same kind and number."""
    short = {one.id: _short(one) for one in documents}
    times = Counter(name.casefold() for name in short.values())
    return {
        one.id: say("quiz.part.dated", name=short[one.id], day=shown_day(one.signed_on))
        if times[short[one.id].casefold()] > 1 and one.signed_on
        else short[one.id]
        for one in documents
    }


def _short(document: Document) -> str:
    if not document.number:
        return begun(document.title)
    return say("quiz.part.document", kind=begun(document.kind), number=document.number)
