"""What a crash or a spoiled disk left is made good by the next publication."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import LibraryMissing
from assistant.library.nouns import Holding
from assistant.library.reference import Agency, Reference
from assistant.library.versions import (
    LEXICAL,
    LIBRARY,
    current_folder,
    current_name,
    version_names,
    versions_folder,
)
from assistant.search.shelf import open_current
from ingest.publish import Published, publish, reindex
from tests.invented import WordEmbedder, holding

WORDS = WordEmbedder(placeholder=True)


def _publish(home: Path, *holdings: Holding) -> Published:
    return publish(holdings or [holding()], home, embedder=WORDS)


def _folder(home: Path) -> Path:
    folder = current_folder(home)
    assert folder is not None
    return folder


def _left_over(home: Path) -> list[str]:
    return [path.name for path in versions_folder(home).iterdir() if path.name.startswith(".")]


def test_leftovers_of_crashed_builds_go_at_the_next_publication(home: Path) -> None:
    _publish(home)
    (versions_folder(home) / ".staging-000009-01234567-abcdef" / "vectors").mkdir(parents=True)
    _publish(home)
    assert _left_over(home) == []


def test_a_version_that_never_became_current_goes_at_the_next_publication(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _publish(home)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", _crash)
        with pytest.raises(KeyboardInterrupt):
            _publish(home, holding(stamp="hỏng"))
    assert current_name(home) == first.version
    assert len(version_names(home)) == 2
    assert not _publish(home).changed
    assert version_names(home) == [first.version]
    assert not (home / "CURRENT.next").exists()


def _crash(*_: object) -> None:
    raise KeyboardInterrupt


def _lose_folder(folder: Path) -> None:
    shutil.rmtree(folder)


def _lose_lexical(folder: Path) -> None:
    shutil.rmtree(folder / LEXICAL)


def _lose_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def _spoil_library(folder: Path) -> None:
    (folder / LIBRARY).write_bytes(b"x")


@pytest.mark.parametrize("spoil", [_lose_folder, _lose_lexical, _lose_manifest, _spoil_library])
def test_a_spoiled_current_version_is_built_again(home: Path, spoil: Callable[[Path], None]) -> None:
    _publish(home)
    spoil(_folder(home))
    assert _publish(home).changed
    open_current(home).close()


def test_reindexing_needs_the_sqlite_file_alone(home: Path) -> None:
    first = publish(
        [holding()], home, embedder=WORDS, reference=Reference(agencies=(Agency("ban-mo", "Ban Mơ"),))
    )
    _lose_lexical(_folder(home))
    _lose_manifest(_folder(home))
    shutil.rmtree(_folder(home) / "vectors")
    second = reindex(home, embedder=WORDS)
    assert second.changed
    assert (second.counts, second.gone) == (first.counts, ())
    with closing(open_current(home)) as edition:
        assert edition.search("trạm bơm")[0].provision == f"{holding().document.id}/I.3"


def test_there_is_nothing_to_reindex_before_the_first(home: Path) -> None:
    with pytest.raises(LibraryMissing, match="troly57 ingest"):
        reindex(home, embedder=WORDS)
