"""Where the vectors begin: a tokenizer of Vietnamese syllables, and how its tokens keep company."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import svds
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

WORD_MARK = "▁"


@dataclass(frozen=True, slots=True)
class Beginning:
    """How many numbers a vector has, how far two tokens may stand apart and still meet, what tames the common ones."""

    dimensions: int
    context: int
    smoothing: float
    seed: int


def train_tokenizer(texts: Iterable[str], vocabulary: int) -> Tokenizer:
    """Return a tokenizer of lower-case syllables and their pieces, punctuation dropped.

    It has no unknown token, on purpose: sentence-transformers averages one in and model2vec leaves
    it out, and the folder must give the same vectors through both. A mark before each word, and not
    a prefix on the pieces inside it: with a prefix the trainer breaks ties differently every time.
    """
    tokenizer = Tokenizer(models.BPE(unk_token=None))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex("[\u200b-\u200d\u2060\ufeff\u00ad]"), ""),
            normalizers.Replace(Regex(r"[^\p{L}\p{M}\p{N}]+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(WORD_MARK, prepend_scheme="always")
    trainer = trainers.BpeTrainer(vocab_size=vocabulary, limit_alphabet=300, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def first_vectors(tokens: Sequence[NDArray[np.int32]], vocabulary: int, how: Beginning) -> np.ndarray:
    """Return word2vec-like vectors, (vocabulary, dimensions), rare tokens longer than common ones.

    Factors the log of how much oftener two tokens meet than chance, which is what word2vec's
    negative sampling approaches, and unlike it needs neither gensim nor luck with threads.
    """
    gap = np.full(how.context, -1, dtype=np.int32)
    line = np.concatenate([part for ids in tokens for part in (ids, gap)])
    met = sparse.csr_matrix((vocabulary, vocabulary), dtype=np.float32)
    for distance in range(1, how.context + 1):
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
    start = np.random.default_rng(how.seed).standard_normal(vocabulary).astype(np.float32)
    left, strength, _ = svds(ppmi.astype(np.float32), k=how.dimensions, v0=start)
    vectors = left * np.sqrt(strength)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6
    share = np.bincount(line[line >= 0], minlength=vocabulary) / max(int((line >= 0).sum()), 1)
    weighted = vectors * (how.smoothing / (how.smoothing + share))[:, None]
    return np.ascontiguousarray(weighted, dtype=np.float32)
