import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from chromadb.api.shared_system_client import SharedSystemClient

from assistant.errors import LibraryDamaged
from assistant.places import CHECKOUT
from assistant.search import vectors as subject
from assistant.search.vectors import Record, Vectors, write_vectors
from tests.invented import WordEmbedder

WORDS = WordEmbedder()
RECORDS = [
    Record("a/1", "a", "trạm bơm nước"),
    Record("a/2", "a", "đường làng lát gạch"),
    Record("b/1", "b", "trạm bơm dầu"),
    Record("b/2", "b", "trạm bơm dầu"),
    Record("b/3", "b", ""),
]


@pytest.fixture
def vectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vectors]:
    monkeypatch.setattr(subject, "BATCH", 2)
    rows = WORDS.embed([record.text for record in RECORDS])
    write_vectors(tmp_path / "vectors", RECORDS, rows, version="v1", embedder="Words of 57!")
    opened = Vectors(tmp_path / "vectors", embedder="Words of 57!")
    yield opened
    opened.close()


def test_the_nearest_have_the_cosine_of_their_vectors(vectors: Vectors) -> None:
    query = WORDS.embed(["trạm bơm nước"])[0]
    (first, same), (_, other), *_ = vectors.nearest(query, 3)
    assert (first, round(same, 4)) == ("a/1", 1.0)
    assert other == pytest.approx(float(query @ WORDS.embed(["trạm bơm dầu"])[0]), abs=1e-4)


def test_the_rows_of_a_document_are_its_own(vectors: Vectors) -> None:
    ids, rows = vectors.of_documents({"b"})
    assert sorted(ids) == ["b/1", "b/2", "b/3"]
    np.testing.assert_allclose(rows[ids.index("b/1")], WORDS.embed(["trạm bơm dầu"])[0], atol=1e-5)
    assert vectors.of_documents({"c"})[0] == []


def test_every_batch_is_there_with_its_version(vectors: Vectors) -> None:
    assert sorted(vectors.ids()) == ["a/1", "a/2", "b/1", "b/2", "b/3"]
    assert vectors.version == "v1"


def test_a_vector_is_kept_as_given(vectors: Vectors) -> None:
    kept = vectors.vector("a/2")
    assert kept is not None
    np.testing.assert_allclose(kept, WORDS.embed(["đường làng lát gạch"])[0], atol=1e-5)
    assert vectors.vector("a/9") is None


def test_what_has_no_words_is_like_nothing(vectors: Vectors) -> None:
    found = dict(vectors.nearest(WORDS.embed(["trạm bơm"])[0], 5))
    assert found["b/3"] == pytest.approx(0.0, abs=1e-4)


def test_a_folder_without_a_collection_is_damage_and_stays_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(LibraryDamaged):
        Vectors(tmp_path / "none", embedder="words")
    assert not (tmp_path / "none").exists()


def _spoil_database(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(b"not a database" * 1000)


def _truncate_index(folder: Path) -> None:
    os.truncate(next(folder.glob("*/data_level0.bin")), 100)


def _delete_index(folder: Path) -> None:
    shutil.rmtree(next(path for path in folder.iterdir() if path.is_dir()))


@pytest.mark.parametrize("spoil", [_spoil_database, _truncate_index, _delete_index])
def test_spoiled_files_are_damage_and_leave_nothing_open(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    rows = WORDS.embed([record.text for record in RECORDS])
    write_vectors(tmp_path / "v", RECORDS, rows, version="v1", embedder="words")
    spoil(tmp_path / "v")
    with pytest.raises(LibraryDamaged):
        Vectors(tmp_path / "v", embedder="words")
    assert str(tmp_path / "v") not in SharedSystemClient._identifier_to_system


def test_a_collection_of_another_embedder_is_damage(vectors: Vectors, tmp_path: Path) -> None:
    with pytest.raises(LibraryDamaged):
        Vectors(tmp_path / "vectors", embedder="another")


def test_an_empty_collection_answers(tmp_path: Path) -> None:
    write_vectors(tmp_path / "v", [], WORDS.embed([]), version="v1", embedder="words")
    opened = Vectors(tmp_path / "v", embedder="words")
    assert opened.ids() == []
    assert opened.nearest(WORDS.embed(["trạm"])[0], 3) == []
    opened.close()
    opened.close()


def test_equal_vectors_by_the_hundred_do_not_hide_the_others(tmp_path: Path) -> None:
    records = [Record(f"a/{n}", "a", "Điều 3. Quyết định này có hiệu lực từ ngày ký.") for n in range(300)]
    records += [Record(f"b/{n}", "b", f"Lắp đặt {n} trạm bơm ở thôn {n}") for n in range(30)]
    rows = WORDS.embed([record.text for record in records])
    write_vectors(tmp_path / "vectors", records, rows, version="v1", embedder="words")
    opened = Vectors(tmp_path / "vectors", embedder="words")
    found = [opened.nearest(row, 1)[0][0] for row in rows[300:]]
    opened.close()
    assert sum(id_.startswith("b/") for id_ in found) > 15


def test_several_processes_may_open_at_once(tmp_path: Path) -> None:
    """Chroma rewrites its files as it opens them: who looks meanwhile would find them cut off."""
    rows = WORDS.embed([record.text for record in RECORDS])
    write_vectors(tmp_path / "vectors", RECORDS, rows, version="v1", embedder="words")
    script = (
        "import sys\nfrom pathlib import Path\nfrom assistant.search.vectors import Vectors\n"
        "for _ in range(40):\n"
        " opened = Vectors(Path(sys.argv[1]), embedder='words')\n"
        " assert len(opened.ids()) == 5\n opened.close()"
    )
    opening = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "vectors")], cwd=CHECKOUT)
        for _ in range(3)
    ]
    assert [process.wait(timeout=120) for process in opening] == [0, 0, 0]
