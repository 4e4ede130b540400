"""Search by vectors in a Chroma collection; the only file that knows chromadb and langchain-chroma."""

import fcntl
import json
import os
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

from assistant.library.manifest import damaged
from assistant.library.nouns import Passage

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api.client import Client
    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

# Chroma refuses more than 5,461 records at once.
BATCH = 1000
EQUALS = 64
"""Equal vectors have links to each other alone: where there are more than this, the index may lose the others."""
_FILE = "chroma.sqlite3"
SIZES = "sizes.json"
# Chroma keeps its open databases in an unguarded table keyed by path.
_table = Lock()


def passage_text(passage: Passage) -> str:
    """Return what of a passage is embedded: its headings, then its text."""
    return f"{passage.heading}\n{passage.text}"


def write_vectors(
    folder: Path,
    passages: Sequence[Passage],
    vectors: "NDArray[np.float32]",
    *,
    version: str,
    embedder: str,
) -> None:
    """Write the collection of `passages` into `folder`; `vectors` has one row of length 1 for each.

    Raises OSError when the disk does not take it.
    """
    from langchain_chroma import Chroma

    with _refusal_told():
        client = _open_client(folder)
        try:
            for start in range(0, max(len(passages), 1), BATCH):
                batch = passages[start : start + BATCH]
                texts = [passage_text(passage) for passage in batch]
                store = Chroma(
                    _collection_name(embedder),
                    embedding_function=_known(dict(zip(texts, vectors[start : start + BATCH], strict=True))),
                    client=client,
                    # Chroma's own default is the squared distance, which is no similarity; and it gives a
                    # passage few neighbours, while documents of one form share passages by the dozen.
                    collection_configuration={
                        "hnsw": {"space": "cosine", "max_neighbors": EQUALS, "ef_construction": 200}
                    },
                    collection_metadata={"version": version},
                )
                if batch:
                    cards = [{"document": passage.document} for passage in batch]
                    store.add_texts(texts, cards, [passage.provision for passage in batch])
        finally:
            _close_client(client)
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in _index_files(folder)}
    (folder / SIZES).write_text(json.dumps(sizes) + "\n", encoding="utf-8")


class Vectors:
    """The vectors of one version, by the ids of their provisions; safe to use from several threads."""

    def __init__(self, folder: Path, *, embedder: str) -> None:
        """Open the collection that `write_vectors` made; LibraryDamaged when it is not there whole.

        Waits while another process opens the same one.
        """
        self._folder = folder
        with _alone(folder):
            self._open(embedder)

    def _open(self, embedder: str) -> None:
        folder = self._folder
        # Chroma makes a new empty database wherever it finds none, and a truncated index file ends
        # the whole process when it is read: look before opening.
        if not (folder / _FILE).is_file() or _truncated(folder):
            raise damaged(folder.parent, folder.name)
        from langchain_chroma import Chroma

        name = _collection_name(embedder)
        with ExitStack() as opened, self._damage_told():
            self._client = _open_client(folder)
            opened.callback(_close_client, self._client)
            self._store = Chroma(name, client=self._client, create_collection_if_not_exists=False)
            self.version = str((self._client.get_collection(name).metadata or {}).get("version"))
            self._store.get(limit=1, include=[])  # the first thing asked is what loads the index
            opened.pop_all()

    def close(self) -> None:
        """Give back the files and threads behind the collection; a second call does nothing."""
        _close_client(self._client)

    def ids(self) -> list[str]:
        """Return the provision id of every vector, in no order."""
        with self._damage_told():
            ids: list[str] = self._store.get(include=[])["ids"]
        return ids

    def vector(self, provision: str) -> list[float] | None:
        """Return the vector kept for a provision."""
        with self._damage_told():
            kept = self._store.get(ids=[provision], include=["embeddings"])["embeddings"]
        return [float(number) for number in kept[0]] if len(kept) else None

    def nearest(
        self, vector: Sequence[float], k: int, documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return at most `k` provisions with their cosine similarity, best first.

        Only the provisions of `documents` compete when it is given.
        """
        if documents is not None and not documents:
            return []
        among = None if documents is None else {"document": {"$in": sorted(documents)}}
        with self._damage_told():
            found = self._store.similarity_search_by_vector_with_relevance_scores(
                [float(number) for number in vector],
                k=k,
                filter=among,  # type: ignore[arg-type] # annotated too narrowly: Chroma takes operators
            )
        return [(str(document.id), 1.0 - distance) for document, distance in found]

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        from chromadb.errors import ChromaError

        try:
            yield
        except ChromaError as error:
            raise damaged(self._folder.parent, self._folder.name) from error


@contextmanager
def _refusal_told() -> Iterator[None]:
    """Tell what Chroma could not write, a full disk most often, as any other file that cannot be written."""
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise OSError(str(error)) from error


def _index_files(folder: Path) -> list[Path]:
    """Return the files of the vector index, which Chroma rewrites as it is opened, but never shortens."""
    return [path for part in folder.iterdir() if part.is_dir() for path in part.iterdir()]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other processes from opening the collection meanwhile: it is rewritten as it is opened.

    Who looks at it then finds it cut off, and who loads it then finds wrong neighbours.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except FileNotFoundError as gone:
        raise damaged(folder.parent, folder.name) from gone
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _truncated(folder: Path) -> bool:
    try:
        sizes: dict[str, int] = json.loads((folder / SIZES).read_text(encoding="utf-8"))
        return any((folder / name).stat().st_size < size for name, size in sizes.items())
    except (OSError, ValueError):
        return True


def _open_client(folder: Path) -> "Client":
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    # Without _env_file=None Chroma would read settings of its own from any .env of the folder we run in.
    settings = Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg]
    with _table:
        try:
            return cast("Client", chromadb.PersistentClient(folder, settings=settings))
        except ChromaError:
            # Chroma leaves a database that it could not start in its table, where it would be taken
            # for an open one at the next try.
            if str(folder) not in SharedSystemClient._identifier_to_refcount:  # noqa: SLF001
                SharedSystemClient._identifier_to_system.pop(str(folder), None)  # noqa: SLF001
            raise


def _close_client(client: "Client") -> None:
    with _table:
        client.close()


def _collection_name(embedder: str) -> str:
    return "passages-" + re.sub(r"[^a-z0-9]+", "-", embedder.lower()).strip("-")


def _known(vectors: "dict[str, NDArray[np.float32]]") -> "Embeddings":
    """Return what langchain-chroma asks for vectors: here, only ones that were computed before."""
    from langchain_core.embeddings import Embeddings

    class Known(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [vectors[text].tolist() for text in texts]

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return Known()
