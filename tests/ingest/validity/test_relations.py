"""What a document does to others: its own acts only, and each on its own object."""

from datetime import date

import pytest

from assistant.library.nouns import Provision, Relation
from ingest.validity.parts import parts_of
from ingest.validity.relations import relations_of


def provisions(*texts: tuple[str, str, str]) -> list[Provision]:
    made, start = [], 0
    for path, kind, text in texts:
        above, sign, _ = path.rpartition("~" if "~" in path else ".")
        made.append(
            Provision(
                id=f"x/{path}", document="x", path=path, parent=f"x/{above}" if sign else None, kind=kind,
                label=path, trail=(), text=text + "\n", start=start, end=start + len(text) + 1,
                subtree_end=start + len(text) + 1,
            )
        )  # fmt: skip
        start += len(text) + 1
    return made


def of(*texts: tuple[str, str, str], kind: str = "Nghị định") -> tuple[Relation, ...]:
    held = provisions(*texts)
    clean = "".join(p.text for p in held)
    found = relations_of(held, number="9/2031/NĐ-CP", kind=kind)
    assert all(r.span is not None and "".join(r.span.of(clean).split()) for r in found)
    return found


def said(clause: str, heading: str = "Điều 9. Hiệu lực thi hành") -> list[tuple[str, str, str | None]]:
    found = of(("d9", "article", heading), ("d9.k2", "clause", f"2. {clause}"))
    return [(r.kind, r.to, r.place) for r in found if r.kind != "cites"]


DECREE = "Nghị định số 1/2020/NĐ-CP"
CIRCULAR = "Thông tư số 2/2021/TT-BTS"
ENDED = "hết hiệu lực kể từ ngày Nghị định này có hiệu lực"


@pytest.mark.parametrize(
    ("clause", "acts"),
    [
        (f"Nghị định này thay thế {DECREE} ngày 2/3/2020 về cá.", [("replaces", "1/2020/NĐ-CP", None)]),
        (
            f"Bãi bỏ {DECREE} và {CIRCULAR} của Bộ Thủy sản.",
            [("repeals", "1/2020/NĐ-CP", None), ("repeals", "2/2021/TT-BTS", None)],
        ),
        (f"Bãi bỏ Điều 5 {CIRCULAR}.", [("repeals", "2/2021/TT-BTS", "Điều 5")]),
        (
            f"Bãi bỏ cụm từ “cá” tại Điều 5 {CIRCULAR}.",
            [("amends", "2/2021/TT-BTS", "cụm từ “cá” tại Điều 5")],
        ),
        (f"Thay thế Phụ lục I ban hành kèm theo {CIRCULAR}.", [("amends", "2/2021/TT-BTS", "Phụ lục I")]),
        (
            f"{DECREE}, đã được sửa đổi bởi Nghị định số 3/2022/NĐ-CP, {ENDED}.",
            [("repeals", "1/2020/NĐ-CP", None)],
        ),
        (f"Bộ luật Biển cả số 1/2012/QH13 {ENDED}.", [("repeals", "1/2012/QH13", None)]),
        (f"{DECREE} {ENDED}, trừ Điều 5.", [("repeals", "1/2020/NĐ-CP", "trừ Điều 5")]),
        (f"Sửa đổi khoản 5 Điều 14 {CIRCULAR} như sau:", [("amends", "2/2021/TT-BTS", "khoản 5 Điều 14")]),
        # what somebody else does, may do, or did
        (f"Trường hợp {DECREE} được sửa đổi, thay thế thì theo văn bản mới.", []),
        (f"Trình Chính phủ Nghị định thay thế {DECREE}.", []),
        (f"Nghị định số 3/2022/NĐ-CP thay thế {DECREE}.", []),
        ("Nghị định này được thay thế bởi Nghị định số 3/2035/NĐ-CP.", []),
        (f"Thực hiện theo Nghị định số 3/2022/NĐ-CP sửa đổi, bổ sung {DECREE}.", []),
        ("Sửa đổi, bổ sung nhiệm vụ trong Chương trình thực hiện Nghị quyết số 66-NQ/TW.", []),
    ],
)
def test_acts_of_a_clause(clause: str, acts: list[tuple[str, str, str | None]]) -> None:
    assert said(clause) == acts


