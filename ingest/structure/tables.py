"""Tables: the lines of one become its column heads and its rows, each row a provision of its own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.library.nouns import Span
from assistant.text.normal import fold
from ingest.structure.outline import Node, ascii_path, free_path

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[a-zđ])[.)]?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER_HEADS = frozenset({"tt", "stt", "so tt", "so thu tu"})
_UNIT_HEADS = ("don vi", "dvt")
_UNNUMBERED = "bcdeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its printed head, where that stands, and the milestone year it names."""

    label: str
    span: Span
    year: int | None

    @property
    def counts(self) -> bool:
        """Tell whether the column holds the rows' numbers."""
        return fold(self.label).strip(" .") in _NUMBER_HEADS

    @property
    def is_unit(self) -> bool:
        """Tell whether the column holds units of measure."""
        return fold(self.label).startswith(_UNIT_HEADS)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its node, its printed number, and the span of every cell."""

    node: Node
    number: str
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table, joined where footnotes or pages parted it."""

    container: Node
    heads: Node | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def cut_tables(nodes: Sequence[Node], clean: str) -> tuple[list[Node], list[Table]]:
    """Return the nodes with each table's lines cut into heads and rows, and the tables."""
    per_container = Counter(id(n.parent) for n in nodes if n.kind == "table" and n.mark != "continued")
    seen: Counter[int] = Counter()
    done: dict[int, list[Node]] = {}
    taken = {node.path for node in nodes}
    tables = []
    for at, first in enumerate(nodes):
        if first.kind != "table" or first.mark == "continued" or first.parent is None:
            continue
        seen[id(first.parent)] += 1
        alone = first.parent.kind == "annex" and per_container[id(first.parent)] == 1
        parts = [first, *_continuations(nodes[at + 1 :])]
        cutter = _Cutter(
            first.parent, clean, prefix="" if alone else f"b{seen[id(first.parent)]}", taken=taken
        )
        cutter.plan(parts)
        for part in parts:
            done[id(part)] = cutter.take(part)
        tables.append(cutter.table())
    return [made for node in nodes for made in done.get(id(node), [node])], tables


def _continuations(following: Sequence[Node]) -> Iterator[Node]:
    for node in following:
        if node.kind == "table" and node.mark == "continued":
            yield node
        elif node.kind != "footnote":
            return


class _Cutter:
    """Cuts one table, part by part."""

    def __init__(self, container: Node, clean: str, *, prefix: str, taken: set[str]) -> None:
        self.container = container
        self.clean = clean
        self.prefix = prefix
        self.taken = taken
        self.heads: Node | None = None
        self.columns: tuple[Column, ...] = ()
        self.rows: list[Row] = []
        self.last = ""
        self.group = ""
        self.grouped = False
        self.unnumbered: Counter[str] = Counter()

    def table(self) -> Table:
        return Table(self.container, self.heads, self.columns, tuple(self.rows))

    def take(self, part: Node) -> list[Node]:
        """Return the nodes that the lines of `part` become."""
        lines = list(_line_spans(self.clean, part))
        made: list[Node] = []
        if not self.rows and self.heads is None:
            head_lines = self._head_lines(lines)
            if head_lines:
                made.append(self._make_heads(head_lines))
            lines = lines[len(head_lines) :]
        return made + [self._make_row(line) for line in lines]

    def plan(self, parts: Sequence[Node]) -> None:
        """Look over the whole table first: numbers that start again in each group need the group's number."""
        lines = [line for part in parts for line in _line_spans(self.clean, part)]
        numbers = Counter(number for line in lines if (number := _row_number(self._texts(line)[0])))
        self.grouped = any(count > 1 for count in numbers.values())

    def _head_lines(self, lines: Sequence[Span]) -> list[Span]:
        """Return the lines above the first numbered row; the first line where no row is numbered."""
        first = next((i for i, span in enumerate(lines) if _row_number(self._texts(span)[0])), None)
        return list(lines[:1]) if first is None else list(lines[:first])

    def _make_heads(self, lines: Sequence[Span]) -> Node:
        width = max(len(self._cells(line)) for line in lines)
        columns = []
        for i in range(width):
            cells = [cells[i] for line in lines if i < len(cells := self._cells(line))]
            span = next((c for c in reversed(cells) if c.of(self.clean).strip()), cells[-1])
            years = _YEAR.findall(span.of(self.clean))
            columns.append(Column(span.of(self.clean).strip(), span, int(years[-1]) if years else None))
        self.columns = tuple(columns)
        path = self._free(self.container.child_path("~" + str(self._count("~"))))
        self.heads = Node(path, "columns", "", self.container, lines[0].start, lines[-1].end)
        return self.heads

    def _make_row(self, line: Span) -> Node:
        cells = self._cells(line)
        texts = self._texts(line)
        numbered = not self.columns or self.columns[0].counts
        number = _row_number(texts[0]) if numbered else ""
        if number:
            self.last = number
        elif self.last:
            self.unnumbered[self.last] += 1
            number = self.last + _UNNUMBERED[min(self.unnumbered[self.last], len(_UNNUMBERED)) - 1]
        else:
            number = f"h{self._count('h')}"
        if number.isupper():
            self.group = number
        elif self.grouped and self.group:
            number = f"{self.group}.{number}"
        tail = ascii_path(f"{self.prefix}.{number}" if self.prefix else number)
        path = self._free(self.container.child_path(tail))
        node = Node(path, "row", number, self._row_above(number), line.start, line.end)
        self.rows.append(Row(node, number, tuple(cells)))
        return node

    def _free(self, path: str) -> str:
        """Return the path, made another where the printed number already names a place of the document."""
        free = free_path(path, self.taken)
        self.taken.add(free)
        return free

    def _row_above(self, number: str) -> Node:
        stem = number.rpartition(".")[0]
        return next((r.node for r in reversed(self.rows) if stem and r.number == stem), self.container)

    def _count(self, sign: str) -> int:
        self.container.counters[sign] += 1
        return self.container.counters[sign]

    def _cells(self, line: Span) -> list[Span]:
        cells, at = [], line.start
        for text in line.of(self.clean).rstrip("\n").split("\t"):
            cells.append(Span(at, at + len(text)))
            at += len(text) + 1
        return cells

    def _texts(self, line: Span) -> list[str]:
        return [cell.of(self.clean).strip() for cell in self._cells(line)]


def _line_spans(clean: str, node: Node) -> Iterator[Span]:
    at = node.start
    while at < node.end:
        end = clean.index("\n", at) + 1
        yield Span(at, end)
        at = end


def _row_number(cell: str) -> str:
    found = _NUMBER.fullmatch(cell)
    return found.group(1) if found else ""
