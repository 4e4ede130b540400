"""A question as it is judged: the item, the document that it names, and what its sentence was filled with."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.trainers.quiz.item import Item
from evals.quizzes.papers import Paper, Papers
from evals.quizzes.sentences import Sentences


@dataclass(frozen=True, slots=True)
class Asked:
    """An item with the document it asks about, and the fields of its sentence."""

    item: Item
    paper: Paper
    papers: Papers
    fields: dict[str, str]
    sentences: Sentences

    @property
    def right(self) -> tuple[str, ...]:
        """Return the options that the key holds for right, in its order."""
        return tuple(self.item.options[at] for at in self.item.key)

    @property
    def others(self) -> tuple[str, ...]:
        """Return the options that the key leaves out."""
        return tuple(said for at, said in enumerate(self.item.options) if at not in self.item.key)

    @property
    def says_true(self) -> bool:
        """Tell whether the key of a true-or-false question says true."""
        return self.right == (self.sentences.plain["choice.true"],)

    def why(self, section: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the sentences that its explanation may be, by the last part of their keys."""
        for key, fields in self.sentences.read_any(f"why.{section}", self.item.explanation):
            yield key.rsplit(".", 1)[1], fields
