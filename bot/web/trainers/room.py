"""What the pages take from the trainers' core: topics and quizzes of the edition that serves."""

from collections.abc import Sequence
from typing import TypeVar

from bot.desk.desk import Desk
from bot.desk.of_edition import OfEdition
from bot.trainers.fault import Fault
from bot.trainers.quiz.drawing import draw
from bot.trainers.quiz.pool import Pool, pool_of
from bot.trainers.quiz.quiz import Quiz, Wish
from bot.trainers.quiz.wishes import MOST_SEED, read_wish
from bot.trainers.topic import Topic
from bot.trainers.topics import topics_of
from bot.web.problems import Problem
from bot.web.trainers.asked import Asked
from bot.web.trainers.made import Made, OneAtATime

Read = TypeVar("Read")
_QUIZZES = 64
_WAIT = 12


class Room:
    """The trainers' core over the edition that serves; topics and the pool are made once for each edition."""

    def __init__(self, desk: Desk) -> None:
        self._topics = OfEdition(desk, topics_of)
        self._pool = OfEdition(desk, pool_of)
        self._quizzes: Made[Quiz] = Made(OneAtATime(_WAIT), _QUIZZES)

    def topics(self) -> tuple[Topic, ...]:
        """Return what can be chosen."""
        return self._topics.now()

    def pool(self) -> Pool:
        """Return all questions that there are."""
        return self._pool.now()

    def named(self, ids: Sequence[str]) -> tuple[Topic, ...]:
        """Return the topics of these ids."""
        return tuple(topic for topic in self.topics() if topic.id in ids)

    def wish(self, asked: Asked) -> Wish | Fault:
        """Return the quiz that an address asks for."""
        return read_wish(asked.values, self.topics(), self.pool())

    def quiz(self, wish: Wish) -> Quiz:
        """Return the quiz, drawn once while a hall takes it; a Problem (503) where too many wait for theirs."""
        pool, topics = self.pool(), self.topics()
        return self._quizzes.of((pool.version, wish), lambda: draw(pool, topics, wish))


def sure(read: Read | Fault) -> Read:
    """Return what was read; a Problem (422) where it is a fault: a file or a picture has no form to show again."""
    if isinstance(read, Fault):
        raise Problem(422, "unfit_session", told=read.text)
    return read


def another(seed: int) -> int:
    """Return the seed of the next quiz or pack of the same kind."""
    return seed % MOST_SEED + 1
