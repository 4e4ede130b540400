"""The library as a langchain retriever, for programs that are built from such; nothing else loads this file."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.library.addresses import place_url
from assistant.search.shelf import Shelf


class LibraryRetriever(BaseRetriever):
    """Finds passages of the shelf's current edition: `k` at most, of `documents` alone where any are given.

    The page content is the passage's own text; the metadata holds its id, document, label, heading, kind of text
    (verbatim or digest), address, and the fused, lexical and vector scores.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    shelf: Shelf
    k: int = 4
    documents: tuple[str, ...] = ()

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 # langchain's own signature
    ) -> list[Document]:
        with self.shelf.lend() as edition:
            hits = edition.search(query, documents=self.documents or None, k=self.k)
            texts = {document.id: document.text for document in edition.library.documents()}
            found = []
            for hit in hits:
                passage, provision = (
                    edition.library.passage(hit.provision),
                    edition.library.provision(hit.provision),
                )
                if passage is None or provision is None:
                    continue
                about = {
                    "id": hit.provision,
                    "document": passage.document,
                    "label": provision.label,
                    "heading": passage.heading,
                    "text": texts[passage.document],
                    "url": place_url(hit.provision),
                    "score": hit.score,
                    "lexical": hit.lexical,
                    "vector": hit.vector,
                }
                found.append(Document(passage.text, id=hit.provision, metadata=about))
            return found
