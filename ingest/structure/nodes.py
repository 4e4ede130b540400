"""Provisions in the making, and the paths that name them."""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field
from itertools import chain, count

from ingest.structure.numbering import Number, Style


@dataclass(slots=True)
class Node:
    """A provision in the making: its place in the tree, its own lines, and how it was marked.

    `unit` is what it is by its mark where `kind` only says that another law's text is quoted, or "".
    """

    path: str
    kind: str
    mark: str
    parent: "Node | None"
    start: int
    end: int
    style: Style | None = None
    value: Number = (0, 0)
    line: str = ""
    unit: str = ""
    counters: Counter[str] = field(default_factory=Counter)

    @property
    def nature(self) -> str:
        """Return what the node is by its mark, quoted or not."""
        return self.unit or self.kind

    def child_path(self, tail: str) -> str:
        """Return the path of a child named `tail` (`4`, `-2`, `~1`)."""
        joint = "" if tail[0] in "-~" or not self.path else "."
        return f"{self.path}{joint}{tail}"


def free_path(path: str, taken: Container[str], *, lettered: bool = True) -> str:
    """Return `path`, or where it is taken the first of `path`b, `path`c, … that is not.

    Numbers that may themselves have letters (Điều 7b) are told apart as `path`z2, `path`z3, …
    """
    letters = (f"{path}{letter}" for letter in "bcdeghiklmnopqrstuvxy" if lettered)
    numbered = (f"{path}z{n}" for n in count(2))
    return next(free for free in chain((path,), letters, numbered) if free not in taken)


def ascii_path(mark: str) -> str:
    """Return a printed mark as it stands in paths, which have no letter đ."""
    return mark.replace("đ", "dd").replace("Đ", "DD")
