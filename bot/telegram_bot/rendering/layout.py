"""The blocks of a card as the lines that are printed, in groups that are rather not parted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.cards.card import Block, Facts, Heading, Line, Listed, Paragraph, Quoted, plain
from bot.telegram_bot.rendering.html import Piece, Size, Strip, pieces_of, strip
from bot.telegram_bot.rendering.letters import kept, seen

_DASH = Piece("– ")
# A heading stays with what it heads; what takes more than this is read as a paragraph, in bold.
_HEADS = Size(400, 3000, 20)
# Telegram cuts blanks off the ends of a message: a quote that begins or ends with one has this beside it.
_GUARD = Piece("\u2060")


@dataclass(frozen=True, slots=True)
class Group:
    """Headings and the block under them, as strips; a quote is one strip."""

    heads: tuple[Strip, ...]
    strips: tuple[Strip, ...]


def groups_of(blocks: Iterable[Block]) -> Iterator[Group]:
    """Yield the blocks in order, without those of which nothing is seen."""
    heads: list[Strip] = []
    room = _HEADS
    above: Block | None = None
    for block in blocks:
        strips = _strips(block, above)
        if not strips:
            continue
        above = block
        if isinstance(block, Heading):
            if not room.holds(strips[0].size):
                yield from (Group((), (head,)) for head in heads)
                heads, room = [], _HEADS
            if room.holds(strips[0].size):
                heads.append(strips[0])
                room = room.less(strips[0].size)
                continue
        yield Group(tuple(heads), strips)
        heads, room = [], _HEADS
    yield from (Group((), (head,)) for head in heads)


def _strips(block: Block, above: Block | None) -> tuple[Strip, ...]:
    near = isinstance(above, Heading) or (isinstance(block, Quoted) and not isinstance(above, Quoted))
    before = "\n" if near else "\n\n"
    if isinstance(block, Quoted):
        quote = kept(block.text)
        return (_quote(quote, before),) if seen(quote) else ()
    lines = [pieces for pieces in _lines(block) if pieces]
    return tuple(strip(pieces, "\n" if number else before) for number, pieces in enumerate(lines))


def _lines(block: Heading | Paragraph | Listed | Facts) -> Iterator[tuple[Piece, ...]]:
    match block:
        case Heading(line):
            yield pieces_of(line, bold=True)
        case Paragraph(lines):
            yield from map(pieces_of, lines)
        case Listed(items):
            yield from ((_DASH, *pieces) for pieces in map(pieces_of, items) if pieces)
        case Facts(pairs):
            yield from (_fact(name, line) for name, line in pairs)


def _fact(name: str, value: Line) -> tuple[Piece, ...]:
    named, values = pieces_of(plain(f"{name}:")), pieces_of(value)
    return (*named, Piece(" "), *values) if values else named


def _quote(text: str, before: str) -> Strip:
    return strip((*start_of(text), Piece(text, "quote"), *end_of(text)), before)


def start_of(quote: str) -> tuple[Piece, ...]:
    """Return what stands before a quote so that none of its characters is cut off."""
    return (_GUARD, Piece("\n")) if quote[:1].isspace() else ()


def end_of(quote: str) -> tuple[Piece, ...]:
    """Return what stands after a quote so that none of its characters is cut off."""
    return (Piece("\n"), _GUARD) if quote[-1:].isspace() else ()
