"""Who a document is, read off letterheads of nobody's documents."""

from datetime import date

import pytest

from assistant.library.reference import Agency
from ingest.identity.identity import Identity, identity_of

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DECREE = f"""CHÍNH PHỦ
________
Số: 9/2031/NĐ-CP
{NATION}
Hà Nội, ngày 03 tháng 5 năm 2031
NGHỊ ĐỊNH
Quy định về nuôi biển
xa bờ
Căn cứ Luật Nghề cá số 8/2030/QH19;
Chính phủ ban hành Nghị định quy định về nuôi biển xa bờ.
Điều 1. Phạm vi
Nghị định này quy định về bảo mật và bí mật nhà nước.
TM. CHÍNH PHỦ
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Trung tướng Nguyễn Văn Mẫu"""


def read(text: str, **more: object) -> Identity:
    return identity_of(text.split("\n"), **more)  # type: ignore[arg-type]


def test_a_decree() -> None:
    assert read(DECREE) == Identity(
        id="9-2031-nd-cp",
        number="9/2031/NĐ-CP",
        kind="Nghị định",
        title="Nghị định quy định về nuôi biển xa bờ",
        issuer="Chính phủ",
        signer="Nguyễn Văn Mẫu",
        signer_role="Phó Thủ tướng",
        signed_on=date(2031, 5, 3),
    )


@pytest.mark.parametrize("parting", ["\t", " "])
def test_a_letterhead_in_two_columns(parting: str) -> None:
    """What stands side by side is told apart, whether a tab or a space was left between."""
    text = (
        f"ỦY BAN NHÂN DÂN TỈNH HẢI SƠN{parting}Số: 31 /KH - UBND{parting}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        f"{parting}Độc lập - Tự do - Hạnh phúc{parting}Hải Sơn, ngày 4 tháng 6 năm 2031\n"
        "KẾ HOẠCH\nPhát triển nghề cá\nThực hiện Nghị quyết số 8-NQ/TW, Tỉnh ban hành Kế hoạch như sau:\n"
        "Nơi nhận:\n- Như trên.\tTM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê Thị Ví Dụ"
    )
    found = read(text)
    assert (found.number, found.issuer) == ("31/KH-UBND", "Ủy ban nhân dân tỉnh Hải Sơn")
    assert (found.place, found.id) == ("Hải Sơn", "31-kh-ubnd-hai-son-2031")
    assert (found.title, found.signed_on) == ("Kế hoạch phát triển nghề cá", date(2031, 6, 4))
    assert (found.signer, found.signer_role) == ("Lê Thị Ví Dụ", "Chủ tịch")


def test_a_party_document_and_its_agency_as_listed() -> None:
    text = (
        "TỈNH ỦY HẢI SƠN\n*\nSố 42-CTr/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nHải Sơn, ngày 10 tháng 4 năm 2031\n"
        "CHƯƠNG TRÌNH HÀNH ĐỘNG\nvề kinh tế biển\nI. MỤC TIÊU\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n(Đã ký)\nTrần Văn Mẫu"
    )
    found = read(text, agencies=(Agency("tinh-uy-hai-son", "Tỉnh uỷ Hải Sơn"),))
    assert (found.kind, found.issuer, found.place) == ("Chương trình hành động", "Tỉnh uỷ Hải Sơn", "Hải Sơn")
    assert found.title == "Chương trình hành động về kinh tế biển"
    assert (found.id, found.signer, found.signer_role) == ("42-ctr-tu-hai-son-2031", "Trần Văn Mẫu", "Bí thư")


def test_a_law_has_its_day_and_case_from_its_own_text() -> None:
    text = (
        f"QUỐC HỘI\nLuật số: 8/2030/QH19\n{NATION}\nLUẬT\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT NGHỀ CÁ\n"
        "Căn cứ Hiến pháp;\nQuốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Nghề cá.\n"
        "Điều 1. Sửa đổi\nLuật này được Quốc hội khóa XIX, kỳ họp thứ 2 thông qua ngày 7 tháng 11 năm 2030.\n"
        "CHỦ TỊCH QUỐC HỘI\nNgười Ký Tên"
    )
    found = read(text)
    assert found.title == "Luật sửa đổi, bổ sung một số điều của Luật Nghề cá"
    assert (found.signed_on, found.signer) == (date(2030, 11, 7), "Người Ký Tên")
    assert (found.issuer, found.signer_role) == ("Quốc hội", "Chủ tịch Quốc hội")


