"""The cells of a row, and the heads over a table's columns."""

import pytest

from assistant.text.cells import cells_of, goes_on, heads_of, numbers_columns


def test_cells_know_where_their_words_stand() -> None:
    line = "1\t đào giếng \t\tXã Mơ\n"
    cells = cells_of(line, 10)
    assert [cell.text for cell in cells] == ["1", "đào giếng", "", "Xã Mơ"]
    assert [line[cell.start - 10 : cell.end - 10] for cell in cells] == [cell.text for cell in cells]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("TT\tViệc\tHạn\n", ["TT", "Việc", "Hạn"]),
        (
            "TT\tViệc\tCơ quan\tCơ quan\n\t\tchủ trì\tphối hợp\n",
            ["TT", "Việc", "Cơ quan chủ trì", "Cơ quan phối hợp"],
        ),
        ("TT\tTên\tThực hiện\t\n\t\tChủ trì\tPhối hợp\n", ["TT", "Tên", "Chủ trì", "Phối hợp"]),
        ("TT\tTên\tNăm\tNăm\nTT\tTên\t2031\t2032\n", ["TT", "Tên", "2031", "2032"]),
        ("TT\tViệc\tHạn\n(1)\t(2)\t(3)\n", ["TT", "Việc", "Hạn"]),
    ],
)
def test_heads_of_one_line_or_more(text: str, labels: list[str]) -> None:
    assert [head.label for head in heads_of(text)] == labels


def test_a_spanning_head_stands_above_all_under_it() -> None:
    heads = heads_of("TT\tTên\tHiện trạng\t\tMục tiêu\t\n\t\t2030\t2031\t2035\t2040\n")
    assert [" ".join(cell.text for cell in head.above) for head in heads] == [
        "", "", "Hiện trạng", "Hiện trạng", "Mục tiêu", "Mục tiêu",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("(1)\t(2)\t(3)", True),
        ("1\t2\t3\t4", True),
        ("A\tB\t1\t2", True),
        ("(1)\t(2)\t(3)=(1)+(2)", True),
        ("1\tĐào giếng\t3", False),
        ("2\t3\t4", False),
        ("1\t5\t9", False),
        ("1\t2", False),
    ],
)
def test_a_row_that_only_counts_the_columns(line: str, counts: bool) -> None:
    assert numbers_columns(cells_of(line)) is counts


@pytest.mark.parametrize(
    ("upper", "line", "is_head"),
    [
        ("TT\tTên\tGiai đoạn\t\t", "\t\tNăm 2031\tNăm 2032\tNăm 2033", True),
        ("TT\tTên\tGiai đoạn\tGiai đoạn", "TT\tTên\tNăm 2031\tNăm 2032", True),
        ("TT\tTên\tThời gian", "\t\tthực hiện", True),
        ("TT\tTên\tNăm 2031", "\tToàn xã\t90%", False),
        ("TT\tTên\tNăm 2031", "1\tHộ có giếng\t90%", False),
    ],
)
def test_a_line_below_a_head(upper: str, line: str, is_head: bool) -> None:
    assert goes_on(cells_of(upper), cells_of(line)) is is_head
