"""Indicator tables: what time a column is of, which tables set values, and what their rows say."""

import pytest

from assistant.library.nouns import Span, Target
from ingest.structure.nodes import Node
from ingest.tables.columns import Column, Holds, Times, times_of
from ingest.tables.tables import Table, cut_tables
from ingest.tables.targets import is_indicator_table, targets_of


def table(clean: str) -> Table:
    annex = Node("PL", "annex", "", None, 0, 0)
    _, (found,) = cut_tables([annex, Node("", "table", "", annex, 0, len(clean))], clean)
    return found


def targets(clean: str) -> list[Target]:
    return targets_of(table(clean), clean, document="9-kh", footnotes=())


@pytest.mark.parametrize(
    ("label", "times"),
    [
        ("Năm 2031", Times(2031, None, "year")),
        ("Đến năm 2035", Times(2035, None, "year")),
        ("Mục tiêu đến năm 2035 (%)", Times(2035, None, "year")),
        ("Giai đoạn 2031 - 2035", Times(2035, 2031, "phase")),
        ("MỤC TIÊU 2031-2035", Times(2035, 2031, "phase")),
        ("Từ năm 2031 đến năm 2035", Times(2035, 2031, "phase")),
        ("Hiện trạng 2030", Times(2030, None, "base")),
        ("Ước thực hiện năm 2030", Times(2030, None, "base")),
        ("Kế hoạch thực hiện năm 2031", Times(2031, None, "year")),
        ("Quý I/2031", Times(2031, None, "part")),
        ("Đến 30/6/2031", Times(2031, None, "part")),
        ("Theo Nghị quyết 12/2031/NQ-HĐND", None),
        ("Kết quả", None),
    ],
)
def test_the_time_a_head_names(label: str, times: Times | None) -> None:
    assert times_of(label) == times


def test_years_under_a_head_of_what_has_been_reached() -> None:
    columns = table(
        "TT\tTên\tHiện trạng\t\tMục tiêu\t\n\t\t2029\t2030\t2035\t2040\n1\tRừng\t1\t2\t3\t4\n"
    ).columns
    assert [c.times.period for c in columns if c.times] == ["base", "base", "year", "year"]


@pytest.mark.parametrize(
    ("label", "holds"),
    [
        ("Số TT", Holds.NUMBER),
        ("ĐVT", Holds.UNIT),
        ("Nội dung công việc", Holds.TASK),
        ("Nhiệm vụ, giải pháp", Holds.TASK),
        ("Sản phẩm đầu ra", Holds.PRODUCT),
        ("Kết quả năm 2030", Holds.VALUE),
        ("Thời hạn hoàn thành (năm 2031)", Holds.DEADLINE),
        ("Cấp trình/ban hành", Holds.SUBMITTED),
        ("Đơn vị thực hiện", Holds.AGENCY),
        ("Chỉ tiêu", Holds.OTHER),
        ("Ghi chú", Holds.NOTE),
    ],
)
def test_what_a_column_holds(label: str, holds: Holds) -> None:
    assert Column(label, Span(0, 0)).holds is holds


@pytest.mark.parametrize(
    ("clean", "is_one"),
    [
        ("TT\tTên\tNăm 2031\tNăm 2032\n1\tRừng\tnhiều\tnhiều hơn\n", True),
        ("TT\tTên\tMục tiêu đến năm 2035\n1\tRừng\t45%\n2\tSuối\t≥ 9\n", True),
        ("TT\tTên\tMục tiêu đến năm 2035\n1\tRừng\txanh\n2\tSuối\t9\n3\tNúi\tcao\n", False),
        ("TT\tNhiệm vụ\tCơ quan chủ trì\tNăm 2031\tNăm 2032\n1\tĐo gió\tSở Gió\tx\t\n", False),
        ("TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n1\tĐo gió\tSở Gió\t2031\n", False),
    ],
)
def test_which_tables_set_values(clean: str, is_one: bool) -> None:
    assert is_indicator_table(table(clean), clean) is is_one


def test_a_phase_and_where_one_starts_are_marked() -> None:
    clean = "TT\tTên\tĐVT\tHiện trạng 2030\tGiai đoạn 2031-2035\tNăm 2040\n1\tRừng\t%\t41,5\t45 - 47\t50\n"
    (target,) = targets(clean)
    assert [(m.year, m.since, m.period, m.amount, m.upper) for m in target.milestones] == [
        (2030, None, "base", 41.5, None),
        (2035, 2031, "phase", 45, 47),
        (2040, None, "year", 50, None),
    ]
    assert [m.column_label for m in target.milestones][1] == "Giai đoạn 2031-2035"
    assert target.unit == "%"


def test_the_unit_of_a_head_is_that_of_its_figures() -> None:
    (first, second) = targets("TT\tTên\tNăm 2035 (%/năm)\n1\tRừng\t4,5\n2\tSuối\t9 con suối\n")
    assert (first.milestones[0].unit, second.milestones[0].unit) == ("%/năm", "con suối")


def test_a_section_is_no_target_and_its_rows_keep_it() -> None:
    clean = (
        "TT\tTên\tNăm 2031\tNăm 2032\nI\tVỀ RỪNG\t\t\n1\tĐộ che phủ\t45%\t46%\n"
        "\tTrong đó:\t\t\n\t- rừng già\t5%\t6%\nVỀ SUỐI\t\t\t\n2\tSố suối\t9\t10\n"
    )
    found = table(clean)
    assert [(t.number, t.name, len(t.milestones)) for t in targets(clean)] == [
        ("1", "Độ che phủ", 2),
        ("1c", "- rừng già", 2),
        ("2", "Số suối", 2),
    ]
    above = {row.number: row.node.parent.mark for row in found.rows if row.node.parent}
    assert (above["1"], above["2"]) == ("I", "h1")


def test_a_section_that_names_an_agency_is_no_target_either() -> None:
    clean = "TT\tTên\tNăm 2031\tNăm 2032\tCơ quan theo dõi\nII\tTHEO XÃ\t\t\tCác xã\n1\tXã Mơ\t5\t6\t\n"
    assert [t.number for t in targets(clean)] == ["1"]


def test_a_numbered_indicator_with_parts_is_a_target_without_milestones() -> None:
    clean = "TT\tTên\tNăm 2031\tNăm 2032\n51\tVề nước sạch\t\t\n51.1\tTỷ lệ hộ\t90%\t95%\n"
    assert [(t.number, len(t.milestones)) for t in targets(clean)] == [("51", 0), ("51.1", 2)]


def test_a_row_whose_values_are_blank_is_still_one() -> None:
    clean = "TT\tTên\tNăm 2031\tNăm 2032\nA\tRừng\t\t\tx\nB\tSuối\t9\t9\n"
    assert [t.name for t in targets(clean)] == ["Rừng", "Suối"]
