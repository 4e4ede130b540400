"""A library of the gazette's own files, for the questions about documents that the corpus only tells of."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.errors import CorpusInvalid
from assistant.places import CHECKOUT, data_folder
from assistant.search.embedder import open_embedder
from evals.questions import Question
from evals.respondents.respondent import Unavailable
from ingest.build import build_corpus
from ingest.publish import publish

_BESIDE = Path("shared", "data", "congbao")
FILES = CHECKOUT.parent / _BESIDE
CARDS = Path(__file__).parent / "cards"


@contextmanager
def open_gazette(_home: Path, questions: Sequence[Question]) -> Iterator[Path]:
    """Yield the home of a library of the documents that `questions` concern, gone afterwards.

    Raises Unavailable where the files are not beside the checkout, or the product cannot read them.
    """
    documents = sorted({document for question in questions for document in question.documents})
    files = {document: _file_of(document) for document in documents}
    with TemporaryDirectory(prefix="evals-gazette-") as folder:
        corpus, home = Path(folder, "corpus"), Path(folder, "home")
        corpus.mkdir()
        for table in data_folder("corpus").glob("*.toml"):
            shutil.copy(table, corpus)
        for document, file in files.items():
            (corpus / document).mkdir()
            (corpus / document / "source.md").write_text(_text_of(file), encoding="utf-8")
            shutil.copy(CARDS / f"{document}.toml", corpus / document / "card.toml")
        try:
            built = build_corpus(corpus)
        except CorpusInvalid as error:
            raise Unavailable(f"the product cannot read the gazette's files yet: {error}") from error
        publish(built.holdings, home, embedder=open_embedder(), reference=built.reference)
        yield home


def _file_of(document: str) -> Path:
    """Return the file of a document, which the gazette names after its number, with or without the year."""
    if not (CARDS / f"{document}.toml").is_file():
        raise Unavailable(f"there is no card of {document} in evals/{CARDS.name}")
    for name in (document, document.rpartition("-")[0]):
        if found := sorted(FILES.glob(f"*-so-{name}-[0-9]*.pdf")):
            return found[0]
    raise Unavailable(f"there is no file of {document} in ../{_BESIDE}")


def _text_of(file: Path) -> str:
    from pypdf import PdfReader

    return "\n\n".join(page.extract_text() for page in PdfReader(file).pages)
