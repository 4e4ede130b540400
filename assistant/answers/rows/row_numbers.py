"""The numbers of rows that a question names: "chỉ tiêu 22 và 40", "dòng 51.3", "51.2 năm 2030"."""

import re
from collections.abc import Collection

from assistant.text.normal import fold

_N = r"\d{1,3}(?:\.\d{1,3})*[b-f]?"
_ALONE = rf"(?<![\w.,/-]){_N}(?![\w%]|[.,/-]\d|\s*(?:%|phan tram|diem|ty|trieu|nghin))"
_AND = r"\s*(?:,|va|voi|so voi|hay|hoac|den|&)\s*(?:chi tieu\s+|dong\s+)?"
_NAMED = re.compile(
    rf"(?<!dau )\b(?:chi tieu|chi so|dong|hang|ct)\s+(?:so\s+|thu\s+)*({_ALONE}(?:{_AND}{_ALONE})*)"
)
_DOTTED = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{1,3})+(?![\w%]|[.,/-]\d|\s*(?:%|phan tram))")
_YEAR = re.compile(r"(?:nam\s+|moc\s+)*(?:19|20)\d\d")
_ONLY_NUMBERS = re.compile(
    rf"\W*(?:so sanh |so )?({_ALONE}(?:{_AND}{_ALONE})*)(?:\s+(?:nam|moc|thi sao|bao nhieu|la bao nhieu))*\W*"
)


def row_numbers(text: str, held: Collection[str]) -> tuple[str, ...]:
    """Return the numbers of rows that a text names, in order.

    A number after the word for a row is one, whether or not a row is `held` that bears it; a bare one with a
    point, or in a text of nothing but numbers and years, is one where such a row is held.
    """
    folded = _YEAR.sub(lambda found: " " * len(found[0]), fold(text))
    named = [(m.start(), n) for m in _NAMED.finditer(folded) for n in re.findall(_N, m[1])]
    bare = [(m.start(), m[0]) for m in _DOTTED.finditer(folded) if m[0] in held]
    only = _ONLY_NUMBERS.fullmatch(" ".join(folded.split()))
    alone = [(0, n) for n in re.findall(_N, only[1])] if only else []
    alone = alone if all(n in held for _, n in alone) else []
    return tuple(dict.fromkeys(n for _, n in sorted([*named, *bare, *alone], key=lambda found: found[0])))
