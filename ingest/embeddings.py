"""Embeddings kept between builds, so that a new document costs only its own."""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.search.embedder import Embedder

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BATCH = 256
_TABLE = """CREATE TABLE IF NOT EXISTS embeddings (
  embedder TEXT NOT NULL, digest BLOB NOT NULL, vector BLOB NOT NULL,
  PRIMARY KEY (embedder, digest)
) STRICT, WITHOUT ROWID"""


def embed_all(
    texts: Sequence[str], embedder: Embedder, kept: Path, *, on_batch: Callable[[int, int], None]
) -> "tuple[NDArray[np.float32], int]":
    """Return one float32 row per text, and how many texts had to be embedded.

    `kept` is the SQLite file of what was embedded before, by (embedder, digest of the text); it is
    made when it is not there. `on_batch` is told (done, of how many) as new ones are made.
    """
    wanted = {_digest(text): text for text in texts}
    with closing(sqlite3.connect(kept)) as connection:
        connection.execute(_TABLE)
        found = _found(connection, embedder, list(wanted))
        missing = [digest for digest in wanted if digest not in found]
        on_batch(0, len(missing))
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            vectors = np.asarray(embedder.embed([wanted[digest] for digest in batch]), dtype=np.float32)
            with connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?)",
                    [(embedder.name, d, v.tobytes()) for d, v in zip(batch, vectors, strict=True)],
                )
            found |= dict(zip(batch, vectors, strict=True))
            on_batch(start + len(batch), len(missing))
    rows = [found[_digest(text)] for text in texts]
    return np.array(rows, dtype=np.float32).reshape(len(texts), embedder.dimensions), len(missing)


def _found(
    connection: sqlite3.Connection, embedder: Embedder, digests: Sequence[bytes]
) -> "dict[bytes, NDArray[np.float32]]":
    found = {}
    for digest in digests:
        row = connection.execute(
            "SELECT vector FROM embeddings WHERE embedder = ? AND digest = ?", (embedder.name, digest)
        ).fetchone()
        if row:
            found[digest] = np.frombuffer(row[0], dtype=np.float32)
    return found


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
