"""Rows of task tables said in a sentence: who, what, and every other cell beside its column's head."""

import re
from collections.abc import Iterator, Sequence

from assistant.answers.answer import Sentence
from assistant.answers.proof.citing import Citer
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Duty, Provision, Role, Span
from assistant.text.cells import Cell, Head, cells_of, heads_of
from assistant.text.footnotes import DIGITS
from assistant.text.normal import syllables
from assistant.wording import begun, say

_MARKS = re.compile(rf"[{DIGITS}]+")
_MOST_LISTED = 40
"""More rows than this are not listed: the question must say more of the work."""
_FIRST = (Role.LEADS, Role.ASSIGNED, Role.ADVISES, Role.INSPECTS, Role.SUPPORTS)


def rows_listed(
    asked: Understood, duties: Sequence[Duty], lexicon: Lexicon, citer: Citer
) -> tuple[list[Sentence], bool]:
    """Return the rows that give an agency work, under the head that says how, and whether they are all of them.

    Only those of the role that the question names are listed, where it names one.
    """
    spoken = f" {' '.join(syllables(asked.text))} "
    named = [duty for duty in duties if f" {' '.join(syllables(duty.verb))} " in spoken]
    by_role = sorted(named or duties, key=lambda duty: _rank(duty.role))
    sentences: list[Sentence] = []
    before = None
    for duty in by_role[:_MOST_LISTED]:
        said, n = row_said([duty], lexicon, citer, named=False)
        if before != (duty.document, duty.role, duty.verb):
            before = (duty.document, duty.role, duty.verb)
            head = _head_of(duty, lexicon)
            sentences.append(Sentence(say("replies.row.head", agency=begun(duty.agency), head=head), (n,)))
        sentences.append(Sentence(said, (n,)))
    whole = len(by_role) <= _MOST_LISTED
    if not whole:
        _, n = row_said([by_role[_MOST_LISTED]], lexicon, citer, named=False)
        sentences.append(Sentence(say("replies.row.more"), (n,)))
    return sentences, whole


def row_said(
    duties: Sequence[Duty], lexicon: Lexicon, citer: Citer, *, named: bool = True
) -> tuple[str, int]:
    """Return what a row gives the agencies of `duties`, all from one of its columns, and the citation of it.

    The citation quotes the cell of the task; beside it stand the agencies, the head that gives the role, and
    each other cell that is said, with its head.
    """
    duty = duties[0]
    row, heads = lexicon.provision(duty.provision), lexicon.provision(duty.columns or duty.provision)
    columns = heads_of(heads.text, heads.start)
    cells = cells_of(row.text, row.start)
    own = _own_column(duty, columns, cells)
    quotes = []
    if own is not None:
        for name in dict.fromkeys(one.agency for one in duties if one.agency in cells[own].text):
            at = cells[own].start + cells[own].text.index(name)
            quotes.append(citer.quote(row, Span(at, at + len(name))))
        quotes.append(citer.quote(heads, _span(columns[own].cell)))
    said = []
    for column, cell in _others(duty, columns, cells, own, alone=len(duties) == 1):
        quotes.append(citer.quote(row, _span(cell)))
        quotes.append(citer.quote(heads, _span(column.cell)))
        said.append(
            say("replies.row.cell", head=column.label, value=_listed(cell.text, duty.partners).rstrip(" .;"))
        )
    n = citer.cite(
        citer.quote(_holder(duty, row, lexicon), duty.span), [quote for quote in quotes if quote.text]
    )
    agencies = "; ".join(dict.fromkeys(one.agency for one in duties))
    head = columns[own].label if own is not None else duty.verb
    beside = say("replies.row.beside", cells="; ".join(said)) if said else ""
    key = "named" if named else "listed"
    task = _unmarked(duty.action).rstrip(" .;")
    return say(f"replies.row.{key}", agency=agencies, head=head, task=task, beside=beside), n


def _holder(duty: Duty, row: Provision, lexicon: Lexicon) -> Provision:
    """Return the row that holds the task: this one, or the one from which a merged cell reaches down to it."""
    if row.start <= duty.span.start < row.end:
        return row
    held = lexicon.library.provisions(duty.document)
    return next((one for one in held if one.start <= duty.span.start < one.end), row)


def _listed(cell: str, names: Sequence[str]) -> str:
    """Return the cell as printed, or the names in it parted by signs where they are all that it says."""
    joined = "; ".join(names)
    words = [word for word in syllables(cell) if word != "va"]
    return joined if words == [word for word in syllables(joined) if word != "va"] else _unmarked(cell)


def _head_of(duty: Duty, lexicon: Lexicon) -> str:
    """Return the whole head of the column that names the agency."""
    row, heads = lexicon.provision(duty.provision), lexicon.provision(duty.columns or duty.provision)
    columns = heads_of(heads.text, heads.start)
    own = _own_column(duty, columns, cells_of(row.text, row.start))
    return columns[own].label if own is not None else duty.verb


def _rank(role: Role) -> int:
    return _FIRST.index(role) if role in _FIRST else len(_FIRST)


def _own_column(duty: Duty, columns: Sequence[Head], cells: Sequence[Cell]) -> int | None:
    """Return the column in which the row names the agency, the one whose head prints the duty's verb."""
    within = range(min(len(columns), len(cells)))
    naming = [i for i in within if duty.agency in cells[i].text and cells[i].start != duty.span.start]
    giving = [i for i in naming if duty.verb in columns[i].label]
    return next(iter([*giving, *naming]), None)


def _others(
    duty: Duty, columns: Sequence[Head], cells: Sequence[Cell], own: int | None, *, alone: bool
) -> Iterator[tuple[Head, Cell]]:
    """Yield the cells that are said beside the task: not its number, and not the agency where it stands alone."""
    for i, (column, cell) in enumerate(zip(columns, cells, strict=False)):
        is_task = cell.start <= duty.span.start < max(cell.end, cell.start + 1)
        is_own = i == own and (cell.text == duty.agency or not alone)
        if cell.text and column.label and not (is_task or is_own or (i == 0 and cell.text == _number(cells))):
            yield column, cell


def _number(cells: Sequence[Cell]) -> str:
    """Return the row's number, which stands in its first cell."""
    first = cells[0].text
    return first if any(map(str.isdigit, first)) and len(first) < 8 else ""


def _span(cell: Cell) -> Span:
    return Span(cell.start, cell.end)


def _unmarked(text: str) -> str:
    return _MARKS.sub("", text).strip()
