"""An assistant whose answers a model seems to write: slowly, told as they come to be; nothing is made up."""

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.answers.answer import Answer, Hear, Question, Said, Sentence, Step, Writing
from assistant.answers.proof.written import marked
from assistant.assistant import Assistant
from assistant.wording import say

PLAIN = "Nói dễ hiểu, đây là phần lời thường của câu trên."
NAME = "thử:mô-hình"


@dataclass
class Writer:
    """Answers as `assistant` does, its sentences told one by one, `pause` seconds between them.

    `plainly` where plain words go under what is said. `broken` is raised after the first sentence. `ended` holds
    the questions whose answering was ended by who heard it.
    """

    assistant: Assistant
    pause: float = 0.0
    plainly: bool = False
    broken: Exception | None = None
    model_seconds: float = 20.0
    has_model: bool = True
    asked: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.assistant, name)

    def ask(
        self, question: Question, *, turn: Callable[[], Any] = nullcontext, hear: Hear | None = None
    ) -> Answer:
        self.asked.append(question.text)
        answer = self.assistant.ask(question, turn=turn)
        if not question.reworded or not answer.citations:
            return answer
        try:
            return self._written(answer, hear or (lambda _: None))
        except Exception:
            self.ended.append(question.text)
            raise

    def _written(self, answer: Answer, hear: Hear) -> Answer:
        hear(Step("reading"))
        known: set[int] = set()
        for sentence in answer.sentences:
            self._wait(hear)
            first = set(sentence.citations) - known
            known |= first
            hear(Said(sentence, tuple(one for one in answer.citations if one.n in first)))
            if self.broken:
                raise self.broken
        self._wait(hear)
        sentences = answer.sentences
        if self.plainly:
            words = Sentence(say("drafts.plain", text=PLAIN), answer.sentences[-1].citations, plain=True)
            sentences = (*sentences, words)
        wrote = Writing(NAME, 100, 20)
        return replace(answer, sentences=sentences, text=marked(sentences), written_by="model", writing=wrote)

    def _wait(self, hear: Hear) -> None:
        """Wait as for a model, asking often whether anybody still listens."""
        until = time.monotonic() + self.pause
        hear(Step("writing"))
        while time.monotonic() < until:
            time.sleep(0.02)
            hear(Step("writing"))
