from pathlib import Path

import pytest

from assistant.library.versions import (
    current_name,
    hold,
    next_name,
    pointer,
    serial,
    version_names,
    versions_folder,
)

DIGEST = "0123456789abcdef"


def test_names_count_on_and_are_never_used_again(home: Path) -> None:
    first = next_name(home, DIGEST)
    (versions_folder(home) / first).mkdir(parents=True)
    second = next_name(home, DIGEST)
    assert (serial(first), serial(second)) == (1, 2)
    (versions_folder(home) / first).rmdir()
    assert next_name(home, DIGEST) != first


def test_the_pointer_counts_even_when_its_folder_is_gone(home: Path) -> None:
    home.mkdir()
    pointer(home).write_text("000041-01234567-abcdef\n", encoding="ascii")
    assert serial(next_name(home, DIGEST)) == 42


@pytest.mark.parametrize("written", ["", "../..\n", "khác\n", "000001-01234567\n"])
def test_a_pointer_that_names_no_version_is_no_pointer(home: Path, written: str) -> None:
    home.mkdir()
    pointer(home).write_text(written, encoding="utf-8")
    assert current_name(home) is None


def test_only_versions_are_listed_oldest_first(home: Path) -> None:
    names = ["000002-01234567-abcdef", "1000000-01234567-abcdef", "000010-01234567-abcdef"]
    for name in [*names, ".staging-000011-01234567-abcdef", "notes"]:
        (versions_folder(home) / name).mkdir(parents=True)
    assert version_names(home) == [names[0], names[2], names[1]]


def test_readers_share_a_version_and_keep_it_from_being_deleted(tmp_path: Path) -> None:
    one, two = hold(tmp_path), hold(tmp_path)
    assert one is not None
    assert two is not None
    assert hold(tmp_path, exclusive=True) is None
    one.release()
    two.release()
    two.release()
    alone = hold(tmp_path, exclusive=True)
    assert alone is not None
    assert hold(tmp_path) is None
    alone.release()


def test_nothing_holds_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert hold(tmp_path / "gone") is None
