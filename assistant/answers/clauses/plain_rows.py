"""Rows of tables that set no targets: a row said by its cells, and how many rows a list has, each by its name."""

import re
from collections.abc import Collection, Sequence

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import ASKING, Term, content_terms, counting, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision, Span
from assistant.text.cells import Cell, Head, cells_of, heads_of
from assistant.text.normal import fold
from assistant.wording import say

_NUMBER = re.compile(r"[\d.]{1,7}[.)]?|[IVXLC]{1,5}[.)]?|[a-zđ][.)]")
_MOST = 40
"""A list of more rows than this is only counted."""
_OF_WORK = frozenset({"whose", "duties", "ours", "to_whom", "with_whom", "how_often"})
"""What only the writers of tasks say of a row of theirs."""


def may_answer(asked: Understood, row: Provision, lexicon: Lexicon) -> bool:
    """Tell whether a row may answer as a clause does: targets and tasks have writers of their own."""
    if any(named.target.provision == row.id for named in lexicon.targets):
        return False
    of_task = any(duty.columns and duty.provision == row.id for duty, _, _ in lexicon.duties)
    return not of_task or not asked.wants & _OF_WORK or bool(asked.strangers)


def say_row(row: Provision, lexicon: Lexicon, citer: Citer) -> Sentence:
    """Return a row by its name and its other cells, each behind its column's head."""
    cells, heads = cells_of(row.text, row.start), _heads(row, lexicon)
    columns = heads_of(heads.text, heads.start) if heads else []
    name = _name(cells)
    said, beside = [], []
    for n, cell in enumerate(cells):
        if n == name or not cell.text or (n == 0 and _NUMBER.fullmatch(cell.text)):
            continue
        head = columns[n] if n < len(columns) else None
        if heads and head and head.label:
            beside.append(citer.quote(heads, Span(head.cell.start, head.cell.end)))
        said.append(_cell(head, cell))
    others = say("replies.row.beside", cells="; ".join(said)) if said else ""
    text = say("replies.row.plain", name=cells[name].text.rstrip(" .;"), beside=others)
    return Sentence(text, (citer.cite(citer.quote(row), [one for one in beside if one.text]),))


def write_listed(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return how many rows the one list has that the question names, and how each is called."""
    counted = _counted(asked)
    if not counted:
        return None
    terms = content_terms(without_phrases(asked.text, ("listing", "kinds", "document", *ASKING)))
    own = {d.signed_on.year for id_, d in lexicon.documents.items() if id_ in documents and d.signed_on}
    found = [
        (place, rows)
        for place, _ in lexicon.headings
        if place.document in documents
        and (rows := _rows_of(place, asked, lexicon))
        and terms
        and all(map(Bag.of(" ".join((*place.trail, place.text))).holds, _less_years(terms, own)))
    ]
    within = [
        one for one in found if not any(one[0].start < other[0].start < one[0].subtree_end for other in found)
    ]
    if len(within) != 1:
        return None
    place, rows = within[0]
    citer = Citer(lexicon)
    lines = [_line(row, citer) for row in rows] if len(rows) <= _MOST else []
    cited = (citer.cite(citer.quote(place)), *(citer.cite(citer.quote(row)) for row in rows))
    count = Sentence(
        say("replies.row.count", count=len(rows), unit=counted),
        cited,
        Derivation("count", tuple(r.id for r in rows)),
    )
    return Written(Status.ANSWERED, (count, *lines), citer.citations, place.id)


def _counted(asked: Understood) -> str:
    """Return the noun that a question counts, as typed; "" where nothing is counted."""
    if "amount" not in asked.wants:
        return ""
    found = re.search(rf"(?<!\w)(?:{counting()})\s+(\w+\s+\w+|\w+)", fold(asked.text))
    return asked.text[found.start(1) : found.end(1)].lower() if found else ""


def _less_years(terms: Sequence[Term], own: Collection[int]) -> list[Term]:
    return [term for term in terms if not (term.folded.isdecimal() and int(term.folded) in own)]


def _rows_of(place: Provision, asked: Understood, lexicon: Lexicon) -> list[Provision]:
    """Return the rows of the one table right below a place, none where they are targets, tasks or parts."""
    below = [one for one in lexicon.library.subtree(place) if one.parent == place.id]
    rows = [one for one in below if one.kind == "row"]
    plain = all(one.subtree_end == one.end and may_answer(asked, one, lexicon) for one in rows)
    tables = sum(one.kind == "columns" for one in below)
    return rows if len(rows) > 1 and plain and tables <= 1 else []


def _line(row: Provision, citer: Citer) -> Sentence:
    cells = cells_of(row.text, row.start)
    name = cells[_name(cells)]
    n = citer.cite(citer.quote(row))
    return Sentence(say("replies.row.line", name=name.text.rstrip(" .;")), (n,))


def _name(cells: Sequence[Cell]) -> int:
    """Return the cell that names a row: the first that is no number of it."""
    named = (n for n, cell in enumerate(cells) if cell.text and not _NUMBER.fullmatch(cell.text))
    return next(named, 0)


def _cell(head: Head | None, cell: Cell) -> str:
    value = cell.text.rstrip(" .;")
    return say("replies.row.cell", head=head.label, value=value) if head and head.label else value


def _heads(row: Provision, lexicon: Lexicon) -> Provision | None:
    """Return the heads of the columns that stand over a row."""
    above = [
        one
        for one in lexicon.library.provisions(row.document)
        if one.kind == "columns" and one.start < row.start
    ]
    return above[-1] if above else None
