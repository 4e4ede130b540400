"""Nodes become provisions: ids, labels, heading trails and exact spans."""

from collections.abc import Callable, Collection, Sequence

from assistant.library.nouns import Provision
from ingest.structure.labels import Label, label_of
from ingest.structure.nodes import Node


def provisions_of(
    nodes: Sequence[Node],
    clean: str,
    *,
    document: str,
    target_rows: Collection[str],
    page_at: Callable[[int], int | None],
) -> tuple[Provision, ...]:
    """Return the provisions of a document in order; their own texts together are the clean text.

    `page_at` tells on which page a place of the clean text was printed.
    """
    held = {id(node) for node in nodes}
    ends = _subtree_ends(nodes)
    labels: dict[int, Label] = {}
    made = []
    for node in nodes:
        above = _ancestors(node, held)
        holder = above[-1] if above else None
        if node.kind == "row":  # a sub-row is named by its own number, under the table's holder
            holder = next((a for a in reversed(above) if a.kind != "row"), None)
        labels[id(node)] = label_of(node, holder, labels, target_rows=target_rows)
        made.append(
            Provision(
                id=f"{document}/{node.path}",
                document=document,
                path=node.path,
                parent=f"{document}/{above[-1].path}" if above else None,
                kind=node.kind,
                label=labels[id(node)].text,
                trail=tuple(_heading(a, clean) for a in above),
                text=clean[node.start : node.end],
                start=node.start,
                end=node.end,
                subtree_end=ends[id(node)],
                page=page_at(node.start),
            )
        )
    return tuple(made)


def _ancestors(node: Node, held: set[int]) -> list[Node]:
    chain: list[Node] = []
    above = node.parent
    while above is not None and id(above) in held:
        chain.append(above)
        above = above.parent
    return chain[::-1]


def _subtree_ends(nodes: Sequence[Node]) -> dict[int, int]:
    ends = {id(node): node.end for node in nodes}
    for node in reversed(nodes):
        if node.parent is not None and id(node.parent) in ends:
            ends[id(node.parent)] = max(ends[id(node.parent)], ends[id(node)])
    return ends


def _heading(node: Node, clean: str) -> str:
    text = clean[node.start : node.end].strip()
    if node.kind == "row":
        return " ".join(cell for cell in text.split("\t") if cell.strip())
    return text.replace("\n", " ")
