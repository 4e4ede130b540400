"""What clauses say, each a run of text that stands alone, under the division that it belongs to."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from math import log

from assistant.library.below import with_all_below
from assistant.library.nouns import Provision, Span
from assistant.library.titles import heading_of
from assistant.text.footnotes import DIGITS
from assistant.text.normal import fold, words
from assistant.wording import begun, say
from assistant.wording import words as listed
from bot.trainers.divisions import divisions_of, tidy
from bot.trainers.quiz.choosing import said_words
from bot.trainers.quiz.held import Held, trimmed
from bot.trainers.quiz.making import rank

LONGEST = 200
MOST_TEXTS = 250
"""So many texts of a document are asked about at most."""
LONGEST_HEADING = 120
_SHORTEST = 40
_FEWEST_WORDS = 6
_SAID_THERE = 0.5
"""Another clause says the same where it has so many of the pairs of words that stand beside each other."""
_NEARLY_THERE = 0.5
"""A division nearly says a text where a place of it has so much of what the words of the text weigh."""
_LIKE = 0.6
"""Parts of sentences are alike where the shorter one has so many of its pairs of words in the other."""
_COMMON = 0.2
"""A word that so many of all places have tells none apart."""
_KINDS = frozenset({"bullet", "paragraph", "clause", "point", "item", "article"})
_MARK = re.compile(r"\s*(?:[-–•+*]\s+|(?:Điều\s+)?(?:\d+(?:\.\d+)*[a-zđ]?|[a-zđ]{1,2}|[IVXLC]+)[.)]\s+)")
_TO_BE_FILLED = re.compile(r"…|\.{3}")
_HEADING_MARK = re.compile(r"(?:Phần|Chương|Mục|Tiểu mục|Phụ lục)\s+[\w.]+[.:]\s+", re.IGNORECASE)
_PIECE = re.compile(r"[.;:\n]")
_ENDS = re.compile(r"[.;](?=\s)")


@dataclass(frozen=True, slots=True)
class Text:
    """A run of a clause that stands alone: without its mark, to the end of its first sentence where it is long."""

    place: Provision
    division: str
    span: Span
    text: str
    said: frozenset[str]
    runs: frozenset[tuple[str, str]]

    @property
    def fact(self) -> str:
        """Return the name of what the text tells."""
        return f"{self.place.id}:clause"


@dataclass(frozen=True, slots=True)
class Division:
    """A headed division; `called` is its label and its heading, cut where it is long."""

    place: Provision
    name: str
    called: str


class Texts:
    """The divisions of a document, and those of its texts that no other division says too."""

    def __init__(self, held: Held) -> None:
        """Read the provisions of `held`."""
        self.held = held
        self.tasks = tuple(duty.span.start for duty in held.duties)
        holding = {one.parent for one in held.provisions}
        # What holds nothing has no heading of its own: its first words are its text.
        self.divisions = {
            one.id: Division(one, heading_words(held, one), called(held, one))
            for one in divisions_of(held.provisions)
            if one.id in holding and held.is_sure(one.span) and not _TO_BE_FILLED.search(one.text)
        }

    @cached_property
    def all(self) -> tuple[Text, ...]:
        """Return the texts that stand in one division only, in order; of very many some, chosen evenly."""
        leaves = list(self._leaves())
        where: dict[tuple[str, str], list[int]] = {}
        for n, leaf in enumerate(leaves):
            for run in leaf.runs:
                where.setdefault(run, []).append(n)
        order = sorted(leaves, key=lambda leaf: rank(leaf.fact))
        alone = (leaf for leaf in order if not self._said_elsewhere(leaf, leaves, where))
        return tuple(sorted(islice(alone, MOST_TEXTS), key=lambda leaf: leaf.span.start))

    def denies(self, division: str, text: Text) -> bool:
        """Tell whether a division is another than the text's, and surely says nothing of the sort."""
        return division != text.division and division not in self._near[text.fact] | self._like[text.fact]

    @cached_property
    def _under(self) -> dict[str, str]:
        """Return the division of each place that is in one."""
        found: dict[str, str] = {}
        for division in self.divisions.values():
            found |= {
                one.id: division.place.id for one in with_all_below(division.place, self.held.provisions)
            }
        return found

    @cached_property
    def _like(self) -> dict[str, set[str]]:
        """Return the divisions any part of a sentence of which is nearly one of the text, by the text."""
        pieces = [
            (self._under[one.id], runs)
            for one in self.held.provisions
            if one.id in self._under
            for runs in _runs_of_pieces(one.text)
        ]
        having: dict[tuple[str, str], list[int]] = {}
        for n, (_, runs) in enumerate(pieces):
            for run in runs:
                having.setdefault(run, []).append(n)
        found: dict[str, set[str]] = {text.fact: set() for text in self.all}
        for text in self.all:
            for runs in _runs_of_pieces(text.text):
                shared = Counter(n for run in runs for n in having.get(run, ()))
                found[text.fact] |= {
                    pieces[n][0]
                    for n, times in shared.items()
                    if times >= _LIKE * min(len(runs), len(pieces[n][1]))
                }
        return found

    @cached_property
    def _near(self) -> dict[str, set[str]]:
        """Return the divisions that say a text, or nearly so, by the text."""
        places = [
            (self._under[one.id], said_words(one.text))
            for one in self.held.provisions
            if one.id in self._under
        ]
        having: dict[str, list[int]] = {}
        for n, (_, said) in enumerate(places):
            for word in said:
                having.setdefault(word, []).append(n)
        found: dict[str, set[str]] = {}
        for text in self.all:
            weights = {
                word: log((len(places) + 1) / len(having[word]))
                for word in text.said
                if word in having and len(having[word]) <= max(3, _COMMON * len(places))
            }
            shared: dict[int, float] = {}
            for word, weight in weights.items():
                for n in having[word]:
                    shared[n] = shared.get(n, 0.0) + weight
            enough = _NEARLY_THERE * sum(weights.values())
            found[text.fact] = {places[n][0] for n, weight in shared.items() if weight >= enough}
        return found

    def _said_elsewhere(
        self, leaf: Text, leaves: list[Text], where: dict[tuple[str, str], list[int]]
    ) -> bool:
        shared = Counter(n for run in leaf.runs for n in where[run])
        return any(
            times >= _SAID_THERE * len(leaf.runs) and leaves[n] is not leaf for n, times in shared.items()
        )

    def _leaves(self) -> Iterator[Text]:
        holding = {one.parent for one in self.held.provisions}
        for division in self.divisions.values():
            for place in with_all_below(division.place, self.held.provisions):
                if place.id not in holding and place.kind in _KINDS:
                    text = _text(self.held, place, division.place.id)
                    if text:
                        yield text


