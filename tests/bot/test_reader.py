"""Reading a document: headings without gaps, searching inside, both texts side by side, what held on a day."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.library.nouns import Document, Provision
from assistant.search.shelf import Shelf
from bot.web.documents.compared import compared
from bot.web.documents.inside import search_inside
from bot.web.documents.on_day import on_day
from tests.bot.conftest import Told, serving
from tests.invented import document, holding


def provision(text: str) -> Provision:
    return Provision("d/I", "d", "I", None, "item", "Mục I", (), text, 100, 100 + len(text), 100 + len(text))


@pytest.fixture
def known(shelf: Shelf) -> Document:
    with shelf.lend() as edition:
        return edition.library.documents()[0]


@pytest.mark.parametrize(
    ("typed", "way", "texts"),
    [
        ("Cầu Phao", "phrase", ["cầu phao", "CẦU, PHAO"]),
        ("cau phao", "phrase", ["cầu phao", "CẦU, PHAO", "cau phao"]),
        ("cấu phao", "folded", ["cầu phao", "CẦU, PHAO", "cau phao"]),
        ("phao đường", "words", ["Đường", "phao", "PHAO", "phao"]),
        ("phao xe", "words", []),
        ("0,68", "phrase", ["0,68"]),
        ("ca", "words", []),
        (" \x00 ?!", "phrase", []),
        (".*", "phrase", []),
    ],
)
def test_words_are_found_with_and_without_accents(typed: str, way: str, texts: list[str]) -> None:
    place = provision("Đường qua cầu phao; CẦU, PHAO và cau phao: 0,68 km.")
    found = search_inside([place], typed)
    said = [place.text[hit.span.start - place.start : hit.span.end - place.start] for hit in found.hits]
    assert (found.way, said) == (way, texts)
    assert [hit.text for hit in found.hits] == texts
    assert [hit.n for hit in found.hits] == list(range(1, len(texts) + 1))


def test_a_snippet_is_cut_at_words() -> None:
    place = provision(
        "một hai ba bốn năm sáu bảy tám chín mười " * 4 + "đích " + "một hai ba bốn năm sáu " * 6
    )
    hit = search_inside([place], "đích").hits[0]
    assert hit.before.startswith("… ")
    assert hit.before[2:] in place.text
    assert hit.after.endswith(" …")


def test_finds_are_listed_and_marked(client: TestClient, known: Document) -> None:
    got = client.get(f"/van-ban/{known.id}", params={"tim": "chuyen doi so"})
    assert got.status_code == 200
    count = len(set(re.findall(r'id="tim-(\d+)"', got.text)))
    assert count > 20
    listed = set(re.findall(r'<li><a href="#(tim-\d+)">', got.text))
    assert listed == {f"tim-{n}" for n in range(1, count + 1)}
    assert f'href="#tim-{count}"' in got.text
    assert f'href="#tim-{count + 1}"' not in got.text


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "x" * 5000, "\x00", "(", "𝕏"])
def test_hostile_words_find_nothing_and_break_nothing(
    client: TestClient, known: Document, typed: str
) -> None:
    got = client.get(f"/van-ban/{known.id}", params={"tim": typed})
    assert got.status_code == 200
    assert "<script" not in got.text


def test_headings_go_down_one_level_at_a_time(client: TestClient, shelf: Shelf) -> None:
    with shelf.lend() as edition:
        ids = [one.id for one in edition.library.documents()]
    for id_ in ids:
        levels = [int(n) for n in re.findall(r"<h([1-6])[ >]", client.get(f"/van-ban/{id_}").text)]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), id_


def test_both_texts_stand_side_by_side_to_the_character(shelf: Shelf, known: Document) -> None:
    with shelf.lend() as edition:
        library = edition.library
        view = compared(library, known)
        fixes = library.fixes(known.id)
        for pair in view.pairs:
            one = pair.provision
            end = one.start + len(one.text.rstrip())
            assert "".join(piece.text for piece in pair.corrected) == one.text.rstrip()
            received = library.received_span(known.id, one.start, end)
            assert "".join(piece.text for piece in pair.received) == received
            for mark in pair.marks:
                if mark.fix.start is not None and mark.fix.confidence.value == "sure":
                    assert any(piece.kind == "changed" for piece in (*pair.received, *pair.corrected))
    shown = [mark for pair in view.pairs for mark in pair.marks] + list(view.unplaced)
    assert len(shown) == len(fixes)


def test_the_comparison_says_when_there_is_nothing_to_compare(client: TestClient, shelf: Shelf) -> None:
    with shelf.lend() as edition:
        digest = next(one for one in edition.library.documents() if one.text == "digest")
    got = client.get(f"/van-ban/{digest.id}?ban=doi-chieu")
    assert got.status_code == 200
    assert "không giữ nguyên văn" in got.text


BEGINS = date(2031, 5, 1)
KNOWN = date(2033, 1, 1)


@pytest.mark.parametrize(
    ("changes", "day", "state"),
    [
        ({}, date(2030, 1, 1), "unsigned"),
        ({}, date(2031, 4, 30), "not_yet"),
        ({}, BEGINS, "in_force"),
        ({}, KNOWN, "in_force"),
        ({}, date(2033, 1, 2), "unknown"),
        ({"in_force_to": "unknown"}, date(2032, 1, 1), "in_force"),
        ({"in_force_to": date(2032, 1, 1), "validity": "expired"}, date(2031, 12, 31), "in_force"),
        ({"in_force_to": date(2032, 1, 1), "validity": "expired"}, date(2032, 1, 1), "ended"),
        ({"in_force_from": "unknown"}, date(2032, 1, 1), "unknown"),
        ({"in_force_from": None}, date(2032, 1, 1), "unknown"),
        ({"in_force_from": None}, KNOWN, "in_force"),
        ({"validity": "unknown"}, date(2032, 1, 1), "unknown"),
        ({"validity": "replaced"}, date(2032, 1, 1), "unknown"),
        ({"known_on": None}, date(2032, 1, 1), "unknown"),
    ],
)
def test_what_held_on_a_day_is_told_or_unknown(
    shelf: Shelf, known: Document, changes: dict[str, object], day: date, state: str
) -> None:
    made = replace(
        known,
        id="khong-co",
        signed_on=date(2031, 1, 1),
        in_force_from=BEGINS,
        in_force_to=None,
        known_on=KNOWN,
        validity="in_force",
    )
    with shelf.lend() as edition:
        told = on_day(edition.library, replace(made, **changes), day)  # type: ignore[arg-type]
    assert told.state == state
    assert told.reasons


def test_what_others_did_is_told_as_of_the_day(client: TestClient, shelf: Shelf) -> None:
    with shelf.lend() as edition:
        ended, since = next(
            (one.id, stand.since)
            for one in edition.library.documents()
            for stand in edition.library.standings(one.id)
            if stand.since and stand.kind == "replaces"
        )
    after = client.get(f"/van-ban/{ended}?ngay={since.isoformat()}").text
    assert "văn bản đã hết hiệu lực" in after
    assert "kể từ ngày" in after
    assert "Sau ngày này" in client.get(f"/van-ban/{ended}?ngay=2025-01-01").text


@pytest.mark.parametrize("written", ["hom-nay", "2026-13-01", "20260101", "2026-W01-1", "<b>", "2" * 900])
def test_what_is_no_day_is_told(client: TestClient, known: Document, written: str) -> None:
    got = client.get(f"/van-ban/{known.id}", params={"ngay": written})
    assert got.status_code == 422
    assert "phải là một ngày" in got.text


def test_every_view_holds_for_an_invented_document(tmp_path: Path) -> None:
    made = holding(document("7-QD-XYZ-2031"))
    with serving(tmp_path / "home", [made], Told(None)) as client:  # type: ignore[arg-type]
        for query in ("", "?tim=a", "?phan=1", "?ban=doi-chieu", "?ngay=2031-01-01", "?phan=1&muc=khong"):
            address = f"/van-ban/{made.document.id}{query}"
            assert client.get(address).status_code == 200, address
            assert client.head(address).status_code == 200
