"""Many editions after one another in one process: nothing of the old ones may stay."""

import gc
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic, sleep

import pytest

from assistant.library.versions import current_folder, versions_folder
from assistant.search.shelf import Shelf
from ingest.publish import publish
from tests.invented import WordEmbedder, holding
from tests.sizes import size

WORDS = WordEmbedder()
DESCRIPTORS = Path("/proc/self/fd")
STATUS = Path("/proc/self/status")
# Chroma keeps one connection more or less to the edition that is open, as it likes.
SLACK = 3


@pytest.mark.skipif(not DESCRIPTORS.is_dir(), reason="counts descriptors under /proc")
def test_swaps_leave_the_number_of_open_descriptors_flat(home: Path) -> None:
    def swap(n: int) -> None:
        publish([holding(items=40, stamp=f"lần{n}")], home, embedder=WORDS, vector_weight=0.5)
        shelf.refresh()
        with shelf.lend() as edition:
            assert edition.search(f"dấu lần{n}", k=1)[0].vector is not None

    with closing(Shelf(home, embedder=lambda: WORDS)) as shelf:
        swap(0)
        swap(1)
        before, rss_before = len(_settled(home)), _rss_mb()
        for n in range(2, 2 + size("swaps")):
            swap(n)
        after = _settled(home)
        figures = f"descriptors {before} -> {len(after)}, RSS {rss_before:.0f} -> {_rss_mb():.0f} MB"
        print(f"{size('swaps')} swaps: {figures}")  # noqa: T201 - a figure of docs/benchmarks.md
    assert _of_old_versions(home, after) == []
    assert len(after) <= before + SLACK


def _settled(home: Path) -> list[str]:
    """What is open, once Chroma's threads, which end a moment after it is closed, are gone."""
    deadline = monotonic() + 10
    while _of_old_versions(home, now := _open_files()) and monotonic() < deadline:
        sleep(0.05)
    return now


def _of_old_versions(home: Path, files: list[str]) -> list[str]:
    versions, current = versions_folder(home), current_folder(home)
    return [file for file in files if file.startswith(f"{versions}/") and not file.startswith(str(current))]


def _open_files() -> list[str]:
    gc.collect()
    files = []
    for descriptor in DESCRIPTORS.iterdir():
        with suppress(FileNotFoundError):  # the one that lists them
            files.append(str(descriptor.readlink()))
    return files


def _rss_mb() -> float:
    lines = STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
