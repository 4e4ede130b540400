"""Train the shipped embedder from free text; `python -m ingest.language.train_embedder --help`.

Needs the extra [models]. Nothing imports this file: the product only reads the folder it writes.
"""

import argparse
import hashlib
import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from scipy import sparse
from scipy.sparse.linalg import svds
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from assistant.text.normal import fold
from ingest.language.free_text import Paragraph, mine_pairs, paragraphs, read_texts

log = logging.getLogger("train_embedder")

_WORD_MARK = "▁"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the weights, beside the sources themselves.

    `bare` is the share of the text that is also learned without its accents, as phones type it.
    """

    name: str = "troly57-static-64-placeholder"
    placeholder: bool = True
    dimensions: int = 64
    vocabulary: int = 24_000
    strip_accents: bool = False
    bare: float = 0.25
    context: int = 5
    smoothing: float = 1e-3
    epochs: int = 4
    batch: int = 1024
    learning_rate: float = 0.005
    longest: int = 128
    seed: int = 57


def train_tokenizer(texts: Iterable[str], recipe: Recipe) -> Tokenizer:
    """Return a tokenizer of lower-case syllables and their pieces, punctuation dropped.

    It has no unknown token, on purpose: sentence-transformers averages one in and model2vec leaves
    it out, and the folder must give the same vectors through both. A mark before each word, and not
    a prefix on the pieces inside it: with a prefix the trainer breaks ties differently every time.
    """
    tokenizer = Tokenizer(models.BPE(unk_token=None))
    bare = [normalizers.NFD(), normalizers.StripAccents(), normalizers.Replace("đ", "d")]
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex("[\u200b-\u200d\u2060\ufeff\u00ad]"), ""),
            *(bare if recipe.strip_accents else []),
            normalizers.Replace(Regex(r"[^\p{L}\p{M}\p{N}]+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(_WORD_MARK, prepend_scheme="always")
    trainer = trainers.BpeTrainer(vocab_size=recipe.vocabulary, limit_alphabet=300, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def first_vectors(tokens: Sequence[Sequence[int]], vocabulary: int, recipe: Recipe) -> np.ndarray:
    """Return word2vec-like vectors, (vocabulary, dimensions), rare tokens longer than common ones.

    Factors the log of how much oftener two tokens meet than chance, which is what word2vec's
    negative sampling approaches, and unlike it needs neither gensim nor luck with threads.
    """
    gap = [-1] * recipe.context
    line = np.fromiter(chain.from_iterable(chain(ids, gap) for ids in tokens), dtype=np.int32)
    met = sparse.csr_matrix((vocabulary, vocabulary), dtype=np.float32)
    for distance in range(1, recipe.context + 1):
        left, right = line[:-distance], line[distance:]
        both = (left >= 0) & (right >= 0)
        weight = np.full(int(both.sum()), 1 / distance, dtype=np.float32)
        met = met + sparse.csr_matrix((weight, (left[both], right[both])), shape=met.shape)
    met = (met + met.T).tocoo()
    often = np.asarray(met.sum(axis=1)).ravel() + 1e-9
    chance = often**0.75 / (often**0.75).sum()
    surprise = np.log(met.data / (often[met.row] * chance[met.col]))
    kept = surprise > 0
    ppmi = sparse.csr_matrix((surprise[kept], (met.row[kept], met.col[kept])), shape=met.shape)
    start = np.random.default_rng(recipe.seed).standard_normal(vocabulary).astype(np.float32)
    left, strength, _ = svds(ppmi.astype(np.float32), k=recipe.dimensions, v0=start)
    vectors = left * np.sqrt(strength)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6
    share = np.bincount(line[line >= 0], minlength=vocabulary) / max(int((line >= 0).sum()), 1)
    weighted = vectors * (recipe.smoothing / (recipe.smoothing + share))[:, None]
    return np.ascontiguousarray(weighted, dtype=np.float32)


def contrast(static: StaticEmbedding, found: Sequence[Paragraph], recipe: Recipe) -> None:
    """Train `static` in place to put each mined question nearer to its paragraph than to others."""
    model = SentenceTransformer(modules=[static], device="cpu")
    loss = MultipleNegativesRankingLoss(model)
    optimizer = torch.optim.Adam(model.parameters(), lr=recipe.learning_rate)
    none = torch.empty(0)
    for epoch in range(recipe.epochs):
        luck = np.random.default_rng([recipe.seed, epoch])
        pairs = [(fold(q) if luck.random() < recipe.bare else q, p) for q, p in mine_pairs(found, luck)]
        luck.shuffle(pairs)
        total, steps = 0.0, len(pairs) // recipe.batch
        for step in range(steps):
            done = (epoch + step / steps) / recipe.epochs
            optimizer.param_groups[0]["lr"] = recipe.learning_rate * min(1.0, 20 * done, 1 - done)
            rows = pairs[step * recipe.batch : (step + 1) * recipe.batch]
            columns = [_features(static.tokenizer, side, recipe.longest) for side in zip(*rows, strict=True)]
            optimizer.zero_grad()
            value = loss(columns, none)
            value.backward()
            optimizer.step()
            total += value.item()
        log.info("epoch %d: %d pairs, mean loss %.3f", epoch + 1, len(pairs), total / max(steps, 1))


def _features(tokenizer: Tokenizer, texts: Sequence[str], longest: int) -> dict[str, torch.Tensor]:
    ids = [e.ids[:longest] for e in tokenizer.encode_batch_fast(texts, add_special_tokens=False)]
    offsets = np.cumsum([0] + [len(row) for row in ids[:-1]])
    flat = np.fromiter(chain.from_iterable(ids), dtype=np.int64)
    return {"input_ids": torch.from_numpy(flat), "offsets": torch.from_numpy(offsets)}


def train(sources: Sequence[Path], recipe: Recipe, folder: Path) -> None:
    """Write the trained model to `folder`, with `recipe.json` saying how it came about."""
    torch.manual_seed(recipe.seed)
    torch.use_deterministic_algorithms(True)
    texts = chain.from_iterable(read_texts(source) for source in sources)
    found = [paragraph for name, text in texts for paragraph in paragraphs(name, text)]
    log.info("%d paragraphs", len(found))
    luck = np.random.default_rng(recipe.seed)
    lines = [p.text for p in found] + [fold(p.text) for p in found if luck.random() < recipe.bare]
    tokenizer = train_tokenizer(lines, recipe)
    tokens = [e.ids for e in tokenizer.encode_batch_fast(lines, add_special_tokens=False)]
    log.info("%d tokens of %d kinds", sum(map(len, tokens)), tokenizer.get_vocab_size())
    start = first_vectors(tokens, tokenizer.get_vocab_size(), recipe)
    log.info("first vectors done")
    static = StaticEmbedding(tokenizer, embedding_weights=start)
    contrast(static, found, recipe)
    # Alone, the mark is what is left of a word in a script we do not know: it must say nothing.
    with torch.no_grad():
        static.embedding.weight[tokenizer.token_to_id(_WORD_MARK)] = 0
    model = SentenceTransformer(modules=[static.half()], device="cpu")
    model.save(str(folder), create_model_card=False)
    (folder / "model.safetensors").chmod(0o644)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    told = asdict(recipe) | {
        "sources": {path.name: _digest(path) for path in sources},
        "paragraphs": len(found),
        "tokens": sum(map(len, tokens)),
    }
    (folder / "recipe.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+", type=Path, help=".txt files, folders of them, or .tar.xz")
    parser.add_argument("--into", type=Path, required=True, help="the folder to write")
    for field in fields(Recipe):
        option = "--" + field.name.replace("_", "-")
        if isinstance(field.default, bool):
            parser.add_argument(option, action=argparse.BooleanOptionalAction, default=field.default)
        else:
            parser.add_argument(option, type=type(field.default), default=field.default)
    given = vars(parser.parse_args())
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    sources, folder = given.pop("sources"), given.pop("into")
    train(sources, Recipe(**given), folder)


if __name__ == "__main__":
    main()
