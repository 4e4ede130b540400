"""Numbers of documents: how they are printed, mended where the page parted them, and the id they give."""

import re
from datetime import date

from assistant.text.normal import fold

_SIGN = r"[A-ZĐ][A-ZĐƯa-zđư]{0,12}\d{0,2}"
_COUNT = r"(?:\d{1,4}\.\d{1,3}(?=\s*/\s*\d{4}\s*/)|\d{1,5})"
"""What a number counts: 9, or 66.7 of a series, which always has its year (66.7/2031/NQ-CP)."""
_CUT = r"(?:\s[-/]\s?|[-/]\s)(?=[A-ZĐ]{2})"
NUMBER = re.compile(
    rf"(?<![\w/.–-])(?<!\d:)(?<![CK]VN ){_COUNT}(?:/\d{{4}})?[-/]{_SIGN}(?:(?:[-/]|{_CUT}){_SIGN})*(?![\w/])"
)
"""A number inside a sentence, as it is printed there; the end of a cell's line may have put a space into it."""

_JOINT = r"\s*[-–/&]\s*"
_PRINTED = re.compile(
    rf"(?P<count>{_COUNT}|[\s.…_]*)(?P<year>\s*/\s*\d{{4}})?(?P<signs>{_JOINT}{_SIGN}(?:{_JOINT}{_SIGN})*)(?!\w)"
)
_LABEL = re.compile(r"(?:(?:[^\W\d_]+\s+){1,3}số\s*:|Số(?:\s*:|\s*(?=[\d…._])|\s+(?=[/-])))\s*")
_HAS_YEAR = re.compile(r"/\d{4}(?=/)")


def labelled_number(piece: str) -> tuple[str, bool] | None:
    """Return the number that a line of a letterhead bears ("Số: 9/KH-UBND") and whether it is filled in; or None.

    Spaces inside it are taken out. One that is still blank ("Số:      /NQ-HĐND") is its signs alone.
    """
    label = _LABEL.match(piece)
    found = _PRINTED.match(piece, label.end()) if label else None
    if found is None:
        return None
    filled = any(map(str.isdigit, found["count"]))
    count = found["count"].strip() if filled else ""
    return count + closed(f"{found['year'] or ''}{found['signs']}"), filled


def closed(number: str) -> str:
    """Return a number as one word: no spaces, one kind of hyphen."""
    return re.sub(r"\s+", "", number).replace("–", "-")


def same_number(one: str, other: str) -> bool:
    """Tell whether two spellings are of one number; a hyphen that the end of a line took away parts none."""
    return _bare(one) == _bare(other)


def document_id(number: str, *, place: str = "", signed_on: date | None = None) -> str:
    """Return the id of a document: its number, its place if it is of one, its year if the number has none.

    "9/QĐ-UBND" of Hải Sơn in 2031 gives 9-qd-ubnd-hai-son-2031. Without a number there is no id: "".
    """
    if not number:
        return ""
    year = "" if _HAS_YEAR.search(number) or signed_on is None else str(signed_on.year)
    return "-".join(part for part in (slug(number), slug(place), year) if part)


def has_year(number: str) -> bool:
    """Tell whether a number says its year, so that it names one document alone."""
    return _HAS_YEAR.search(number) is not None


def slug(text: str) -> str:
    """Return `text` as a part of an id: lower case, no accents, hyphens between words."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _bare(number: str) -> str:
    return re.sub(r"[\s–-]", "", number).upper()
