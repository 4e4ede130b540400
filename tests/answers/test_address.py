"""The address of a place, as questions spell it."""

import pytest

from assistant.answers.question.address import address_in


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("Điều 5 quy định gì?", [("d5",)]),
        ("khoản 2 Điều 7 nói gì", [("d7.k2", "d7.2")]),
        ("Điều 7, khoản 2", [("d7.k2", "d7.2")]),
        ("điểm đ khoản 1 của Điều 21", [("d21.k1.dd", "d21.1.dd")]),
        ("điểm a, b khoản 1 Điều 21", [("d21.k1.a", "d21.1.a"), ("d21.k1.b", "d21.1.b")]),
        ("Điều 5 và Điều 6", [("d5",), ("d6",)]),
        ("dieu 48a noi gi", [("d48a",)]),
        ("Mục 1 Chương III", [("c3.m1", "c3.1", "c3.I")]),
        ("mục 4", [("m4", "4", "IV")]),
        ("mục IV", [("m4", "IV", "4")]),
        ("chương 3", [("c3",)]),
        ("Chương III", [("c3",)]),
        ("Phần thứ hai", [("p2", "2", "II")]),
        ("phan thu hai", [("p2", "2", "II")]),
        ("Chương thứ tư", [("c4",)]),
        ("Điều 9 Mục 1 Chương III", [("d9",)]),
        ("Chương 4", [("c4",)]),
        ("Phần thứ 2", [("p2", "2", "II")]),
        ("Phần II", [("p2", "II", "2")]),
        ("Phụ lục IV", [("PL4",)]),
        ("Mẫu số 01 Phụ lục II", [("PL2.M1",)]),
        ("mục IV.2 nói gì", [("IV.2",)]),
        ("mục 4.2 nói gì", [("4.2", "IV.2")]),
        ("IV.2.5", [("IV.2.5",)]),
        ("V.4-2", [("V.4-2",)]),
        ("V.4 gạch đầu dòng 2", [("V.4-2",)]),
        ("gach dau dong thu 3 muc V.4", [("V.4-3", "5.4-3")]),
        ("điểm a khoản 3 mục II", [("m2.k3.a", "m2.3.a", "II.k3.a", "II.3.a", "2.k3.a", "2.3.a")]),
        ("Điều 5 và 30 ngày", [("d5",)]),
        ("các phụ lục có gì", [("PL",)]),
    ],
)
def test_what_it_names(text: str, paths: list[tuple[str, ...]]) -> None:
    found = address_in(text)
    assert found is not None
    assert list(found.paths) == paths


@pytest.mark.parametrize(
    "text",
    [
        "mức 2 là bao nhiêu",
        "điều kiện 5 sao",
        "khoản 1 Điều 5 và khoản 2 Điều 6",
        "Điều 5 liên quan gì tới việc ở Điều 9",
        "tăng 5 điểm",
        "chương trình 42",
        "phần thu hai bên đóng góp",
        "phần thứ tự ưu tiên",
        "phan thu nam 2030",
        "hệ số I và V",
        "loại C, hạng IV",
        "Điều 5/2031",
    ],
)
def test_what_is_no_address_or_more_than_one(text: str) -> None:
    assert address_in(text) is None


def test_a_list_of_very_many_places_names_none() -> None:
    assert address_in("Điều " + ", ".join(map(str, range(1, 21)))) is not None
    assert address_in("Điều " + ", ".join(map(str, range(1, 22)))) is None


def test_the_question_beside_it() -> None:
    found = address_in("Trong khoản 2 Điều 7 có hạn nào?")
    assert found is not None
    assert (found.said, found.beside.split()) == ("khoản 2 Điều 7", ["Trong", "có", "hạn", "nào?"])


def test_an_annex_without_a_number_may_be_spoken_of_in_passing() -> None:
    bare, numbered = address_in("phụ lục"), address_in("Phụ lục I")
    assert bare is not None
    assert numbered is not None
    assert (bare.bare, numbered.bare) == (True, False)
