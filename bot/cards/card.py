"""The nouns of a turn: a reply of cards, each made of blocks, with what can be done next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.cards.actions import Does


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one style; a mark is the number of a citation, a link leads to `url`."""

    text: str
    style: Literal["plain", "bold", "italic", "mark", "link"] = "plain"
    url: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that says what follows."""

    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Items of a list, a line each."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What something has, as name and value."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A document's own characters, never those of a digest; a channel may fold them."""

    text: str


Block = Heading | Paragraph | Listed | Facts | Quoted


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do next, as a button shows it."""

    label: str
    does: Does


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in PNG, and what it shows in words."""

    png: bytes
    alternative: str


@dataclass(frozen=True, slots=True)
class Poll:
    """A question that is answered by a tap: its options, the index of the right one, and why that is right."""

    question: str
    options: tuple[str, ...]
    right: int
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing said: its blocks in order, a picture, and rows of what can be done next.

    Of a card with a poll the blocks are said only where no poll can be.
    """

    blocks: tuple[Block, ...]
    actions: tuple[tuple[Action, ...], ...] = ()
    picture: Picture | None = None
    poll: Poll | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said in a turn; `replaces` where it takes the place of the card whose button was pressed.

    `notice` is said in passing, where a button was pressed.
    """

    cards: tuple[Card, ...]
    replaces: bool = False
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A card that a person can choose to send somewhere else, by what it is called; `id` names it for good."""

    id: str
    title: str
    about: str
    card: Card


def plain(text: str) -> Line:
    """Return a line of `text` in no style."""
    return (Run(text),)


def bold(text: str) -> Line:
    """Return a line of `text` in bold."""
    return (Run(text, "bold"),)


def italic(text: str) -> Line:
    """Return a line of `text` in italics."""
    return (Run(text, "italic"),)


def linked(text: str, url: str) -> Run:
    """Return `text` as a link, plain where there is no address to lead to."""
    return Run(text, "link", url) if url else Run(text)


def sentence(text: str) -> Card:
    """Return a card that says one thing and offers nothing."""
    return Card((Paragraph((plain(text),)),))


def rows_of(actions: Sequence[Action], width: int) -> tuple[tuple[Action, ...], ...]:
    """Return the actions in rows of `width`."""
    return tuple(tuple(actions[at : at + width]) for at in range(0, len(actions), width))


def text_of(card: Card) -> Iterator[str]:
    """Yield the characters of a card in order, line by line, without any style."""
    for block in card.blocks:
        match block:
            case Heading(line):
                yield "".join(run.text for run in line)
            case Paragraph(lines) | Listed(lines):
                yield from ("".join(run.text for run in line) for line in lines)
            case Facts(pairs):
                yield from (f"{name}: {''.join(run.text for run in line)}" for name, line in pairs)
            case Quoted(text):
                yield text
