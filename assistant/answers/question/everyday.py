"""Everyday words of a question: a clause that has the documents' term for them speaks of the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answers.question.bag import Bag
from assistant.answers.question.terms import Term, content_terms
from assistant.search.lay_words import LayWords
from assistant.wording import say


@dataclass(frozen=True, slots=True)
class Meant:
    """A term of the documents, and its words."""

    name: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Everyday:
    """Everyday words as they were said, their terms in the question, and what they may mean, the closest first."""

    said: str
    terms: tuple[Term, ...]
    means: tuple[Meant, ...]

    def meant_in(self, bag: Bag) -> Meant | None:
        """Return the first term of the documents that the text has whole, unless it has the everyday words."""
        if _has_whole(self.terms, bag):
            return None
        return next((one for one in self.means if _has_whole(one.terms, bag)), None)

    @property
    def is_numbered(self) -> bool:
        """Tell whether one of the words is a number, which by itself says nothing of the thing: "cấp 2"."""
        return any(term.folded.isdecimal() for term in self.terms)

    @property
    def together(self) -> Term:
        """Return the words as one term, which no text holds."""
        return Term(" ".join(term.folded for term in self.terms), None)


@dataclass(frozen=True, slots=True)
class InWords:
    """The terms of a question in a clause's own words: those that it says otherwise, and what for."""

    terms: tuple[Term, ...]
    read: tuple[tuple[Everyday, Meant], ...] = ()


def everyday_in(text: str, lay_words: LayWords) -> tuple[Everyday, ...]:
    """Return the everyday words of a text that name something."""
    found = (
        Everyday(
            " ".join(one.said),
            content_terms(" ".join(one.said)),
            tuple(Meant(name, content_terms(name)) for name in one.means),
        )
        for one in lay_words.found_in(text)
    )
    return tuple(one for one in found if one.terms)


def in_words_of(bag: Bag, terms: Sequence[Term], everyday: Sequence[Everyday]) -> InWords:
    """Return terms with everyday words put as the clause of this bag says them, where it does.

    Who says both words means two things: "những công ty nào" beside "doanh nghiệp" asks for their names. Nor is
    a part of the everyday words another way to say them: "miễn thuế" is more than "thuế".
    """
    read = []
    rest = list(terms)
    for one in everyday:
        meant = one.meant_in(bag)
        at = _place_of(one.terms, rest)
        if at is None:
            continue
        if meant is None:
            if one.is_numbered and not _has_whole(one.terms, bag):
                rest[at : at + len(one.terms)] = [one.together]
            continue
        beside = [*rest[:at], *rest[at + len(one.terms) :]]
        names = {term.folded for term in meant.terms}
        spoken = [{term.folded for term in said} for said in (beside, one.terms)]
        if not any(map(names.issubset, spoken)):
            rest[at : at + len(one.terms)] = [term for term in meant.terms if term not in beside]
            read.append((one, meant))
    return InWords(tuple(rest), tuple(read))


def told(read: Iterable[tuple[Everyday, Meant]]) -> str | None:
    """Return which everyday words were read as which terms of the documents."""
    once = dict.fromkeys((one.said, meant.name) for one, meant in read)
    return "; ".join(say("replies.read_as", said=said, meant=meant) for said, meant in once) or None


def _has_whole(terms: Sequence[Term], bag: Bag) -> bool:
    """Tell whether a text has the words of a term one after another: any "hộ" and some "kinh doanh" are no term."""
    pairs = pairwise(terms)
    return all(map(bag.holds, terms)) and all((a.folded, b.folded) in bag.pairs for a, b in pairs)


def _place_of(part: Sequence[Term], terms: Sequence[Term]) -> int | None:
    """Return where `part` stands in `terms`, compared without accents."""
    wanted = [term.folded for term in part]
    folded = [term.folded for term in terms]
    places = range(len(folded) - len(wanted) + 1)
    return next((at for at in places if folded[at : at + len(wanted)] == wanted), None)
