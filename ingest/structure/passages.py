"""What is indexed for search: each provision's words under the headings that give them their meaning."""

from collections.abc import Iterator, Mapping, Sequence

from assistant.library.nouns import Passage, Provision, Target

_NOT_ALONE = frozenset({"recipients", "columns"})


def passages_of(
    provisions: Sequence[Provision], targets: Sequence[Target], clean: str
) -> tuple[Passage, ...]:
    """Return a passage for every provision that can answer on its own, in order.

    A row speaks with its column heads beside its values; recipients are found as one list.
    """
    by_row = {target.provision: target for target in targets}
    return tuple(_passages(provisions, by_row, clean))


def _passages(provisions: Sequence[Provision], by_row: Mapping[str, Target], clean: str) -> Iterator[Passage]:
    for provision in provisions:
        if provision.kind in _NOT_ALONE:
            continue
        text = provision.text
        if provision.kind == "closing":
            text = clean[provision.start : provision.subtree_end]
        elif provision.id in by_row:
            text = _row(by_row[provision.id])
        yield Passage(
            provision=provision.id,
            document=provision.document,
            heading="\n".join((*provision.trail, provision.label)),
            text=text.strip(),
        )


def _row(target: Target) -> str:
    values = "; ".join(f"{m.column_label}: {m.text}" for m in target.milestones)
    return f"{target.number}. {target.name}. {values}"
