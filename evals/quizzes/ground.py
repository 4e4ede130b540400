"""What defects are planted in: good questions, with the documents they are about."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.trainers.quiz.item import Item
from evals.quizzes.papers import Papers
from evals.quizzes.printed_tables import Row
from evals.quizzes.sentences import quiz_sentences


@dataclass(frozen=True)
class Ground:
    """What defects are made from: the good questions, and the documents."""

    items: Sequence[Item]
    papers: Papers

    def fields(self, item: Item) -> dict[str, str]:
        """Return what the item's sentence was filled with."""
        return quiz_sentences().read(f"stem.{item.family}", item.stem) or {}

    def rows(self, item: Item) -> Sequence[Row]:
        """Return the rows of the item's document."""
        return self.papers.papers[item.document].rows

    def beside(self, item: Item) -> Iterator[Item]:
        """Yield other questions of the family, those that follow it first."""
        same_family = [one for one in self.items if one.family == item.family]
        at = same_family.index(item)
        return iter(same_family[at + 1 :] + same_family[:at])


Plant = Callable[[Item, Ground], Item | None]
"""A way to plant a defect: the bad question, or None where the good one has no place for it."""
