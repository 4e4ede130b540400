"""What an operator states of a file because its text does not say it: a card of its own, written as TOML."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from ingest.data_file import read_data, wrong_field


def as_toml(fields: Mapping[str, object]) -> bytes:
    """Return the fields, each a text, as a TOML file; a text of JSON is one of TOML too."""
    return "".join(
        f"{name} = {json.dumps(str(value), ensure_ascii=False)}\n" for name, value in fields.items()
    ).encode()


def stated_card(card: Path | None, **fields: str | None) -> bytes:
    """Return the card that an operator gives: the fields typed, then the file `card` as it is.

    Raises CorpusInvalid when the two together are no TOML, for instance where both state a field.
    """
    typed = as_toml({name: value for name, value in fields.items() if value})
    if card is None:
        return typed
    read_data(card)
    both = typed + card.read_bytes()
    try:
        tomllib.loads(both.decode())
    except ValueError as slip:
        raise wrong_field(card.name, "toml", slip) from slip
    return both
