"""Building one version in a folder that nobody reads yet, and proving it whole."""

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.library.library import Library
from assistant.library.manifest import EmbedderCard, Manifest, damaged, digest_of_ids, digests
from assistant.library.nouns import Holding, Passage, Tombstone
from assistant.library.reference import Reference
from assistant.library.rows import to_row
from assistant.library.store import SCHEMA_NUMBER, write_library
from assistant.library.versions import LEXICAL, LIBRARY, VECTORS
from assistant.search.edition import open_edition
from assistant.search.embedder import Embedder
from assistant.search.fusion import WEIGHT
from assistant.search.lexical import write_lexical
from assistant.search.vectors import EQUALS, SIZES, Record, Vectors, write_vectors
from assistant.search.windows import blended, passage_text, record_ids, window_texts
from ingest.embeddings import embed_all

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Told (step, done, of how many); the steps are library, lexical, embed, vectors, verify.
Progress = Callable[[str, int, int], None]
_PROBES = 3
_TRIES = 3
_EQUAL = 0.9999


@dataclass(frozen=True, slots=True)
class Content:
    """What a version is made from: documents, what is known beside them, and the embedder with its weight in search.

    `added` and `stamps` are as in the manifest.
    """

    holdings: Sequence[Holding]
    reference: Reference
    embedder: Embedder
    vector_weight: float = WEIGHT
    added: Mapping[str, str] = field(default_factory=dict)
    stamps: Mapping[str, str] = field(default_factory=dict)

    def card(self) -> EmbedderCard:
        """Return what the manifest says of the embedder; a placeholder weighs 0 whatever was asked."""
        embedder = self.embedder
        weight = 0.0 if embedder.placeholder else self.vector_weight
        return EmbedderCard(embedder.name, embedder.dimensions, embedder.placeholder, weight)

    def digest(self) -> str:
        """Return a digest that changes whenever a version made from this would."""
        running = hashlib.sha256()
        known = [to_row(row) for table in fields(Reference) for row in getattr(self.reference, table.name)]
        for part in (SCHEMA_NUMBER, to_row(self.card()), dict(self.added), *known):
            running.update(json.dumps(part, sort_keys=True).encode())
        for holding in self.holdings:
            running.update(json.dumps(_whole(holding), sort_keys=True).encode())
        return running.hexdigest()


def write_version(
    folder: Path,
    version: str,
    content: Content,
    tombstones: Sequence[Tombstone],
    *,
    digest: str,
    kept: Path,
    on_progress: Progress,
) -> tuple[Manifest, int]:
    """Write the version into the empty `folder`; return its manifest and how many texts were embedded.

    `digest` is the content's own, `kept` the file of embeddings made before. Raises LibraryDamaged when
    what was written does not read back as it was meant.
    """
    passages = [passage for holding in content.holdings for passage in holding.passages]
    on_progress("library", 0, len(content.holdings))
    counts = write_library(
        folder / LIBRARY,
        content.holdings,
        version=version,
        reference=content.reference,
        tombstones=tombstones,
    )
    on_progress("lexical", 0, len(passages))
    write_lexical(folder / LEXICAL, passages, version=version)
    records, vectors, embedded = _rows(
        passages, content.embedder, kept, lambda done, total: on_progress("embed", done, total)
    )
    on_progress("vectors", 0, len(records))
    card = content.card()
    known = {record.id: vector for record, vector in zip(records, vectors, strict=True)}
    candidates = _probes(passages, known, vectors)
    for _ in range(_TRIES):
        shutil.rmtree(folder / VECTORS, ignore_errors=True)
        write_vectors(folder / VECTORS, records, vectors, version=version, embedder=card.name)
        probes = _answering(folder, candidates, known, card.name)
        if probes or not candidates:
            break
    else:
        if not _are_crowded(vectors):
            raise damaged(folder, VECTORS)
    manifest = Manifest(
        version=version,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        schema=SCHEMA_NUMBER,
        content=digest,
        embedder=card,
        passages=digest_of_ids(passage.provision for passage in passages),
        probes=probes,
        files=digests(folder, LIBRARY, LEXICAL, f"{VECTORS}/{SIZES}"),
        counts={**counts, "windows": len(records)},
        added=dict(content.added),
        stamps=dict(content.stamps),
    )
    manifest.write(folder)
    on_progress("verify", 0, len(passages))
    _verify(folder, content, {id_: known[id_] for id_ in manifest.probes})
    on_progress("verify", len(passages), len(passages))
    return manifest, embedded


