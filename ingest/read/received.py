"""The received text of a document: the file's characters, unchanged."""

from pathlib import Path

from assistant.errors import CorpusInvalid
from assistant.wording import say


def read_received(path: Path) -> str:
    """Return the text of a UTF-8 file exactly as it is, line ends included.

    Raises CorpusInvalid when there is no such file, it is not UTF-8, or it says nothing.
    """
    if not path.is_file():
        raise CorpusInvalid(say("errors.corpus.no_source", path=path.parent.name))
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as slip:
        raise CorpusInvalid(say("errors.corpus.not_utf8", path=path.name)) from slip
    if not text.strip():
        raise CorpusInvalid(say("errors.corpus.empty", path=path.name))
    return text
