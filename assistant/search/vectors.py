"""Search by vectors in a Chroma collection; the only file that knows chromadb and langchain-chroma."""

import fcntl
import json
import os
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from assistant.library.manifest import damaged

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


@dataclass(frozen=True, slots=True)
class Record:
    """A row of the collection: its id, the document it is of, and the text that its vector stands for."""

    id: str
    document: str
    text: str


def write_vectors(
    folder: Path,
    records: Sequence[Record],
    vectors: "NDArray[np.float32]",
    *,
    version: str,
    embedder: str,
) -> None:
    """Write the collection of `records` into `folder`; `vectors` has one row for each, of length 1 at most.

    Raises OSError when the disk does not take it.
    """
    from langchain_chroma import Chroma

    with _refusal_told():
        client = _open_client(folder)
        try:
            for start in range(0, max(len(records), 1), BATCH):
                batch = records[start : start + BATCH]
                store = Chroma(
                    _collection_name(embedder),
                    embedding_function=_known(vectors[start : start + BATCH].tolist()),
                    client=client,
                    # Products, and not cosines: half a window plus half its passage is shorter than 1, and
                    # that says something. Chroma gives a row few neighbours by default, while documents of
                    # one form share passages by the dozen.
                    collection_configuration={
                        "hnsw": {"space": "ip", "max_neighbors": EQUALS, "ef_construction": 200}
                    },
                    collection_metadata={"version": version},
                )
                if batch:
                    cards = [{"document": record.document} for record in batch]
                    store.add_texts([record.text for record in batch], cards, [record.id for record in batch])
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
        with ExitStack() as opened, self._damage_told():
            self._client = _open_client(folder)
            opened.callback(_close_client, self._client)
            # Read below langchain, which wrote it: importing it takes 24 MB and as long as all else, and its
            # queries bring every row's text and card along, five times the work.
            self._collection = self._client.get_collection(_collection_name(embedder))
            self.version = str((self._collection.metadata or {}).get("version"))
            self._collection.get(limit=1, include=[])  # the first thing asked is what loads the index
            opened.pop_all()

    def close(self) -> None:
        """Give back the files and threads behind the collection; a second call does nothing."""
        _close_client(self._client)

    def ids(self) -> list[str]:
        """Return the id of every row, in no order."""
        with self._damage_told():
            return self._collection.get(include=[])["ids"]

    def vector(self, record: str) -> "NDArray[np.float32] | None":
        """Return the row kept under an id."""
        import numpy as np

        with self._damage_told():
            kept = self._collection.get(ids=[record], include=["embeddings"])["embeddings"]
        return np.array(kept[0], dtype=np.float32) if kept is not None and len(kept) else None

    def text(self, record: str) -> str:
        """Return the text that a row stands for."""
        with self._damage_told():
            return "".join(self._collection.get(ids=[record], include=["documents"])["documents"] or ())

    def of_documents(self, documents: Collection[str]) -> "tuple[list[str], NDArray[np.float32]]":
        """Return the ids of the documents' rows, and the rows."""
        import numpy as np

        among: dict[str, Any] = {"document": {"$in": sorted(documents)}}
        with self._damage_told():
            ids = self._collection.get(where=among, include=[])["ids"]
            batches = [self._rows(ids[start : start + BATCH]) for start in range(0, len(ids), BATCH)]
        kept = [id_ for found, _ in batches for id_ in found]
        return kept, np.concatenate([rows for _, rows in batches]) if kept else np.zeros((0, 0), np.float32)

    def _rows(self, ids: list[str]) -> "tuple[list[str], NDArray[np.float32]]":
        """Return rows in Chroma's order: few at a time, for it makes a Python number of each component."""
        import numpy as np

        found = self._collection.get(ids=ids, include=["embeddings"])
        return found["ids"], np.array(found["embeddings"], dtype=np.float32)

    def nearest(self, vector: "NDArray[np.float32]", k: int) -> list[tuple[str, float]]:
        """Return the ids of at most `k` rows with their product with `vector`, best first."""
        with self._damage_told():
            found = self._collection.query(
                query_embeddings=vector[None],
                n_results=k,
                include=["distances"],
            )
        distances = (found["distances"] or [[]])[0]
        return [
            (id_, 1.0 - float(distance)) for id_, distance in zip(found["ids"][0], distances, strict=True)
        ]

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


def _known(rows: list[list[float]]) -> "Embeddings":
    """Return what langchain-chroma asks for the vectors of a batch: here, the rows that were computed before."""
    from langchain_core.embeddings import Embeddings

    class Known(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [row for _, row in zip(texts, rows, strict=True)]

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return Known()
