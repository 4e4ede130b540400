"""Measures what adding one document to a library costs, beside building that library from nothing.

python -m evals.files.adding [FILE] [--small N]

The library is that of the gazette's files where they lie beside the checkout, and, with --small, of N invented
decisions. FILE is the document added, by default the longest of the gazette's files of about sixty pages.
"""

import argparse
import resource
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from assistant.places import data_folder
from assistant.search.embedder import open_embedder
from evals.gazette import FILES
from ingest.added.arrivals import Coming, Reader
from ingest.added.reception import Reception
from ingest.publish import Published
from ingest.read.apart import read_apart
from ingest.read.formats import read_file
from ingest.switch import only_writer
from ingest.whole import publish_whole, whole_library

_ABOUT = (55, 65)
_SUBJECTS = ("cầu treo", "trạm bơm", "vườn ươm", "chợ phiên", "thư viện xã", "bến đò", "nhà văn hoá")
_ARTICLES = 7


@dataclass(frozen=True, slots=True)
class Cost:
    """What one publication took: seconds of reading, of gathering and of writing, and the texts embedded."""

    read_s: float
    gather_s: float
    write_s: float
    published: Published

    @property
    def seconds(self) -> float:
        """Return the whole time."""
        return self.read_s + self.gather_s + self.write_s


def bring(files: Sequence[Path], home: Path, *, read: Reader) -> Cost:
    """Bring `files` into the library in `home` and return what it took."""
    begun = perf_counter()
    with Reception(data_folder("corpus"), read=read) as reception:
        arrived = reception.arrived([str(file) for file in files], [], b"")
        coming = [one for one in arrived if isinstance(one, Coming)]
        if not coming:
            raise SystemExit(f"{files[0].name} was refused: {arrived}")
        read_at = perf_counter()
        with only_writer(home) as writer:
            whole = whole_library(home, data_folder("corpus"), coming=coming)
            gathered_at = perf_counter()
            published = publish_whole(writer, whole, open_embedder())
    return Cost(read_at - begun, gathered_at - read_at, perf_counter() - gathered_at, published)


def invented(folder: Path, count: int) -> Iterator[Path]:
    """Write `count` small decisions of an invented province and yield their files."""
    for n in range(1, count + 1):
        subject = _SUBJECTS[n % len(_SUBJECTS)]
        articles = [
            f"Điều {article}. Việc thứ {article} về {subject}\n\n"
            f"1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính sửa {subject} số {n} trước ngày {article}/6/2031.\n\n"
            f"2. Kinh phí của {subject} số {n} lấy từ ngân sách tỉnh, mức {n * article} triệu đồng.\n"
            for article in range(1, _ARTICLES + 1)
        ]
        text = (
            "ỦY BAN NHÂN DÂN\nTỈNH HẢI SƠN\n\n"
            f"Số: {n}/QĐ-UBND\n\nHải Sơn, ngày 03 tháng 02 năm 2031\n\n"
            f"QUYẾT ĐỊNH\n\nVề việc sửa {subject} số {n}\n\n" + "\n".join(articles)
        )
        file = folder / f"{n:05}.md"
        file.write_text(text, encoding="utf-8")
        yield file


def report(title: str, first: Cost, added: Cost) -> None:
    """Print what the first building of a library took, and what adding one document to it did."""
    counts = added.published.counts
    print(f"\n# {title}: {counts['documents']} documents, {counts['passages']} passages\n")
    print(f"{'':24}{'read s':>9}{'gather s':>10}{'write s':>9}{'all s':>8}{'embedded':>10}")
    for name, cost in (("built from nothing", first), ("one document added", added)):
        times = f"{cost.read_s:9.1f}{cost.gather_s:10.1f}{cost.write_s:9.1f}{cost.seconds:8.1f}"
        print(f"{name:24}{times}{cost.published.embedded:10}")
    print(f"{'ratio':24}{added.seconds / first.seconds:36.2f}")


def main() -> None:
    """Measure what is asked for, and say what is not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--small", type=int, default=0)
    wanted = parser.parse_args()
    gazette = sorted(FILES.glob("*.pdf"))
    new = wanted.file or _of_sixty_pages(gazette)
    if new is None:
        raise SystemExit("There is no gazette beside the checkout: name the file to add.")
    others = [file for file in gazette if file != new]
    if others:
        _measure("the gazette's files", others, new)
    if wanted.small:
        with TemporaryDirectory(prefix="evals-small-") as folder:
            _measure("small decisions", list(invented(Path(folder), wanted.small)), new)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\npeak memory of this process {peak} MB")


def _measure(title: str, others: Sequence[Path], new: Path) -> None:
    with TemporaryDirectory(prefix="evals-adding-") as home:
        first = bring(others, Path(home), read=read_file)
        report(title, first, bring([new], Path(home), read=read_apart))


def _of_sixty_pages(files: Sequence[Path]) -> Path | None:
    from pypdf import PdfReader

    return next((file for file in files if _ABOUT[0] <= len(PdfReader(file).pages) <= _ABOUT[1]), None)


if __name__ == "__main__":
    main()
