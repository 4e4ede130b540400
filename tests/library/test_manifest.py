from pathlib import Path

import pytest

from assistant.errors import LibraryDamaged
from assistant.library.manifest import EmbedderCard, Manifest, digest_of_ids, digests, read_manifest

CARD = EmbedderCard(name="words", dimensions=32, placeholder=True, weight=0.0)


def _manifest(folder: Path) -> Manifest:
    (folder / "part").mkdir()
    (folder / "part" / "a").write_text("một", encoding="utf-8")
    (folder / "b").write_text("hai", encoding="utf-8")
    return Manifest("v", "now", 1, "c", CARD, "p", ("x",), digests(folder, "part", "b"), {"documents": 1})


def test_a_manifest_is_read_back_as_written(tmp_path: Path) -> None:
    manifest = _manifest(tmp_path)
    manifest.write(tmp_path)
    assert read_manifest(tmp_path) == manifest


def test_it_names_the_files_that_changed_or_are_gone(tmp_path: Path) -> None:
    manifest = _manifest(tmp_path)
    assert manifest.altered(tmp_path) == ()
    (tmp_path / "b").write_text("ba", encoding="utf-8")
    (tmp_path / "part" / "a").unlink()
    assert manifest.altered(tmp_path) == ("part/a", "b")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"embedder": {}}'])
def test_an_unreadable_manifest_is_damage(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(LibraryDamaged, match=r"manifest\.json"):
        read_manifest(tmp_path)


def test_a_digest_of_ids_ignores_their_order_only() -> None:
    assert digest_of_ids(["a", "b"]) == digest_of_ids(["b", "a"]) != digest_of_ids(["a"])
