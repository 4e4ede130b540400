"""What the commands say of the language model that is set."""

from pathlib import Path

import pytest

from bot.commands import doctor
from tests.bot.test_commands import troly57
from tests.models.asking import settings
from tests.models.server import ModelServer


def set_to(home: Path, server: ModelServer, **more: str) -> dict[str, str]:
    told = {"MODEL": "openai:mo-hinh", "URL": server.url, "KEY": "khoa-bi-mat", **more}
    return {"TROLY57_HOME": str(home), **{f"TROLY57_CHAT_{name}": value for name, value in told.items()}}


def test_doctor_says_that_none_is_set(home: Path) -> None:
    done = troly57("doctor", TROLY57_HOME=str(home))
    assert done.returncode == 0, done.stdout
    assert "Không đặt mô hình ngôn ngữ" in done.stdout


def test_doctor_asks_it_one_thing(home: Path) -> None:
    with ModelServer(lambda _: {"word": "Chào"}) as server:
        done = troly57("doctor", **set_to(home, server))
        assert len(server.calls) == 1
    assert done.returncode == 0, done.stdout
    [line] = [line for line in done.stdout.splitlines() if "openai:mo-hinh" in line]
    assert line.startswith("ĐƯỢC")
    assert server.url in line
    assert "khoa-bi-mat" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("behaviour", "state", "told"),
    [
        ("401", "bad", "TROLY57_CHAT_KEY"),
        ("503", "idle", "đang bận hoặc gặp lỗi"),
        ("reset at once", "idle", "không trả lời trong"),
        ("html", "bad", "không theo dạng được yêu cầu"),
    ],
)
def test_doctor_says_how_it_fares(behaviour: str, state: str, told: str, home: Path) -> None:
    with ModelServer(behaviours=(behaviour,)) as server:
        found = doctor._chat(settings(home, server))
    assert found.state == state
    assert told in found.told


@pytest.mark.parametrize("command", [["doctor"], ["ask", "trạm bơm?"], ["serve"]], ids=" ".join)
def test_one_that_lies_outside_needs_leave(command: list[str], home: Path) -> None:
    with ModelServer() as server:
        done = troly57(*command, **set_to(home, server, URL="https://ai.example.vn/v1"))
    assert done.returncode == 1
    assert "TROLY57_CHAT_OUTSIDE=on" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