def test_a_task_to_change_a_law_is_no_change() -> None:
    assert said("Sửa đổi, bổ sung Nghị định số 1/2020/NĐ-CP về nghề cá.", "Điều 9. Nhiệm vụ của các bộ") == []


def test_a_lead_in_is_said_of_each_of_its_items() -> None:
    found = of(
        ("d9", "article", "Điều 9. Hiệu lực thi hành"),
        ("d9.k2", "clause", "2. Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực:"),
        ("d9.k2.a", "point", "a) Nghị định số 1/2020/NĐ-CP về việc thực hiện Nghị định số 7/2019/NĐ-CP;"),
        ("d9.k2.b", "point", "b) Khoản 7 và khoản 8 Điều 3 Nghị định số 3/2022/NĐ-CP."),
    )
    assert [(r.kind, r.to, r.place) for r in found] == [
        ("repeals", "1/2020/NĐ-CP", None),
        ("cites", "7/2019/NĐ-CP", None),
        ("repeals", "3/2022/NĐ-CP", "Khoản 7 và khoản 8 Điều 3"),
    ]


def test_a_day_that_the_clause_gives_to_the_end() -> None:
    found = of(
        ("d9", "article", "Điều 9. Hiệu lực thi hành"),
        ("d9.k2", "clause", "2. Nghị định số 1/2020/NĐ-CP hết hiệu lực từ ngày 01/01/2033."),
    )
    assert [(r.kind, r.since) for r in found] == [("repeals", date(2033, 1, 1))]


def test_the_legal_basis_is_cited_by_number_or_by_name_and_day() -> None:
    found = of(
        ("dau", "letterhead", "NGHỊ ĐỊNH\nQuy định chi tiết một số điều của Luật Nghề cá"),
        ("~1", "basis", "Căn cứ Luật Tổ chức xã ngày 18 tháng 02 năm 2025; Luật Nghề cá số 8/2030/QH19;"),
        ("d1", "article", "Điều 1. Luật Biển cả ngày 1 tháng 1 năm 2020 là luật."),
    )
    assert [(r.kind, r.to, r.on) for r in found] == [
        ("guides", "8/2030/QH19", None),
        ("cites", "Luật Tổ chức xã", date(2025, 2, 18)),
        ("cites", "8/2030/QH19", None),
    ]


@pytest.mark.parametrize(
    ("title", "relations"),
    [
        ("Sửa đổi, bổ sung một số điều của Nghị định số 1/2020/NĐ-CP hướng dẫn thực hiện Nghị định số 7/2019/NĐ-CP",
         [("amends", "1/2020/NĐ-CP"), ("cites", "7/2019/NĐ-CP")]),
        ("Hướng dẫn một số điều của Nghị quyết số 3/2030/QH19", [("guides", "3/2030/QH19")]),
        ("Sửa đổi, bổ sung Chương trình thực hiện Nghị quyết số 66-NQ/TW", [("implements", "66-NQ/TW")]),
        ("Hướng dẫn chế độ theo Quyết định số 40/2011/QĐ-TTg", [("cites", "40/2011/QĐ-TTg")]),
    ],
)  # fmt: skip
def test_a_title_does_what_its_first_verb_says(title: str, relations: list[tuple[str, str]]) -> None:
    found = of(("dau", "letterhead", f"NGHỊ ĐỊNH\n{title}"), ("d1", "article", "Điều 1. Phạm vi"))
    assert [(r.kind, r.to) for r in found] == relations


def test_quoted_law_annexes_and_consolidated_texts_only_mention() -> None:
    clause = "Nghị định này thay thế Nghị định số 1/2020/NĐ-CP."
    quoted = of(
        ("d1", "article", "Điều 1. Sửa đổi Điều 9 như sau:"),
        ("d1.d9", "quoted", f"“Điều 9. {clause}”"),
        ("PL", "annex", "Phụ lục"),
        ("PL.1", "item", clause),
    )
    assert [r.kind for r in quoted] == ["cites", "cites"]
    held = ("d9", "article", f"Điều 9. {clause}")
    assert [r.kind for r in of(held)] == ["replaces"]
    assert [r.kind for r in of(held, kind="Văn bản hợp nhất")] == ["cites"]


