"""Two invented acts: a decree of chapters, and one that amends another."""

from pathlib import Path

from assistant.library.nouns import Holding
from ingest.corpus import build_document

DECREE = """CHÍNH PHỦ
Số: 9/2031/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 03 tháng 02 năm 2031

NGHỊ ĐỊNH
Quy định về quản lý bến đò

Căn cứ Luật Tổ chức Chính phủ số 5/2027/QH17;

Căn cứ Luật Giao thông đường thủy số 6/2028/QH17;

Chính phủ ban hành Nghị định quy định về quản lý bến đò.

Chương I
NHỮNG QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Nghị định này quy định về bến đò chở khách ngang sông.

Điều 2. Giải thích từ ngữ

1. Bến đò là nơi đò đón và trả khách.

2. Chủ đò là người đứng tên trên giấy đăng ký đò.

Chương II
AN TOÀN

Điều 3. Áo phao

1. Chủ đò phải có đủ áo phao cho khách:

a) Mỗi người lớn một áo phao loại lớn;

b) Mỗi trẻ em một áo phao loại nhỏ;

đ) Mỗi bến đò có 05 áo phao dự phòng.

2. Khách không mặc áo phao thì không được lên đò.

Chương III
ĐIỀU KHOẢN THI HÀNH

Điều 4. Quy định chuyển tiếp

Giấy đăng ký đò đã cấp được dùng đến hết ngày 31 tháng 12 năm 2032.

Điều 5. Hiệu lực thi hành

1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2031, trừ quy định tại khoản 2 Điều này.

2. Điều 3 có hiệu lực thi hành từ ngày 01 tháng 01 năm 2032.

3. Nghị định số 7/2019/NĐ-CP ngày 02 tháng 3 năm 2019 của Chính phủ hết hiệu lực từ ngày 01 tháng 7 năm 2031.
"""
AMENDING = """CHÍNH PHỦ
Số: 20/2032/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 05 tháng 6 năm 2032

NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 8/2030/NĐ-CP về chợ nổi

Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 8/2030/NĐ-CP ngày 04 tháng 5 năm 2030 của Chính phủ về chợ nổi

1. Sửa đổi, bổ sung khoản 2 Điều 6 như sau:

“2. Chợ nổi họp từ 04 giờ đến 10 giờ.”.

2. Bổ sung Điều 7a vào sau Điều 7 như sau:

“Điều 7a. Rác trên chợ nổi

1. Mỗi ghe hàng có một thùng rác.

2. Ban quản lý chợ gom rác mỗi ngày.”.

Điều 2. Hiệu lực thi hành

Nghị định này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2032.
"""
CARD = """
id = "{id}"
number = "{number}"
kind = "Nghị định"
title = "{title}"
issuer = "Chính phủ"
signer = "Đỗ Văn Bến"
signed_on = {day}
source = "Văn bản đặt ra để kiểm thử"
"""


def acts(folder: Path) -> list[Holding]:
    """Return the two acts as built from files in `folder`."""
    given = (
        ("9-2031-nd-cp", "9/2031/NĐ-CP", "Nghị định quy định về quản lý bến đò", "2031-02-03", DECREE),
        ("20-2032-nd-cp", "20/2032/NĐ-CP", "Nghị định sửa đổi Nghị định về chợ nổi", "2032-06-05", AMENDING),
    )
    holdings = []
    for id_, number, title, day, text in given:
        (folder / id_).mkdir()
        (folder / id_ / "source.md").write_text(text, encoding="utf-8")
        card = CARD.format(id=id_, number=number, title=title, day=day)
        (folder / id_ / "card.toml").write_text(card, encoding="utf-8")
        holdings.append(build_document(folder / id_))
    return holdings
