from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.library.addresses import key, resolve_document, resolve_provision
from assistant.library.library import Library
from assistant.library.nouns import Tombstone
from assistant.library.store import write_library
from tests.invented import document, holding

SEVEN, EIGHT = "7-kh-lang-mo-2031", "8-kh-lang-mo-2032"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "library.sqlite"
    eight = document(EIGHT, number="8-KH/LM", aliases=("kế hoạch 8", "KH bảy"))
    gone = Tombstone(f"{SEVEN}/II.4", None, "v")
    write_library(path, [holding(), holding(eight)], version="v", tombstones=[gone])
    opened = Library(path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        (SEVEN, (SEVEN,)),
        (SEVEN.upper(), (SEVEN,)),
        ("7-KH/LM", (SEVEN,)),
        ("7-kh-lm", (SEVEN,)),
        ("Kế  hoạch 7", (SEVEN,)),
        ("ke hoach 8", (EIGHT,)),
        ("７－ＫＨ／ＬＭ", (SEVEN,)),
        ("7-\u041aH/LM", (SEVEN,)),
        ("KH bảy", (SEVEN, EIGHT)),
        ("kế hoạch 9", ()),
        ("", ()),
        ("/", ()),
    ],
)
def test_a_document_is_found_by_any_of_its_names(
    library: Library, reference: str, found: tuple[str, ...]
) -> None:
    assert resolve_document(library, reference) == found


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        (f"{SEVEN}/I.2", (f"{SEVEN}/I.2",)),
        ("7-KH/LM/I.2", (f"{SEVEN}/I.2",)),
        ("ke-hoach-7/i.2", (f"{SEVEN}/I.2",)),
        ("KH bảy/I.2", (f"{SEVEN}/I.2", f"{EIGHT}/I.2")),
        ("7-kh-lm/II.4", (f"{SEVEN}/II.4",)),
        ("7-kh-lm/III", ()),
        (SEVEN, ()),
        ("7-kh-lm/", ()),
    ],
)
def test_a_provision_is_found_under_any_name_of_its_document(
    library: Library, reference: str, found: tuple[str, ...]
) -> None:
    assert resolve_provision(library, reference) == found


def test_a_key_is_what_spellings_share() -> None:
    assert key("12-QĐ/ĐU") == key("12 qd du") == "12-qd-du"
