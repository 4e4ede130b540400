"""How people call a document without saying its whole number: "Nghị định 12", "NĐ 12/2031", "Luật Bảo vệ bờ biển"."""

import re
from collections.abc import Iterable, Iterator

from assistant.library.nouns import Document
from assistant.library.reference import Abbreviation

_LEADING = re.compile(r"(\d+)(?:[/-](\d{4}))?")
NAMED_BY_TITLE = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
_CHANGING = re.compile(r"\w+(?: luật| lệnh)? (?:sửa đổi|bổ sung|bãi bỏ)", re.IGNORECASE)


def names_of(document: Document, abbreviations: Iterable[Abbreviation]) -> Iterator[str]:
    """Yield every name of a document; one that its card gives none of, and whose text is held, has the usual ones."""
    yield from (document.id, document.number, *document.aliases)
    if document.text == "verbatim" and not document.aliases:
        yield from usual_names(document, abbreviations)


def usual_names(document: Document, abbreviations: Iterable[Abbreviation]) -> Iterator[str]:
    """Yield the kind, full and short, with the number, its beginning and year; an act's title, if that names it."""
    short = [one.short for one in abbreviations if one.full.casefold() == document.kind.casefold()]
    for kind in (document.kind, *short):
        for number in _numbers(document):
            yield f"{kind} {number}"
            yield f"{kind} số {number}"
    if document.kind in NAMED_BY_TITLE and not _CHANGING.match(document.title):
        yield document.title
        if document.signed_on:
            yield f"{document.title} năm {document.signed_on.year}"
            yield f"{document.title} {document.signed_on.year}"


def _numbers(document: Document) -> Iterator[str]:
    yield document.number
    found = _LEADING.match(document.number)
    if found is None:
        return
    number, year = found.groups()
    signed = str(document.signed_on.year) if document.signed_on else ""
    yield number
    for one in dict.fromkeys(filter(None, (year, signed))):
        yield f"{number}/{one}"
        yield f"{number} năm {one}"
