import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import EmbedderDiffers, LibraryDamaged
from assistant.library import opening
from assistant.library.manifest import MANIFEST, read_manifest
from assistant.library.opening import is_of_another_product, open_library
from assistant.library.versions import LIBRARY, VECTORS, current_folder, hold
from assistant.search import edition as edition_module
from assistant.search.edition import Edition, open_edition
from assistant.search.embedder import Embedder
from assistant.search.vectors import Vectors
from ingest.publish import publish
from tests.invented import WordEmbedder, document, holding

WORDS = WordEmbedder()
HOLDINGS = [
    holding(),
    holding(document("8-kh-lang-mo-2032", access="internal")),
    holding(document("9-kh-lang-mo-2033", state="draft")),
    holding(document("10-kh-lang-mo-2034")),
]


def _publish(home: Path, *, weight: float = 0.5, stamp: str = "đầu") -> Path:
    holdings = [*HOLDINGS[1:], holding(stamp=stamp)]
    publish(holdings, home, embedder=WORDS, vector_weight=weight)
    folder = current_folder(home)
    assert folder is not None
    return folder


def _open(folder: Path) -> Edition:
    edition = open_edition(folder, embedder=lambda: WORDS)
    assert edition is not None
    return edition


@pytest.fixture
def edition(home: Path) -> Iterator[Edition]:
    with closing(_open(_publish(home))) as opened:
        yield opened


def test_the_best_provision_comes_first_with_what_each_leg_gave(edition: Edition) -> None:
    hits = edition.search("trạm bơm xong trước ngày 3", k=3)
    assert len(hits) == 3
    assert hits[0].provision.endswith("/I.3")
    assert hits[0].score > hits[-1].score
    assert hits[0].lexical is not None
    assert hits[0].vector is not None


def test_only_public_issued_documents_are_searched(edition: Edition) -> None:
    found = {hit.provision.split("/")[0] for hit in edition.search("trạm bơm xong trước ngày", k=50)}
    assert found == {"7-kh-lang-mo-2031", "10-kh-lang-mo-2034"}


def test_a_search_within_documents_stays_within_them(edition: Edition) -> None:
    hits = edition.search("trạm bơm", documents=["10-kh-lang-mo-2034"], k=50)
    assert {hit.provision.split("/")[0] for hit in hits} == {"10-kh-lang-mo-2034"}
    assert edition.search("trạm bơm", documents=["8-kh-lang-mo-2032"]) == []
    assert edition.search("trạm bơm", documents=[]) == []


def test_without_a_weight_no_embedder_is_made(home: Path) -> None:
    def refuse() -> Embedder:
        raise AssertionError("the vector leg weighs nothing")

    edition = open_edition(_publish(home, weight=0.0), embedder=refuse)
    assert edition is not None
    with closing(edition):
        assert {hit.vector for hit in edition.search("trạm bơm")} == {None}


def test_a_version_that_is_gone_or_going_is_none(home: Path) -> None:
    folder = _publish(home)
    going = hold(folder, exclusive=True)
    assert going is not None
    assert open_edition(folder) is None
    going.release()
    assert open_edition(folder.with_name("gone")) is None


def test_an_open_edition_holds_its_version(home: Path) -> None:
    folder = _publish(home)
    edition = _open(folder)
    assert hold(folder, exclusive=True) is None
    edition.close()
    edition.close()
    free = hold(folder, exclusive=True)
    assert free is not None
    free.release()


def _other_version(home: Path, part: str) -> Path:
    """A version one part of which comes from another one, with a manifest that hides it."""
    old, new = _publish(home), _publish(home, stamp="sau")
    (shutil.rmtree if (new / part).is_dir() else Path.unlink)(new / part)
    (shutil.copytree if (old / part).is_dir() else shutil.copy)(old / part, new / part)
    manifest = json.loads((new / MANIFEST).read_text(encoding="utf-8"))
    theirs = read_manifest(old).files
    manifest["files"] |= {name: digest for name, digest in theirs.items() if name.startswith(part)}
    (new / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return new


@pytest.mark.parametrize("part", ["library.sqlite", "lexical", "vectors"])
def test_parts_of_two_versions_are_never_one_edition(home: Path, part: str) -> None:
    folder = _other_version(home, part)
    with pytest.raises(LibraryDamaged, match=part):
        _open(folder)
    free = hold(folder, exclusive=True)
    assert free is not None
    free.release()


def test_a_changed_file_is_damage(home: Path) -> None:
    folder = _publish(home)
    with closing(sqlite3.connect(folder / LIBRARY)) as connection, connection:
        connection.execute("UPDATE texts SET clean = 'khác'")
    with pytest.raises(LibraryDamaged, match=r"library\.sqlite"):
        _open(folder)


def test_lost_vectors_are_damage(home: Path) -> None:
    folder = _publish(home)
    shutil.rmtree(folder / VECTORS)
    with pytest.raises(LibraryDamaged, match="vectors"):
        _open(folder)


def test_another_embedder_is_named_with_the_command_that_rebuilds(home: Path) -> None:
    with pytest.raises(EmbedderDiffers, match=r"“words”.*“another”.*troly57 ingest --reindex"):
        open_edition(_publish(home), embedder=lambda: WordEmbedder("another"))


def test_an_index_may_miss_a_probe_but_not_all(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish([holding()], home, embedder=WORDS, vector_weight=0.5)
    folder = current_folder(home)
    assert folder is not None
    first, *others = read_manifest(folder).probes
    assert others
    real = Vectors.nearest

    def missing(*lost: str) -> None:
        def nearest(self: Vectors, vector: list[float], k: int) -> list[tuple[str, float]]:
            return [("khác", 1.0) if found[0] in lost else found for found in real(self, vector, k)]

        monkeypatch.setattr(Vectors, "nearest", nearest)

    missing(first)
    _open(folder).close()
    missing(first, *others)
    with pytest.raises(LibraryDamaged, match="vectors"):
        _open(folder)


def test_a_version_of_another_product_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _publish(home)
    assert not is_of_another_product(home)
    for module in (edition_module, opening):
        monkeypatch.setattr(module, "SCHEMA_NUMBER", 99)
    assert is_of_another_product(home)
    for open_it in (_open, open_library):
        with pytest.raises(LibraryDamaged, match=r"troly57 ingest$"):
            open_it(folder)
