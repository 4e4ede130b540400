"""Names of agencies, and what only looks like one."""

import pytest

from ingest.duties.agencies import agency_names, is_specific, looks_like_agency


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bộ Văn hóa, Thể thao và Du lịch", ["Bộ Văn hóa, Thể thao và Du lịch"]),
        ("Bộ Y tế, Bộ Công an và Ủy ban nhân dân tỉnh Hải Sơn",
         ["Bộ Y tế", "Bộ Công an", "Ủy ban nhân dân tỉnh Hải Sơn"]),
        ("Các bộ, cơ quan ngang bộ, Ủy ban nhân dân các tỉnh, thành phố",
         ["Các bộ, cơ quan ngang bộ", "Ủy ban nhân dân các tỉnh, thành phố"]),
        ("Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch Ủy ban nhân dân các tỉnh",
         ["Các Bộ trưởng", "Thủ trưởng cơ quan ngang bộ", "Chủ tịch Ủy ban nhân dân các tỉnh"]),
        ("Chủ tịch, Tổng Giám đốc các tập đoàn, tổng công ty", ["Chủ tịch, Tổng Giám đốc các tập đoàn, tổng công ty"]),
        ("Cục Lưu trữ, Bộ Nội vụ", ["Cục Lưu trữ, Bộ Nội vụ"]),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
        ("Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh, Sở Y tế",
         ["Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh", "Sở Y tế"]),
        ("Văn phòng Hội đồng nhân dân tỉnh và Ủy ban nhân dân tỉnh",
         ["Văn phòng Hội đồng nhân dân tỉnh", "Ủy ban nhân dân tỉnh"]),
        ("Công an xã, Trạm Y tế xã", ["Công an xã", "Trạm Y tế xã"]),
        ("Bộ Nội vụ (Cục Lưu trữ)", ["Bộ Nội vụ"]),
        ("các cơ quan của Đảng, Quốc hội", ["các cơ quan của Đảng, Quốc hội"]),
        ("Sở Y tế và các tổ chức, cá nhân có liên quan", ["Sở Y tế"]),
    ],
)  # fmt: skip
def test_a_list_is_parted_into_its_names(text: str, names: list[str]) -> None:
    assert list(agency_names(text)) == names
    assert all(name in text for name in names)


@pytest.mark.parametrize(
    "text",
    ["Bộ máy nhà nước", "Bộ tiêu chí", "Bộ hãm an toàn", "Ban hành kèm theo", "Báo cáo tài chính", "Tổ chức, cá nhân",
     "Trường hợp cần thiết", "Hội nghị tổng kết", "Viện dẫn tại Điều 5", "Phòng, chống thiên tai", "Sở hữu trí tuệ",
     "Cơ quan", "Bộ Y tế đã", "Bộ Y tế để", "Cơ quan được giao quản lý", "UBND TỈNH HẢI SƠN",
     "Người sử dụng lao động", "Cơ quan nhà nước có thẩm quyền", "Hội đồng xây dựng quy chế", "Trung tâm......."],
)  # fmt: skip
def test_what_is_no_name(text: str) -> None:
    assert not agency_names(text)


def test_common_nouns_name_nobody_in_particular() -> None:
    assert is_specific("Chủ tịch Ủy ban nhân dân cấp xã")
    assert is_specific("Giám đốc Sở Y tế")
    assert not is_specific("Cơ quan quản lý kho")
    assert not is_specific("Thủ trưởng cơ quan lưu trữ")


def test_a_clause_is_no_heading() -> None:
    assert not looks_like_agency("Cơ quan chịu trách nhiệm thu thập, tổng hợp")


def test_an_office_is_as_specific_as_what_it_answers_for() -> None:
    assert agency_names("Thủ tướng Chính phủ, Bộ trưởng Bộ Y tế") == (
        "Thủ tướng Chính phủ",
        "Bộ trưởng Bộ Y tế",
    )
    assert is_specific("Thủ tướng Chính phủ")
