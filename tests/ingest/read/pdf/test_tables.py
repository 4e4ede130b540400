"""Grids of one or of many pages become the rows of one table."""

from itertools import accumulate

from ingest.read.pdf.grids import Cell, Grid
from ingest.read.pdf.tables import Part, goes_on, rows_of

HEAD = ("TT", "Nhiệm vụ", "Chủ trì")


def part(
    page: int,
    *rows: tuple[str, ...],
    merged: tuple[Cell, ...] = (),
    widths: tuple[float, ...] = (30, 200, 90),
) -> Part:
    """Return a table of one page; `merged` cells take the place of those they cover."""
    taken = {
        (c, r) for cell in merged for c in range(cell.left, cell.right) for r in range(cell.top, cell.bottom)
    }
    cells = [
        Cell(column, column + 1, at, at + 1, text)
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
        if (column, at) not in taken
    ]
    down = tuple(100.0 + 40 * at for at in range(len(rows) + 1))
    return Part(page, Grid(tuple(accumulate(widths, initial=50.0)), down, (*cells, *merged)))


def texts(*parts: Part) -> list[str]:
    return [row.text for row in rows_of(parts) if not row.furniture]


def test_a_row_is_a_line_of_cells() -> None:
    assert texts(part(1, HEAD, ("1", "Xây kè", ""))) == ["TT\tNhiệm vụ\tChủ trì", "1\tXây kè\t"]


def test_a_row_cut_by_the_page_is_one() -> None:
    first = part(1, HEAD, ("1", "Xây dựng kè mềm, nuôi", "Sở Xây"))
    second = part(2, HEAD, ("", "bãi Đông.", "dựng"), ("2", "Đo sóng", "Sở Biển"))
    assert texts(first, second)[1:] == [
        "1\tXây dựng kè mềm, nuôi bãi Đông.\tSở Xây dựng",
        "2\tĐo sóng\tSở Biển",
    ]


def test_more_of_one_cell_is_more_of_the_row() -> None:
    first = part(1, HEAD, ("1", "- Chủ trì lập quy hoạch.", "Sở Biển"), ("2", "- Đo sóng.", "Sở Biển"))
    second = part(2, ("", "- Chủ trì đo dòng chảy.", ""))
    assert texts(first, second)[-1] == "2\t- Đo sóng. - Chủ trì đo dòng chảy.\tSở Biển"


def test_a_repeated_head_is_furniture() -> None:
    rows = rows_of([part(1, HEAD, ("1", "Xây kè", "Sở")), part(2, HEAD, ("2", "Đo sóng", "Sở"))])
    assert [(row.page, row.furniture) for row in rows] == [(1, False), (1, False), (2, True), (2, False)]


def test_a_row_without_a_number_stays_a_row() -> None:
    first = part(1, HEAD, ("1", "Sản lượng nuôi biển.", "Sở Biển"))
    second = part(2, ("", "Trong đó: nuôi xa bờ.", "Chi cục Thủy sản"), ("2", "Đo sóng", "Sở"))
    assert texts(first, second)[2].startswith("\tTrong đó")


def test_a_cell_merged_over_rows_speaks_for_each() -> None:
    rows = ("1", "Xây kè", ""), ("2", "Đo sóng", ""), ("3", "Cắm mốc", "")
    assert texts(part(1, HEAD, *rows, merged=(Cell(2, 3, 1, 4, "Sở Biển"),)))[1:] == [
        "1\tXây kè\tSở Biển", "2\tĐo sóng\tSở Biển", "3\tCắm mốc\tSở Biển",
    ]  # fmt: skip


def test_a_number_merged_over_rows_counts_one() -> None:
    rows = ("", "Của tỉnh", "a"), ("", "Của xã", "b")
    assert texts(part(1, HEAD, *rows, merged=(Cell(0, 1, 1, 3, "16"),)))[1:] == [
        "16\tCủa tỉnh\ta",
        "\tCủa xã\tb",
    ]


def test_a_group_row_is_one_cell() -> None:
    assert texts(part(1, HEAD, ("1.", "", ""), merged=(Cell(1, 3, 1, 2, "Rà soát thể chế"),)))[1:] == [
        "1.\tRà soát thể chế\t"
    ]


