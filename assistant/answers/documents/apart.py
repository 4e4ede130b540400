"""Two documents set beside each other: whether they are one, what tells them apart, what one does to the other."""

from collections.abc import Collection, Sequence

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.documents.identity import named_at
from assistant.answers.documents.metadata import identity_of
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import content_terms, says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document, Provision, Span
from assistant.text.normal import fold
from assistant.wording import say, words


def write_apart(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what tells the two documents named apart, or what one does to the other; None of anything else."""
    named = [lexicon.documents[one] for one in sorted(asked.documents & set(documents))]
    if len(asked.documents) != 2 or len(named) != 2:
        return None
    telling = says(asked.text, "questions.apart")
    acting = not telling and says(asked.text, "questions.changing")
    if not (telling or acting) or not _asks_only(named, asked):
        return None
    citer = Citer(lexicon)
    if acting:
        said = _on_each_other(named, lexicon)
        return (
            Written(
                Status.ANSWERED,
                tuple(citer.said(citer.quote(p)) for p in said[:1]),
                citer.citations,
                tells=True,
            )
            if said
            else None
        )
    both = [p for p in _naming_both(named, lexicon) if says(p.text, "questions.telling_apart")]
    places: list[tuple[Provision, Span | None]] = [(place, None) for place in both[:1]] or [
        at for one in named if (at := named_at(one, lexicon))
    ]
    if not places:
        return None
    quotes = [citer.quote(place, span) for place, span in places]
    cited = tuple(citer.cite(quote) for quote in quotes)
    names = [_called(one, dated=named[0].number == named[1].number) for one in named]
    text = say("replies.apart.two", a=names[0], b=names[1])
    first = Sentence(text, cited, Derivation("two_documents", tuple(one.id for one in named)))
    return Written(Status.ANSWERED, (first, *map(citer.said, quotes)), citer.citations, tells=True)


def _called(document: Document, *, dated: bool) -> str:
    """Return how a document is called, with its day where its number does not tell it apart."""
    name = say("replies.units.document", kind=document.kind, number=document.number)
    day = document.signed_on
    return say("replies.apart.dated", name=name, day=f"{day:%d/%m/%Y}") if dated and day else name


def _asks_only(named: Sequence[Document], asked: Understood) -> bool:
    """Tell whether the question names nothing but the two documents, by what they are called."""
    rest = content_terms(without_phrases(asked.text, ("apart", "changing", "of_apart", "kinds", "document")))
    known = {
        term.folded
        for one in named
        for name in (one.title, one.issuer, one.kind)
        for term in content_terms(name)
    }
    return {term.folded for term in rest} <= known


def _naming_both(named: Sequence[Document], lexicon: Lexicon) -> list[Provision]:
    """Return the statements of either document's digest that name both by their numbers."""
    numbers = [fold(one.number) for one in named]
    told = (
        p for one in named if one.text == "digest" for p in identity_of(lexicon.library.provisions(one.id))
    )
    return [p for p in told if all(number in fold(p.text) for number in numbers)]


def _on_each_other(named: Sequence[Document], lexicon: Lexicon) -> list[Provision]:
    """Return where either document says that it changes the other, or a digest says whether it does."""
    numbers = {fold(one.number) for one in named}
    printed = [
        lexicon.provision(relation.provision)
        for one in named
        for relation in lexicon.library.relations(one.id)
        if relation.kind in {"replaces", "amends", "repeals"} and relation.provision
        if fold(relation.to) in numbers
    ]
    changing = set(map(fold, words("questions.changing")))
    said = [
        p for p in _naming_both(named, lexicon) if any(f" {act} " in f" {fold(p.text)} " for act in changing)
    ]
    return [*printed, *said]
