"""Which clauses say what a term means: the term is all that they speak of, or the name that they give."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.library.nouns import Provision
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, plain, toned, words

_MARK = re.compile(r"""[\s"']*(?:(?:(?:Điều\s)?(?:[IVX]+|\d+(?:\.\d+)*[a-zđ]?|[a-zđ]))[.)]|[-+•●])?\s*""")
_SUBJECT = re.compile(
    r""""?(?P<term>[^.;:()"]{2,120}?)"?(?:\s*\([^()]*\))?\s*,?"""
    r"""\s(?P<verb>là|(?:được\s)?hiểu\slà|(?:có\s)?nghĩa\slà|bao\sgồm|gồm(?:\scó)?"""
    r"""|được\s(?:xác\sđịnh|hiểu|tính)\snhư\ssau)(?=[\s:])"""
)
_SYMBOL = re.compile(r"(?P<term>[A-ZĐ][\w.]{0,7})\s?:\s")
"""What a letter of a formula stands for: "Lmin: mức …"."""
_PLURAL = re.compile(r"(?:các|những)\s+", re.IGNORECASE)
_REFERS = re.compile(r"\s(?:quy định|được quy định|nêu|theo quy định)\s(?:tại|ở|của|trong)\s.*")
_CALLED = re.compile(
    r"""sau đây (?:được )?(?:gọi|viết)(?: tắt| chung)*(?: là)?:?\s+"?(?P<term>[^();,."]{3,90})"""
)
_SHORT_FORM = re.compile(r"""\([^()]*(?:-|–|là)\s+"?(?P<term>[A-ZĐ][A-ZĐ&]{2,})"?\)""")
"""The name in capitals that a clause gives at the end of a bracket: "(… - NSMO)"."""
_EXPLAINS = ("giai thich tu ngu", "giai thich thuat ngu", "khai niem", "dinh nghia", "tu ngu")
_NEGATED = re.compile(r"\skhông$|\schưa$|\sphải$|\skhông phải$")
_LONGEST = 16
_SHORT = 1500
"""Characters below a heading that are read as who or what belongs to it; more is a part of its own."""
_SHORTEST_NAME = 3
"""A name of fewer syllables that a clause gives ("Đề án") stands for whatever it pleases."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A clause that defines `term` (its syllables with their tones).

    `lists` tells one that says of whom or what the term consists, or heads it, `names` one that gives it as a name;
    `explained` one among other explanations of words, `symbol` one of a letter in a formula.
    """

    term: tuple[str, ...]
    provision: Provision
    lists: bool = False
    names: bool = False
    explained: bool = False
    symbol: bool = False


def definitions(provisions: Iterable[Provision]) -> dict[str, list[Definition]]:
    """Return what each term is said to be, by its folded syllables, in document order."""
    found: dict[str, list[Definition]] = {}
    for provision in provisions:
        if provision.kind in {"row", "columns", "footnote", "signature", "recipients"}:
            continue
        for one in _in(provision):
            found.setdefault(key_of(one.term), []).append(one)
    return found


def key_of(syllables: Iterable[str]) -> str:
    """Return the form in which defined terms are found: less tones and signs."""
    return " ".join(fold(re.sub(r"\d$", "", one) if one[:1].isalpha() else one) for one in syllables)


def _in(provision: Provision) -> Iterator[Definition]:
    text = " ".join(plain(provision.text).split())
    start = _MARK.match(text)
    subject = _SUBJECT.match(text, start.end() if start else 0)
    symbol = _SYMBOL.match(text) if provision.kind in {"paragraph", "quoted"} else None
    if symbol and (spelled := _term(symbol["term"])):
        yield Definition(spelled, provision, symbol=True)
    elif subject:
        term = _REFERS.sub("", subject["term"])
        if not _NEGATED.search(term) and (spelled := _term(term)):
            yield Definition(
                spelled, provision, lists="gồm" in subject["verb"], explained=_among_explanations(provision)
            )
    elif _heads(provision) and len(spelled := _term(text[start.end() if start else 0 :])) >= _SHORTEST_NAME:
        yield Definition(spelled, provision, lists=True)
    for short in _SHORT_FORM.finditer(text):
        yield Definition(_term(short["term"]), provision, names=True)
    for named in _CALLED.finditer(text):
        if len(spelled := _term(_PLURAL.sub("", named["term"], count=1))) >= _SHORTEST_NAME:
            yield Definition(spelled, provision, names=True)


def _heads(provision: Provision) -> bool:
    """Tell whether the provision is a heading of few words over the clauses that say who or what belongs to it."""
    below = provision.subtree_end - provision.end
    return 0 < below < _SHORT and not provision.text.rstrip().endswith((":", ";", "."))


def _term(text: str) -> tuple[str, ...]:
    """Return the syllables of a term, none where the text names nothing or goes on too long."""
    typed = words(text)
    if len(typed) > _LONGEST or all(is_function_word(word, accented=True) for word in typed):
        return ()
    return tuple(map(toned, typed))


def _among_explanations(provision: Provision) -> bool:
    above = fold(" ".join(provision.trail))
    return any(heading in above for heading in _EXPLAINS)
