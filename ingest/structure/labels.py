"""How a person names each place: labels from prompts/, built from the outside in."""

import re
from collections.abc import Collection

from assistant.wording import say
from ingest.structure.outline import Node

_UNNUMBERED = re.compile(r"(?P<after>\d[\d.]*)[b-z]")


def label_of(node: Node, above: str, *, target_rows: Collection[str]) -> str:
    """Return the label of `node`, whose parent's label is `above` ("" at the top)."""
    if node.kind == "row":
        return _row_label(node, above, is_target=node.path in target_rows)
    if node.kind == "item":
        plain = re.fullmatch(r"[\w.]+", node.path) is not None
        return say("labels.place.item", path=node.path) if plain else _say("item_in", node, above)
    if node.kind == "bullet":
        nested = node.parent is not None and node.parent.kind == "bullet"
        return _say("bullet_nested" if nested else "bullet" if above else "bullet_root", node, above)
    if node.kind == "paragraph" and not above:
        return _say("opening" if node.mark == "1" else "opening_nth", node, above)
    if node.kind == "annex" and node.mark:
        return _say("annex_nth", node, above)
    return _say(node.kind, node, above)


def _say(key: str, node: Node, above: str) -> str:
    return say(f"labels.place.{key}", above=above, mark=node.mark, n=node.mark, path=node.path)


def _row_label(node: Node, above: str, *, is_target: bool) -> str:
    key = "target" if is_target else "row"
    found = _UNNUMBERED.fullmatch(node.mark)
    mark = found["after"] if found else node.mark
    return say(f"labels.place.{key}{'_unnumbered' if found else ''}", above=above, mark=mark)
