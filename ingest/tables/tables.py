"""Tables: the lines of one become its column heads and its rows, each row a provision of its own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.library.nouns import Span
from assistant.text.cells import Cell, cells_of, goes_on, numbers_columns
from ingest.structure.nodes import Node, ascii_path, free_path
from ingest.tables.columns import Column, Holds, columns_of
from ingest.tables.row_numbers import Numbering, number_of, titled
from ingest.tables.table_starts import cells_said, folded, opens_head, tables_begin

_VALUES = frozenset({Holds.NUMBER, Holds.OTHER, Holds.UNIT, Holds.VALUE})
_HEADS_WITHIN = 4
"""So many lines from its top a table's head begins, or it has none."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its node, its number, the span of every cell, and whether it only names the rows below it.

    Of a group whose number and title stand in one cell, the first two spans are those of number and title.
    """

    node: Node
    number: str
    cells: tuple[Span, ...]
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table, joined where footnotes or pages parted it."""

    container: Node
    heads: Node | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def cut_tables(nodes: Sequence[Node], clean: str) -> tuple[list[Node], list[Table]]:
    """Return the nodes with each table's lines cut into heads and rows, and the tables."""
    nodes = [part for node in nodes for part in _parted(node, clean)]
    per_container = Counter(id(n.parent) for n in nodes if n.kind == "table" and n.mark != "continued")
    seen: Counter[int] = Counter()
    done: dict[int, list[Node]] = {}
    taken = {node.path for node in nodes}
    tables: list[Table] = []
    for at, first in enumerate(nodes):
        if first.kind != "table" or first.mark == "continued" or first.parent is None:
            continue
        seen[id(first.parent)] += 1
        alone = first.parent.kind == "annex" and per_container[id(first.parent)] == 1
        parts = [first, *_continuations(nodes[at + 1 :])]
        before = tables[-1] if tables and tables[-1].container is first.parent else None
        prefix = "" if alone else f"b{seen[id(first.parent)]}"
        cutter = _Cutter(first.parent, clean, prefix=prefix, taken=taken, before=before)
        cutter.plan(parts)
        for part in parts:
            done[id(part)] = cutter.take(part)
        tables.append(cutter.table())
    return [made for node in nodes for made in done.get(id(node), [node])], tables


def _parted(node: Node, clean: str) -> Iterator[Node]:
    """Yield the node, or each of the tables that its lines hold one after another without a word between."""
    if node.kind != "table":
        yield node
        return
    lines = list(_line_spans(clean, node))
    at, mark = node.start, node.mark
    for n in tables_begin([cells_of(line.of(clean)) for line in lines]):
        yield replace(node, start=at, end=lines[n].start, mark=mark)
        at, mark = lines[n].start, ""
    yield replace(node, start=at, mark=mark) if at > node.start else node


def _continuations(following: Sequence[Node]) -> Iterator[Node]:
    for node in following:
        if node.kind == "table" and node.mark == "continued":
            yield node
        elif node.kind != "footnote":
            return


def rows_said(tables: Sequence[Table], indicators: Sequence[Table], clean: str) -> dict[str, str]:
    """Return what each row says by the path of its node: its number, then each value under its column's head.

    A row that only names a group, or whose table has no heads, says its words alone. Tables of `indicators`
    that hold nothing but values are left to their targets.
    """
    plain = [table for table in indicators if all(column.holds in _VALUES for column in table.columns)]
    said = (table for table in tables if all(table is not one for one in plain))
    return {row.node.path: _said(row, table.columns, clean) for table in said for row in table.rows}


def _said(row: Row, columns: Sequence[Column], clean: str) -> str:
    cells = [" ".join(cell.of(clean).split()) for cell in row.cells]
    if row.is_group or not columns:
        return " ".join(cell for cell in cells if cell)
    heads = [" ".join(column.label.split()) for column in columns[: len(cells)]]
    heads += [""] * (len(cells) - len(heads))
    first = cells[0].rstrip(".") if columns[0].counts else ""
    skipped = 1 if columns[0].counts else 0
    values = [f"{head}: {cell}" if head else cell for head, cell in zip(heads, cells, strict=True)][skipped:]
    spoken = "; ".join(value for value, cell in zip(values, cells[skipped:], strict=True) if cell)
    return f"{first}. {spoken}" if first else spoken


