"""Headings with a word of their own (Phần, Chương, Mục, Điều), believed by their sequence in the document."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.structure.lines import Line, Sort
from ingest.structure.numbering import ARTICLES, PARTY_OUTLINE, Number, Style, follows
from ingest.structure.quotes import unquoted

_ABOLISHED = re.compile(r"bãi bỏ|hết hiệu lực")
_FAR = 20
"""How many articles may be missing before one that nothing follows is taken for a mention."""
_ARTICLE = next(style for style in ARTICLES if style.name == "article")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's style, its printed mark and number, and whether numbers are missing before it."""

    style: Style
    mark: str
    value: Number
    skipped: bool = False
    abolished: bool = False
    """It says of itself that it is no longer in force."""
    replaced: bool = False
    """Its number stands again below, at the article now in force."""
    follows_gap: bool = False
    """A chapter or section that is no longer in force stands above it, so numbers may be missing."""


def heading_at(line: str, grammar: Iterable[Style]) -> Heading | None:
    """Return the heading that `line` looks like, or None."""
    for style in grammar:
        found = style.pattern.match(line) if style.titled else None
        value = style.value(found["mark"]) if found else None
        if found is not None and value is not None:
            abolished = _ABOLISHED.match(line[found.end() :].strip(" ()[]").removeprefix("được ")) is not None
            return Heading(style, found["mark"], value, abolished=abolished)
    return None


def headings_of(
    lines: Sequence[Line], grammar: Sequence[Style], quoted: Collection[int]
) -> Mapping[int, Heading]:
    """Return the believed headings by the number of their line.

    What is `quoted` is read as it stands; elsewhere an article must go on from the one before it,
    in the whole document or annex, whatever chapter it stands in.
    """
    found: dict[int, Heading] = {}
    articles: list[tuple[int, Heading]] = []
    without = False  # a chapter or section whose articles were all taken out stands above
    for at, line in enumerate(lines):
        if line.sort in (Sort.ANNEX, Sort.FORM):
            found.update(_believed(articles))
            articles = []
        heading = heading_at(unquoted(line.text) if at in quoted else line.text, grammar)
        if heading is None or line.sort is not Sort.PROSE:
            continue
        if heading.style.flat and at not in quoted:
            articles.append((at, replace(heading, follows_gap=without)))
            without = False
        else:
            found[at] = heading
            without = without or heading.abolished
    found.update(_believed(articles))
    return found


def grammar_of(lines: Iterable[str]) -> tuple[Style, ...]:
    """Return the grammar of a text: that of articles where one begins or goes on a sequence, else a Party outline."""
    before: Number = (0, 0)
    for line in lines:
        found = _ARTICLE.pattern.match(line.strip())
        value = _ARTICLE.value(found["mark"]) if found else None
        if value is not None and follows(before, value):
            return ARTICLES
        before = value or before
    return PARTY_OUTLINE


def _believed(articles: Sequence[tuple[int, Heading]]) -> dict[int, Heading]:
    believed: dict[int, Heading] = {}
    last: Number = (0, 0)
    numbers = [heading.value for _, heading in articles]
    for n, (at, heading) in enumerate(articles):
        later = numbers[n + 1 :]
        if heading.abolished and heading.value in later:  # its number was given to another one
            believed[at] = replace(heading, replaced=True)
            continue
        if follows(last, heading.value):
            believed[at] = heading
        elif heading.value > last and not any(follows(last, value) for value in later):
            far = heading.value[0] - last[0] > _FAR
            if far and not (later and follows(heading.value, later[0])):
                continue
            believed[at] = replace(heading, skipped=not heading.follows_gap)
        else:
            continue
        last = heading.value
    return believed
