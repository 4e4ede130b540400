"""Train the shipped embedder from free text; `python -m ingest.language.train_embedder --help`.

Needs the extra [models]. Nothing imports this file: the product only reads the folder it writes.
"""

import argparse
import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer

from assistant.text.normal import fold
from ingest.language.beginning import WORD_MARK, Beginning, first_vectors, train_tokenizer
from ingest.language.contrast import Course, Example, Pieces, train_vectors
from ingest.language.free_text import Paragraph, paragraphs, read_texts
from ingest.language.pairs import Mix, mine
from ingest.language.synonyms import Row, find_terms, lessons, read_rows, split_rows

log = logging.getLogger("train_embedder")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the weights, beside the sources themselves; the defaults are what ships.

    `bare` is the share of the text that is also learned without its accents, as phones type it;
    `synonyms` how many pairs of the project's own words come to one mined pair; `held_out` the share of
    its own rows that are not learned from, so that they can measure. The rest: Beginning, Mix, Course.
    """

    name: str = "troly57-static-256-v1"
    placeholder: bool = False
    dimensions: int = 256
    vocabulary: int = 32_000
    bare: float = 0.25
    context: int = 5
    smoothing: float = 1e-3
    epochs: int = 6
    batch: int = 1024
    block: int = 1
    learning_rate: float = 0.01
    scale: float = 20.0
    heading: float = 0.3
    question: float = 0.5
    gone: float = 0.4
    answer_gone: float = 0.0
    headed: float = 0.3
    window: float = 0.4
    dropped: float = 0.15
    synonyms: float = 0.05
    held_out: float = 0.0
    seed: int = 57


class Lessons:
    """What there is to learn from: paragraphs by their sentences, and the project's own pairs of words."""

    def __init__(self, found: Sequence[Paragraph], rows: Sequence[Row], recipe: Recipe) -> None:
        self._found, self._rows, self._recipe = found, rows, recipe
        self._sentences = [paragraph.sentences() for paragraph in found]
        self._starts = np.cumsum([0] + [len(several) for several in self._sentences[:-1]])
        flat = [sentence for several in self._sentences for sentence in several]
        self._used = find_terms(rows, flat)
        own = (text for row in rows for text in (*row.says, *row.means))
        others = dict.fromkeys(chain((paragraph.heading for paragraph in found), own))
        self._row_of = {text: len(flat) + n for n, text in enumerate(others)}
        self._block_of = {name: n for n, name in enumerate(dict.fromkeys(p.source for p in found))}
        self._flat = flat
        self.texts = [*flat, *others]
        """Every piece of text that can be found."""

    def epochs(self) -> Iterator[list[Example]]:
        """Yield the examples of each epoch, drawn anew."""
        for epoch in range(self._recipe.epochs):
            luck = np.random.default_rng([self._recipe.seed, epoch, 1])
            mined = list(self._mined(luck))
            yield mined + list(self._own(round(self._recipe.synonyms * len(mined)), luck))

    def _mined(self, luck: np.random.Generator) -> Iterator[Example]:
        mix = Mix(**{field.name: getattr(self._recipe, field.name) for field in fields(Mix)})
        for pair in mine(self._found, self._sentences, mix, luck):
            paragraph, start = self._found[pair.paragraph], int(self._starts[pair.paragraph])
            heading = [self._row_of[paragraph.heading]] if pair.headed else []
            if pair.asked.strip():
                rows = [*heading, *(start + n for n in pair.sentences)]
                yield self._block_of[paragraph.source], pair.asked, rows

    def _own(self, count: int, luck: np.random.Generator) -> Iterator[Example]:
        drawn = lessons(self._rows, self._used, self._flat, count, luck) if self._rows else ()
        for n, (asked, found) in enumerate(drawn):
            typed = fold(asked) if luck.random() < self._recipe.bare else asked
            # Each a block by itself, for two of them may mean the same.
            yield -1 - n, typed, [found if isinstance(found, int) else self._row_of[found]]


def train(sources: Sequence[Path], own: Path | None, recipe: Recipe, folder: Path) -> None:
    """Write the trained model to `folder`, with `recipe.json` saying how it came about.

    `own` is the project's corpus, whose tables of words teach synonyms; None where there is none.
    """
    torch.use_deterministic_algorithms(True)
    texts = chain.from_iterable(read_texts(source) for source in sources)
    found = [paragraph for name, text in texts for paragraph in paragraphs(name, text)]
    rows, _ = split_rows(read_rows(own), recipe.held_out) if own else ([], [])
    log.info("%d paragraphs, %d rows of own words", len(found), len(rows))
    luck = np.random.default_rng(recipe.seed)
    bare = [fold(p.text) for p in found if luck.random() < recipe.bare]
    taught = Lessons(found, rows, recipe)
    tokenizer = train_tokenizer(chain(taught.texts, bare), recipe.vocabulary)
    pieces = Pieces(tokenizer, taught.texts)
    tokens = [*pieces.rows(), *Pieces(tokenizer, bare).rows()]
    log.info("%d tokens of %d kinds", sum(map(len, tokens)), tokenizer.get_vocab_size())
    how = Beginning(recipe.dimensions, recipe.context, recipe.smoothing, recipe.seed)
    first = first_vectors(tokens, tokenizer.get_vocab_size(), how)
    log.info("first vectors done")
    course = Course(
        recipe.epochs, recipe.batch, recipe.block, recipe.learning_rate, recipe.scale, recipe.seed
    )
    vectors = train_vectors(first, tokenizer, pieces, taught.epochs(), course)
    # Alone, the mark is what is left of a word in a script we do not know: it must say nothing.
    vectors[tokenizer.token_to_id(WORD_MARK)] = 0
    _save(folder, tokenizer, vectors)
    told = asdict(recipe) | {
        "sources": _digests(sources, own),
        "paragraphs": len(found),
        "tokens": sum(map(len, tokens)),
    }
    (folder / "recipe.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _save(folder: Path, tokenizer: Tokenizer, vectors: np.ndarray) -> None:
    static = StaticEmbedding(tokenizer, embedding_weights=vectors)
    SentenceTransformer(modules=[static.half()], device="cpu").save(str(folder), create_model_card=False)
    (folder / "model.safetensors").chmod(0o644)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def _digests(sources: Sequence[Path], own: Path | None) -> dict[str, str]:
    words = sorted(own.glob("*.toml")) if own else []
    read = [*sources, *(path for path in words if path.stem in {"glossary", "lay_words"})]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in read if path.is_file()}


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+", type=Path, help=".txt files, folders of them, or .tar.xz")
    parser.add_argument("--own", type=Path, help="the corpus whose glossary and lay words are learned too")
    parser.add_argument("--into", type=Path, required=True, help="the folder to write")
    for field in fields(Recipe):
        option = "--" + field.name.replace("_", "-")
        if isinstance(field.default, bool):
            parser.add_argument(option, action=argparse.BooleanOptionalAction, default=field.default)
        else:
            parser.add_argument(option, type=type(field.default), default=field.default)
    given = vars(parser.parse_args())
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    sources, own, folder = given.pop("sources"), given.pop("own"), given.pop("into")
    train(sources, own, Recipe(**given), folder)


if __name__ == "__main__":
    main()
