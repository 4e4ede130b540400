"""Who may call: keys that work, calls from this machine, pages; everything else is told why not, in its own form."""

import json
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import openai
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf as RealShelf
from assistant.settings import read_settings
from bot.desk.desk import Desk
from bot.store.keys import ProgramKeys
from bot.store.store import Store, today
from tests.programs.answering import SENTENCES, Shelf, Speaking, written
from tests.programs.conftest import app_of

ELSEWHERE = ("203.0.113.7", 5000)
OTHER = ("203.0.113.8", 5000)
HERE = ("127.0.0.1", 5000)
CHAT = {"model": "troly57", "messages": [{"role": "user", "content": "Ở đâu?"}]}
UNKNOWN = f"tl57_abcdefgh_{'x' * 40}"
ADDRESSES = (
    ("POST", "/v1/chat/completions"),
    ("GET", "/v1/models"),
    ("GET", "/api/v1/documents"),
    ("POST", "/mcp"),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'store.sqlite'}")


@pytest.fixture
def keys(store: Store) -> ProgramKeys:
    return ProgramKeys(store)


@pytest.fixture
def one_minute() -> None:
    """Let a test that counts calls of a minute not begin at the end of one."""
    left = 60 - time.time() % 60
    if left < 8:
        time.sleep(left)


def app(store: Store, **given: Any) -> FastAPI:
    shelf, assistant = cast("RealShelf", Shelf()), cast("Assistant", Speaking(written(*SENTENCES)))
    return app_of(Desk(shelf, assistant, store=store), **given)


