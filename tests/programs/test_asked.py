"""What is made of the body of a chat: a question with its history, or a refusal in OpenAI's form."""

import json
from random import Random
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.desk.desk import Desk
from bot.programs.completions.asked import Asked, Refused, asked_by
from tests.programs.conftest import app_of

USER = {"role": "user", "content": "Có mấy trạm?"}
NOT_READ = (b"", b"{", b"[]", b"null", b'"a"', b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000)


def of(*messages: object, **more: object) -> Asked | Refused:
    return asked_by(json.dumps({"model": "troly57", "messages": messages, **more}).encode())


def test_the_last_of_a_user_is_the_question_and_those_before_the_history() -> None:
    parts = [{"type": "text", "text": "Còn"}, {"type": "text", "text": "xã?"}]
    picture = [{"type": "image_url", "image_url": {"url": "x"}}, {"type": "text", "text": "Ảnh gì?"}]
    said = [{"role": "user", "content": text} for text in ("Một?", "", " \u200b", "x" * 2001, picture, None)]
    asked = of(
        {"role": "system", "content": "s"},
        *said,
        USER,
        {"role": "assistant"},
        {"role": "user", "content": parts},
    )
    assert asked == Asked("Còn\nxã?", ("Một?", "Ảnh gì?", "Có mấy trạm?"))


def test_only_the_last_of_a_long_history_count() -> None:
    asked = of(*({"role": "user", "content": f"{n}?"} for n in range(100)))
    assert isinstance(asked, Asked)
    assert asked.history == tuple(f"{n}?" for n in range(79, 99))


@pytest.mark.parametrize(
    "tuned",
    [
        {
            "temperature": 9,
            "top_p": "x",
            "seed": [],
            "stop": ["\n"],
            "max_tokens": 1,
            "user": "u",
            "metadata": 1,
        },
        {
            "tools": [{"type": "function", "function": {"name": "f"}}],
            "tool_choice": "auto",
            "parallel_tool_calls": True,
        },
        {
            "n": 1,
            "response_format": {"type": "text"},
            "stream": None,
            "logit_bias": {},
            "modalities": ["text"],
        },
        {"model": ""},
        {"stream_options": {"include_usage": True}, "stream": True},
    ],
)
def test_what_only_tunes_a_model_is_let_be(tuned: dict[str, Any]) -> None:
    asked = of(USER, **tuned)
    assert isinstance(asked, Asked)
    assert (asked.stream, asked.counted) == (tuned.get("stream") is True,) * 2


@pytest.mark.parametrize(
    ("wish", "param", "status"),
    [
        ({"n": 2}, "n", 400),
        ({"n": True}, "n", 400),
        ({"stream": "yes"}, "stream", 400),
        ({"response_format": {"type": "json_object"}}, "response_format", 400),
        ({"response_format": {"type": "json_schema", "json_schema": {}}}, "response_format", 400),
        ({"response_format": []}, "response_format", 400),
        ({"tool_choice": "required"}, "tool_choice", 400),
        ({"tool_choice": {"type": "function"}}, "tool_choice", 400),
        ({"modalities": ["text", "audio"]}, "modalities", 400),
        ({"model": "gpt-4o"}, "model", 404),
        ({"model": {}}, "model", 404),
    ],
)
def test_what_a_client_would_rely_on_in_vain_is_refused(
    wish: dict[str, Any], param: str, status: int
) -> None:
    refused = of(USER, **wish)
    assert isinstance(refused, Refused)
    assert (refused.param, refused.status) == (param, status)


@pytest.mark.parametrize(
    ("messages", "param"),
    [
        ([], "messages"),
        ([{"role": "system", "content": "a"}], "messages"),
        ([USER] * 4001, "messages"),
        ([USER, 7], "messages[1].role"),
        ([{"content": "a"}], "messages[0].role"),
        ([{"role": ["user"], "content": "a"}], "messages[0].role"),
        ([{"role": "user", "content": ""}], "messages[0].content"),
        ([USER, {"role": "user", "content": " \u200b\x07"}], "messages[1].content"),
        ([{"role": "user", "content": None}], "messages[0].content"),
        ([{"role": "user"}], "messages[0].content"),
        ([{"role": "user", "content": {"type": "text"}}], "messages[0].content"),
        ([{"role": "user", "content": ["a"]}], "messages[0].content"),
        ([{"role": "user", "content": [{"type": "text", "text": 7}]}], "messages[0].content"),
        (
            [{"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "image_url"}]}],
            "messages[0].content",
        ),
        ([{"role": "user", "content": "x" * 2001}], "messages[0].content"),
    ],
)
def test_what_asks_nothing_is_refused(messages: list[object], param: str) -> None:
    refused = of(*messages)
    assert isinstance(refused, Refused)
    assert (refused.param, refused.status) == (param, 400)
    assert refused.message


@pytest.mark.parametrize("body", NOT_READ, ids=range(len(NOT_READ)))
def test_what_is_no_object_is_refused(body: bytes) -> None:
    refused = asked_by(body)
    assert isinstance(refused, Refused)
    assert refused.code in {"invalid_json", "invalid_type"}


def test_no_body_breaks_the_door(desk: Desk) -> None:
    chance = Random(57)
    leaves: list[Any] = [
        None,
        True,
        0,
        -1,
        1e308,
        "",
        "a",
        "\ud800",
        "### Task:",
        "x" * 3000,
        [],
        {},
        "user",
        "troly57",
    ]
    names = ["model", "messages", "role", "content", "type", "text", "stream", "n", "stream_options", "tools"]

    def made(depth: int) -> Any:
        kind = chance.random()
        if depth == 0 or kind < 0.3:
            return chance.choice(leaves)
        if kind < 0.6:
            return [made(depth - 1) for _ in range(chance.randrange(4))]
        return {chance.choice(names): made(depth - 1) for _ in range(chance.randrange(5))}

    with TestClient(app_of(desk)) as client:
        for _ in range(300):
            body: Any = (
                made(4) if chance.random() < 0.3 else {"messages": [made(3) for _ in range(2)], "n": made(1)}
            )
            answered = client.post("/v1/chat/completions", content=json.dumps(body))
            assert answered.status_code in {200, 400, 404}, body
            if answered.status_code != 200:
                assert set(answered.json()["error"]) == {"message", "type", "code", "param"}
        hostile = {"model": "troly57", "messages": [{"role": "user", "content": "5G \ud800 \x00 năm 2030?"}]}
        assert client.post("/v1/chat/completions", content=json.dumps(hostile)).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1", 404, "unknown_address"),
        ("POST", "/v1/completions", 404, "unknown_address"),
        ("POST", "/v1/embeddings", 404, "unknown_address"),
        ("GET", "/v1/chat/completions", 405, "method"),
    ],
)
def test_the_rest_of_the_interface_is_refused_in_its_form(
    desk: Desk, method: str, path: str, status: int, code: str
) -> None:
    answered = TestClient(app_of(desk)).request(method, path)
    assert (answered.status_code, answered.json()["error"]["code"]) == (status, code)
    assert answered.headers["content-type"] == "application/json"


def test_a_long_conversation_may_be_sent_whole(desk: Desk) -> None:
    before = [USER, {"role": "assistant", "content": "x" * 5000}] * 150
    body = json.dumps({"model": "troly57", "messages": [*before, USER]})
    client = TestClient(app_of(desk))
    assert len(body) > 700_000
    assert client.post("/v1/chat/completions", content=body).status_code == 200
    assert client.post("/v1/chat/completions", content=body * 2).status_code == 413
    assert client.post("/api/v1/ask", content=body).status_code == 413
