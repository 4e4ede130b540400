"""From when a document is in force: as its clauses print it, never guessed."""

from datetime import date

import pytest

from assistant.library.nouns import Day, Provision
from ingest.validity.effect import Effect, effect_of

SIGNED = date(2031, 5, 3)


def provisions(*texts: tuple[str, str, str]) -> list[Provision]:
    """Provisions by path, kind and text; a path with a dot stands under the path before it."""
    made, start = [], 0
    for path, kind, text in texts:
        above, dot, _ = path.rpartition(".")
        made.append(
            Provision(
                id=f"x/{path}", document="x", path=path, parent=f"x/{above}" if dot else None, kind=kind,
                label=path, trail=(), text=text + "\n", start=start, end=start + len(text) + 1,
                subtree_end=start + len(text) + 1,
            )
        )  # fmt: skip
        start += len(text) + 1
    return made


def of(clause: str, kind: str = "Nghị định", number: str = "9/2031/NĐ-CP") -> Effect:
    held = provisions(("d9", "article", "Điều 9. Hiệu lực thi hành"), ("d9.k1", "clause", f"1. {clause}"))
    return effect_of(held, kind=kind, number=number, signed_on=SIGNED)


@pytest.mark.parametrize(
    ("clause", "starts", "ends"),
    [
        ("Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2031.", date(2031, 7, 1), None),
        ("Nghị định này có hiệu lực kể từ ngày ký.", SIGNED, None),
        ("Nghị định này có hiệu lực thi hành kể từ ngày 15 tháng 02.năm 2032.", date(2032, 2, 15), None),
        (
            "Nghị định này có hiệu lực thi hành trong việc lập, giao kế hoạch nuôi cá kể từ ngày 01 tháng 7 năm 2031.",
            date(2031, 7, 1),
            None,
        ),
        (
            "Nghị định này có hiệu lực thi hành kể từ ngày ký ban hành và thay thế Nghị định số 1/2030/NĐ-CP.",
            SIGNED,
            None,
        ),
        ("Nghị định này có hiệu lực sau 45 ngày kể từ ngày ký.", date(2031, 6, 17), None),
        (
            "Nghị định này có hiệu lực từ ngày 01/6/2031 đến hết ngày 30/6/2031.",
            date(2031, 6, 1),
            date(2031, 7, 1),
        ),
        ("Nghị định này có hiệu lực từ ngày 01/6/2031 đến ngày 15/6/2031.", date(2031, 6, 1), "unknown"),
        ("Nghị định này có hiệu lực cùng thời điểm có hiệu lực của Luật Nghề cá.", "unknown", None),
        ("Nghị định này có hiệu lực kể từ ngày Luật Nghề cá có hiệu lực.", "unknown", None),
        ("Xử lý việc đã làm trước ngày Nghị định này có hiệu lực từ ngày 01/6/2031.", "unknown", None),
        ("Quyết định của Tòa án có hiệu lực từ ngày 01/6/2031.", "unknown", None),
    ],
)
def test_the_day_is_the_printed_one(clause: str, starts: Day, ends: Day) -> None:
    found = of(clause)
    assert (found.starts, found.ends) == (starts, ends)


def test_a_law_in_force_from_its_adoption() -> None:
    held = provisions(
        ("d9", "article", "Điều 9. Nghị quyết này có hiệu lực kể từ ngày Quốc hội thông qua."),
        ("cuoi", "closing", "Nghị quyết này được Quốc hội thông qua ngày 07 tháng 11 năm 2030."),
    )
    assert effect_of(held, kind="Nghị quyết", number="1/2030/QH19").starts == date(2030, 11, 7)


@pytest.mark.parametrize(
    ("kind", "number", "starts"),
    [
        ("Kế hoạch", "1/KH-UBND", None),
        ("Công văn", "1/STS-NC", None),
        ("Nghị quyết", "1-NQ/TW", None),
        ("Nghị quyết", "1/NQ-CP", "unknown"),
        ("Văn bản hợp nhất", "1/VBHN-BTS", None),
    ],
)
def test_a_document_that_does_not_say_it(kind: str, number: str, starts: Day) -> None:
    assert of("Các bộ thực hiện.", kind, number).starts == starts


def test_a_consolidated_text_has_no_day_of_its_own() -> None:
    assert of("Thông tư này có hiệu lực từ ngày 01/6/2020.", "Văn bản hợp nhất", "1/VBHN-BTS") == Effect()


def test_exceptions_are_kept_with_their_place() -> None:
    held = provisions(
        ("d9", "article", "Điều 9. Hiệu lực thi hành"),
        ("d9.k1", "clause", "1. Luật này có hiệu lực từ ngày 01/7/2031, trừ quy định tại khoản 2 Điều này."),
        ("d9.k2", "clause", "2. Khoản 3 Điều 5 của Luật này có hiệu lực từ ngày 01/01/2032."),
    )
    found = effect_of(held, kind="Luật", number="8/2031/QH19")
    assert (found.starts, found.places) == (date(2031, 7, 1), ("x/d9",))
    assert [place for place, _ in found.exceptions] == ["x/d9.k1", "x/d9.k2"]


def test_quoted_law_and_annexes_say_nothing_of_this_document() -> None:
    clause = "Nghị định này có hiệu lực từ ngày 01/6/2029."
    held = provisions(
        ("d1", "article", "Điều 1. Sửa đổi Điều 9 như sau:"),
        ("d1.d9", "quoted", f"“Điều 9. {clause}”"),
        ("PL", "annex", "Phụ lục"),
        ("PL.1", "item", clause),
    )
    assert effect_of(held, kind="Nghị định").starts == "unknown"
