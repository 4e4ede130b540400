"""Lines with tabs become heads and rows, each with a number of its own and under its group."""

from assistant.library.nouns import Span
from ingest.structure.nodes import Node
from ingest.tables.row_numbers import Numbering
from ingest.tables.tables import Table, cut_tables, rows_said

TASKS = "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"


def cut(*parts: str) -> tuple[list[Node], list[Table], str]:
    """Cut the tables of an annex; each part is a table's lines, or one paragraph between two."""
    annex = Node("PL", "annex", "", None, 0, 0)
    nodes, clean = [annex], ""
    for part in parts:
        kind = "table" if "\t" in part else "paragraph"
        path = "" if kind == "table" else f"PL~x{len(nodes)}"
        nodes.append(Node(path, kind, "", annex, len(clean), len(clean) + len(part)))
        clean += part
    made, tables = cut_tables(nodes, clean)
    return made, tables, clean


def rows(*parts: str) -> list[tuple[str, str]]:
    """Return the path of each row and of what it stands under."""
    _, tables, _ = cut(*parts)
    return [(r.node.path, r.node.parent.path if r.node.parent else "") for t in tables for r in t.rows]


def test_every_character_is_in_one_node() -> None:
    made, _, clean = cut(
        "Bảng\tmột\n1\ta\n", "Giữa hai bảng.\n", TASKS + "(1)\t(2)\t(3)\t(4)\n1\tX\tY\tZ\n" + TASKS + "2\tX\n"
    )
    assert "".join(Span(node.start, node.end).of(clean) for node in made) == clean


def test_numbers_with_points_stand_under_their_group() -> None:
    lines = "1.\tThể chế\t\t\n1.1\tLập quy chế\tXã Mơ\t2031\n1.2.\tRà soát\tXã Mơ\t2032\n7.\tMở chợ\tXã Mận\t2031\n"
    assert rows(TASKS + lines) == [("PL.1", "PL"), ("PL.1.1", "PL.1"), ("PL.1.2", "PL.1"), ("PL.7", "PL")]


def test_a_group_whose_number_and_title_fill_one_cell() -> None:
    _, (table,), clean = cut(TASKS + "I. VỀ ĐƯỜNG SÁ\t\t\t\n1\tRải đá\tXã Mơ\t2031\n")
    group, task = table.rows
    assert group.is_group
    assert [span.of(clean).strip() for span in group.cells[:2]] == ["I.", "VỀ ĐƯỜNG SÁ"]
    assert task.node.parent is group.node


def test_numbers_that_run_on_through_groups_stay_as_printed() -> None:
    lines = "I\tĐường\t\t\n1\tRải đá\tXã Mơ\t\n2\tBắc cầu\tXã Mơ\t\nII\tChợ\t\t\n3\tDựng lều\tXã Mơ\t\n"
    assert rows(TASKS + lines) == [
        ("PL.I", "PL"), ("PL.1", "PL.I"), ("PL.2", "PL.I"), ("PL.II", "PL"), ("PL.3", "PL.II"),
    ]  # fmt: skip


def test_numbers_that_start_again_take_their_groups() -> None:
    lines = "A\tXã\t\t\nI\tĐường\t\t\n1\tRải đá\tM\t\nB\tThôn\t\t\nI\tChợ\t\t\n1\tDựng lều\tM\t\na)\tChặt tre\tM\t\n"
    assert [path for path, _ in rows(TASKS + lines)] == [
        "PL.A", "PL.A.I", "PL.A.I.1", "PL.B", "PL.B.I", "PL.B.I.1", "PL.B.I.1.a",
    ]  # fmt: skip


def test_a_group_with_cells_of_its_own_is_one_by_its_number() -> None:
    lines = "I\tĐường\tXã Mơ\t\n1\tRải đá\tXã Mơ\t\nII\tChợ\tXã Mận\t\n1\tDựng lều\tXã Mận\t\n"
    assert rows(TASKS + lines)[-1] == ("PL.II.1", "PL.II")


def test_titles_without_numbers_are_groups_too() -> None:
    lines = "Việc làm ngay\t\t\t\n1\tRải đá\tXã Mơ\t\nViệc làm sau\t\t\t\n1\tDựng lều\tXã Mơ\t\n"
    assert rows(TASKS + lines) == [
        ("PL.h1", "PL"),
        ("PL.h1.1", "PL.h1"),
        ("PL.h2", "PL"),
        ("PL.h2.1", "PL.h2"),
    ]


