"""Word documents built in a test and read back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document

from ingest.read.reading import Limits, Reading
from ingest.read.word.reader import read_docx

Read = Callable[[Document], Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Save a document and return what the reader makes of it."""

    def read_back(document: Document) -> Reading:
        path = tmp_path / "van-ban.docx"
        document.save(str(path))
        reading = read_docx(path, Limits())
        assert isinstance(reading, Reading)
        return reading

    return read_back
