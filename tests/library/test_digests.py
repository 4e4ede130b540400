"""What a library knows of documents that it does not hold word for word, and of one document through another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.library.addresses import resolve_document, resolve_provision
from assistant.library.library import Library
from assistant.library.nouns import Address, Document, Holding, Relation
from assistant.library.reference import (
    Abbreviation,
    Agency,
    Commune,
    Comparison,
    Contact,
    Explanation,
    LayWord,
    Predecessor,
    Reference,
)
from assistant.library.store import write_library
from tests.invented import document, holding

Open = Callable[..., Library]
WHOLE = holding()
DIGEST = holding(document("1-kh", number="1/KH", text="digest", aliases=("kế hoạch một",)))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Write holdings and open what was written."""
    libraries: list[Library] = []

    def write(*holdings: Holding, reference: Reference | None = None) -> Library:
        path = tmp_path / f"{len(libraries)}.sqlite"
        write_library(path, holdings, version="v", reference=reference or Reference())
        libraries.append(Library(path))
        return libraries[-1]

    yield write
    for library in libraries:
        library.close()


def test_hidden_digests_are_known_and_not_held(opened: Open) -> None:
    library = opened(WHOLE, DIGEST)
    first = DIGEST.provisions[0].id
    assert library.provision(first) is not None
    library.hide_digests()
    assert library.documents() == (WHOLE.document, replace(DIGEST.document, text="none"))
    assert library.document("1-kh") == replace(DIGEST.document, text="none")
    assert library.provisions("1-kh") == ()
    assert library.provision(first) is None
    assert resolve_document(library, "kế hoạch một") == ("1-kh",)
    assert resolve_provision(library, first) == resolve_provision(library, "kế hoạch một/I.1") == ()


def test_originals_are_held_as_before_when_digests_are_hidden(opened: Open) -> None:
    library = opened(WHOLE, DIGEST)
    library.hide_digests()
    assert library.holding(WHOLE.document) == WHOLE


def test_grounds_are_found_by_their_statement(opened: Open) -> None:
    library = opened(DIGEST)
    (known,) = DIGEST.grounds
    assert library.grounds(known.provision) == known
    assert library.grounds(DIGEST.provisions[0].id) is None
    assert library.grounds("khong-co/tl.1") is None


def test_addresses_stay_in_their_order(opened: Open) -> None:
    addresses = (
        Address("1-kh", "https://xa.gov.vn/1", "official", verified=True),
        Address("1-kh", "https://a.vn/1", "third_party", verified=False),
        Address("1-kh", "https://bao.vn/1", "third_party", verified=False),
    )
    library = opened(WHOLE, replace(DIGEST, addresses=addresses))
    assert library.addresses("1-kh") == addresses
    assert library.addresses(WHOLE.document.id) == WHOLE.addresses
    assert library.addresses("khong-co") == ()


def related(id_: str, to: str, on: date | None = None) -> Holding:
    """A document that does one thing: it replaces the one of number `to` and, where given, of day `on`."""
    about = document(id_, number=f"{id_}/KH")
    return replace(holding(about), relations=(Relation(id_, None, "replaces", to, on, None, "B"),))


@pytest.mark.parametrize(
    ("signed", "found"),
    [
        (date(2030, 1, 2), ["2", "3"]),
        (date(2031, 1, 2), ["2", "4"]),
        (date(2032, 1, 2), ["2"]),
        (None, ["2", "3", "4"]),
    ],
)
def test_what_others_do_to_a_document_is_told_apart_by_its_day(
    opened: Open, signed: date | None, found: list[str]
) -> None:
    asked: Document = document("1-kh", number="1/KH", signed_on=signed)
    library = opened(
        holding(asked),
        related("2", "1/KH"),
        related("3", "1/KH", date(2030, 1, 2)),
        related("4", "1/KH", date(2031, 1, 2)),
        related("5", "11/KH"),
        related("6", "1/KH-UB"),
    )
    assert [one.document for one in library.relations_to(asked)] == found


def test_everything_beside_the_documents_is_read_back_equal(opened: Open) -> None:
    reference = Reference(
        agencies=(Agency("so-mo", "Sở Mơ", ("sở",), ("SM",), ("BCĐ",), "province", "A", "ghi"),),
        predecessors=(
            Predecessor("so-mo", "Sở Mộng", "2031-01-01", "việc", "B", "báo", ("SMg",)),
            Predecessor("so-mo", "Sở Mầm", "tháng 2/2030", "", "A", ""),
        ),
        communes=(
            Commune("Mơ", "xã", bears_former_district=True),
            Commune("Mận", "phường", bears_former_district=False),
        ),
        abbreviations=(Abbreviation("TM", "trồng mơ", ("vườn", "đồi"), "ghi"), Abbreviation("TM", "thư mời")),
        glossary=(Explanation("vườn ươm", "Nơi ươm cây.", ("vườn",), (WHOLE.provisions[1].id,)),),
        lay_words=(LayWord(("ươm cây", "ươm giống"), ("vườn ươm",), "farmer"),),
        comparisons=(
            Comparison(
                "giếng",
                WHOLE.provisions[1].id,
                WHOLE.provisions[2].id,
                2032,
                "5 giếng",
                same_definition=False,
                why="Khác nhau.",
            ),
        ),
        contacts=(Contact("cong", "Cổng", "xa.gov.vn", "Tin.", ("mơ", "mận"), "B", "báo"),),
    )
    assert opened(WHOLE, reference=reference).reference() == reference
    assert opened(WHOLE).reference() == Reference()
