"""How an official paper cites a place: the smallest part first, then what it lies in, then the document in full."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from assistant.library.nouns import Document, Provision
from assistant.library.usual_names import NAMED_BY_TITLE
from assistant.wording import begun, say

if TYPE_CHECKING:
    from assistant.library.library import Library

_OUTLINED = frozenset({"part", "section", "item"})
# What stands once in a document is named by its kind alone.
_ALONE = frozenset({"letterhead", "enacting", "closing", "signature", "adoption"})
_OF_LAW = frozenset({"point", "clause"})
_TITLED = frozenset({"part", "chapter", "section", "subsection", "article"})
_DIGEST = frozenset({"digest", "heading", "statement"})
_CAPITAL = ("article", "titled_chapter", "annex")
# Sections with a word of their own (Mục 1 of Chương II) have a letter before the number in their paths.
_TITLED_TAIL = re.compile(r"(?:p|c|m|tm)\d.*")
_CODE = re.compile(r"dd", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Step:
    """A place of the chain: what it is, where, how a person calls it within its document."""

    kind: str
    path: str
    label: str


@dataclass(frozen=True, slots=True)
class _Name:
    """What one step of the chain is called; `joint` says how it is tied to what it lies in."""

    text: str
    joint: str


def cite_document(document: Document) -> str:
    """Return the document as papers name it: kind, number, day and issuer, leaving out what is not known."""
    kind = begun(document.kind)
    bears_title = kind in NAMED_BY_TITLE and document.title.startswith(kind)
    if not document.number:
        named = document.title if bears_title else say("citing.document.unnumbered", kind=kind)
    elif bears_title:
        named = say("citing.document.titled", title=document.title, number=document.number)
    else:
        named = say("citing.document.named", kind=kind, number=document.number)
    if document.signed_on:
        named = say("citing.document.dated", named=named, day=_day(document.signed_on))
    return say("citing.document.issued", named=named, issuer=document.issuer) if document.issuer else named


def formal_citation(document: Document, chain: Sequence[Provision], *, part: str = "") -> str:
    """Return how a paper cites the first of `chain`, which goes from a place up to what holds it all.

    `part` is the part of the place that is meant, such as a column of a row.
    """
    cited = cite_document(document)
    first = chain[0]
    if first.kind in _DIGEST:
        n = re.sub(r"\D+", "", first.path)
        return say(f"citing.digest.{first.kind}", n=n, document=cited)
    steps = [_Step(one.kind, one.path, one.label) for one in chain]
    names = list(_names(steps))
    for name in reversed(names):
        cited = _joined(name, cited)
    return say("citing.joint.place", own=part, above=cited) if part else cited


def cite_place(library: "Library", provision: str, *, part: str = "") -> str | None:
    """Return the formal citation of a provision of the library; None where there is none of that id."""
    chain = list(_chain(library, provision))
    document = library.document(chain[0].document) if chain else None
    return formal_citation(document, chain, part=part) if document else None


def _chain(library: "Library", id_: str | None) -> Iterator[Provision]:
    while id_ and (found := library.provision(id_)):
        yield found
        id_ = found.parent


def _day(day: date) -> str:
    """Return the day as papers write it: two digits for the day, and for the first two months."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def _names(steps: Sequence[_Step]) -> Iterator[_Name]:
    """Yield what the steps are called, the smallest first; one that a smaller one already tells is passed over."""
    at = 0
    while at < len(steps):
        step = steps[at]
        if step.kind == "quoted":
            run = list(takewhile(lambda one: one.kind == "quoted", steps[at:]))
            yield _quoted(run, steps[at + len(run) :])
            at += len(run)
        elif step.kind in _OUTLINED and not _is_titled(steps, at):
            run = [step, *_items_above(steps, at)]
            mark = ".".join(_printed(_tail(steps, at + n)) for n in reversed(range(len(run))))
            yield _Name(say(f"citing.name.{step.kind}", mark=mark), "place")
            at += len(run)
        else:
            above = next(
                (n for n in range(at + 1, len(steps)) if _own(step, steps[n]) is not None), len(steps)
            )
            yield _Name(_called(step, steps[above] if above < len(steps) else None), _joint(step))
            at = above


