from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import LibraryDamaged
from assistant.library.manifest import read_manifest
from assistant.library.reference import Reference
from assistant.library.versions import current_folder
from assistant.search.vectors import Vectors
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


def test_a_placeholder_weighs_nothing() -> None:
    assert _content().card().weight == 0.5
    assert _content(embedder=WordEmbedder(placeholder=True)).card().weight == 0.0
