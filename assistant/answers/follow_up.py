"""Follow-ups: what a conversation was last about, and questions that only make sense with it."""

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import replace
from threading import Lock

from assistant.answers.answer import Question
from assistant.answers.lexicon import Lexicon
from assistant.answers.rows import Rows, find_rows, shown_name
from assistant.answers.targets import write_targets
from assistant.answers.understand import Understood, understand
from assistant.answers.written import Written
from assistant.library.nouns import Target
from assistant.wording import say

_CONVERSATIONS = 1_000
"""How many conversations are remembered, the least recent forgotten first."""


class Memory:
    """The row each conversation was last about; safe to use from several threads."""

    def __init__(self) -> None:
        self._about: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def remember(self, question: Question, written: Written) -> None:
        """Keep what the answer was about, where the question belongs to a conversation."""
        if question.conversation is None or written.about is None:
            return
        with self._lock:
            self._about[question.conversation] = written.about
            self._about.move_to_end(question.conversation)
            while len(self._about) > _CONVERSATIONS:
                self._about.popitem(last=False)

    def recall(self, question: Question, lexicon: Lexicon, documents: Collection[str]) -> Target | None:
        """Return the row asked about before: by the given history, which replaces memory, else by memory."""
        if question.history is not None:
            earlier = (understand(text, lexicon.names) for text in reversed(question.history))
            meant = (find_rows(asked, lexicon, documents).meant for asked in earlier)
            return next((rows[0] for rows in meant if len(rows) == 1), None)
        with self._lock:
            last = self._about.get(question.conversation or "")
        rows = (row.target for row in lexicon.targets if row.target.provision == last)
        return next((target for target in rows if target.document in documents), None)


def write_follow_up(
    asked: Understood, question: Question, memory: Memory, lexicon: Lexicon, documents: Collection[str]
) -> Written | None:
    """Return the answer to a question that names only a year, about the row asked about before."""
    if not asked.years or asked.terms:
        return None
    target = memory.recall(question, lexicon, documents)
    written = write_targets(asked, Rows((target,)), lexicon) if target else None
    if target is None or written is None:
        return None
    label = lexicon.provision(target.provision).label
    years = ", ".join(map(str, asked.years))
    read = say("replies.followed_up", label=label, name=shown_name(target), years=years)
    return replace(written, understood=read)
