"""Lines put into messages: as few as hold them, parted at blocks before lines, and lines before words."""

from dataclasses import dataclass, field

from assistant.wording import say
from bot.telegram_bot.rendering.html import Piece, Size, Strip, strip
from bot.telegram_bot.rendering.layout import Group, end_of, start_of
from bot.telegram_bot.rendering.splitting import parted

# Telegram counts the characters after parsing and takes 100 entities; of the HTML it takes some 35,000 bytes.
MESSAGE = Size(4096, 12_000, 100)
CAPTION = Size(1024, 12_000, 100)
# What is longer than a message begins in one that has at least this left.
_WORTHWHILE = Size(MESSAGE.units // 4, 3000, 25)


@dataclass(slots=True)
class Pages:
    """Messages being filled: the first has the room `left`, and each other one that of a message."""

    left: Size = MESSAGE
    full: list[tuple[Strip, ...]] = field(default_factory=list)
    _now: list[Strip] = field(default_factory=list)

    def put(self, group: Group) -> None:
        """Print a group after what is there."""
        if self._print((*group.heads, *group.strips)):
            return
        first, *others = group.strips
        self._put_line(group.heads, first)
        for one in others:
            self._put_line((), one)

    def turn(self) -> None:
        """End the message that is being filled."""
        if self._now:
            self.full.append(tuple(self._now))
        self._now, self.left = [], MESSAGE

    def _print(self, strips: tuple[Strip, ...]) -> bool:
        """Print strips that fit into this message or, at its beginning, the next; tell whether they do."""
        if self.left.holds(self._size(strips)):
            self._add(strips)
            return True
        if not self._now or not MESSAGE.holds(_whole(strips)):
            return False
        self.turn()
        self._add(strips)
        return True

    def _size(self, strips: tuple[Strip, ...]) -> Size:
        before = len(strips[0].before) if self._now else 0
        whole = _whole(strips)
        return Size(whole.units + before, whole.bytes + before, whole.entities)

    def _add(self, strips: tuple[Strip, ...]) -> None:
        self.left = self.left.less(self._size(strips))
        self._now.extend(strips)

    def _put_line(self, heads: tuple[Strip, ...], line: Strip) -> None:
        if self._print((*heads, line)):
            return
        if self._now and not self.left.holds(_WORTHWHILE):
            self.turn()
        if heads:
            self._add(heads)
        quote = next((piece for piece in line.pieces if piece.style == "quote"), None)
        if quote:
            self._put_quote(quote.text, line.before)
        else:
            self._put_words(line.pieces, line.before)

    def _put_words(self, pieces: tuple[Piece, ...], before: str) -> None:
        while pieces:
            gap = len(before) if self._now else 0
            first, pieces = parted(pieces, self.left.less(Size(gap, gap, 0)))
            if first:
                self._add((strip(first, before),))
            if pieces:
                self.turn()

    def _put_quote(self, text: str, before: str) -> None:
        """Print a quote in parts, each a quote of its own, which together have all its characters."""
        start = start_of(text)
        end = (Piece("\n"), goes_on())
        while not self._ends(strip((*start, Piece(text, "quote"), *end_of(text)), before)):
            around = self._size((strip((*start, *end), before),))
            first, rest = parted((Piece(text, "quote"),), self.left.less(around), trim=False)
            if first:
                self._add((strip((*start, *first, *end), before),))
                start = (Piece(say("rendering.cut.continued"), "italic"), Piece("\n"))
                text = rest[0].text
            self.turn()

    def _ends(self, last: Strip) -> bool:
        fits = self.left.holds(self._size((last,)))
        if fits:
            self._add((last,))
        return fits


def goes_on() -> Piece:
    """Return what says that a message does not end here."""
    return Piece(say("rendering.cut.goes_on"), "italic")


def _whole(strips: tuple[Strip, ...]) -> Size:
    size = strips[0].size
    for one in strips[1:]:
        gap = len(one.before)
        size = size.and_(one.size).and_(Size(gap, gap, 0))
    return size
