"""Measures search, loading and memory of libraries of about 2,000 and 100,000 provisions.

python -m evals.scale [SIZE ...] [--keep FOLDER]

The documents are invented from the corpus (`evals/scale/invented.py`). Each figure is taken in a process of its
own. The larger library takes many minutes to write; with --keep it is written once and measured again.
"""

import argparse
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import ParamSpec, TypeVar

from evals.scale.measures import Searched, build, load_ours, load_theirs, memory, search

SIZES = (2_000, 100_000)
SEARCH_TIMES, LOAD_SHARE, SMALL_MB = 1.5, 1 / 8, 250
"""What is aimed at: search at both sizes, loading, and the memory at the smaller size."""
_OPENINGS = 3

Given = ParamSpec("Given")
Told = TypeVar("Told")


def alone(call: Callable[Given, Told], *given: Given.args, **named: Given.kwargs) -> Told:
    """Return what `call` returns in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(call, *given, **named).result()


def loading() -> Iterator[str]:
    """Yield how long loading the embedder takes, beside sentence-transformers where it is installed."""
    ours = min(alone(load_ours) for _ in range(_OPENINGS))
    yield f"\nembedder, from nothing to its first vector: {ours:.2f} s"
    if find_spec("sentence_transformers") is None:
        yield "sentence-transformers is not installed (make bench-scale EXTRAS=models): not compared"
        return
    theirs = min(alone(load_theirs) for _ in range(_OPENINGS))
    ratio = ours / theirs
    yield f"the same by sentence-transformers: {theirs:.2f} s; ratio {ratio:.3f} ({_met(ratio, LOAD_SHARE)})"


def searching(taken: Searched) -> Iterator[str]:
    """Yield the table of one library's searches."""
    engines = median(taken.words) + median(taken.sense)
    ratio = median(taken.ours) / engines
    yield f"search: {ratio:.2f} times the two bare engines together ({_met(ratio, SEARCH_TIMES)})\n"
    yield "| what | calls | p50 ms | p95 ms |"
    yield "|---|---|---|---|"
    for name, times in (
        ("search, both legs, of what was read", taken.ours),
        ("bare bm25s query", taken.words),
        ("bare Chroma query", taken.sense),
    ):
        yield f"| {name} | {len(times)} | {median(times):.2f} | {quantiles(times, n=20)[-1]:.2f} |"


def measure(size: int, home: Path, scratch: Path) -> Iterator[str]:
    """Yield the lines of one size as they are known."""
    yield f"\n## {size:,} provisions\n"
    if not (home / "versions").is_dir():
        built = alone(build, home, size)
        yield (
            f"built in {built.seconds:.0f} s: {built.passages:,} passages, {built.windows:,} windows, "
            f"{built.disk_mb:.0f} MB on disk, {built.peak_mb:.0f} MB of memory at the peak"
        )
    held = alone(memory, home)
    aim = f" ({_met(held.asked, SMALL_MB)})" if size == SIZES[0] else ""
    yield f"opened in {held.seconds:.1f} s, everything imported"
    yield f"memory, MB: {held.opened:.0f} opened, {held.asked:.0f} after asking{aim}, {held.peak:.0f} at its peak"
    yield from searching(alone(search, home, scratch))


def main() -> None:
    """Print the figures as they come."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--keep", type=Path, help="folder in which the libraries stay, and are found again")
    wanted = parser.parse_args()
    with _folder(wanted.keep) as kept:
        for size in wanted.sizes:
            with TemporaryDirectory(prefix="evals-scale-") as scratch:
                _tell(measure(size, kept / str(size), Path(scratch)))
    _tell(loading())


def _tell(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        yield kept
        return
    with TemporaryDirectory(prefix="evals-scale-") as folder:
        yield Path(folder)


def _met(value: float, most: float) -> str:
    return f"at most {most:g} is aimed at: {'reached' if value <= most else 'not reached'}"


if __name__ == "__main__":
    main()
