"""What an embedder is, and the shipped one: served by model2vec, without torch and without a network."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from model2vec import StaticModel

Row = NDArray[np.float32]
Rows = NDArray[np.float32]
WEIGHTS = Path(__file__).resolve().parent / "weights"
_AT_ONCE = 256


class Embedder(Protocol):
    """Turns texts into vectors; `name` changes whenever the vectors do."""

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    @property
    def placeholder(self) -> bool:
        """Whether the vectors only stand in for a real model, and fusion must weigh them 0."""
        ...

    def embed(self, texts: Sequence[str]) -> Rows:
        """Return one row per passage, of length 1, or all zeros where the text has nothing to embed.

        Raises EmbedderUnusable when it does not answer.
        """
        ...

    def embed_query(self, text: str) -> Row | None:
        """Return a question's row of length 1; None when there is nothing to embed, or no answer."""
        ...


def unit_rows(rows: Rows) -> Rows:
    """Return the rows at length 1; rows of zeros stay as they are."""
    whole: Rows = np.array(rows, dtype=np.float32)
    lengths = np.linalg.norm(whole, axis=1, keepdims=True)
    np.divide(whole, lengths, out=whole, where=lengths > 0)
    return whole


class _StaticEmbedder:
    def __init__(self, model: "StaticModel", *, name: str, placeholder: bool) -> None:
        self.name = name
        self.dimensions = int(model.embedding.shape[1])
        self.placeholder = placeholder
        self._model = model
        # Nobody promises that one tokenizer may be asked by several threads.
        self._one_at_a_time = Lock()

    def embed(self, texts: Sequence[str]) -> Rows:
        means = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _AT_ONCE):
            with self._one_at_a_time:
                pieces = self._model.tokenize(texts[start : start + _AT_ONCE])
            for row, ids in zip(means[start:], pieces, strict=False):
                if ids:
                    # Computed in float32: half precision is for keeping, and numpy has no fast path for it.
                    row[:] = self._model.embedding[ids].astype(np.float32).mean(axis=0)
        return unit_rows(means)

    def embed_query(self, text: str) -> Row | None:
        row: Row = self.embed([text])[0]
        return row if row.any() else None


def open_embedder() -> Embedder:
    """Return the embedder whose weights ship with the project.

    Raises FileNotFoundError when the installation has lost them.
    """
    recipe = json.loads((WEIGHTS / "recipe.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256()
    for part in ("model.safetensors", "tokenizer.json"):
        digest.update((WEIGHTS / part).read_bytes())

    from model2vec import StaticModel
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    # Read here: model2vec's own reading brings the client of a hub along, half of the time and 16 MB, and takes
    # the name of a missing folder for a model to download.
    table = load_file(WEIGHTS / "model.safetensors")["embedding.weight"]
    model = StaticModel(table, Tokenizer.from_file(str(WEIGHTS / "tokenizer.json")), max_length=None)
    return _StaticEmbedder(
        model,
        name=f"{recipe['name']}-{digest.hexdigest()[:8]}",
        placeholder=bool(recipe["placeholder"]),
    )
