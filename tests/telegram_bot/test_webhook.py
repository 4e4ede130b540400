"""The door by webhook: 200 once an update is on disk, never before, and only to who knows the secret."""

import asyncio
import json
import socket
import sqlite3
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Self

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from assistant.settings import Settings
from bot.serve.webhook import SECRET_HEADER, take_calls
from bot.telegram_bot.vault import Vault
from bot.web.crowd import Crowd
from bot.web.problems import handle_problems
from bot.web.rates import Rates
from tests.telegram_bot.emulator import Emulator
from tests.telegram_bot.running import Running, settings_of, until

BODY = {
    "update_id": 5,
    "message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "a"},
}


class Served(Running):
    """A door whose webhook is served on a port of its own, in the door's event loop."""

    def __enter__(self) -> Self:
        app = FastAPI()
        handle_problems(app)
        app.add_middleware(Crowd, limit=self.settings.concurrency)
        app.add_middleware(Rates, settings=Settings(Path(), calls_per_minute=1))
        take_calls(app, self.door)
        port = int(self.settings.telegram_webhook_url.rsplit(":", 1)[1].partition("/")[0])
        config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", lifespan="off")
        self.server = uvicorn.Server(config)
        self.server.capture_signals = nullcontext  # type: ignore[method-assign, assignment]
        super().__enter__()
        self.serving = asyncio.run_coroutine_threadsafe(self.server.serve(), self.loop)
        until(lambda: self.server.started)
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.serving.result(10)
        super().__exit__()


@pytest.fixture
def served(telegram: Emulator, folder: Path) -> Callable[..., Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def of(**more: Any) -> Served:
        url = f"http://127.0.0.1:{port}/telegram"
        return Served(settings_of(telegram, folder, telegram_webhook_url=url, **more))

    return of


def post(running: Running, body: bytes | object, secret: str | None = None) -> int:
    known = Vault(running.settings.telegram_token).webhook_secret if secret is None else secret
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return httpx.post(
        running.settings.telegram_webhook_url,
        content=content,
        headers={SECRET_HEADER: known.encode(), "X-Forwarded-For": b"149.154.160.1"},
        timeout=10,
    ).status_code


def test_questions_are_answered_by_webhook(served: Callable[..., Served], telegram: Emulator) -> None:
    with served() as running:
        until(lambda: any("qua http" in line for line in running.said))
        chat = telegram.chat()
        for text in ("một", "hai", "ba"):
            assert chat.ask(text).text == f"Đáp: {text}"
        telegram.redeliver()
        running.settled(telegram)
    assert {status for _, status in telegram.pushes} == {200}
    assert len(chat.sent) == 3
    assert telegram.violations == []


def test_a_secret_of_the_operators_own(served: Callable[..., Served], telegram: Emulator) -> None:
    with served(telegram_webhook_secret="b" * 20) as running:
        assert telegram.chat().ask("một").text == "Đáp: một"
        assert post(running, BODY) == 403
        assert post(running, BODY, "b" * 20) == 200


@pytest.mark.parametrize("secret", ["", "a", "é"])
def test_strangers_are_refused_and_counted_and_telegram_is_not(
    served: Callable[..., Served], secret: str
) -> None:
    with served() as running:
        assert post(running, BODY, secret) == 403
        assert post(running, BODY, secret) == 429
        assert [post(running, BODY) for _ in range(3)] == [200] * 3


def test_a_crowd_holds_up_strangers_alone(served: Callable[..., Served]) -> None:
    with served(concurrency=0) as running:
        assert post(running, BODY, "a") == 503
        assert post(running, BODY) == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[1]", 400),
        (b"\xff", 400),
        (b"[" * 100_000, 400),
        (b'"' + b"a" * (1024 * 1024) + b'"', 413),
        (b"{}", 200),
        (b'{"update_id": "5"}', 200),
        (b'{"update_id": 6, "message": 7}', 200),
    ],
)
def test_hostile_bodies_break_nothing(served: Callable[..., Served], body: bytes, status: int) -> None:
    with served() as running:
        assert post(running, body) == status
        assert post(running, BODY) == 200


def test_what_cannot_be_kept_is_not_confirmed(served: Callable[..., Served], telegram: Emulator) -> None:
    with served() as running:
        chat = telegram.chat()
        chat.ask("một")
        other = sqlite3.connect(running.settings.home / "store.sqlite", isolation_level=None)
        until(lambda: not running.waiting())
        other.execute("ALTER TABLE inbox RENAME TO taken_away")
        assert post(running, BODY) == 503
        chat.say("hai")
        until(lambda: telegram.pushes[-1][1] == 503)
        other.execute("ALTER TABLE taken_away RENAME TO inbox")
        other.close()
        assert [one.text for one in chat.wait_count(2, timeout=20)] == ["Đáp: một", "Đáp: hai"]


def test_what_comes_before_telegram_can_be_reached_is_answered_later(
    served: Callable[..., Served], telegram: Emulator
) -> None:
    from tests.telegram_bot.emulator import broken

    telegram.fail("getMe", broken(), times=2)
    with served() as running:
        chat = telegram.chat()
        chat.say("/start")
        body = {**BODY, "message": {**BODY["message"], "chat": {"id": chat.id, "type": "private"}}}  # type: ignore[dict-item]
        assert post(running, body) == 200
        assert chat.wait_for("Đáp: a", timeout=15)
        running.settled(telegram)
