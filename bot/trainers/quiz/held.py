"""What questions are made from: public documents held word for word, with their text and what is doubted of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answers.answer import Quote
from assistant.library.nouns import Confidence, Document, Duty, Provision, Relation, Span, Target
from assistant.library.reference import Agency
from assistant.wording import begun, say
from bot.desk.desk import public_documents
from bot.trainers.naming import names_of

if TYPE_CHECKING:
    from assistant.search.edition import Edition


@dataclass(frozen=True, slots=True)
class Held:
    """One document and all that questions are made from; `name` is how they call it.

    `doubted` are the places where the text is only likely right. `known` are all public documents,
    `effect` the places that say from when it applies.
    """

    document: Document
    name: str
    clean: str
    provisions: tuple[Provision, ...]
    by_id: dict[str, Provision]
    targets: tuple[Target, ...]
    duties: tuple[Duty, ...]
    relations: tuple[Relation, ...]
    doubted: tuple[Span, ...]
    agencies: dict[str, Agency]
    known: tuple[Document, ...]
    effect: tuple[str, ...]

    def is_sure(self, *spans: Span) -> bool:
        """Tell whether no character of the spans is doubted."""
        return not any(
            bad.start < span.end and span.start < bad.end for bad in self.doubted for span in spans
        )

    def quote(self, provision: str, span: Span | None = None, *, column: str = "") -> Quote:
        """Return the characters of `span` (default: the provision's own), the white space at its ends left out."""
        place = self.by_id[provision]
        exact = trimmed(self.clean, span or place.span)
        label = say("labels.place.cell", place=place.label, column=column) if column else place.label
        return Quote(self.document.id, provision, exact, exact.of(self.clean), label)

    def label(self, provision: str) -> str:
        """Return how a place is cited, as a sentence of its own begins."""
        return begun(self.by_id[provision].label)


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without the white space at its ends."""
    said = span.of(text)
    start = span.start + len(said) - len(said.lstrip())
    return Span(start, max(start, span.end - len(said) + len(said.rstrip())))


def held_in(edition: "Edition") -> tuple[Held, ...]:
    """Return every document that questions may be made from, in the order of the library."""
    return tuple(_held(edition, public_documents(edition.library)))


def _held(edition: "Edition", public: Sequence[Document]) -> Iterator[Held]:
    library = edition.library
    names = names_of(public)
    agencies = {one.id: one for one in library.agencies()}
    for document in public:
        if document.text != "verbatim":
            continue
        provisions = library.provisions(document.id)
        doubted = (one for one in library.fixes(document.id) if one.confidence is not Confidence.SURE)
        yield Held(
            document=document,
            name=names[document.id],
            clean=library.clean_text(document.id),
            provisions=provisions,
            by_id={one.id: one for one in provisions},
            targets=library.targets(document.id),
            duties=library.duties(document.id),
            relations=library.relations(document.id),
            doubted=tuple(
                Span(one.start, one.end) for one in doubted if one.start is not None and one.end is not None
            ),
            agencies=agencies,
            known=tuple(public),
            effect=tuple(one.provision for one in library.parts(document.id) if one.kind == "effect"),
        )
