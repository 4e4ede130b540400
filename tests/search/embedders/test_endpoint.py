"""An embedder behind an address: what it is told, what silence costs, and a real client against a server of our own."""

import base64
import json
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from assistant.errors import EmbedderUnusable
from assistant.library.manifest import EmbedderCard
from assistant.search.embedder import Embedder
from assistant.search.embedders import endpoint
from assistant.search.embedders.chosen import Chosen
from assistant.search.embedders.endpoint import PROVIDERS, Address, names_an_endpoint, open_endpoint
from assistant.search.shelf import open_current
from assistant.settings import Settings
from ingest.publish import publish
from tests.invented import WordEmbedder, holding

WISH = "openai:mot-mo-hinh"
HERE = Address("http://127.0.0.1:9/v1", "khoa-bi-mat")
WORDS = WordEmbedder()


class Fake(Embeddings):
    """What stands at the address: a model of words, which may be told to answer otherwise."""

    def __init__(self) -> None:
        self.told: list[Mapping[str, Any]] = []
        self.asked: list[str] = []
        self.answer: Callable[[list[str]], list[list[float]]] = lambda texts: WORDS.embed(texts).tolist()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.asked += texts
        return self.answer(texts)

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    made = Fake()

    def init_embeddings(wish: str, **told: Any) -> Embeddings:
        made.told.append({"wish": wish, **told})
        return made

    monkeypatch.setattr("langchain.embeddings.init_embeddings", init_embeddings)
    monkeypatch.setitem(PROVIDERS, "openai", replace(PROVIDERS["openai"], package="langchain"))
    return made


def silent(_: list[str]) -> list[list[float]]:
    raise ConnectionError(f"nobody answers {HERE.key}")


@pytest.mark.parametrize(
    ("wish", "is_one"),
    [
        ("openai:text-embedding-3-small", True),
        ("ollama:bge-m3", True),
        ("nobody:model", True),
        ("BAAI/bge-m3", False),
        ("mo-hinh/cua-toi", False),
        ("C:\\models\\one", False),
        ("https://example.org/model", False),
        ("openai:", False),
        ("", False),
    ],
)
def test_what_names_an_endpoint(wish: str, is_one: bool) -> None:
    assert names_an_endpoint(wish) is is_one


def test_questions_wait_less_than_builds_and_the_address_is_always_told(fake: Fake) -> None:
    open_endpoint(WISH, Address())
    builder, asker = fake.told
    assert builder["base_url"] == asker["base_url"] == PROVIDERS["openai"].url
    assert asker["timeout"] < builder["timeout"]
    assert asker["max_retries"] < builder["max_retries"]
    assert not builder["check_embedding_ctx_length"]


def test_its_name_follows_model_and_address_but_not_the_key(fake: Fake) -> None:
    names = {
        open_endpoint(wish, to).name
        for wish in (WISH, "openai:mo-hinh-khac")
        for to in (HERE, replace(HERE, key="khac"), replace(HERE, url="http://127.0.0.1:9/v2"))
    }
    assert len(names) == 4
    assert not [name for name in names if HERE.key in name]


def test_how_long_a_vector_is_is_asked_once_or_known_from_the_version(fake: Fake) -> None:
    first = open_endpoint(WISH, HERE)
    assert fake.asked == []
    assert (first.dimensions, first.dimensions) == (WORDS.dimensions, WORDS.dimensions)
    assert len(fake.asked) == 1
    made = EmbedderCard(first.name, WORDS.dimensions, placeholder=False, weight=0.5)
    assert open_endpoint(WISH, HERE, made).dimensions == WORDS.dimensions
    assert len(fake.asked) == 1
    assert open_endpoint(WISH, replace(HERE, url="http://127.0.0.1:9/v2"), made).dimensions == 32
    assert len(fake.asked) == 2


def test_a_build_that_gets_no_answer_ends_with_the_remedy_and_without_the_key(fake: Fake) -> None:
    fake.answer = silent
    with pytest.raises(EmbedderUnusable, match="TROLY57_EMBEDDER_URL") as told:
        open_endpoint(WISH, HERE).embed(["một"])
    assert HERE.key not in str(told.value)