def test_a_joint_circular_and_a_number_cut_by_its_line() -> None:
    text = (
        f"BỘ THỦY SẢN - BỘ BIỂN - HẢI ĐẢO\nVÀ SÔNG NGÒI\n{NATION}\nSố: 5/2031/TTLT-BTS-\nBBHĐ\n"
        "Hà Nội, ngày 1 tháng 2 năm 2031\nTHÔNG TƯ LIÊN TỊCH\nQuy định phối hợp\nCăn cứ Luật Nghề cá;\nĐiều 1.\n"
        "KT. BỘ TRƯỞNG BỘ THỦY SẢN\nTHỨ TRƯỞNG\nLê Văn Một\nKT. BỘ TRƯỞNG\nBỘ BIỂN - HẢI ĐẢO VÀ SÔNG NGÒI\n"
        "THỨ TRƯỞNG\nTrần Thị Hai"
    )
    found = read(text)
    assert found.number == "5/2031/TTLT-BTS-BBHĐ"
    assert found.issuer == "Bộ Thủy sản; Bộ Biển - Hải đảo và Sông ngòi"
    assert (found.signer, found.signer_role) == ("Lê Văn Một, Trần Thị Hai", "Thứ trưởng, Thứ trưởng")


def test_a_consolidated_text_is_numbered_where_it_is_certified() -> None:
    text = (
        f"VĂN BẢN HỢP NHẤT -\nBỘ THỦY SẢN\n{NATION}\nTHÔNG TƯ\nHướng dẫn nuôi cá\n"
        "Thông tư số 1/2020/TT-BTS ngày 2 tháng 3 năm 2020 của Bộ Thủy sản, được sửa đổi, bổ sung bởi:\n"
        "Điều 1. Phạm vi\nBỘ THỦY SẢN\nSố: 77/VBHN-BTS\nXÁC THỰC VĂN BẢN HỢP NHẤT\n"
        "Hà Nội, ngày 9 tháng 8 năm 2031\nBỘ TRƯỞNG\nLê Văn Một"
    )
    found = read(text)
    assert (found.number, found.kind) == ("77/VBHN-BTS", "Văn bản hợp nhất")
    assert (found.title, found.signed_on) == ("Thông tư hướng dẫn nuôi cá", date(2031, 8, 9))
    assert (found.issuer, found.signer) == ("Bộ Thủy sản", "Lê Văn Một")


def test_a_letter_has_its_subject_for_a_title() -> None:
    text = (
        f"SỞ THỦY SẢN HẢI SƠN\nSố: 123/STS-NC\nV/v báo cáo sản lượng\nquý I\n{NATION}\n"
        "Hải Sơn, ngày 5 tháng 4 năm 2031\nKính gửi: Các xã.\nNay báo cáo.\nGIÁM ĐỐC\nLê Văn Một"
    )
    found = read(text)
    assert (found.kind, found.title) == ("Công văn", "Công văn về việc báo cáo sản lượng quý I")
    assert (found.place, found.id) == ("Hải Sơn", "123-sts-nc-hai-son-2031")


def test_an_annex_says_which_document_it_belongs_to() -> None:
    text = (
        "CHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện việc chung\nI. MỤC TIÊU\nPHỤ LỤC\n"
        "(Kèm theo Chương trình Hành động số 42 -CTr/TU, ngày 10 tháng 4 năm 2031)"
    )
    found = read(text)
    assert (found.number, found.signed_on) == ("42-CTr/TU", date(2031, 4, 10))
    assert read(text.replace("Chương trình Hành động", "Quyết định")).number == ""


def test_what_is_not_printed_is_empty() -> None:
    assert read("Xã trồng rừng.\nHết.") == Identity()
    assert read("") == Identity()


def test_a_number_still_blank_is_a_draft() -> None:
    found = read(DECREE.replace("Số: 9/2031/NĐ-CP", "Số:        /2031/NĐ-CP"))
    assert (found.state, found.id, found.number) == ("draft", "", "/2031/NĐ-CP")


def test_a_bare_signature_is_no_issuer() -> None:
    found = read("TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nLê Văn Một")
    assert (found.issuer, found.signer) == ("", "Lê Văn Một")


