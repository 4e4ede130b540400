"""The whole library gathered: what did not change is not built again, and versions can be gone back to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import LibraryDamaged, PublishBusy
from assistant.library.manifest import read_manifest
from assistant.library.versions import current_folder, current_name, version_names, versions_folder
from assistant.search.shelf import Shelf
from ingest import corpus as corpora
from ingest import held
from ingest.added import arrivals
from ingest.added.revisions import documents_folder, included
from ingest.history import VersionUnknown, go_back, kept_versions
from ingest.publish import reindex
from ingest.switch import only_writer
from ingest.whole import publish_whole, whole_library
from tests.ingest.added.papers import ID, paper, written
from tests.ingest.crash.bringer import bring
from tests.invented import WordEmbedder

WORDS = WordEmbedder(placeholder=True)
FACTS = 'number = "9-NQ/HS"\nkind = "Nghị quyết"\ntitle = "Về trạm bơm"\nissuer = "Tỉnh ủy Hải Sơn"\n'
DIGEST = "# Tóm lược\n\n## Nhận diện\n\n1. Nghị quyết 9-NQ/HS nói về trạm bơm.\n   [A] Công báo số 1\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "9-nq-hs").mkdir(parents=True)
    (folder / "9-nq-hs" / "card.toml").write_text(f'id = "9-nq-hs"\n{FACTS}', encoding="utf-8")
    (folder / "9-nq-hs" / "digest.md").write_text(DIGEST, encoding="utf-8")
    return folder


def publish(home: Path, corpus: Path) -> str:
    with only_writer(home) as writer:
        return publish_whole(writer, whole_library(home, corpus), WORDS).version


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The ids of the documents that were built and not taken from the current version."""
    ids: list[str] = []
    for owner, name, id_of in (
        (corpora, "build_document", lambda folder, *_: folder.name),
        (arrivals.AddedDocument, "build", lambda self, *_: self.name),
    ):
        real = getattr(owner, name)
        monkeypatch.setattr(
            owner, name, lambda *given, real=real, id_of=id_of: (ids.append(id_of(*given)), real(*given))[1]
        )
    return ids


def test_what_did_not_change_is_taken_as_it_is_held(
    home: Path, corpus: Path, tmp_path: Path, built: list[str]
) -> None:
    bring(home, corpus, written(tmp_path))
    assert built == ["9-nq-hs"]
    built.clear()
    bring(home, corpus, written(tmp_path, paper("916/QĐ-UBND"), "916.md"))
    assert built == []
    digest = corpus / "9-nq-hs" / "digest.md"
    digest.write_text(DIGEST.replace("nói về", "bàn về"), encoding="utf-8")
    publish(home, corpus)
    assert built == ["9-nq-hs"]


