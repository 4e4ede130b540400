"""An encoder exported to ONNX as embedder, without torch; the only file that knows onnxruntime and tokenizers."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import EmbedderUnusable
from assistant.search.embedder import Embedder, Row, Rows, unit_rows
from assistant.wording import say

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

CARD = "embedder.json"
MODEL = "model.onnx"
WEIGHTS = "model.onnx.data"
"""Beside the graph: one file of ONNX holds 2 GB at most."""
TOKENIZER = "tokenizer.json"
INPUTS = ("input_ids", "attention_mask")
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Card:
    """What an export says of itself: what it came from, and what its tokenizer needs to be told.

    `prompts` stand before a passage and before a question; `pooling` is told only, for it is part of the
    graph. `digest` is of the other files.
    """

    source: str
    source_digest: str
    dimensions: int
    pooling: str
    max_length: int
    padding: str
    pad_id: int
    pad_token: str
    passage_prompt: str
    query_prompt: str
    digest: str

    def write(self, folder: Path) -> None:
        """Write this card into the export's folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2)
        (folder / CARD).write_text(text + "\n", encoding="utf-8")


class _Exported:
    placeholder = False

    def __init__(self, session: "InferenceSession", tokenizer: "Tokenizer", card: Card) -> None:
        self.name = f"{card.source}-onnx-{card.dimensions}-{_digest_of_card(card)[:8]}"
        self.dimensions = card.dimensions
        self._card = card
        self._session = session
        self._tokenizer = tokenizer

    def embed(self, texts: Sequence[str]) -> Rows:
        return self._rows([self._card.passage_prompt + text for text in texts])

    def embed_query(self, text: str) -> Row | None:
        row: Row = self._rows([self._card.query_prompt + text])[0]
        return row if row.any() else None

    def _rows(self, texts: Sequence[str]) -> Rows:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        # Texts of one length together: a batch costs as much as its longest.
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            pieces = self._tokenizer.encode_batch([texts[n] for n in batch])
            given = {
                "input_ids": np.array([piece.ids for piece in pieces], dtype=np.int64),
                "attention_mask": np.array([piece.attention_mask for piece in pieces], dtype=np.int64),
            }
            rows[batch] = self._session.run(None, given)[0]
        return unit_rows(rows)


def holds_an_export(wish: str) -> bool:
    """Tell whether `wish` is a folder that `troly57 embedder export` made."""
    return bool(wish) and (Path(wish).expanduser() / CARD).is_file()


def open_exported(wish: str) -> Embedder:
    """Return the embedder that an export holds; EmbedderUnusable when its files are not as exported."""
    folder = Path(wish).expanduser()
    try:
        card = Card(**json.loads((folder / CARD).read_text(encoding="utf-8")))
        if digest_of_files(folder) != card.digest:
            raise EmbedderUnusable(say("errors.embedder.damaged", folder=folder))
    except (OSError, ValueError, TypeError) as error:
        raise EmbedderUnusable(say("errors.embedder.damaged", folder=folder)) from error
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    options = SessionOptions()
    options.log_severity_level = 3  # of warnings it has many, for machines without a GPU
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.enable_truncation(card.max_length)
    tokenizer.enable_padding(direction=card.padding, pad_id=card.pad_id, pad_token=card.pad_token)
    session = InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
    return _Exported(session, tokenizer, card)


def digest_of_files(folder: Path) -> str:
    """Return the digest of the graph, its weights and its tokenizer; OSError where one is missing."""
    running = hashlib.sha256()
    for part in _parts(folder):
        with part.open("rb") as file:
            running.update(hashlib.file_digest(file, "sha256").digest())
    return running.hexdigest()


def _parts(folder: Path) -> Iterator[Path]:
    """Yield the files that the vectors depend on; a graph may hold its weights itself."""
    yield folder / MODEL
    if (folder / WEIGHTS).is_file():
        yield folder / WEIGHTS
    yield folder / TOKENIZER


def _digest_of_card(card: Card) -> str:
    return hashlib.sha256(json.dumps(asdict(card), sort_keys=True).encode()).hexdigest()
