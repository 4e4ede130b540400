"""Reads one file in a process of its own and prints by how many bytes its memory grew at its peak (Linux).

python -m evals.files.memory FILE
"""

import re
import sys
from pathlib import Path

from ingest.read.formats import read_file
from ingest.read.reading import Limits


def peak() -> int:
    """Return the largest resident memory of this process so far, in bytes; rusage would tell its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0


def main(file: str) -> None:
    """Print the growth of the peak while `file` is read, and what came of it."""
    before = peak()
    reading = read_file(Path(file), Limits(seconds=3600))
    print(peak() - before, type(reading).__name__)


if __name__ == "__main__":
    main(sys.argv[1])
