"""One published version, opened whole: library, lexical index and vectors that agree."""

from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.library.library import Library
from assistant.library.manifest import damaged, digest_of_ids, read_manifest
from assistant.library.nouns import Passage
from assistant.library.opening import of_another_embedder, of_another_product
from assistant.library.store import SCHEMA_NUMBER
from assistant.library.versions import LEXICAL, LIBRARY, VECTORS, Hold, hold
from assistant.search.dense import Dense
from assistant.search.embedder import Embedder, Row, open_embedder
from assistant.search.fusion import fuse, share
from assistant.search.lexical import Lexical
from assistant.search.query import Query
from assistant.search.reader import Reader
from assistant.search.vectors import Vectors
from assistant.search.windows import passage_text, provision_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# How many of each leg's best compete in the fusion, however few are asked for.
POOL = 50
WEIGHED = 10
"""So many of the best by words tell how much of the question any passage says."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a provision was found: what each word gave (field, term, amount), and the window nearest in meaning."""

    words: tuple[tuple[str, str, float], ...]
    window: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision found: `score` is fused (0..1), `lexical` a BM25 score, `vector` a cosine.

    A leg that did not find the provision, or was not asked, has None.
    """

    provision: str
    score: float
    lexical: float | None
    vector: float | None


class Edition:
    """One version, open and warm; nothing in it changes while it is open."""

    def __init__(self, folder: Path, lock: Hold, embedder: Callable[[], Embedder], *, digests: bool) -> None:
        """Open every part, check that they agree, and ask each once; see `open_edition`."""
        with ExitStack() as opened:
            opened.callback(lock.release)
            self.folder = folder
            self.manifest = read_manifest(folder)
            if self.manifest.schema != SCHEMA_NUMBER:
                raise of_another_product(folder.name)
            altered = self.manifest.altered(folder)
            if altered:
                raise damaged(folder, ", ".join(sorted({name.split("/")[0] for name in altered})))
            self.library = Library(folder / LIBRARY)
            opened.callback(self.library.close)
            if not digests:
                self.library.hide_digests()
            self.lexical = Lexical(folder / LEXICAL)
            self.vectors = Vectors(folder / VECTORS, embedder=self.manifest.embedder.name)
            opened.callback(self.vectors.close)
            passages = self.library.passages()
            self._remember(passages)
            self._embedder = embedder() if self.manifest.embedder.weight else None
            self._check(passages)
            self._resources = opened.pop_all()

    @property
    def version(self) -> str:
        """Return the name of the version, which no other version ever had."""
        return self.manifest.version

    @cached_property
    def reader(self) -> Reader:
        """Return what reads queries, in the words of the documents that may be seen when it is first asked for."""
        return Reader(self.library.reference(), self.library.passages(), self.lexical.prints)

    def close(self) -> None:
        """Give back every file, thread and lock; a second call does nothing."""
        self._resources.close()

    def search(
        self,
        query: Query | str,
        *,
        documents: Collection[str] | None = None,
        k: int = 10,
        weight: float | None = None,
    ) -> list[Hit]:
        """Return at most `k` provisions for `query`, best first.

        Only public, issued documents compete, and of them only `documents` when given. A query given as text
        is read first, as `reader` does. `weight` is the share of the vectors, else the published one.
        """
        if isinstance(query, str):
            query = self.reader.read(query)
        among = self._open_documents if documents is None else self._open_documents.intersection(documents)
        pool = max(k, POOL)
        found = self.lexical.top(query, pool, self._open_rows if documents is None else self._rows_of(among))
        lexical = {self._provisions[row]: score for row, score in found}
        part = self.manifest.embedder.weight if weight is None else weight
        vector: dict[str, float] = {}
        embedder = self._embedder
        if part and embedder is not None:
            part = share(part, self.lexical.coverage(query, [row for row, _ in found[:WEIGHED]]))
            vector = dict(self._nearest(embedder.embed_query(query.accented), pool, among))
        ranked = fuse(lexical, vector, part if vector else 0.0)
        return [Hit(id_, score, lexical.get(id_), vector.get(id_)) for id_, score in ranked[:k]]

    def why(self, query: Query, hit: Hit) -> Why:
        """Return why a hit of this query was found."""
        words = self.lexical.why(query, self._provisions.index(hit.provision)) if hit.lexical else ()
        window = None
        vector = (
            self._embedder.embed_query(query.accented) if self._embedder and hit.vector is not None else None
        )
        if vector is not None:
            window = self._dense.window(vector, hit.provision)
        return Why(tuple(words), window)

    def _nearest(self, vector: Row | None, k: int, documents: Collection[str]) -> list[tuple[str, float]]:
        return [] if vector is None else self._dense.nearest(vector, k, documents)

    def _rows_of(self, documents: Collection[str]) -> "NDArray[np.bool_]":
        chosen = np.zeros(len(self._places), dtype=np.bool_)
        chosen[[self._places[id_] for id_ in documents if id_ in self._places]] = True
        return chosen[self._place_of_row]

    def _remember(self, passages: Sequence[Passage]) -> None:
        documents = self.library.documents()
        self._provisions = [passage.provision for passage in passages]
        # Numbers for documents: comparing their names takes longer than the whole search in a large library.
        self._places = {id_: n for n, id_ in enumerate(dict.fromkeys(one.document for one in passages))}
        self._place_of_row = np.array([self._places[one.document] for one in passages], dtype=np.intp)
        self._dense = Dense(self.vectors, {passage.provision: passage.document for passage in passages})
        self._open_documents = frozenset(document.id for document in documents if document.may_answer)
        self._open_rows = self._rows_of(self._open_documents)

    def _check(self, passages: Sequence[Passage]) -> None:
        """Raise LibraryDamaged unless every part answers, is whole, and says the same version."""
        manifest = self.manifest
        versions = {
            LIBRARY: self.library.version,
            LEXICAL: self.lexical.version,
            VECTORS: self.vectors.version,
        }
        records = self.vectors.ids()
        ids = {
            LIBRARY: digest_of_ids(self._provisions),
            LEXICAL: self.lexical.ids,
            VECTORS: digest_of_ids({provision_of(id_) for id_ in records}),
        }
        for part in (LIBRARY, LEXICAL, VECTORS):
            if versions[part] != manifest.version or ids[part] != manifest.passages:
                raise damaged(self.folder, part)
        if len(records) != manifest.counts.get("windows"):
            raise damaged(self.folder, VECTORS)
        if self._embedder is not None and self._embedder.name != manifest.embedder.name:
            raise of_another_embedder(manifest, self._embedder.name)
        probes = {row: one for row, one in enumerate(passages) if one.provision in manifest.probes}
        if any(self.lexical.scores(Query.of(passage_text(one)))[row] <= 0 for row, one in probes.items()):
            raise damaged(self.folder, LEXICAL)
        if probes and not any(self._is_found(one.provision) for one in probes.values()):
            raise damaged(self.folder, VECTORS)

    def _is_found(self, provision: str) -> bool:
        """Tell whether the vectors find what they hold of a provision.

        An index whose files are gone answers with a wrong id and no error. One that is whole may miss a
        probe now and then: it is approximate, and made anew by chance each time it is loaded.
        """
        vector = self.vectors.vector(provision)
        return vector is not None and [id_ for id_, _ in self.vectors.nearest(vector, 1)] == [provision]


def open_edition(
    folder: Path, *, embedder: Callable[[], Embedder] = open_embedder, digests: bool = True
) -> Edition | None:
    """Return the version in `folder`, open and warm; None when it is gone or being deleted.

    `embedder` is called only when the manifest gives the vector leg a weight. Without `digests` nothing
    is read from them. Raises LibraryDamaged when a part is not as published, EmbedderDiffers when another
    embedder made its vectors.
    """
    lock = hold(folder)
    return Edition(folder, lock, embedder, digests=digests) if lock else None
