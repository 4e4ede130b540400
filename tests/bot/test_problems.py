"""Whatever goes wrong is told: to programs as problem JSON, to readers as a page, never as a traceback."""

import logging
import tomllib

import pytest
from starlette.testclient import TestClient

from assistant.answers.answer import Answer, Question
from assistant.places import data_folder
from assistant.search.shelf import Shelf
from bot.web.guards import BODY_LIMIT
from bot.web.problems import KINDS
from tests.bot.conftest import client_of

PROBLEM = "application/problem+json"


class Broken:
    """An assistant with a bug that repeats the question in its message."""

    has_model = False

    def ask(self, question: Question, **_: object) -> Answer:
        raise ValueError(question.text)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/khong-co", 404),
        ("GET", "/api", 404),
        ("GET", "/api/v1/ask", 405),
        ("DELETE", "/api/v1/documents", 405),
        ("POST", "/healthz", 405),
        ("GET", "/api/v1/targets?year=nam", 422),
    ],
)
def test_a_wrong_call_is_a_problem_in_vietnamese(
    client: TestClient, method: str, path: str, status: int
) -> None:
    got = client.request(method, path)
    assert (got.status_code, got.headers["content-type"]) == (status, PROBLEM)
    problem = got.json()
    assert problem["status"] == status
    assert problem["type"].startswith("/docs#")
    assert problem["title"]
    assert any(letter in problem["detail"] for letter in "ạảãậệịọổộờợụừựỉềếđ")


@pytest.mark.parametrize("address", ["documents/khong-co", "provisions/khong-co/1"])
def test_a_program_is_told_where_to_look_and_a_person_is_not_sent_there(
    client: TestClient, address: str
) -> None:
    assert "/api/v1/documents" in client.get(f"/api/v1/{address}").json()["detail"]
    page = client.get("/van-ban/khong-co").text
    assert "/api/" not in page
    assert 'href="/van-ban"' in page


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{", "application/json", 400),
        (b'{"question": "\xff"}', "application/json", 400),
        (b'{"question": "a"}', "text/plain", 422),
        (b"question=a", "application/x-www-form-urlencoded", 422),
        (b"", "application/json", 422),
        (b"[" * 50_000, "application/json", 400),
    ],
)
def test_a_body_that_is_not_json_is_refused(
    client: TestClient, body: bytes, content_type: str, status: int
) -> None:
    got = client.post("/api/v1/ask", content=body, headers={"content-type": content_type})
    assert (got.status_code, got.headers["content-type"]) == (status, PROBLEM)


def test_every_kind_of_problem_has_its_words_and_its_line_in_docs(client: TestClient) -> None:
    html = client.get("/docs").text
    titles = tomllib.loads((data_folder("prompts") / "problems.toml").read_text(encoding="utf-8"))["title"]
    assert set(titles) == set(KINDS)
    assert [kind for kind in KINDS if f'id="{kind}"' not in html] == []


def test_a_huge_body_is_refused_announced_or_not(client: TestClient) -> None:
    chunk = b" " * 65_536
    announced = client.post("/api/v1/ask", content=chunk * (BODY_LIMIT // len(chunk) + 1))
    unannounced = client.post("/api/v1/ask", content=iter([chunk] * (BODY_LIMIT // len(chunk) + 1)))
    for got in (announced, unannounced):
        assert (got.status_code, got.headers["content-type"]) == (413, PROBLEM)
        assert str(BODY_LIMIT // 1024) in got.json()["detail"]


@pytest.mark.parametrize("path", ["/khong-co", "/van-ban/khong-co", "/static/khong-co.css"])
def test_a_reader_gets_a_page(client: TestClient, path: str) -> None:
    got = client.get(path)
    assert (got.status_code, got.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>" in got.text


def test_a_bug_is_told_and_logged_without_the_address_query(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    client = client_of(shelf, Broken())
    with caplog.at_level(logging.ERROR):
        got = client.post("/api/v1/ask", json={"question": "bí mật"})
        page = client.get("/", params={"q": "bí mật"})
    assert (got.status_code, got.headers["content-type"]) == (500, PROBLEM)
    assert (page.status_code, page.headers["content-type"]) == (500, "text/html; charset=utf-8")
    assert "content-security-policy" in page.headers
    assert [record.getMessage() for record in caplog.records] == ["POST /api/v1/ask", "GET /"]


def test_before_the_library_is_open_everything_answers(unready: TestClient) -> None:
    asked = unready.post("/api/v1/ask", json={"question": "a"})
    listed = unready.get("/api/v1/documents")
    for got in (asked, listed):
        assert (got.status_code, got.headers["content-type"]) == (503, PROBLEM)
        assert got.headers["retry-after"]
    assert unready.get("/").status_code == 200
    assert unready.get("/docs").status_code == 200
    assert unready.get("/", params={"q": "a"}).status_code == 503
    assert unready.get("/van-ban").status_code == 503
