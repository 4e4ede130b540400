"""The agencies a cell names."""

import pytest

from assistant.library.reference import Agency
from ingest.structure.cell_agencies import agencies_in

AGENCIES = (
    Agency("so-van-hoa", "Sở Văn hóa, Thể thao và Du lịch"),
    Agency("bo-van-hoa", "Bộ Văn hóa, Thể thao và Du lịch"),
    Agency("bo-tai-chinh", "Bộ Tài chính"),
    Agency("bo-ngoai-giao", "Bộ Ngoại giao"),
    Agency("bo-khoa-hoc", "Bộ Khoa học và Công nghệ"),
    Agency("ubnd-tinh", "Ủy ban nhân dân tỉnh", aliases=("UBND tỉnh",)),
)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Bộ Tài chính", ["Bộ Tài chính"]),
        ("Bộ Tài chính; Bộ Ngoại giao;", ["Bộ Tài chính", "Bộ Ngoại giao"]),
        ("Bộ Tài chính và Bộ Ngoại giao.", ["Bộ Tài chính", "Bộ Ngoại giao"]),
        (
            "Bộ Ngoại giao Bộ Tài chính Cơ quan, tổ chức và doanh nghiệp liên quan",
            ["Bộ Ngoại giao", "Bộ Tài chính", "Cơ quan, tổ chức và doanh nghiệp liên quan"],
        ),
        ("Bộ Khoa học và Công nghệ Và các cơ quan liên quan", ["Bộ Khoa học và Công nghệ", "các cơ quan liên quan"]),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        ("Bộ Lao động - Thương binh và Xã hội, Bộ Y tế", ["Bộ Lao động - Thương binh và Xã hội", "Bộ Y tế"]),
        ("Sở Núi, Biển và Đảo; Sở Gió", ["Sở Núi, Biển và Đảo", "Sở Gió"]),
        ("- Sở Gió - Sở Mưa", ["Sở Gió", "Sở Mưa"]),
        (
            "Các bộ, cơ quan ngang bộ, Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương",
            ["Các bộ, cơ quan ngang bộ", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương"],
        ),
        ("UBND tỉnh, thành phố", ["UBND tỉnh, thành phố"]),
        ("UBND tỉnh, Sở Gió", ["UBND tỉnh", "Sở Gió"]),
        ("Ủy ban nhân dân Thành phố Hải Sơn, các sở, ngành", ["Ủy ban nhân dân Thành phố Hải Sơn", "các sở, ngành"]),
        ("Các bộ, ngành và địa phương", ["Các bộ, ngành và địa phương"]),
        ("các bộ, ngành, các xã, phường", ["các bộ, ngành", "các xã, phường"]),
        ("Các viện nghiên cứu - ứng dụng và đơn vị khác", ["Các viện nghiên cứu - ứng dụng và đơn vị khác"]),
        ("Văn phòng Chính phủ", ["Văn phòng Chính phủ"]),
        ("Giám đốc Sở Gió", ["Giám đốc Sở Gió"]),
        ("Thành phố Hải Sơn, TP. Nam Phong", ["Thành phố Hải Sơn", "TP. Nam Phong"]),
        ("Bộ Tài chính (đối với thuế), Bộ Ngoại giao", ["Bộ Tài chính", "Bộ Ngoại giao"]),
        ("1. Bộ Tài chính chủ trì, tổng hợp. 2. Các bộ, cơ quan rà soát, đề xuất", ["Bộ Tài chính", "Các bộ, cơ quan"]),
        ("1. Về thuế: Bộ Tài chính chủ trì. 2. Về đoàn ra: Bộ Ngoại giao", ["Bộ Tài chính", "Bộ Ngoại giao"]),
        ("Bộ Tài chính theo chức năng, nhiệm vụ được giao", ["Bộ Tài chính"]),
        ("", []),
        ("Như trên", []),
        ("x", []),
    ],
)  # fmt: skip
def test_names_as_printed(cell: str, names: list[str]) -> None:
    found = agencies_in(cell, AGENCIES)
    assert [one.name for one in found] == names
    assert all(one.span.of(cell) == one.name for one in found)


@pytest.mark.parametrize(
    ("cell", "ids"),
    [
        ("Bộ Tài chính, Ngoại giao, các sở", ["bo-tai-chinh", "bo-ngoai-giao", "cac-so"]),
        ("Các Bộ: Tài chính, Khoa học và Công nghệ theo chức năng", ["bo-tai-chinh", "bo-khoa-hoc"]),
        ("Các Bộ: Ngoại giao và Tài chính", ["bo-ngoai-giao", "bo-tai-chinh"]),
        ("Bộ Văn hoá, Thể thao và Du lịch", ["bo-van-hoa"]),
    ],
)
def test_each_agency_of_a_shared_noun(cell: str, ids: list[str]) -> None:
    found = agencies_in(cell, AGENCIES)
    assert [one.id for one in found] == ids
    assert all(one.name in cell for one in found)
