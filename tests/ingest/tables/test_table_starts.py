"""Tables with no word between them are told apart; pages that repeat a head part none."""

import pytest

from assistant.text.cells import cells_of
from ingest.tables.table_starts import tables_begin

HEAD = "TT\tNhiệm vụ\tCơ quan"


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        ([HEAD, "1\tĐá\tXã Mơ", "STT\tTên\tNăm", "1\tChợ\t2031"], [2]),
        ([HEAD, "1\tĐá\tXã Mơ", "2\tCầu\tXã Mơ", HEAD, "1\tChợ\tXã Mận"], [3]),
        ([HEAD, "I\tĐường\t", "1\tĐá\tXã Mơ", HEAD, "I\tChợ\t", "1\tLều\tXã Mận"], [3]),
        (["1\tĐá\tXã Mơ", "2\tCầu\tXã Mơ", "1\tChợ\tXã Mận"], [2]),
        ([HEAD, "1\tĐá\tXã Mơ", "Người lập\tNgười duyệt", "An\tBình"], [2]),
        (["Tên\tNăm", "Đá\t2031", "Việc\tAi\tNơi", "Chợ\tAn\tMơ"], [2]),
    ],
)
def test_another_table_begins(lines: list[str], begin: list[int]) -> None:
    assert tables_begin([cells_of(line) for line in lines]) == begin


@pytest.mark.parametrize(
    "lines",
    [
        [HEAD, "1\tĐá\tXã Mơ", "2\tCầu\tXã Mơ", HEAD, "3\tChợ\tXã Mận"],
        [HEAD, "I\tĐường\t", "1\tĐá\tXã Mơ", "II\tChợ\t", HEAD, "1\tLều\tXã Mận"],
        [HEAD, "1\tĐá\tXã Mơ", HEAD, "1\tĐá\tXã Mận"],
        [HEAD, "1\tĐá\tXã Mơ", f"{HEAD}\t", "2\tCầu\tXã Mơ\t", HEAD, "3\tChợ\tXã Mận"],
        [HEAD, "1\tĐá\tXã Mơ", "2\tCầu\t\tXã Mơ"],
        [HEAD, "I\tĐường", "1\tĐá\tXã Mơ", "II\tChợ"],
        ["TT\tTên\tThực hiện", "\t\tChủ trì\tPhối hợp", "1\tĐá\tXã Mơ\tXã Mận"],
        ["TT\tTên\tThực hiện", "TT\tTên\tChủ trì", "1\tĐá\tXã Mơ"],
        [],
    ],
)
def test_one_table_goes_on(lines: list[str]) -> None:
    assert tables_begin([cells_of(line) for line in lines]) == []
