"""The quantities that a document sets for a year: cells of its indicator tables, and figures in its sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.library.nouns import Holding, Milestone, Provision, Span, Target
from assistant.text.comparators import alternatives
from assistant.text.normal import fold, words
from assistant.text.numbers import NUMBER
from ingest.tables.values import COMPARATORS, Value, read_value

_FEWEST_TERMS = 3
"""A name of fewer terms ("Trong đó: nữ") says too little to be held against another."""
_PROSE = frozenset({"item", "clause", "point", "bullet", "paragraph"})
_YEAR = re.compile(
    r"(?:[Đđ]ến|[Tt]rong|[Vv]ào|[Hh]ết|[Tt]ới)\s+(?:hết\s+)?năm\s+(?P<year>20\d\d)\b"
    r"|^\W*[Nn]ăm (?P<only>20\d\d)\b"
)
_MORE_YEARS = re.compile(r"\b20\d\d\b")
_CUT = re.compile(r"[;.]\s+|;|,\s+(?=[^\W\d])|\n")
_UNIT = (
    r"%(?:\s*(?:GDP|GRDP))?|(?:nghìn |triệu )?[Tt]ỷ đồng|triệu đồng|(?:tỷ |triệu )?USD(?:/năm)?"
    r"|[^\W\d_]+(?:/năm)?(?=\s*$)"
)
_SAID = alternatives(COMPARATORS)
_FIGURE = re.compile(
    rf"^(?P<name>.*?\S)\s+(?P<figure>(?:(?:{_SAID}|chiếm|bằng|ở mức)\s+)*(?:[≥≤<>]\s*)?(?:{NUMBER.pattern})"
    rf"(?:\s*[-–]\s*(?:{NUMBER.pattern}))?\s*(?P<unit>{_UNIT}))\s*[.]?$",
    re.IGNORECASE,
)
_FIGURE_FIRST = re.compile(
    rf"^(?:(?:phấn đấu|có|bảo đảm|đảm bảo"
    rf"|và)\s+)*(?P<figure>(?:(?:{_SAID})\s+)*(?:[≥≤<>]\s*)?{NUMBER.pattern}\s*%)\s+(?P<name>\S.*?)[.]?$",
    re.IGNORECASE,
)
"""A share said before what it is of: "Tối thiểu 50% số xã có …"."""
_MEASURE = re.compile(
    r"t[ỷỉ] (?:lệ|trọng|suất)|tốc độ|tăng trưởng|tổng|\bsố\b|chỉ số|hệ số|giá trị|mức|quy mô|đóng góp"
    r"|năng suất|thu nhập|\bchi\b|\bthu\b"
    r"|diện tích|sản lượng|kim ngạch|tuổi thọ|\bnợ\b|\bvốn\b|doanh thu|GDP|GRDP|thời gian|chi phí",
    re.IGNORECASE,
)
"""What is measured; a row that only names a place or a branch says that in its table's head."""
_MARK = re.compile(r"^(?:\d+(?:\.\d+)*[.)]|[a-zđ]\)|[-–+*•])\s+")
_LEADS = re.compile(
    r"(?:,\s*)?(?:phấn đấu|có|đạt|chiếm|ở mức|bằng|là)\s*$|^(?:phấn đấu|có|và|trong đó)[,:]?\s+",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\((?P<unit>[^()]{1,20})\)\s*$")
_BINDS = frozenset(
    ("các", "của", "và", "vào", "về", "cho", "có", "là", "được", "những", "với", "để", "đạt",
     "phấn", "đấu", "tỷ", "tỉ", "lệ")
)  # fmt: skip
"""Words that change nothing of what is measured; "trên", "dưới" and their like do."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure set for a quantity: what is measured, its folded terms, when, how much, and where that is printed."""

    document: str
    provision: str
    name: str
    terms: tuple[str, ...]
    year: int
    since: int | None
    value: Value
    text: str
    span: Span


def quantities_of(holding: Holding) -> Iterator[Quantity]:
    """Yield the quantities of a document that say what they measure, its tables first; a base value is none."""
    names = {target.provision: target for target in holding.targets}
    parents = {provision.id: provision.parent for provision in holding.provisions}
    for target in holding.targets:
        above = names.get(parents.get(target.provision) or "")
        for milestone in target.milestones:
            found = _of_cell(target, milestone, above)
            if found is not None:
                yield found
    for provision in holding.provisions:
        if provision.kind in _PROSE:
            yield from _in_prose(provision)


def _of_cell(target: Target, milestone: Milestone, above: Target | None) -> Quantity | None:
    if milestone.amount is None or milestone.period not in {"year", "phase"}:
        return None
    name, unit = _name_and_unit(target.name)
    whole = f"{_name_and_unit(above.name)[0]} {name}" if above is not None else name
    terms = _terms(whole)
    if len(terms) < _FEWEST_TERMS or not _MEASURE.search(name):
        return None
    named_year = _only_year(name)
    value = Value(
        milestone.comparator,
        milestone.amount,
        milestone.upper,
        milestone.unit or target.unit or unit,
        milestone.note,
    )
    return Quantity(
        target.document,
        target.provision,
        target.name,
        terms,
        named_year or milestone.year,
        None if named_year else milestone.since,
        value,
        milestone.text,
        milestone.cell,
    )


def _in_prose(provision: Provision) -> Iterator[Quantity]:
    """Yield the figures of a provision whose sentence, or the headings above it, name the one year they are for."""
    text = provision.text
    at = 0
    year = next((y for y in map(_only_year, reversed(provision.trail)) if y), None)
    for cut in [*_CUT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        piece = text[at:end]
        said = _only_year(piece)
        year = said or (None if _MORE_YEARS.search(piece) else year)
        plain = _without_year(piece)
        # a share said first is of all that follows, so a comma behind it would cut its name short
        whole = cut is None or not cut.group().startswith(",")
        found = (_FIGURE_FIRST.match(plain) if whole else None) or _FIGURE.match(plain)
        quantity = _of_words(provision, piece, found, at, year) if found and year else None
        if quantity is not None:
            yield quantity
        at = cut.end() if cut else end
        if cut and cut.group().startswith(".") and not _only_year(text[at:]):
            year = next((y for y in map(_only_year, reversed(provision.trail)) if y), None)


def _of_words(
    provision: Provision, piece: str, found: "re.Match[str]", at: int, year: int
) -> Quantity | None:
    name, unit = _name_and_unit(_plain(found["name"]))
    terms = _terms(name)
    figure = found["figure"].strip()
    start = piece.rfind(figure)
    value = read_value(re.sub(r"^(?:chiếm|bằng|ở mức)\s+", "", figure, flags=re.IGNORECASE))
    measured = found.re is _FIGURE_FIRST or _MEASURE.match(name) is not None
    if len(terms) < _FEWEST_TERMS or not measured or value.amount is None or start < 0:
        return None
    value = Value(value.comparator, value.amount, value.upper, value.unit or unit, value.note)
    begin = provision.start + at + start
    span = Span(begin, begin + len(figure))
    return Quantity(provision.document, provision.id, name, terms, year, None, value, figure, span)


def _only_year(words_: str) -> int | None:
    """Return the year that a sentence sets its figures for; None where it names none or several."""
    years = {found["year"] or found["only"] for found in _YEAR.finditer(words_)}
    return int(years.pop()) if len(years) == 1 and len(set(_MORE_YEARS.findall(words_))) == 1 else None


def _without_year(piece: str) -> str:
    return _YEAR.sub("", _MARK.sub("", piece.strip())).strip(" ,:\n")


def _plain(name: str) -> str:
    before = None
    while before != name:
        before, name = name, _LEADS.sub("", name).strip(" ,:-–")
    return name


def _name_and_unit(name: str) -> tuple[str, str | None]:
    found = _IN_BRACKETS.search(name)
    return (name[: found.start()], found["unit"]) if found else (name, None)


def _terms(name: str) -> tuple[str, ...]:
    """Return the folded terms that say what is measured, in order."""
    return tuple(fold(word) for word in words(_YEAR.sub("", name)) if word.lower() not in _BINDS)
