"""Count the syllables that restore accents; `python -m ingest.language.count_syllables --help`.

Nothing imports this file: the product only reads the table it writes.
"""

import argparse
import hashlib
import json
import logging
import re
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.text.accent_table import FOREIGN, MARKS, NUMBER, PAUSE, AccentTable, packed
from assistant.text.accent_tokens import pieces
from assistant.text.normal import fold, has_accents
from ingest.language.free_text import read_texts

log = logging.getLogger("count_syllables")

EVERYDAY = Path(__file__).with_name("everyday.txt")

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
# A line that begins with a small letter goes on from the one above it: pages break lines, paragraphs end.
_WRAP = re.compile(r" *\n(?=[^\W\d_A-ZÀ-ÞĐ])")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_BYTE = 255

Grams = tuple[NDArray[np.int64], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the table, beside the sources themselves.

    `own` and `everyday` say how often the project's own texts count. Pairs and triples stay when they were
    met `fewest` times and the model would lose `gain2` and `gain3` (natural logarithm, times how often they
    were met) without them. One of `held_out` articles is never read, to measure by.
    """

    own: float = 10.0
    everyday: float = 20.0
    rarest: int = 5
    common: int = 200
    fewest: int = 2
    discount: float = 0.75
    gain2: float = 6.0
    gain3: float = 8.0
    step: float = 0.075
    held_out: int = 100


def is_held_out(name: str, recipe: Recipe) -> bool:
    """Tell whether an article is kept for measuring: by a checksum of its name, the same everywhere."""
    return zlib.crc32(name.encode()) % recipe.held_out == 0


def general_texts(sources: Sequence[Path], recipe: Recipe) -> Iterator[str]:
    """Yield the texts of the sources that may train shipped weights, less what is held out."""
    for source in sources:
        for name, text in read_texts(source):
            if not is_held_out(name, recipe):
                yield text


def own_texts(corpus: Path, without: str = "") -> Iterator[str]:
    """Yield the project's own texts: documents, digests and the words it explains.

    Less one document where `without` names it, and then less all explained words, which are gathered from it.
    """
    for path in sorted(corpus.rglob("*.md")):
        if path.parent.name != without:
            yield path.read_text(encoding="utf-8")
    for path in [] if without else sorted(corpus.glob("*.toml")):
        # Other names are also kept as phones type them; a text without marks teaches the wrong thing.
        yield "\n".join(filter(has_accents, _QUOTED.findall(path.read_text(encoding="utf-8"))))


class Words:
    """Gives each different piece of text a number, and keeps texts as rows of such numbers."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def row(self, texts: Iterator[str]) -> NDArray[np.int64]:
        """Return the pieces of all texts in order, a line break between two texts."""
        line = array("l")
        for text in texts:
            for piece in (*pieces(_WRAP.sub(" ", text)), "\n"):
                line.append(self.known.setdefault(piece, len(self.known)))
        return np.array(line, dtype=np.int64)


def forms_of(words: Sequence[str], counts: NDArray[np.float64], recipe: Recipe) -> tuple[str, ...]:
    """Return the forms that a table holds: spellings of syllables that are met with marks, bare ones too.

    A syllable that is never met with marks ("doanh") is held where it is common: it tells what stands beside it.
    """
    met = [
        (bare, word, count)
        for word, count in zip(words, counts, strict=True)
        if count >= recipe.rarest and _SYLLABLE.fullmatch(bare := fold(word)) and len(bare) == len(word)
    ]
    marked = {bare for bare, word, _ in met if bare != word}
    return (
        *MARKS,
        *(word for bare, word, count in sorted(met) if bare in marked or count >= recipe.common),
    )


def numbered(words: Sequence[str], forms: Sequence[str]) -> NDArray[np.int64]:
    """Return the id in the table of each word."""
    ids = {form: i for i, form in enumerate(forms)}
    signs = ((str.isdigit, NUMBER), (str.isalpha, FOREIGN))
    return np.array(
        [ids.get(word, next((mark for test, mark in signs if test(word[0])), PAUSE)) for word in words],
        dtype=np.int64,
    )


def grams(rows: Mapping[str, NDArray[np.int64]], weights: Mapping[str, float], size: int, n: int) -> Grams:
    """Return the different runs of `n` ids, as one number each, sorted, and how often they are met."""
    found, often = [], []
    for name, row in rows.items():
        line = row[np.r_[True, (row[1:] != PAUSE) | (row[:-1] != PAUSE)]] if len(row) else row
        keys = sum((line[i : len(line) - n + 1 + i] * size ** (n - 1 - i) for i in range(n)), np.int64(0))
        different, count = np.unique(keys, return_counts=True)
        found.append(different)
        often.append(count * weights[name])
    different, place = np.unique(np.concatenate(found), return_inverse=True)
    return different, np.bincount(place, np.concatenate(often), len(different)).astype(np.float64)


def level(
    met: Grams, shorter: NDArray[np.float64], size: int, gain: float, recipe: Recipe
) -> tuple[Grams, Grams]:
    """Return the runs that stay with their logarithms, and each beginning with its back-off's logarithm.

    Interpolated absolute discounting (Ney, Essen and Kneser 1994); what is pruned goes to the back-off.
    """
    keys, counts = met
    beginnings, begin = np.unique(keys // size, return_inverse=True)
    own = np.maximum(counts - recipe.discount, 0) / np.bincount(begin, counts)[begin]
    left = 1 - np.bincount(begin, own)
    full = np.log(own + left[begin] * np.exp(shorter))
    lost = counts * (full - np.log(np.maximum(left[begin], 1e-9)) - shorter)
    stays = (counts >= recipe.fewest) & (lost >= gain)
    left = np.maximum(1 - np.bincount(begin, np.where(stays, own, 0)), 1e-4)
    score = np.log(own[stays] + left[begin][stays] * np.exp(shorter[stays]))
    return (keys[stays], score), (beginnings, np.log(left))


def counted(
    rows: Mapping[str, NDArray[np.int64]],
    weights: Mapping[str, float],
    forms: tuple[str, ...],
    recipe: Recipe,
) -> AccentTable:
    """Return the table of rows of ids."""
    size = len(forms)
    keys1, counts1 = grams(rows, weights, size, 1)
    alone = np.full(size, 0.5)
    alone[keys1] += counts1
    alone = np.log(alone / alone.sum())

    met2 = grams(rows, weights, size, 2)
    (keys2, scores2), (begin2, left2) = level(met2, alone[met2[0] % size], size, recipe.gain2, recipe)
    back1 = np.zeros(size)
    back1[begin2] = left2

    met3 = grams(rows, weights, size, 3)
    ends = met3[0] % size**2
    place = np.minimum(np.searchsorted(keys2, ends), len(keys2) - 1)
    after = np.where(keys2[place] == ends, scores2[place], back1[ends // size] + alone[ends % size])
    (keys3, scores3), (begin3, left3) = level(met3, after, size, recipe.gain3, recipe)
    place = np.minimum(np.searchsorted(keys2, keys3 // size), len(keys2) - 1)
    begun = keys2[place] == keys3 // size
    back2 = np.zeros(len(keys2))
    weighed = np.isin(keys2, keys3[begun] // size)
    back2[weighed] = left3[np.searchsorted(begin3, keys2[weighed])]
    whole = place[begun] * size + keys3[begun] % size
    if max(whole.max(initial=0), size**2) >= 2**32:
        raise ValueError("too many forms and pairs for keys of 32 bits; raise `rarest` or `gain2`")
    return AccentTable(
        forms=forms,
        step=recipe.step,
        alone=alone.astype(np.float32),
        back1=back1.astype(np.float32),
        keys2=keys2.astype(np.uint32),
        scores2=_bytes(scores2, recipe),
        back2=_bytes(back2, recipe),
        keys3=whole.astype(np.uint32),
        scores3=_bytes(scores3[begun], recipe),
    )


def _bytes(scores: NDArray[np.float64], recipe: Recipe) -> NDArray[np.uint8]:
    return np.minimum(np.rint(-scores / recipe.step), _BYTE).astype(np.uint8)


def make(
    sources: Sequence[Path], corpus: Path | None, recipe: Recipe, without: str = ""
) -> tuple[AccentTable, dict[str, int]]:
    """Return the table of the sources and, where given, the project's own texts, and how many pieces each had."""
    words = Words()
    rows = {"general": words.row(general_texts(sources, recipe))}
    if corpus is not None:
        rows["own"] = words.row(own_texts(corpus, without))
        everyday = [line for line in EVERYDAY.read_text("utf-8").splitlines() if not line.startswith("#")]
        rows["everyday"] = words.row(iter(everyday))
    weights = {"general": 1.0, "own": recipe.own, "everyday": recipe.everyday}
    told = {name: len(row) for name, row in rows.items()}
    log.info("%s", told)
    known = list(words.known)
    often = np.zeros(len(known))
    for name, row in rows.items():
        often += np.bincount(row, minlength=len(known)) * weights[name]
    forms = forms_of(known, often, recipe)
    ids = numbered(known, forms)
    return counted({name: ids[row] for name, row in rows.items()}, weights, forms, recipe), told


def write(table: AccentTable, folder: Path) -> None:
    """Write the table's file, the same bytes for the same table."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "syllables.npz", **packed(table))  # type: ignore[arg-type]


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def main() -> None:
    """Read the command line, count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+", type=Path, help=".txt files, folders of them, or .tar.xz")
    parser.add_argument("--corpus", type=Path, help="the project's own documents; left out when not given")
    parser.add_argument("--without", default="", help="id of a document of the corpus that is not counted")
    parser.add_argument("--into", type=Path, required=True, help="the folder to write")
    for field in fields(Recipe):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default
        )
    given = vars(parser.parse_args())
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    sources, corpus, without, folder = (given.pop(key) for key in ("sources", "corpus", "without", "into"))
    recipe = Recipe(**given)
    table, told = make(sources, corpus, recipe, without)
    write(table, folder)
    about = asdict(recipe) | {
        "sources": {path.name: _digest(path) for path in (*sources, EVERYDAY)},
        "corpus": hashlib.sha256("".join(own_texts(corpus, without)).encode()).hexdigest()
        if corpus
        else None,
        "pieces": told,
        "forms": len(table.forms),
        "pairs": len(table.keys2),
        "triples": len(table.keys3),
    }
    (folder / "recipe.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
