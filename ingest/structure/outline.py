"""The outline of a text: every line becomes part of exactly one node, named by its printed numbers."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import chain, count

from assistant.text.footnotes import body_number
from ingest.structure.lines import ANNEX, Line, Sort
from ingest.structure.numbering import Style, roman
from ingest.structure.openings import Opening, opening

_SENTENCE_END = (".", ":", ";", ",")


@dataclass(slots=True)
class Node:
    """A provision in the making: its place in the tree, its own lines, and how it was marked."""

    path: str
    kind: str
    mark: str
    parent: "Node | None"
    start: int
    end: int
    style: Style | None = None
    value: int = 0
    line: str = ""
    counters: Counter[str] = field(default_factory=Counter)

    def child_path(self, tail: str) -> str:
        """Return the path of a child named `tail` (`4`, `-2`, `~1`)."""
        joint = "" if tail[0] in "-~" or not self.path else "."
        return f"{self.path}{joint}{tail}"


@dataclass(frozen=True, slots=True)
class Slip:
    """A place where the numbering is not what its grammar expects."""

    code: str
    path: str
    text: str


@dataclass(slots=True)
class Outline:
    """The nodes in document order (a table's lines are one node still), and what looked wrong."""

    nodes: list[Node]
    slips: list[Slip]


def outline(lines: Iterable[Line], grammar: tuple[Style, ...]) -> Outline:
    """Return the outline of the lines under a numbering grammar."""
    walk = _Walk(grammar, list(lines))
    return Outline(walk.nodes, walk.slips)


class _Walk:
    """One pass over the lines, holding what is open."""

    def __init__(self, grammar: tuple[Style, ...], lines: list[Line]) -> None:
        self.grammar = grammar
        self.nodes: list[Node] = []
        self.slips: list[Slip] = []
        self.taken: set[str] = set()
        self.root = Node("", "document", "", None, 0, 0)
        self.scope = self.root
        self.open: list[Node] = []
        self.several_annexes = sum(line.sort is Sort.ANNEX for line in lines) > 1
        self.heading_open = False
        self.closing = False
        # what ends a document before its recipients are listed, or where they are not
        self.end = Node("cuoi", "closing", "", None, 0, 0)
        self.table: Node | None = None
        for line in lines:
            self._take(line)

    def _take(self, line: Line) -> None:
        if line.sort is not Sort.ROW and line.sort is not Sort.FOOTNOTE:
            self.table = None
        if not self.nodes and line.sort is Sort.PROSE and self._opening(line) is None:
            self._add("dau", "letterhead", "", self.root, line)
            self.heading_open = True
        elif line.sort is Sort.ANNEX:
            self._annex(line)
        elif line.sort is Sort.FOOTNOTE:
            self._footnote(line)
        elif line.sort is Sort.ROW:
            self._row(line)
        elif line.sort in (Sort.RECIPIENTS, Sort.SIGNATURE) or self.closing:
            self._close(line)
        elif self.heading_open and self._continues_heading(line):
            self.nodes[-1].end = line.end
        else:
            self._prose(line)

    def _continues_heading(self, line: Line) -> bool:
        return not line.text.endswith(_SENTENCE_END) and self._opening(line) is None

    def _opening(self, line: Line) -> Opening[Node] | None:
        return opening(line.text, self.open, self.grammar)

    def _prose(self, line: Line) -> None:
        self.heading_open = False
        choice = self._opening(line)
        if choice is None:
            if any(s.name in {"number", "dotted"} and s.pattern.match(line.text) for s in self.grammar):
                self.slips.append(Slip("number_not_believed", self.nodes[-1].path, line.text[:60]))
            while self.open and self.open[-1].kind == "bullet":
                self.open.pop()
            self._counted("~", "paragraph", line, self.open[-1] if self.open else self.scope)
            return
        del self.open[choice.depth :]
        style, mark, parent = choice.style, choice.mark, choice.parent or self.scope
        if style.counted:
            node = self._counted("-", style.kind, line, parent)
        else:
            tail = mark.rpartition(".")[2] if style.dotted else mark
            node = self._add(parent.child_path(ascii_path(tail)), style.kind, mark, parent, line)
        node.style, node.value = style, choice.value
        self.open.append(node)
        if choice.skipped:
            self.slips.append(Slip("number_skipped", node.path, line.text[:60]))

    def _annex(self, line: Line) -> None:
        found = ANNEX.match(line.text)
        self.root.counters["PL"] += 1
        printed = found["number"] if found else None
        mark = (printed or str(self.root.counters["PL"])) if self.several_annexes or printed else ""
        number = roman(mark) or mark
        self.open, self.closing, self.heading_open = [], False, True
        self.scope = self._add(f"PL{number}", "annex", mark, self.root, line)

    def _footnote(self, line: Line) -> None:
        noted = self.nodes[-1] if self.nodes else self.root
        while noted.kind in {"footnote", "table"} and noted.parent is not None:
            noted = noted.parent
        digits = body_number(line.text + "\n") or ""
        self._add(noted.child_path(f"cn{digits}"), "footnote", digits, noted, line)

    def _row(self, line: Line) -> None:
        """Keep table lines together as one node; tables.py cuts it into columns and rows."""
        self.heading_open = False
        if self.table is not None and self.nodes[-1] is self.table:
            self.table.end = line.end
            return
        holder = self.open[-1] if self.open else self.scope
        continued = self.table is not None
        self.table = self._add("", "table", "", holder, line)
        self.table.mark = "continued" if continued else ""

    def _close(self, line: Line) -> None:
        self.heading_open = False
        if not self.closing:
            self.closing, self.open, self.scope = True, [], self.root
        last = self.nodes[-1] if self.nodes else self.root
        if line.sort is Sort.RECIPIENTS:
            self.scope = self.end = self._add("cuoi", "closing", "", self.root, line)
        elif line.sort is Sort.SIGNATURE or last.kind == "signature" or line.text.isupper():
            if last.kind == "signature":
                last.end = line.end
            else:
                # its path is the closing's, but who signs is not one of those who receive
                self._counted("~", "signature", line, self.end).parent = self.root
        else:
            self._counted("-", "recipients", line, self.end)

    def _counted(self, sign: str, kind: str, line: Line, parent: Node) -> Node:
        parent.counters[sign] += 1
        mark = str(parent.counters[sign])
        return self._add(parent.child_path(sign + mark), kind, mark, parent, line)

    def _add(self, path: str, kind: str, mark: str, parent: Node, line: Line) -> Node:
        unique = path if kind == "table" else free_path(path, self.taken)
        if unique != path:
            self.slips.append(Slip("number_twice", unique, line.text[:60]))
        self.taken.add(unique)
        node = Node(unique, kind, mark, parent, line.start, line.end, line=line.text)
        self.nodes.append(node)
        return node


def free_path(path: str, taken: Container[str]) -> str:
    """Return `path`, or where it is taken the first of `path`b, `path`c, … that is not."""
    letters = (f"{path}{letter}" for letter in "bcdeghiklmnopqrstuvxy")
    numbered = (f"{path}z{n}" for n in count(2))
    return next(free for free in chain((path,), letters, numbered) if free not in taken)


def ascii_path(mark: str) -> str:
    """Return a printed mark as it stands in paths, which have no letter đ."""
    return mark.replace("đ", "dd").replace("Đ", "DD")
