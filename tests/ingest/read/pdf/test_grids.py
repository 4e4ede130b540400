"""Ruled lines become tables, and only those that are tables."""

from collections.abc import Sequence

from ingest.read.pdf.grids import Cell, grids_of, one_line
from ingest.read.pdf.page import Leaning, Rule, Word


def level(y: float, x0: float, x1: float) -> Rule:
    return Rule(x0, y, x1, y + 0.5)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(x, top, x + 0.5, bottom)


def lattice(across: Sequence[float], down: Sequence[float]) -> list[Rule]:
    return [
        *(level(y, across[0], across[-1]) for y in down),
        *(upright(x, down[0], down[-1]) for x in across),
    ]


def word(x: float, base: float, text: str) -> Word:
    return Word(text, x, x + 6 * len(text), base, 12.0)


def texts(cells: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in cells]


def test_words_go_into_their_cells() -> None:
    found = grids_of(
        lattice([50, 100, 300], [100, 140, 180]),
        [word(60, 120, "TT"), word(110, 118, "Nhiệm"), word(150, 118, "vụ"), word(60, 160, "1")],
    )
    assert [texts(grid.cells) for grid in found] == [["TT", "Nhiệm vụ", "1", ""]]


def test_lines_of_a_cell_become_one() -> None:
    (grid,) = grids_of(
        lattice([50, 100, 300], [100, 180, 200]),
        [
            word(60, 120, "1"),
            word(110, 118, "Kế"),
            word(130, 118, "hoạch"),
            word(110, 134, "số"),
            word(60, 195, "2"),
        ],
    )
    assert grid.cells[1].text == "Kế hoạch số"


def test_a_merged_cell_spans_its_rows() -> None:
    rules = [level(y, 50, 200) for y in (100, 140, 180)] + [level(y, 200, 300) for y in (100, 180)]
    rules += [upright(x, 100, 180) for x in (50, 200, 300)]
    (grid,) = grids_of(rules, [word(60, 120, "a"), word(60, 160, "b"), word(210, 140, "Sở")])
    assert [(cell.top, cell.bottom, cell.text) for cell in grid.cells] == [
        (0, 1, "a"),
        (0, 2, "Sở"),
        (1, 2, "b"),
    ]


def test_a_frame_round_a_paragraph_is_no_table() -> None:
    assert grids_of(lattice([50, 300], [100, 200]), [word(60, 120, "Lưu"), word(90, 120, "ý")]) == []


def test_boxes_to_write_in_are_no_table() -> None:
    assert grids_of(lattice([50, 70, 90, 110], [100, 120]), [word(10, 115, "CMND:")]) == []


def test_underlines_are_no_table() -> None:
    assert (
        grids_of([level(100, 50, 150), level(100, 300, 450), level(120, 300, 450)], [word(60, 98, "a")]) == []
    )


def test_a_head_on_its_side_is_in_its_cell() -> None:
    on_side = Leaning(word(400, 75, "Tổng"), 75, 120)
    (grid,) = grids_of(lattice([50, 100, 300], [100, 140, 180]), [word(110, 120, "Tên")], [on_side])
    assert texts(grid.cells)[:2] == ["Tổng", "Tên"]


def test_one_line_mends_what_a_narrow_cell_cut() -> None:
    assert one_line(["Kế hoạch số 4/KH-", "BCĐ ngày 5"]) == "Kế hoạch số 4/KH-BCĐ ngày 5"
    assert one_line(["Bộ Lao động -", "Thương binh"]) == "Bộ Lao động - Thương binh"
    assert one_line(["Kiể", "m tra"]) == "Kiểm tra"


def test_a_line_that_sticks_out_makes_no_column() -> None:
    words = [word(60, 120, "TT"), word(110, 120, "Việc"), word(60, 160, "1"), word(110, 160, "Kè")]
    (grid,) = grids_of(lattice([50, 100, 300, 316], [100, 140, 180]), words)
    assert texts(grid.cells) == ["TT", "Việc", "1", "Kè"]
    (grid,) = grids_of(lattice([50, 100, 300, 316], [100, 140, 180]), [*words, word(303, 160, "x")])
    assert texts(grid.cells) == ["TT", "Việc", "", "1", "Kè", "x"]
