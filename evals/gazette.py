"""A library of the gazette's own files, for the questions about documents that the corpus only tells of."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.places import CHECKOUT, data_folder
from assistant.search.embedders.chosen import Chosen
from assistant.settings import read_settings
from evals.questions import Question
from evals.respondents.respondent import Unavailable
from ingest.added.arrivals import Coming
from ingest.added.reception import Reception
from ingest.publish import publish
from ingest.reference import read_reference, tied

_BESIDE = Path("shared", "data", "congbao")
FILES = CHECKOUT.parent / _BESIDE


@contextmanager
def open_gazette(_home: Path, questions: Sequence[Question]) -> Iterator[Path]:
    """Yield the home of a library of the documents that `questions` concern alone, gone afterwards.

    They are read and recognised as an operator's files are. Raises Unavailable where the files are not
    beside the checkout, or one is not what it is called.
    """
    wanted = sorted({document for question in questions for document in question.documents})
    corpus = data_folder("corpus")
    with TemporaryDirectory(prefix="evals-gazette-") as folder, Reception(corpus) as reception:
        arrived = reception.arrived([str(_file_of(document)) for document in wanted], [], b"")
        coming = [one for one in arrived if isinstance(one, Coming)]
        if sorted(one.name for one in coming) != wanted:
            raise Unavailable(f"the files of {', '.join(wanted)} were not all recognised")
        held = [one.holding for one in coming]
        known = tied(read_reference(corpus), held)
        publish(held, Path(folder), embedder=Chosen(read_settings())(), reference=known)
        yield Path(folder)


def _file_of(document: str) -> Path:
    """Return the file of a document, which the gazette names after its number, with or without the year."""
    for name in (document, document.rpartition("-")[0]):
        if found := sorted(FILES.glob(f"*-so-{name}-[0-9]*.pdf")):
            return found[0]
    raise Unavailable(f"there is no file of {document} in ../{_BESIDE}")
