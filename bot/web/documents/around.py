"""The part of a very large document that holds one place, for a panel that cannot show the whole."""

from collections.abc import Sequence

from assistant.library.nouns import Provision

_WHOLE = 400_000
"""Bytes of HTML up to which a document is shown whole."""
_TAGS = 260
"""Bytes that a provision's tags and links take beside its words, by count of the pages served."""
_PART = 24_000
"""Characters of a part."""


def is_large(provisions: Sequence[Provision]) -> bool:
    """Tell whether the whole document would make more than 400 KB of HTML."""
    return sum(len(one.text.encode()) + _TAGS for one in provisions) > _WHOLE


def around(provisions: Sequence[Provision], start: int) -> tuple[Provision, ...]:
    """Return the part that holds the character at `start`, its neighbours, and the headings above it, in order.

    It is the largest chapter, article or clause around the place that is short enough, widened to both sides.
    """
    at = next((n for n, one in enumerate(provisions) if start < one.end), len(provisions) - 1)
    by_id = {one.id: one for one in provisions}
    root = provisions[at]
    above = by_id.get(root.parent or "")
    while above and above.subtree_end - above.start <= _PART:
        root, above = above, by_id.get(above.parent or "")
    begin = root.start - max(0, _PART - (root.subtree_end - root.start)) // 2
    first = next(n for n, one in enumerate(provisions) if one.start >= begin)
    first = min(first, at)
    last = at + 1
    while last < len(provisions) and provisions[last].end <= provisions[first].start + _PART:
        last += 1
    return (*_over(provisions, first, by_id), *provisions[first:last])


def _over(provisions: Sequence[Provision], first: int, by_id: dict[str, Provision]) -> list[Provision]:
    """Return the headings above a part, and the header of the table that it begins inside."""
    over = []
    above = by_id.get(provisions[first].parent or "")
    while above:
        over.append(above)
        above = by_id.get(above.parent or "")
    if provisions[first].kind == "row":
        over += next(([one] for one in reversed(provisions[:first]) if one.kind == "columns"), [])
    unique = {one.id: one for one in over}
    return sorted(unique.values(), key=lambda one: one.start)
