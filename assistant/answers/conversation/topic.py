"""What a conversation was last about; kept per conversation, bounded, and shared with no other."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from assistant.answers.answer import Answer
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.answers.rows.rows import find_rows
from assistant.library.nouns import Target

_CONVERSATIONS = 1_000
"""How many conversations are remembered, the least recent forgotten first."""
REMEMBERED_S = 3600.0
"""Seconds after its last question in which a conversation can go on; then it is forgotten."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The last question in full and the places its answer cited, in order; `agencies` are those it named.

    `listed` are the places of the lines of its list, one for each line.
    """

    text: str
    cited: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    said: str = ""
    listed: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, answer: Answer, lexicon: Lexicon) -> "Topic":
        """Return the topic of the question `text` and its answer."""
        cited = tuple(dict.fromkeys(one.quote.provision for one in answer.citations))
        bold = " ".join(answer.text.split("**")[1::2])
        named = (mention.id for mention in lexicon.names.agencies.found_in(bold))
        by_number = {one.n: one.quote.provision for one in answer.citations}
        lines = (one for one in answer.sentences if one.text.startswith("– "))
        listed = tuple(by_number[line.citations[-1]] for line in lines)
        return cls(text, cited, tuple(dict.fromkeys(filter(None, named))), answer.text, listed)


@dataclass(frozen=True, slots=True)
class Slots:
    """A topic read in one edition: what a question that goes on may leave unsaid."""

    topic: Topic
    asked: Understood
    rows: tuple[Target, ...]
    documents: tuple[str, ...]
    agencies: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the question it was about."""
        return self.topic.text

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years it was about."""
        return self.asked.years


def slots_of(topic: Topic, lexicon: Lexicon, read: Callable[[str], Understood]) -> Slots:
    """Return what `topic` was about; places that the edition no longer has are left out."""
    asked = read(topic.text)
    known = {named.target.provision: named.target for named in lexicon.targets}
    rows = tuple(known[place] for place in topic.cited if place in known)
    if not topic.cited:
        rows = find_rows(asked, lexicon, frozenset(lexicon.documents)).meant
    cited = dict.fromkeys(place.partition("/")[0] for place in topic.cited)
    documents = tuple(sorted(asked.documents)) or tuple(one for one in cited if one in lexicon.documents)
    answered = topic.agencies if len(topic.agencies) == 1 else ()
    return Slots(topic, asked, rows, documents, asked.agencies or answered)


class Memory:
    """The topic of each conversation, for an hour after its last question; safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._topics: OrderedDict[str, tuple[Topic, float]] = OrderedDict()
        self._clock = clock
        self._lock = Lock()

    def remember(self, conversation: str | None, topic: Topic | None) -> None:
        """Keep what a conversation is about; nothing where the question belongs to none."""
        if conversation is None or topic is None:
            return
        with self._lock:
            self._topics[conversation] = (topic, self._clock())
            self._topics.move_to_end(conversation)
            while len(self._topics) > _CONVERSATIONS:
                self._topics.popitem(last=False)
            self._drop_old()

    def recall(self, conversation: str | None) -> Topic | None:
        """Return what a conversation was last about."""
        with self._lock:
            self._drop_old()
            found = self._topics.get(conversation or "")
        return found[0] if found else None

    def forget(self, conversation: str) -> None:
        """Know nothing more of a conversation."""
        with self._lock:
            self._topics.pop(conversation, None)

    def _drop_old(self) -> None:
        oldest = self._clock() - REMEMBERED_S
        while self._topics and next(iter(self._topics.values()))[1] < oldest:
            self._topics.popitem(last=False)
