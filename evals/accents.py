"""Measures how well accents are put back, beside the commonest form of each syllable.

python -m evals.accents --data FOLDER (see ingest/language/count_syllables.py for a table to set beside)
"""

import argparse
import json
import random
import re
import tarfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import thread_time

import numpy as np

from assistant.text.accent_table import AccentTable, read_table, shipped_table
from assistant.text.accent_tokens import tokens
from assistant.text.accents import restored
from assistant.text.normal import fold, has_accents, plain, tidy_tones
from evals.questions import FULL, read_questions

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS_OF = ("viquad_test", "xquad_vi", "alqac22", "viquad_dev")
SENTENCE_END = re.compile(r"(?<=[.;?!])\s+|\n+")
KEPT = re.compile(r"\w*\d[\w/.-]*|\b[A-ZĐ]{2,}[\w/-]*")
SHORTEST, LONGEST = 5, 60
MOST = 3000  # sentences of articles; more change no figure's first decimal
HALF = 0.5

Reader = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Percentages right: of syllables, of whole texts, and of texts where one of the readings is right."""

    texts: int
    syllables: int
    right: float
    whole: float
    kept: float
    several: float


def sentences(text: str) -> list[str]:
    """Return the sentences that carry accents and are neither fragments nor tables."""
    found = (" ".join(part.split()) for part in SENTENCE_END.split(text) if "\t" not in part)
    return [part for part in found if SHORTEST <= len(part.split()) <= LONGEST and has_accents(part)]


def bare(text: str) -> str:
    """Return `text` without any mark, its letters in the same places and the same case."""
    return "".join(fold(c).upper() if c.isupper() else fold(c) for c in plain(text))


def right(read: str, meant: str) -> tuple[int, int]:
    """Return how many words of `meant` are read right, and how many there are.

    Numbers, document numbers and abbreviations in capitals do not count: they stay as typed.
    """
    kept = [run.span() for run in KEPT.finditer(meant)]
    words = [
        token
        for token in tokens(meant, {})
        if token.lettered and not any(start <= token.start < end for start, end in kept)
    ]
    same = sum(
        tidy_tones(read[token.start : token.end]).lower() == tidy_tones(token.word).lower() for token in words
    )
    return same, len(words)


def figures(read: Reader, texts: Sequence[str], typed: Callable[[str], str] = bare) -> Figures:
    """Return how well `read` gives back texts from the way they are `typed`; its first reading is its best."""
    same = total = whole = kept = several = 0
    for text in map(plain, texts):
        readings = read(typed(text))
        each = [right(one, text) for one in readings]
        same, total = same + each[0][0], total + each[0][1]
        whole += each[0][0] == each[0][1]
        kept += any(good == of for good, of in each)
        several += len(readings) > 1
    return Figures(
        len(texts),
        total,
        *(
            100 * n / max(of, 1)
            for n, of in ((same, total), *((n, len(texts)) for n in (whole, kept, several)))
        ),
    )


def half_typed(text: str) -> str:
    """Return `text` with the marks of about half its words left out, the same half every time."""
    luck = random.Random(text)  # noqa: S311
    return "".join(bare(part) if luck.random() < HALF else part for part in re.split(r"(\s+)", plain(text)))


def commonest(table: AccentTable) -> Reader:
    """Return the baseline: each syllable in its commonest form, whatever stands beside it."""
    best = {form: max(ids, key=lambda i: table.alone[i]) for form, ids in table.candidates.items()}

    def read(text: str) -> Sequence[str]:
        letters = list(text)
        for token in tokens(text, table.candidates):
            if token.bare:
                letters[token.start : token.end] = table.forms[best[token.bare]]
        return ("".join(letters),)

    return read


def of_corpus() -> Iterator[tuple[str, list[str]]]:
    """Yield the texts of the project itself: documents, and examination questions as typed in full."""
    for source in sorted((ROOT / "corpus").glob("*/source.md")):
        yield f"corpus {source.parent.name}", sentences(source.read_text(encoding="utf-8"))
    asked: dict[str, list[str]] = {}
    for question in read_questions():
        if question.style == FULL and has_accents(question.ask):
            asked.setdefault(f"questions {question.file}", []).append(question.ask)
    yield from asked.items()


def of_data(data: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the questions and the held-out articles of a data folder."""
    from ingest.language.count_syllables import Recipe, is_held_out
    from ingest.language.free_text import read_texts

    with tarfile.open(data / "tasks.tar.xz") as archive:
        for name in QUESTIONS_OF:
            file = archive.extractfile(f"tasks/{name}.json")
            if file is not None:
                yield name, [text for text in json.load(file)["queries"] if has_accents(text)]
    held = [
        sentence
        for name, text in read_texts(data / "viwiki.tar.xz")
        if is_held_out(name, Recipe())
        for sentence in sentences(text)
    ]
    random.Random(57).shuffle(held)  # noqa: S311
    yield "viwiki, held out", held[:MOST]


def times(texts: Sequence[str]) -> tuple[float, float]:
    """Return the median and the 95th percentile of the milliseconds of processor time that one text takes."""
    taken = []
    for text in map(bare, texts):
        begun = thread_time()
        restored(text)
        taken.append((thread_time() - begun) * 1000)
    low, high = np.percentile(taken, [50, 95])
    return float(low), float(high)


def line(name: str, how: str, found: Figures) -> str:
    """Return one line of the Markdown table."""
    shares = " | ".join(f"{share:.2f}" for share in (found.right, found.whole, found.kept, found.several))
    return f"| {name} | {how} | {found.texts} | {found.syllables} | {shares} |"


def main() -> None:
    """Print the figures as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="the folder with tasks.tar.xz and viwiki.tar.xz")
    parser.add_argument("--table", type=Path, action="append", default=[], help="another table to set beside")
    given = parser.parse_args()
    begun = thread_time()
    table = shipped_table()
    _ = table.candidates
    loaded = thread_time() - begun
    sets = dict(of_corpus())
    if given.data is None or not (given.data / "tasks.tar.xz").is_file():
        print("General text is left out: name the folder that holds tasks.tar.xz with --data.\n")
    else:
        sets |= of_data(given.data)
    others = [(path.parent.name, read_table(path)) for path in given.table]
    print("All words count, in percent; numbers do not. `kept`: one of the readings is right.\n")
    print("| text | by | texts | words | right | whole | kept | several |")
    print("|---|---|---|---|---|---|---|---|")
    for name, texts in sets.items():
        print(line(name, "commonest form", figures(commonest(table), texts)))
        print(line(name, "restored", figures(lambda text: restored(text).readings, texts)))
        for other, its in others:
            print(line(name, other, figures(lambda text, its=its: restored(text, its).readings, texts)))  # type: ignore[misc]
        print(
            line(
                name, "half typed, restored", figures(lambda text: restored(text).readings, texts, half_typed)
            )
        )
        print(
            line(name, "fully typed, restored", figures(lambda text: restored(text).readings, texts, plain))
        )
    asked = [
        text for name, texts in sets.items() if "questions" in name or name in QUESTIONS_OF for text in texts
    ]
    low, high = times(asked)
    took = f"{low:.2f} ms median, {high:.2f} ms 95th percentile, loading {1000 * loaded:.0f} ms"
    print(f"\n{len(asked)} questions, processor time: {took}")


if __name__ == "__main__":
    main()
