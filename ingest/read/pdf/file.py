"""The file itself: whether it opens, for whom, and how many pages it has; the only file that knows pypdf."""

import logging
from pathlib import Path

from ingest.read.reading import Limits, Unreadable

_HEAD = 1024


def pages_of(path: Path, limits: Limits) -> int | Unreadable:
    """Return how many pages a PDF has, or why it cannot be read."""
    try:
        with path.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return Unreadable("cannot_open", {"name": path.name})
    if not head.strip():
        return Unreadable("empty", {"name": path.name})
    count = _counted(path) if b"%PDF-" in head else Unreadable("pdf_broken")
    if count == 0:
        return Unreadable("no_text")
    if isinstance(count, int) and count > limits.pages:
        return Unreadable("pdf_too_many_pages", {"pages": str(count), "most": str(limits.pages)})
    return count


def _counted(path: Path) -> int | Unreadable:
    """Return how many pages the file has, as long as it opens with no password or the empty one."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    # What pypdf mends in silence is no concern of whoever reads the log.
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        with PdfReader(path) as reader:
            if reader.is_encrypted and not reader.decrypt(""):
                return Unreadable("pdf_encrypted")
            return len(reader.pages)
    except DependencyError:
        return Unreadable("pdf_encrypted")
    except (PyPdfError, OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Unreadable("pdf_broken")
