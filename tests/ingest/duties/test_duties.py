"""Duties in decrees, decisions and plans: whom a sentence addresses, and what stands below an agency's name."""

import pytest

from assistant.library.nouns import Duty, Provision
from assistant.library.reference import Agency
from ingest.duties.duties import duties_of

AGENCIES = (Agency("bo-y-te", "Bộ Y tế"), Agency("so-y-te", "Sở Y tế", ("Sở Y tế Hải Sơn",)))
Row = tuple[str, str, str]


def provisions(*rows: tuple[str, str, str]) -> list[Provision]:
    """Provisions of (path, kind, text); one's parent is the row whose path is the longest beginning of its own."""
    made: list[Provision] = []
    at = 0
    for path, kind, text in rows:
        above = [
            p for p in made if path != p.path and path.startswith((f"{p.path}.", f"{p.path}-", f"{p.path}~"))
        ]
        parent = max(above, key=lambda p: len(p.path)).id if above else None
        line = f"{text}\n"
        made.append(
            Provision(f"d/{path}", "d", path, parent, kind, "", (), line, at, at + len(line), at + len(line))
        )
        at += len(line)
    return made


def said(*rows: tuple[str, str, str]) -> list[Row]:
    given = provisions(*rows)
    duties, _ = duties_of(given, AGENCIES)
    text = "".join(p.text for p in given)
    for duty in duties:
        assert duty.agency in next(p.text for p in given if p.id == duty.agency_provision)
        assert duty.verb in duty.span.of(text)
    return [(d.agency, d.role.value, d.verb) for d in duties]


def one(text: str) -> Duty:
    duties, _ = duties_of(provisions(("d1.k1", "clause", f"1. {text}")), AGENCIES)
    assert len(duties) == 1, duties
    return duties[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ Y tế chủ trì, phối hợp với Bộ Công an xây dựng đề án.", [("Bộ Y tế", "leads", "chủ trì, phối hợp")]),
        ("Sở Y tế có trách nhiệm tham mưu Ủy ban nhân dân tỉnh.", [("Sở Y tế", "advises", "tham mưu")]),
        ("Công an xã phối hợp với Sở Y tế rà soát dữ liệu.", [("Công an xã", "supports", "phối hợp")]),
        ("Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội tuyên truyền việc nuôi cá.",
         [("Mặt trận Tổ quốc Việt Nam xã", "assigned", "tuyên truyền"),
          ("các tổ chức chính trị - xã hội", "assigned", "tuyên truyền")]),
        ("Các sở, ban, ngành rà soát dữ liệu.", [("Các sở, ban, ngành", "assigned", "rà soát")]),
        ("Bộ Y tế là cơ quan đầu mối, chủ trì xây dựng đề án.", [("Bộ Y tế", "leads", "là cơ quan đầu mối, chủ trì")]),
        ("Bộ Y tế thông qua Cổng thông tin cấp mã cho người bệnh.", []),
        ("Trung tâm Công nghệ thông tin và chuyển đổi số", []),
        ("Bộ Khoa học và Công nghệ ban hành danh mục.", [("Bộ Khoa học và Công nghệ", "decides", "ban hành")]),
        ("Trung tâm Công nghệ thông tin chủ trì kiểm kê.", [("Trung tâm Công nghệ thông tin", "leads", "chủ trì")]),
        ("Viện Chiến lược phát triển", []),
        ("Viện Ngư cụ phát triển", []),
        ("Viện Nghiên cứu quản lý nghề cá Trung ương", []),
        ("Bộ Y tế hướng dẫn thực hiện một số điều của Nghị định số 1/2030/NĐ-CP.", []),
        ("Bộ Y tế thông qua việc cấp mã.", [("Bộ Y tế", "decides", "thông qua")]),
        ("Ủy ban nhân dân phường kính báo cáo Sở Y tế.", []),
        ("Đề nghị các cơ quan, đơn vị quan tâm thực hiện./.", []),
        ("Giao Sở Y tế chủ trì việc kiểm kê.", [("Sở Y tế", "leads", "chủ trì")]),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh phối hợp tuyên truyền.",
         [("Ủy ban Mặt trận Tổ quốc tỉnh", "supports", "phối hợp")]),
        ("Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm thi hành Nghị định này./.",
         [("Bộ trưởng", "assigned", "chịu trách nhiệm"),
          ("Thủ trưởng cơ quan ngang bộ", "assigned", "chịu trách nhiệm")]),
        ("Các bộ, ngành theo chức năng, nhiệm vụ được giao có trách nhiệm rà soát kho.",
         [("Các bộ, ngành", "assigned", "rà soát")]),
        ("Căn cứ kế hoạch được duyệt, Bộ Y tế quyết định danh mục.", [("Bộ Y tế", "decides", "quyết định")]),
        ("Việc cấp thẻ kho do Sở Y tế chủ trì.", [("Sở Y tế", "leads", "chủ trì")]),
        ("Bộ Y tế ban hành danh mục; Bộ Công an có trách nhiệm kiểm tra kho.",
         [("Bộ Y tế", "decides", "ban hành"), ("Bộ Công an", "inspects", "kiểm tra")]),
        ("Bộ Y tế chỉ đạo Sở Y tế chủ trì, phối hợp với Sở Nội vụ kiểm kê.", [("Bộ Y tế", "directs", "chỉ đạo")]),
        ("Sở Y tế lập danh sách, gửi Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
         [("Sở Y tế", "assigned", "lập")]),
        ("Bộ Ngoại giao có trách nhiệm báo cáo kết quả.", [("Bộ Ngoại giao", "reports", "báo cáo")]),
    ],
)  # fmt: skip
def test_a_sentence_addresses_agencies(text: str, expected: list[Row]) -> None:
    assert said(("d1.k1", "clause", f"1. {text}")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Y tế có quyền thu hồi thẻ kho.",
        "Người quản lý kho có trách nhiệm báo cáo Bộ Y tế, phối hợp với Sở Y tế.",
        "Hồ sơ gửi Bộ Y tế theo quy định do Bộ Công an ban hành.",
        "Cơ quan chủ trì kho là cơ quan giữ thẻ.",
        "Thông tư của Bộ Y tế, Bộ Công an hướng dẫn việc giữ thẻ.",
        "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các cơ quan phản ánh về Bộ Y tế.",
        "Kho phải bảo đảm các điều kiện do Bộ Y tế quy định.",
        "Trước ngày 01 tháng 6, các nhà kho gửi báo cáo về Bộ Y tế, Bộ Công an và các bộ chủ trì dự án.",
        "Các bộ, cơ quan chủ trì dự án kho lưu hồ sơ.",
        "Trưởng phòng, Phó Trưởng phòng phải bảo đảm tiêu chuẩn sau đây:",
        "Bộ Y tế................ quyết định:",
    ],
)
def test_what_gives_no_duty(text: str) -> None:
    assert said(("d1.k1", "clause", f"1. {text}")) == []


