"""What a writer hands over: sentences and their citations, before they are checked."""

from dataclasses import dataclass

from assistant.answers.answer import Citation, Sentence, Status


@dataclass(frozen=True, slots=True)
class Written:
    """A writer's sentences with citations, the status they deserve, and the target they were about."""

    status: Status
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    about: str | None = None
