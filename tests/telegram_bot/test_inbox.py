"""The inbox, the buttons and the quiet groups: each once, whole or not at all, for no longer than is said."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.ages import BUTTON_DAYS, KNOWN_DAYS
from bot.store.buttons import Buttons
from bot.store.inbox import Inbox, Postpone, Progress, Settle, Waiting
from bot.store.kept import StoreClosed
from bot.store.quiet import QuietGroups
from bot.store.store import Store
from bot.store.tables import SCHEMA

DAY = date(2031, 2, 3)
NOW = int(datetime(2031, 2, 3, 12, 34, 56, tzinfo=UTC).timestamp())
SEALED = b"sealed and not to be found again"
VERSION_1 = Path(__file__).parent / "files" / "store-version-1.sqlite"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "nha" / "store.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{file}")
    yield store
    store.close()


@pytest.fixture
def inbox(store: Store) -> Inbox:
    return Inbox(store, "a bot")


def some(*keys: str, at: int = NOW) -> list[Waiting]:
    return [Waiting(key, SEALED, at) for key in keys]


def every_byte(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.iterdir())


def test_it_is_accepted_once_however_often_it_comes(inbox: Inbox) -> None:
    assert inbox.accept(some("a", "b")) == {"a", "b"}
    assert inbox.accept(some("b", "c", "c")) == {"c"}
    assert inbox.accept(()) == frozenset()
    inbox.change((Settle("a"),))
    assert inbox.accept(some("a")) == frozenset()
    assert [one.key for one in inbox.pending()] == ["b", "c"]


def test_what_waits_comes_back_as_far_as_it_got(inbox: Inbox, store: Store) -> None:
    inbox.accept(some("a", "b"))
    inbox.change((Progress("a", 2), Postpone("a", 3, NOW + 60)))
    again = Inbox(store, "a bot").pending()
    assert again == (Waiting("a", SEALED, NOW, 2, 3, NOW + 60), Waiting("b", SEALED, NOW))
    assert Inbox(store, "another bot").pending() == ()


def test_what_is_settled_leaves_the_files(inbox: Inbox, file: Path) -> None:
    inbox.accept(some("a"))
    assert SEALED in every_byte(file)
    inbox.change((Settle("a"),))
    inbox.forget()
    assert SEALED not in every_byte(file)
    kept = sqlite3.connect(file).execute("SELECT accepted, payload FROM inbox").fetchone()
    assert kept == (NOW - NOW % 86_400, None)


def test_twenty_at_once_accept_each_once(file: Path) -> None:
    inboxes = [Inbox(Store(f"sqlite:///{file}"), "a bot") for _ in range(4)]
    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(lambda n: inboxes[n % 4].accept(some(f"{n % 10}", f"{n}")), range(40)))
    assert sorted(key for keys in found for key in keys) == sorted(f"{n}" for n in range(40))


def test_a_closed_store_accepts_nothing() -> None:
    with pytest.raises(StoreClosed):
        Inbox(Store("sqlite:////proc/khong/co.sqlite"), "a bot").accept(some("a"))


def test_what_nobody_answered_and_what_is_known_long_enough_goes(
    inbox: Inbox, store: Store, file: Path
) -> None:
    inbox.accept(some("a"))
    inbox.accept(some("b", at=NOW + 86_400))
    store.tidy(DAY + timedelta(days=2))
    assert [one.key for one in inbox.pending()] == ["b"]
    assert inbox.accept(some("a")) == frozenset()
    store.tidy(DAY + timedelta(days=KNOWN_DAYS + 1))
    assert inbox.accept(some("a")) == {"a"}


def test_a_button_lasts_from_when_it_was_last_shown(store: Store) -> None:
    buttons = Buttons(store)
    one, two = "mot", "hai"
    buttons.keep({one: "một", two: "hai"}, DAY)
    buttons.keep({one: "một"}, DAY + timedelta(days=100))
    store.tidy(DAY + timedelta(days=BUTTON_DAYS + 1))
    assert (buttons.content(one), buttons.content(two), buttons.content("x")) == ("một", None, None)


def test_buttons_are_kept_by_many_at_once(store: Store) -> None:
    buttons = Buttons(store)
    contents = {f"t{n}": f"{n}" for n in range(1200)}
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: buttons.keep(contents, DAY), range(8)))
    assert all(buttons.content(token) == content for token, content in contents.items())


def test_a_group_is_quiet_until_it_is_not(store: Store) -> None:
    quiet = QuietGroups(store)
    assert not quiet.is_quiet("g")
    quiet.hush("g", DAY)
    quiet.hush("g", DAY + timedelta(days=1))
    assert quiet.since("g") == DAY
    quiet.unhush("g")
    assert not quiet.is_quiet("g")


def test_a_store_of_version_1_gets_the_new_tables_and_loses_nothing(file: Path) -> None:
    file.parent.mkdir()
    shutil.copy(VERSION_1, file)
    stores = [Store(f"sqlite:///{file}") for _ in range(4)]
    barrier = threading.Barrier(4)

    def work(n: int) -> frozenset[str]:
        barrier.wait()
        return Inbox(stores[n], "a bot").accept(some(f"{n}"))

    with ThreadPoolExecutor(4) as pool:
        assert [len(found) for found in pool.map(work, range(4))] == [1] * 4
    (entry,) = stores[0].agreed()
    assert (entry.question, entry.reason) == ("Hỏi gì?", "Đúng")
    shown = stores[0].shared("OCimDMkpHFcgxG6LV-TATRmFF9fIHSLp")
    assert shown
    assert shown.content == '"còn nguyên"'
    assert sqlite3.connect(file).execute("SELECT version FROM store_version").fetchall() == [(SCHEMA,)]