def test_a_cell_merged_over_the_page_break_goes_on() -> None:
    first = part(1, HEAD, ("1", "Xây kè", "Sở Biển"))
    second = part(2, ("2", "Đo sóng", ""), ("3", "Cắm mốc", ""), merged=(Cell(2, 3, 0, 2, ""),))
    assert texts(first, second)[2:] == ["2\tĐo sóng\tSở Biển", "3\tCắm mốc\tSở Biển"]


def test_an_empty_merged_cell_does_not_make_a_row_the_rest_of_another() -> None:
    first = part(1, HEAD, ("1", "Hộ cận nghèo", "Sở Biển"))
    second = part(
        2,
        ("", "", "Sở Xây dựng"),
        ("", "", "Sở Tài chính"),
        merged=(Cell(0, 1, 0, 2, ""), Cell(1, 2, 0, 2, "")),
    )
    assert texts(first, second)[2:] == ["\tHộ cận nghèo\tSở Xây dựng", "\tHộ cận nghèo\tSở Tài chính"]


def test_a_row_that_prints_nothing_is_none() -> None:
    assert texts(part(1, HEAD, ("", "", ""), ("1", "Xây kè", "Sở"))) == [
        "TT\tNhiệm vụ\tChủ trì",
        "1\tXây kè\tSở",
    ]


def test_a_table_of_other_columns_is_another() -> None:
    first = part(1, HEAD)
    assert goes_on(part(2, HEAD, widths=(32, 197, 91)), first)
    assert not goes_on(part(2, ("a", "b"), widths=(160, 160)), part(1, ("a", "b"), widths=(100, 220)))
    assert not goes_on(part(2, HEAD, widths=(30, 200, 200)), first)


def test_words_of_a_merged_cell_that_the_page_broke_off_are_whole_in_each_row() -> None:
    first = part(
        1, HEAD, ("16", "", "Đến năm 2031"), ("", "", "Đến năm 2032"),
        merged=(Cell(0, 1, 1, 3, "16"), Cell(1, 2, 1, 3, "Xây dựng kè mềm,")),
    )  # fmt: skip
    second = part(
        2, HEAD, ("", "", "Đến năm 2033"), ("", "", "Đến năm 2034"), ("17", "Đo sóng", "Hằng năm"),
        merged=(Cell(0, 1, 1, 3, ""), Cell(1, 2, 1, 3, "nuôi bãi Đông.")),
    )  # fmt: skip
    assert texts(first, second)[1:] == [
        "16\tXây dựng kè mềm, nuôi bãi Đông.\tĐến năm 2031",
        "\tXây dựng kè mềm, nuôi bãi Đông.\tĐến năm 2032",
        "\tXây dựng kè mềm, nuôi bãi Đông.\tĐến năm 2033",
        "\tXây dựng kè mềm, nuôi bãi Đông.\tĐến năm 2034",
        "17\tĐo sóng\tHằng năm",
    ]


def test_a_merged_cell_with_one_row_left_below_the_break() -> None:
    first = part(
        1, HEAD, ("1", "", "Số liệu gốc"), ("", "", "Báo cáo"), merged=(Cell(1, 2, 1, 3, "Đo sóng."),)
    )
    assert texts(first, part(2, ("", "", "Bản đồ")))[-1] == "\tĐo sóng.\tBản đồ"
    assert texts(first, part(2, ("2", "", "Bản đồ")))[-1] == "2\t\tBản đồ"


def test_a_row_cut_under_a_merged_cell_is_one() -> None:
    first = part(
        1, HEAD, ("1", "", "Số liệu"), ("", "", "Báo cáo về"), merged=(Cell(1, 2, 1, 3, "Đo sóng."),)
    )
    second = part(2, ("", "", "dòng chảy"), ("2", "Cắm mốc", "Biên bản"))
    assert texts(first, second)[-2:] == ["\tĐo sóng.\tBáo cáo về dòng chảy", "2\tCắm mốc\tBiên bản"]


def test_a_group_row_at_the_top_of_a_page_is_no_rest() -> None:
    first = part(1, HEAD, ("1", "Đo sóng.", "Sở Biển"))
    second = part(2, ("", "", ""), ("2", "Cắm mốc", "Sở Biển"), merged=(Cell(1, 3, 0, 1, "B. Trên bờ"),))
    assert texts(first, second)[1:] == ["1\tĐo sóng.\tSở Biển", "\tB. Trên bờ\t", "2\tCắm mốc\tSở Biển"]
