import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest

from assistant.errors import LibraryDamaged, LibraryMissing
from assistant.library import versions
from assistant.library.versions import current_folder, current_name, pointer, versions_folder
from assistant.search import shelf as subject
from assistant.search.shelf import Shelf, open_current
from ingest.publish import publish
from tests.invented import WordEmbedder, holding

WORDS = WordEmbedder(placeholder=True)


def _publish(home: Path, stamp: str) -> str:
    return publish([holding(stamp=stamp)], home, embedder=WORDS).version


@pytest.fixture
def shelf(home: Path) -> Iterator[Shelf]:
    with closing(Shelf(home)) as opened:
        yield opened


def test_nothing_is_lent_before_a_version_is_open(home: Path, shelf: Shelf) -> None:
    assert not shelf.ready
    with pytest.raises(LibraryMissing, match="troly57 ingest"), shelf.lend():
        pass
    with pytest.raises(LibraryMissing, match="troly57 ingest"):
        shelf.open()
    _publish(home, "một")
    shelf.open()
    assert shelf.ready


def test_a_question_keeps_its_edition_while_another_takes_its_place(home: Path, shelf: Shelf) -> None:
    first = _publish(home, "một")
    shelf.open()
    with shelf.lend() as before:
        second = _publish(home, "hai")
        assert shelf.refresh()
        with shelf.lend() as after:
            assert (before.version, after.version) == (first, second)
            assert before.search("dấu một")[0].provision
    with pytest.raises(sqlite3.ProgrammingError):
        before.library.documents()
    with shelf.lend() as still:
        assert still.library.documents()


def test_every_edition_is_prepared_before_it_is_lent(home: Path, shelf: Shelf) -> None:
    prepared: list[tuple[str, bool]] = []
    shelf.prepare_with(lambda edition: prepared.append((edition.version, shelf.ready)))
    first = _publish(home, "một")
    shelf.open()
    second = _publish(home, "hai")
    shelf.refresh()
    assert prepared == [(first, False), (second, True)]
    with shelf.lend() as edition:
        assert edition.version == second


def test_an_edition_that_cannot_be_prepared_is_closed_and_never_lent(home: Path, shelf: Shelf) -> None:
    first = _publish(home, "một")
    shelf.open()
    shelf.prepare_with(lambda _: 1 / 0)
    _publish(home, "hai")
    with pytest.raises(ZeroDivisionError):
        shelf.refresh()
    with shelf.lend() as edition:
        assert edition.version == first


def test_refreshing_without_a_new_version_keeps_the_edition(home: Path, shelf: Shelf) -> None:
    _publish(home, "một")
    shelf.open()
    with shelf.lend() as edition:
        assert not shelf.refresh()
        with shelf.lend() as same:
            assert same is edition


def test_a_watching_shelf_takes_up_what_is_published(home: Path, shelf: Shelf) -> None:
    shelf.watch(0.01)
    version = _publish(home, "một")
    _until(lambda: shelf.ready)
    with shelf.lend() as edition:
        assert edition.version == version
    shelf.close()
    assert not shelf.ready
    assert "shelf" not in {thread.name for thread in threading.enumerate()}


def test_a_damaged_new_version_leaves_the_one_before_serving(
    home: Path, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    first = _publish(home, "một")
    shelf.open()
    _publish(home, "hai")
    damaged = current_folder(home)
    assert damaged is not None
    shutil.rmtree(damaged / "lexical")
    with pytest.raises(LibraryDamaged):
        shelf.refresh()
    shelf.watch(0.01)
    _until(lambda: _told(caplog))
    with shelf.lend() as edition:
        assert edition.version == first
    third = _publish(home, "ba")
    _until(lambda: shelf._loan is not None and shelf._loan.edition.version == third)
    assert _told(caplog) == 1


def test_a_version_that_goes_while_it_is_opened_is_looked_up_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = _publish(home, "một"), _publish(home, "hai")
    shutil.rmtree(versions_folder(home) / first)
    names = iter([first, first])
    monkeypatch.setattr(subject, "current_name", lambda home: next(names, None) or current_name(home))
    with closing(open_current(home)) as edition:
        assert edition.version == second


def test_a_folder_moved_away_between_opening_and_locking_is_not_held(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _publish(home, "một")
    folder = current_folder(home)
    assert folder is not None
    lock = versions.fcntl.flock

    def move_then_lock(descriptor: int, kind: int) -> None:
        folder.rename(folder.with_name(".staging-doomed"))
        lock(descriptor, kind)

    monkeypatch.setattr(versions.fcntl, "flock", move_then_lock)
    assert versions.hold(folder) is None


def test_a_pointer_to_nothing_ends_in_a_remedy(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "_PAUSE_S", 0)
    home.mkdir()
    pointer(home).write_text("000001-01234567-abcdef", encoding="ascii")
    with pytest.raises(LibraryMissing, match="troly57 ingest"):
        open_current(home)


def _told(caplog: pytest.LogCaptureFixture) -> int:
    return sum(record.name == subject.__name__ for record in caplog.records)


def _until(true: Callable[[], object], seconds: float = 20) -> None:
    deadline = monotonic() + seconds
    while not true():
        assert monotonic() < deadline
        sleep(0.01)
