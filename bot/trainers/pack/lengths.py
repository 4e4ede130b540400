"""What fits a session of each length."""

from dataclasses import dataclass

from bot.trainers.pack.pack import LENGTHS


@dataclass(frozen=True, slots=True)
class Length:
    """A session's minutes by part, with the slides (those of the quiz apart), topics, questions and quiz items it has.

    What the other parts leave of `minutes` is for the topics.
    """

    minutes: int
    opening: int
    questions: int
    quiz: int
    end: int
    slides: int
    topics: int
    likely: int
    items: int
    sections: bool

    @property
    def for_topics(self) -> int:
        """Return the minutes that the topics have."""
        return self.minutes - self.opening - self.questions - self.quiz - self.end


_TABLE = {
    15: Length(15, 2, 2, 3, 1, slides=10, topics=2, likely=3, items=5, sections=False),
    30: Length(30, 3, 4, 6, 2, slides=17, topics=4, likely=5, items=8, sections=True),
    60: Length(60, 5, 8, 9, 3, slides=31, topics=6, likely=8, items=10, sections=True),
    90: Length(90, 6, 12, 13, 4, slides=45, topics=8, likely=10, items=15, sections=True),
}
MOST_TOPICS = max(one.topics for one in _TABLE.values())


def length_of(minutes: int) -> Length:
    """Return what fits a session of one of `LENGTHS`; KeyError for any other."""
    return _TABLE[minutes]


def lengths() -> tuple[Length, ...]:
    """Return what fits each length, the shortest first."""
    return tuple(map(length_of, LENGTHS))
