"""Answers to which and how many rows: all that pass what is asked of them, each with its value."""

from collections.abc import Collection, Sequence

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.proof.row_evidence import count_rows
from assistant.answers.proof.row_tests import Sieve
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.milestones import asked_of
from assistant.answers.question.terms import ASKING, content_terms, says, without_phrases
from assistant.answers.question.understand import DOCUMENT_NUMBER, Understood
from assistant.answers.rows.row_numbers import row_numbers
from assistant.answers.rows.row_pen import Pen
from assistant.answers.rows.row_phrases import with_phrases_mended
from assistant.answers.rows.row_questions import RowsAsked, rows_asked
from assistant.library.nouns import Milestone, Target
from assistant.wording import say

_SERIES = 5
"""Of more rows than this, values are only said where years or values were asked for."""
_WHOLE = 20
"""A table of more rows is not said whole where nothing tells one of them from another."""
_FIRST = 10
Passed = tuple[Target, tuple[Milestone, ...]]


def write_sifted(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the rows of indicator tables that pass what the question asks of them, or how many there are."""
    holding = [id_ for id_ in lexicon.documents if id_ in documents and _has_rows(id_, lexicon)]
    if not holding or DOCUMENT_NUMBER.search(asked.text):
        return None
    asked = with_phrases_mended(asked, lexicon)
    if missing := _missing(asked, holding, lexicon):
        return _no_row(missing, holding[0], lexicon)
    if _asks_columns(asked):
        return _columns(holding, lexicon)
    wanted = _all_rows(asked) or rows_asked(asked, lexicon)
    if wanted is not None and wanted.all_of_them:
        return _first_of_all(wanted, holding, lexicon) or _sifted(wanted, holding, lexicon)
    if wanted is None or wanted.tests:
        return _sifted(wanted, holding, lexicon) if wanted else None
    return _totals(holding, lexicon) if wanted.counts and len(holding) == 1 else None


def _all_rows(asked: Understood) -> RowsAsked | None:
    """Return the reading of a question for every row, with its values of the years named; None of another."""
    if not says(asked.text, "rows.all_rows") or asked.target_numbers or asked.agencies:
        return None
    kinds = ("rows.all_rows", "rows.of_layout", "document", "this_document", "of_place")
    left = content_terms(without_phrases(asked.text, kinds), less=map(str, asked.years))
    said = () if asked.years else (say("replies.rows.in_table"),)
    return None if left else RowsAsked((), asked.years, said, first=False, counts=False, all_of_them=True)


def _sifted(wanted: RowsAsked, holding: Sequence[str], lexicon: Lexicon) -> Written | None:
    """Return the rows that pass, of each document in turn; that there are none, where no subject was named."""
    sifted = [(sieve, sieve.passed(lexicon)) for sieve in map(wanted.of, holding)]
    if not any(passed for _, passed in sifted):
        about = any(test.name == "about" for test in wanted.tests)
        return None if about or len(holding) > 1 else _none(wanted, sifted[0][0], lexicon)
    if wanted.lists and sum(len(passed) for _, passed in sifted) == 1:
        return None
    pen = Pen(lexicon)
    for sieve, passed in sifted:
        if passed:
            _say_passed(pen, wanted, sieve, passed, several=len(holding) > 1)
    return Written(Status.ANSWERED, tuple(pen.sentences), pen.citer.citations)


def _first_of_all(wanted: RowsAsked, holding: Sequence[str], lexicon: Lexicon) -> Written | None:
    """Return how many rows a long table has, its first ones and where all of them are; None of a short one."""
    sieve = wanted.of(holding[0])
    passed = sieve.passed(lexicon)
    if len(holding) > 1 or len(passed) <= _WHOLE:
        return None
    pen = Pen(lexicon)
    _say_totals(pen, sieve.document)
    when = say("replies.rows.of_all_when", years=", ".join(map(str, wanted.years))) if wanted.years else ""
    pen.sentences.append(Sentence(say("replies.rows.first_of_all", when=when), (1,)))
    pen.sentences += _lines(pen, sieve, passed[:_FIRST], shows=bool(wanted.years))
    return Written(Status.PARTIAL, tuple(pen.sentences), pen.citer.citations)


def _say_passed(
    pen: Pen, wanted: RowsAsked, sieve: Sieve, passed: Sequence[Passed], *, several: bool
) -> None:
    shows = bool(sieve.years or sieve.of_cells) or (not wanted.counts and len(passed) <= _SERIES)
    lines = _lines(pen, sieve, passed, shows=shows)
    head = say("replies.rows.head", count=len(passed), what=_what(wanted))
    if several:
        document = pen.lexicon.documents[sieve.document]
        head = say("replies.rows.head_in", number=document.number, head=head)
    derivation = Derivation("sieve", (sieve.spelt(), *(target.provision for target, _ in passed)))
    cited = tuple(dict.fromkeys(n for line in lines for n in line.citations))
    pen.sentences += [Sentence(head, cited, derivation), *lines]


def _lines(pen: Pen, sieve: Sieve, passed: Sequence[Passed], *, shows: bool) -> list[Sentence]:
    """Return a line for each row that passed, with its values where they are to be shown."""
    lines = []
    for target, cells in passed:
        if sieve.years or sieve.of_cells:
            numbers = [pen.cite_cell(target, m) for m in cells]
        else:
            numbers = [pen.cite_whole_row(target) if shows else pen.cite_row(target)]
        values = _values(pen, sieve, target, cells) if shows else ""
        line = say(
            "replies.rows.line" if values else "replies.rows.bare_line", name=pen.named(target), values=values
        )
        lines.append(Sentence(line, tuple(dict.fromkeys(numbers))))
    return lines


def _values(pen: Pen, sieve: Sieve, target: Target, cells: Sequence[Milestone]) -> str:
    if len(sieve.years) == 1 and len(cells) == 1 and cells[0].period == "year":
        return say("replies.rows.value", value=pen.value(target, cells[0]) or say("labels.value.blank"))
    return "; ".join(pen.at_year(target, m) for m in cells)


def _what(wanted: RowsAsked) -> str:
    """Return what the rows have in common, as it was asked."""
    years = ", ".join(map(str, wanted.years))
    when = [say("replies.rows.first" if wanted.first else "replies.rows.when", years=years)] if years else []
    return " ".join((*wanted.said, *when))


def _none(wanted: RowsAsked, sieve: Sieve, lexicon: Lexicon) -> Written:
    """Return that no row passes; the heads of the table are cited, and the check looks at every row."""
    pen = Pen(lexicon)
    n = pen.cite_heads(sieve.document)
    derivation = Derivation("sieve", (sieve.spelt(),))
    told = Sentence(say("replies.rows.none", what=_what(wanted)), (n,), derivation)
    return Written(Status.ANSWERED, (told,), pen.citer.citations)


def _totals(holding: Sequence[str], lexicon: Lexicon) -> Written:
    """Return how many rows a table has: those with a number of their own, parts of them, and the rest."""
    pen = Pen(lexicon)
    _say_totals(pen, holding[0])
    return Written(Status.ANSWERED, tuple(pen.sentences), pen.citer.citations)


def _say_totals(pen: Pen, document: str) -> None:
    lexicon = pen.lexicon
    counted = Derivation("rows", (document,))
    top, parts, bare = count_rows(lexicon, document)
    said = say("replies.rows.total", count=top)
    said += say("replies.rows.total_parts", count=parts) if parts else ""
    said += say("replies.rows.total_unnumbered", count=bare) if bare else ""
    pen.sentences.append(Sentence(f"{said}.", (pen.cite_heads(document),), counted))


def _missing(asked: Understood, holding: Sequence[str], lexicon: Lexicon) -> str | None:
    """Return the number of a row that the question names and no table has, where it names no other."""
    held = {target.number for document in holding for target in _targets(document, lexicon)}
    numbers = row_numbers(asked.text, held)
    return numbers[0] if numbers and held.isdisjoint(numbers) else None


def _no_row(number: str, document: str, lexicon: Lexicon) -> Written:
    """Return that no row has the number."""
    pen = Pen(lexicon)
    told = say("replies.rows.no_row", number=number)
    derivation = Derivation("no_row", (document, number))
    sentence = Sentence(told, (pen.cite_heads(document),), derivation)
    return Written(Status.PARTIAL, (sentence,), pen.citer.citations)


def _asks_columns(asked: Understood) -> bool:
    """Tell whether the question asks which times a table has columns for, and of no row."""
    if not says(asked.text, "rows.columns") or asked.target_numbers or asked.years:
        return False
    kinds = (*ASKING, "rows.columns", "rows.beside", "rows.which", "document", "this_document")
    left = content_terms(without_phrases(asked.text, kinds))
    return not [term for term in left if term.folded not in {"bang", "chia", "thanh", "co", "cot", "nam"}]


def _columns(holding: Sequence[str], lexicon: Lexicon) -> Written | None:
    pen = Pen(lexicon)
    for document in holding:
        target = next(t for t in _targets(document, lexicon) if t.milestones)
        heads = pen.cite_heads(document)
        labels = "; ".join(m.column_label.replace("\n", " ") for m in asked_of(target, ()))
        told = say("replies.rows.columns", count=len(target.milestones), labels=labels)
        derivation = Derivation("columns", (target.provision,))
        pen.sentences.append(Sentence(told, (heads,), derivation))
    return Written(Status.ANSWERED, tuple(pen.sentences), pen.citer.citations)


def _has_rows(document: str, lexicon: Lexicon) -> bool:
    return any(target.milestones for target in _targets(document, lexicon))


def _targets(document: str, lexicon: Lexicon) -> list[Target]:
    return [named.target for named in lexicon.targets if named.target.document == document]
