"""The catalogue: what is known of every document, whether its text is held or not."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.errors import CorpusInvalid
from assistant.wording import say
from ingest.data_file import read_arrays, wrong_field

Entry = Mapping[str, Any]


def read_catalogue(path: Path) -> dict[str, Entry]:
    """Return the entries of catalogue.toml by document id, in its order; none when there is no such file.

    Raises CorpusInvalid for a file that is no TOML, an entry without id, or an id given twice.
    """
    rows = read_arrays(path, {"document"}).get("document", [])
    entries: dict[str, Entry] = {}
    for row in rows if isinstance(rows, list) else [rows]:
        id_ = row.get("id") if isinstance(row, dict) and isinstance(rows, list) else None
        if not isinstance(id_, str) or not id_.strip():
            raise wrong_field(path.name, "id", row)
        if id_ in entries:
            raise CorpusInvalid(say("errors.corpus.duplicate_id", id=id_))
        entries[id_] = row
    return entries
