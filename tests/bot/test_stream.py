"""An answer as it comes to be: server-sent events whose end is the answer of the plain address."""

import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from bot.desk.desk import Desk
from bot.web.app import web_app

QUESTIONS = (
    "Chương trình có bao nhiêu chỉ tiêu?",
    "Ban Nội chính làm gì?",
    "giá vàng hôm nay",
    "xin chào",
)


@pytest.fixture(scope="module")
def client(shelf: Shelf) -> Iterator[TestClient]:
    with TestClient(web_app(Desk(shelf, Assistant(shelf)), version="0")) as client:
        yield client


def events(client: TestClient, **asked: object) -> Iterator[tuple[str, dict[str, object]]]:
    with client.stream("POST", "/api/v1/ask/stream", json=asked) as reply:
        assert reply.status_code == 200
        assert reply.headers["content-type"].startswith("text/event-stream")
        assert reply.headers["cache-control"] == "no-store"
        text = "".join(reply.iter_text())
    for block in text.strip().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines())
        yield lines["event"], json.loads(lines["data"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_end_is_the_whole_answer(client: TestClient, question: str) -> None:
    told = list(events(client, question=question))
    whole = client.post("/api/v1/ask", json={"question": question}).json()
    names = [name for name, _ in told]
    assert names[0] == "status"
    assert names[-1] == "done"
    done = told[-1][1]
    for shape in (done, whole):
        shape.pop("id")
        shape.pop("took_ms")
    assert done == whole
    assert [data for name, data in told if name == "sentence"] == whole["sentences"]
    assert [data for name, data in told if name == "citation"] == whole["citations"]


def test_a_citation_comes_before_what_it_proves(client: TestClient) -> None:
    known: set[object] = set()
    for name, data in events(client, question="Ban Nội chính làm gì?"):
        if name == "citation":
            known.add(data["n"])
        if name == "sentence":
            assert set(data["citations"]) <= known  # type: ignore[call-overload]


def test_what_is_wrong_with_the_call_is_told_before_any_event(client: TestClient) -> None:
    reply = client.post("/api/v1/ask/stream", json={"question": "  "})
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"
    unknown = client.post("/api/v1/ask/stream", json={"question": "a", "documents": ["khong-co"]})
    assert unknown.status_code == 404