@pytest.mark.parametrize(
    ("stamp", "field", "said"),
    [
        ("MẬT", "secrecy", "Mật"),
        ("TUYỆT MẬT", "secrecy", "Tuyệt mật"),
        ("Độ mật: Tối mật", "secrecy", "Tối mật"),
        ("(Lưu hành nội bộ)", "access", "internal"),
        ("Tài liệu không phổ biến", "access", "internal"),
        ("M Ậ T", "secrecy", "Mật"),
        ("T Ố I  M Ậ T", "secrecy", "Tối mật"),
        ("Mật", "secrecy", "Mật"),
        ("(mật)", "secrecy", "Mật"),
        ("TỐI MẬT (B)", "secrecy", "Tối mật"),
        ("Độ mật: A", "secrecy", "Tuyệt mật"),
        ("HỎA TỐC - MẬT", "secrecy", "Mật"),
        ("TÀI LIỆU MẬT", "secrecy", "Mật"),
        ("DỰ THẢO MẬT", "secrecy", "Mật"),
        ("MẬT Bản số: 03", "secrecy", "Mật"),
        ("M\u200bA\u0323\u0302T", "secrecy", "Mật"),
        ("L Ư U  H À N H  N Ộ I  B Ộ", "access", "internal"),
        ("TÀI LIỆU NỘI BỘ", "access", "internal"),
        ("Chỉ lưu hành nội bộ trong cơ quan", "access", "internal"),
        ("Tài liệu họp, không phổ biến", "access", "internal"),
        ("Không đăng báo, đài", "access", "internal"),
        ("XEM XONG TRẢ LẠI", "access", "internal"),
        ("TÀI LIỆU THU HỒI", "access", "internal"),
        ("D Ự  T H Ả O", "state", "draft"),
        ("Dự thảo xin ý kiến", "state", "draft"),
        ("DỰ THẢO LẦN 2", "state", "draft"),
        ("(Dự thảo)", "state", "draft"),
        ("Dự thảo ngày 03/5/2031", "state", "draft"),
    ],
)
def test_a_stamp_is_read_in_the_head_and_in_the_furniture(stamp: str, field: str, said: str) -> None:
    marked = read(f"{stamp}\n{DECREE}")
    assert getattr(marked, field) == said
    assert marked.issuer == "Chính phủ"
    assert getattr(read(DECREE, furniture=(stamp,)), field) == said


def test_a_stamp_beside_the_number_is_read() -> None:
    (number,) = (line for line in DECREE.split("\n") if line.startswith("Số"))
    assert read(DECREE.replace(number, f"{number}        MẬT")).secrecy == "Mật"
    assert read(DECREE.replace(number, f"{number}\tTỐI MẬT")).secrecy == "Tối mật"


@pytest.mark.parametrize(
    "prose",
    [
        "Bảo mật",
        "MẬT ĐỘ DÂN SỐ",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "Về dự thảo Luật Nghề cá",
        "Việc lưu hành nội bộ tài liệu do xã quyết định.",
        "Về danh mục bí mật nhà nước độ tối mật,\nMật",
        "Về tài liệu thuộc bí mật nhà nước, bảo vệ\nmật",
        "VỀ QUY CHẾ CHI TIÊU NỘI BỘ",
        "Dự thảo được lấy ý kiến trước khi trình.",
    ],
)
def test_prose_is_no_stamp(prose: str) -> None:
    found = read(DECREE.replace("Quy định về nuôi biển", prose))
    assert (found.secrecy, found.access, found.state) == ("", "public", "issued")


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("HỘI ĐỒNG NHÂN DÂN\nTỈNH HẢI SƠN", "Hội đồng nhân dân tỉnh Hải Sơn"),
        ("BỘ THỦY SẢN\nTỔNG CỤC NUÔI BIỂN", "Tổng cục Nuôi biển"),
        ("TỈNH ỦY HẢI SƠN\nVĂN PHÒNG", "Văn phòng Tỉnh ủy Hải Sơn"),
        ("UBND TỈNH HẢI SƠN\nVĂN PHÒNG", "Văn phòng UBND tỉnh Hải Sơn"),
        ("UBND TỈNH HẢI SƠN\nSỞ THỦY SẢN", "Sở Thủy sản"),
        ("ỦY BAN NHÂN DÂN\nXÃ BÃI NGANG", "Ủy ban nhân dân xã Bãi Ngang"),
        ("BỘ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch"),
    ],
)
def test_an_issuer_in_capitals_is_written_as_a_name(lines: str, issuer: str) -> None:
    assert (
        read(DECREE.replace("CHÍNH PHỦ\n____", f"{lines}\n____").replace("9/2031/NĐ-CP", "9/TB-X")).issuer
        == issuer
    )


