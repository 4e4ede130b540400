"""An assistant that says what a test tells it to, sentence by sentence, as a model's sentences come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from assistant.answers.answer import (
    Answer,
    Citation,
    Hear,
    Question,
    Quote,
    Said,
    Sentence,
    Status,
    Step,
    Writing,
)
from assistant.answers.proof.written import marked
from assistant.library.nouns import Span

QUOTE = Quote("van-ban-thu", "van-ban-thu/I.1", Span(0, 9), "Năm trạm.", "Mục I.1")
CITATIONS = (Citation(1, QUOTE, "1/THU", "/van-ban/van-ban-thu#I.1"),)
SENTENCES = (Sentence("Có năm trạm bơm.", (1,)), Sentence("Trạm đặt ở xã.", (1,)))


def written(*sentences: Sentence, **changes: object) -> Answer:
    """Return an answer that a model wrote."""
    whole: dict[str, object] = {
        "id": "a1",
        "status": Status.ANSWERED,
        "text": marked(sentences),
        "sentences": sentences,
        "citations": CITATIONS,
        "written_by": "model",
        "writing": Writing("thu-mo-hinh", 210, 34),
    }
    return Answer(**{**whole, **changes})  # type: ignore[arg-type]


class Shelf:
    """A shelf that is open, or opens later."""

    def __init__(self, *, ready: bool = True) -> None:
        self.ready = ready


@dataclass
class Speaking:
    """Tells its sentences one by one, each when `wait` lets it, then, when it lets it again, gives its answer."""

    answer: Answer
    sentences: tuple[Sentence, ...] = SENTENCES
    wait: Callable[[int], None] = lambda _: None
    asked: list[Question] = field(default_factory=list)
    ended: Event = field(default_factory=Event)
    has_model: bool = False

    def ask(self, question: Question, *, hear: Hear | None = None, **_: object) -> Answer:
        self.asked.append(question)
        try:
            for n, sentence in enumerate(self.sentences):
                self.wait(n)
                if hear:
                    hear(Step("writing"))
                    hear(Said(sentence, CITATIONS if n == 0 else ()))
            self.wait(len(self.sentences))
        finally:
            self.ended.set()
        return self.answer
