"""What a model is sent, what is heard while it writes, and that many may ask at once."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from assistant.models.carrying import Elsewhere, client_to
from assistant.models.figures import Figure
from assistant.models.nouns import Reply, Trouble
from bot.desk.metrics import Metrics
from tests.models.asking import ANSWER, DIALECTS, KEY, REQUEST, SCHEMA, opened
from tests.models.server import ModelServer


@pytest.mark.parametrize("dialect", DIALECTS)
def test_it_is_sent_what_was_asked_and_nothing_that_varies(dialect: str, home: Path) -> None:
    with ModelServer(lambda _: ANSWER) as server:
        reply = opened(home, server, dialect).ask(REQUEST)
        [call] = server.calls
    assert reply == Reply(ANSWER, 100, 20)
    assert (call.system, call.user, call.key) == (REQUEST.system, REQUEST.user, f"Bearer {KEY}")
    assert call.schema == SCHEMA
    assert call.body["model"] == "mo-hinh:8b"
    assert call.streams
    if dialect == "openai":
        assert (call.body["temperature"], call.body["max_tokens"]) == (0, REQUEST.longest)
        assert call.body["response_format"]["json_schema"]["strict"]
    else:
        options = call.body["options"]
        assert (options["temperature"], options["num_predict"]) == (0, REQUEST.longest)
        assert not call.body["think"]


@pytest.mark.parametrize("schema", [{**SCHEMA, "additionalProperties": True}, {**SCHEMA, "minProperties": 1}])
def test_a_schema_that_not_every_strict_server_takes_is_not_called_strict(
    schema: dict[str, Any], home: Path
) -> None:
    with ModelServer(lambda _: ANSWER) as server:
        opened(home, server).ask(replace(REQUEST, schema=schema))
    assert not server.calls[0].body["response_format"]["json_schema"]["strict"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_lengths_of_texts_are_held_here_and_not_sent(dialect: str, home: Path) -> None:
    short = {**SCHEMA, "properties": {"answer": {"type": "string", "maxLength": 10}}}
    with ModelServer(lambda call: {"answer": call.user}) as server:
        model = opened(home, server, dialect)
        assert isinstance(model.ask(replace(REQUEST, schema=short, user="vừa")), Reply)
        assert model.ask(replace(REQUEST, schema=short, user="quá dài một chút")) is Trouble.GARBLED
        assert server.calls[0].schema == SCHEMA


def test_a_request_that_has_less_time_takes_less_and_says_nothing_of_the_model(home: Path) -> None:
    with ModelServer(lambda _: ANSWER, ("slow",)) as server:
        model = opened(home, server)
        assert model.seconds == 8
        for _ in range(5):
            began = monotonic()
            assert model.ask(replace(REQUEST, seconds=0.2)) is Trouble.SILENT
            assert monotonic() - began < 1.2
        server.behave("good")
        assert isinstance(model.ask(REQUEST), Reply)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_form_that_was_refused_is_not_tried_again(dialect: str, home: Path) -> None:
    with ModelServer(lambda _: ANSWER, ("refusing a schema",)) as server:
        model = opened(home, server, dialect)
        for _ in range(3):
            assert isinstance(model.ask(REQUEST), Reply)
        forms = [call.form for call in server.calls]
    assert forms[-3:] == ["json_object"] * 3
    assert forms.count("json_schema") == len(forms) - 3 <= 2
    assert '"additionalProperties": false' in server.calls[-1].system
    assert '"additionalProperties"' not in server.calls[0].system


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("behaviour", ["good", "thinking, then in a fence"])
def test_what_is_heard_grows_to_the_whole(behaviour: str, dialect: str, home: Path) -> None:
    heard: list[Any] = []
    answer = ANSWER["answer"] * 10
    with ModelServer(lambda _: {"answer": answer}, (behaviour,)) as server:
        opened(home, server, dialect).ask(REQUEST, heard.append)
    texts = [one["answer"] for one in heard if one]
    assert len(texts) > 1
    assert all(answer.startswith(text) for text in texts)
    assert texts == sorted(texts, key=len)


def test_what_hearing_raises_ends_the_request_and_says_nothing_of_the_model(home: Path) -> None:
    class Gone(Exception):
        pass

    def go(_: Any) -> None:
        raise Gone

    noted: list[Figure] = []
    with ModelServer(lambda _: ANSWER, ("endless text",)) as server:
        server.behave("stall in mid stream")
        model = opened(home, server, note=noted.append)
        began = monotonic()
        for _ in range(9):
            with pytest.raises(Gone):
                model.ask(REQUEST, go)
        assert monotonic() - began < 5
        server.behave("good")
        assert isinstance(model.ask(REQUEST), Reply)
    assert {one.outcome for one in noted[:-1]} == {"unheard"}
    assert all(one.tokens_in for one in noted)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_sixteen_ask_at_once(dialect: str, home: Path) -> None:
    with ModelServer(lambda call: {"answer": call.user}) as server:
        model = opened(home, server, dialect, chat_seconds=30)

        def ask(n: int) -> object:
            heard: list[Any] = []
            said = model.ask(replace(REQUEST, user=f"câu {n}"), heard.append)
            assert all(f"câu {n}".startswith(one["answer"]) for one in heard if one)
            return said.said if isinstance(said, Reply) else said

        with ThreadPoolExecutor(16) as pool:
            assert list(pool.map(ask, range(64))) == [{"answer": f"câu {n}"} for n in range(64)]


def test_one_that_hangs_keeps_nobody_waiting(home: Path) -> None:
    with ModelServer(lambda _: ANSWER, ("slow",) * 15 + ("good",)) as server:
        model = opened(home, server, chat_seconds=2)
        began = monotonic()
        with ThreadPoolExecutor(16) as pool:
            said = list(pool.map(lambda _: model.ask(REQUEST), range(16)))
        assert monotonic() - began < 3.5
        assert server.most_at_once == 16
    assert said.count(Trouble.SILENT) == 15


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_variable_sends_questions_or_keys_elsewhere(
    dialect: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ModelServer(lambda _: ANSWER) as server, ModelServer(lambda _: ANSWER) as elsewhere:
        for name in (
            "OPENAI_BASE_URL",
            "OPENAI_API_BASE",
            "OPENAI_PROXY",
            "OLLAMA_HOST",
            "LANGSMITH_GATEWAY",
        ):
            monkeypatch.setenv(name, elsewhere.url)
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, elsewhere.root)
        for name in ("OPENAI_API_KEY", "OLLAMA_API_KEY", "LANGSMITH_API_KEY"):
            monkeypatch.setenv(name, "khoa-cua-moi-truong")
        assert isinstance(opened(home, server, dialect, chat_key="").ask(REQUEST), Reply)
        assert [call.key for call in server.calls] == [None]
        assert not elsewhere.calls


def test_a_question_is_carried_to_the_address_that_was_told_alone() -> None:
    async def post(url: str) -> None:
        async with client_to("http://127.0.0.1:9/v1", KEY, 1) as client:
            await client.post(url)

    for url in ("http://127.0.0.1:10/v1", "https://127.0.0.1:9/v1", "http://localhost:9/v1"):
        with pytest.raises(Elsewhere):
            asyncio.run(post(url))


def test_figures_reach_prometheus(home: Path) -> None:
    metrics = Metrics()
    with ModelServer(lambda _: ANSWER, ("good", "prose", "401")) as server:
        model = opened(home, server, note=metrics.note_model)
        for _ in range(3):
            model.ask(REQUEST)

    def figure(name: str, **labels: str) -> float | None:
        return metrics.registry.get_sample_value(f"troly57_model_{name}", {"task": "testing", **labels})

    outcomes = ("said", "garbled", "refused")
    assert [figure("requests_total", outcome=one) for one in outcomes] == [1, 1, 1]
    assert (figure("tokens_total", direction="in"), figure("tokens_total", direction="out")) == (200, 40)
    assert figure("seconds_count") == 3
