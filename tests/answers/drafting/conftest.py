"""Assistants over the corpus with a model that says what a test wants."""

from collections.abc import Callable

import pytest

from assistant.answers.answer import Answer, Progress, Question
from assistant.assistant import Assistant
from tests.answers.conftest import Asked
from tests.answers.drafting.fake_model import FakeModel, Says


class Drafted:
    """An assistant whose model `says` what it is given to say; `told` is what was heard on the way."""

    def __init__(self, asked: Asked, says: Says) -> None:
        self.model = FakeModel(says)
        self.told: list[Progress] = []
        self._assistant = Assistant(asked.shelf, self.model)

    def __call__(self, text: str, **more: object) -> Answer:
        return self._assistant.ask(Question(text, **more), hear=self.told.append)  # type: ignore[arg-type]

    @property
    def tasks(self) -> list[str]:
        return [request.task for request in self.model.requests]


@pytest.fixture
def drafted(ask: Asked) -> Callable[[Says], Drafted]:
    return lambda says: Drafted(ask, says)
