"""A sentence-transformers model as embedder; of the core, only this file and the export know sentence-transformers."""

import hashlib
import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import EmbedderUnusable
from assistant.search.embedder import Embedder, Row, Rows, unit_rows
from assistant.wording import say

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class _Encoder:
    placeholder = False

    def __init__(self, model: "SentenceTransformer", *, name: str, dimensions: int) -> None:
        self.name = name
        self.dimensions = dimensions
        self._model = model
        self._one_at_a_time = Lock()

    def embed(self, texts: Sequence[str]) -> Rows:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        with self._one_at_a_time:
            rows = self._model.encode_document(list(texts), show_progress_bar=False)
        return unit_rows(rows)

    def embed_query(self, text: str) -> Row | None:
        with self._one_at_a_time:
            rows = self._model.encode_query([text], show_progress_bar=False)
        row: Row = unit_rows(rows)[0]
        return row if row.any() else None


def open_encoder(wish: str) -> Embedder:
    """Return the embedder that computes with the model in a folder, or in the hub's cache under that name.

    Raises EmbedderUnusable as `load_encoder` does.
    """
    model = load_encoder(wish)
    dimensions = dimensions_of(model)
    return _Encoder(
        model, name=f"{source_name(wish)}-{dimensions}-{digest_of(model)[:8]}", dimensions=dimensions
    )


def load_encoder(wish: str) -> "SentenceTransformer":
    """Return the model in a folder, or in the hub's cache under that name.

    Nothing is fetched and no code of the model's own is run. Raises EmbedderUnusable, with the remedy,
    where the extra [models] or the model is missing.
    """
    if find_spec("sentence_transformers") is None or find_spec("torch") is None:
        raise EmbedderUnusable(say("errors.embedder.no_models", wish=wish))
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    # Bars and advice on the operator's screen, for each of a model's files.
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    folder = Path(wish).expanduser()
    is_folder = folder.is_dir()
    try:
        return SentenceTransformer(str(folder if is_folder else wish), local_files_only=True)
    except Exception as error:
        # The libraries below raise whatever their parts raise; whoever set the name must read one sentence.
        why = " ".join(str(error).split())[:200]
        raise EmbedderUnusable(
            say(f"errors.embedder.{'bad_folder' if is_folder else 'not_here'}", wish=wish, why=why)
        ) from error


def source_name(wish: str) -> str:
    """Return what a model is called by: its name, or the last part of its folder's."""
    folder = Path(wish).expanduser()
    return folder.resolve().name if folder.is_dir() else wish


def dimensions_of(model: "SentenceTransformer") -> int:
    """Return how long a vector of the model is."""
    return int(model.encode_document(["1"], show_progress_bar=False).shape[1])


def passage_prompt(model: "SentenceTransformer") -> str:
    """Return what the model puts before a passage; the names are sentence-transformers' own."""
    return _prompt(model, "document", "passage", "corpus")


def query_prompt(model: "SentenceTransformer") -> str:
    """Return what the model puts before a question."""
    return _prompt(model, "query")


def _prompt(model: "SentenceTransformer", *names: str) -> str:
    known = [name for name in (*names, model.default_prompt_name or "") if name in model.prompts]
    return str(model.prompts[known[0]] or "") if known else ""


def digest_of(model: "SentenceTransformer") -> str:
    """Return a digest that changes whenever the model's vectors would."""
    import torch

    running = hashlib.sha256()
    for name, tensor in model.state_dict().items():
        running.update(name.encode())
        running.update(tensor.detach().cpu().contiguous().flatten().view(torch.uint8).numpy())
    tokenizer = getattr(model.tokenizer, "backend_tokenizer", None)
    beside = {
        "modules": [type(module).__name__ for module in model],
        "pooling": [str(getattr(module, "pooling_mode", "")) for module in model],
        "max_length": model.max_seq_length,
        "prompts": model.prompts,
        "tokenizer": tokenizer.to_str() if tokenizer else str(model.tokenizer),
    }
    running.update(json.dumps(beside, sort_keys=True).encode())
    return running.hexdigest()
