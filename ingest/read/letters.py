"""The letters of a text file: its bytes as Unicode, or which other letters they are."""

import codecs

from ingest.read.legacy_letters import legacy_letters
from ingest.read.reading import Unreadable

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes) -> str | Unreadable:
    """Return the text of a file in UTF-8, or in UTF-16 that says so; Unreadable for anything else."""
    encoding = next((name for mark, name in _MARKED if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        legacy = legacy_letters(data.decode("latin-1"))
        return Unreadable(f"legacy_{legacy}" if legacy else "not_unicode")
