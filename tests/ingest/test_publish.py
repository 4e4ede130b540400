import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import LibraryDamaged, PublishBusy
from assistant.library.library import Library
from assistant.library.manifest import Manifest, read_manifest
from assistant.library.nouns import Holding, Tombstone
from assistant.library.reference import Agency, Reference
from assistant.library.versions import (
    LIBRARY,
    current_folder,
    current_name,
    hold,
    version_names,
    versions_folder,
)
from assistant.search.shelf import open_current
from ingest import version
from ingest.publish import Published, publish
from ingest.switch import only_writer
from tests.invented import WordEmbedder, holding

WORDS = WordEmbedder()
ID = holding().document.id


def _publish(home: Path, *holdings: Holding, weight: float = 0.0, rebuild: bool = False) -> Published:
    return publish(holdings or [holding()], home, embedder=WORDS, vector_weight=weight, rebuild=rebuild)


def _folder(home: Path) -> Path:
    folder = current_folder(home)
    assert folder is not None
    return folder


def _manifest(home: Path) -> Manifest:
    return read_manifest(_folder(home))


def _left_over(home: Path) -> list[str]:
    return [path.name for path in versions_folder(home).iterdir() if path.name.startswith(".")]


def test_the_first_publication_can_be_opened_and_asked(home: Path) -> None:
    published = _publish(home)
    assert published.changed
    assert published.counts["passages"] == 7
    with closing(open_current(home, embedder=lambda: WORDS)) as edition:
        assert edition.version == published.version
        assert edition.search("trạm bơm")[0].provision == f"{ID}/I.3"
    assert sorted(path.name for path in home.iterdir()) == [
        "CURRENT", "embeddings.sqlite", "publish.lock", "versions",
    ]  # fmt: skip
    assert _left_over(home) == []


def test_the_same_holdings_change_nothing(home: Path) -> None:
    first = _publish(home)
    again = _publish(home)
    assert (again.changed, again.version, again.counts) == (False, first.version, first.counts)


@pytest.mark.parametrize(
    "other",
    [
        {"holdings": [holding(stamp="khác")]},
        {"reference": Reference(agencies=(Agency("ban-mo", "Ban Mơ"),))},
        {"embedder": WordEmbedder("khác")},
        {"vector_weight": 0.3},
        {"rebuild": True},
    ],
    ids=lambda other: next(iter(other)),
)
def test_anything_else_makes_a_new_version(home: Path, other: dict[str, object]) -> None:
    first = _publish(home)
    second = publish(**{"holdings": [holding()], "home": home, "embedder": WORDS, **other})  # type: ignore[arg-type]
    assert second.changed
    assert current_name(home) == second.version != first.version


def test_a_new_document_embeds_only_what_is_new(home: Path) -> None:
    _publish(home, holding(items=3))
    assert _publish(home, holding(items=5)).embedded == 2


def test_the_manifest_says_how_it_was_made(home: Path) -> None:
    published = _publish(home, weight=0.25)
    manifest = _manifest(home)
    assert manifest.version == published.version
    assert manifest.counts == published.counts
    assert (manifest.embedder.name, manifest.embedder.weight) == ("words", 0.25)
    assert {name.split("/")[0] for name in manifest.files} == {"library.sqlite", "lexical", "vectors"}
    assert len(manifest.probes) == 3


def test_a_placeholder_weighs_nothing_whatever_is_asked(home: Path) -> None:
    publish([holding()], home, embedder=WordEmbedder(placeholder=True), vector_weight=0.5)
    assert _manifest(home).embedder.weight == 0
    assert _manifest(home).embedder.placeholder


def test_ids_that_are_gone_leave_tombstones(home: Path) -> None:
    _publish(home, holding(items=4))
    published = _publish(home, holding(items=3))
    stone = Tombstone(f"{ID}/I.4", None, published.version)
    assert published.gone == (stone,)
    _publish(home, holding(items=2))
    with closing(Library(_folder(home) / LIBRARY)) as library:
        assert library.tombstone(f"{ID}/I.4") == stone


def test_what_will_be_gone_is_told_before_anything_is_written(home: Path) -> None:
    first = _publish(home, holding(items=4)).version
    told: list[tuple[str, ...]] = []

    def refuse(gone: Sequence[Tombstone]) -> None:
        told.append(tuple(stone.id for stone in gone))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish([holding(items=3)], home, embedder=WORDS, on_gone=refuse)
    assert told == [(f"{ID}/I.4",)]
    assert current_name(home) == first
    assert version_names(home) == [first]


def test_the_last_three_versions_stay_and_older_ones_go(home: Path) -> None:
    names = [_publish(home, holding(stamp=f"lần{n}")).version for n in range(5)]
    assert version_names(home) == names[2:]
    assert _left_over(home) == []


def test_a_version_that_somebody_reads_stays_until_it_is_left(home: Path) -> None:
    first = _publish(home, holding(stamp="đọc"))
    edition = open_current(home)
    for n in range(4):
        _publish(home, holding(stamp=f"lần{n}"))
    assert first.version in version_names(home)
    assert edition.search("dấu đọc")
    edition.close()
    _publish(home, holding(stamp="cuối"))
    assert first.version not in version_names(home)


def test_only_one_may_publish_at_a_time(home: Path) -> None:
    with only_writer(home), pytest.raises(PublishBusy, match=str(home)):
        _publish(home)
    assert _publish(home).changed


def test_a_build_that_does_not_read_back_is_never_current(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _publish(home)
    write = version.write_lexical
    monkeypatch.setattr(
        version, "write_lexical", lambda folder, rows, version: write(folder, rows[1:], version=version)
    )
    with pytest.raises(LibraryDamaged, match="lexical"):
        _publish(home, holding(stamp="hỏng"))
    assert version_names(home) == [first.version] == [current_name(home)]
    assert _left_over(home) == []


def test_a_wrong_vector_is_never_current(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = version.write_vectors
    monkeypatch.setattr(
        version, "write_vectors", lambda folder, rows, vectors, **said: write(folder, rows, -vectors, **said)
    )
    with pytest.raises(LibraryDamaged, match="vectors"):
        _publish(home)
    assert current_name(home) is None


def test_a_library_of_nothing_can_be_published(home: Path) -> None:
    publish([], home, embedder=WORDS, vector_weight=0.5)
    with closing(open_current(home, embedder=lambda: WORDS)) as edition:
        assert edition.search("trạm bơm") == []


def test_progress_names_every_step(home: Path) -> None:
    steps: list[str] = []
    publish([holding()], home, embedder=WORDS, on_progress=lambda *told: steps.append(told[0]))
    assert list(dict.fromkeys(steps)) == ["library", "lexical", "embed", "vectors", "verify"]


def test_publishing_leaves_no_lock_behind(home: Path) -> None:
    _publish(home)
    free = hold(_folder(home), exclusive=True)
    assert free is not None
    free.release()


def test_what_a_holding_says_twice_cannot_be_published(home: Path) -> None:
    twice = replace(holding(), passages=holding().passages * 2)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        _publish(home, twice)
    assert current_name(home) is None
    assert _left_over(home) == []