class _Cutter:
    """Cuts one table, part by part."""

    def __init__(
        self, container: Node, clean: str, *, prefix: str, taken: set[str], before: Table | None
    ) -> None:
        self.container = container
        self.clean = clean
        self.prefix = prefix
        self.taken = taken
        self.before = before
        self.heads: Node | None = None
        self.head_lines: tuple[tuple[str, ...], ...] = ()
        self.columns: tuple[Column, ...] = ()
        self.rows: list[Row] = []
        self.numbering = Numbering(())
        self.counts_rows = True

    def table(self) -> Table:
        return Table(self.container, self.heads, self.columns, tuple(self.rows))

    def plan(self, parts: Sequence[Node]) -> None:
        """Look over the whole table first: where its head ends, and which numbers its rows bear."""
        lines = [line for part in parts for line in _line_spans(self.clean, part)]
        heads = self._head_lines([self._cells(line) for line in lines])
        self.head_lines = tuple(cells_said(self._cells(line)) for line in lines[:heads])
        rows = [self._cells(line) for line in lines[heads:]]
        if heads:
            whole = Span(lines[0].start, lines[heads - 1].end)
            self.columns = columns_of(whole.of(self.clean), whole.start)
        elif self.before and self.before.columns and _width(rows) == len(self.before.columns):
            self.heads, self.columns = self.before.heads, self.before.columns
        numbered = sum(bool(number_of(cells[0].text)) for cells in rows)
        first = self.columns[0].holds if self.columns else Holds.NUMBER
        self.counts_rows = first is Holds.NUMBER or (first is Holds.OTHER and 2 * numbered > len(rows))
        if self.counts_rows and first is Holds.OTHER:
            self.columns = (replace(self.columns[0], label="TT"), *self.columns[1:])
        self.numbering = Numbering([self._printed(cells) for cells in rows])

    def take(self, part: Node) -> list[Node]:
        """Return the nodes that the lines of `part` become."""
        lines = list(_line_spans(self.clean, part))
        made: list[Node] = []
        if not self.rows and self.heads is None and self.head_lines:
            lines, head = lines[len(self.head_lines) :], lines[: len(self.head_lines)]
            self.heads = self._heads(Span(head[0].start, head[-1].end))
            made.append(self.heads)
        for line in lines:
            cells = self._cells(line)
            again = cells_said(cells) in self.head_lines or (self.heads and numbers_columns(cells))
            if not again:
                made.append(self._make_row(line, cells))
            elif made and made[-1].kind == "columns":
                made[-1].end = line.end
            else:
                made.append(self._heads(line))
        return made

    def _head_lines(self, lines: Sequence[Sequence[Cell]]) -> int:
        """Return how many lines the head has: from the line that heads the numbers, else all above the first number."""
        opens = next((n for n, line in enumerate(lines[:_HEADS_WITHIN]) if opens_head(folded(line))), None)
        first = next(
            (n for n, line in enumerate(lines) if self._printed(line) and not numbers_columns(line)), None
        )
        if opens is None and first is not None and first < _HEADS_WITHIN:
            return first
        count = (opens or 0) + 1
        while count < len(lines) and (
            goes_on(lines[count - 1], lines[count])
            or numbers_columns(lines[count])
            or opens_head(folded(lines[count]))
        ):
            count += 1
        return count if opens is not None or lines else 0

    def _heads(self, span: Span) -> Node:
        self.container.counters["~"] += 1
        path = self._free(self.container.child_path(f"~{self.container.counters['~']}"))
        return Node(path, "columns", "", self.container, span.start, span.end)

    def _make_row(self, line: Span, cells: Sequence[Cell]) -> Node:
        spans = [Span(cell.start, cell.end) for cell in cells]
        said = [n for n, cell in enumerate(cells) if cell.text]
        width = max(len(self.columns), len(cells))
        whole = self.counts_rows and said == [0] and not number_of(cells[0].text)
        is_group = width > 2 and (
            whole or (self.counts_rows and said in ([0, 1], [1]) and bool(cells[0].text))
        )
        if whole:
            _, words_at = titled(cells[0].text)
            words = Span(cells[0].start + words_at, cells[0].end)
            spans[:2] = [Span(cells[0].start, words.start if words_at else cells[0].start), words]
        place = self.numbering.place(self._printed(cells), is_group=is_group)
        tail = ascii_path(f"{self.prefix}.{place.number}" if self.prefix else place.number)
        path = self._free(self.container.child_path(tail))
        above = next((r.node for r in reversed(self.rows) if place.above and r.number == place.above), None)
        node = Node(path, "row", place.number, above or self.container, line.start, line.end)
        self.rows.append(Row(node, place.number, tuple(spans), is_group=is_group))
        return node

    def _printed(self, cells: Sequence[Cell]) -> str:
        """Return the number that the row bears, alone in its cell or before the title of a group."""
        if not self.counts_rows:
            return ""
        alone = not any(cell.text for cell in cells[1:])
        return number_of(cells[0].text) or (titled(cells[0].text)[0] if alone else "")

    def _free(self, path: str) -> str:
        """Return the path, made another where the printed number already names a place of the document."""
        free = free_path(path, self.taken)
        self.taken.add(free)
        return free

    def _cells(self, line: Span) -> list[Cell]:
        return cells_of(line.of(self.clean), line.start)


def _width(rows: Sequence[Sequence[Cell]]) -> int:
    return max((len(row) for row in rows), default=0)


def _line_spans(clean: str, node: Node) -> Iterator[Span]:
    at = node.start
    while at < node.end:
        end = clean.index("\n", at) + 1
        yield Span(at, end)
        at = end
