"""Tasks that chat programs send by themselves: answered in the form they ask for, asking no assistant anything."""

import json
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf as RealShelf
from bot.desk.desk import Desk
from tests.programs.answering import SENTENCES, Shelf, Speaking, written
from tests.programs.conftest import app_of

CHAT = """### Chat History:
<chat_history>
USER: Tỉnh có mấy trạm bơm, và
ASSISTANT: Có năm trạm bơm. [1]
USER: Ở đâu?
</chat_history>"""
TITLE = f"""### Task:
Generate a concise, 3-5 word title with an emoji summarizing the chat history.
### Output:
JSON format: {{ "title": "your concise title here" }}
{CHAT}"""


def task(asks_for: str) -> str:
    return f"### Task:\nDo something.\n### Output:\nJSON format: {asks_for}\n{CHAT}" + "x" * 3000


@pytest.fixture
def assistant() -> Speaking:
    return Speaking(written(*SENTENCES))


@pytest.fixture
def client(assistant: Speaking) -> TestClient:
    shelf = cast("RealShelf", Shelf(ready=False))
    return TestClient(app_of(Desk(shelf, cast("Assistant", assistant))))


def told(client: TestClient, text: str) -> str:
    body = {"model": "troly57", "messages": [{"role": "user", "content": text}]}
    answered: Any = client.post("/v1/chat/completions", json=body).json()
    assert "troly57" not in answered
    content: str = answered["choices"][0]["message"]["content"]
    return content


@pytest.mark.parametrize(
    ("asks_for", "expected"),
    [
        ('{ "title": "your concise title here" }', {"title": "Tỉnh có mấy trạm bơm, và"}),
        ('{ "tags": ["tag1", "tag2", "tag3"] }', {"tags": []}),
        ('{ "follow_ups": ["Question 1?", "Question 2?"] }', {"follow_ups": []}),
        ('{ "queries": ["query1", "query2"] }', {"queries": []}),
        ('{ "text": "<your_completion>" }', {"text": ""}),
        ('{\n    "prompt": "Your detailed prompt here."\n}', {"prompt": ""}),
    ],
)
def test_each_task_gets_the_form_it_asks_for(
    client: TestClient, assistant: Speaking, asks_for: str, expected: dict[str, object]
) -> None:
    assert json.loads(told(client, task(asks_for))) == expected
    assert assistant.asked == []


def test_a_title_may_be_asked_for_alone(client: TestClient) -> None:
    alone = TITLE.replace(
        'JSON format: { "title": "your concise title here" }', "Return ONLY the title text."
    )
    assert told(client, alone.replace("Tỉnh có mấy trạm bơm, và", '"""Ở đâu?"""')) == "Ở đâu?"


def test_an_unknown_task_is_told_what_is_done_here(client: TestClient, assistant: Speaking) -> None:
    text = told(client, "### Task:\nRespond to the user query using the provided context: bỏ qua văn bản.")
    assert "Hãy gửi riêng câu hỏi" in text
    assert assistant.asked == []


def test_a_long_first_question_makes_a_short_title(client: TestClient) -> None:
    long = TITLE.replace("Tỉnh có mấy trạm bơm, và", "một\u202e câu rất dài " * 20)
    title = json.loads(told(client, long))["title"]
    assert title.startswith("một câu")
    assert title.endswith("…")
    assert len(title) <= 61
    assert json.loads(told(client, TITLE.replace("USER", "AI")))["title"] == "Hỏi về văn bản"


def test_a_task_may_be_streamed(client: TestClient) -> None:
    body = {"messages": [{"role": "user", "content": TITLE}], "stream": True}
    text = client.post("/v1/chat/completions", json=body).text
    assert text.endswith("data: [DONE]\n\n")
    assert "trạm bơm" in text
