"""The store: kept whole or not at all, by many at once, for no longer than is said, and closed without harm."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from assistant.settings import read_settings
from bot.store.kept import Feedback, StoreClosed
from bot.store.store import Store, open_store, today

DAY = date(2031, 2, 3)
PERSONAL = "Nhà bà Tư ở xóm nào?"


def entry(**changes: object) -> Feedback:
    whole: dict[str, object] = {
        "verdict": "wrong",
        "status": "answered",
        "edition": "000001-a",
        "provisions": ("a/I.1",),
        "day": DAY,
        "question": PERSONAL,
        "answer": "a1",
        "reason": "Số khác",
    }
    return Feedback(**{**whole, **changes})  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "nha" / "store.sqlite"


@pytest.fixture
def store(file: Path) -> Store:
    return Store(f"sqlite:///{file}")


def every_byte(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.iterdir())


def test_only_what_was_agreed_to_is_kept(store: Store, file: Path) -> None:
    store.add_feedback(entry())
    assert PERSONAL.encode() not in every_byte(file)
    assert "Số khác".encode() not in every_byte(file)
    assert store.agreed() == ()
    store.add_feedback(entry(agreed=True))
    assert store.agreed() == (entry(agreed=True),)
    (count,) = store.counts()
    assert (count.verdict, count.status, count.number) == ("wrong", "answered", 2)


def test_feedback_goes_when_its_time_is_over(file: Path) -> None:
    store = Store(f"sqlite:///{file}", feedback_days=10)
    store.add_feedback(entry(agreed=True))
    store.tidy(DAY + timedelta(days=10))
    assert len(store.agreed()) == 1
    store.tidy(DAY + timedelta(days=11))
    assert store.counts() == ()
    assert PERSONAL.encode() not in every_byte(file)


def test_a_shared_answer_is_shown_and_deleted_by_its_own_secrets(store: Store, file: Path) -> None:
    link = store.share(f'"{PERSONAL}"', DAY)
    other = store.share("{}", DAY)
    assert min(len(link.token), len(link.key)) * 6 >= 128
    shown = store.shared(link.token)
    assert shown
    assert (shown.day, shown.content) == (DAY, f'"{PERSONAL}"')
    assert link.token.encode() not in every_byte(file)
    assert link.key.encode() not in every_byte(file)
    assert not store.delete(link.token, other.key, DAY)
    assert not store.delete(link.token, link.token, DAY)
    assert store.delete(link.token, link.key, DAY)
    gone = store.shared(link.token)
    assert gone
    assert gone.content is None
    assert PERSONAL.encode() not in every_byte(file)
    assert store.shared(other.token)
    assert store.shared("x" * 32) is None


def test_twenty_at_once_lose_nothing(file: Path) -> None:
    stores = [Store(f"sqlite:///{file}") for _ in range(4)]

    def work(n: int) -> str:
        store = stores[n % 4]
        store.add_feedback(entry(agreed=True, reason=f"lý do {n}"))
        return store.share(f'"{n}"', DAY).token

    with ThreadPoolExecutor(20) as pool:
        tokens = list(pool.map(work, range(60)))
    found = [stores[0].shared(token) for token in tokens]
    assert [one.content for one in found if one] == [f'"{n}"' for n in range(60)]
    assert {one.reason for one in stores[1].agreed()} == {f"lý do {n}" for n in range(60)}


def test_processes_that_begin_at_once_share_one_store(file: Path) -> None:
    code = (
        "import sys; from datetime import date; from bot.store.store import Store\n"
        f"store = Store('sqlite:///{file}')\n"
        "print(store.share('\"%s\"' % sys.argv[1], date(2031, 2, 3)).token)\n"
    )
    begun = [
        subprocess.Popen([sys.executable, "-c", code, str(n)], stdout=subprocess.PIPE, text=True)
        for n in range(4)
    ]
    tokens = [one.communicate()[0].strip() for one in begun]
    assert [one.returncode for one in begun] == [0] * 4
    store = Store(f"sqlite:///{file}")
    found = [store.shared(token) for token in tokens]
    assert [one.content for one in found if one] == [f'"{n}"' for n in range(4)]
    assert sqlite3.connect(file).execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_its_file_is_for_its_owner_alone(store: Store, file: Path) -> None:
    store.tidy()
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "address", ["", "không phải địa chỉ", "sqlite:////proc/khong/co.sqlite", "nodb://a/b"]
)
def test_a_store_that_cannot_be_had_says_so(address: str) -> None:
    store = Store(address)
    for call in (
        lambda: store.add_feedback(entry()),
        lambda: store.share("{}", DAY),
        lambda: store.shared("x" * 32),
        store.counts,
    ):
        with pytest.raises(StoreClosed):
            call()


def test_a_store_that_may_only_be_read_goes_on_showing(store: Store, file: Path) -> None:
    link = store.share('"a"', DAY)
    read_only = Store(f"sqlite:///file:{file}?mode=ro&uri=true")
    shown = read_only.shared(link.token)
    assert shown
    assert shown.content == '"a"'
    with pytest.raises(StoreClosed) as closed:
        read_only.add_feedback(entry(agreed=True))
    assert PERSONAL not in str(closed.value)
    assert store.counts() == ()


def test_a_full_store_keeps_nothing_half(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    link = store.share('"a"', DAY)

    def fill(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=1")

    event.listen(Engine, "connect", fill)
    try:
        with pytest.raises(StoreClosed):
            store.add_feedback(entry(agreed=True, question=PERSONAL * 2000))
        shown = store.shared(link.token)
    finally:
        event.remove(Engine, "connect", fill)
    assert shown
    assert "full" in caplog.text
    assert PERSONAL not in caplog.text
    assert store.counts() == ()
    store.add_feedback(entry())
    assert len(store.counts()) == 1


def test_a_store_of_a_newer_version_is_left_alone(store: Store, file: Path) -> None:
    store.tidy()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE store_version SET version = 99")
    with pytest.raises(StoreClosed):
        Store(f"sqlite:///{file}").add_feedback(entry())


def test_the_settings_say_where_and_how_long(tmp_path: Path) -> None:
    settings = read_settings({"TROLY57_HOME": str(tmp_path), "TROLY57_FEEDBACK_DAYS": "7"})
    store = open_store(settings)
    assert store.feedback_days == 7
    store.tidy(today())
    assert (tmp_path / "store.sqlite").is_file()
    store.close()