def _rows(
    passages: Sequence[Passage], embedder: Embedder, kept: Path, on_batch: Callable[[int, int], None]
) -> "tuple[list[Record], NDArray[np.float32], int]":
    """Return the records of all passages, a row of the index for each, and how many texts had to be embedded."""
    texts = [(passage_text(passage), *window_texts(passage)) for passage in passages]
    flat, embedded = embed_all(list(chain.from_iterable(texts)), embedder, kept, on_batch=on_batch)
    records: list[Record] = []
    rows: list[NDArray[np.float32]] = []
    at = 0
    for passage, (whole, *windows) in zip(passages, texts, strict=True):
        rows.append(blended(flat[at], flat[at + 1 : at + 1 + len(windows)]))
        ids = record_ids(passage.provision, len(rows[-1]))
        records += (
            Record(id_, passage.document, text) for id_, text in zip(ids, windows or (whole,), strict=True)
        )
        at += 1 + len(windows)
    return records, np.concatenate(rows) if rows else flat, embedded


def _verify(folder: Path, content: Content, known: "Mapping[str, NDArray[np.float32]]") -> None:
    """Raise LibraryDamaged unless a reader opens the version and finds everything as it was given.

    `known` maps the probes to their vectors; opening has already asked for each of them.
    """
    edition = open_edition(folder, embedder=lambda: content.embedder)
    if edition is None:
        raise damaged(folder, folder.name)
    try:
        library = edition.library
        same = read_holdings(library) == tuple(content.holdings) and library.reference() == content.reference
        if not library.intact() or not same:
            raise damaged(folder, LIBRARY)
        for id_, vector in known.items():
            held = edition.vectors.vector(id_)
            if held is None or not np.allclose(held, vector, atol=1e-4):
                raise damaged(folder, VECTORS)
    finally:
        edition.close()


def read_holdings(library: Library) -> tuple[Holding, ...]:
    """Return everything the library holds, as it was published."""
    return tuple(library.holding(document) for document in library.documents())


def _probes(
    passages: Sequence[Passage],
    known: "Mapping[str, NDArray[np.float32]]",
    vectors: "NDArray[np.float32]",
) -> tuple[str, ...]:
    """Return ids of passages, from all over the library, whose first row is nearer to itself than any other."""
    spread = np.linspace(0, len(passages) - 1, num=min(len(passages), 8 * _PROBES), dtype=int)
    candidates = dict.fromkeys(passages[row].provision for row in spread.tolist())
    return tuple(id_ for id_ in candidates if _stands_alone(known[id_], vectors))


def _stands_alone(vector: "NDArray[np.float32]", vectors: "NDArray[np.float32]") -> bool:
    likeness = vectors @ vector
    return bool(vector.any()) and np.count_nonzero(likeness > _EQUAL * (vector @ vector)) == 1


def _are_crowded(vectors: "NDArray[np.float32]") -> bool:
    """Tell whether so many vectors are equal that an index of them may not find its way to the others."""
    return int(np.unique(vectors, axis=0, return_counts=True)[1].max()) > EQUALS


def _answering(
    folder: Path, candidates: Sequence[str], known: "Mapping[str, NDArray[np.float32]]", embedder: str
) -> tuple[str, ...]:
    """Return a few of the candidates, far apart, that the written index finds by their vectors.

    The index is approximate and made by chance: among many passages that say nearly the same it may miss
    one, or all.
    """
    with closing(Vectors(folder / VECTORS, embedder=embedder)) as index:
        found = [id_ for id_ in candidates if [hit for hit, _ in index.nearest(known[id_], 1)] == [id_]]
    return tuple(found[:: max(1, len(found) // _PROBES)][:_PROBES])


def _whole(holding: Holding) -> dict[str, object]:
    rows: dict[str, object] = {"received": holding.received, "clean": holding.clean}
    rows["document"] = to_row(holding.document)
    for name in (one.name for one in fields(Holding) if one.name not in {*rows, "targets"}):
        rows[name] = [to_row(noun) for noun in getattr(holding, name)]
    rows["targets"] = [
        {
            **to_row(target, omit=frozenset({"milestones"})),
            "milestones": [to_row(m) for m in target.milestones],
        }
        for target in holding.targets
    ]
    return rows
