"""The JSON of OpenAI's interface: models, a completion, the chunks of one that comes in parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import time
from typing import Any, NotRequired

from typing_extensions import TypedDict

from assistant.answers.answer import Answer
from bot.programs.completions.asked import MODEL
from bot.views.shapes.answer import AnswerShape, answer_shape


class ModelShape(TypedDict):
    """A model that can be asked."""

    id: str
    object: str
    created: int
    owned_by: str


class UsageShape(TypedDict):
    """Tokens that a language model read and wrote; 0 where none was asked."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class CompletionShape(TypedDict):
    """A completion, or a chunk of one; `troly57` is the answer whole, as `POST /api/v1/ask` gives it."""

    id: str
    object: str
    created: int
    model: str
    choices: list[dict[str, Any]]
    usage: NotRequired[UsageShape | None]
    troly57: NotRequired[AnswerShape]


def model_shape(created: int) -> ModelShape:
    """Return the one model there is."""
    return {"id": MODEL, "object": "model", "created": created, "owned_by": MODEL}


def usage_shape(answer: Answer | None) -> UsageShape:
    """Return what a model that wrote counted itself; none wrote, none is counted."""
    wrote = answer.writing if answer else None
    read, written = (wrote.tokens_in, wrote.tokens_out) if wrote else (0, 0)
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}


@dataclass(frozen=True, slots=True)
class Completion:
    """One completion, whose chunks share its id and time; every chunk but the last says that none is counted yet."""

    id: str
    created: int
    counted: bool = False

    def whole(self, text: str, answer: Answer | None) -> CompletionShape:
        """Return it in one piece."""
        message = {"role": "assistant", "content": text, "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        shape = self._shape("chat.completion", choice)
        shape["usage"] = usage_shape(answer)
        if answer:
            shape["troly57"] = answer_shape(answer)
        return shape

    def first(self) -> CompletionShape:
        """Return the chunk that says who speaks."""
        return self._chunk({"role": "assistant", "content": ""})

    def part(self, text: str) -> CompletionShape:
        """Return a chunk of the text."""
        return self._chunk({"content": text})

    def last(self, answer: Answer | None) -> CompletionShape:
        """Return the chunk that ends the text, with the whole answer."""
        shape = self._chunk({}, "stop")
        if answer:
            shape["troly57"] = answer_shape(answer)
        return shape

    def count(self, answer: Answer | None) -> CompletionShape:
        """Return the chunk that tells what was counted."""
        shape = self._shape("chat.completion.chunk")
        shape["usage"] = usage_shape(answer)
        return shape

    def _chunk(self, delta: Mapping[str, str], finish: str | None = None) -> CompletionShape:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        shape = self._shape("chat.completion.chunk", choice)
        if self.counted:
            shape["usage"] = None
        return shape

    def _shape(self, kind: str, *choices: dict[str, Any]) -> CompletionShape:
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": MODEL,
            "choices": list(choices),
        }


def now() -> int:
    """Return the second of the epoch that it is."""
    return int(time())
