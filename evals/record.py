"""What the documents of a library really say, in memory for the judge; it outlives the edition it was read from."""

from contextlib import closing
from functools import cache
from pathlib import Path

from assistant.library.library import Library
from assistant.library.nouns import Document, Provision, Target
from assistant.search.embedders.chosen import Chosen
from assistant.search.shelf import open_current
from assistant.settings import read_settings
from evals.phrases import figures, normal
from evals.reply import Cited


class Record:
    """Every provision, clean text and target of one library."""

    def __init__(self, library: Library) -> None:
        self.documents: dict[str, Document] = {one.id: one for one in library.documents()}
        self.clean = {id_: library.clean_text(id_) for id_ in self.documents}
        self.provisions: dict[str, Provision] = {
            provision.id: provision for id_ in self.documents for provision in library.provisions(id_)
        }
        self.targets: dict[str, Target] = {target.provision: target for target in library.targets()}
        numbers = " ; ".join(document.number for document in self.documents.values())
        self.document_numbers = figures(normal(numbers))
        self.below = cache(self._below)

    def exact(self, cited: Cited) -> bool:
        """Tell whether the quotation is character for character what stands at its span."""
        clean = self.clean.get(cited.document)
        return (
            clean is not None
            and 0 <= cited.start < cited.end
            and clean[cited.start : cited.end] == cited.text
        )

    def of(self, document: str) -> tuple[Provision, ...]:
        """Return the provisions of one document, in its order."""
        return tuple(one for one in self.provisions.values() if one.document == document)

    def above(self, id_: str) -> tuple[str, ...]:
        """Return the provisions above `id_`, the nearest first."""
        found: list[str] = []
        provision = self.provisions.get(id_)
        while provision is not None and provision.parent is not None:
            found.append(provision.parent)
            provision = self.provisions.get(provision.parent)
        return tuple(found)

    def _below(self, id_: str) -> tuple[Provision, ...]:
        """Return the provision and everything below it, in document order; nothing for an unknown id."""
        return tuple(
            provision
            for provision in self.provisions.values()
            if provision.id == id_ or id_ in self.above(provision.id)
        )


def read_record(home: Path) -> Record:
    """Return the record of the library published in `home`."""
    with closing(open_current(home, embedder=Chosen(read_settings()))) as edition:
        return Record(edition.library)
