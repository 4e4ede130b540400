from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from assistant.library.library import Library
from assistant.library.nouns import Holding, Tombstone
from assistant.library.store import write_library
from assistant.library.tombstones import bury
from tests.invented import holding

OLD = holding(items=3)
ID = OLD.document.id


def _buried(
    folder: Path, old: Holding, new: Sequence[Holding], before: Sequence[Tombstone] = ()
) -> tuple[Tombstone, ...]:
    path = folder / "library.sqlite"
    write_library(path, [old], version="v1", tombstones=before)
    with closing(Library(path)) as previous:
        return bury(previous, new, version="v2")


def _moved(provision: int, to: str) -> Holding:
    """OLD with one provision under another path."""
    provisions = list(OLD.provisions)
    provisions[provision] = replace(provisions[provision], id=f"{ID}/{to}", path=to)
    return replace(OLD, provisions=tuple(provisions))


def test_nothing_is_buried_while_the_ids_stay(tmp_path: Path) -> None:
    assert _buried(tmp_path, OLD, [OLD]) == ()


def test_the_same_text_elsewhere_replaces_an_id_that_is_gone(tmp_path: Path) -> None:
    assert _buried(tmp_path, OLD, [_moved(2, "I.9")]) == (Tombstone(f"{ID}/I.2", f"{ID}/I.9", "v2"),)


def test_an_id_whose_text_is_gone_is_replaced_by_nothing(tmp_path: Path) -> None:
    shorter = replace(OLD, provisions=OLD.provisions[:3])
    assert _buried(tmp_path, OLD, [shorter]) == (Tombstone(f"{ID}/I.3", None, "v2"),)


def test_a_document_that_is_gone_is_buried_with_its_provisions(tmp_path: Path) -> None:
    ids = {stone.id for stone in _buried(tmp_path, OLD, [])}
    assert ids == {ID, *(p.id for p in OLD.provisions)}


def test_older_tombstones_follow_what_they_point_to(tmp_path: Path) -> None:
    older = Tombstone(f"{ID}/I.5", f"{ID}/I.2", "v0")
    stones = _buried(tmp_path, OLD, [_moved(2, "I.9")], before=[older])
    assert stones[0] == Tombstone(f"{ID}/I.5", f"{ID}/I.9", "v0")


def test_an_id_that_comes_back_has_no_tombstone(tmp_path: Path) -> None:
    assert _buried(tmp_path, OLD, [OLD], before=[Tombstone(f"{ID}/I.1", None, "v0")]) == ()


def test_a_digest_whose_original_is_loaded_leads_to_it(tmp_path: Path) -> None:
    digest = replace(OLD, document=replace(OLD.document, text="digest"))
    moved = {stone.id: stone.replaced_by for stone in _buried(tmp_path, digest, [_moved(2, "d1")])}
    assert moved == {f"{ID}/I.2": f"{ID}/d1"}, "where the very words stand, that is the better place"
    other = replace(_moved(2, "d1"), provisions=_moved(2, "d1").provisions[:2])
    (tmp_path / "b").mkdir()
    gone = {stone.id: stone.replaced_by for stone in _buried(tmp_path / "b", digest, [other])}
    assert gone == {f"{ID}/I.2": ID, f"{ID}/I.3": ID}


def test_an_original_that_gives_way_to_its_digest_leads_nowhere(tmp_path: Path) -> None:
    digest = replace(OLD, document=replace(OLD.document, text="digest"), provisions=OLD.provisions[:3])
    assert _buried(tmp_path, OLD, [digest]) == (Tombstone(f"{ID}/I.3", None, "v2"),)


def test_what_was_never_public_leaves_no_tombstone(tmp_path: Path) -> None:
    draft = replace(OLD, document=replace(OLD.document, state="draft"))
    assert _buried(tmp_path, draft, []) == ()
