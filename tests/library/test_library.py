import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import LibraryDamaged
from assistant.library.library import Library
from assistant.library.nouns import Tombstone
from assistant.library.reference import Agency, Reference
from assistant.library.store import write_library
from tests.invented import document, holding

FIRST = holding()
SECOND = holding(
    document("8-kh-lang-mo-2032", number="8-KH/LM", access="internal", signed_on=None, in_force_to=None)
)
REFERENCE = Reference(agencies=(Agency("ban-mo", "Ban Mơ", ("BM",)),))
STONES = (Tombstone("7-kh-lang-mo-2031/II", "7-kh-lang-mo-2031/I", "000002-aaaaaaaa-bbbbbb"),)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "library.sqlite"
    write_library(path, [FIRST, SECOND], version="v", reference=REFERENCE, tombstones=STONES)
    opened = Library(path)
    yield opened
    opened.close()


def test_everything_written_is_read_back_equal(library: Library) -> None:
    assert [library.holding(d) for d in library.documents()] == [FIRST, SECOND]
    assert library.reference() == REFERENCE
    assert library.tombstones() == STONES
    assert library.version == "v"
    assert library.intact()


def test_counts_say_how_many_of_each_noun(tmp_path: Path) -> None:
    counts = write_library(tmp_path / "l.sqlite", [FIRST, SECOND], version="v")
    assert (counts["documents"], counts["provisions"], counts["milestones"]) == (2, 14, 4)


def test_lists_narrow_to_a_document_or_an_agency(library: Library) -> None:
    assert library.targets() == FIRST.targets + SECOND.targets
    assert library.targets(SECOND.document.id) == SECOND.targets
    assert library.duties(agency="ban-mo") == FIRST.duties + SECOND.duties
    assert library.duties(FIRST.document.id, "ban-mo") == FIRST.duties
    assert library.duties(agency="khac") == ()
    assert library.passages(SECOND.document.id) == SECOND.passages


def test_a_subtree_is_the_provision_and_all_below_it(library: Library) -> None:
    root = library.provision(f"{FIRST.document.id}/I")
    assert root is not None
    assert library.subtree(root) == FIRST.provisions
    assert library.subtree(FIRST.provisions[2]) == (FIRST.provisions[2],)


def test_what_is_not_there_is_none_and_its_text_a_key_error(library: Library) -> None:
    assert library.document("khong-co") is None
    assert library.provision("7-kh-lang-mo-2031/IX") is None
    assert library.tombstone("7-kh-lang-mo-2031/I") is None
    with pytest.raises(KeyError):
        library.clean_text("khong-co")


def test_the_received_characters_of_a_span(library: Library) -> None:
    heading = FIRST.provisions[0]
    assert library.received_span(heading.document, heading.start, heading.end) == heading.text


def test_a_library_cannot_be_written_through_a_reader(library: Library) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        library._rows("DELETE FROM documents")


def test_many_threads_read_at_once(library: Library) -> None:
    with ThreadPoolExecutor(8) as pool:
        read = list(pool.map(lambda _: library.provisions(FIRST.document.id), range(64)))
    assert read == [FIRST.provisions] * 64


def test_a_missing_or_foreign_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    with pytest.raises(LibraryDamaged, match=r"none\.sqlite"):
        Library(tmp_path / "none.sqlite")
    (tmp_path / "text.sqlite").write_text("không phải SQLite" * 100, encoding="utf-8")
    with pytest.raises(LibraryDamaged):
        Library(tmp_path / "text.sqlite")


def test_an_id_that_occurs_twice_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        write_library(tmp_path / "l.sqlite", [FIRST, FIRST], version="v")


def test_a_passage_of_no_provision_cannot_be_written(tmp_path: Path) -> None:
    stray = replace(FIRST.passages[0], provision="khong-co/I")
    with pytest.raises(sqlite3.IntegrityError):
        write_library(tmp_path / "l.sqlite", [replace(FIRST, passages=(stray,))], version="v")


def test_what_is_not_public_can_be_withheld_altogether(library: Library) -> None:
    hidden = SECOND.document
    library.withhold_unpublic()
    assert library.documents() == (FIRST.document,)
    assert library.document(hidden.id) is None
    assert library.documents_named("8-kh-lm") == ()
    assert library.provisions(hidden.id) == ()
    assert library.provision(SECOND.provisions[0].id) is None
    assert library.targets() == FIRST.targets
    assert library.duties(agency="ban-mo") == FIRST.duties
    assert library.passages() == FIRST.passages
    assert library.tombstones() == STONES
    with pytest.raises(KeyError):
        library.clean_text(hidden.id)
