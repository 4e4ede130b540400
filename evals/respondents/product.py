"""The product: Trợ lý 57 as it answers at every door."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.answers import answer
from assistant.assistant import Assistant
from assistant.search.embedders.chosen import Chosen
from assistant.search.shelf import Shelf
from assistant.settings import read_settings
from evals.questions import Question
from evals.reply import Cited, Claim, Reply
from evals.respondents.respondent import Ask


@contextmanager
def open_product(home: Path) -> Iterator[Ask]:
    """Yield the assistant over the library in `home`."""
    shelf = Shelf(home, embedder=Chosen(read_settings()))
    shelf.open()
    assistant = Assistant(shelf)

    def ask(question: Question) -> Reply:
        return reply_of(
            assistant.ask(
                answer.Question(question.ask, history=question.history or None, documents=question.documents)
            )
        )

    try:
        yield ask
    finally:
        shelf.close()


def reply_of(given: answer.Answer) -> Reply:
    """Return the product's answer as a judge reads it: the cells beside a quotation are cited as well."""
    quotes = (quote for citation in given.citations for quote in (citation.quote, *citation.beside))
    return Reply(
        status=given.status,
        text=given.text,
        cited=tuple(Cited(one.provision, one.text, one.span.start, one.span.end) for one in quotes),
        sentences=tuple(Claim(sentence.text, sentence.citations) for sentence in given.sentences),
        took_ms=given.took_ms,
    )
