"""Whether the quotes of a question stand where they say they do, and its explanation says only what they hold."""

import re
from collections.abc import Callable, Iterator, Mapping

from assistant.answers.answer import Quote
from evals.quizzes.asked import Asked
from evals.quizzes.outline import cited
from evals.quizzes.papers import Paper, days_in
from evals.quizzes.printed_tables import Row
from evals.quizzes.spelling import bare, one_line, solid, unmarked
from evals.quizzes.verdict import Fault, unproven, unread, wrong

_CELL = re.compile(r", (?:cột .+|đầu cột của bảng)$", re.IGNORECASE)
_AFTER = re.compile(r"không đánh số sau (?:chỉ tiêu|dòng) (\d+(?:\.\d+)*)")
_TOLD = re.compile(r"(?:^|; )(.+?): “(.+?)”(?=;|$)")


def quote_faults(asked: Asked) -> Iterator[Fault]:
    """Yield what is wrong with the quotes: not held word for word, other characters, another place."""
    if not asked.item.proofs:
        yield unproven("no quote at all")
    for quote in asked.item.proofs:
        paper = asked.papers.papers.get(quote.document)
        if paper is None:
            yield unproven(f"{quote.document} is not at hand word for word")
        elif paper is not asked.paper:
            yield unproven(f"a quote from {quote.document}, which is not asked about")
        elif why := _misplaced(paper, quote):
            yield unproven(f"“{quote.text[:60]}” ({quote.label}): {why}")


def _misplaced(paper: Paper, quote: Quote) -> str:
    said = solid(quote.text)
    if not said:
        return "quotes nothing"
    if paper.clean and paper.clean[quote.span.start : quote.span.end] != quote.text:
        return "other characters than its span"
    if said not in paper.whole:
        return "is not in the text"
    home = home_of(paper, quote.label)
    if home is None:
        return ""
    if said not in solid(home) or not _spans(paper, quote, solid(home)):
        return "does not stand where it says"
    return "" if _leads(quote) else f"leads to {quote.provision}"


def _spans(paper: Paper, quote: Quote, home: str) -> bool:
    """Tell whether the line around a quote's span is of its place: the same figure may stand in many."""
    if not paper.clean:
        return True
    start = paper.clean.rfind("\n", 0, quote.span.start) + 1
    end = paper.clean.find("\n", quote.span.end)
    line = unmarked(solid(paper.clean[start : end if end >= 0 else len(paper.clean)]))
    home = unmarked(home)
    return line in home or home in line


def _leads(quote: Quote) -> bool:
    """Tell whether the id of a numbered place, which a link follows, ends as its citation does."""
    marks = dict(cited(quote.label))
    tail = quote.provision.partition("/")[2]
    if set(marks) <= {"mục", "gạch đầu dòng", "đoạn"} and "." in marks.get("mục", ""):
        bullet, paragraph = marks.get("gạch đầu dòng"), marks.get("đoạn")
        return tail == marks["mục"] + (f"-{bullet}" if bullet else "") + (
            f"~{paragraph}" if paragraph else ""
        )
    if after := _AFTER.search(quote.label):
        return re.search(rf"\.{re.escape(after[1])}[a-z]$", tail) is not None
    number = marks.get("chỉ tiêu")
    return number is None or tail.endswith(f".{number}")


def home_of(paper: Paper, label: str) -> str | None:
    """Return the words of the place that a citation names; None of a place that has no words of its own here."""
    if label.endswith("đầu cột của bảng"):
        return paper.heads
    if row := paper.row_cited(label):
        return row.text
    part = paper.at(cited(label))
    if part is not None:
        return part.text
    return paper.closing if label.casefold().startswith("phần ký") else None


def proves_cell(asked: Asked, row: Row, column: str) -> bool:
    """Tell whether a quote is what the row prints in the column, so cited."""
    return any(
        asked.paper.row_cited(quote.label) is row
        and quote.label.endswith(f"cột {column}")
        and solid(quote.text) == solid(row.cells.get(column, ""))
        for quote in asked.item.proofs
    )


def proves(asked: Asked, said: str) -> bool:
    """Tell whether some quote holds these words."""
    return any(solid(said) in solid(quote.text) for quote in asked.item.proofs)


def why_faults(asked: Asked, section: str) -> Iterator[Fault]:
    """Yield what the explanation says that the quotes do not; nothing where one reading of it is borne out."""
    readings = [
        [fault for name, said in fields.items() for fault in _told(asked, name, said)]
        for _, fields in asked.why(section)
    ]
    if not readings:
        yield unread(f"an explanation of no known form: {asked.item.explanation}")
    else:
        yield from min(readings, key=len)


def _told(asked: Asked, name: str, said: str) -> Iterator[Fault]:
    check = _FIELDS.get(name)
    if check is None:
        yield unread(f"an explanation with an unknown field {name}")
    elif not check(asked, said):
        yield unproven(f"the explanation names “{said}”, which no quote holds")


def _is_place(asked: Asked, said: str) -> bool:
    known = {bare(_CELL.sub("", quote.label)) for quote in asked.item.proofs}
    return all(bare(place) in known for place in said.split("; "))


def _is_value(asked: Asked, said: str) -> bool:
    days = days_in(said)
    return any(
        solid(said) == solid(quote.text)
        or (days and days == days_in(quote.text))
        or solid(said) in solid(quote.text)
        for quote in asked.item.proofs
    )


def _is_column(asked: Asked, said: str) -> bool:
    return any(solid(said) == solid(quote.text) for quote in asked.item.proofs)


def _is_elsewhere(asked: Asked, said: str) -> bool:
    return any(said in row.cells for row in asked.paper.rows)


def _in_stem(asked: Asked, said: str) -> bool:
    return bare(said) in bare(asked.item.stem)


def _is_heading(asked: Asked, said: str) -> bool:
    label, _, name = said.partition(": ")
    return _is_place(asked, label) and proves(asked, name.rstrip(" …"))


def _are_told(asked: Asked, said: str) -> bool:
    """Tell whether each "label: “value”" of a list is a quote so labelled."""
    told = _TOLD.findall(said)
    return "; ".join(f"{label}: “{value}”" for label, value in told) == one_line(said) and all(
        any(
            solid(quote.text) == solid(value) and (bare(label) in bare(quote.label).split(", ") or
                                                   bare(quote.label).endswith(f"cột {bare(label)}"))
            for quote in asked.item.proofs
        )
        for label, value in told
    )  # fmt: skip


_FIELDS: Mapping[str, Callable[[Asked, str], bool]] = {
    "place": _is_place,
    "places": _is_place,
    "labels": _is_place,
    "value": _is_value,
    "column": _is_column,
    "elsewhere": _is_elsewhere,
    "other": _in_stem,
    "agency": proves,
    "phrase": proves,
    "heading": _is_heading,
    "values": _are_told,
}


def explains(asked: Asked, section: str, *, truly: bool) -> Iterator[Fault]:
    """Yield the fault of an explanation that says a statement is right where it is not, or the other way."""
    names = {name for name, _ in asked.why(section)}
    if names and all((name == "right") != truly for name in names):
        yield wrong("the explanation says the contrary of the key")
