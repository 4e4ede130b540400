"""What is indexed for search: each provision's words under the headings that give them their meaning."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from assistant.library.nouns import Passage, Provision, Target

_NOT_ALONE = frozenset({"recipients", "columns"})
_BLANKS = re.compile(r"[.…_]{4,}")


def passages_of(
    provisions: Sequence[Provision],
    targets: Sequence[Target],
    clean: str,
    *,
    rows: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Passage, ...]:
    """Return a passage for every provision that can answer on its own, in order.

    A row speaks with its column heads beside its values, as `rows` says it by its path or as its target
    does; recipients are found as one list.
    """
    said = {target.provision: _row(target) for target in targets}
    said |= {p.id: rows[p.path] for p in provisions if p.path in rows}
    return tuple(_passages(provisions, said, clean))


def _passages(provisions: Sequence[Provision], said: Mapping[str, str], clean: str) -> Iterator[Passage]:
    for provision in provisions:
        if provision.kind in _NOT_ALONE or _is_blank(provision.text):
            continue
        text = provision.text
        if provision.kind == "closing":
            text = clean[provision.start : provision.subtree_end]
        elif provision.id in said:
            text = said[provision.id]
        yield Passage(
            provision=provision.id,
            document=provision.document,
            heading="\n".join((*provision.trail, provision.label)),
            text=text.strip(),
        )


def _is_blank(text: str) -> bool:
    """Tell whether most of a line is left for others to fill in, as in a form."""
    return 2 * sum(len(blank) for blank in _BLANKS.findall(text)) > len(text)


def _row(target: Target) -> str:
    values = "; ".join(f"{m.column_label}: {m.text}" for m in target.milestones)
    return f"{target.number}. {target.name}. {values}"
