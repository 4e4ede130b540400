"""A reply laid beside the gold of its question: what the judge has before it."""

from dataclasses import dataclass
from functools import cached_property

from assistant.library.nouns import Provision
from evals.gold import Gold, gold_of
from evals.phrases import figures, normal, says
from evals.questions import Question
from evals.record import Record
from evals.reply import Reply


@dataclass(frozen=True)
class Reading:
    """A question, a reply to it, and what the library says of both."""

    question: Question
    reply: Reply
    record: Record

    @cached_property
    def gold(self) -> Gold:
        """Return the gold in the words of the library."""
        return gold_of(self.question, self.record)

    @cached_property
    def text(self) -> str:
        """Return the reply's text in its normal form."""
        return normal(self.reply.text)

    @cached_property
    def unsaid(self) -> tuple[str, ...]:
        """Return the gold phrases that the reply does not say."""
        return tuple(phrase for phrase in self.question.says if not says(self.text, phrase))

    @cached_property
    def uncited(self) -> int:
        """Return how many gold places the reply does not cite."""
        return len(self.question.places) - self.gold.covered(self.reply.provisions)

    @cached_property
    def cited(self) -> tuple[Provision, ...]:
        """Return the provisions cited that the library has."""
        held = (self.record.provisions.get(id_) for id_ in self.reply.provisions)
        return tuple(filter(None, held))

    @cached_property
    def counts(self) -> frozenset[str]:
        """Return the numbers that may count what is cited."""
        return frozenset(str(n) for n in range(len(self.reply.provisions) + 1))

    @cached_property
    def strays(self) -> frozenset[str]:
        """Return the figures that the gold has not, and that neither count nor name what is cited.

        "3 nhiệm vụ" counts, "gạch đầu dòng 2" names.
        """
        names = figures(normal(" ; ".join(one.label for one in self.cited)))
        return figures(self.text) - self.gold.figures - self.counts - names