def test_a_party_resolution_names_its_body_under_its_kind() -> None:
    text = (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 99-NQ/TW\nHà Nội, ngày 2 tháng 9 năm 2031\nNGHỊ QUYẾT\n"
        "CỦA BAN BIỂN ĐẢO\nvề kinh tế biển\nI. TÌNH HÌNH\n1. Việc."
    )
    found = read(text)
    assert (found.issuer, found.title, found.place) == ("Ban Biển đảo", "Nghị quyết về kinh tế biển", "")


def test_a_line_that_names_the_issuer_ends_the_title() -> None:
    text = (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH HẢI SƠN\nSố: 5/NQ-HĐND\nNGHỊ QUYẾT\nVỀ VIỆC NUÔI CÁ\n"
        "HỘI ĐỒNG NHÂN DÂN TỈNH HẢI SƠN\nCăn cứ Luật Nghề cá;"
    )
    assert read(text).title == "Nghị quyết về việc nuôi cá"


def test_a_commune_is_the_place_of_its_own_documents() -> None:
    text = (
        "ĐẢNG BỘ TỈNH HẢI SƠN\nĐẢNG ỦY XÃ BÃI NGANG\n*\nSố 2-CTr/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Bãi Ngang, ngày 1 tháng 10 năm 2031\nCHƯƠNG TRÌNH\nnuôi cá\nI. MỤC TIÊU\nT/M BAN CHẤP HÀNH\n"
        "BÍ THƯ\nTrần Văn Mẫu"
    )
    found = read(text)
    assert (found.issuer, found.place) == ("Đảng ủy xã Bãi Ngang", "Bãi Ngang")
    assert found.id == "2-ctr-du-bai-ngang-2031"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        (
            "Biểu thuế giữa Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam và nước khác",
            "Nghị định biểu thuế giữa Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam và nước khác",
        ),
        ("Về Báo cáo nghề cá", "Nghị định về Báo cáo nghề cá"),
        ("Sửa đổi Luật số 8/2030/QH19", "Nghị định sửa đổi Luật số 8/2030/QH19"),
        ("Nuôi biển theo thông lệ¹", "Nghị định nuôi biển theo thông lệ"),
        (
            "Đính chính Nghị định số 1/2030/NĐ-CP được sửa đổi, bổ sung bởi\nNghị định số 2/2030/NĐ-CP",
            "Nghị định đính chính Nghị định số 1/2030/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 2/2030/NĐ-CP",
        ),
    ],
)
def test_nothing_of_a_title_is_lost(printed: str, title: str) -> None:
    assert read(DECREE.replace("Quy định về nuôi biển\nxa bờ", printed)).title == title


def test_a_subject_goes_on_with_a_name() -> None:
    text = (
        "TỈNH ỦY HẢI SƠN\nVĂN PHÒNG\n*\nSố 230-CV/VPTU\nV/v chuẩn bị hội nghị\nBan Chấp hành\n"
        "ĐẢNG CỘNG SẢN VIỆT NAM\nHải Sơn, ngày 6 tháng 5 năm 2031\nKính gửi: Các ban.\nNay mời."
    )
    assert read(text).title == "Công văn về việc chuẩn bị hội nghị Ban Chấp hành"


@pytest.mark.parametrize(
    "block",
    [
        "KT.THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nNguyễn Văn Mẫu",
        "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG[daky]\nNguyễn Văn Mẫu",
        "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n(Đã ký) Nguyễn Văn Mẫu",
    ],
)
def test_a_stamp_in_a_signature_hides_nobody(block: str) -> None:
    found = read(DECREE.replace("KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrung tướng Nguyễn Văn Mẫu", block))
    assert (found.signer, found.signer_role) == ("Nguyễn Văn Mẫu", "Phó Thủ tướng")
