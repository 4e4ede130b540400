"""The door as an operator runs it: beside the web, alone, without a token, without Telegram."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from assistant.places import CHECKOUT, data_folder
from ingest.corpus import build_corpus
from ingest.publish import publish
from tests.invented import WordEmbedder
from tests.telegram_bot.emulator import Emulator
from tests.telegram_bot.running import until
from tests.telegram_bot.shown import Shown, of_api
from tests.telegram_bot.shown_chat import of_chat
from tests.telegram_bot.shown_page import of_page

_PATIENCE_S = 60
QUESTION = "Chỉ tiêu 5G năm 2030?"
TOKEN = "12345678:" + "a" * 35


def door(telegram: Emulator, folder: Path) -> dict[str, str]:
    """The settings of a door. Each emulated Telegram counts from the same number: what one sent, no other may know."""
    return {
        "TROLY57_TELEGRAM_TOKEN": telegram.token,
        "TROLY57_TELEGRAM_BASE_URL": telegram.url,
        "TROLY57_STORE_URL": f"sqlite:///{folder / 'store.sqlite'}",
    }


def environment(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(CHECKOUT), "TROLY57_HOME": str(home), **more}  # noqa: TID251


def troly57(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "bot.commands", *words],
        env=environment(Path(more.pop("home")), **more),
        cwd=os.sep,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=_PATIENCE_S,
    )


class Process:
    """A command in the foreground; what it says is written to a file."""

    def __init__(self, home: Path, words: tuple[str, ...], **more: str) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.file = home / "said.txt"
        with self.file.open("w") as said:
            self.popen = subprocess.Popen(
                [sys.executable, "-P", "-m", "bot.commands", *words],
                env=environment(home, **more),
                cwd=os.sep,
                stderr=said,
            )

    def said(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.popen.send_signal(number)
        return self.popen.wait(_PATIENCE_S)


@contextmanager
def running(home: Path, *words: str, **more: str) -> Iterator[Process]:
    process = Process(home, words, **more)
    try:
        yield process
    finally:
        process.popen.kill()
        process.popen.wait()


def status(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_S)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def asked(port: int, question: str) -> tuple[Shown, Shown]:
    """Return what programs and pages are told."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_S)
    try:
        body = json.dumps({"question": question})
        connection.request("POST", "/api/v1/ask", body, {"Content-Type": "application/json"})
        by_api = of_api(json.load(connection.getresponse()))
        connection.request("GET", f"/?{urlencode({'q': question})}")
        return by_api, of_page(connection.getresponse().read().decode())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("telegram") / "home"
    corpus = build_corpus(data_folder("corpus"))
    publish(corpus.holdings, home, embedder=WordEmbedder(placeholder=True), reference=corpus.reference)
    return home


def test_both_doors_open_in_one_process(published: Path, telegram: Emulator, folder: Path) -> None:
    given = door(telegram, folder)
    with running(published, "serve", "--port", "0", **given) as process:
        until(lambda: "đang nhận câu hỏi" in process.said(), _PATIENCE_S)
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", process.said())
        assert found
        assert status(int(found[1]), "/") == 200
        assert status(int(found[1]), "/telegram") == 404
        until(lambda: "sẵn sàng" in process.said(), _PATIENCE_S)
        chat = telegram.chat()
        answer = chat.ask(QUESTION, timeout=_PATIENCE_S)
        in_chat = of_chat((answer,), (chat.ask("/nguon", timeout=_PATIENCE_S),))
        by_api, on_page = asked(int(found[1]), QUESTION)
        assert in_chat.cited
        assert in_chat == by_api == on_page
        assert process.end() == 0
    assert "Traceback" not in process.said()
    assert telegram.token not in process.said()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_door_runs_alone(
    published: Path, telegram: Emulator, folder: Path, number: signal.Signals
) -> None:
    given = door(telegram, folder)
    with running(published, "telegram", **given) as process:
        until(lambda: "sẵn sàng" in process.said() and "đang nhận" in process.said(), _PATIENCE_S)
        assert telegram.chat().ask("Chỉ tiêu 5G năm 2030?", timeout=_PATIENCE_S).text
        assert process.end(number) == 0
    assert "Traceback" not in process.said()


def test_alone_by_webhook_it_listens_itself(published: Path, telegram: Emulator, folder: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {
        **door(telegram, folder),
        "TROLY57_TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "TROLY57_PORT": str(port),
    }
    with running(published, "telegram", **given) as process:
        until(lambda: "sẵn sàng" in process.said() and "qua http" in process.said(), _PATIENCE_S)
        assert telegram.chat().ask("Chỉ tiêu 5G năm 2030?", timeout=_PATIENCE_S).text
        assert process.end() == 0
    assert "Traceback" not in process.said()


def test_the_web_opens_without_telegram(published: Path) -> None:
    given = {"TROLY57_TELEGRAM_TOKEN": TOKEN, "TROLY57_TELEGRAM_BASE_URL": "http://127.0.0.1:9"}
    with running(published, "serve", "--port", "0", **given) as process:
        until(lambda: "sẵn sàng" in process.said() and "chưa liên lạc được" in process.said(), _PATIENCE_S)
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", process.said())
        assert found
        assert status(int(found[1]), "/") == 200
        assert process.end() == 0
    assert TOKEN not in process.said()


def test_without_a_token_it_says_how_to_get_one(home: Path) -> None:
    done = troly57("telegram", home=str(home))
    assert (done.returncode, done.stdout) == (2, "")
    assert "@BotFather" in done.stderr
    assert "TROLY57_TELEGRAM_TOKEN" in done.stderr


def test_a_refused_token_ends_what_runs_alone(home: Path, telegram: Emulator) -> None:
    given = {"TROLY57_TELEGRAM_TOKEN": TOKEN, "TROLY57_TELEGRAM_BASE_URL": telegram.url}
    with running(home, "telegram", **given) as process:
        assert process.popen.wait(_PATIENCE_S) == 1
    assert "@BotFather" in process.said()
    assert TOKEN not in process.said()
    assert "Traceback" not in process.said()


def test_doctor_says_whether_telegram_answers(home: Path, telegram: Emulator) -> None:
    given = {"home": str(home), "TROLY57_TELEGRAM_TOKEN": telegram.token}
    done = troly57("doctor", **given, TROLY57_TELEGRAM_BASE_URL=telegram.url)
    assert "@tro_ly_57_bot trả lời" in done.stdout
    done = troly57("doctor", **given, TROLY57_TELEGRAM_BASE_URL="http://127.0.0.1:9")
    assert re.search("LƯU Ý .*chưa liên lạc được", done.stdout)
    done = troly57(
        "doctor", home=str(home), TROLY57_TELEGRAM_TOKEN=TOKEN, TROLY57_TELEGRAM_BASE_URL=telegram.url
    )
    assert (done.returncode, "HỎNG" in done.stdout) == (1, True)
    assert TOKEN not in done.stdout + done.stderr
    assert "chưa đặt TROLY57_TELEGRAM_TOKEN" in troly57("doctor", home=str(home)).stdout


def test_the_web_alone_never_loads_telegram() -> None:
    script = "import sys, bot.serve; print(*({'telegram', 'cryptography'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr
