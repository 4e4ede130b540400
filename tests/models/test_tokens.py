"""The day's tokens: counted on disk, across restarts, threads and processes, and what happens where they cannot be."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from assistant.models import tokens
from assistant.models.nouns import Reply, Trouble
from assistant.models.tokens import FILE, DailyTokens, Taken
from tests.models.asking import ANSWER, REQUEST, opened
from tests.models.server import ModelServer

ROOT = Path(__file__).resolve().parents[2]


def used(home: Path) -> int:
    with closing(sqlite3.connect(home / FILE)) as counted:
        return int(counted.execute("SELECT sum(used) FROM tokens").fetchone()[0])


def test_a_restart_does_not_forget(home: Path) -> None:
    with ModelServer(lambda _: ANSWER) as server:
        said = [opened(home, server, chat_tokens_per_day=240).ask(REQUEST) for _ in range(4)]
        assert len(server.calls) == 2
    assert [type(one) for one in said[:2]] == [Reply, Reply]
    assert said[2:] == [Trouble.SPENT, Trouble.SPENT]
    assert used(home) == 240


def test_what_is_not_told_is_estimated(home: Path) -> None:
    with ModelServer(lambda _: ANSWER, ("good, telling no usage",)) as server:
        said = opened(home, server, chat_tokens_per_day=1000).ask(REQUEST)
    assert isinstance(said, Reply)
    assert used(home) == said.tokens_in + said.tokens_out > 50


def test_what_failed_on_the_way_counts_and_what_was_refused_does_not(home: Path) -> None:
    with ModelServer(lambda _: ANSWER, ("401", "503", "reset in mid stream")) as server:
        model = opened(home, server, chat_tokens_per_day=10_000)
        assert model.ask(REQUEST) is Trouble.REFUSED
        assert used(home) == 0
        assert model.ask(REQUEST) is Trouble.GARBLED
    assert used(home) > 50


def test_no_ceiling_counts_nothing(home: Path) -> None:
    with ModelServer(lambda _: ANSWER) as server:
        assert isinstance(opened(home, server).ask(REQUEST), Reply)
    assert not (home / FILE).exists()


def test_many_at_once_go_over_by_one_request_at_most(home: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        taken = list(pool.map(lambda _: DailyTokens(home, 1000).take(300), range(32)))
    assert sum(one is not None for one in taken) == 4
    assert used(home) == 1200


def test_another_process_counts_along(home: Path) -> None:
    script = (
        "from pathlib import Path; from assistant.models.tokens import DailyTokens; "
        f"print(DailyTokens(Path({str(home)!r}), 100).take(100))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "Taken" in done.stdout
    assert DailyTokens(home, 100).take(1) is None


def test_tomorrow_is_another_day(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Day(date):
        @classmethod
        def today(cls) -> "Day":
            return cls(2026, 11, 30)

    monkeypatch.setattr(tokens, "date", Day)
    counted = DailyTokens(home, 100)
    taken = counted.take(500)
    assert taken == Taken("2026-11-30", 500)
    assert counted.take(1) is None
    monkeypatch.setattr(Day, "today", classmethod(lambda cls: cls(2026, 12, 1)))
    assert counted.take(7) == Taken("2026-12-01", 7)
    assert used(home) == 7


@pytest.mark.parametrize("damage", ["not a database", "a folder"])
def test_where_nothing_can_be_counted_nothing_is_asked(
    damage: str, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    home.mkdir(parents=True)
    if damage == "a folder":
        (home / FILE).mkdir()
    else:
        (home / FILE).write_text("lời " * 1000)
    with ModelServer(lambda _: ANSWER) as server:
        assert opened(home, server, chat_tokens_per_day=1000).ask(REQUEST) is Trouble.SPENT
        assert not server.calls
    assert "cannot be counted" in caplog.text