def test_a_question_that_gets_no_answer_has_no_vector_and_the_next_need_not_wait(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = 1000.0
    monkeypatch.setattr(endpoint, "monotonic", lambda: now)
    opened = open_endpoint(WISH, HERE)
    good, fake.answer = fake.answer, silent
    for _ in range(3):
        assert opened.embed_query("trạm bơm") is None
    assert len(fake.asked) == 1
    now += 3600
    assert opened.embed_query("trạm bơm") is None
    assert len(fake.asked) == 2
    assert len(caplog.records) == 1
    assert HERE.key not in caplog.text
    now += 3600
    fake.answer = good
    row = opened.embed_query("trạm bơm")
    assert row is not None
    np.testing.assert_allclose(row, WORDS.embed(["trạm bơm"])[0], atol=1e-6)


NAN = float("nan")


@pytest.mark.parametrize(
    "answer",
    [None, [], [[1.0, NAN], [1.0, 2.0]], [[], []], [[1.0], [1.0, 2.0]], [[1.0, 2.0]] * 3, ["not", "numbers"]],
    ids=["nothing", "none", "nan", "empty", "of many lengths", "too many", "words"],
)
def test_vectors_of_another_form_are_no_answer(fake: Fake, answer: Any) -> None:
    fake.answer = lambda _: answer
    with pytest.raises(EmbedderUnusable):
        open_endpoint(WISH, HERE).embed(["một", "hai"])


@pytest.mark.parametrize("answer", [None, [], [1.0, NAN], "words", [[1.0]]])
def test_a_vector_of_another_form_is_no_answer(fake: Fake, answer: Any) -> None:
    fake.answer = lambda _: [answer]
    assert open_endpoint(WISH, HERE).embed_query("một") is None


def test_another_length_than_the_version_was_made_with_is_no_answer(fake: Fake) -> None:
    made = EmbedderCard(open_endpoint(WISH, HERE).name, 7, placeholder=False, weight=0.5)
    assert open_endpoint(WISH, HERE, made).embed_query("trạm bơm") is None


def test_search_goes_on_with_words_alone(fake: Fake, home: Path) -> None:
    chosen = Chosen(Settings(home, embedder=WISH, embedder_url=HERE.url))
    publish([holding()], home, embedder=chosen(), vector_weight=0.5)
    with closing(open_current(home, embedder=chosen)) as edition:
        assert edition.manifest.embedder.name == chosen().name
        together = edition.search("trạm bơm")
        fake.answer = silent
        alone = edition.search("trạm bơm")
    assert together[0].vector is not None
    assert together[0].provision == alone[0].provision
    assert {hit.vector for hit in alone} == {None}


def test_a_version_opens_while_nobody_answers(fake: Fake, home: Path) -> None:
    settings = Settings(home, embedder=WISH, embedder_url=HERE.url)
    publish([holding()], home, embedder=Chosen(settings)(), vector_weight=0.5)
    fake.answer = silent
    unchanged = publish([holding()], home, embedder=Chosen(settings)(), vector_weight=0.5)
    assert not unchanged.changed
    with closing(open_current(home, embedder=Chosen(settings))) as edition:
        assert edition.search("trạm bơm")


def test_a_provider_that_is_not_known_or_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EmbedderUnusable, match="openai, ollama"):
        open_endpoint("nobody:model", HERE)
    monkeypatch.setitem(PROVIDERS, "openai", replace(PROVIDERS["openai"], package="no_such_package"))
    with pytest.raises(EmbedderUnusable, match=r"pip install 'troly57\[openai\]'"):
        open_endpoint(WISH, HERE)


class _Answering(BaseHTTPRequestHandler):
    """A server that speaks as OpenAI's does: a vector of a text is its length and two ones."""

    status = 200
    seen: list[tuple[str, Any, str | None]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        type(self).seen.append((self.path, body, self.headers.get("authorization")))
        texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
        vectors = [struct.pack("<3f", len(text), 1, 1) for text in texts]
        rows = [
            {"object": "embedding", "index": n, "embedding": base64.b64encode(vector).decode()}
            for n, vector in enumerate(vectors)
        ]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        said = {"object": "list", "model": body["model"], "data": rows, "usage": usage}
        told = json.dumps(said if self.status == 200 else {"error": {"message": "không"}}).encode()
        self.send_response(self.status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def answering() -> Iterator[tuple[type[_Answering], str]]:
    class Handler(_Answering):
        pass

    Handler.seen = []

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Handler, f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.needs_openai
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_real_client_sends_the_text_itself_to_the_address_that_is_set() -> None:
    with answering() as (server, url):
        opened: Embedder = open_endpoint(WISH, Address(url, "khoa"))
        rows = opened.embed(["một", "hai ba"])
        row = opened.embed_query("một")
        assert row is not None
        np.testing.assert_allclose(rows[0], row, atol=1e-6)
        np.testing.assert_allclose(rows[1], np.array([6, 1, 1]) / 38**0.5, atol=1e-6)
        path, body, key = server.seen[0]
        assert (path, body["model"], body["input"], key) == (
            "/v1/embeddings",
            "mot-mo-hinh",
            ["một", "hai ba"],
            "Bearer khoa",
        )
        server.status = 401
        assert opened.embed_query("hai") is None
        with pytest.raises(EmbedderUnusable, match="401"):
            opened.embed(["hai"])
