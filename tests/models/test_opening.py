"""Which models can be opened, and what an operator is told of those that cannot."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk

from assistant.errors import ModelUnusable
from assistant.models import chat
from assistant.models.chat import open_chat
from assistant.models.inside import is_inside
from assistant.models.nouns import Reply, Trouble
from assistant.settings import Settings
from tests.models.asking import KEY, REQUEST, opened, settings

INSIDE = [
    "127.0.0.1", "127.9.9.9", "[::1]", "10.1.2.3", "172.16.0.1", "192.168.1.20", "169.254.1.1", "[fe80::1]",
    "[fd00::1]", "[::ffff:10.0.0.1]", "localhost", "localhost.", "LOCALHOST", "may-chu-ai", "ai.local",
    "ai.so.internal", "ai.lan", "ai.home.arpa", "0x7f000001",
]  # fmt: skip
OUTSIDE = [
    "api.openai.com", "8.8.8.8", "[2001:4860:4860::8888]", "[::ffff:8.8.8.8]", "134744072", "0x8080808", "010.8.8.8",
    "8.8", "local.example.vn", "localhost.example.vn", "172.32.0.1", "ai.vn", "internal.vn", "ai.", "evil.localx",
]  # fmt: skip


@pytest.mark.parametrize("host", INSIDE)
def test_what_lies_inside(host: str) -> None:
    assert is_inside(f"http://{host}:8000/v1")


@pytest.mark.parametrize("host", OUTSIDE)
def test_what_lies_outside(host: str) -> None:
    assert not is_inside(f"http://{host}:8000/v1")


def test_none_is_set(home: Path) -> None:
    assert open_chat(Settings(home)) is None


@pytest.mark.parametrize(
    ("wish", "url", "told"),
    [
        ("gpt-5", "http://127.0.0.1:9", "dịch-vụ:mô-hình"),
        ("openai:", "http://127.0.0.1:9", "dịch-vụ:mô-hình"),
        ("openai:gpt", "", "TROLY57_CHAT_OUTSIDE=on"),
        ("ollama:qwen3", "https://ai.example.vn", "TROLY57_CHAT_OUTSIDE=on"),
        ("mistralai:small", "", "TROLY57_CHAT_URL"),
        ("mistralai:small", "https://api.mistral.ai/v1", "TROLY57_CHAT_OUTSIDE=on"),
        ("mistralai:small", "http://127.0.0.1:9", "pip install langchain-mistralai"),
        ("nobody:model", "http://127.0.0.1:9", "nobody"),
    ],
)
def test_what_cannot_be_opened_is_told_with_the_remedy(wish: str, url: str, told: str, home: Path) -> None:
    with pytest.raises(ModelUnusable, match=told.replace(".", r"\.")) as error:
        open_chat(Settings(home, chat_model=wish, chat_url=url, chat_key=KEY))
    assert KEY not in str(error.value)
    assert wish in str(error.value)


@pytest.mark.parametrize("dialect", ["openai", "ollama"])
def test_a_missing_package_is_told_with_its_line(
    dialect: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "find_spec", lambda _: None)
    with pytest.raises(ModelUnusable, match=rf"pip install 'troly57\[{dialect}\]'"):
        open_chat(settings(home, "http://127.0.0.1:9", dialect))


def test_outside_is_allowed_with_leave(home: Path) -> None:
    model = open_chat(Settings(home, chat_model="openai:gpt", chat_key=KEY, chat_outside=True))
    assert model is not None
    assert (model.name, model.url) == ("openai:gpt", "https://api.openai.com/v1")


class Plain(BaseChatModel):
    """A model as an integration gives it that knows nothing of asyncio: it writes in a thread, after a while."""

    pause: float = 0.0
    told: list[Any] = []  # noqa: RUF012 - a field of pydantic's

    def _stream(self, messages: Any, *_: Any, **more: Any) -> Iterator[ChatGenerationChunk]:
        self.told.append((messages, more))
        sleep(self.pause)
        for text in ('{"answer": ', '"được"}'):
            yield ChatGenerationChunk(message=AIMessageChunk(text))
        yield ChatGenerationChunk(message=AIMessageChunk("", response_metadata={"stop_reason": "end_turn"}))

    def _generate(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError

    @property
    def _llm_type(self) -> str:
        return "plain"


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Plain:
    model = Plain()

    def init_chat_model(*name: str, **told: Any) -> Plain:
        model.told.append((name, told))
        return model

    monkeypatch.setattr("langchain.chat_models.init_chat_model", init_chat_model)
    return model


def test_any_other_provider_is_told_the_address_and_asked_in_words(home: Path, plain: Plain) -> None:
    heard: list[Any] = []
    said = opened(home, "http://127.0.0.1:9/v1", "anthropic").ask(REQUEST, heard.append)
    assert isinstance(said, Reply)
    assert said.said == {"answer": "được"}
    assert said.tokens_in > 0
    (name, told), (messages, more) = plain.told
    assert (name, told["model_provider"]) == (("mo-hinh:8b",), "anthropic")
    assert (told["base_url"], told["api_key"], told["max_retries"]) == ("http://127.0.0.1:9/v1", KEY, 0)
    assert more["max_tokens"] == REQUEST.longest
    assert '"additionalProperties": false' in messages[0].content


def test_one_that_blocks_is_left_at_the_deadline(home: Path, plain: Plain) -> None:
    plain.pause = 2.5
    model = opened(home, "http://127.0.0.1:9/v1", "anthropic", chat_seconds=1)
    began = monotonic()
    assert model.ask(REQUEST) is Trouble.SILENT
    assert monotonic() - began < 2