def chat(client: TestClient, key: str = "", **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    given = {"Authorization": f"Bearer {key}"} if key else {}
    return client.post("/v1/chat/completions", json=CHAT, headers={**given, **named})


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
def test_where_keys_are_required_who_comes_from_elsewhere_needs_one(
    store: Store, keys: ProgramKeys, method: str, path: str
) -> None:
    served = app(store, require_keys=True)
    client = TestClient(served, client=ELSEWHERE, raise_server_exceptions=False)
    refused = client.request(method, path, json=CHAT)
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"] == 'Bearer realm="troly57"'
    if path.startswith("/v1"):
        error = refused.json()["error"]
        assert (error["code"], error["type"]) == ("invalid_api_key", "invalid_request_error")
    else:
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["type"] == "/docs#key_missing"
    key = keys.add("a").secret
    time.sleep(2.1)
    for header in (
        {"Authorization": f"Bearer {key}"},
        {"authorization": f"bearer  {key}"},
        {"x-api-key": key},
    ):
        assert client.request(method, path, json=CHAT, headers=header).status_code not in {401, 429}
    # A call from this machine needs none, unless it was passed on.
    assert (
        TestClient(served, client=HERE, raise_server_exceptions=False)
        .request(method, path, json=CHAT)
        .status_code
        != 401
    )
    passed_on = TestClient(served, client=HERE).request(
        method, path, json=CHAT, headers={"X-Forwarded-For": "127.0.0.1"}
    )
    assert passed_on.status_code == 401


def test_behind_a_trusted_proxy_the_client_is_the_one_it_names(store: Store) -> None:
    served = app(store, require_keys=True, trusted_proxies="127.0.0.1")
    assert chat(TestClient(served, client=HERE), X_Forwarded_For="127.0.0.1").status_code == 401
    assert chat(TestClient(served, client=HERE)).status_code == 200


def test_pages_and_health_stay_open(desk: Desk) -> None:
    client = TestClient(app_of(desk, require_keys=True), client=ELSEWHERE)
    for path in ("/", "/docs", "/healthz", "/openapi.json", "/van-ban"):
        assert client.get(path, headers={"Authorization": f"Bearer {UNKNOWN}"}).status_code == 200


@pytest.mark.parametrize("required", [True, False, None])
@pytest.mark.parametrize("where", [HERE, ELSEWHERE])
def test_a_key_that_does_not_work_is_refused_always(
    store: Store, keys: ProgramKeys, where: tuple[str, int], required: bool | None
) -> None:
    over = keys.add("hết hạn", days=1, day=today() - timedelta(days=2)).secret
    revoked = keys.add("thu hồi").secret
    keys.revoke("thu hồi")
    client = TestClient(app(store, require_keys=required), client=where)
    told = [chat(client, key) for key in (UNKNOWN, over, revoked, "tl57_")]
    assert [one.status_code for one in told] == [401] * 4
    assert all('error="invalid_token"' in one.headers["WWW-Authenticate"] for one in told)
    assert ["thu hồi" in one.json()["error"]["message"] for one in told] == [False, True, True, False]
    problem = client.get("/api/v1/documents", headers={"x-api-key": revoked})
    assert (problem.status_code, problem.json()["type"]) == (401, "/docs#key_over")


def test_what_is_no_key_of_ours_counts_only_where_one_is_required(store: Store) -> None:
    for other in ("sk-none", "EMPTY", "x"):
        assert chat(TestClient(app(store), client=ELSEWHERE), other).status_code == 200
        assert chat(TestClient(app(store, require_keys=True), client=ELSEWHERE), other).status_code == 401
    basic = {"Authorization": "Basic YTpi"}
    assert chat(TestClient(app(store), client=ELSEWHERE), **basic).status_code == 200


@pytest.mark.usefixtures("one_minute")
def test_a_key_has_its_own_rate_in_place_of_its_addresss(store: Store, keys: ProgramKeys) -> None:
    own, free, as_address = (
        keys.add("ba", per_minute=3).secret,
        keys.add("tự do", per_minute=0).secret,
        keys.add("như địa chỉ").secret,
    )
    served = app(store, asks_per_minute=2)
    client, other = TestClient(served, client=ELSEWHERE), TestClient(served, client=OTHER)
    assert [chat(client).status_code for _ in range(3)] == [200, 200, 429]
    assert [chat(client, own).status_code for _ in range(2)] == [200, 200]
    # It is the key that is counted, wherever it comes from: also from this machine.
    assert [chat(other, own).status_code for _ in range(2)] == [200, 429]
    refused = chat(TestClient(served, client=HERE), own)
    assert refused.status_code == 429
    assert refused.json()["error"]["code"] == "rate_limit_exceeded"
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert [chat(client, free).status_code for _ in range(10)] == [200] * 10
    assert [chat(client, as_address).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.usefixtures("one_minute")
def test_what_a_key_may_call_grows_with_what_it_may_ask(store: Store, keys: ProgramKeys) -> None:
    key = {"x-api-key": keys.add("a", per_minute=1).secret}
    client = TestClient(app(store, calls_per_minute=2), client=ELSEWHERE)
    assert [client.get("/v1/models", headers=key).status_code for _ in range(11)] == [200] * 10 + [429]


@pytest.mark.usefixtures("one_minute")
@pytest.mark.parametrize(
    "path", ["/v1/chat/completions", "/mcp", "/mcp/", "/api/v1/ask", "/api/v1/ask/stream"]
)
def test_every_way_to_ask_counts_as_a_question(store: Store, path: str) -> None:
    client = TestClient(
        app(store, asks_per_minute=1, writes_per_hour=1), client=ELSEWHERE, raise_server_exceptions=False
    )
    codes = [client.post(path, json=CHAT).status_code for _ in range(2)]
    assert codes[0] != 429
    assert codes[1] == 429
    # Neither listening nor saying that one has gone is a question, or something to be kept.
    assert 429 not in [client.request(method, path).status_code for method in ("GET", "DELETE", "DELETE")]


@pytest.mark.usefixtures("one_minute")
def test_who_tries_keys_is_told_to_wait_and_holds_up_nobody_known(store: Store, keys: ProgramKeys) -> None:
    known, new = keys.add("quen").secret, keys.add("mới").secret
    served = app(store)
    client = TestClient(served, client=ELSEWHERE)
    assert chat(client, known).status_code == 200
    tried = [chat(client, f"tl57_abcdefgh_{n:040}").status_code for n in range(12)]
    assert tried == [401] * 10 + [429] * 2
    assert chat(client, new).status_code == 429
    assert int(chat(client, new).headers["Retry-After"]) >= 1
    assert chat(client, known).status_code == 200
    assert chat(client).status_code == 200
    assert chat(TestClient(served, client=OTHER), new).status_code == 200


def test_a_program_that_sends_one_wrong_key_for_ever_tries_none(store: Store, keys: ProgramKeys) -> None:
    revoked, new = keys.add("thu hồi").secret, keys.add("mới").secret
    keys.revoke("thu hồi")
    client = TestClient(app(store), client=ELSEWHERE)
    assert {chat(client, key).status_code for key in (UNKNOWN, revoked) for _ in range(15)} == {401}
    assert chat(client, new).status_code == 200


def test_while_keys_cannot_be_read_none_is_let_in() -> None:
    client = TestClient(app(Store("sqlite:////proc/khong/co.sqlite")), client=ELSEWHERE)
    refused = chat(client, UNKNOWN)
    assert (refused.status_code, refused.json()["error"]["code"]) == (503, "keys_closed")
    assert refused.headers["Retry-After"] == "5"
    assert chat(client).status_code == 200


def test_the_day_of_use_is_noted(store: Store, keys: ProgramKeys) -> None:
    key = keys.add("a").secret
    with TestClient(app(store), client=ELSEWHERE) as client:
        assert chat(client, key).status_code == 200
        until = time.monotonic() + 10
        while keys.listed()[0].last_used is None and time.monotonic() < until:
            time.sleep(0.02)
    assert keys.listed()[0].last_used == today()


@pytest.mark.usefixtures("one_minute")
def test_the_client_of_openai_is_told_of_its_key(
    serve: Callable[[FastAPI], str], store: Store, keys: ProgramKeys
) -> None:
    secret = keys.add("a", per_minute=1).secret
    address = serve(app(store))
    asked: Any = CHAT
    with openai.OpenAI(base_url=f"{address}/v1", api_key=secret, max_retries=0) as client:
        assert client.chat.completions.create(**asked).choices
        with pytest.raises(openai.RateLimitError) as often:
            client.chat.completions.create(**asked)
        assert often.value.code == "rate_limit_exceeded"
        keys.revoke("a")
        time.sleep(2.1)
        with pytest.raises(openai.AuthenticationError, match="thu hồi"):
            client.chat.completions.create(**asked)


def test_no_key_is_written_to_the_log(
    store: Store, keys: ProgramKeys, caplog: pytest.LogCaptureFixture
) -> None:
    secret = keys.add("a").secret
    client = TestClient(app(store, require_keys=True), client=ELSEWHERE)
    answered = [chat(client, key) for key in (secret, UNKNOWN)]
    told = caplog.text + json.dumps([one.text for one in answered])
    assert secret not in told
    assert UNKNOWN not in told


def test_whether_keys_are_required_may_be_left_unsaid(tmp_path: Path) -> None:
    home = {"TROLY57_HOME": str(tmp_path)}
    said = {
        value: read_settings({**home, "TROLY57_REQUIRE_KEYS": value}).require_keys
        for value in ("", "on", "off")
    }
    assert said == {"": None, "on": True, "off": False}
