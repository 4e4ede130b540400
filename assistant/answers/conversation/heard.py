"""A message as it is heard: markup and orders cut off, what asks told from what is said beside it, slips mended."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answers.conversation.going_on import pointing
from assistant.answers.conversation.injected import without_markup, without_orders
from assistant.answers.question.framing import Framed, framed
from assistant.search.initials import Named
from assistant.search.reader import Reader
from assistant.text.normal import plain


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as typed, told from its frames, and the question `proper`, its slips mended.

    `ordered` where orders or markup were cut off.
    """

    typed: str
    framed: Framed
    proper: str
    ordered: bool

    def told(self, reader: Reader) -> str:
        """Return how the message was read, where that is not as it was typed; else nothing."""
        if self.framed.beside or self.ordered or len(self.framed.asking) > 1:
            return reader.told("", self.proper)
        return reader.told(self.framed.proper, self.proper)


def hear(typed: str, reader: Reader, names: Iterable[str] = (), named: Named | None = None) -> Heard:
    """Return the message `typed` as it is heard; no sentence ends within one of `names`.

    `named` tells which documents it names, as the reader asks.
    """
    bare = without_markup(plain(typed).strip())
    rest, ordered = without_orders(bare)
    told = framed(rest if ordered else bare, names)
    asking = told.proper
    proper = reader.mended(asking, named)
    if pointing(asking) and not pointing(proper):
        proper = asking  # a word that points is no slip, though its neighbours may seem to rule it out
    return Heard(typed, told, proper, ordered or bare != plain(typed).strip())
