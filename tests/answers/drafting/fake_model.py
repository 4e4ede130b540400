"""A language model that says what a test wants, sentence by sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from assistant.models.nouns import Hear, Reply, Request, Trouble

Says = Callable[[Request], Mapping[str, Any] | Trouble]


class FakeModel:
    """A model that answers each request as `says` does, and remembers what it was asked."""

    name = "thử nghiệm"
    seconds = 5.0

    def __init__(self, says: Says) -> None:
        self.says = says
        self.requests: list[Request] = []

    def ask(self, request: Request, hear: Hear | None = None) -> Reply | Trouble:
        self.requests.append(request)
        said = self.says(request)
        if isinstance(said, Trouble):
            return said
        sentences = said.get("sentences", ())
        for n in range(1, len(sentences) + 1):
            if hear:
                hear({"sentences": sentences[:n]})
        return Reply(said, 120, 30)


def sentences(*said: tuple[str, str]) -> Mapping[str, Any]:
    """Return a draft: each sentence with the id of the clause that it rests on."""
    return {"sentences": [{"text": text, "evidence": [id_]} for text, id_ in said]}
