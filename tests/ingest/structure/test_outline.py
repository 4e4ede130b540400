from collections.abc import Sequence

from ingest.structure.lines import lines_of
from ingest.structure.nodes import Node
from ingest.structure.numbering import ARTICLES, Style
from ingest.structure.outline import Outline, outline

HEAD = "CHÍNH PHỦ\nNGHỊ ĐỊNH\nQuy định về hồ chứa\nCăn cứ Luật Hồ chứa;\nChính phủ ban hành Nghị định.\n"


def cut(text: str, grammar: Sequence[Style] = ARTICLES) -> Outline:
    found = outline(lines_of(text), grammar)
    at = 0
    for node in found.nodes:  # every character is in exactly one node, in order
        assert node.start == at
        at = node.end
    assert at == len(text)
    return found


def paths(text: str) -> list[str]:
    return [node.path for node in cut(text).nodes]


def kinds(text: str) -> dict[str, str]:
    return {node.path: node.kind for node in cut(text).nodes}


def slips(text: str) -> list[tuple[str, str]]:
    return [(slip.code, slip.path) for slip in cut(text).slips]


def own(text: str, path: str) -> str:
    node: Node = next(node for node in cut(text).nodes if node.path == path)
    return text[node.start : node.end]


class TestLaw:
    def test_chapters_articles_clauses_points(self) -> None:
        text = (
            HEAD
            + "Phần thứ nhất\nNHỮNG QUY ĐỊNH CHUNG\nChương I\nHỒ CHỨA\nVÀ AO\nMục 1. HỒ\nĐiều 1. Hồ lớn\n"
            "1. Gồm:\na) Hồ A;\nđ) Không nối tiếp;\nb) Hồ B;\n- Phía bắc;\n"
            "2. Hồ khác.\nMục 2\nAo làng\nĐiều 2. Ao\n"
            "Ao là hồ nhỏ.\n1. Ao A.\nChương II\nSÔNG\nĐiều 3. Sông chảy ra biển.\n"
        )
        assert paths(text) == [
            "dau", "~1", "~2", "p1", "p1.c1", "p1.c1.m1", "d1", "d1.k1", "d1.k1.a", "d1.k1.a~1", "d1.k1.b",
            "d1.k1.b-1", "d1.k2", "p1.c1.m2", "d2", "d2~1", "d2.k1", "p1.c2", "d3",
        ]  # fmt: skip
        assert own(text, "p1.c1") == "Chương I\nHỒ CHỨA\nVÀ AO\n"
        assert own(text, "p1.c1.m2") == "Mục 2\nAo làng\n"
        assert [kinds(text)[path] for path in ("p1", "p1.c1", "p1.c1.m1", "d1", "d1.k1", "d1.k1.a", "~1", "~2")] == [
            "part", "chapter", "section", "article", "clause", "point", "basis", "enacting",
        ]  # fmt: skip

    def test_the_tree_has_the_chapters_that_paths_leave_out(self) -> None:
        nodes = {node.path: node for node in cut("Chương I\nHỒ\nĐiều 1. Hồ\n1. Hồ A.\n").nodes}
        assert nodes["d1"].parent is nodes["c1"]
        assert nodes["d1.k1"].parent is nodes["d1"]

    def test_vietnamese_letters(self) -> None:
        text = "Điều 1. Hồ\n1. Gồm:\n" + "".join(f"{c}) Hồ;\n" for c in "abcdđeghiklmnopqrstuvxy")
        assert paths(text)[2:8] == ["d1.k1.a", "d1.k1.b", "d1.k1.c", "d1.k1.d", "d1.k1.dd", "d1.k1.e"]
        assert slips(text) == []
        assert len(paths(text)) == 2 + 23

    def test_a_title_on_the_next_line(self) -> None:
        text = "Điều 1\nHồ chứa nước\nHồ là nơi giữ nước.\nĐiều 2.\n1. Ao.\n"
        assert paths(text) == ["d1", "d1~1", "d2", "d2.k1"]
        assert own(text, "d1") == "Điều 1\nHồ chứa nước\n"

    def test_numbers_of_several_levels(self) -> None:
        text = (
            "Điều 5. Hồ\n1. Hồ lớn\n1.1. Hồ A.\n1.2. Hồ B.\n2. Hồ nhỏ\nĐiều 6. Ao\n6.1. Ao A.\n6.2. Ao B.\n"
        )
        assert paths(text) == ["d5", "d5.k1", "d5.k1.1", "d5.k1.2", "d5.k2", "d6", "d6.1", "d6.2"]

    def test_marks_of_footnotes_and_what_was_abolished(self) -> None:
        text = (
            "Điều 7a.³ Hồ¹\n¹ Tên này được sửa đổi.\n³ Điều này được bổ sung.\n"
            "2.⁴ Hồ nhỏ.\n⁴ Khoản này được sửa đổi.\n"
            "a)⁵ Hồ A;\n⁵ Điểm này được bổ sung.\nĐiều 8⁶. (được bãi bỏ)\n"
            "⁶ Điều này được bãi bỏ.\nĐiều 9. Ao\n"
        )
        assert paths(text) == [
            "d7a", "d7a.cn1", "d7a.cn3", "d7a.k2", "d7a.k2.cn4", "d7a.k2.a", "d7a.k2.a.cn5", "d8", "d8.cn6", "d9",
        ]  # fmt: skip
        assert kinds(text)["d7a.k2.cn4"] == "footnote"

    def test_a_cited_article_at_the_head_of_a_line(self) -> None:
        text = "Điều 1. Hồ\nĐiều 5 của Luật Hồ chứa.\nĐiều 9. Hồ theo luật khác.\nĐiều 2. Ao\n"
        assert paths(text) == ["d1", "d1~1", "d1~2", "d2"]
        assert slips(text) == [("number_not_believed", "d1~1")]

    def test_an_article_printed_twice_keeps_the_one_in_force(self) -> None:
        assert paths("Điều 1. Hồ\nĐiều 2. (được bãi bỏ)\nĐiều 2. Ao\n") == ["d1", "d2z2", "d2"]

    def test_skipped_clauses_are_told(self) -> None:
        assert slips("Điều 1. Hồ\n1. Hồ A.\n3. Hồ B.\n") == [("number_skipped", "d1.k3")]


