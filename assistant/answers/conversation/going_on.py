"""Telling a question that only makes sense with what was said before from one that stands alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.answers.conversation.shifts import Shift, shift_in
from assistant.answers.question.framing import asks
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.phrasing import form, phrases
from assistant.answers.question.terms import Term, content_terms, says, without_asking, without_phrases
from assistant.answers.question.understand import Understood
from assistant.text.normal import fold, has_accents
from assistant.wording import words

_SIGNS = " \t,.;:!?…-–—"
_FEW = 3
"""A question that names more than this beside the words that go on stands alone."""
_HARDLY = 2
_ASKING = frozenset({"nào", "nao"})
"""What "thế" goes on with where it asks and does not link: "thế nào là …"."""
# Without accents "do" may be "do": it points only before what no cause comes before.
_AFTER_DO = re.compile(r"(?=\s*$|[?.,]|\s+(?:la|co|thi|nam|bao)(?!\w))")
_NUMBER_ALONE = re.compile(r"(?<![\w.,/])\d{1,3}(?:\.\d{1,2})?[a-z]?(?![\w.,/%])")


class Hangs(StrEnum):
    """How a question hangs on what was said before."""

    NOT = "not"
    PERHAPS = "perhaps"
    SURELY = "surely"


@dataclass(frozen=True, slots=True)
class Core:
    """A question less the words that go on: what it names anew, and how it hangs on what was said before.

    It is `linked` where words such as "còn" or "thì sao" link it, and `opened` where they come first; `points`
    are the kinds of what it points at; `same_year` where it asks of the same year, `shift` where it counts on from it.
    """

    spoken: str
    text: str
    asked: Understood
    terms: tuple[Term, ...]
    hangs: Hangs
    points: tuple[str, ...]
    same_year: bool
    numbers: tuple[str, ...]
    linked: bool
    opened: bool
    shift: Shift | None = None


def core_of(spoken: str, lexicon: Lexicon, read: Callable[[str], Understood]) -> Core:
    """Return the question told from the words that only go on from what was said before."""
    written_out = lexicon.names.short_forms.written_out(spoken)
    points = pointing(written_out)
    if "rows" in points and _is_of_a_row(written_out, lexicon):
        points = ()
    spoken = written_out if points else spoken
    text, opened, closed = _core(spoken.strip(_SIGNS))
    shift = shift_in(text)
    if shift:
        text, points = shift.left_out_of(text).strip(_SIGNS), ()
        opened = True
    asked = read(text)
    if "agencies" in points and not _points_at_an_agency(asked, spoken):
        points = tuple(kind for kind in points if kind != "agencies")
    terms = _own_terms(asked)
    numbers = () if asked.target_numbers or asked.address else _numbers(text, asked, lexicon)
    of_all_rows = not (points or opened or closed) and (
        says(spoken, "rows.which") or says(spoken, "rows.how_many")
    )
    hangs = Hangs.NOT if of_all_rows else _hangs(asked, terms, points, numbers, opened=opened, closed=closed)
    same = phrases("follow_ups.same_year", spoken).search(form(spoken)) is not None
    return Core(spoken, text, asked, terms, hangs, points, same, numbers, opened or closed, opened, shift)


def _is_of_a_row(text: str, lexicon: Lexicon) -> bool:
    """Tell whether what may point without accents begins a word of a row's name: "chi tieu do thi thong minh"."""
    if has_accents(text):
        return False
    found = pointed("rows", text).search(form(text))
    if found is None:
        return False
    after = form(text)[found.end() :].split()
    return bool(after) and (found.group().split()[-1], after[0]) in lexicon.pairs_of_rows


def _points_at_an_agency(asked: Understood, spoken: str) -> bool:
    """Tell whether "xã mình" stands for an agency whose work is asked; of a place it only says where."""
    by_itself = pointed("agencies", spoken, own=False).search(form(spoken)) is not None
    return by_itself or (bool(asked.wants & {"duties", "how_often"}) and not asked.agencies)


def pointing(text: str) -> tuple[str, ...]:
    """Return the kinds of what is pointed at in `text`: lists of prompts/follow_ups.toml, or "any" noun."""
    kinds = ("rows", "documents", "agencies")
    spans = {kind: m.span() for kind in kinds if (m := pointed(kind, text).search(form(text)))}
    # "chuong trinh hanh dong nay" points at the whole, and at no row ("dong nay")
    found = [
        kind
        for kind, (start, end) in spans.items()
        if not any(s < start and end <= e for s, e in spans.values())
    ]
    found += [kind for kind in ("they", "it") if _stands_for_it(kind, text)]
    if not found and has_accents(text):
        nouns = (m.group(1) for m in pointed("any", text).finditer(form(text)))
        plain = words("follow_ups.plain_nouns")
        found = ["any"] if any(noun.isalpha() and noun not in plain for noun in nouns) else []
    return tuple(found)


