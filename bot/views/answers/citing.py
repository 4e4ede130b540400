"""The places that an answer cites, as an official paper cites them."""

from typing import TYPE_CHECKING

from assistant.answers.answer import Answer
from assistant.library.citing import cite_place
from bot.views.answers.sources import Source, sources

if TYPE_CHECKING:
    from assistant.library.library import Library


def formal_citations(library: "Library", answer: Answer) -> tuple[str, ...]:
    """Return the formal citation of each source of the answer, in the order of `sources`; "" for one that is gone."""
    return tuple(_formal(library, source) for source in sources(answer.citations))


def _formal(library: "Library", source: Source) -> str:
    place = library.provision(source.provision)
    if place is None:
        return ""
    parts = (
        label.removeprefix(place.label).strip(" ,")
        for label in source.labels
        if label.startswith(place.label)
    )
    part = ", ".join(dict.fromkeys(filter(None, parts)))
    return cite_place(library, source.provision, part=part) or ""
