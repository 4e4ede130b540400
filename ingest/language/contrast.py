"""Contrastive training of token vectors: what is typed comes nearer to what it should find than to the rest."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import sparse
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy, normalize

log = logging.getLogger(__name__)

Ids = NDArray[np.int32]
Example = tuple[int, str, Sequence[int]]
"""A block that it belongs to, what is typed, and the pieces of text that it should find."""


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how hard to train; `scale` multiplies cosines before the softmax (1 / temperature).

    `block` neighbours of one text stay together in a batch, where each is a hard negative to the others.
    """

    epochs: int
    batch: int
    block: int
    learning_rate: float
    scale: float
    seed: int


class Pieces:
    """The tokens of many texts, encoded once, to be put together again in any combination.

    A token never reaches over a space, so the tokens of two texts joined are those of the one and the other.
    """

    def __init__(self, tokenizer: Tokenizer, texts: Sequence[str]) -> None:
        encoded = [e.ids for e in tokenizer.encode_batch_fast(texts, add_special_tokens=False)]
        self._ends = np.cumsum([0] + [len(ids) for ids in encoded])
        self.flat: Ids = np.fromiter(chain.from_iterable(encoded), dtype=np.int32, count=int(self._ends[-1]))

    def rows(self) -> list[Ids]:
        """Return the tokens of every text."""
        return np.split(self.flat, self._ends[1:-1])

    def together(self, rows: Iterable[int]) -> Ids:
        """Return the tokens of the texts `rows`, one after the other."""
        found = [self.flat[self._ends[row] : self._ends[row + 1]] for row in rows]
        return np.concatenate(found) if found else np.empty(0, dtype=np.int32)


def train_vectors(
    first: NDArray[np.float32],
    tokenizer: Tokenizer,
    pieces: Pieces,
    epochs: Iterable[Sequence[Example]],
    course: Course,
) -> NDArray[np.float32]:
    """Return the vectors that `first` becomes under a softmax over each batch (InfoNCE), one row a token."""
    weight = torch.nn.Parameter(torch.from_numpy(first.copy()))
    optimizer = torch.optim.Adam([weight], lr=course.learning_rate, fused=True)
    for epoch, examples in enumerate(epochs):
        luck = np.random.default_rng([course.seed, epoch])
        batches = list(_batches(examples, course, luck))
        total = 0.0
        for step, batch in enumerate(batches):
            done = (epoch + step / len(batches)) / course.epochs
            optimizer.param_groups[0]["lr"] = course.learning_rate * min(1.0, 20 * done, 1 - done)
            asked = [
                e.ids for e in tokenizer.encode_batch_fast([b[1] for b in batch], add_special_tokens=False)
            ]
            texts = [np.asarray(ids, dtype=np.int32) for ids in asked] + [
                pieces.together(b[2]) for b in batch
            ]
            # A sparse matrix takes the means and hands back their gradient, ten times as fast here as
            # torch's embedding_bag, and always in the same order.
            shares = _shares(texts, len(first))
            means = torch.from_numpy(shares @ weight.detach().numpy()).requires_grad_()
            left, right = normalize(means, dim=1).split(len(batch))
            loss = cross_entropy(course.scale * left @ right.T + _same(batch), torch.arange(len(batch)))
            loss.backward()
            weight.grad = torch.from_numpy(shares.T.tocsr() @ means.grad.numpy())
            optimizer.step()
            total += loss.item()
        log.info(
            "epoch %d: %d examples, mean loss %.3f", epoch + 1, len(examples), total / max(len(batches), 1)
        )
    trained: NDArray[np.float32] = weight.detach().numpy()
    return trained


def _batches(
    examples: Sequence[Example], course: Course, luck: np.random.Generator
) -> Iterator[list[Example]]:
    blocks: list[list[Example]] = []
    for _, kindred in groupby(examples, key=lambda example: example[0]):
        held = list(kindred)
        blocks += [held[start : start + course.block] for start in range(0, len(held), course.block)]
    order = luck.permutation(len(blocks))
    line = [example for block in order for example in blocks[block]]
    for start in range(0, len(line) - course.batch + 1, course.batch):
        yield line[start : start + course.batch]


def _same(batch: Sequence[Example]) -> torch.Tensor:
    """Return -inf where another example should find the very same text, which is no wrong answer, else 0."""
    number: dict[tuple[int, ...], int] = {}
    rows = torch.tensor([number.setdefault(tuple(found), len(number)) for _, _, found in batch])
    same = (rows[:, None] == rows[None, :]) & ~torch.eye(len(rows), dtype=torch.bool)
    return torch.zeros(same.shape).masked_fill(same, -torch.inf)


def _shares(rows: Sequence[Ids], vocabulary: int) -> sparse.csr_matrix:
    lengths = np.array([len(row) for row in rows])
    share = np.repeat(1 / np.maximum(lengths, 1), lengths).astype(np.float32)
    shares = sparse.csr_matrix(
        (share, np.concatenate(rows), np.cumsum([0, *lengths])), shape=(len(rows), vocabulary)
    )
    shares.sum_duplicates()
    return shares
