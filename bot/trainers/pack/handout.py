"""The handout of a pack: two pages of whole clauses, figures and answers, the audience's own first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, zip_longest

from assistant.library.citing import cite_document
from assistant.wording import begun, say
from bot.exports.paper import PAGE, PAGES, Block, Grid, Line, Setting, height
from bot.exports.sheet import Column, Sheet
from bot.trainers.pack.audiences import heard_by
from bot.trainers.pack.pack import Pack
from bot.trainers.pack.printed import Thing, answer_of, clauses_of, figures_of, quoted, sentences

_SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5)
"""Sizes of type: the largest one in which everything has room, else the last."""
_MARGINS_CM = (1.4, 1.6, 1.5, 1.6)
_PAGES = 2
_LOST = 50
"""Points that a page may lose at its end, where a row or a heading goes over to the next one."""
_ASKED = 0.24
"""How much of the room answers get first."""
_TALLEST = 110
"""Points that an answer may take where clauses and figures still want the room."""
_MUCH = 3
_NAMED = 6


def handout(pack: Pack) -> tuple[list[Block], Setting]:
    """Return what two pages hold: which documents, clauses and figures, likely questions, where the rest is read.

    What has no room is left out whole, and a line says so; how the pages are set comes with them.
    """
    told = {"version": pack.version, "seed": pack.wanted.seed, "page": PAGE, "pages": PAGES}
    footer = say("trainers_files.handout.footer", **told)
    parts = list(enumerate(pack.parts[1:]))
    things = [
        [one for n, part in parts for one in clauses_of(pack, n, part.slides)],
        [one for n, part in parts for one in figures_of(pack, n, part.slides)],
        [Thing(0, "", tuple(answer_of(pack, one)), (), "") for one in pack.likely],
    ]
    for size in _SIZES:
        own = Setting(size, _MARGINS_CM, footer)
        kept = _kept(pack, own, things)
        if all(len(kept[n]) == len(things[n]) for n in range(2)):
            break
    left = [one for n in range(2) for at, one in enumerate(things[n]) if at not in kept[n]]
    rest = [_left([cited for one in left for cited in one.cited], len(left))] if left else []
    return [*_head(pack), *_laid(pack, things, kept), *rest, *_reading(pack)], own


def _kept(pack: Pack, own: Setting, things: Sequence[Sequence[Thing]]) -> list[set[int]]:
    """Return which clauses, figures and answers have room: each sort its share first, then whatever is left."""
    frame = [*_head(pack), *_reading(pack), _left(["x" * 40] * _NAMED, _NAMED + 1)]
    room = _PAGES * own.height - _LOST - height(frame, own)
    targets, duties, clauses = pack.audience.shares
    share = (1 - _ASKED) / (targets + duties + clauses)
    shares = ((duties + clauses) * share, targets * share, _ASKED)
    ranked = [_ranked(pack, own, some) for some in things]
    kept: list[set[int]] = [set() for _ in things]
    for n, order in enumerate(ranked):
        alone: list[set[int]] = [set() for _ in things]
        _fill(pack, own, things, alone, n, order, shares[n] * room)
        kept[n] = alone[n]
    for n, order in enumerate(ranked):
        _fill(pack, own, things, kept, n, order, room)
    return kept


def _fill(
    pack: Pack,
    own: Setting,
    things: Sequence[Sequence[Thing]],
    kept: list[set[int]],
    n: int,
    order: Sequence[int],
    room: float,
) -> None:
    """Add things of one sort, in their order, to what is kept, each that leaves all of it within the room."""
    for at in order:
        if at not in kept[n]:
            kept[n].add(at)
            if height(_laid(pack, things, kept), own) > room:
                kept[n].remove(at)


def _laid(pack: Pack, things: Sequence[Sequence[Thing]], kept: Sequence[set[int]]) -> list[Block]:
    clauses, figures, answers = (
        [one for at, one in enumerate(some) if at in own] for some, own in zip(things, kept, strict=True)
    )
    return [*_told(pack, clauses, figures), *_answered(answers)]


def _head(pack: Pack) -> list[Block]:
    who = say("trainers.slide.audience", audience=pack.audience.name)
    at = say("trainers.slide.minutes", minutes=pack.wanted.minutes)
    lines = [
        Line(pack.title, "title"),
        Line(say("trainers.handout.for", audience=f"{who}.", minutes=f"{at}."), "small"),
        Line(say("trainers.handout.document"), "heading"),
    ]
    for one in pack.documents:
        lines.append(Line(cite_document(one), "strong"))
        if one.title not in cite_document(one):
            lines.append(Line(begun(one.title)))
    if len(pack.documents) == 1:
        lines.append(Line(say("trainers_files.handout.places"), "small"))
    cited = tuple(map(cite_document, pack.documents))
    for slide in pack.parts[0].slides:
        at_all = [n for n, one in enumerate(slide.small) if one.endswith(cited)]
        if slide.places and at_all:
            lines += quoted(pack, [replace(slide, small=slide.small[at_all[-1] :])])
    return list(lines)


def _ranked(pack: Pack, own: Setting, things: Sequence[Thing]) -> list[int]:
    """Return the order in which things get room: topics in turn, what speaks to the audience first.

    Of answers, which nothing is said of, those that take much room come last.
    """
    parts: dict[int, list[int]] = {}
    for at, one in enumerate(things):
        parts.setdefault(one.part, []).append(at)
    ranked = [sorted(some, key=lambda at: _rank(pack, own, things[at])) for some in parts.values()]
    return [at for at in chain.from_iterable(zip_longest(*ranked)) if at is not None]


def _rank(pack: Pack, own: Setting, one: Thing) -> tuple[int, bool]:
    return -min(_MUCH, heard_by(pack.audience, one.said)), not one.said and height(one.blocks, own) > _TALLEST


def _told(pack: Pack, clauses: Sequence[Thing], figures: Sequence[Thing]) -> Iterator[Block]:
    """Yield what is shown of each topic: its clauses under their headings, then its figures, like tables as one."""
    for n, part in enumerate(pack.parts[1:]):
        own, set_ = ([one for one in some if one.part == n] for some in (clauses, figures))
        if own or set_:
            yield Line(part.name, "heading")
        for title, some in groupby(own, lambda one: one.title):
            if title != part.name:
                yield Line(_heading(title), "strong")
            yield from chain.from_iterable(one.blocks for one in some)
        for heads, grids in _alike(
            [block for one in set_ for block in one.blocks if isinstance(block, Grid)]
        ):
            yield Line(say("trainers_files.handout.figures"), "strong")
            yield _one_table(heads, grids)


def _alike(grids: Sequence[Grid]) -> list[tuple[Sequence[Column], list[Grid]]]:
    together: dict[tuple[str, ...], list[Grid]] = {}
    for one in grids:
        together.setdefault(tuple(column.name for column in one.sheet.columns), []).append(one)
    return [(some[0].sheet.columns, some) for some in together.values()]


def _one_table(columns: Sequence[Column], grids: Sequence[Grid]) -> Grid:
    rows = list(dict.fromkeys(tuple(row) for one in grids for row in one.sheet.rows))
    if columns[0].name == say("trainers.slide.column_number"):
        numbers: list[list[int]] = []
        for row in rows:
            # A row without a number stays behind the one before it.
            number = [int(part) for part in re.findall(r"\d+", str(row[0]))]
            numbers.append(number or (numbers[-1] if numbers else []))
        rows = [rows[at] for at in sorted(range(len(rows)), key=lambda at: (numbers[at], at))]
    cited = _with_one_end([one.sheet.notes[0] for one in grids if one.sheet.notes])
    told = sentences([note for one in grids for note in one.sheet.notes[1:]])
    return Grid(Sheet("", columns, rows, (say("trainers_files.handout.at", places=cited), *told)))


def _heading(title: str) -> str:
    """Return a heading whose sign of having been cut never stands on a line alone."""
    return title.replace(" …", "\N{NO-BREAK SPACE}…")


def _with_one_end(cited: Sequence[str]) -> str:
    """Return citations in one line; what all of them end with is said once."""
    parts = [one.split(", ") for one in dict.fromkeys(cited)]
    shared = 0
    while len(parts) > 1 and all(len(one) > shared + 1 for one in parts):
        if len({one[-1 - shared] for one in parts}) > 1:
            break
        shared += 1
    heads = "; ".join(", ".join(one[: len(one) - shared]) for one in parts)
    return ", ".join([heads, *(parts[0][len(parts[0]) - shared :] if shared else [])])


def _answered(things: Sequence[Thing]) -> list[Block]:
    lines = [block for one in things for block in one.blocks]
    return [Line(say("trainers.handout.questions"), "heading"), *lines] if lines else []


def _left(cited: Sequence[str], count: int) -> Line:
    """Return what says how much had no room, and where that is."""
    places = "; ".join(dict.fromkeys(cited[:_NAMED]))
    key = "left_more" if count > _NAMED else "left"
    return Line(say(f"trainers_files.handout.{key}", count=count, places=places), "note")


def _reading(pack: Pack) -> list[Block]:
    """Return where to read on, as the last slide says it."""
    end = pack.slides[-1]
    scan = say("trainers.slide.scan")
    lines = [Line(block.text, "bullet") for block in end.blocks if block.text != scan]
    if end.code:
        lines.append(Line(say("trainers_files.handout.pack", address=end.code), "bullet"))
    return [Line(say("trainers.handout.read"), "heading"), *lines, *(Line(one, "note") for one in end.small)]
