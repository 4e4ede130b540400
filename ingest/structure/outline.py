"""The outline of a text: every line becomes part of exactly one node, named by its printed numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.text.footnotes import body_number
from ingest.structure.annexes import Head
from ingest.structure.articles import Heading, headings_of
from ingest.structure.frame import frame_of
from ingest.structure.lines import Line, Sort
from ingest.structure.nodes import Node, free_path
from ingest.structure.numbering import Style
from ingest.structure.openings import Opening, heading_opening, opening
from ingest.structure.paths import annex_tail, form_tail, kind_of, tail_of
from ingest.structure.quotes import quotes_of, unquoted

_SENTENCE_END = (".", ":", ";", ",")
_LONGEST_TITLE = 200
_LONGEST_NAME = 70
_UNNUMBERED_KINDS = frozenset({"table", "closing", "signature"})
"""Kinds of which a document may hold several at one place without its numbers being wrong."""


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


@dataclass(slots=True)
class _Scope:
    """Where numbers begin anew: the document, an annex, or the law that a clause quotes; and what is open there."""

    node: Node
    open: list[Node] = field(default_factory=list)
    quoted: bool = False
    form: bool = False
    end: Node | None = None

    @property
    def holder(self) -> Node:
        return self.open[-1] if self.open else self.node


def outline(lines: Iterable[Line], grammar: Sequence[Style]) -> Outline:
    """Return the outline of the lines under a numbering grammar."""
    walk = _Walk(grammar, list(lines))
    return Outline(walk.nodes, walk.slips)


class _Walk:
    """One pass over the lines, holding what is open."""

    def __init__(self, grammar: Sequence[Style], lines: list[Line]) -> None:
        self.grammar = grammar
        self.nodes: list[Node] = []
        self.slips: list[Slip] = []
        self.taken: set[str] = set()
        self.root = Node("", "document", "", None, 0, 0)
        self.scope = self.annex = self.outer = _Scope(self.root)
        self.table: Node | None = None
        frame = frame_of(lines, grammar)
        self.heads = frame.heads
        unnumbered = [head for head in self.heads.values() if head.sort is Sort.ANNEX and not head.number]
        self.several_unnumbered = len(unnumbered) > 1
        quotes = quotes_of(frame.lines) if any(style.titled for style in grammar) else []
        quoted = {at: quote for quote in quotes for at in range(quote.first, quote.last + 1)}
        self.headings = headings_of(frame.lines, grammar, quoted)
        for at, line in enumerate(frame.lines):
            quote = quoted.get(at)
            if quote is not None and quote.first == at:
                self._open_quote(line, closed=quote.closed)
            elif quote is None and self.scope.quoted:
                self.scope = self.outer
            self._take(at, line)

    def _take(self, at: int, line: Line) -> None:
        if line.sort is not Sort.ROW and line.sort is not Sort.FOOTNOTE:
            self.table = None
        match line.sort:
            case Sort.LETTERHEAD | Sort.HEADING:
                self._head(line)
            case Sort.BASIS | Sort.ENACTING:
                self._counted("~", line.sort.name.lower(), line, self.root)
            case Sort.ANNEX | Sort.FORM:
                self._annex(self.heads[at], line)
            case Sort.FOOTNOTE:
                self._footnote(line)
            case Sort.ROW:
                self._row(line)
            case Sort.ADOPTION | Sort.CLOSING | Sort.RECIPIENTS | Sort.SIGNATURE:
                self._close(line)
            case _ if self._is_heading(self.nodes) and at not in self.headings and self._continues(line):
                self.nodes[-1].end = line.end
            case _ if self._ends_annex(line):
                self._close(line)
            case _:
                self._prose(line, self.headings.get(at))

    def _head(self, line: Line) -> None:
        """Take a line of the letterhead or of an annex's heading, which a footnote may have parted."""
        if not self.nodes:
            self._add("dau", "letterhead", "", self.root, line)
        elif self.nodes[-1].kind == "footnote":
            self._counted("~", "paragraph", line, self.scope.node)
        else:
            self.nodes[-1].end = line.end

    def _open_quote(self, line: Line, *, closed: bool) -> None:
        if not self.scope.quoted:
            self.outer = self.scope
        self.scope = _Scope(self.outer.holder, quoted=True, form=self.outer.form)
        if not closed:
            self.slips.append(Slip("quote_not_closed", self.outer.holder.path, line.text[:60]))

    @staticmethod
    def _is_heading(nodes: Sequence[Node]) -> bool:
        return bool(nodes) and nodes[-1].style is not None and nodes[-1].style.titled

    def _continues(self, line: Line) -> bool:
        """Tell whether the line goes on with the title of the heading above it."""
        heading = self.nodes[-1]
        style = heading.style
        found = style.pattern.match(heading.line) if style else None
        title = heading.line[found.end() :].strip() if found else ""
        if self._opening(line.text) is not None or line.text.endswith(_SENTENCE_END):
            return False
        if style is None or style.flat:
            bare = not title and not heading.line.rstrip().endswith(".")
            return bare and heading.end == line.start and len(line.text) <= _LONGEST_TITLE
        return line.text.isupper() or (not title and len(line.text) <= _LONGEST_TITLE)

    def _opening(self, text: str) -> Opening[Node] | None:
        return opening(text, self.scope.open, self.grammar, quoted=self.scope.quoted)

    def _prose(self, line: Line, heading: Heading | None) -> None:
        text = unquoted(line.text) if self.scope.quoted else line.text
        above = self.scope.open
        choice = heading_opening(heading, above, self.grammar) if heading else self._opening(text)
        if choice is None:
            self._paragraph(line)
            return
        del above[choice.depth :]
        style, parent = choice.style, choice.parent or self.scope.node
        kind = kind_of(
            style, parent, quote=self.scope.node if self.scope.quoted else None, form=self.scope.form
        )
        if style.counted:
            node = self._counted("-", kind, line, parent)
        else:
            tail = tail_of(kind, style, choice.mark, choice.value)
            path = (self.scope.node if style.flat else parent).child_path(tail)
            if heading is not None and heading.replaced:
                self.taken.add(path)  # is left to the one in force
            node = self._add(path, kind, choice.mark, parent, line)
            if heading is not None and heading.replaced:
                self.taken.remove(path)
        node.style, node.value = style, choice.value
        above.append(node)
        if choice.skipped and not self.scope.quoted and not self.scope.form:
            self.slips.append(Slip("number_skipped", node.path, line.text[:60]))

    def _paragraph(self, line: Line) -> None:
        numbered = (s for s in self.grammar if s.name in {"number", "dotted", "article"})
        if not self.scope.form and any(style.pattern.match(line.text) for style in numbered):
            self.slips.append(
                Slip("number_not_believed", self.nodes[-1].path if self.nodes else "", line.text[:60])
            )
        above = self.scope.open
        leads_in = bool(above) and self.nodes[-1] is above[-1] and above[-1].line.endswith(":")
        while above and above[-1].nature == "bullet" and not leads_in:
            above.pop()
        self._counted("~", "paragraph", line, self.scope.holder)

    def _annex(self, head: Head, line: Line) -> None:
        holder = self.annex.node if head.sort is Sort.FORM and self.annex.node is not self.root else self.root
        if head.sort is Sort.FORM and holder is not self.root:
            path = holder.child_path(f"M{form_tail(head.number)}")
        else:
            path = f"PL{self._annex_number(head)}"
        node = self._add(path, "annex", head.number, holder, line)
        node.unit = "form" if head.sort is Sort.FORM else "annex" if head.named else "attached"
        self.scope = _Scope(node, form=head.sort is Sort.FORM)
        if head.sort is Sort.ANNEX:
            self.annex = self.scope

    def _annex_number(self, head: Head) -> str:
        if head.number:
            return annex_tail(head.number)
        self.root.counters["PL"] += 1
        return str(self.root.counters["PL"]) if self.several_unnumbered else ""

    def _footnote(self, line: Line) -> None:
        noted = self.nodes[-1] if self.nodes else self.root
        while noted.kind in {"footnote", "table"} and noted.parent is not None:
            noted = noted.parent
        digits = body_number(line.text + "\n") or ""
        self._add(noted.child_path(f"cn{digits}"), "footnote", digits, noted, line)

    def _row(self, line: Line) -> None:
        """Keep table lines together as one node; tables.py cuts it into columns and rows."""
        if self.table is not None and self.nodes[-1] is self.table:
            self.table.end = line.end
            return
        continued = self.table is not None
        self.table = self._add("", "table", "", self.scope.holder, line)
        self.table.mark = "continued" if continued else ""

    def _ends_annex(self, line: Line) -> bool:
        """Tell whether the line goes on with the recipients or the signature of an annex or form."""
        last = self.nodes[-1] if self.nodes else self.root
        if self.scope.node is self.root or self.scope.quoted:
            return False
        if last.kind in {"closing", "recipients"}:
            return line.text.startswith(("-", "–"))
        is_name = len(line.text) <= _LONGEST_NAME and not line.text.endswith(_SENTENCE_END)
        return last.kind == "signature" and is_name and self._opening(line.text) is None

    def _close(self, line: Line) -> None:
        """Take a line of the closing: recipients, adoption, signatures."""
        scope = self.scope = self.outer if self.scope.quoted else self.scope
        at_root = scope.node is self.root
        scope.open = []
        end = scope.end = scope.end or Node(scope.node.child_path("cuoi"), "closing", "", scope.node, 0, 0)
        last = self.nodes[-1] if self.nodes else self.root
        if line.sort is Sort.RECIPIENTS:
            scope.end = self._add(end.path, "closing", "", scope.node, line)
        elif line.sort is Sort.ADOPTION:
            self._counted("~", "adoption", line, end).parent = scope.node
        elif line.sort is Sort.SIGNATURE or last.kind == "signature" or (at_root and line.text.isupper()):
            if last.kind == "signature":
                last.end = line.end
            else:
                # its path is the closing's, but who signs is not one of those who receive
                self._counted("~", "signature", line, end).parent = scope.node
        else:
            self._counted("-", "recipients", line, end)

    def _counted(self, sign: str, kind: str, line: Line, parent: Node) -> Node:
        parent.counters[sign] += 1
        mark = str(parent.counters[sign])
        return self._add(parent.child_path(sign + mark), kind, mark, parent, line)

    def _add(self, path: str, kind: str, mark: str, parent: Node, line: Line) -> Node:
        lettered = kind not in {"article", "clause"}
        unique = path if kind == "table" else free_path(path, self.taken, lettered=lettered)
        counts = lettered is False or self.scope.node is self.root or kind in {"annex", "part", "chapter"}
        if unique != path and counts and kind not in _UNNUMBERED_KINDS and not self.scope.form:
            self.slips.append(Slip("number_twice", unique, line.text[:60]))
        self.taken.add(unique)
        quoted = self.scope.quoted and kind not in {"table", "footnote"}
        node = Node(unique, "quoted" if quoted else kind, mark, parent, line.start, line.end, line=line.text)
        node.unit = kind if quoted else ""
        self.nodes.append(node)
        return node
