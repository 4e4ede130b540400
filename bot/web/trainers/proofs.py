"""The clauses that prove an answer of a quiz, as a page shows them: those of one place together, with its address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.answers.answer import Quote
from assistant.library.nouns import Fix
from bot.views.answers.places import marked_address

if TYPE_CHECKING:
    from assistant.library.library import Library


_SHORT = 160
"""Quotations up to so many characters, such as cells of a table, stand in a line with their place."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Characters quoted from one place; `corrected` where some of them were, or may be, slips of the received text."""

    texts: tuple[str, ...]
    label: str
    number: str
    address: str
    corrected: bool

    @property
    def short(self) -> bool:
        """Tell whether it stands in a line with its place."""
        return sum(map(len, self.texts)) <= _SHORT and not any("\n" in text for text in self.texts)


def proofs_of(library: "Library", quotes: Iterable[Quote]) -> tuple[Proof, ...]:
    """Return the places that are quoted, in their order, each once."""
    found = [
        list(group) for _, group in groupby(quotes, lambda one: (one.document, one.provision, one.label))
    ]
    fixes = {id_: library.fixes(id_) for id_ in {group[0].document for group in found}}
    return tuple(dict.fromkeys(_proof(library, group, fixes[group[0].document]) for group in found))


def _proof(library: "Library", quotes: Sequence[Quote], fixes: Sequence[Fix]) -> Proof:
    first = quotes[0]
    document = library.document(first.document)
    base = f"/van-ban/{first.document}#{first.provision.removeprefix(f'{first.document}/')}"
    return Proof(
        texts=tuple(dict.fromkeys(quote.text.strip() for quote in quotes)),
        label=first.label,
        number=document.number if document else "",
        address=marked_address(base, quotes),
        corrected=any(fix.touches(quote.span) for fix in fixes for quote in quotes),
    )
