"""Cards made up by chance of real words and of what breaks renderers; and the smallest that still breaks one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from random import Random

from assistant.places import data_folder
from bot.cards.actions import Ask, Does, Judge, Open, ShowChart, ShowQuote, ShowRows
from bot.cards.card import (
    Action,
    Block,
    Card,
    Facts,
    Heading,
    Line,
    Listed,
    Paragraph,
    Picture,
    Quoted,
    Run,
)

HEADING_SIGN = "§"
"""Ends each heading, and stands nowhere else."""

NASTY = (
    "<b>", "</b>", "</blockquote>", "<a href='x'>", "&amp;", "&", "<", ">", '"', "'", "&#0;", "<script>",
    "😀", "👩‍👩‍👧‍👦", "🇻🇳🇻🇳🇻🇳", "👍🏽", "❤️", "\U0001f3f4\U000e0067\U000e007f", "e\u0302\u0301",
    "Tie\u0302\u0301ng Vie\u0323\u0302t",
    "o" + "\u0301\u0323" * 4, "מסמך", "وثيقة", "\u202etxt.exe\u202c", "\u2067x", "\u200b", "\u200d", "\ufeff", "\u00ad",
    "\x00", "\x1b[31m", "\r\n", "\t", "\u2028", "\x85", "\ud800", "\udfff", "한국", "ᄀ", "ᅡᆨ",
    "กำ", "क्ष", "", " ", "\u00a0", "   ", "\n", "@someone", "/xoa", "#the", "https://a.vn/?a=1&b=2", "[1]", "`_*",
)  # fmt: skip
_URLS = (
    "https://chinhphu.vn/van-ban?a=1&b=2", "http://10.0.0.1:8057/x#y", "javascript:alert(1)", "http://localhost/x",
    "https://a.vn/\"onclick='x", "tg://user?id=1", "https://user@a.vn/", "https://a b.vn", "http://[::1]/x", "", "https://",
    "https://a.vn/" + "x" * 900, "https://a.vn/" + "x" * 5000,
)  # fmt: skip


@cache
def _words() -> str:
    sources = sorted(data_folder("corpus").glob("*/source.md"))
    return "\n".join(path.read_text(encoding="utf-8")[:20_000] for path in sources).replace(HEADING_SIGN, "")


def _text(chance: Random, most: int) -> str:
    source = _words()
    length = int(most * chance.random() ** 3)
    start = chance.randrange(len(source) - length)
    text = source[start : start + length]
    if chance.random() < 0.3:
        at = chance.randrange(len(text) + 1)
        text = text[:at] + "".join(chance.choices(NASTY, k=chance.randrange(1, 8))) + text[at:]
    return text


def _run(chance: Random, most: int) -> Run:
    text = _text(chance, most)
    match chance.randrange(10):
        case 0 | 1:
            return Run(text, "bold")
        case 2:
            return Run(text, "italic")
        case 3:
            return Run(str(chance.randrange(1, 40)), "mark")
        case 4:
            return Run(text, "link", chance.choice(_URLS))
    return Run(text)


def _line(chance: Random, most: int = 160) -> Line:
    return tuple(_run(chance, most) for _ in range(chance.choice((0, 1, 1, 1, 2, 3, 5))))


def _block(chance: Random) -> Block:
    few = chance.choice((0, 1, 1, 2, 3))
    match chance.randrange(8):
        case 0 | 1:
            return Heading((Run(_text(chance, 60)), Run(HEADING_SIGN)))
        case 2 | 3 | 4:
            return Paragraph(tuple(_line(chance) for _ in range(few)))
        case 5:
            return Listed(tuple(_line(chance) for _ in range(few)))
        case 6:
            return Facts(tuple((_text(chance, 30), _line(chance, 60)) for _ in range(few)))
    return Quoted(_text(chance, 600))


def _huge(chance: Random) -> Iterator[Block]:
    """Yield blocks of which at least one is far too long for a message."""
    yield _block(chance)
    long = chance.randrange(3000, 14_000)
    match chance.randrange(7):
        case 0:
            yield Quoted("x" * long)
        case 1:
            yield Quoted(_text(chance, 300).join(chance.choices(NASTY, k=60)) + _words()[:long])
        case 2:
            yield Paragraph(((Run(chance.choice(NASTY) * (long // 4)),),))
        case 3:
            yield Paragraph((tuple(Run("a b", ("bold", "plain")[at % 2]) for at in range(300)),))
        case 4:
            yield from (Paragraph(((Run(chance.choice(NASTY)),),)) for _ in range(long // 20))
        case 5:
            yield Heading((Run(_words()[:600]),))
            yield Listed(tuple((Run(_words()[at : at + 90]),) for at in range(0, long, 90)))
        case 6:
            yield Paragraph(((Run("&<>" * long, "bold"), Run("é" * long, "link", _URLS[0])),))
    yield _block(chance)


def _does(chance: Random) -> Does:
    match chance.randrange(6):
        case 0:
            return Ask(_text(chance, 100))
        case 1:
            return ShowQuote("a/điều 5", chance.randrange(99), 400, _text(chance, 80), "0123456789ab")
        case 2:
            return ShowRows(page=chance.randrange(100))
        case 3:
            return Judge("abcdef", "good", chance.choice((None, True, False)))
        case 4:
            return Open(chance.choice(_URLS))
    return ShowChart("42/7")


def random_card(seed: int) -> Card:
    """Return the card of a seed; one of forty is far too long for a message."""
    chance = Random(seed)
    short = (_block(chance) for _ in range(chance.randrange(8)))
    blocks = tuple(short if seed % 40 else _huge(chance))
    wide, high = chance.choice(((1, 3), (2, 2), (3, 1), (0, 0), (0, 0), (12, 1)))
    if seed % 400 == 0:
        wide, high = 5, 40
    actions = tuple(tuple(Action(_text(chance, 60), _does(chance)) for _ in range(wide)) for _ in range(high))
    picture = Picture(b"png", _text(chance, 1500)) if chance.random() < 0.1 else None
    return Card(blocks, actions, picture)


def shrunk(card: Card, fails: Callable[[Card], object]) -> Card:
    """Return a card that still fails, with as few and as short blocks as simple cuts make it."""
    while True:
        smaller = next((one for one in _smaller(card) if fails(one)), None)
        if smaller is None:
            return card
        card = smaller


def _smaller(card: Card) -> Iterator[Card]:
    half = len(card.blocks) // 2
    if half:
        yield replace(card, blocks=card.blocks[:half])
        yield replace(card, blocks=card.blocks[half:])
    if card.actions:
        yield replace(card, actions=card.actions[1:])
    if card.picture:
        yield replace(card, picture=None)
    for at, block in enumerate(card.blocks):
        around = card.blocks[:at], card.blocks[at + 1 :]
        yield replace(card, blocks=(*around[0], *around[1]))
        for less in _less(block):
            yield replace(card, blocks=(*around[0], less, *around[1]))


def _less(block: Block) -> Iterator[Block]:
    match block:
        case Quoted(text):
            yield from (Quoted(less) for less in _shorter(text))
        case Paragraph(lines) | Listed(lines):
            for at, line in enumerate(lines):
                yield type(block)((*lines[:at], *lines[at + 1 :]))
                for less in _fewer(line):
                    yield type(block)((*lines[:at], less, *lines[at + 1 :]))
        case Facts(pairs):
            yield from (Facts((*pairs[:at], *pairs[at + 1 :])) for at in range(len(pairs)))


def _fewer(line: Line) -> Iterator[Line]:
    for at, run in enumerate(line):
        yield (*line[:at], *line[at + 1 :])
        for less in _shorter(run.text):
            yield (*line[:at], replace(run, text=less), *line[at + 1 :])


def _shorter(text: str) -> Iterator[str]:
    for share in (2, 4, 16):
        size = len(text) // share
        if size:
            yield text[size:]
            yield text[:-size]
    if 1 < len(text) < 16:
        yield text[1:]
        yield text[:-1]
