"""What is asked of documents themselves: several things at once, their parts, recipients, signers and likes."""

from collections.abc import Callable

import pytest

from assistant.answers.answer import Answer, Status
from assistant.answers.documents.signing import signing_in
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.evidence import OPERATIONS
from assistant.answers.question.lexicon import Lexicon
from assistant.library.nouns import Provision
from tests.answers.conftest import Asked

Ask = Callable[[str], Answer]


def places(answer: Answer) -> set[str]:
    return {citation.quote.provision for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (
            "Quyết định 569/QĐ-TTg ai ký, ban hành chiến lược gì?",
            ("Vũ Đức Đam", "Chiến lược phát triển khoa học"),
        ),
        ("Thông tư 10/2025/TT-BKHCN quy định gì và ai ký?", ("Nguyễn Mạnh Hùng", "Sở Khoa học và Công nghệ")),
        ("TT 10/2025/TT-BKHCN quy định gì và ai ký?", ("Nguyễn Mạnh Hùng", "Sở Khoa học và Công nghệ")),
        (
            "Đề án 204 tên đầy đủ là gì, do cơ quan nào phê duyệt?",
            ("Ban Bí thư", "Chuyển đổi số trong các cơ quan"),
        ),
        ("nghi quyet 193/2025/qh15 duoc thong qua ngay nao, ai ky", ("19/02/2025", "Trần Thanh Mẫn")),
        (
            "Ai ký chương trình 42, giữ chức vụ gì, ban hành ngày nào?",
            ("Nguyễn Duy Lâm", "BÍ THƯ", "10 tháng 4"),
        ),
        (
            "Nghị định 356/2025/NĐ-CP thay thế nghị định nào và có hiệu lực khi nào?",
            ("13/2023/NĐ-CP", "01/01/2026"),
        ),
    ],
)
def test_two_things_asked_at_once_are_both_answered(ask: Ask, question: str, values: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [value for value in values if value not in answer.text] == []
    assert len(answer.text.split()) < 150
    said = {n for sentence in answer.sentences for n in sentence.citations}
    assert said == {citation.n for citation in answer.citations}


def test_of_two_things_the_one_that_is_not_known_is_said_to_be_unknown(ask: Ask) -> None:
    answer = ask("Quyết định 204-QĐ/TW ai ký, ban hành ngày nào?")
    assert answer.status is Status.PARTIAL
    assert "**29/11/2024**" in answer.text
    assert "ghi người ký" in answer.text


@pytest.mark.parametrize(
    ("question", "told", "place"),
    [
        ("Quyết định 569/QĐ-TTg đã được điều chỉnh bởi văn bản nào?", "604/QĐ-TTg", "569-qd-ttg-2022/tl.3"),
        ("Nghị quyết 71/NQ-CP bị sửa đổi bởi văn bản nào?", "11/NQ-CP", "71-nq-cp-2025/tl.2"),
        ("Nghị quyết 105/NQ-CP có thay thế văn bản nào không?", "không ghi thay thế", "105-nq-cp-2026/tl.3"),
        ("Luật 93/2025/QH15 thay luật nào?", "29/2013/QH13", "93-2025-qh15/tl.3"),
        (
            "Chương trình 01-CTr/TU có thay Chương trình 42-CTr/TU không?",
            "chưa thấy",
            "01-ctr-tu-ha-tinh-2025/tl.4",
        ),
        (
            "Phần trí tuệ nhân tạo trong Luật Công nghiệp công nghệ số còn hiệu lực không?",
            "bãi bỏ",
            "71-2025-qh15/tl.4",
        ),
        ("Chương trình 42 có thay Chương trình 40 không?", "thay thế", "42-ctr-tu-ha-tinh-2025/V.9"),
        ("Nghị định 88/2025/NĐ-CP hiện còn áp dụng không?", "chưa xác định được", "88-2025-nd-cp/tl.3"),
    ],
)
def test_what_documents_do_to_each_other_is_told_from_the_clause_that_says_it(
    ask: Ask, question: str, told: str, place: str
) -> None:
    answer = ask(question)
    assert told in answer.text
    assert places(answer) == {place}


@pytest.mark.parametrize(
    ("question", "told", "place"),
    [
        (
            "Quyết định 204-QĐ/TW nêu trong chương trình ban hành ngày nào?",
            "ngày 29/11/2024 của Ban Bí thư",
            "V.2-1",
        ),
        (
            "Theo phần mở đầu chương trình 42, Nghị quyết 57-NQ/TW ra ngày nào?",
            "ngày 22/12/2024 của Bộ Chính trị",
            "~1",
        ),
        (
            "Nghị quyết 03/NQ-CP được nhắc ở mục nào của chương trình?",
            "**Mục V.2, gạch đầu dòng 1**",
            "V.2-1",
        ),
        ("Chương trình có nhắc tới Đề án 06 không?", "**Mục V.5, gạch đầu dòng 1**", "V.5-1"),
        ("Kinh phí thực hiện chương trình lấy từ đâu?", "được bố trí từ ngân sách", "V.8-1"),
    ],
)
def test_what_the_programme_says_of_others_is_told_from_where_it_says_it(
    ask: Ask, question: str, told: str, place: str
) -> None:
    answer = ask(question)
    assert told in answer.text
    assert places(answer) == {f"42-ctr-tu-ha-tinh-2025/{place}"}


def test_documents_named_are_listed_without_the_one_set_aside_and_of_the_issuers_asked_for(ask: Ask) -> None:
    answer = ask("Ngoài Nghị quyết 57, chương trình còn nhắc tới văn bản nào của Ban Bí thư và Chính phủ?")
    lines = [sentence.text for sentence in answer.sentences[1:]]
    assert ["204-QĐ/TW" in lines[0], "03/NQ-CP" in lines[1], len(lines)] == [True, True, 2]


def test_a_thing_is_found_wherever_it_is_named(ask: Asked) -> None:
    answer = ask("Quỹ đầu tư mạo hiểm được nhắc ở mục nào của chương trình?")
    held = next(holding for holding in ask.holdings if holding.document.text == "verbatim")
    named = {p.id for p in held.provisions if "quỹ đầu tư mạo hiểm" in p.text.lower()}
    assert places(answer) == named
    assert len(named) > 1


def test_a_day_and_the_validity_are_told_together(ask: Ask) -> None:
    answer = ask("Nghị quyết 57 ban hành ngày nào, còn hiệu lực không?")
    assert "**22/12/2024**" in answer.text
    assert "**còn hiệu lực**" in answer.text


@pytest.mark.parametrize(
    "question", ["Báo cáo có được gửi cho Ban Nội chính không?", "Sở Y tế báo cáo gửi cho ai?"]
)
def test_what_is_sent_by_others_is_not_looked_for_among_the_recipients(ask: Ask, question: str) -> None:
    assert "nơi nhận" not in ask(question).text.lower()


@pytest.mark.parametrize(
    "question", ["{} và {} có phải là một không?", "{} khác {} thế nào?", "{} với {} khác gì nhau"]
)
def test_two_documents_of_one_number_are_told_apart(ask: Ask, question: str) -> None:
    answer = ask(question.format("Luật 71/2025/QH15", "Nghị quyết 71/NQ-CP"))
    assert answer.status is Status.ANSWERED
    assert "hai văn bản khác nhau" in answer.sentences[0].text
    assert places(answer) == {"71-2025-qh15/tl.6"}


def test_a_document_is_found_by_what_it_is_about(ask: Ask) -> None:
    answer = ask("Nghị quyết nào sắp xếp xã, phường của Hà Tĩnh năm 2025?")
    assert "1665/NQ-UBTVQH15" in answer.sentences[0].text
    answer = ask("Nghị định nào về bảo vệ dữ liệu cá nhân?")
    assert "356/2025/NĐ-CP" in answer.sentences[0].text  # the one before it counts no more


def test_what_is_told_before_the_question_is_not_asked(ask: Ask) -> None:
    answer = ask("Tôi đang soạn tờ trình có viện dẫn Quyết định 1131/QĐ-TTg. Văn bản này còn hiệu lực không?")
    assert "**đã bị thay thế**" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Quyết định 893/QĐ-TTg nói gì?", "Nghị quyết 109/NQ-CP gồm những gì?", "Chương trình 42 nói gì?"],
)
def test_an_overview_is_short_and_says_what_the_document_is(ask: Ask, question: str) -> None:
    answer = ask(question)
    own = " ".join(sentence.text for sentence in answer.sentences if "Lưu ý: tóm lược" not in sentence.text)
    assert 20 < len(own.split()) < 160
    said = {n for sentence in answer.sentences for n in sentence.citations}
    assert said == {citation.n for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "told", "paths"),
    [
        ("Chương trình có mấy phần, tên từng phần là gì?", "có **3 phần**", {"I", "II", "III"}),
        ("chuong trinh co may phan", "có **3 phần**", {"I", "II", "III"}),
        ("Phần nhiệm vụ có mấy nhóm, là những nhóm nào?", "có **2 nhóm**", {"II.1", "II.2"}),
        ("Phần II có mấy mục?", "có **2 mục**", {"II.1", "II.2"}),
        ("Phần tổ chức thực hiện gồm những mục nào?", "có **3 mục**", {"III.1", "III.2", "III.3"}),
        ("Chương trình gửi đến những nơi nào?", "– Bộ Chính trị", {"cuoi-1", "cuoi-2", "cuoi-3"}),
        ("Bản lưu của chương trình để ở đâu?", "Lưu Văn phòng.", {"cuoi-3"}),
        ("Đảng ủy trực thuộc có nằm trong nơi nhận không?", "Có. Phần nơi nhận ghi", {"cuoi-2"}),
        (
            "Người ký chương trình giữ chức vụ gì, thay mặt ai?",
            "**BÍ THƯ**, thay mặt (T/M) **TỈNH ỦY**",
            {"cuoi~1"},
        ),
        ("Phụ lục của chương trình tên là gì?", "Các chỉ tiêu chủ yếu", {"PL"}),
        (
            "Chương trình viện dẫn những văn bản nào?",
            "Nghị quyết số 88-NQ/TW, ngày 05/02/2026",
            {"~1", "III.3-2"},
        ),
    ],
)
def test_the_invented_programme_is_told_by_its_own_parts(
    ask_invented: Asked, question: str, told: str, paths: set[str]
) -> None:
    answer = ask_invented(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text
    assert {place.partition("/")[2] for place in places(answer)} == paths


def test_who_is_no_recipient_is_said_to_be_none(ask_invented: Asked) -> None:
    answer = ask_invented("Hội Nông dân có nằm trong nơi nhận không?")
    assert answer.status is Status.PARTIAL
    assert "không ghi đích danh" in answer.sentences[0].text


def test_every_part_is_counted_as_it_is_divided(ask: Asked, lexicon: Lexicon) -> None:
    """Ask of each part of the programme by its path how many items it has."""
    id_ = "42-ctr-tu-ha-tinh-2025"
    provisions = lexicon.library.provisions(id_)
    counted = 0
    for part in provisions:
        below = [p for p in provisions if p.parent == part.id and p.kind == "item"]
        if part.kind in {"part", "item"} and len(below) > 1:
            answer = ask(
                f"{'Phần' if part.kind == 'part' else 'Mục'} {part.path} của chương trình có mấy mục?"
            )
            assert f"có **{len(below)} mục**" in answer.text, answer.text
            assert places(answer) == {p.id for p in below}
            counted += 1
    assert counted > 5


@pytest.mark.parametrize(
    ("printed", "position", "whom", "how"),
    [
        ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\nTrần Văn Mẫu", "BÍ THƯ", "BAN THƯỜNG VỤ", "for"),
        (
            "TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n(Đã ký)\nTrần Văn Mẫu",
            "PHÓ THỦ TƯỚNG",
            "THỦ TƯỚNG",
            "in_place",
        ),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn Mẫu", "THỨ TRƯỞNG", "BỘ TRƯỞNG", "in_place"),
        ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ\nTrần Văn Mẫu", "GIÁM ĐỐC SỞ", "CHỦ TỊCH", "by_authority"),
        ("TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\nTrần Văn Mẫu", "CHÁNH VĂN PHÒNG", "BỘ TRƯỞNG", "by_order"),
        ("CHỦ TỊCH QUỐC HỘI\nTrần Văn Mẫu", "CHỦ TỊCH QUỐC HỘI", "", "alone"),
    ],
)
def test_a_signature_is_read_as_it_is_printed(printed: str, position: str, whom: str, how: str) -> None:
    signature = Provision("a/k", "a", "k", None, "signature", "", (), printed, 0, len(printed), len(printed))
    signing = signing_in(signature, "Trần Văn Mẫu")
    assert signing is not None
    assert (signing.position, signing.whom, signing.how) == (position, whom, how)
    assert signing_in(signature, printed.splitlines()[0]) is None


def test_parts_are_counted_only_where_they_are_cited_and_of_one_whole(lexicon: Lexicon) -> None:
    id_ = "42-ctr-tu-ha-tinh-2025"
    parts = [f"{id_}/{path}" for path in ("I", "II", "IV.1")]
    quotes = [Citer(lexicon).quote(lexicon.provision(part)) for part in parts]
    count, labels = OPERATIONS["parts"], OPERATIONS["labelled"]
    assert count((id_, *parts[:2]), quotes, lexicon) == "42-CTr/TU 2"
    assert count((id_, *parts[:2]), quotes[1:], lexicon) is None
    assert count((id_, *parts[1:]), quotes, lexicon) is None
    assert count(("57-nq-tw-2024", *parts[:2]), quotes, lexicon) is None
    assert labels((id_, parts[2]), quotes, lexicon) == "42-CTr/TU Mục IV.1"
    assert labels((id_, parts[2]), quotes[:2], lexicon) is None


def test_two_documents_are_two_only_where_both_are_named(lexicon: Lexicon) -> None:
    quote = Citer(lexicon).quote(lexicon.provision("71-2025-qh15/tl.6"))
    other = Citer(lexicon).quote(lexicon.provision("71-2025-qh15/tl.1"))
    two = OPERATIONS["two_documents"]
    assert (
        two(("71-2025-qh15", "71-nq-cp-2025"), [quote], lexicon)
        == "71/2025/QH15 71/NQ-CP 14/06/2025 01/04/2025"
    )
    assert two(("71-2025-qh15", "71-nq-cp-2025"), [other], lexicon) is None
    assert two(("71-2025-qh15", "71-2025-qh15"), [quote], lexicon) is None
