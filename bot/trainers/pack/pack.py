"""A session's pack as values, before it is shown or written to files."""

from dataclasses import dataclass

from assistant.answers.answer import Answer
from assistant.library.nouns import Document
from bot.exports.deck import Slide
from bot.trainers.quiz.quiz import Quiz
from bot.trainers.topic import Topic

LENGTHS = (15, 30, 60, 90)
"""The lengths of a session in minutes that a pack can be made for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pack is made for: an audience's word, ids of topics, minutes; the same seed makes the same pack."""

    audience: str
    topics: tuple[str, ...]
    minutes: int
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Audience:
    """Who sits in the hall: their word in addresses, what they are called, the words of clauses that are about them.

    `shares` say how much of a session on a whole document goes to indicators, to duties, to other clauses.
    """

    word: str
    name: str
    speaks: tuple[str, ...]
    shares: tuple[int, int, int] = (1, 1, 1)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the session, the minutes it takes, and its slides."""

    name: str
    minutes: int
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Likely:
    """A question that the hall may ask, and the assistant's own answer."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything for one session; `told` is what the trainer should know of it, such as what had no room."""

    version: str
    title: str
    wanted: Wanted
    audience: Audience
    topics: tuple[Topic, ...]
    documents: tuple[Document, ...]
    parts: tuple[Part, ...]
    likely: tuple[Likely, ...]
    quiz: Quiz
    told: tuple[str, ...] = ()

    @property
    def slides(self) -> tuple[Slide, ...]:
        """Return all slides in order."""
        return tuple(slide for part in self.parts for slide in part.slides)
