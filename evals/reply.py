"""What any respondent gives to a question, in one shape for the judge."""

from dataclasses import dataclass

from assistant.answers.answer import Status


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision cited, with the characters that are said to stand at `start:end` of its document's clean text."""

    provision: str
    text: str
    start: int
    end: int

    @property
    def document(self) -> str:
        """Return the id of the document, with which a provision's id begins."""
        return self.provision.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence, and the numbers of the citations that are to prove it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A respondent's answer: how it ended, its text, and every quotation it rests on."""

    status: Status
    text: str
    cited: tuple[Cited, ...] = ()
    sentences: tuple[Claim, ...] = ()
    took_ms: float = 0.0

    @property
    def provisions(self) -> tuple[str, ...]:
        """Return the provisions cited, each once, in order."""
        return tuple(dict.fromkeys(cited.provision for cited in self.cited))
