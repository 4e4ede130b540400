"""Keys of programs in the store: told once, known by a digest, ended by their time or by hand, in every process."""

import json
import shutil
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.store.ages import KEY_DAYS
from bot.store.buttons import Buttons
from bot.store.kept import StoreClosed
from bot.store.keys import KeyNotKnown, KeyNotMade, KnownKeys, ProgramKeys
from bot.store.quiet import QuietGroups
from bot.store.store import Store, today
from bot.store.tables import SCHEMA
from tests.bot.test_commands import troly57

DAY = date(2031, 2, 3)
VERSION_2 = Path(__file__).parent / "files" / "store-version-2.sqlite"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "nha" / "store.sqlite"


@pytest.fixture
def store(file: Path) -> Store:
    return Store(f"sqlite:///{file}")


@pytest.fixture
def keys(store: Store) -> ProgramKeys:
    return ProgramKeys(store)


def test_a_key_is_told_once_and_kept_as_a_digest(keys: ProgramKeys, store: Store, file: Path) -> None:
    made = keys.add("Cổng tỉnh", per_minute=30, days=10, day=DAY)
    prefix, id_, secret = made.secret.split("_")
    assert (prefix, id_) == ("tl57", made.key.id)
    assert len(secret) >= 32
    every_byte = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert id_.encode() in every_byte
    assert secret.encode() not in every_byte
    assert keys.listed() == (made.key,)
    assert secret not in repr(keys.listed())
    assert KnownKeys(store).holder(made.secret) == made.key


def test_no_two_keys_are_alike(keys: ProgramKeys) -> None:
    made = [keys.add(f"k{n}") for n in range(20)]
    assert len({one.secret.split("_")[2] for one in made}) == len({one.key.id for one in made}) == 20


@pytest.mark.parametrize("change", [0, 6, 20, -1])
def test_a_changed_key_is_none(keys: ProgramKeys, store: Store, change: int) -> None:
    secret = keys.add("a").secret
    other = "b" if secret[change] != "b" else "c"
    at = change % len(secret)
    assert KnownKeys(store).holder(secret[:at] + other + secret[at + 1 :]) is None


@pytest.mark.parametrize("given", ["", "tl57_", "tl57_ab_cd", "Đây", "tl57_" + "a" * 100_000, "\x00"])
def test_what_is_no_key_costs_no_database(given: str) -> None:
    assert KnownKeys(Store("")).holder(given) is None


def test_a_key_works_to_the_end_of_its_last_day(keys: ProgramKeys) -> None:
    key = keys.add("a", days=10, day=DAY).key
    assert key.works(DAY + timedelta(days=10))
    assert not key.works(DAY + timedelta(days=11))
    assert keys.add("b", day=DAY).key.works(date.max)


def test_a_revoked_key_stops_in_every_process_within_moments(
    keys: ProgramKeys, store: Store, file: Path
) -> None:
    made = keys.add("a", day=DAY)
    elsewhere = KnownKeys(Store(f"sqlite:///{file}"), fresh_s=0.05)
    assert elsewhere.holder(made.secret) == made.key
    assert keys.revoke("a", DAY).id == made.key.id
    threading.Event().wait(0.06)
    known = elsewhere.holder(made.secret)
    assert known
    assert not known.works(DAY)
    with pytest.raises(KeyNotKnown):
        keys.revoke(made.key.id)
    # Its name is free again, and the new one is meant by it.
    again = keys.add("a", day=DAY)
    assert keys.revoke("a", DAY).id == again.key.id


def test_looking_costs_one_reading_in_a_while(keys: ProgramKeys, store: Store) -> None:
    made = keys.add("a")
    known = KnownKeys(store, fresh_s=60)
    read: list[int] = []
    digests = known._keys.digests
    known._keys.digests = lambda: (read.append(1), digests())[1]  # type: ignore[method-assign]
    assert not known.fresh
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(known.holder, [made.secret] * 50)) == {made.key}
    assert known.fresh
    assert known.holder(f"tl57_{made.key.id}_{'x' * 40}") is None
    assert len(read) == 1


def test_the_day_of_its_last_use_is_kept_once(keys: ProgramKeys, store: Store) -> None:
    key = keys.add("a", day=DAY).key
    known = KnownKeys(store)
    assert [known.is_first_use(key, DAY) for _ in range(3)] == [True, False, False]
    known.note_use(key, DAY)
    (noted,) = keys.listed()
    assert noted.last_used == DAY
    assert not KnownKeys(store).is_first_use(noted, DAY)
    assert known.is_first_use(noted, DAY + timedelta(days=1))