def test_an_articles_title_addresses_its_clauses() -> None:
    assert said(
        ("d9", "article", "Điều 9. Trách nhiệm của Bộ Y tế trong việc giữ kho"),
        ("d9.k1", "clause", "1. Kiểm tra việc giữ kho."),
        ("d9.k2", "clause", "2. Bộ trưởng Bộ Công an hướng dẫn việc canh gác."),
        ("d9.k3", "clause", "3. Đề nghị Chủ tịch Ủy ban nhân dân cấp tỉnh khen thưởng người giữ kho."),
        ("d10", "article", "Điều 10. Hội đồng giữ kho"),
        ("d10.k1", "clause", "1. Kiểm tra kho."),
    ) == [
        ("Bộ Y tế", "inspects", "Kiểm tra"),
        ("Bộ trưởng Bộ Công an", "assigned", "hướng dẫn"),
        ("Bộ Y tế", "assigned", "Đề nghị"),
    ]


def test_points_below_a_lead_in_belong_to_its_agencies() -> None:
    assert said(
        ("d2.k1", "clause", "1. Ủy ban nhân dân tỉnh, thành phố có trách nhiệm:"),
        ("d2.k1.a", "point", "a) Bố trí kho;"),
        ("d2.k1.b", "point", "b) Báo cáo Bộ Y tế trước ngày 15 tháng 12 hằng năm."),
        ("d2.k2", "clause", "2. Bộ Y tế"),
        ("d2.k2-1", "bullet", "- Kiểm tra kho."),
        ("d2.k3", "clause", "3. Cấp tỉnh"),
        ("d2.k3~1", "paragraph", "Sở Y tế là cơ quan thường trực, có trách nhiệm:"),
        ("d2.k3-1", "bullet", "- Lập danh sách kho."),
    ) == [
        ("Ủy ban nhân dân tỉnh, thành phố", "assigned", "Bố trí"),
        ("Ủy ban nhân dân tỉnh, thành phố", "reports", "Báo cáo"),
        ("Bộ Y tế", "inspects", "Kiểm tra"),
        ("Sở Y tế", "leads", "là cơ quan thường trực"),
        ("Sở Y tế", "assigned", "Lập"),
    ]


