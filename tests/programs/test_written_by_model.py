"""What a model wrote, through the door: proven sentences one by one, its name and tokens, and nothing unproven."""

from collections.abc import Callable, Mapping
from threading import Event
from typing import Any, cast

import openai
import pytest
from fastapi import FastAPI

from assistant.assistant import Assistant
from assistant.models.nouns import Hear, Reply, Request, Trouble
from assistant.search.shelf import Shelf
from bot.desk.desk import Desk
from tests.answers.drafting.fake_model import FakeModel, sentences
from tests.answers.drafting.test_composing import HONEST, QUESTION
from tests.programs.conftest import app_of

CHAT: Any = {"model": "troly57", "messages": [{"role": "user", "content": QUESTION}]}


class Slow(FakeModel):
    """Says its first sentence and one that it begins, then waits until that was read."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        super().__init__(lambda _: said)
        self.read = Event()

    def ask(self, request: Request, hear: Hear | None = None) -> Reply | Trouble:
        if hear:
            hear({"sentences": self.says(request)["sentences"][:2]})  # type: ignore[index]
            assert self.read.wait(20)
        return super().ask(request, hear)


def told(address: str, model: Slow) -> tuple[list[str], Any]:
    parts: list[str] = []
    with openai.OpenAI(base_url=f"{address}/v1", api_key="x", max_retries=0) as client:
        asked = {**CHAT, "stream": True, "stream_options": {"include_usage": True}}
        for one in client.chat.completions.create(**cast("Any", asked)):
            if one.choices and one.choices[0].delta.content:
                parts.append(one.choices[0].delta.content)
                model.read.set()
            if one.choices and one.choices[0].finish_reason:
                whole = one.troly57
        usage = one.usage
    return parts, (whole, usage)


def test_proven_sentences_come_before_the_model_has_ended(
    serve: Callable[[FastAPI], str], shelf: Shelf
) -> None:
    model = Slow(sentences(*HONEST))
    parts, (whole, usage) = told(serve(app_of(Desk(shelf, Assistant(shelf, model)))), model)
    assert parts[0] == f"{HONEST[0][0]} [1]"
    assert whole["written_by"] == "model"
    assert "".join(parts).startswith(whole["answer"])
    assert "“thử nghiệm” viết" in parts[-1]
    assert (usage.prompt_tokens, usage.completion_tokens) == (120, 30)


def test_a_lie_is_never_sent(serve: Callable[[FastAPI], str], shelf: Shelf) -> None:
    lie = (HONEST[0][0].replace("doanh nghiệp", "Công ty Sao Hôm 99%"), "e1")
    model = Slow(sentences(lie, *HONEST[1:]))
    model.read.set()
    parts, (whole, _) = told(serve(app_of(Desk(shelf, Assistant(shelf, model)))), model)
    assert "Sao Hôm" not in "".join(parts)
    assert "Sao Hôm" not in str(whole)


@pytest.mark.parametrize("trouble", list(Trouble))
def test_a_model_in_trouble_changes_no_answer(
    serve: Callable[[FastAPI], str], shelf: Shelf, address: str, trouble: Trouble
) -> None:
    served = serve(app_of(Desk(shelf, Assistant(shelf, FakeModel(lambda _: trouble)))))
    texts = []
    for where in (served, address):
        with openai.OpenAI(base_url=f"{where}/v1", api_key="x", max_retries=0) as client:
            texts.append(client.chat.completions.create(**CHAT).choices[0].message.content)
    assert texts[0]
    assert texts[0] == (texts[1] or "").replace("https://troly.example.vn", "")
