"""Answers from task tables and from values of phases: word for word, with every cell cited."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answers.answer import Answer, Status
from assistant.places import data_folder
from ingest.corpus import build_document
from ingest.reference import read_reference
from tests.answers.conftest import INVENTED, Asked


@pytest.fixture(scope="module")
def ask_rows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    agencies = read_reference(data_folder("corpus")).agencies
    home: Path = tmp_path_factory.mktemp("rows") / "home"
    asked = Asked([build_document(INVENTED / "bac-lam", agencies)], home)
    yield asked
    asked.shelf.close()


def places(answer: Answer) -> list[str]:
    return [citation.quote.provision.partition("/")[2] for citation in answer.citations]


def quoted(answer: Answer) -> set[str]:
    return {quote.text for one in answer.citations for quote in (one.quote, *one.beside)}


def test_who_leads_a_task(ask_rows: Asked) -> None:
    answer = ask_rows("Ai chủ trì xây dựng quy chế khai thác măng tre?")
    assert answer.status is Status.ANSWERED
    assert answer.sentences[0].text == (
        "**Sở Nông nghiệp và Môi trường** (Cơ quan chủ trì): Xây dựng quy chế khai thác măng tre. Cơ quan phối hợp: "
        "Sở Tài chính; Các sở, ngành liên quan; Sản phẩm: Quy chế được ban hành; Thời gian hoàn thành: Quý IV/2031."
    )
    assert places(answer) == ["PL1.1.1"]
    assert {
        "Sở Nông nghiệp và Môi trường",
        "Cơ quan chủ trì",
        "Quý IV/2031",
        "Thời gian hoàn thành",
    } <= quoted(answer)


def test_every_quote_is_the_text_at_its_place(ask_rows: Asked) -> None:
    (holding,) = ask_rows.holdings
    answer = ask_rows("Sở Công Thương được giao việc gì, bao giờ xong?")
    for citation in answer.citations:
        for quote in (citation.quote, *citation.beside):
            assert quote.span.of(holding.clean) == quote.text


def test_what_an_agency_is_given_and_until_when(ask_rows: Asked) -> None:
    answer = ask_rows("Sở Tài chính được giao việc gì, bao giờ xong?")
    assert answer.status is Status.ANSWERED
    leads, lead, supports, support = [sentence.text for sentence in answer.sentences]
    assert (leads, supports) == ("Sở Tài chính (Cơ quan chủ trì):", "Sở Tài chính (Cơ quan phối hợp):")
    assert lead.startswith("– Rà soát mức thuế")
    assert "Thời gian hoàn thành: Tháng 6/2032" in lead
    assert support.startswith(
        "– Xây dựng quy chế khai thác măng tre. Cơ quan chủ trì: Sở Nông nghiệp và Môi trường;"
    )


def test_only_the_role_that_is_asked_for(ask_rows: Asked) -> None:
    answer = ask_rows("Sở Nông nghiệp và Môi trường phối hợp việc gì?")
    assert places(answer) == ["PL1.1.2"]
    assert "Cơ quan chủ trì: Sở Tài chính" in answer.text
    assert "Cục Thuế Bắc Lâm" in answer.text


def test_who_supports_is_said_of_all_in_the_cell(ask_rows: Asked) -> None:
    answer = ask_rows("Cơ quan nào phối hợp rà soát mức thuế đối với mật ong rừng?")
    (sentence,) = answer.sentences
    assert sentence.text.startswith(
        "**Sở Nông nghiệp và Môi trường; Cục Thuế Bắc Lâm** (Cơ quan phối hợp): Rà soát"
    )


def test_what_a_cell_says_beside_the_name_is_said_too(ask_rows: Asked) -> None:
    answer = ask_rows("Ai chủ trì lập sàn bán mật ong trên mạng?")
    assert (
        "2. Sở Khoa học và Công nghệ hướng dẫn kỹ thuật" in answer.text
        or "**Sở Công Thương; Sở Khoa học" in answer.text
    )
    assert places(answer) == ["PL1.2.2"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Khi nào hoàn thành việc rà soát mức thuế đối với mật ong rừng?", "Tháng 6/2032"),
        ("Sản phẩm của nhiệm vụ lập sàn bán mật ong trên mạng là gì?", "Sản phẩm: Sàn giao dịch"),
        ("Việc mở hội chợ lâm sản do cơ quan nào làm?", "**Sở Công Thương** (Cơ quan chủ trì)"),
    ],
)
def test_other_cells_of_the_row(ask_rows: Asked, question: str, said: str) -> None:
    answer = ask_rows(question)
    assert answer.status is Status.ANSWERED
    assert said in answer.text


def test_a_task_given_to_nobody_has_no_leader(ask_rows: Asked) -> None:
    answer = ask_rows("Ai chủ trì thống kê cây gỗ quý?")
    assert "(Cơ quan chủ trì)" not in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Độ che phủ rừng năm 2040 là bao nhiêu?", "**50 %** vào năm 2040"),
        ("Độ che phủ rừng năm 2033 là bao nhiêu?", "**45 - 47 %** ở cột “Giai đoạn 2031 - 2035”"),
        ("Độ che phủ rừng năm 2035 là bao nhiêu?", "**45 - 47 %** ở cột “Giai đoạn 2031 - 2035”"),
        ("Độ che phủ rừng năm 2030 là bao nhiêu?", "**41,5 %** ở cột “Hiện trạng 2030”"),
    ],
)
def test_a_figure_is_of_the_time_its_column_names(ask_rows: Asked, question: str, said: str) -> None:
    answer = ask_rows(question)
    assert said in answer.text
    assert "vào năm 2033" not in answer.text
    assert "vào năm 2035" not in answer.text


def test_who_watches_an_indicator(ask_rows: Asked) -> None:
    answer = ask_rows("Cơ quan nào theo dõi sản lượng mật ong rừng?")
    assert answer.sentences[0].text.startswith(
        "**Sở Công Thương** (Cơ quan theo dõi): Sản lượng mật ong rừng."
    )
