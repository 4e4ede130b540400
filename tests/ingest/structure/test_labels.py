from ingest.structure.lines import lines_of
from ingest.structure.numbering import ARTICLES, PARTY_OUTLINE
from ingest.structure.outline import outline
from ingest.structure.provisions import provisions_of


def labels(text: str, *, party: bool = False) -> dict[str, str]:
    nodes = outline(lines_of(text), PARTY_OUTLINE if party else ARTICLES).nodes
    made = provisions_of(nodes, text, document="d", target_rows=(), page_at=lambda _: None)
    return {provision.path: provision.label for provision in made}


def test_law() -> None:
    text = (
        "Chương II\nHỒ\nMục 1. AO\nĐiều 7a. Hồ\n3. Gồm:\na) Hồ:\n- Hồ A;\n"
        "Trừ ao.\n3.1. Đầm.\nĐiều 8. Ao\nĐầm.\n"
    )
    assert labels(text) == {
        "c2": "Chương II",
        "c2.m1": "Mục 1 Chương II",
        "d7a": "Điều 7a",
        "d7a.k3": "Khoản 3 Điều 7a",
        "d7a.k3.a": "Điểm a khoản 3 Điều 7a",
        "d7a.k3.a-1": "Điểm a khoản 3 Điều 7a, gạch đầu dòng 1",
        "d7a.k3.a~1": "Điểm a khoản 3 Điều 7a, đoạn 1",
        "d7a.k3.1": "Khoản 3.1 Điều 7a",
        "d8": "Điều 8",
        "d8~1": "Điều 8, đoạn 1",
    }


def test_a_scheme_inside_an_article() -> None:
    found = labels(
        "Điều 1. Phê duyệt:\nII. MỤC TIÊU\n1. Chung\n2. Hồ:\na) Hồ A\n- Hồ:\n+ Ao.\nĐầm.\nĐiều 2. Hết.\n"
    )
    assert found["d1.II"] == "Mục II Điều 1"
    assert found["d1.II.2"] == "Mục II.2 Điều 1"
    assert found["d1.II.2.a"] == "Mục II.2 Điều 1, điểm a"
    assert found["d1.II.2.a-1-1"] == "Mục II.2 Điều 1, điểm a, gạch đầu dòng 1, ý 1"


def test_quoted_law() -> None:
    text = (
        "Điều 1. Sửa đổi\n1. Sửa đổi Điều 22 như sau:\n“Điều 22. Hồ\n1. Hồ:\nb) Hồ B;\nTrừ ao.”.\n"
        "2. Sửa đổi khoản 9 Điều 2 như sau:\n“9. Hồ:\na) Ao.”.\nĐiều 2. Hết.\n"
    )
    found = labels(text)
    assert found["d1.k1.d22"] == "Khoản 1 Điều 1, nội dung sửa đổi: Điều 22"
    assert found["d1.k1.d22.k1"] == "Khoản 1 Điều 1, nội dung sửa đổi: khoản 1 Điều 22"
    assert found["d1.k1.d22.k1.b"] == "Khoản 1 Điều 1, nội dung sửa đổi: điểm b khoản 1 Điều 22"
    assert found["d1.k1.d22.k1.b~1"] == "Khoản 1 Điều 1, nội dung sửa đổi: điểm b khoản 1 Điều 22, đoạn 1"
    assert found["d1.k2.k9.a"] == "Khoản 2 Điều 1, nội dung sửa đổi: điểm a khoản 9"


def test_annexes() -> None:
    text = (
        "Điều 1. Hồ\nBỘ TRƯỞNG\nMẫu\nQUY CHẾ\n(Kèm theo Quyết định số 9)\n"
        "Điều 4. Hồ\n2. Hồ A.\nPhụ lục II\nAO\nI. AO\n"
        "3. Ao:\na) Đầm.\nMẫu số 01\nĐƠN\nTên tôi là.....\nMẫu TĐ1\nĐƠN\n"
        "Tên tôi là.....\nNơi nhận:\n- Như trên.\n"
    )
    assert labels(text) == {
        "d1": "Điều 1",
        "cuoi~1": "Phần ký",
        "PL": "Văn bản kèm theo",
        "PL.d4": "Văn bản kèm theo, Điều 4",
        "PL.d4.k2": "Văn bản kèm theo, khoản 2 Điều 4",
        "PL2": "Phụ lục II",
        "PL2.I": "Phụ lục II, mục I",
        "PL2.I.3": "Phụ lục II, mục I.3",
        "PL2.I.3.a": "Phụ lục II, mục I.3, điểm a",
        "PL2.M1": "Phụ lục II, Mẫu số 01",
        "PL2.M1~1": "Phụ lục II, Mẫu số 01, đoạn 1",
        "PL2.MTDD1": "Phụ lục II, Mẫu TĐ1",
        "PL2.MTDD1~1": "Phụ lục II, Mẫu TĐ1, đoạn 1",
        "PL2.MTDD1.cuoi": "Phụ lục II, Mẫu TĐ1, nơi nhận",
        "PL2.MTDD1.cuoi-1": "Phụ lục II, Mẫu TĐ1, nơi nhận, dòng 1",
    }


def test_the_frame() -> None:
    text = "CHÍNH PHỦ\nCăn cứ Luật Hồ chứa;\nQUYẾT ĐỊNH:\nĐiều 1. Hồ¹\n¹ Chú thích.\n"
    assert labels(text) == {
        "dau": "Phần đầu văn bản",
        "~1": "Căn cứ ban hành, đoạn 1",
        "~2": "Lời ban hành",
        "d1": "Điều 1",
        "d1.cn1": "Điều 1, chú thích 1",
    }


def test_a_party_outline() -> None:
    text = "TỈNH ỦY HẢI SƠN\nThực hiện nghị quyết, như sau:\nI. HỒ\n1. Hồ A\n- Hồ:\n+ Ao.\nPHỤ LỤC\n1. Ao\n"
    assert labels(text, party=True) == {
        "dau": "Phần đầu văn bản",
        "~1": "Đoạn mở đầu",
        "I": "Phần I",
        "I.1": "Mục I.1",
        "I.1-1": "Mục I.1, gạch đầu dòng 1",
        "I.1-1-1": "Mục I.1, gạch đầu dòng 1, ý 1",
        "PL": "Phụ lục",
        "PL.1": "Phụ lục, mục 1",
    }