def test_a_store_that_is_closed_opens_nothing() -> None:
    known = KnownKeys(Store("sqlite:////proc/khong/co.sqlite"))
    for _ in range(2):
        with pytest.raises(StoreClosed):
            known.holder(f"tl57_abcdefgh_{'x' * 40}")
    assert known.fresh


@pytest.mark.parametrize("name", ["", "  ", "\x1b\u202e", "x" * 65])
def test_a_name_can_be_read(keys: ProgramKeys, name: str) -> None:
    with pytest.raises(KeyNotMade):
        keys.add(name)
    assert keys.add("Cổng\n tỉnh\x1b").key.name == "Cổng tỉnh"


def test_of_those_who_make_one_name_at_once_one_does(file: Path) -> None:
    stores = [Store(f"sqlite:///{file}") for _ in range(6)]
    barrier = threading.Barrier(6)

    def make(store: Store) -> bool:
        barrier.wait()
        try:
            ProgramKeys(store).add("a")
        except KeyNotMade:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(make, stores)) == 1


def test_keys_that_ended_long_ago_are_forgotten(keys: ProgramKeys, store: Store) -> None:
    keys.add("dùng mãi", day=DAY)
    keys.add("hết hạn", days=1, day=DAY)
    keys.add("thu hồi", day=DAY)
    keys.revoke("thu hồi", DAY + timedelta(days=1))
    store.tidy(DAY + timedelta(days=KEY_DAYS + 1))
    assert len(keys.listed()) == 3
    store.tidy(DAY + timedelta(days=KEY_DAYS + 2))
    assert [one.name for one in keys.listed()] == ["dùng mãi"]


def test_a_store_of_version_2_gets_the_keys_and_loses_nothing(file: Path) -> None:
    file.parent.mkdir()
    shutil.copy(VERSION_2, file)
    stores = [Store(f"sqlite:///{file}") for _ in range(4)]
    barrier = threading.Barrier(4)

    def work(n: int) -> str:
        barrier.wait()
        return ProgramKeys(stores[n]).add(f"k{n}").secret

    with ThreadPoolExecutor(4) as pool:
        secrets = list(pool.map(work, range(4)))
    known = KnownKeys(stores[0])
    assert {key.name for key in map(known.holder, secrets) if key} == {"k0", "k1", "k2", "k3"}
    (entry,) = stores[0].agreed()
    assert (entry.question, entry.reason) == ("Hỏi gì?", "Đúng")
    shown = stores[0].shared("86-zr8nUBUT13_r9HETrRFNL6o-BBerb")
    assert shown
    assert shown.content == '"còn nguyên"'
    assert Buttons(stores[0]).content("t1") == "nội dung"
    assert QuietGroups(stores[0]).is_quiet("g")
    assert sqlite3.connect(file).execute("SELECT version FROM store_version").fetchall() == [(SCHEMA,)]


def test_the_command_makes_lists_and_revokes() -> None:
    assert "Chưa có khóa nào" in troly57("keys", "list").stdout
    made = troly57("keys", "add", "Cổng tỉnh", "--per-minute", "30", "--days", "10")
    assert made.returncode == 0, made.stderr
    (secret,) = made.stdout.splitlines()
    assert secret.startswith("tl57_")
    assert "chỉ hiện một lần" in made.stderr
    assert secret not in made.stderr
    taken = troly57("keys", "add", "Cổng tỉnh")
    assert (taken.returncode, taken.stdout) == (2, "")
    assert "keys revoke" in taken.stderr
    listed = troly57("keys", "list").stdout
    assert "Cổng tỉnh: còn dùng được" in listed
    assert "30 câu mỗi phút" in listed
    assert secret not in listed
    assert troly57("keys", "revoke", "Cổng tỉnh").returncode == 0
    (told,) = json.loads(troly57("keys", "list", "--json").stdout)
    assert (told["state"], told["revoked_on"]) == ("revoked", today().isoformat())
    gone = troly57("keys", "revoke", "Cổng tỉnh")
    assert (gone.returncode, gone.stdout) == (2, "")
    closed = troly57("keys", "list", TROLY57_STORE_URL="sqlite:////proc/khong/co.sqlite")
    assert closed.returncode == 1
    assert "Traceback" not in closed.stderr
