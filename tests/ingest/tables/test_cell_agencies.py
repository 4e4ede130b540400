"""The agencies a cell names."""

import pytest

from assistant.library.reference import Agency
from ingest.tables.cell_agencies import agencies_in

AGENCIES = (
    Agency("so-van-hoa", "Sở Văn hóa, Thể thao và Du lịch"),
    Agency("bo-van-hoa", "Bộ Văn hóa, Thể thao và Du lịch"),
    Agency("bo-tai-chinh", "Bộ Tài chính"),
    Agency("bo-ngoai-giao", "Bộ Ngoại giao"),
    Agency("bo-khoa-hoc", "Bộ Khoa học và Công nghệ", aliases=("Bộ KHCN",)),
    Agency("bo-cong-an", "Bộ Công an"),
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
        ("Ban Quản lý dự án đầu tư xây dựng tỉnh", ["Ban Quản lý dự án đầu tư xây dựng tỉnh"]),
        ("Các ban quản lý dự án đầu tư xây dựng", ["Các ban quản lý dự án đầu tư xây dựng"]),
        ("Công ty cổ phần xây dựng Sóng Biếc, Sở Gió", ["Công ty cổ phần xây dựng Sóng Biếc", "Sở Gió"]),
        ("Sở xây dựng, Sở y tế", ["Sở xây dựng", "Sở y tế"]),
        ("Hội đồng thẩm định cấp tỉnh", ["Hội đồng thẩm định cấp tỉnh"]),
        ("Ban Chỉ đạo tỉnh về biển, đảo; Sở Gió", ["Ban Chỉ đạo tỉnh về biển, đảo", "Sở Gió"]),
        ("Ủy ban nhân dân tỉnh về thuế; Sở Gió về muối", ["Ủy ban nhân dân tỉnh", "Sở Gió"]),
        ("Bộ Công an xây dựng kho dữ liệu", ["Bộ Công an"]),
        ("Các bộ nghiên cứu, hoàn thiện", ["Các bộ"]),
        ("1.Bộ Tài chính đối với thuế. 2.Bộ KHCN đối với máy.", ["Bộ Tài chính", "Bộ KHCN"]),
        ("Tổ chức, cá nhân có liên quan", ["Tổ chức, cá nhân có liên quan"]),
        ("Sở Gió/Sở Mưa", ["Sở Gió", "Sở Mưa"]),
        ("Sở Gió - cơ quan thường trực", ["Sở Gió"]),
        ("Sở Gió (chủ trì), Sở Mưa (phối hợp)", ["Sở Gió", "Sở Mưa"]),
        ("Sở Gió chủ trì, phối hợp với Sở Mưa", ["Sở Gió"]),
        ("Sở Gió, Sở Mưa phối hợp triển khai các việc khác", ["Sở Gió", "Sở Mưa"]),
        ("Các Bộ: Tài chính, Khoa học và Công nghệ theo chức năng", ["Tài chính", "Khoa học và Công nghệ"]),
        ("Bộ Tài chính, Khoa học và Công nghệ, các sở", ["Bộ Tài chính", "Khoa học và Công nghệ", "các sở"]),
        ("Bộ Gió, Mưa và Tuyết", ["Bộ Gió, Mưa và Tuyết"]),
        ("các Bộ Gió, Mưa và Tuyết", ["các Bộ Gió, Mưa và Tuyết"]),
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
        ("Bộ Tài chính, Công an và Ngoại giao", ["bo-tai-chinh", "bo-cong-an", "bo-ngoai-giao"]),
        ("Bộ Tài chính, Công an tỉnh", ["bo-tai-chinh", "cong-an-tinh"]),
        ("Các Bộ: Tài chính, Khoa học và Công nghệ theo chức năng", ["bo-tai-chinh", "bo-khoa-hoc"]),
        ("Các Bộ: Ngoại giao và Tài chính", ["bo-ngoai-giao", "bo-tai-chinh"]),
        ("Các Bộ Tài chính, Khoa học và Công nghệ", ["bo-tai-chinh", "bo-khoa-hoc"]),
        ("Các bộ: Tài chính, Công an và Ngoại giao", ["bo-tai-chinh", "bo-cong-an", "bo-ngoai-giao"]),
        ("Các Sở: Gió, Mưa và Tuyết", ["so-gio", "so-mua-va-tuyet"]),
        ("Các sở, ngành: Sở Gió, Công an tỉnh", ["so-gio", "cong-an-tinh"]),
        ("Giám đốc các Sở: Gió, Mưa", ["giam-doc-so-gio", "giam-doc-so-mua"]),
        ("UBND các xã: Mơ, Mận và Đào", ["ubnd-xa-mo", "ubnd-xa-man", "ubnd-xa-dao"]),
        ("Bộ Văn hoá, Thể thao và Du lịch", ["bo-van-hoa"]),
        ("Bộ Văn hóa, Thể thao và Du lịch, Ngoại giao", ["bo-van-hoa", "bo-ngoai-giao"]),
    ],
)
def test_each_agency_of_a_shared_noun(cell: str, ids: list[str]) -> None:
    found = agencies_in(cell, AGENCIES)
    assert [one.id for one in found] == ids
    assert all(one.span.of(cell) == one.name for one in found)


@pytest.mark.parametrize(
    ("cell", "verbs"),
    [
        ("Sở Gió chủ trì; Sở Mưa phối hợp", ["chủ trì", "phối hợp"]),
        ("Sở Gió chủ trì, Sở Mưa phối hợp", ["chủ trì", "phối hợp"]),
        ("Sở Gió (đầu mối), Sở Mưa", ["đầu mối", ""]),
        ("Sở Gió hướng dẫn kỹ thuật; Sở Mưa thực hiện", ["", ""]),
        ("Sở Gió, Sở Mưa phối hợp", ["", ""]),
    ],
)
def test_the_role_that_a_cell_prints_itself(cell: str, verbs: list[str]) -> None:
    assert [one.verb for one in agencies_in(cell, AGENCIES)] == verbs
