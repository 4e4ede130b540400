"""The measure of reading: what it calls right, and that it calls the rest wrong."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.library.nouns import Document, Duty, Holding, Provision, Relation, Role, Span
from evals.files import bench
from evals.files.gold import ActGold, CountGold, FileGold, HeadingGold, PlaceGold, RowGold, read_gold
from evals.files.scores import (
    articles_of,
    footnotes_of,
    owned_once,
    words_set_aside,
    wrong_act,
    wrong_cells,
    wrong_count,
    wrong_fields,
    wrong_heading,
    wrong_place,
)
from ingest.read.reading import Line, Reading
from tests.invented import document, holding

PARTS = (
    ("d1", "article", "Điều 1. Phạm vi\n", 1, ("Chương I. QUY ĐỊNH CHUNG",)),
    ("d1.k1", "clause", "1.² Bến cá loại I.\n", 1, ()),
    ("d1.k1.d9", "quoted", "“Điều 9. Cắm mốc\n", 2, ()),
    ("PL", "annex", "PHỤ LỤC\n", 3, ()),
    ("PL.cn2", "footnote", "² Sửa theo Điều 7.\n", 3, ()),
    ("PL.d1", "article", "Điều 1. Bến\n", 3, ()),
    ("PL.I", "row", "I\tHẠ TẦNG\t\t\n", 4, ()),
    ("PL.1", "row", "1\tXây kè\tSở Xây dựng\tQuý I/2031\n", 4, ()),
    ("PL.1b", "row", "\tNạo vét\tSở Xây dựng\t2032\n", 4, ()),
)
ROW = RowGold("f", "PL.1", "Xây kè", "Sở Xây dựng", ["các xã"], "Quý I/2031", 4)
PLACE = PlaceGold("f", "d1.k1", "Bến cá loại I", 1)


@pytest.fixture
def built() -> Holding:
    clean, provisions = "", []
    for path, kind, text, page, trail in PARTS:
        at = len(clean)
        clean += text
        provisions.append(
            Provision(f"x/{path}", "x", path, None, kind, path, trail, text, at, len(clean), len(clean), page)
        )
    duty = Duty(
        "x", "x/PL.1", "Sở Xây dựng", "so-xay-dung", Role.LEADS, "chủ trì", "Xây kè", ("các xã",), "Quý I/2031",
        None, Span(0, 1), "x/PL.1",
    )  # fmt: skip
    return replace(holding(), clean=clean, provisions=tuple(provisions), duties=(duty,))


def test_articles_of_the_document_and_of_its_annex_are_told_apart(built: Holding) -> None:
    assert articles_of(built) == (1, 1)


def test_footnotes_are_named_by_their_numbers(built: Holding) -> None:
    assert footnotes_of(built) == ["2"]


def test_a_character_that_two_claim_or_none_is_not_counted(built: Holding) -> None:
    first, *others = built.provisions
    assert owned_once(built) == len(built.clean)
    assert owned_once(replace(built, provisions=tuple(others))) == len(built.clean) - len(first.text)
    assert owned_once(replace(built, provisions=(first, first, *others))) == len(built.clean) - len(
        first.text
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ""),
        ({"path": "d1.k7"}, "no such path"),
        ({"begins": "Bến cá loại II"}, "begins “bến cá loại i”"),
        ({"page": 2}, "on page 1"),
        ({"path": "d1.k1.d9", "begins": "Cắm mốc", "page": 2}, ""),
        ({"path": "*.d1", "begins": "Bến", "page": 3}, ""),
    ],
)
def test_a_place_is_right_with_its_address_words_and_page(
    built: Holding, change: dict[str, object], told: str
) -> None:
    assert wrong_place(replace(PLACE, **change), built) == told


def test_a_title_must_stand_in_the_trail(built: Holding) -> None:
    assert wrong_heading(HeadingGold("f", "d1", ["Quy định chung"]), built) == ""
    assert wrong_heading(HeadingGold("f", "d1", ["Điều khoản thi hành"]), built)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, set()),
        ({"lead": "Sở Nội vụ"}, {"lead"}),
        ({"partners": ["các", "xã"]}, {"partners"}),
        ({"deadline": "Quý II/2031", "page": 5}, {"deadline", "page"}),
        ({"product": "Báo cáo"}, {"product"}),
        ({"path": "PL.9"}, {"row"}),
        ({"path": "PL.1b"}, {"lead"}),
    ],
)
def test_every_cell_of_a_task_is_compared(built: Holding, change: dict[str, object], wrong: set[str]) -> None:
    assert set(wrong_cells(replace(ROW, **change), built)) == wrong


@pytest.mark.parametrize(
    ("act", "right"),
    [
        (ActGold("f", "repeals", "7/2029/NĐ-CP", date(2029, 4, 5)), True),
        (ActGold("f", "repeals", "7/2029/NĐ-CP"), True),
        (ActGold("f", "amends", "7/2029/NĐ-CP"), False),
        (ActGold("f", "repeals", "7/2029/NĐ-CP", date(2029, 4, 6)), False),
        (ActGold("f", "repeals", "8/2029/NĐ-CP"), False),
    ],
)
def test_an_act_needs_its_kind_number_and_day(built: Holding, act: ActGold, right: bool) -> None:
    relation = Relation("x", "x/d1", "repeals", "7/2029/NĐ-CP", date(2029, 4, 5), Span(0, 1))
    assert (wrong_act(act, replace(built, relations=(relation,))) == "") is right


def test_rows_groups_and_further_rows_are_counted(built: Holding) -> None:
    assert wrong_count(CountGold("f", "PL", numbered=1, groups=1, further=1), built) == ""
    assert wrong_count(CountGold("f", "PL", numbered=2, groups=1), built) == "1 numbered, 1 groups, 1 further"
    assert wrong_count(CountGold("f", "PL", numbered=1, groups=0), built)


IDENTITY: dict[str, object] = {
    "kind": "Nghị định", "title": "Quy định về bến cá", "signed_on": date(2031, 2, 3), "issuer": ["Bộ A", "Bộ B"],
    "place": "Hà Nội", "in_force_from": "unknown",
}  # fmt: skip


def _of(**changes: object) -> Document:
    told = {"kind": "Nghị định", "title": "Nghị định quy định về bến cá", "issuer": "Bộ A; Bộ B", "place": ""}
    return document(**{**told, "in_force_from": "unknown", **changes})


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, set()),
        ({"title": "Quy định về cảng cá"}, {"title"}),
        ({"issuer": "Bộ A"}, {"issuer"}),
        ({"place": "Hải Sơn"}, {"place"}),
        ({"signed_on": None}, {"signed_on"}),
        ({"in_force_from": date(2031, 2, 3)}, {"in_force_from"}),
    ],
)
def test_each_field_of_the_identity_is_compared(changes: dict[str, object], wrong: set[str]) -> None:
    assert set(wrong_fields(FileGold("f", 1, printed=IDENTITY), _of(**changes))) == wrong


def test_words_taken_for_furniture_are_counted_but_for_running_heads_and_heads_of_tables() -> None:
    lines = (
        Line("CÔNG BÁO/Số 9/Ngày 01-02-2031 7", furniture=True),
        Line("TT\tNhiệm vụ", furniture=True),
        Line("12", furniture=True),
        Line("có hiệu lực từ năm 2031.", furniture=True),
        Line("Điều 1. Phạm vi"),
    )
    assert words_set_aside(Reading(lines, "pdf")) == 5


def test_the_gold_names_only_files_it_knows() -> None:
    gold = read_gold()
    named = {
        one.file for facts in (gold.places, gold.headings, gold.rows, gold.counts, gold.acts) for one in facts
    }
    assert named <= gold.files.keys()
    assert sum(file.refused for file in gold.files.values()) == 1


def test_without_the_files_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "FILES", bench.CHECKOUT.parent / "shared" / "nowhere")
    bench.main([])
    assert "nothing is measured" in capsys.readouterr().out
