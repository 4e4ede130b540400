"""Turning a sentence-transformers model into ONNX, and proving that it computes the same."""

import logging
import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.errors import EmbedderUnusable
from assistant.search.embedder import Embedder
from assistant.search.embedders.encoder import (
    digest_of,
    dimensions_of,
    load_encoder,
    passage_prompt,
    query_prompt,
    source_name,
)
from assistant.search.embedders.exported import (
    INPUTS,
    MODEL,
    TOKENIZER,
    Card,
    digest_of_files,
    open_exported,
)
from assistant.wording import say, words

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor
    from torch.nn import Module

ALIKE = 0.9999
"""The least cosine of an exported vector to the model's own."""


def export_encoder(wish: str, folder: Path) -> Embedder:
    """Write the model that `wish` names as ONNX into `folder`, and return the embedder that reads it.

    All of it appears at once, after its vectors were held against the model's. Raises EmbedderUnusable
    where the extra [models] or the model is missing, where it cannot be exported or computes otherwise
    then, and where `folder` holds something already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise EmbedderUnusable(say("errors.embedder.taken", folder=folder))
    if find_spec("onnx") is None or find_spec("onnxscript") is None:
        raise EmbedderUnusable(say("errors.embedder.no_models", wish=wish))
    model = load_encoder(wish)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as beside:
        made = Path(beside) / "made"
        made.mkdir()
        try:
            _write(model, wish, made).write(made)
            worst = _worst(model, open_exported(str(made)))
        except Exception as error:
            # Tracing a model runs whatever its authors wrote, and not all of it is known to onnxruntime.
            why = " ".join(str(error).split())[:200]
            raise EmbedderUnusable(say("errors.embedder.not_exported", wish=wish, why=why)) from error
        if not worst > ALIKE:
            raise EmbedderUnusable(say("errors.embedder.unproved", wish=wish, worst=f"{worst:.4f}"))
        made.replace(folder)
    return open_exported(str(folder))


def _write(model: "SentenceTransformer", wish: str, folder: Path) -> Card:
    tokenizer: Any = model.tokenizer
    source_digest = digest_of(model)
    _trace(model, folder / MODEL)
    tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
    return Card(
        source=source_name(wish),
        source_digest=source_digest,
        dimensions=dimensions_of(model),
        pooling=", ".join(str(mode) for part in model if (mode := getattr(part, "pooling_mode", ""))),
        max_length=int(model.max_seq_length or tokenizer.model_max_length),
        padding=str(tokenizer.padding_side),
        pad_id=int(tokenizer.pad_token_id),
        pad_token=str(tokenizer.pad_token),
        passage_prompt=passage_prompt(model),
        query_prompt=query_prompt(model),
        digest=digest_of_files(folder),
    )


def _trace(model: "SentenceTransformer", file: Path) -> None:
    """Write the graph from the ids of tokens to the vector of the text: transformer, pooling and what follows."""
    import torch

    # Two texts of several tokens: a size of 1 would be taken for one that never changes.
    example = model.tokenizer(list(words("cli.embedder.proof"))[:2], padding=True, return_tensors="pt")
    either = {0: torch.export.Dim.DYNAMIC, 1: torch.export.Dim.DYNAMIC}
    # It tells of parts that it looked for in torchvision, and of its own future.
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _whole(model),
            tuple(example[name] for name in INPUTS),
            str(file),
            input_names=list(INPUTS),
            output_names=["sentence_embedding"],
            dynamic_shapes=(either, either),
            dynamo=True,
            external_data=True,
            verbose=False,
        )


def _whole(model: "SentenceTransformer") -> "Module":
    """Return the model as a function of two tensors."""
    import torch

    class Whole(torch.nn.Module):  # type: ignore[misc] # torch is not there for mypy
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: "Tensor", attention_mask: "Tensor") -> "Tensor":
            features = dict(zip(INPUTS, (input_ids, attention_mask), strict=True))
            for part in self.model:
                features = part(features)
            return features["sentence_embedding"]

    # onnxruntime computes with half precision on few processors.
    return Whole().to("cpu").float().eval()


def _worst(model: "SentenceTransformer", exported: Embedder) -> float:
    """Return the least cosine of an exported vector to the model's: alone and in a batch, short and long."""
    texts = list(words("cli.embedder.proof"))
    texts += [" ".join(texts * 40), texts[0].upper(), ""]
    passages = np.asarray(model.encode_document(texts, show_progress_bar=False))
    questions = np.asarray(model.encode_query(texts, show_progress_bar=False))
    asked = [exported.embed_query(text) for text in texts]
    zero = np.zeros(exported.dimensions, dtype=np.float32)
    pairs = [*zip(passages, exported.embed(texts), strict=True)]
    pairs += [(theirs, zero if ours is None else ours) for theirs, ours in zip(questions, asked, strict=True)]
    return min(_cosine(theirs, ours) for theirs, ours in pairs)


def _cosine(theirs: Sequence[float], ours: Sequence[float]) -> float:
    left, right = np.asarray(theirs, dtype=np.float64), np.asarray(ours, dtype=np.float64)
    return float(left @ right / (np.linalg.norm(left) * np.linalg.norm(right) or 1.0))
