"""A question of a quiz: what is shown, what is right, and the characters of the documents that prove it."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.answers.answer import Quote


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    SEVERAL = "several"
    TRUTH = "truth"
    ORDER = "order"
    MATCH = "match"
    FILL = "fill"


class Level(StrEnum):
    """How hard a question is, by how near its wrong options are to the right one."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Item:
    """A question and its only right answer.

    `family` is the place of its sentence in `prompts/quiz.toml`, below `[stem]` ("target.value"). `options` are what
    is chosen from, put in order (ORDER) or put beside `left` (MATCH). `key` holds indexes of `options`: the right one
    (SINGLE, TRUTH), all right ones in rising order (SEVERAL), all of them as they should stand (ORDER), the one for
    each of `left` (MATCH); a FILL has none, but `accepted`, of which the first is as printed.

    `subject` is the fact that is asked for: a quiz asks one only once. `places` are the provisions and `agencies` the
    agencies that it is about, by which a topic finds it. `proofs` hold the right answer, the most telling one first.
    `facts` are what its question, options and key let one know: no two questions of a quiz share any.
    """

    id: str
    family: str
    kind: Kind
    level: Level
    stem: str
    options: tuple[str, ...]
    key: tuple[int, ...]
    explanation: str
    proofs: tuple[Quote, ...]
    subject: str
    places: tuple[str, ...]
    agencies: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """Return the id of the document that proves it."""
        return self.proofs[0].document