def test_what_provisions_are_for() -> None:
    held = provisions(
        ("~1", "basis", "Căn cứ Luật Nghề cá;"),
        ("d1", "article", "Điều 1. Căn cứ xác định"),
        ("d8", "article", "Điều 8. Điều khoản chuyển tiếp"),
        ("d9", "article", "Điều 9. Hiệu lực thi hành"),
        ("cuoi", "closing", "Nơi nhận:"),
        ("PL.cuoi", "closing", "Nơi nhận:"),
    )
    assert [(p.kind, p.provision) for p in parts_of(held, ["x/d9"])] == [
        ("basis", "x/~1"),
        ("transition", "x/d8"),
        ("effect", "x/d9"),
        ("recipients", "x/cuoi"),
    ]


@pytest.mark.parametrize(
    ("clause", "acts"),
    [
        (
            f"Nghị định này thay thế {DECREE} ngày 2/3/2020 quy định về cá và Nghị định số 3/2022/NĐ-CP về tôm.",
            [("replaces", "1/2020/NĐ-CP", None), ("replaces", "3/2022/NĐ-CP", None)],
        ),
        (
            f"Bãi bỏ {DECREE} quy định chi tiết Luật Nghề cá và Nghị định số 3/2022/NĐ-CP.",
            [("repeals", "1/2020/NĐ-CP", None)],
        ),
        (f"Nghị định này có nội dung đính chính tại Nghị định này là một phần của {DECREE}.", []),
    ],
)
def test_a_list_goes_on_past_a_title(clause: str, acts: list[tuple[str, str, str | None]]) -> None:
    assert said(clause) == acts


def test_what_a_scope_leaves_out_is_not_amended() -> None:
    assert said(f"Nghị định này điều chỉnh {DECREE}.", "Điều 1. Phạm vi điều chỉnh") == []
    assert said(f"Nghị định này điều chỉnh {DECREE}.") == [("amends", "1/2020/NĐ-CP", None)]


def test_clauses_below_a_heading_that_ends_them() -> None:
    heading = ("d1", "article", "Điều 1. Bãi bỏ toàn bộ 15 văn bản quy phạm pháp luật")
    found = of(
        heading, ("d1.k1", "clause", f"1. {DECREE} về cá."), ("d1.k2", "clause", f"2. {CIRCULAR} về tôm.")
    )
    assert [(r.kind, r.to) for r in found] == [("repeals", "1/2020/NĐ-CP"), ("repeals", "2/2021/TT-BTS")]
    part = ("d2", "article", "Điều 2. Bãi bỏ một phần các văn bản quy phạm pháp luật")
    own = of(part, ("d2.k1", "clause", f"1. Bãi bỏ Điều 3 {DECREE}."), ("d2.k2", "clause", f"2. {CIRCULAR}."))
    assert [(r.kind, r.place) for r in own] == [("repeals", "Điều 3"), ("cites", None)]


def test_clauses_beside_a_paragraph_that_ends_them() -> None:
    rows = (
        ("d1", "article", "Điều 1. Văn bản hết hiệu lực"),
        ("d1~1", "paragraph", "Bãi bỏ toàn bộ các văn bản sau đây:"),
        ("d1.k1", "clause", f"1. {DECREE} về cá."),
        ("d1~2", "paragraph", "Các văn bản khác:"),
        ("d1.k2", "clause", f"2. {CIRCULAR} về tôm."),
    )
    assert [(r.kind, r.to) for r in of(*rows)] == [("repeals", "1/2020/NĐ-CP"), ("cites", "2/2021/TT-BTS")]


def test_an_item_that_names_no_document_first_is_none_of_the_list() -> None:
    lead = (
        ("d9", "article", "Điều 9. Bãi bỏ một số văn bản"),
        ("d9.k2", "clause", "2. Bãi bỏ các văn bản sau đây:"),
    )
    for item, acts in (
        (f"a) Điều 5 {CIRCULAR};", [("repeals", "Điều 5")]),
        (f"a) Kinh phí nuôi cá nói ở {CIRCULAR};", []),
    ):
        found = of(*lead, ("d9.k2.a", "point", item))
        assert [(r.kind, r.place) for r in found if r.kind != "cites"] == acts