def own_words(place: Provision) -> Span:
    """Return the own text of a provision less the mark that it begins with, as a span of the clean text."""
    mark = _MARK.match(place.text)
    return Span(place.start + (mark.end() if mark else 0), place.end)


def called(held: Held, place: Provision) -> str:
    """Return a division by its label and its heading, cut at a comma where that is long."""
    return say("quiz.part.option_heading", label=begun(place.label), name=cut(heading_words(held, place)))


def cut(name: str) -> str:
    """Return a heading, cut where it is long: at a comma that leaves enough to know it by, else at a word."""
    if len(name) <= LONGEST_HEADING:
        return name
    ends = [n for n, sign in enumerate(name[:LONGEST_HEADING]) if sign in ",;" and n >= LONGEST_HEADING // 3]
    short = name[: ends[-1]] if ends else name[:LONGEST_HEADING].rpartition(" ")[0]
    # What was quoted to the end is left out whole.
    short = short.rpartition("“")[0].rstrip() if short.count("“") > short.count("”") else short
    return say("quiz.part.cut", name=short)


def heading_words(held: Held, place: Provision) -> str:
    """Return the words of a heading on one line, without its mark."""
    heading = tidy(heading_of(place, issuer=held.document.issuer))
    label = begun(place.label)
    bare = heading[len(label) :].lstrip(" .:") if heading.casefold().startswith(label.casefold()) else heading
    mark = _HEADING_MARK.match(bare) or _MARK.match(f"{bare} ")
    return bare[mark.end() :] if mark and bare[mark.end() :] else bare


def _text(held: Held, place: Provision, division: str) -> Text | None:
    span = trimmed(held.clean, own_words(place))
    text = span.of(held.clean)
    ends = [one.start() for one in _ENDS.finditer(text)]
    if len(text) > LONGEST:
        sentences = [end for end in ends if text[end] == "." and end <= LONGEST]
        if not sentences:
            return None
        span = Span(span.start, span.start + sentences[0])
    while span.end > span.start and held.clean[span.end - 1] in ".;, ":
        span = Span(span.start, span.end - 1)
    text = span.of(held.clean)
    said = said_words(text)
    if (
        not _SHORTEST <= len(text) <= LONGEST
        or len(said) < _FEWEST_WORDS
        or any(sign in text for sign in f'\n\t:[“”"{DIGITS}')
        or text.count("(") != text.count(")")
        or text.endswith(("..", "…"))
        or any(one in text.casefold() for one in listed("quiz.read.pointing_inside"))
        or text.casefold().startswith(listed("quiz.read.begins_half"))
        # A paragraph that begins so goes on with what a page, or a formula, broke off.
        or (place.kind == "paragraph" and text[0].islower())
        or not held.is_sure(place.span)
    ):
        return None
    return Text(place, division, span, text, said, _runs(text))


def _runs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(fold(word) for word in words(text)))


def _runs_of_pieces(text: str) -> Iterator[frozenset[tuple[str, str]]]:
    for piece in _PIECE.split(text):
        runs = _runs(piece)
        if len(runs) >= _FEWEST_WORDS - 2:
            yield runs
