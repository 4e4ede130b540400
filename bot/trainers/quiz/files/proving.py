"""What the files of a quiz say of the documents: their names, and the clauses that prove an answer."""

from assistant.answers.answer import Quote
from assistant.wording import say
from bot.trainers.quiz.item import Item
from bot.trainers.quiz.quiz import Quiz


def named(quiz: Quiz, document: str) -> str:
    """Return what a document of a quiz is called."""
    return dict(quiz.documents).get(document, document)


def titled(quiz: Quiz) -> str:
    """Return what a quiz is called: after the documents it asks about."""
    names = dict.fromkeys(named(quiz, item.document) for item in quiz.items)
    return (
        say("trainers_files.quiz.of", documents="; ".join(names))
        if names
        else say("trainers_files.quiz.title")
    )


def told(item: Item) -> list[Quote]:
    """Return the quotes that tell most: of each place the first, without the places that a shown one lies in."""
    first: dict[tuple[str, str], Quote] = {}
    for one in item.proofs:
        first.setdefault((one.document, one.label), one)
    return [
        one
        for (document, label), one in first.items()
        if not any(other == document and inner.startswith(f"{label}, ") for other, inner in first)
    ]


def proven(quiz: Quiz, item: Item) -> str:
    """Return the clauses that prove an answer, in one line with their characters."""
    quotes = told(item)
    proofs = (
        say("trainers_files.quiz.proof", quote=" ".join(one.text.split()), place=one.label) for one in quotes
    )
    names = dict.fromkeys(named(quiz, one.document) for one in quotes)
    return say("trainers_files.quiz.proofs", proofs="; ".join(proofs), documents="; ".join(names))