class TestScheme:
    TEXT = (
        "QUYẾT ĐỊNH:\nĐiều 1. Phê duyệt Đề án với các nội dung sau:\n"
        "I. QUAN ĐIỂM\n1. Hồ.\n2. Ao.\nII. MỤC TIÊU\n"
        "1. Chung\nĐến năm 2040 có nước.\n2. Cụ thể\na) Đến năm 2035\n"
        "- Nhân lực:\n+ Hồ A;\n+ Hồ B.\n- Nguồn nước:\n"
        "Đủ nước cho các xã.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Thử nghiệm\nĐiều 2. Quyết định này có hiệu lực.\n"
    )

    def test_paths(self) -> None:
        assert paths(self.TEXT) == [
            "~1", "d1", "d1.I", "d1.I.1", "d1.I.2", "d1.II", "d1.II.1", "d1.II.1~1", "d1.II.2", "d1.II.2.a",
            "d1.II.2.a-1", "d1.II.2.a-1-1", "d1.II.2.a-1-2", "d1.II.2.a-2", "d1.II.2.a-2~1", "d1.III", "d1.III.1", "d2",
        ]  # fmt: skip

    def test_kinds(self) -> None:
        found = kinds(self.TEXT)
        assert [found[path] for path in ("d1.I", "d1.I.1", "d1.II.2.a", "d1.II.2.a-1-1")] == [
            "section", "item", "point", "bullet",
        ]  # fmt: skip


class TestAmending:
    TEXT = (
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật Hồ chứa\n"
        "1. Bổ sung khoản 9 vào sau khoản 8 Điều 2 như sau:\n"
        "“9. Hồ là nơi giữ nước.”.\n2. Sửa đổi, bổ sung Điều 22 như sau:\n"
        "“Điều 22. Hồ\n1. Hồ gồm:\nb) Hồ B;\n"
        "Trừ hồ cạn.\n3. Ao.”.\n3. Sửa đổi Điều 30 như sau:\n"
        "a) Sửa đổi khoản 4 như sau:\n“4. Sông.”;\nb) Bãi bỏ khoản 5.\n"
        "Điều 2. Hiệu lực thi hành\nLuật này có hiệu lực từ ngày 01 tháng 01 năm 2032.\n"
    )

    def test_quoted_law_hangs_under_the_clause_that_brings_it(self) -> None:
        assert paths(self.TEXT) == [
            "d1", "d1.k1", "d1.k1.k9", "d1.k2", "d1.k2.d22", "d1.k2.d22.k1", "d1.k2.d22.k1.b", "d1.k2.d22.k1.b~1",
            "d1.k2.d22.k3", "d1.k3", "d1.k3.a", "d1.k3.a.k4", "d1.k3.b", "d2", "d2~1",
        ]  # fmt: skip
        assert slips(self.TEXT) == []

    def test_it_is_never_this_laws_own(self) -> None:
        found = kinds(self.TEXT)
        assert [path for path, kind in found.items() if kind == "article"] == ["d1", "d2"]
        assert {found[path] for path in found if "d22" in path or path in ("d1.k1.k9", "d1.k3.a.k4")} == {
            "quoted"
        }

    def test_a_block_never_closed_is_told(self) -> None:
        text = "Điều 1. Sửa đổi\n1. Sửa đổi Điều 9 như sau:\n“Điều 9. Hồ\n1. Hồ A.\nĐiều 2. Hiệu lực\n"
        assert paths(text) == ["d1", "d1.k1", "d1.k1.d9", "d1.k1.d9.k1", "d2"]
        assert slips(text) == [("quote_not_closed", "d1.k1")]


