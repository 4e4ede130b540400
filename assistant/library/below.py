"""What stands below a provision of a document, told by who is whose parent."""

from bisect import bisect_left
from collections.abc import Sequence

from assistant.library.nouns import Provision


def with_all_below(provision: Provision, held: Sequence[Provision]) -> tuple[Provision, ...]:
    """Return a provision and everything below it, in document order, among those of its document in that order."""
    ids = {provision.id}
    found: list[Provision] = []
    for place in range(bisect_left(held, provision.start, key=lambda one: one.start), len(held)):
        one = held[place]
        if one.id in ids or one.parent in ids:
            ids.add(one.id)
            found.append(one)
        elif found:
            break  # what stands below another follows it
    return tuple(found)
