"""Every sentence the product says, read from the `prompts/` folder."""

import tomllib
from collections.abc import Mapping
from functools import cache
from string import Template

from assistant.places import data_folder


@cache
def _table(name: str) -> Mapping[str, object]:
    path = data_folder("prompts") / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _entry(key: str) -> object:
    file, *rest = key.split(".")
    entry: object = _table(file)
    for part in rest:
        if not isinstance(entry, Mapping) or part not in entry:
            raise KeyError(f"prompts/{file}.toml has nothing at {'.'.join(rest)!r}")
        entry = entry[part]
    return entry


def say(key: str, /, **values: object) -> str:
    """Return the sentence `file.section.key` of `prompts/`, with its `$name` places filled.

    Raises KeyError when the sentence or one of its values is missing: a slip in our own data.
    """
    entry = _entry(key)
    if not isinstance(entry, str):
        raise KeyError(f"prompts: {key!r} is not a sentence")
    return Template(entry).substitute(values)


def begun(name: str) -> str:
    """Return a name as it begins a sentence, with a capital letter."""
    return name[:1].upper() + name[1:]


@cache
def words(key: str) -> tuple[str, ...]:
    """Return the list of strings at `file.section.key` of `prompts/`; KeyError when there is none."""
    entry = _entry(key)
    if not isinstance(entry, list):
        raise KeyError(f"prompts: {key!r} is not a list")
    return tuple(str(item) for item in entry)


@cache
def pairs(key: str) -> tuple[tuple[str, str], ...]:
    """Return the list of pairs at `file.section.key` of `prompts/`; KeyError when there is none."""
    entry = _entry(key)
    if not isinstance(entry, list):
        raise KeyError(f"prompts: {key!r} is not a list")
    return tuple((str(first), str(second)) for first, second in entry)
