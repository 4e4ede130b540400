"""Who is given a task that words describe: the duties that speak of it, each with its clause."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answers.duties.given import naming
from assistant.answers.duties.who import best
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import without_asking
from bot.views.duties.entries import Entry
from bot.views.duties.ledger import Ledger, ledger_of

if TYPE_CHECKING:
    from assistant.search.edition import Edition


@dataclass(frozen=True, slots=True)
class Tasks:
    """The duties of an edition and the words of its documents."""

    ledger: Ledger
    lexicon: Lexicon

    def about(self, words: str, documents: Collection[str] | None) -> tuple[Entry, ...]:
        """Return the duties that hold most of what `words` name, in document order; of `documents` where given."""
        mended = self.lexicon.edition.reader.mended(words, self.lexicon.names.named_in)
        terms = naming(without_asking(mended))
        among = {
            one.duty: one
            for one in self.ledger.entries
            if documents is None or one.duty.document in documents
        }
        if not terms:
            return ()
        found = best(terms, [(duty, entry.bag) for duty, entry in among.items()], self.lexicon)
        return tuple(among[duty] for duty in found)


def tasks_of(edition: "Edition") -> Tasks:
    """Return the duties of an edition that anyone may see."""
    return Tasks(ledger_of(edition), Lexicon(edition))