@pytest.mark.parametrize("what", ["card", "catalogue", "agencies", "code"])
def test_whatever_a_document_is_built_from_builds_it_again(
    home: Path, corpus: Path, built: list[str], what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(home, corpus)
    built.clear()
    match what:
        case "card":
            card = f'id = "9-nq-hs"\ngaps = ["một trang"]\n{FACTS}'
            (corpus / "9-nq-hs" / "card.toml").write_text(card, encoding="utf-8")
        case "catalogue":
            entry = f'[[document]]\nid = "9-nq-hs"\nsigner = "Lê Đê"\n{FACTS}'
            (corpus / "catalogue.toml").write_text(entry, encoding="utf-8")
        case "agencies":
            agency = '[[agency]]\nid = "ban-mo"\nname = "Ban Mơ"\n'
            (corpus / "agencies.toml").write_text(agency, encoding="utf-8")
        case _:
            monkeypatch.setattr(held, "_made_by", lambda: "mã khác")
    publish(home, corpus)
    assert built == ["9-nq-hs"]


def test_what_is_built_again_to_the_same_end_is_built_once(
    home: Path, corpus: Path, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    version = publish(home, corpus)
    manifest = (versions_folder(home) / version / "manifest.json").read_bytes()
    monkeypatch.setattr(held, "_made_by", lambda: "mã khác")
    built.clear()
    assert [publish(home, corpus), publish(home, corpus)] == [version, version]
    assert built == ["9-nq-hs"]
    assert (versions_folder(home) / version / "manifest.json").read_bytes() == manifest
    built.clear()
    assert reindex(home, embedder=WORDS).version != version
    publish(home, corpus)
    assert built == []


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '["000001-00000000-000000", {"9-nq-hs": "a"}]', '["x", 5]']
)
def test_what_is_remembered_beside_the_versions_can_be_lost(
    home: Path, corpus: Path, built: list[str], monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    version = publish(home, corpus)
    (home / "stamps.json").write_text(text)
    built.clear()
    assert publish(home, corpus) == version
    assert built == []
    monkeypatch.setattr(held, "_made_by", lambda: "mã khác")
    assert publish(home, corpus) == version
    assert built == ["9-nq-hs"]


def test_what_is_held_is_what_would_be_built(home: Path, corpus: Path, tmp_path: Path) -> None:
    bring(home, corpus, written(tmp_path))
    taken = whole_library(home, corpus).corpus
    assert taken == whole_library(home, corpus, anew=True).corpus


def test_a_library_that_was_altered_is_not_taken_from(home: Path, corpus: Path, built: list[str]) -> None:
    publish(home, corpus)
    built.clear()
    folder = current_folder(home)
    assert folder
    with (folder / "library.sqlite").open("ab") as file:
        file.write(b"x")
    publish(home, corpus)
    assert built == ["9-nq-hs"]


def test_going_back_moves_readers_and_keeps_what_was_added_then(
    home: Path, corpus: Path, tmp_path: Path
) -> None:
    first = publish(home, corpus)
    second = bring(home, corpus, written(tmp_path))
    shelf = Shelf(home, embedder=lambda: WORDS)
    shelf.open()
    try:
        with shelf.lend() as asked:
            assert asked.version == second
            assert go_back(home).version == first == current_name(home)
            assert shelf.refresh()
            assert asked.search("trạm bơm"), "a question in flight keeps its edition"
        with shelf.lend() as asked:
            assert asked.version == first
    finally:
        shelf.close()
    assert included(home).names == {}
    assert publish(home, corpus) == first
    assert go_back(home, second).version == second
    assert included(home).names.keys() == {ID}
    assert [(one.name, one.current) for one in kept_versions(home)] == [(second, True), (first, False)]


def test_there_is_no_going_back_to_what_is_not_there_or_not_whole(
    home: Path, corpus: Path, tmp_path: Path
) -> None:
    with pytest.raises(VersionUnknown):
        go_back(home)
    first = publish(home, corpus)
    with pytest.raises(VersionUnknown, match=first):
        go_back(home)
    second = bring(home, corpus, written(tmp_path))
    for name in ("../x", "000009-00000000-000000"):
        with pytest.raises(VersionUnknown):
            go_back(home, name)
    with only_writer(home), pytest.raises(PublishBusy):
        go_back(home)
    (versions_folder(home) / first / "lexical" / "lexical.json").write_text("{}")
    with pytest.raises(LibraryDamaged):
        go_back(home)
    assert current_name(home) == second


def test_a_version_whose_documents_are_lost_is_not_gone_back_to(
    home: Path, corpus: Path, tmp_path: Path
) -> None:
    first = bring(home, corpus, written(tmp_path))
    with only_writer(home) as writer:
        second = publish_whole(writer, whole_library(home, corpus, going=[ID]), WORDS).version
    (kept,) = documents_folder(home).glob("*/*")
    kept.rename(tmp_path / "mat")
    with pytest.raises(LibraryDamaged, match=ID):
        go_back(home, first)
    assert current_name(home) == second


def test_a_crash_while_going_back_deletes_no_version(
    home: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(home, corpus)
    second = bring(home, corpus, written(tmp_path))

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", crash)
        with pytest.raises(KeyboardInterrupt):
            go_back(home)
    publish(home, corpus)
    assert current_name(home) == second
    assert len(version_names(home)) == 2
    assert sorted(path.name for path in home.iterdir()) == [
        "CURRENT", "documents", "embeddings.sqlite", "publish.lock", "versions",
    ]  # fmt: skip


def test_the_manifest_tells_of_what_was_added_whatever_else_it_says(
    home: Path, corpus: Path, tmp_path: Path
) -> None:
    bring(home, corpus, written(tmp_path))
    folder = current_folder(home)
    assert folder
    manifest = folder / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('"schema"', '"from_the_future": 1, "schema"'), encoding="utf-8")
    assert read_manifest(folder).added.keys() == {ID}
