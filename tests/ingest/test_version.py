from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import LibraryDamaged
from assistant.library.manifest import read_manifest
from assistant.library.reference import Reference
from assistant.library.versions import current_folder
from assistant.search.vectors import Vectors
from ingest import version
from ingest.publish import publish
from ingest.version import Content
from tests.invented import WordEmbedder, document, holding

HOLDING = holding()


def _content(**changes: object) -> Content:
    whole = Content([HOLDING], Reference(), WordEmbedder(), 0.5)
    return replace(whole, **changes)  # type: ignore[arg-type]


def test_a_digest_is_the_same_for_the_same_content() -> None:
    assert _content().digest() == _content(holdings=[holding()]).digest()


@pytest.mark.parametrize("field", ["received", "clean", "alignment", "provisions", "fixes", "targets", "duties",
                                   "relations", "passages", "doubts", "addresses", "grounds"])  # fmt: skip
def test_every_part_of_a_holding_counts(field: str) -> None:
    emptied = replace(HOLDING, **{field: type(getattr(HOLDING, field))()})
    assert _content(holdings=[emptied]).digest() != _content().digest()


def test_a_milestone_and_the_documents_card_count() -> None:
    bare = replace(HOLDING.targets[0], milestones=())
    assert _content(holdings=[replace(HOLDING, targets=(bare,))]).digest() != _content().digest()
    renamed = replace(HOLDING, document=document(title="Tên khác"))
    assert _content(holdings=[renamed]).digest() != _content().digest()


def test_what_was_added_counts_and_what_it_was_built_from_does_not() -> None:
    assert _content(added={"7-kh": "abc"}).digest() != _content().digest()
    assert _content(stamps={"7-kh": "abc"}).digest() == _content().digest()


def test_a_probe_is_one_that_the_index_finds(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is approximate: among passages that say nearly the same it may miss one."""
    real, lost = Vectors.nearest, []

    def nearest(self: Vectors, vector: Sequence[float], k: int, *more: object) -> list[tuple[str, float]]:
        (found,) = real(self, vector, k, *more)  # type: ignore[arg-type]
        if not lost:
            lost.append(found[0])
        return [("khác", 1.0)] if found[0] in lost else [found]

    monkeypatch.setattr(Vectors, "nearest", nearest)
    publish([HOLDING], home, embedder=WordEmbedder())
    folder = current_folder(home)
    assert folder
    probes = read_manifest(folder).probes
    assert probes
    assert lost[0] not in probes
    monkeypatch.setattr(Vectors, "nearest", lambda *_: [("khác", 1.0)])
    with pytest.raises(LibraryDamaged, match="vectors"):
        publish([holding(stamp="hai")], home, embedder=WordEmbedder())


def test_an_index_that_came_out_badly_is_made_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, written = version.write_vectors, []

    def write(folder: Path, *given: object, **more: object) -> None:
        real(folder, *given, **more)  # type: ignore[arg-type]
        written.append(folder)

    def nearest(self: Vectors, vector: Sequence[float], k: int, *more: object) -> list[tuple[str, float]]:
        return found(self, vector, k, *more) if len(written) > 1 else [("khác", 1.0)]  # type: ignore[arg-type]

    found = Vectors.nearest
    monkeypatch.setattr(version, "write_vectors", write)
    monkeypatch.setattr(Vectors, "nearest", nearest)
    assert publish([HOLDING], home, embedder=WordEmbedder()).changed
    assert len(written) == 2


def test_among_too_many_equals_nothing_is_asked_of_the_index(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = [replace(one, heading="", text="Nơi nhận") for one in HOLDING.passages[1:]]
    crowd = [replace(HOLDING, passages=(HOLDING.passages[0], *same))]
    monkeypatch.setattr(version, "EQUALS", 1)
    monkeypatch.setattr(Vectors, "nearest", lambda *_: [("khác", 1.0)])
    publish(crowd, home, embedder=WordEmbedder())
    folder = current_folder(home)
    assert folder
    assert read_manifest(folder).probes == ()


def test_a_placeholder_weighs_nothing() -> None:
    assert _content().card().weight == 0.5
    assert _content(embedder=WordEmbedder(placeholder=True)).card().weight == 0.0
