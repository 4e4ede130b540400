"""Names found whole, however they are typed."""

from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import Called
from assistant.answers.question.understand import understand
from assistant.places import data_folder
from assistant.text.normal import fold
from ingest.corpus import build_document
from ingest.reference import read_reference
from tests.answers.conftest import INVENTED, Asked

CALLED = Called(
    [("Ban Chỉ đạo tỉnh", "bcd"), ("Ban Chỉ đạo của Ủy ban nhân dân tỉnh", "bcd-ub"), ("UBND tỉnh", "ub")]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ban Chỉ đạo tỉnh làm gì", ["bcd"]),
        ("ban chi dao  tinh", ["bcd"]),
        ("Ban Chỉ đạo của Ủy ban nhân dân tỉnh", ["bcd-ub"]),
        ("ubnd-tỉnh và Ban Chỉ đạo tỉnh", ["ub", "bcd"]),
        ("Ban Chỉ đạo, Ủy ban nhân dân tỉnh", []),
        ("UBND tỉnhh", []),
        ("İUBND tỉnh", []),
        ("", []),
    ],
)
def test_found_in(text: str, found: list[str]) -> None:
    assert [mention.id for mention in CALLED.found_in(text)] == found


def test_a_sign_that_parts_a_list_stands_only_in_names_printed_with_one() -> None:
    called = Called([("Mặt trận, các đoàn thể", "mt"), ("Ban Kiểm tra Tỉnh ủy", "kt")])
    assert [m.id for m in called.found_in("Mặt trận các đoàn thể; Mặt trận, các đoàn thể")] == ["mt", "mt"]
    assert called.found_in("Ban Kiểm tra, Tỉnh ủy") == []


NUMBERED = Called(
    [("Nghị quyết 71", "71"), ("71/NQ-MO", "71"), ("NQ71", "71"), ("Nghị quyết 7", "7")], numbers=True
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nghị quyết 71", ["71"]),
        ("Nghị quyết 71.", ["71"]),
        ("Nghị quyết 71, mục 2", ["71"]),
        ("Theo Nghị quyết 71 - văn bản mới", ["71"]),
        ("nghi quyet 71/nq-mo", ["71"]),
        ("Nghị quyết số 71/NQ-MO", ["71"]),
        ("nq71", ["71"]),
        ("Nghị quyết 71-NQ/TW", []),
        ("Nghị quyết 71/2025", []),
        ("Nghị quyết 71/NQ-MOA", []),
        ("Nghị quyết 71/NQ-MO-2", []),
        ("Nghị quyết 712", []),
        ("Nghị quyết 71a", []),
        ("172/NQ-MO", []),
        ("171/NQ-MO", []),
    ],
)
def test_a_number_is_not_found_in_a_longer_one(text: str, found: list[str]) -> None:
    assert [mention.id for mention in NUMBERED.found_in(text)] == found


def test_a_name_of_several_names_them_all() -> None:
    called = Called([("BCĐ", "mot"), ("BCĐ", "hai"), ("BCĐ tỉnh", "mot"), ("BCĐ", "mot")])
    (shared, alone) = called.found_in("BCĐ và BCĐ tỉnh")
    assert (shared.ids, shared.id) == (("mot", "hai"), None)
    assert (alone.ids, alone.id) == (("mot",), "mot")


TONED = Called([("Sở Y tế", "so"), ("Chính phủ", "cp"), ("SYT", "so")])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sở Y tế", ["so"]),
        ("sở y tế", ["so"]),
        ("so y te", ["so"]),
        ("Sở y te", ["so"]),
        ("SO Y TE", ["so"]),
        ("số y tế", []),
        ("sợ y tế", []),
        ("chính phủ", ["cp"]),
        ("chinh phu", ["cp"]),
        ("chỉnh phù", []),
        ("chính phu", ["cp"]),
        ("syt", ["so"]),
    ],
)
def test_accents_count_where_they_are_typed(text: str, found: list[str]) -> None:
    assert [mention.id for mention in TONED.found_in(text)] == found