def test_a_row_whose_number_is_repeated_by_a_merged_cell() -> None:
    lines = "15\tViết báo cáo\tXã Mơ\tTháng 5\n15\tViết báo cáo\tXã Mơ\tTháng 9\n16\tIn\tXã Mơ\t\n"
    assert [path for path, _ in rows(TASKS + lines)] == ["PL.15", "PL.15b", "PL.16"]


def test_unnumbered_rows_before_and_after_numbers() -> None:
    lines = "\tCả huyện\t\t9\n1\tXã Mơ\t\t8\n\tTrong đó: thôn Đông\t\t7\n01\tXã Mận\t\t6\n"
    assert [path for path, _ in rows(TASKS + lines)] == ["PL.h1", "PL.1", "PL.1b", "PL.01"]


def test_a_table_without_numbers_counts_its_rows() -> None:
    _, (table,), _ = cut("Tên biểu\tKỳ báo cáo\nBiểu một\tTháng\nBiểu hai\tNăm\n")
    assert [row.node.path for row in table.rows] == ["PL.h1", "PL.h2"]
    assert [column.label for column in table.columns] == ["Tên biểu", "Kỳ báo cáo"]


def test_a_repeated_head_and_a_line_of_numbers_are_no_rows() -> None:
    lines = (
        "(1)\t(2)\t(3)\t(4)\n1\tRải đá\tXã Mơ\t2031\n"
        + TASKS
        + "(1)\t(2)\t(3)\t(4)\n2\tBắc cầu\tXã Mơ\t2032\n"
    )
    made, (table,), _ = cut(TASKS + lines)
    assert [row.node.path for row in table.rows] == ["PL.1", "PL.2"]
    assert [node.path for node in made if node.kind == "columns"] == ["PL~1", "PL~2"]


def test_a_head_on_two_levels_with_its_merged_cells_repeated() -> None:
    _, (table,), _ = cut(
        "TT\tTên\tThực hiện\tThực hiện\nTT\tTên\tChủ trì\tPhối hợp\n1\tRải đá\tXã Mơ\tXã Mận\n"
    )
    assert [column.label for column in table.columns] == ["TT", "Tên", "Chủ trì", "Phối hợp"]
    assert [row.node.path for row in table.rows] == ["PL.1"]


def test_another_head_begins_another_table() -> None:
    _, tables, _ = cut(TASKS + "1\tRải đá\tXã Mơ\t2031\n" + "STT\tTên\tGhi chú\n1\tĐá\tto\n")
    assert [[row.node.path for row in table.rows] for table in tables] == [["PL.b1.1"], ["PL.b2.1"]]


def test_a_table_that_goes_on_without_a_head_keeps_its_columns() -> None:
    _, tables, _ = cut(
        TASKS + "1\tRải đá\tXã Mơ\t2031\n", "Một dòng chen giữa.\n", "2\tBắc cầu\tXã Mơ\t2032\n"
    )
    assert tables[1].heads is tables[0].heads
    assert [column.label for column in tables[1].columns] == [column.label for column in tables[0].columns]


def test_rows_say_their_values_beside_their_heads() -> None:
    _, tables, clean = cut(TASKS + "I\tĐường\t\t\n1\tRải đá\tXã Mơ\t\n2\tBắc cầu\tXã Mận\t2032\n")
    assert rows_said(tables, [], clean) == {
        "PL.I": "I Đường",
        "PL.1": "1. Nhiệm vụ: Rải đá; Cơ quan chủ trì: Xã Mơ",
        "PL.2": "2. Nhiệm vụ: Bắc cầu; Cơ quan chủ trì: Xã Mận; Thời hạn: 2032",
    }


def test_a_letter_follows_a_letter_where_it_could_be_a_roman_number() -> None:
    numbers = Numbering(["A", "B", "C", "1"])
    assert [numbers.place(n, is_group=n != "1").number for n in ("A", "B", "C", "1")] == ["A", "B", "C", "1"]
    assert numbers.place("D", is_group=True).above == ""
