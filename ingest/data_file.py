"""The data files of a corpus: reading one, and saying which field of it is wrong."""

import tomllib
from pathlib import Path
from typing import Any

from assistant.errors import CorpusInvalid
from assistant.wording import say


def read_data(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file; CorpusInvalid when it is not there or no TOML."""
    try:
        return parsed(path.read_bytes(), path.name)
    except OSError as slip:
        raise wrong_field(path.name, "toml", slip) from slip


def parsed(content: bytes, name: str) -> dict[str, Any]:
    """Return the content of the TOML file `name`; CorpusInvalid when it is no TOML."""
    try:
        return tomllib.loads(content.decode())
    except (ValueError, RecursionError) as slip:
        raise wrong_field(name, "toml", slip) from slip


def read_arrays(path: Path, arrays: set[str]) -> dict[str, Any]:
    """Return the content of a TOML file that holds these arrays and nothing else; nothing when it is absent.

    Raises CorpusInvalid for a file that is no TOML, and for anything else that stands in it.
    """
    content = read_data(path) if path.is_file() else {}
    for name in content.keys() - arrays:
        raise wrong_field(path.name, name, content[name])
    return content


def wrong_field(file: str, field: str, slip: object) -> CorpusInvalid:
    """Return the error that names a file, the field in it that is wrong, and what stands there."""
    return CorpusInvalid(say("errors.corpus.card", path=file, field=field, slip=slip))
