"""What the tests of models ask, and of whom."""

from pathlib import Path
from typing import Any

from assistant.models.chat import open_chat
from assistant.models.model import Model
from assistant.models.nouns import Request
from assistant.settings import Settings
from tests.models.server import ModelServer

KEY = "khoa-bi-mat"
SCHEMA = {
    "type": "object",
    "properties": {"answer": {"type": "string"}},
    "required": ["answer"],
    "additionalProperties": False,
}
REQUEST = Request("testing", "Ngươi là ai đó.", "Một câu hỏi riêng tư?", SCHEMA, longest=400)
ANSWER = {"answer": 'Trả lời “đây”, có dấu \\ và "ngoặc",\nhai dòng, đủ dài để đến từng phần.'}
DIALECTS = ("openai", "ollama")


def settings(home: Path, server: ModelServer | str, dialect: str = "openai", **more: Any) -> Settings:
    if isinstance(server, ModelServer):
        server = server.url if dialect == "openai" else server.root
    told = {"chat_model": f"{dialect}:mo-hinh:8b", "chat_url": server, "chat_key": KEY, "chat_seconds": 8}
    return Settings(home, **{**told, **more})


def opened(home: Path, server: ModelServer | str, dialect: str = "openai", **more: Any) -> Model:
    """Return the model that a server is asked as, its library loaded."""
    note = more.pop("note", lambda _: None)
    model = open_chat(settings(home, server, dialect, **more), note)
    assert model is not None
    model.prepare()
    return model