def _quoted(run: Sequence[_Step], above: Sequence[_Step]) -> _Name:
    """Return what a place of an act's quoted text is called: where it will stand, and where it is quoted."""
    words = say("labels.place.in_quote", above="", own="")
    within = [replace(one, kind="", label=begun(one.label.rpartition(words)[2])) for one in run]
    own = ""
    for name in reversed(list(_names(within))):
        own = say(f"citing.joint.{_law_or_place(name.text)}", own=name.text, above=own) if own else name.text
    if not above:
        return _Name(own, "place")
    return _Name(own, "quoted")


def _law_or_place(text: str) -> str:
    beginnings = (say(f"labels.place.{kind}", mark="") for kind in ("point", "clause"))
    return "law" if text.startswith(tuple(beginnings)) else "place"


def _joined(name: _Name, above: str) -> str:
    if name.joint == "quoted":
        return say("citing.name.quoted", own=name.text, above=above)
    return say(f"citing.joint.{name.joint}", own=name.text, above=above)


def _joint(step: _Step) -> str:
    if step.kind == "annex":
        # "văn bản kèm theo" already says that it goes with something.
        attached = say("labels.place.attached")
        return "law" if step.label.casefold().endswith(attached) else "annex"
    return "law" if step.kind in _OF_LAW | _TITLED else "place"


def _items_above(steps: Sequence[_Step], at: int) -> Iterator[_Step]:
    """Yield the items that hold an item one inside another: their numbers are said together, mục 2.5."""
    if steps[at].kind == "item":
        yield from takewhile(lambda one: one.kind == "item", steps[at + 1 :])


def _is_titled(steps: Sequence[_Step], at: int) -> bool:
    return steps[at].kind != "item" and bool(_TITLED_TAIL.fullmatch(_tail(steps, at)))


def _tail(steps: Sequence[_Step], at: int) -> str:
    """Return the last part of a step's path: what its own mark adds to what holds it."""
    path = steps[at].path
    for above in steps[at + 1 :]:
        rest = path.removeprefix(above.path)
        if rest != path and rest[:1] in {".", "-", "~"}:
            return rest.lstrip(".-~")
    return path


def _printed(tail: str) -> str:
    """Return a mark with the letter that paths do not have."""
    return _CODE.sub(lambda found: "Đ" if found[0].isupper() else "đ", tail)


def _called(step: _Step, above: _Step | None) -> str:
    own = _own(step, above) if above else None
    if own is not None:
        return say("citing.name.columns") if step.kind == "columns" else own
    n = step.path.rpartition("~")[2]
    if step.kind in _ALONE:
        return say(f"citing.name.{step.kind}")
    if step.kind == "basis":
        return say("citing.name.basis", n=n)
    if step.kind == "paragraph" and step.path.startswith("~"):
        return say("citing.name.opening") if n == "1" else say("citing.name.opening_nth", n=n)
    return step.label if step.kind in _TITLED | {"annex"} else _small(step.label)


def _own(step: _Step, above: _Step) -> str | None:
    """Return what the label of `step` adds to that of `above`; None where one does not build on the other."""
    for label in (above.label, _small(above.label)):
        if step.label.startswith(f"{label}, "):
            return step.label.removeprefix(f"{label}, ")
        if step.label.endswith(f" {label}"):
            own = step.label.removesuffix(f" {label}").removesuffix(",")
            return own if step.kind in _TITLED else _small(own)
    return None


def _small(text: str) -> str:
    """Return a name as it stands inside a sentence; articles, chapters and annexes keep their capital."""
    named = tuple(say(f"labels.place.{kind}", mark="").strip() for kind in _CAPITAL)
    return text if text.startswith(named) else text[:1].lower() + text[1:]