def _stands_for_it(kind: str, text: str) -> bool:
    """Tell whether a text has words that stand for a thing named before; without accents "dieu do" may be "điều độ"."""
    spoken = form(text)
    found = (one for one in phrases(f"follow_ups.{kind}", text).finditer(spoken))
    return any(
        has_accents(text) or not one.group().endswith(" do") or _AFTER_DO.match(spoken, one.end())
        for one in found
    )


def pointed(kind: str, text: str, *, own: bool = True) -> re.Pattern[str]:
    """Return the pattern of a noun of a kind with a word that points, the noun its group.

    Agencies are pointed at as one's `own` as well: "cơ quan tôi".
    """
    return _pointed(kind, accented=has_accents(text), own=own)


@cache
def _pointed(kind: str, *, accented: bool, own: bool) -> re.Pattern[str]:
    def either(key: str, *, alone: bool = True) -> str:
        listed = sorted(
            (one for one in words(f"follow_ups.{key}") if alone or " " in one), key=len, reverse=True
        )
        return "|".join(re.escape(one if accented else fold(one)) for one in listed)

    many = "|".join(one if accented else fold(one) for one in ("các", "những", "mỗi", "mấy"))
    after = either("after_above")
    above = rf"{'trên' if accented else 'tren'}(?=\s*$|[?.,]|\s+(?:{after})(?!\w))"
    points = (
        either("pointing") if accented else either("pointing").replace("|do|", rf"|do{_AFTER_DO.pattern}|")
    )
    ours = f"|{either('own')}" if kind == "agencies" and own else ""
    # without accents a short noun may be any of several words: "so do" is no "sở đó"
    noun = r"\w+" if kind == "any" else either(kind, alone=accented or kind != "agencies")
    return re.compile(rf"(?<!\w)(?:(?:{many})\s+)?({noun})\s+(?:{points}|{above}{ours})(?!\w)")


def _core(text: str) -> tuple[str, bool, bool]:
    """Return `text` less the words that open and close a question that goes on, and whether there were any."""
    rest, opened, closed = text, False, False
    while found := phrases("follow_ups.openers", rest).match(form(rest)):
        after = rest[found.end() :].strip(_SIGNS)
        if not after or form(after).split()[0] in _ASKING:
            break
        rest, opened = after, True
    while found := phrases("follow_ups.closers", rest, at_end=True).search(form(rest)):
        rest, closed = rest[: found.start()].strip(_SIGNS), True
    return rest, opened, closed


def _own_terms(asked: Understood) -> tuple[Term, ...]:
    """Return the terms that name a subject: none of the words that compare, count or point."""
    less = _filler() if has_accents(asked.text) else _filler() - _may_be_named()
    rest = without_phrases(without_asking(asked.text), ("when", "comparing", "national"))
    numbers = {*map(str, asked.years), *asked.target_numbers}
    return tuple(t for t in content_terms(rest, less=numbers) if t.folded not in less)


def _numbers(text: str, asked: Understood, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the numbers that a question names and nothing beside them: "56", "còn 51.3"."""
    if asked.documents or asked.unclear_documents or asked.strangers:
        return ()
    years = {str(year) for year in asked.years}
    said = set(_NUMBER_ALONE.findall(text)) - years
    numbers = tuple(sorted(said & {named.target.number for named in lexicon.targets})) if said else ()
    less = {*numbers, *years, *_filler()}
    beside = content_terms(without_phrases(text, ("amount",)))
    return numbers if all(term.folded in less for term in beside) else ()


@cache
def _may_be_named() -> frozenset[str]:
    """Return the filler that without accents may as well be part of a name: "ky so" is "ký số"."""
    return frozenset(map(fold, words("follow_ups.named_without_accents")))


@cache
def _filler() -> frozenset[str]:
    return frozenset(term.folded for phrase in words("follow_ups.filler") for term in content_terms(phrase))


def _hangs(
    asked: Understood,
    terms: tuple[Term, ...],
    points: tuple[str, ...],
    numbers: tuple[str, ...],
    *,
    opened: bool,
    closed: bool,
) -> Hangs:
    named = bool(asked.documents or asked.agencies or asked.address or asked.target_numbers)
    subject = [term for term in terms if term.folded not in numbers]
    if points:
        return Hangs.PERHAPS if named or "documents" in points or len(subject) > _FEW else Hangs.SURELY
    complete = (asked.target_numbers or asked.address) and (asked.years or asks(asked.spoken))
    if complete or (asked.documents and asks(asked.spoken)):
        return Hangs.NOT
    if not subject and not named:
        return Hangs.SURELY if asked.years or numbers or opened or closed else Hangs.PERHAPS
    few = len(subject) <= (_HARDLY if asks(asked.spoken) else _FEW)
    if opened or closed:
        return Hangs.SURELY if not asks(asked.spoken) or len(subject) <= _FEW else Hangs.NOT
    return Hangs.PERHAPS if few and not named else Hangs.NOT
