import pytest

from ingest.structure.numbering import (
    ARTICLES,
    PARTY_OUTLINE,
    arabic_number,
    follows,
    heading_number,
    in_legal_order,
    latin_number,
    letter_number,
    roman_number,
)


def opens(line: str) -> list[str]:
    return [style.name for style in ARTICLES if style.pattern.match(line)]


@pytest.mark.parametrize(
    ("read", "mark", "number"),
    [
        (arabic_number, "7", (7, 0)),
        (arabic_number, "012", (12, 0)),
        (arabic_number, "7đ", (7, 5)),
        (arabic_number, "3.12", (12, 0)),
        (arabic_number, "7f", None),
        (roman_number, "XIV", (14, 0)),
        (roman_number, "IIa", (2, 1)),
        (roman_number, "IIII", None),
        (letter_number, "đ", (5, 0)),
        (letter_number, "e", (6, 0)),
        (letter_number, "a2", (1, 2)),
        (letter_number, "w", None),
        (heading_number, "HAI", (2, 0)),
        (heading_number, "nhất", (1, 0)),
        (heading_number, "4", (4, 0)),
        (heading_number, "IV", (4, 0)),
    ],
)
def test_numbers_of_marks(read: object, mark: str, number: object) -> None:
    assert callable(read)
    assert read(mark) == number


def test_what_follows_what() -> None:
    assert follows((7, 0), (8, 0))
    assert follows((7, 0), (7, 1))
    assert follows((7, 2), (8, 0))
    assert not follows((7, 0), (9, 0))
    assert not follows((7, 0), (8, 1))


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("Điều 7. Nguồn nước", "article"),
        ("Điều 7a.³ Nguồn nước", "article"),
        ("Điều 12⁵.", "article"),
        ("Điều 12.Nguồn nước", "article"),
        ("ĐIỀU 3: Nguồn nước", "article"),
        ("Điều 4", "article"),
        ("Điều 9. (được bãi bỏ)", "article"),
        ("PHẦN THỨ NHẤT", "part"),
        ("Phần II. NGUỒN NƯỚC", "part"),
        ("Chương I", "chapter"),
        ("CHƯƠNG IIa NGUỒN NƯỚC", "chapter"),
        ("Chương 2¹⁵ (được bãi bỏ)", "chapter"),
        ("Mục 1. NGUỒN NƯỚC", "section"),
        ("Tiểu mục 2", "subsection"),
        ("2.⁴ Hồ chứa", "number"),
        ("³ 1. Hồ chứa", "number"),
        ("1.Hồ chứa", "number"),
        ("2a. Hồ chứa", "number"),
        ("đ)⁵ Hồ chứa", "point"),
        ("1.2. Hồ chứa", "dotted"),
        ("IV. HỒ CHỨA", "roman"),
        ("0103. Dung tích hồ chứa", "code"),
        ("1) Hồ chứa", "bracket"),
        ("- Hồ chứa", "dash"),
    ],
)
def test_marks_of_law(line: str, style: str) -> None:
    assert style in opens(line)


@pytest.mark.parametrize(
    "line",
    [
        "Điều 5 của Luật này được áp dụng",
        "Điều 5, Điều 6 và Điều 7",
        "Điều kiện cấp phép",
        "Chương trình cấp nước",
        "Chương II của Nghị định này",
        "Mục 3 Chương IV Nghị định này",
        "Phần mềm quản lý",
        "Mẫu số 02",
        "2031. Đây là một năm",
        "15.000 hộ đã có nước",
        "2.500.000 đồng mỗi hộ",
        "--------------",
        "* * *",
    ],
)
def test_prose_opens_nothing(line: str) -> None:
    assert opens(line) == []


def test_the_party_outline_knows_no_articles() -> None:
    assert not any(style.pattern.match("Điều 7. Nguồn nước") for style in PARTY_OUTLINE)


@pytest.mark.parametrize(
    ("before", "mark_before", "mark", "number"),
    [
        ((4, 0), "d", "e", (10_005, 0)),
        ((10_005, 0), "e", "f", (10_006, 0)),
        ((10_009, 0), "i", "j", (10_010, 0)),
        ((6, 0), "e", "f", None),
        ((9, 0), "i", "j", None),
        ((10_005, 0), "e", "g", None),
        ((4, 0), "d", "đ", None),
        ((4, 1), "d1", "e", None),
    ],
)
def test_letters_in_latin_order(
    before: tuple[int, int], mark_before: str, mark: str, number: tuple[int, int] | None
) -> None:
    assert latin_number(before, mark_before, mark) == number


def test_a_latin_number_has_its_place_in_legal_order() -> None:
    assert in_legal_order((10_005, 0), "e") == (6, 0)
    assert in_legal_order((10_006, 0), "f") == (6, 0)
    assert in_legal_order((7, 1), "7a") == (7, 1)