def test_points_that_list_what_a_verb_is_about_are_no_duties() -> None:
    assert said(
        ("d2.k1", "clause", "1. Bộ Y tế có trách nhiệm báo cáo Chính phủ các thông tin sau đây:"),
        ("d2.k1.a", "point", "a) Báo cáo số kho;"),
    ) == [("Bộ Y tế", "reports", "báo cáo")]


def test_what_others_are_told_to_do_is_theirs() -> None:
    assert said(
        ("d9", "article", "Điều 9. Trách nhiệm của Bộ Y tế"),
        ("d9.k1", "clause", "1. Chỉ đạo các kho thực hiện các nhiệm vụ sau đây:"),
        ("d9.k1.a", "point", "a) Kiểm tra cửa kho."),
    ) == [("Bộ Y tế", "directs", "Chỉ đạo")]


def test_quoted_law_definitions_and_forms_give_none() -> None:
    assert (
        said(
            ("d1", "article", "Điều 1. Giải thích từ ngữ"),
            ("d1.k1", "clause", "1. Bộ Y tế chủ trì việc giữ kho là việc giữ thẻ."),
            ("d2.k1", "clause", "1. Sửa đổi Điều 5 như sau:"),
            ("d2.k1.d5", "quoted", "“Điều 5. Trách nhiệm của Bộ Y tế"),
            ("d2.k1.d5.k1", "clause", "1. Kiểm tra kho.”"),
            ("PL.M1", "annex", "Mẫu số 1"),
            ("PL.M1-1", "bullet", "- Sở Y tế chủ trì kiểm tra."),
        )
        == []
    )


def test_the_preamble_gives_none() -> None:
    assert said(
        ("~1", "paragraph", "Bộ Y tế ban hành kế hoạch giữ kho như sau:"),
        ("I", "part", "I. TỔ CHỨC THỰC HIỆN"),
        ("I.1", "item", "1. Bộ Y tế ban hành danh mục kho."),
    ) == [("Bộ Y tế", "decides", "ban hành")]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Bộ Y tế báo cáo Chính phủ trước ngày 31 tháng 12 năm 2031.", "trước ngày 31 tháng 12 năm 2031"),
        ("Bộ Y tế xây dựng đề án, hoàn thành trong năm 2032.", "hoàn thành trong năm 2032"),
        ("Bộ Y tế trình Chính phủ trong quý IV năm 2031.", "trong quý IV năm 2031"),
        ("Bộ Y tế gửi thẻ chậm nhất là 05 ngày làm việc.", "chậm nhất là 05 ngày làm việc"),
        ("Định kỳ 06 tháng, hằng năm, Bộ Y tế có trách nhiệm đánh giá kho.", "Định kỳ 06 tháng, hằng năm"),
        ("Bộ Y tế lập kế hoạch hằng năm.", None),
        ("Bộ Y tế thực hiện Văn bản số 5/CV ngày 28 tháng 4 năm 2031.", None),
    ],
)
def test_deadlines_are_the_duties_own(text: str, deadline: str | None) -> None:
    assert one(text).deadline == deadline


def test_partners_are_listed_and_ids_resolved() -> None:
    duty = one("Sở Y tế Hải Sơn phối hợp với Sở Nội vụ và các cơ quan liên quan lập danh sách.")
    assert duty.partners == ("Sở Nội vụ", "các cơ quan liên quan")
    assert (duty.agency_id, duty.action, duty.product) == ("so-y-te", "lập danh sách", None)
    assert one("Sở Nội vụ phối hợp tổ chức lễ.").partners == ()
    assert one("Sở Nội vụ phối hợp tổ chức lễ.").agency_id == "so-noi-vu"


def test_an_unknown_verb_under_an_agency_is_left_to_a_person() -> None:
    given = provisions(
        ("d9", "article", "Điều 9. Trách nhiệm của Bộ Y tế"),
        ("d9.k1", "clause", "1. Chăm lo kho."),
        ("d9.k2", "clause", "2. Được cấp kinh phí."),
    )
    duties, unread = duties_of(given, AGENCIES)
    assert duties == ()
    assert [one.provision for one in unread] == ["d/d9.k1"]


def test_a_partner_ends_where_an_unknown_verb_goes_on() -> None:
    duty = one("Sở Y tế chủ trì, phối hợp với Bộ Chỉ huy Quân sự tỉnh kiểm đếm thuốc.")
    assert (duty.partners, duty.action) == (("Bộ Chỉ huy Quân sự tỉnh",), "kiểm đếm thuốc")


def test_a_form_gives_no_duty() -> None:
    form = "Mẫu số S1-YT\nBÁO CÁO"
    assert said(("PLS1YT", "annex", form), ("PLS1YT.1", "item", "1. Sở Y tế tổng hợp báo cáo.")) == []
