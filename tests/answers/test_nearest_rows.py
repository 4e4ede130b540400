"""A row that is only the nearest is said to be that; what a row does not tell it is not made to tell."""

from dataclasses import replace

import pytest

from assistant.answers.answer import Derivation, Status
from assistant.answers.proof.evidence import proven
from assistant.answers.question.lexicon import Lexicon
from tests.answers.conftest import Asked

NOT_NAMED = "Không có chỉ tiêu nào tên đúng như câu hỏi (không thấy “{}”); gần nhất là:"


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("Tỷ lệ doanh nghiệp có hồ sơ sức khỏe điện tử năm 2030", "doanh nghiệp"),
        ("Tỷ lệ phủ sóng 6G trên địa bàn năm 2030", "6G"),
        ("ty le phu song 6g 2030", "6g"),
    ],
)
def test_what_no_shown_row_is_named_is_said_first(ask: Asked, question: str, lacks: str) -> None:
    answer = ask(question)
    assert answer.status is Status.PARTIAL, answer.text
    assert answer.text.startswith(NOT_NAMED.format(lacks)), answer.text


def test_a_word_that_the_row_has_is_not_proven_to_lack(ask: Asked, lexicon: Lexicon) -> None:
    answer = ask("Tỷ lệ phủ sóng 6G trên địa bàn năm 2030")
    first = answer.sentences[0]
    assert first.derivation
    assert proven([first], answer.citations, lexicon)
    _, years, *rows = first.derivation.operands
    held = replace(first, derivation=Derivation("not_named", ("phủ sóng", years, *rows)))
    later = replace(first, derivation=Derivation("not_named", ("6G", "2035", *rows)))
    assert not proven([held], answer.citations, lexicon)
    assert not proven([later], answer.citations, lexicon)


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ phủ sóng 6G năm 2035 là bao nhiêu?",  # its cell says so
        "Năm 2030 người dân có hồ sơ sức khỏe điện tử chiếm mấy phần trăm vậy ad",
        "Tỷ lệ người dân có hồ sơ sức khõe điện tử năm 2030",  # a slip is no other word
    ],
)
def test_words_beside_a_name_and_slips_are_no_other_name(ask: Asked, question: str) -> None:
    assert ask(question).status is Status.ANSWERED, question


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("băng rộng 1Gbps 2025", "≥ 50%"),
        ("Năm 2025 bao nhiêu người dùng vào được mạng băng rộng cố định nhanh hơn 1 Gbps?", "≥ 50%"),
        ("Nộp lệ phí khi làm thủ tục hành chính: năm 2030 tỷ lệ thanh toán trực tuyến bao nhiêu?", "80%"),
    ],
)
def test_a_unit_run_together_and_a_subject_before_a_colon_are_read(
    ask: Asked, question: str, value: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert answer.text.startswith(f"**{value}**"), answer.text


def test_which_ones_a_row_only_counts_it_does_not_name(ask: Asked) -> None:
    answer = ask("Đô thị thông minh năm 2030 làm ở phường nào?")
    assert answer.status is Status.PARTIAL, answer.text
    assert answer.text.startswith("Chỉ tiêu này chỉ nêu mức đặt ra, không nêu đích danh")
    assert "**6 phường**" in answer.text
    assert ask("Đô thị thông minh năm nào được 6 phường?").status is not Status.PARTIAL


def test_two_figures_for_one_thing_are_of_two_rows(ask: Asked) -> None:
    answer = ask("Số hóa hồ sơ thủ tục hành chính 2025 chỗ ghi 95%, chỗ ghi 70% là sao?")
    assert answer.status is Status.ANSWERED
    assert "**95%**" in answer.text
    assert "≥ 70%**" in answer.text
    lacking = ask("Số hóa hồ sơ thủ tục hành chính 2025 chỗ ghi 95%, chỗ ghi 11% là sao?")
    assert "11%" not in lacking.text


def test_a_phrase_with_one_accent_wrong_asks_the_same(ask: Asked) -> None:
    assert ask("Nhóm chỉ tiêu 51 gồm bao nhiêu chỉ tiêu thành phân?").text.startswith("Có **9** chỉ tiêu")
    slip, meant = (ask(f"Kinh tế số chiếm bao nhiêu GRDP ở {each} mốc?") for each in ("tùng", "từng"))
    assert slip.text == meant.text
    assert slip.status is Status.ANSWERED


def test_the_short_forms_set_the_place_beside_the_country(ask: Asked) -> None:
    for question in ("TFP tỉnh so cả nước 2030", "tfp tỉnh, cả nước 2030"):
        answer = ask(question)
        assert "40% – 50%" in answer.text, question
        assert "trên 55%" in answer.text, question
