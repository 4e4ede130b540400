"""Web pages: the document without the portal, with its lists, its merged cells and its letterhead."""

from pathlib import Path

import pytest

from ingest.read.reading import Limits, Reading, Unreadable
from ingest.read.web.page import read_web_page

LETTERHEAD = (
    '<table border="0"><tr><td><b>ỦY BAN NHÂN DÂN<br>TỈNH HẢI SƠN</b><br>-------</td><td><b>CỘNG HÒA XÃ HỘI CHỦ '
    "NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b></td></tr><tr><td>Số: 9/2031/QĐ-UBND</td>"
    "<td><i>Hải Sơn, ngày 05 tháng 3 năm 2031</i></td></tr></table>"
)
BODY = (
    '<p align="center"><b>QUYẾT ĐỊNH</b><br><b>Về việc ban hành Quy chế<br>quản lý dữ liệu số</b></p>'
    "<p>Căn cứ Luật Tổ chức chính quyền địa phương số 8/2030/QH16 ngày 01 tháng 2 năm 2030;</p>"
    "<p><b>Điều 1.</b> Ban hành kèm theo Quyết định này Quy chế quản lý dữ liệu số"
    '<a href="#_ftn1"><sup>[1]</sup></a>.</p>'
    "<p><b>Điều 2.</b> Quyết định này có hiệu lực từ ngày 20 tháng 3 năm 2031.<br>1. Sở Dữ liệu chủ trì thực hiện;"
    "<br>a) Hằng năm báo cáo trước ngày 15 tháng 12.</p>"
)
CLOSING = (
    "<table><tr><td><b>Nơi nhận:</b><br>- Như Điều 2;<br>- Lưu: VT.</td><td><b>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</b>"
    "<br><br>Lê Văn Ví Dụ</td></tr></table>"
)
NOTE = '<div><p><a href="#_ftnref1">[1]</a> Áp dụng cho các cơ quan của tỉnh.</p></div>'
TEXT = [
    *("ỦY BAN NHÂN DÂN", "TỈNH HẢI SƠN", "Số: 9/2031/QĐ-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    *("Độc lập - Tự do - Hạnh phúc", "Hải Sơn, ngày 05 tháng 3 năm 2031", "QUYẾT ĐỊNH"),
    *("Về việc ban hành Quy chế", "quản lý dữ liệu số"),
    "Căn cứ Luật Tổ chức chính quyền địa phương số 8/2030/QH16 ngày 01 tháng 2 năm 2030;",
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý dữ liệu số¹.",
    "Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 3 năm 2031.",
    *("1. Sở Dữ liệu chủ trì thực hiện;", "a) Hằng năm báo cáo trước ngày 15 tháng 12."),
    *("Nơi nhận:", "- Như Điều 2;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Ví Dụ"),
    "¹ Áp dụng cho các cơ quan của tỉnh.",
]
ACT = LETTERHEAD + BODY + CLOSING + NOTE
MENU = '<ul><li><a href="/">Trang chủ</a></li><li><a href="/vb">Văn bản</a></li><li><a href="/lh">Liên hệ</a></li></ul>'
RELATED = (
    '<h3>Tin liên quan</h3><ul><li><a href="/1">Quyết định số 8/2031/QĐ-UBND về phòng cháy</a></li>'
    '<li><a href="/2">Kế hoạch 5/KH-UBND về rừng</a></li></ul>'
)


def read(folder: Path, page: str | bytes) -> Reading | Unreadable:
    path = folder / "trang.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_web_page(path, Limits())


def texts(found: Reading | Unreadable) -> list[str]:
    assert isinstance(found, Reading), found
    return [line.text for line in found.lines if not line.furniture]


PORTALS = {
    "plain": f"<html><body>{ACT}</body></html>",
    "modern": (
        f"<!DOCTYPE html><html><head><title>Cổng</title><script>x</script></head><body><header>Cổng tỉnh<nav>{MENU}"
        f'</nav></header><main><div class="breadcrumb">{MENU}</div><article>{ACT}</article><div class="share">Zalo'
        f'</div><div class="related-news">{RELATED}</div></main><aside>{RELATED}</aside><footer>Bản quyền</footer>'
        "</body></html>"
    ),
    "form around everything": (
        f'<html><body><form id="aspnetForm"><div id="header-menu">{MENU}</div><div class="box-content"><div '
        f'id="toanvan">{ACT}</div></div><div class="sidebar">{RELATED}</div><div id="footer">Địa chỉ</div></form>'
        "</body></html>"
    ),
    "tables as page": (
        f'<html><body><table width="100%"><tr><td class="menu">{MENU}</td><td>{ACT}</td><td class="menu">{RELATED}'
        "</td></tr></table></body></html>"
    ),
    "parts beside each other": (
        f'<html><body><div class="menu">{MENU}</div><div><div>{LETTERHEAD}</div><div>{BODY}</div><div>{CLOSING}</div>'
        f"<div>{NOTE}</div></div></body></html>"
    ),
    "class that sounds like a menu": f'<html><body><div class="content share">{ACT}</div></body></html>',
    "from Word": (
        '<html xmlns:o="urn:x"><head><meta charset="utf-8"></head><body lang=VI><!--[if gte mso 9]><xml>x</xml>'
        f"<![endif]--><div class=WordSection1>{ACT}<p class=MsoNormal><o:p>&nbsp;</o:p></p></div></body></html>"
    ),
}


@pytest.mark.parametrize("portal", PORTALS)
def test_the_document_is_read_and_the_portal_is_not(tmp_path: Path, portal: str) -> None:
    assert texts(read(tmp_path, PORTALS[portal])) == TEXT


def test_lists_have_the_marks_that_a_browser_prints(tmp_path: Path) -> None:
    lists = (
        "<ol><li>Các sở;</li><li>Cấp xã:<ul><li>Trước ngày 05;</li></ul></li></ol>"
        '<ol type="a" start="3"><li>Ba</li></ol>'
        '<ul><li>- Đã có dấu</li><li>Chưa có dấu</li></ul><ul style="list-style: none"><li>Không dấu</li></ul>'
    )
    lines = texts(read(tmp_path, f"<html><body>{BODY}{lists}</body></html>"))
    assert lines[lines.index("a) Hằng năm báo cáo trước ngày 15 tháng 12.") + 1 :] == [
        *(
            "1. Các sở;",
            "2. Cấp xã:",
            "◦ Trước ngày 05;",
            "c. Ba",
            "- Đã có dấu",
            "• Chưa có dấu",
            "Không dấu",
        ),
    ]


def test_merged_cells_are_filled(tmp_path: Path) -> None:
    table = (
        "<table border=1><thead><tr><th rowspan=2>TT</th><th rowspan=2>Chỉ tiêu</th><th colspan=2>Mục tiêu</th></tr>"
        "<tr><th>2032</th><th>2035</th></tr></thead><tbody><tr><td>I<td colspan=3>Hạ tầng</tr><tr><td>1<td>Tỷ lệ hộ"
        "<br>có cáp<td>80%<td rowspan=0>100%</tr><tr><td>2<td>Diện tích (km<sup>2</sup>)<td>12</tr></table>"
    )
    rows = [
        line for line in texts(read(tmp_path, f"<html><body>{BODY}{table}</body></html>")) if "\t" in line
    ]
    assert rows == [
        *("TT\tChỉ tiêu\tMục tiêu\t", "TT\tChỉ tiêu\t2032\t2035", "I\tHạ tầng\t\t"),
        *("1\tTỷ lệ hộ có cáp\t80%\t100%", "2\tDiện tích (km²)\t12\t100%"),
    ]


def test_where_the_page_is_from_is_told(tmp_path: Path) -> None:
    head = '<head><title> Quyết định 9 </title><link rel="canonical" href="https://example.vn/9"></head>'
    found = read(tmp_path, f"<html>{head}<body>{ACT}</body></html>")
    assert isinstance(found, Reading)
    assert [(one.code, dict(one.values)) for one in found.notices] == [
        ("web_page", {"title": "Quyết định 9", "address": "https://example.vn/9"})
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_the_letters_that_a_page_is_written_in(tmp_path: Path, encoding: str) -> None:
    words = "Quy che quan ly du lieu cua co quan nha nuoc, so 5. " * 20 + "à â ê ô ă đ ơ ư"
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">'
    page = f"<html><head>{meta}</head><body><p>{words}"
    assert texts(read(tmp_path, page.encode(encoding))) == [words]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><div id=app></div><script>render()</script></body></html>",
        f"<html><body><h1>Văn bản mới</h1><ul>{'<li><a href=/x>Quyết định về việc quản lý đất đai</a></li>' * 40}</ul>",
        "<html><body><p>Đăng nhập hệ thống quản lý văn bản</p><input></body></html>",
    ],
)
def test_a_page_without_a_document(tmp_path: Path, page: str) -> None:
    assert read(tmp_path, page) == Unreadable("no_main_text")


def test_hidden_text_and_scripts_say_nothing(tmp_path: Path) -> None:
    hidden = (
        '<p style="display: none">Ẩn một</p><div hidden>Ẩn hai</div><script>document.write("Ẩn ba")</script>'
        "<!-- Ẩn bốn --><noscript>Ẩn năm</noscript><textarea>Ẩn sáu</textarea>"
    )
    assert "Ẩn" not in " ".join(texts(read(tmp_path, f"<html><body>{BODY}{hidden}</body></html>")))


def test_endless_nesting_is_a_value(tmp_path: Path) -> None:
    page = "<html><body>" + "<div><b>" * 30_000 + "Điều 1. Một" * 50
    assert isinstance(read(tmp_path, page), Reading | Unreadable)


@pytest.mark.parametrize("page", ["<div>" * 300 + ACT, "a" * 12_000_000 + ACT])
def test_a_page_that_the_parser_cuts_off_is_refused(tmp_path: Path, page: str) -> None:
    assert read(tmp_path, f"<html><body>{ACT}{page}</body></html>") == Unreadable("damaged")