class TestAnnexes:
    def test_an_attached_regulation_restarts_articles(self) -> None:
        text = (
            "Điều 1. Ban hành Quy chế.\nĐiều 2. Hiệu lực.\nBỘ TRƯỞNG\nMẫu\nQUY CHẾ\nQuản lý hồ\n"
            "(Ban hành kèm theo Quyết định số 9/QĐ-BTN)\nChương I\nHỒ\nĐiều 1. Hồ\n"
            "1. Hồ A.\nĐiều 2. Ao\nPHỤ LỤC I\nAO\n"
            "I. AO LÀNG\n3. Ao.\n"
        )
        assert paths(text) == [
            "d1", "d2", "cuoi~1", "PL", "PL.c1", "PL.d1", "PL.d1.k1", "PL.d2", "PL1", "PL1.I", "PL1.I.3",
        ]  # fmt: skip
        assert [path for path, kind in kinds(text).items() if kind == "article"] == [
            "d1",
            "d2",
            "PL.d1",
            "PL.d2",
        ]

    def test_numbers_of_annexes(self) -> None:
        text = "Điều 1. Hồ\nPHỤ LỤC SỐ 01\nHỒ\n1. Hồ\nPhụ lục II-A\nAO\n1. Ao\nPhụ lục 2b\nSÔNG\n1. Sông\n"
        assert paths(text) == ["d1", "PL1", "PL1.1", "PL2A", "PL2A.1", "PL2b", "PL2b.1"]

    def test_unnumbered_annexes_in_order(self) -> None:
        assert paths("Điều 1. Hồ\nPHỤ LỤC\nHỒ\n1. Hồ\nPHỤ LỤC\nAO\n1. Ao\n") == [
            "d1",
            "PL1",
            "PL1.1",
            "PL2",
            "PL2.1",
        ]

    def test_forms_and_their_own_signatures(self) -> None:
        text = (
            "Điều 1. Hồ\nPhụ lục II\nBIỂU MẪU\nMẫu số 01\nQUYẾT ĐỊNH\nVề hồ chứa\n"
            "Căn cứ đơn đề nghị;\nĐiều 1. Cho..........\n"
            "1. Hồ........\nNơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
            "Ghi chú: điền đủ.\nMẫu số 02\nĐƠN\n7. Hồ.......\n"
        )
        assert paths(text) == [
            "d1", "PL2", "PL2.M1", "PL2.M1~1", "PL2.M1.d1", "PL2.M1.d1.k1", "PL2.M1.cuoi", "PL2.M1.cuoi-1",
            "PL2.M1.cuoi~1", "PL2.M1~2", "PL2.M2", "PL2.M2~1",
        ]  # fmt: skip
        assert [path for path, kind in kinds(text).items() if kind == "article"] == ["d1"]
        assert slips(text) == []

    def test_forms_without_an_annex(self) -> None:
        assert paths("Điều 1. Hồ\nMẫu số 03\nĐƠN\nTên tôi là......\n") == ["d1", "PL3", "PL3~1"]

    def test_a_footnote_inside_a_heading(self) -> None:
        text = "Điều 1. Hồ\nPhụ lục¹\n¹ Được thay thế.\nHỒ CHỨA\n(Kèm theo Nghị định số 9)\n1. Hồ\n"
        assert paths(text) == ["d1", "PL", "PL.cn1", "PL~1", "PL.1"]

    def test_codes_of_indicators(self) -> None:
        text = (
            "Phụ lục II\nCHỈ TIÊU\n0101. Dung tích\n1. Khái niệm\n2. Kỳ công bố\n"
            "0205. Mực nước\n1. Khái niệm\n"
        )
        assert paths(text) == ["PL2", "PL2.0101", "PL2.0101.1", "PL2.0101.2", "PL2.0205", "PL2.0205.1"]

    def test_lists_below_headings_without_numbers_do_not_nest_without_end(self) -> None:
        text = "Phụ lục I\nBÀI GIẢNG\n" + "1. Mục tiêu\n2. Nội dung\nChuyên đề về hồ chứa\n" * 5
        assert max(path.count(".") for path in paths(text)) == 2
        assert slips(text) == []


class TestClosing:
    def test_several_signers_and_recipients(self) -> None:
        text = (
            "Điều 1. Hồ\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. BỘ TRƯỞNG\n"
            "THỨ TRƯỞNG\nMẫu\nKT. CHÁNH ÁN\nDụ\n"
        )
        assert paths(text) == ["d1", "cuoi", "cuoi-1", "cuoi-2", "cuoi~1"]

    def test_a_law_adopted(self) -> None:
        text = (
            "Điều 1. Hồ\n"
            "Luật này được Quốc hội khóa XX thông qua ngày 01 tháng 02 năm 2031.\nCHỦ TỊCH QUỐC HỘI\nMẫu\n"
        )
        assert kinds(text) == {"d1": "article", "cuoi~1": "adoption", "cuoi~2": "signature"}


def test_no_law_is_an_outline_too() -> None:
    assert paths("") == []
    assert paths("Điều 1") == ["d1"]


def test_a_long_law_is_cut_quickly() -> None:
    from time import process_time

    text = "".join(
        f"Điều {n}. Hồ\n" + "".join(f"{k}. Hồ.\na) A;\nb) B.\n" for k in range(1, 9)) for n in range(1, 600)
    )
    started = process_time()
    assert len(cut(text).nodes) == 599 * 25
    assert process_time() - started < 5
