from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import CorpusInvalid
from assistant.library.reference import Reference
from assistant.library.versions import current_folder, pointer, versions_folder
from ingest.added.arrivals import Coming, Given, arrive
from ingest.added.revisions import INCOMING, Revision, documents_folder, included, incoming, sweep
from ingest.added.stated import stated_card
from ingest.publish import publish_content, reindex
from ingest.switch import only_writer
from ingest.version import Content
from tests.ingest.added.papers import ID, paper, read_text, written
from tests.invented import WordEmbedder, holding

WORDS = WordEmbedder()


def coming(path: Path, card: bytes = b"") -> Coming:
    found = arrive(Given(path, path.name), card, {}, (), read=read_text)
    assert isinstance(found, Coming), found
    return found


def published(home: Path, *revisions: Revision, stamp: str = "đầu") -> str:
    """Publish a version that holds these revisions; return its name."""
    added = {revision.id: revision.name for revision in revisions}
    with only_writer(home) as writer:
        content = Content([holding(stamp=stamp)], Reference(), WORDS, added=added)
        return publish_content(writer, content).version


def names(home: Path) -> list[str]:
    return sorted(path.name for path in documents_folder(home).glob("*/*"))


def test_everything_of_a_file_is_kept_and_read_back(home: Path, tmp_path: Path) -> None:
    one = coming(written(tmp_path), stated_card(None, source="Sở Nông nghiệp"))
    kept = one.keep(home)
    assert kept.original.read_bytes() == one.given.path.read_bytes()
    assert kept.reading() == one.reading
    assert kept.came() == one.came
    assert kept.stated() == {"source": "Sở Nông nghiệp"}
    assert kept.folder == documents_folder(home) / ID / one.revision
    assert [path.name for path in documents_folder(home).iterdir()] == [ID]


def test_the_same_file_and_card_are_the_same_revision(home: Path, tmp_path: Path) -> None:
    first, again = coming(written(tmp_path)), coming(written(tmp_path / "b", name="khac.md"))
    assert first.keep(home) == again.keep(home)
    other = coming(written(tmp_path), stated_card(None, source="x"))
    changed = coming(written(tmp_path / "c", paper(pumps=121)))
    assert len({first.revision, other.revision, changed.revision}) == 3


def test_a_file_that_changes_while_it_is_read_is_not_kept(home: Path, tmp_path: Path) -> None:
    one = coming(written(tmp_path))
    one.given.path.write_text("khác", encoding="utf-8")
    with pytest.raises(CorpusInvalid, match=r"qd\.md"):
        one.keep(home)
    assert list(documents_folder(home).iterdir()) == []


def test_the_current_manifest_says_what_is_included(home: Path, tmp_path: Path) -> None:
    old, new = coming(written(tmp_path)).keep(home), coming(written(tmp_path, paper(pumps=9))).keep(home)
    published(home, old)
    assert included(home).names == {ID: old.name}
    published(home, new)
    assert (included(home).names, included(home).guessed) == ({ID: new.name}, False)


def test_without_a_manifest_the_newest_of_all_that_is_kept_is_taken(home: Path, tmp_path: Path) -> None:
    old = coming(written(tmp_path))
    new = coming(written(tmp_path, paper(pumps=9), "moi.md"))
    later = replace(new, came=replace(new.came, on="2099-01-01T00:00:00+00:00"))
    published(home, later.keep(home), old.keep(home))
    folder = current_folder(home)
    assert folder
    (folder / "manifest.json").unlink()
    assert (included(home).names, included(home).guessed) == ({ID: new.revision}, True)
    sweep(home)
    assert names(home) == sorted([old.revision, new.revision])
    pointer(home).unlink()
    assert included(home).names == {ID: new.revision}


def test_reindexing_without_a_manifest_loses_no_document(home: Path, tmp_path: Path) -> None:
    kept = coming(written(tmp_path)).keep(home)
    with only_writer(home) as writer:
        one = coming(written(tmp_path))
        publish_content(writer, Content([one.holding], Reference(), WORDS, added={ID: kept.name}))
    folder = current_folder(home)
    assert folder
    (folder / "manifest.json").unlink()
    reindex(home, embedder=WORDS)
    assert (included(home).names, included(home).guessed) == ({ID: kept.name}, False)


def test_what_no_kept_version_names_is_swept(home: Path, tmp_path: Path) -> None:
    old, new = coming(written(tmp_path)).keep(home), coming(written(tmp_path, paper(pumps=9))).keep(home)
    published(home, old)
    (incoming(home) / "original.pdf").write_text("nửa chừng")
    sweep(home)
    assert names(home) == [old.name]
    published(home, stamp="không còn")
    sweep(home)
    assert names(home) == [old.name], "an older version may be gone back to"
    for n in range(3):
        published(home, stamp=f"lần {n}")
    sweep(home)
    assert not documents_folder(home).exists()
    assert new.name not in names(home)


def test_while_a_version_cannot_say_what_it_holds_nothing_whole_goes(home: Path, tmp_path: Path) -> None:
    kept = coming(written(tmp_path)).keep(home)
    first = published(home)
    published(home, stamp="hai")
    (versions_folder(home) / first / "manifest.json").write_text("{")
    incoming(home)
    sweep(home)
    assert names(home) == [kept.name]
    assert not list(documents_folder(home).glob(f"{INCOMING}*"))


@pytest.mark.parametrize("lost", ["reading.json", "came.toml", "card.toml"])
def test_a_damaged_revision_names_its_folder(home: Path, tmp_path: Path, lost: str) -> None:
    kept = coming(written(tmp_path)).keep(home)
    (kept.folder / lost).write_bytes(b"\xff")
    with pytest.raises(CorpusInvalid):
        {"reading.json": kept.reading, "came.toml": kept.came, "card.toml": kept.stated}[lost]()