@pytest.mark.parametrize("typed", [str, str.upper, fold])
@pytest.mark.parametrize(
    "text",
    [
        "các cơ sở y tế",
        "cán bộ y tế",
        "đồng bộ, xây dựng",
        "xã hội, nông dân",
        "điều chỉnh phù hợp",
        "hồ sơ y tế",
    ],
)
def test_the_end_of_a_common_word_names_no_agency(
    lexicon: Lexicon, text: str, typed: Callable[[str], str]
) -> None:
    assert lexicon.names.agencies.found_in(typed(text)) == []


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Sở Y tế", "so-y-te"),
        ("so y te", "so-y-te"),
        ("theo Sở Y tế", "so-y-te"),
        ("cơ sở của Sở Y tế", "so-y-te"),
        ("co so cua so y te", "so-y-te"),
        ("Chính phủ ban hành", "chinh-phu"),
        ("chinh phu ban hanh", "chinh-phu"),
    ],
)
def test_an_agency_is_named_with_and_without_accents(lexicon: Lexicon, text: str, agency: str) -> None:
    assert [mention.id for mention in lexicon.names.agencies.found_in(text)] == [agency]


def test_words_that_name_an_agency_only_in_a_list_name_none_in_a_question(tmp_path: Path) -> None:
    copy(INVENTED / "bac-lam" / "card.toml", tmp_path)
    (tmp_path / "source.md").write_text(
        "I. MỤC ĐÍCH\n\n1. Rừng xanh hơn.\n\nPHỤ LỤC\n\nTT\tNhiệm vụ\tCơ quan chủ trì\n"
        "1\tTrồng tre\tCác Sở: Tài chính, Măng Tre Bắc Lâm\n2\tĐo rừng\tHội Mật ong Bắc Lâm\n",
        encoding="utf-8",
    )
    asked = Asked(
        [build_document(tmp_path, read_reference(data_folder("corpus")).agencies)], tmp_path / "home"
    )
    with asked.shelf.lend() as edition:
        names = Lexicon(edition).names
    found = names.agencies.found_in("tài chính của Sở Tài chính, măng tre Bắc Lâm, Hội Mật ong Bắc Lâm")
    assert [mention.id for mention in found] == ["so-tai-chinh", "hoi-mat-ong-bac-lam"]
    assert names.agency("so-tai-chinh") == "Sở Tài chính"
    asked.shelf.close()


def test_nothing_is_found_where_nothing_is_named() -> None:
    assert Called([]).found_in("Ban Chỉ đạo tỉnh") == []


@pytest.mark.parametrize(
    ("text", "years", "numbers", "place"),
    [
        ("chỉ tiêu 51.3 năm 2030 và 2035", (2030, 2035), ("51.3",), None),
        ("chi tieu so 60b", (), ("60b",), None),
        ("mục IV.2.5 nói gì", (), (), (("IV.2.5",),)),
        ("V.4-2", (), (), (("V.4-2",),)),
        ("giai đoạn 2025-2030", (2025, 2030), (), None),
        ("ngày 22/12/2024", (), (), None),
        ("số 1234567", (), (), None),
    ],
)
def test_understand(
    lexicon: Lexicon,
    text: str,
    years: tuple[int, ...],
    numbers: tuple[str, ...],
    place: tuple[tuple[str, ...], ...] | None,
) -> None:
    asked = understand(text, lexicon.names)
    assert (asked.years, asked.target_numbers, asked.address and asked.address.paths) == (
        years,
        numbers,
        place,
    )


def test_ai_in_capitals_asks_for_nobody(lexicon: Lexicon) -> None:
    assert "whose" not in understand("Ứng dụng AI trong quản lý", lexicon.names).wants
    assert "whose" in understand("Ai ứng dụng?", lexicon.names).wants


def test_an_abbreviated_agency_is_read_in_full(lexicon: Lexicon) -> None:
    asked = understand("UBND tỉnh báo cáo", lexicon.names)
    assert asked.agencies == ("uy-ban-nhan-dan-tinh",)
    assert "nhan" in {term.folded for term in asked.terms}
